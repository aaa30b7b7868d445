"""A folder a month later: of each table one row in a hundred says something else, came or went."""

from __future__ import annotations

import csv
import gzip
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

SHARE = 0.01
# What a row says otherwise, by table: a column and a value of it.
CHANGES = {
    "sources": ("name", "Another name"),
    "clubs": ("country", "Ruritania"),
    "valuations": ("value", "1234567"),
    "players": ("position", "Libero"),
    "managers": ("nationality", "Ruritania"),
    "stints": ("joined_by", "free"),
    "tenures": ("role", "caretaker"),
    "reports": ("title", "Another title"),
    "interests": ("stage", "bid"),
}


def change(folder: Path, into: Path, share: float = SHARE) -> Path:
    """A third of the rows chosen says something else, a third is new, a third is gone."""
    chance = random.Random(7)
    into.mkdir(parents=True)
    shutil.copy(folder / "feed.toml", into)
    for table, (column, value) in CHANGES.items():
        file = next(folder.glob(f"{table}.csv*"), None)
        if file is None:
            continue
        opened = gzip.open if file.suffix == ".gz" else open
        with (
            opened(file, "rt", encoding="utf-8", newline="") as before,
            opened(into / file.name, "wt", encoding="utf-8", newline="") as after,
        ):
            rows = csv.DictReader(before)
            out = csv.DictWriter(after, rows.fieldnames or [], lineterminator="\n")
            out.writeheader()
            for row in rows:
                out.writerows(_then(row, column, value, chance, share))
    return into


def _then(
    row: dict[str, str], column: str, value: str, chance: random.Random, share: float
) -> Iterator[dict[str, str]]:
    """What stands there in place of the row."""
    drawn = chance.random() * 3
    if drawn < share:
        return
    own = next(iter(row))
    if drawn < 2 * share:
        yield row | {column: value}
        return
    yield row
    if drawn < 3 * share and column != "value":
        day = {"start_date": _later(row)} if "start_date" in row else {}
        yield row | {own: f"{row[own]}-again", **day}


def _later(row: dict[str, str]) -> str:
    """A spell that is told of a second time begins on another day."""
    return row["start_date"].replace("-07-01", "-07-03")
