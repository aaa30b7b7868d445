"""What the last load of a feed left, kept in a file beside the engine's: who loads again need not
ask the graph for it.

It is believed only where the graph's own note of that load bears its seal, and where the same
program wrote it. Whatever begins to write breaks the seal first: a load that was interrupted, a
load from another machine, a reset are all noticed, and the graph is read back then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any
from uuid import uuid4

import pyarrow

from graph.store import Writer
from loaders.joins import JoinError, open_joins, quoted

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "kept"
SHAPE = """
CREATE TABLE IF NOT EXISTS kept.sealed (seal VARCHAR, program VARCHAR, known_to VARCHAR);
CREATE TABLE IF NOT EXISTS kept.written
  (kind VARCHAR, id VARCHAR, start_id VARCHAR, end_id VARCHAR, digest BLOB, gone BOOLEAN,
   overlaid BOOLEAN);  -- a node that may bear what earlier rows said and the last one does not
CREATE TABLE IF NOT EXISTS kept.failed (kind VARCHAR, id VARCHAR);
CREATE TABLE IF NOT EXISTS kept.stints (id VARCHAR, who VARCHAR, club VARCHAR, first_day DATE,
  last_day DATE, known_day DATE, precision VARCHAR, joined_by VARCHAR, on_loan BOOLEAN,
  paper BOOLEAN);
CREATE TABLE IF NOT EXISTS kept.tenures (id VARCHAR, who VARCHAR, club VARCHAR, first_day DATE,
  last_day DATE, known_day DATE, certainty VARCHAR);
CREATE TABLE IF NOT EXISTS kept.claims (id VARCHAR, player VARCHAR, club VARCHAR, manager VARCHAR,
  carried_from VARCHAR, stage VARCHAR, first_day DATE, last_day DATE, known_day DATE,
  reported_on VARCHAR);
CREATE TABLE IF NOT EXISTS kept.headers (tab VARCHAR, text BLOB);
CREATE TABLE IF NOT EXISTS kept.rows
  (tab VARCHAR, digest UBIGINT, id VARCHAR, a VARCHAR, b VARCHAR, c VARCHAR, d VARCHAR, e VARCHAR);
CREATE TABLE IF NOT EXISTS kept.announced (id VARCHAR);
"""
SPELLS = ("stints", "tenures", "claims")
TABLES = ("sealed", "written", "failed", *SPELLS, "headers", "rows", "announced")
HELD = pyarrow.schema([(name, pyarrow.string()) for name in ("kind", "id", "start_id", "end_id")])


class Kept:
    """One feed's file, and a place for joins; held by whoever loads, one at a time."""

    def __init__(self, home: Path, graph: Writer, issuer: str) -> None:
        self.home, self.issuer = home, issuer
        self._graph = graph.login.key
        self._folder = TemporaryDirectory(prefix="suitors-")
        self.folder = Path(self._folder.name)
        self.joins = open_joins(self.folder)
        self._attach()

    def __enter__(self) -> Kept:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.joins.close()
        self._folder.cleanup()

    def is_true(self, load: dict[str, Any] | None) -> bool:
        """Whether the graph's note of the load says that this is what it left."""
        seals = self.joins.execute("SELECT seal, program FROM kept.sealed").fetchall()
        return bool(load and load["state"] == "done" and seals == [(load["seal"], program())])

    def known_to(self) -> str | None:
        """The last day the feed spoke of then."""
        found = self.joins.execute("SELECT known_to FROM kept.sealed").fetchall()
        return str(found[0][0]) if found else None

    def break_seal(self) -> None:
        """Before anything is written."""
        self.joins.execute("DELETE FROM kept.sealed")

    def seal(self, known_to: str) -> str:
        """What the graph's note of the load is to bear from now on."""
        seal = uuid4().hex
        self.joins.execute("INSERT INTO kept.sealed VALUES (?, ?, ?)", (seal, program(), known_to))
        return seal

    def holds_gone(self) -> bool:
        """Whether the graph holds something that the feed no longer does."""
        return bool(self.joins.execute("FROM kept.written WHERE gone LIMIT 1").fetchall())

    def forget_rows(self) -> None:
        """The feed has no lines that could be known again."""
        self.joins.execute("DELETE FROM kept.rows; DELETE FROM kept.headers")

    def empty(self) -> None:
        """Nothing of it is true."""
        for table in TABLES:
            self.joins.execute(f"DELETE FROM kept.{table}")

    def recall(self, pages: Iterable[list[Any]]) -> None:
        """What the graph holds of the feed, as `existing.held` tells: ids, and no digests."""
        self.empty()
        for page in pages:
            columns = list(zip(*page, strict=True)) or [()] * len(HELD)
            self.joins.register("page", pyarrow.table(columns, schema=HELD))
            self.joins.execute(
                "INSERT INTO kept.written SELECT *, NULL, false, start_id IS NULL FROM page"
            )

    def attach_other(self, issuer: str, load: dict[str, Any], name: str) -> bool:
        """Attaches what is kept of another feed; whether it is there and true."""
        file = self._file(issuer)
        if not file.exists():
            return False
        try:
            self.joins.execute(f"ATTACH '{quoted(file)}' AS {name} (READ_ONLY)")
            seals = self.joins.execute(f"SELECT seal, program FROM {name}.sealed").fetchall()
        except JoinError:
            return False
        return bool(load["state"] == "done" and seals == [(load["seal"], program())])

    def _file(self, issuer: str) -> Path:
        return self.home / FOLDER / f"{issuer}-{self._graph}.duckdb"

    def _attach(self) -> None:
        """A file that cannot be read is made anew; where none can be written, none is kept."""
        file = self._file(self.issuer)
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            file.parent.mkdir(mode=0o700, exist_ok=True)
            self._open(file)
        except (OSError, JoinError):
            self._open_afresh(file)

    def _open_afresh(self, file: Path) -> None:
        self.joins.execute("DETACH DATABASE IF EXISTS kept")
        try:
            file.unlink(missing_ok=True)
            self._open(file)
        except (OSError, JoinError):
            self.joins.execute("DETACH DATABASE IF EXISTS kept")
            self._open(self.folder / "kept.duckdb")

    def _open(self, file: Path) -> None:
        self.joins.execute(f"ATTACH '{quoted(file)}' AS kept")
        self.joins.execute(SHAPE)
        programs = self.joins.execute("SELECT program FROM kept.sealed").fetchall()
        if programs != [(program(),)]:  # not to be believed, and perhaps of another shape
            for table in TABLES:
                self.joins.execute(f"DROP TABLE kept.{table}")
            self.joins.execute(SHAPE)


def forget(home: Path, graph: Writer, issuer: str = "*") -> None:
    """Removes what is kept of one feed, or of all, of that graph."""
    for file in (home / FOLDER).glob(f"{issuer}-{graph.login.key}.duckdb*"):
        file.unlink()


@lru_cache
def program() -> str:
    """Changes with every line that could have what is kept mean something else."""
    files = sorted(file for room in ("graph", "loaders") for file in (ROOT / room).rglob("*.py"))
    texts = hashlib.sha256()
    for file in files:
        texts.update(file.read_bytes())
    return texts.hexdigest()
