"""One line of a download, in the ways its publisher writes numbers, days and nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from graph.dates import is_day
from loaders.row import CellError, Row, told

T = TypeVar("T")
DAY_FIRST = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
MIDNIGHT = " 00:00:00"
WHOLE = re.compile(r"\d{1,15}(\.0*)?")
LONGEST_KEY = 9
KEY = re.compile(r"\d{1,9}\.0*")
NOT_GIVEN = ("n/a", "n.a.")
NOTHING = ("null",)
REMEMBERED = 1 << 16  # cells: the same ids, days and names stand there millions of times


class Line(Row):
    """A row whose whole numbers may end in `.0` and whose days may come with midnight."""

    __slots__ = ()
    nothing = NOTHING

    def key(self, column: str) -> str:
        """A number that is Transfermarkt's id of something."""
        return self._said(_key, column) or self._refuse_empty(column)

    def maybe_key(self, column: str) -> str | None:
        """The same, or None."""
        return self._said(_key, column)

    def maybe_name(self, column: str) -> str | None:
        """A name; None where there is nothing, a dash or N/A."""
        value = self.maybe(column)
        return value if value is not None and is_name(value) else None

    def maybe_day(self, column: str, *, whole: bool = False) -> str | None:
        """A day: ISO, ISO with midnight, or as files of 2023 have it, day/month/year."""
        return self._said(_day, column)

    def number(self, column: str) -> int | None:
        """A whole number, also where it is written `60000.0`."""
        return self._said(_number, column)

    def _said(self, read: Callable[[str], T | None], column: str) -> T | None:
        """What a cell says; None where it is empty or the column is not there.

        `read` remembers cells, of whichever column: whose an error is, is said here.
        """
        at = self.columns.get(column)
        if at is None:
            return None
        try:
            return read(self.cells[at].strip())
        except CellError as error:
            raise CellError(column, error.value, error.what) from error


@lru_cache(REMEMBERED)
def is_name(text: str) -> bool:
    """Whether it names anybody: a dash does not, nor does N/A."""
    return any(map(str.isalnum, text)) and text.casefold() not in NOT_GIVEN


@lru_cache(REMEMBERED)
def _key(cell: str) -> str | None:
    value = told("", cell, NOTHING)
    if value is None:
        return None
    if not (len(value) <= LONGEST_KEY and value.isascii() and value.isdigit()):
        if not (value.isascii() and KEY.fullmatch(value)):
            raise CellError("", value, f"says {value!r}; Transfermarkt's ids are numbers.")
        value = value.partition(".")[0]
    return value.lstrip("0") or "0"  # 011 is 11


@lru_cache(REMEMBERED)
def _day(cell: str) -> str | None:
    value = told("", cell, NOTHING)
    if value is None:
        return None
    day = value.removesuffix(MIDNIGHT)
    if day[2:3] == "/" and (found := DAY_FIRST.fullmatch(day)):
        day = "-".join(reversed(found.groups()))
    if not (len(day) == 10 and is_day(day)):
        form = "2021-07-22"
        raise CellError("", value, f"says {value!r}; that is no day of the form {form}.")
    return day


@lru_cache(REMEMBERED)
def _number(cell: str) -> int | None:
    value = told("", cell, NOTHING)
    if value is None:
        return None
    if not (value.isascii() and WHOLE.fullmatch(value)):
        raise CellError("", value, f"says {value!r}; a whole number, 0 or more, is needed.")
    return int(value.partition(".")[0])
