"""The last day a download speaks of: the day up to which it tells what has happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graph.dates import FIRST, days_before
from loaders.transfermarkt.moves import is_last_of_month

WEEK, MONTH, BUSY = 7, 31, 3


def last_known(happened: Counter[str], moves: Counter[str]) -> str | None:
    """The latest day of games and values, or of transfers that were no plans; None: none tells.

    A lone day may be a slip (day and month of games were once swapped), so one is believed where
    three games or values fall in the 31 days up to it; where they never do, the latest counts.
    Transfers run years ahead: ends of loans, moves agreed for summer. Those stand on the turn of
    a month, or alone; others are believed where there are three in a week.
    """
    busy, slip = _busy(happened, MONTH), max(happened, default=None)
    days = (busy or slip, _busy(_ordinary(moves), WEEK))
    return max((day for day in days if day), default=None)


def known_at_least(happened: Counter[str], moves: Counter[str]) -> str:
    """A day before which the last known one never falls, however many more days are counted."""
    return max(_busy(happened, MONTH) or FIRST, _busy(_ordinary(moves), WEEK) or FIRST)


def is_turn_of_month(day: str) -> bool:
    """Whether it is a month's first day or one of its last two."""
    return day.endswith("-01") or is_last_of_month(day)


def _ordinary(moves: Mapping[str, int]) -> dict[str, int]:
    return {day: n for day, n in moves.items() if not is_turn_of_month(day)}


def _busy(days: Mapping[str, int], within: int) -> str | None:
    """The latest day up to which enough happened within so many days."""
    for day in sorted(days, reverse=True):
        since = days_before(day, within)
        if sum(n for other, n in days.items() if since <= other <= day) >= BUSY:
            return day
    return None
