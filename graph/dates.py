"""Days as ISO text: published as "2019", "2019-07" or "2019-07-01", compared as full days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST, LAST = "0001-01-01", "9999-12-31"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS_KEPT = 1 << 16  # feeds say the same days again and again


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` to `until` as published; None where that end is not known or still open.

    An open end is compared as `known_to`, the last day its feed speaks of.
    """

    since: str | None
    until: str | None
    known_to: str

    @property
    def first_day(self) -> str:
        """The first day it can have held."""
        return first_day(self.since) if self.since else FIRST

    @property
    def last_day(self) -> str:
        """The last day it can have held, as far as is known."""
        return last_day(self.until) if self.until else self.known_to


def in_words(text: str) -> str:
    """ "18 Jan 2024", "Jun 2022" or "2019": days as people read them."""
    year, *rest = text.split("-")
    if not rest:
        return year
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return month if len(rest) == 1 else f"{int(rest[1])} {month}"


def first_day(text: str) -> str:
    """The first day that "2019", "2019-07" or "2019-07-01" can mean."""
    return text if len(text) == 10 else f"{text}-01-01"[:10]


def last_day(text: str) -> str:
    """The last day that "2019", "2019-07" or "2019-07-01" can mean."""
    if len(text) == 10:
        return text
    if len(text) == 4:
        return f"{text}-12-31"
    return f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:7]))[1]}"


@lru_cache(DAYS_KEPT)
def known_day(since: str | None, precision: str | None, last: str) -> str:
    """The day a spell is sure to have begun: the last one its start can mean.

    A start that nobody published is sure only when the spell is over, on its `last` day.
    """
    if since is None:
        return last
    if precision in ("year", "assumed"):
        return f"{since[:4]}-12-31"
    if precision == "month":
        return last_day(since[:7])
    if precision == "window":
        return window_closes(since)
    return last_day(since)


def window_closes(day: str) -> str:
    """The last day of the transfer window around `day`; outside one, the day itself."""
    year, month = int(day[:4]), int(day[5:7] or 12)
    if month in (6, 7, 8):
        return f"{year:04}-08-31"
    if month in (12, 1):
        return f"{year + (month == 12):04}-01-31"
    return last_day(day)


@lru_cache(DAYS_KEPT)
def days_before(day: str, days: int) -> str:
    """The day that lies `days` before; negative goes forward. Stops at the calendar's ends."""
    try:
        return (date.fromisoformat(day) - timedelta(days)).isoformat()
    except OverflowError:
        return FIRST if days > 0 else LAST


@lru_cache(DAYS_KEPT)
def is_day(text: str) -> bool:
    """Whether it is "2019", "2019-07" or "2019-07-01" and that day exists."""
    if len(text) not in (4, 7, 10) or not text[:4].isascii():
        return False
    try:
        return date.fromisoformat(first_day(text)).isoformat() == first_day(text)
    except ValueError:
        return False
