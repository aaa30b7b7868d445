"""The day a report came out: ISO text as we keep it, from what a file says."""

from __future__ import annotations

import re
from datetime import date

from graph.dates import is_day

HOW = "Write a day of the calendar as 2024-01-31."
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:?\d{2}.*)?\s*", re.S)


def iso_day(text: str) -> str | None:
    """The day of an ISO date or time, as it is written there; None for anything else."""
    found = _DAY.fullmatch(text)
    return found[1] if found and is_day(found[1]) else None


def stated_day(text: str) -> str | None:
    """The day a page, a mail or a feed states, or None: others may write it as they like.

    Both "2024-01-02T09:30:00Z" and "Tue, 02 Jan 2024 09:30:00 GMT" are read.
    """
    return iso_day(text) or _mail_day(text)


def _mail_day(text: str) -> str | None:
    from email.utils import parsedate_tz  # 15 ms, for mails and feeds alone

    try:
        parts = parsedate_tz(text)
        return date(*parts[:3]).isoformat() if parts else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
