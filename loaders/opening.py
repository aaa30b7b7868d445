"""Which feed a folder holds: the documented one, or a publisher's as it was downloaded."""

from __future__ import annotations

from pathlib import Path

from loaders.documented import open_documented
from loaders.feed import Feed
from loaders.transfermarkt.download import is_download
from loaders.wikidata.files import is_wikidata


def open_feed(place: Path) -> Feed:
    """The feed at that place; FeedError where it is none that is known."""
    if is_download(place):
        from loaders.transfermarkt.feed import Download  # late: who only asks waits for no feed

        return Download(place)
    if is_wikidata(place):
        from loaders.wikidata.feed import Wikidata

        return Wikidata(place)
    return open_documented(place)
