"""Which feed a folder holds: the documented one, or a publisher's as it was downloaded."""

from __future__ import annotations

from pathlib import Path

from graph.errors import FeedError
from loaders.documented import open_documented
from loaders.feed import Feed
from loaders.statsbomb.checkout import is_checkout
from loaders.transfermarkt.download import is_download
from loaders.wikidata.files import is_wikidata


def is_published(place: Path) -> bool:
    """Whether it is a publisher's own files, which describe themselves in no feed.toml."""
    return is_checkout(place) or is_download(place) or is_wikidata(place)


def feeds_inside(place: Path) -> list[str]:
    """The names of its folders that hold a feed each, where it is none itself."""
    if not place.is_dir() or (place / "feed.toml").exists() or is_published(place):
        return []
    folders = (one for one in sorted(place.iterdir()) if one.is_dir())
    return [one.name for one in folders if (one / "feed.toml").exists() or is_published(one)]


def open_feed(place: Path) -> Feed:
    """The feed at that place; FeedError where it is none that is known."""
    if is_checkout(place):
        from loaders.statsbomb.feed import Checkout  # late: who only asks waits for no feed

        return Checkout(place)
    if is_download(place):
        from loaders.transfermarkt.feed import Download  # late, as above

        return Download(place)
    if is_wikidata(place):
        from loaders.wikidata.feed import Wikidata  # late, as above

        return Wikidata(place)
    if inside := feeds_inside(place):
        advice = f"Load them one by one: `suitors load {place / inside[0]}`."
        raise FeedError(f"holds feeds in {', '.join(inside)}.", where=str(place), advice=advice)
    return open_documented(place)
