"""One line of a table, read strictly: every column by name, every word spelt out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import ClassVar, NoReturn, TypeVar

from graph.dates import Span, is_day, last_day
from graph.errors import RecordError
from loaders.report import Rejection

T = TypeVar("T")
LONGEST = 2_000  # characters in one cell; names and summaries stay far below


class CellError(RecordError):
    """One cell cannot be read."""

    def __init__(self, column: str, value: str, why: str) -> None:
        self.column, self.value = column, value
        super().__init__(why, where=column)


class Row:
    """The cells of one line, taken by the names of their columns."""

    __slots__ = ("cells", "columns", "issuer", "known_to", "line", "unknown")
    nothing: ClassVar[tuple[str, ...]] = ()  # what a cell holds, too, that says nothing

    def __init__(
        self, cells: list[str], columns: Mapping[str, int], line: int, issuer: str, known_to: str
    ) -> None:
        self.cells, self.columns, self.line = cells, columns, line
        self.issuer, self.known_to = issuer, known_to
        self.unknown: list[CellError] = []  # cells that only describe, and cannot be read

    def maybe(self, column: str) -> str | None:
        """The text of the cell; None when it is empty or the column is not there."""
        at = self.columns.get(column)
        return None if at is None else told(column, self.cells[at].strip(), self.nothing)

    def text(self, column: str) -> str:
        """The text of a cell that must not be empty."""
        return self.maybe(column) or self._refuse_empty(column)

    def id(self, kind: str, column: str) -> str:
        """An id of ours: the kind, who issued it, and the published value as it stands."""
        return f"{kind}:{self.issuer}:{self.text(column)}"

    def maybe_id(self, kind: str, column: str) -> str | None:
        """The same, or None."""
        value = self.maybe(column)
        return None if value is None else f"{kind}:{self.issuer}:{value}"

    def names(self, column: str) -> tuple[str, ...]:
        """Several values with | between them."""
        value = self.maybe(column)
        if value is None:
            return ()
        return tuple(dict.fromkeys(one.strip() for one in value.split("|") if one.strip()))

    def word(self, column: str, known: Collection[str]) -> str:
        """One of the known words; there is no default."""
        return self.maybe_word(column, known) or self._refuse_empty(column)

    def maybe_word(self, column: str, known: Collection[str]) -> str | None:
        """One of the known words, or None."""
        value = self.maybe(column)
        if value is not None and value not in known:
            raise CellError(column, value, f"says {value!r}; known: {', '.join(known)}.")
        return value

    def flag(self, column: str) -> bool | None:
        """0 or 1, or None."""
        value = self.maybe_word(column, ("0", "1"))
        return None if value is None else value == "1"

    def day(self, column: str, *, whole: bool = False) -> str:
        """A day in ISO form; a month or a year too, unless it must be `whole`."""
        return self.maybe_day(column, whole=whole) or self._refuse_empty(column)

    def maybe_day(self, column: str, *, whole: bool = False) -> str | None:
        """The same, or None."""
        value = self.maybe(column)
        if value is None:
            return None
        if not is_day(value) or (whole and len(value) != 10):
            forms = "2021-07-22" if whole else "2021-07-22, 2021-07 or 2021"
            raise CellError(column, value, f"says {value!r}; that is no day of the form {forms}.")
        return value

    def number(self, column: str) -> int | None:
        """A whole number, not below 0, or None."""
        value = self.maybe(column)
        if value is None:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= 15):
            raise CellError(column, value, f"says {value!r}; a whole number, 0 or more, is needed.")
        return int(value)

    def currency(self, column: str, amount: int | None) -> str | None:
        """Three capital letters; needed where there is an amount."""
        value = self.maybe(column)
        if value is None and amount is not None:
            raise CellError(column, "", "is empty, but there is an amount.")
        if value is not None and not (len(value) == 3 and value.isascii() and value.isupper()):
            raise CellError(column, value, f"says {value!r}; three capital letters are needed.")
        return value if amount is not None else None

    def span(self, start: str, end: str, known_to: str | None = None) -> Span:
        """From one column to another; an end before its start is an error."""
        span = Span(self.maybe_day(start), self.maybe_day(end), known_to or self.known_to)
        if span.until and last_day(span.until) < span.first_day:
            raise CellError(
                end, span.until, f"says {span.until!r}, before the start {span.since!r}."
            )
        return span

    def described(self, take: Callable[[str], T], column: str) -> T | None:
        """A cell on which nothing else rests; where it cannot be read, only it is left out."""
        try:
            return take(column)
        except CellError as error:
            self.unknown.append(error)
            return None

    def lost_cells(self, file: str) -> Iterator[Rejection]:
        """Those cells, each as what was left out."""
        for error in self.unknown:
            why = f"{error.what} It is left unknown."
            yield Rejection(file, self.line, error.column, error.value, why)

    def _refuse_empty(self, column: str) -> NoReturn:
        raise CellError(column, "", "is empty; it must not be.")


def told(column: str, cell: str, nothing: Collection[str]) -> str | None:
    """What a cell says, without space around it; None when it is empty or says nothing."""
    if not cell:  # most cells are empty
        return None
    if len(cell) > LONGEST:
        raise CellError(column, cell[:40], f"is longer than {LONGEST} characters.")
    if "\0" in cell:
        raise CellError(column, cell.replace("\0", "␀"), "holds a NUL byte.")
    return None if cell in nothing else cell
