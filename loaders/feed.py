"""A feed: whose data it is, and its records one by one, each with the place where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from loaders.folder import Record
from loaders.report import Progress, Rejection, Rejections
from loaders.seen import Seen

TELL_EVERY = 5_000  # lines


class Found(NamedTuple):
    """A record, the line it was read from, and cells of it that could not be read."""

    file: str
    line: int | None
    record: Record
    lost: tuple[Rejection, ...] = ()


class Feed(Protocol):
    """What somebody holds, in a form that is known; used up by being read."""

    name: str
    issuer: str
    licence: str | None
    known_to: str  # the last day it speaks of; some feeds know it only once they are read
    read: Counter[str]  # lines read so far, by table
    announced: set[str] | Seen  # ids of clubs and reports that are still to come

    def digests(self) -> list[str]:
        """What changes when any of its files changes."""

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """Everything it says, in the order in which records refer to each other.

        Values come before the players they belong to. What cannot be read is in `left_out`.
        """
