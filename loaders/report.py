"""What a load did, and what it left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

KEPT = 10_000  # rejections named one by one; beyond, they are counted


class Progress(Protocol):
    """Told now and then how far a load is; `total` is None when nobody knows."""

    def __call__(self, stage: str, done: int, total: int | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing that was left out: where it stands and why it cannot be used."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    why: str

    def __str__(self) -> str:
        where = self.file
        if self.line is not None:
            where += f" line {self.line}"
        if self.column is not None:
            where += f" column {self.column}"
        return f"{where}: {self.why}"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The outcome of a check or a load, counted by table, label or edge type."""

    feed: str
    issuer: str
    read: Mapping[str, int]
    written: Mapping[str, int]
    rejected: tuple[Rejection, ...]
    rejected_count: int
    ignored_columns: tuple[str, ...]
    derived: Mapping[str, int]
    notes: tuple[str, ...] = ()
    vanished: int = 0
    removed: int = 0
    unchanged: bool = False
    seconds: float = 0.0


class Rejections:
    """Collects what is left out: the first ones in full, all of them by number."""

    def __init__(self) -> None:
        self.kept: list[Rejection] = []
        self.count = 0
        self.unreadable = 0  # of them, those that could not be read at all
        self.ignored: list[str] = []
        self.notes: list[str] = []  # what the feed could not say, and how often
        self.files: list[str] = []  # whole files that cannot be read
        self.absent: list[str] = []  # tables that are not there

    def add(self, rejection: Rejection, *, lines: int = 1) -> None:
        """One more that cannot be read, or so many lines of a file under one name."""
        self.unreadable += lines
        self.lose(rejection)
        self.count += lines - 1

    def lose(self, rejection: Rejection) -> None:
        """One more that is well formed, but leads nowhere or contradicts another."""
        self.count += 1
        if len(self.kept) < KEPT:
            self.kept.append(rejection)
