"""A checked feed on disk: batches ready to be written, and the columns that derivation needs."""

from __future__ import annotations

import csv
import hashlib
import marshal
import pickle
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import pyarrow

from graph.kinds import EdgeType, NodeType
from graph.schema import EDGES, NODES, PLAYER
from graph.store.bolt import BATCH
from loaders.seen import Seen

TYPES: dict[str, NodeType | EdgeType] = {
    **{node.label: node for node in NODES},
    **{edge.name: edge for edge in EDGES},
}
# Where the rows of an edge type hold a player, and how many of them are put in order at once.
PLAYER_AT = {
    edge.name: [edge.start[0], edge.end[0]].index(PLAYER.label)
    for edge in EDGES
    if PLAYER.label in (edge.start[0], edge.end[0])
}
IN_ORDER = 50_000
SPELL = ("id", "who", "club", "first_day", "last_day", "known_day")
TENURE = (*SPELL, "certainty")
STINT = (*SPELL, "precision", "joined_by", "on_loan", "paper")
CLAIM = (
    *("id", "player", "club", "manager", "carried_from", "stage"),
    *("first_day", "last_day", "known_day", "reported_on"),
)
COLUMNS = {"stints": STINT, "tenures": TENURE, "claims": CLAIM}
MARKS = pyarrow.schema(
    [
        *((name, pyarrow.string()) for name in ("kind", "id", "start_id", "end_id")),
        ("nth", pyarrow.int64()),
        ("digest", pyarrow.binary()),
    ]
)


class Spool:
    """Batches of rows by the type they become: a file for each, so that nodes come first."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="suitors-")
        self.folder = Path(self._folder.name)
        self.counts: Counter[str] = Counter()
        self._waiting: dict[str, list[list[Any]]] = {}
        self._files: dict[str, BinaryIO] = {}
        self._marks = pyarrow.ipc.new_stream(str(self.folder / "marks"), MARKS)
        self._marked: Counter[str] = Counter()
        self._tables = {
            name: (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
            for name in COLUMNS
        }
        self._writers = {name: csv.writer(file) for name, file in self._tables.items()}
        for name, columns in COLUMNS.items():
            self._writers[name].writerow(columns)
        self.ids, self.announced = Seen(self.folder / "ids"), Seen(self.folder / "announced")

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for batches in self._files.values():
            batches.close()
        for table in self._tables.values():
            table.close()
        self._marks.close()
        self.ids.close()
        self.announced.close()
        self._folder.cleanup()

    def put(self, name: str, row: list[Any]) -> None:
        """One row of the node or edge type of that name, as its `upsert` takes it."""
        rows = self._waiting.setdefault(name, [])
        rows.append(row)
        self.counts[name] += 1
        if len(rows) == (IN_ORDER if name in PLAYER_AT else BATCH):
            self._flush(name)

    def note(self, table: str, values: tuple[object, ...]) -> None:
        """One line of what derivation reads: the columns are in COLUMNS."""
        self._writers[table].writerow(values)

    def marks(self) -> pyarrow.RecordBatchReader:
        """Of every row put in: type, id and ends, which one of its type it is, and a digest."""
        self._flush_all()
        self._marks.close()
        # Named by its path it would be mapped whole, and count as memory.
        return pyarrow.ipc.open_stream(pyarrow.OSFile(str(self.folder / "marks")))

    def batches(self) -> Iterator[tuple[NodeType | EdgeType, list[list[Any]]]]:
        """Everything put in: all nodes, then all edges."""
        self._flush_all()
        for name, kind in TYPES.items():
            file = self._files.get(name)
            if file is None:
                continue
            size, _ = file.tell(), file.seek(0)
            while file.tell() < size:
                yield kind, pickle.load(file)

    def tables(self) -> Path:
        """The folder with what `note` wrote, complete so far."""
        for file in self._tables.values():
            file.flush()
        return self.folder

    def _flush_all(self) -> None:
        for name in list(self._waiting):
            self._flush(name)

    def _flush(self, name: str) -> None:
        if name not in self._files:
            self._files[name] = (self.folder / name).open("w+b")
        rows = self._waiting.pop(name)
        if name in PLAYER_AT:
            self._sort(rows, PLAYER_AT[name])
        for first in range(0, len(rows), BATCH):
            some = rows[first : first + BATCH]
            pickle.dump(some, self._files[name], pickle.HIGHEST_PROTOCOL)
            self._mark(TYPES[name], some)

    def _sort(self, rows: list[list[Any]], at: int) -> None:
        """In the order in which the players came, and so lie in the graph.

        Written in any other order each batch would change pages all over a large graph.
        """
        rows.sort(key=lambda row: self.ids.place(row[at]))

    def _mark(self, kind: NodeType | EdgeType, rows: list[list[Any]]) -> None:
        first, nothing = self._marked[kind.name], [None] * len(rows)
        edges = isinstance(kind, EdgeType)
        columns = (
            [kind.name] * len(rows),
            [row[kind.id_at] for row in rows],
            [row[0] for row in rows] if edges else nothing,
            [row[1] for row in rows] if edges else nothing,
            range(first, first + len(rows)),
            [digest(row) for row in rows],
        )
        arrays = [pyarrow.array(one, field.type) for one, field in zip(columns, MARKS, strict=True)]
        self._marks.write_batch(pyarrow.record_batch(arrays, schema=MARKS))
        self._marked[kind.name] += len(rows)


def digest(row: list[Any]) -> bytes:
    """The same for equal rows: version 2 of the format knows of no shared or interned values."""
    return hashlib.blake2b(marshal.dumps(row, 2), digest_size=12).digest()
