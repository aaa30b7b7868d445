"""The last day a download speaks of: the day up to which it tells what has happened."""

from __future__ import annotations

from collections.abc import Iterable

from graph.dates import days_before
from loaders.transfermarkt.moves import is_last_of_month

WEEK, BUSY = 7, 3


def last_known(happened: str | None, moves: Iterable[str]) -> str | None:
    """The latest day of a game, an appearance or a value, or of transfers that were no plans.

    Transfers run years ahead: planned ends of loans, moves agreed for summer. Those stand on the
    turn of a month, or alone; so a day is believed where three transfers fall on days of one
    week that are no turn of a month. None where nothing tells.
    """
    ordinary = sorted(day for day in moves if not (day.endswith("-01") or is_last_of_month(day)))
    busy = [
        last
        for first, last in zip(ordinary, ordinary[BUSY - 1 :], strict=False)
        if first >= days_before(last, WEEK)
    ]
    return max([day for day in (happened, *busy[-1:]) if day is not None], default=None)
