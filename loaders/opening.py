"""Which feed a folder holds: the documented one, or a publisher's as it was downloaded."""

from __future__ import annotations

from pathlib import Path

from loaders.documented import open_documented
from loaders.feed import Feed
from loaders.transfermarkt.download import is_download


def open_feed(place: Path) -> Feed:
    """The feed at that place; FeedError where it is none that is known."""
    if not is_download(place):
        return open_documented(place)
    from loaders.transfermarkt.feed import Download  # late: who only asks waits for no feed

    return Download(place)
