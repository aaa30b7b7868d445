"""What a checked feed changes: what is new, differs, moved or is gone, by what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

import pyarrow

from graph.kinds import EdgeType, NodeType
from graph.schema import LOADED, NODES, POSITION
from graph.store import Writer
from loaders.kept import Kept
from loaders.spool import Spool

TOGETHER = 500  # edges of a hub are looked through for each one that goes: 5,000 take too long
# `touched` are ids read again when only a part of a feed is; what is kept of others stands.
WHOLE, PART = "", "WHERE id IN (FROM touched)"
COMING = "CREATE TABLE coming AS FROM marks WHERE kind <> 'Position'"  # those belong to all feeds
THERE = "CREATE TABLE there AS FROM kept.written {scope}"
DIFFERS = """
CREATE TABLE todo AS
SELECT c.kind, c.nth, t.id IS NOT NULL AS known,
       CASE WHEN (c.start_id, c.end_id) IS DISTINCT FROM (t.start_id, t.end_id) THEN t.start_id END
         AS moved_from
FROM coming c LEFT JOIN there t ON t.kind = c.kind AND t.id = c.id
WHERE t.id IS NULL OR t.digest IS DISTINCT FROM c.digest
  OR (c.start_id, c.end_id) IS DISTINCT FROM (t.start_id, t.end_id)
  OR (t.overlaid AND $replace)
