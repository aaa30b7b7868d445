"""A time on Wikidata: cut to what its precision says is known, or why it is not."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from graph.dates import is_day
from graph.errors import RecordError

GREGORIAN, JULIAN = "Q1985727", "Q1985786"
YEAR, MONTH, DAY = 9, 10, 11
WORDS = {YEAR: "year", MONTH: "month", DAY: "day"}
TIME = re.compile(r"\+?0*(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
BEFORE_CHRIST = re.compile(r"-\d+-\d\d-\d\dT.*")
JULIAN_DAYS = 1_721_425  # from the Julian day number to Python's count of days


class Moment(NamedTuple):
    """A day as published with its precision; or, without a day, how it is not known.

    `how` is said, unknown (somevalue), none (novalue), or coarse: no finer than a decade.
    """

    how: str
    day: str | None = None

    @property
    def precision(self) -> str | None:
        """As a spell has it."""
        return None if self.day is None else {4: "year", 7: "month", 10: "day"}[len(self.day)]


UNKNOWN, NONE, COARSE = Moment("unknown"), Moment("none"), Moment("coarse")


def moment(time: str, precision: int, model: str | None = None) -> Moment:
    """The time as far as its precision goes; RecordError where it cannot be read."""
    calendar = (model or GREGORIAN).rpartition("/")[2]
    if calendar not in (GREGORIAN, JULIAN):
        raise RecordError(f"has the unknown time model {model!r}.")
    if precision not in range(15):
        raise RecordError(f"has the unknown precision {precision!r}.")
    if precision < YEAR or BEFORE_CHRIST.fullmatch(time):
        return COARSE
    found = TIME.fullmatch(time)
    # `-00-00` stands where the precision does not reach: cut before it is read as a day.
    text = "-".join(found.groups()[: min(precision, DAY) - YEAR + 1]) if found else time
    if not is_day(text):
        raise RecordError(f"says {time!r}; that is no day of the calendar.")
    if calendar == JULIAN and len(text) == len("2009-07-01"):
        text = _gregorian(text)
    return Moment("said", text)


def agreed(moments: Collection[Moment]) -> Moment | None:
    """What several times for one thing say together: the finest of those that agree.

    None where nothing is said at all; RecordError where they contradict each other.
    """
    days = sorted({one.day for one in moments if one.day}, key=len)
    if not days:
        return next((one for one in (NONE, UNKNOWN, COARSE) if one in moments), None)
    if not all(days[-1].startswith(day) for day in days):
        raise RecordError(f"says {' and '.join(sorted(days))}.")
    return Moment("said", days[-1])


def agree(one: str | None, other: str | None) -> bool:
    """Whether two days can be the same one; a day not said contradicts nothing."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def finer(one: str | None, other: str | None) -> str | None:
    """The more exact one of two that agree."""
    return max(one or "", other or "", key=len) or None


def _gregorian(text: str) -> str:
    """A day of the Julian calendar in ours; 29 February of a Julian year is not read."""
    year, month, day = (int(part) for part in text.split("-"))
    shift = (14 - month) // 12
    years, months = year + 4_800 - shift, month + 12 * shift - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083
    return date.fromordinal(number - JULIAN_DAYS).isoformat()
