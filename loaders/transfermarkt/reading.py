"""A download's tables, read line by line: each counted, what cannot be read named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from loaders.feed import TELL_EVERY
from loaders.lines import TableFile, refuse_unreadable
from loaders.report import Progress, Rejection, Rejections
from loaders.row import CellError
from loaders.transfermarkt.line import Line
from loaders.transfermarkt.tables import Table, lines

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of all files: how many lines there were, and what was left out."""

    files: Mapping[str, TableFile]
    read: Counter[str]
    left_out: Rejections
    progress: Progress | None

    def each(self, table: Table, parse: Callable[[Line], T]) -> Iterator[T]:
        """What every line of the table says; nothing where there is no such table."""
        file = self.files.get(table.name)
        if file is None:
            return
        before, count = self.left_out.unreadable, 0
        for line in lines(table, file, self.left_out):
            count += 1
            if self.progress and count % TELL_EVERY == 0:
                self.progress(f"Reading {table.name}", count, None)
            try:
                found = parse(line)
            except CellError as error:
                what = (error.column, error.value, error.what)
                self.left_out.add(Rejection(file.name, line.line, *what))
                continue
            if line.unknown:  # hardly ever
                for cell in line.lost_cells(file.name):
                    self.left_out.add(cell)
            yield found
        self.read[table.name] = count
        refuse_unreadable(file.name, self.left_out.unreadable - before, count, self.left_out)

    def lose(self, table: Table, line: int, column: str, value: str, why: str) -> None:
        """Names a line that is well formed, but leads nowhere or contradicts another."""
        self.left_out.lose(Rejection(self.name_of(table), line, column, value, why))

    def name_of(self, table: Table) -> str:
        """The name of the table's file."""
        file = self.files.get(table.name)
        return file.name if file else f"{table.name}.csv"