ORDER BY c.kind, c.nth
"""
WANTED = """
SELECT nth, known, moved_from FROM todo WHERE kind = ? AND nth >= ? AND nth < ? ORDER BY nth
"""
OVERLAID = """
INSERT INTO overlaid
SELECT t.kind, t.id FROM there t JOIN coming c ON t.kind = c.kind AND t.id = c.id
WHERE t.start_id IS NULL AND (t.overlaid OR t.digest IS DISTINCT FROM c.digest)
"""
GONE = """
CREATE TABLE gone AS
SELECT kind, id FROM there WHERE (kind, id) NOT IN (SELECT kind, id FROM coming)
"""
NOTE_WRITTEN = """
DELETE FROM kept.written {scope};
INSERT INTO kept.written
SELECT kind, id, start_id, end_id, digest, false, (kind, id) IN (FROM overlaid) FROM coming
WHERE (kind, id) NOT IN (SELECT kind, id FROM failed);
INSERT INTO kept.written
SELECT t.kind, t.id, start_id, end_id, digest, true, overlaid
FROM there t JOIN gone USING (kind, id);
DELETE FROM kept.failed {scope};
INSERT INTO kept.failed FROM failed;
DROP TABLE coming;
DROP TABLE there;
DROP TABLE gone;
DROP TABLE failed;
DROP TABLE overlaid;
DROP TABLE IF EXISTS todo;
"""
ALL_GONE = "SELECT count(*) FROM kept.written WHERE gone"
NODES_GONE = "SELECT id FROM kept.written WHERE gone AND start_id IS NULL ORDER BY id"
TO_REMOVE = "SELECT id, start_id FROM kept.written WHERE gone AND kind = ?"
# An edge goes with the node at its end, and is to be tried again.
NOTE_REMOVED = """
CREATE TABLE removed AS SELECT id FROM kept.written WHERE gone AND start_id IS NULL;
DELETE FROM kept.written WHERE gone;
CREATE TABLE left_alone AS SELECT kind, id FROM kept.written
WHERE start_id IN (FROM removed) OR end_id IN (FROM removed);
INSERT INTO kept.failed FROM left_alone;
DELETE FROM kept.written WHERE start_id IN (FROM removed) OR end_id IN (FROM removed);
"""
LEFT_ALONE = "FROM left_alone ORDER BY kind, id"
NEEDED = "SELECT count(DISTINCT end_id) FROM kept.written WHERE kind = 'NEEDS' AND NOT gone"
COUNTS = "SELECT kind, count(*) FROM kept.written WHERE NOT gone GROUP BY kind"
FAILED = pyarrow.schema([("kind", pyarrow.string()), ("id", pyarrow.string())])


class Batch(NamedTuple):
    """Rows of one type that are to be written, in the order of the spool."""

    kind: NodeType | EdgeType
    rows: list[list[Any]]
    new: list[list[Any]]
    changed: list[list[Any]]
    moved: list[dict[str, Any]]  # edges to be removed first: an upsert would leave them behind
    replaces: bool  # whether what the changed rows lack is erased
    read: int  # how many rows of the spool this stands for


class Swept(NamedTuple):
    """What a feed no longer holds."""

    vanished: int
    removed: int
    lost: list[tuple[str, str]]  # type and id of edges of the feed that went with their ends


NOTHING_GONE = Swept(0, 0, [])


class Difference:
    """A checked feed held against what is kept; used up by being written."""

    def __init__(self, kept: Kept, spool: Spool, *, part: bool, replace: bool) -> None:
        self.joins, self.spool, self.replace = kept.joins, spool, replace
        self.scope = PART if part else WHOLE
        self.joins.register("marks", spool.marks())
        self.joins.execute(COMING)
        self.joins.execute(THERE.format(scope=self.scope))
        self.joins.execute(GONE)
        self.joins.execute("CREATE TABLE failed (kind VARCHAR, id VARCHAR)")
        self.joins.execute("CREATE TABLE overlaid (kind VARCHAR, id VARCHAR)")
        self._is_first = not self._count("SELECT count(*) FROM there")
        if not self._is_first:
            self.joins.execute(DIFFERS, {"replace": replace})
        if not (self._is_first or replace):
            self.joins.execute(OVERLAID)

    def batches(self) -> Iterator[Batch]:
        """What is to be written, nodes first."""
        name, at = "", 0
        for kind, rows in self.spool.batches():
            if kind.name != name:
                name, at = kind.name, 0
            yield self._batch(kind, rows, at)
            at += len(rows)

    def fail(self, kind: NodeType | EdgeType, ids: Collection[str]) -> None:
        """These could not be written."""
        columns = ([kind.name] * len(ids), list(ids))
        self.joins.register("lost", pyarrow.table(columns, schema=FAILED))
        self.joins.execute("INSERT INTO failed FROM lost")

    def failed(self) -> list[tuple[str, str]]:
        """Type and id of what could not be written; in whatever order it was tried, the same."""
        return self.joins.execute("FROM failed ORDER BY kind, id").fetchall()

    def note_written(self) -> None:
        """Keeps what is in the graph now; of memory, nothing."""
        self.joins.execute(NOTE_WRITTEN.format(scope=self.scope))

    def counts(self) -> dict[str, int]:
        """How much of the feed is in the graph, by type."""
        found = dict(self.joins.execute(COUNTS).fetchall())
        found[POSITION.name] = self._count(NEEDED)
        return {kind.name: found[kind.name] for kind in (*NODES, *LOADED) if found.get(kind.name)}

    def _batch(self, kind: NodeType | EdgeType, rows: list[list[Any]], at: int) -> Batch:
        if kind is POSITION:
            return Batch(kind, rows, [], rows, [], False, len(rows))
        if self._is_first:
            return Batch(kind, rows, rows, [], [], False, len(rows))
        found = self.joins.execute(WANTED, (kind.name, at, at + len(rows))).fetchall()
        wanted = [(rows[nth - at], known, moved_from) for nth, known, moved_from in found]
        return Batch(
            kind,
            [row for row, _, _ in wanted],
            [row for row, known, _ in wanted if not known],
            [row for row, known, _ in wanted if known],
            [{"id": row[kind.id_at], "start": start} for row, _, start in wanted if start],
            self.replace,
            len(rows),
        )

    def _count(self, text: str) -> int:
        return int(self.joins.execute(text).fetchall()[0][0])


def sweep(
    graph: Writer, kept: Kept, *, replace: bool, part: Callable[[list[str]], object]
) -> Swept:
    """Removes, to replace, what the feed no longer holds.

    `part` takes the ids of the nodes that go, once their own edges are gone.
    """
    vanished = int(kept.joins.execute(ALL_GONE).fetchall()[0][0])
    if not replace:
        return Swept(vanished, 0, [])
    for edge in LOADED:
        _remove(graph, kept, edge)
    part([id for (id,) in kept.joins.execute(NODES_GONE).fetchall()])
    for node in NODES:
        _remove(graph, kept, node)
    kept.joins.execute(NOTE_REMOVED)
    return Swept(vanished, vanished, kept.joins.execute(LEFT_ALONE).fetchall())


def _remove(graph: Writer, kept: Kept, kind: NodeType | EdgeType) -> None:
    left = kept.joins.cursor().execute(TO_REMOVE, (kind.name,))
    while rows := left.fetchmany(TOGETHER):
        graph.write(kind.removal, [{"id": id, "start": start} for id, start in rows])
