"""Who appeared for which club on which days, millions of them in a few bytes each."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple


class Sighting(NamedTuple):
    """The days of his appearances for one club, with none for another in between."""

    club: str
    days: tuple[str, ...]


class Appearances:
    """A player's appearances as numbers: the day in the upper bits, the club in the lower 32."""

    def __init__(self) -> None:
        self._of: defaultdict[str, array[int]] = defaultdict(partial(array, "Q"))

    def add(self, player: str, club: str, day: str) -> None:
        """One appearance."""
        self._of[player].append(_number(day) << 32 | int(club))

    def players(self) -> Iterator[str]:
        """Everybody who appeared, in the order in which they first did in the file."""
        return iter(self._of)

    def of(self, player: str) -> list[Sighting]:
        """His appearances in order of day, club after club."""
        packed = sorted(self._of.get(player, ()))
        return [
            Sighting(str(club), tuple(_day(one >> 32) for one in days))
            for club, days in groupby(packed, lambda one: one & 0xFFFFFFFF)
        ]


@lru_cache(1 << 15)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@lru_cache(1 << 15)
def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()
