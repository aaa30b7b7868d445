"""Which feed a folder holds: the documented one, or a publisher's as it was downloaded."""

from __future__ import annotations

from pathlib import Path

from loaders.documented import open_documented
from loaders.feed import Feed


def open_feed(place: Path) -> Feed:
    """The feed at that place; FeedError where it is none that is known."""
    return open_documented(place)
