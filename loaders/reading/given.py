"""What a person says of a file of reports: its name, and the date and outlet it does not state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from graph.errors import FeedError
from loaders.reading.days import HOW, iso_day
from loaders.reading.found import Report

LONGEST_TITLE = 200
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """A file's name, and what holds for each of its reports that says nothing else.

    `stem` is the id of a report that has none of its own.
    """

    name: str
    stem: str
    date: str | None = None
    outlet: str | None = None

    @property
    def ending(self) -> str:
        """The ending in small letters, with its dot."""
        return PurePath(self.name).suffix.lower()

    def report(
        self,
        text: str,
        *,
        id: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        url: str | None = None,
    ) -> Report:
        """A report of this file; half of a surrogate pair becomes U+FFFD, one for one."""
        text = whole(text)
        return Report(
            whole(id or self.stem),
            text,
            date=date or self.date,
            outlet=_one_line(outlet) or self.outlet,
            title=_one_line(title) or headline(text),
            url=_one_line(url),
        )

    def refused(self, why: str, id: str | None = None) -> Report:
        """A report that could not be read, and why."""
        return Report(whole(id or self.stem), "", self.date, self.outlet, refused=whole(why))


def given(name: str, date: str | None, outlet: str | None, *, stem: str = "") -> Given:
    """The stem is the name without its ending unless told; FeedError where the date is no day."""
    chosen = iso_day(date) if date else None
    if date and chosen is None:
        raise FeedError(f"says {date[:40]!r}, which is no day.", where="date", advice=HOW)
    return Given(name, stem or PurePath(name).stem or name, chosen, _one_line(outlet))


def headline(text: str) -> str | None:
    """The first line where it stands above the rest and ends like no sentence."""
    first, broken, rest = text[: LONGEST_TITLE + 100].strip().partition("\n")
    first = first.strip()
    if not broken or not rest.strip() or len(first) > LONGEST_TITLE or first.endswith((".", ",")):
        return None
    return first or None


def whole(text: str) -> str:
    """The text without halves of surrogate pairs, which no file can hold."""
    return _HALF.sub("\ufffd", text)


def _one_line(text: str | None) -> str | None:
    return whole(" ".join(text.split())) or None if text else None
