"""What an earlier load of the same feed left in the graph: to move, to count, to remove."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from graph.kinds import EdgeType, NodeType
from graph.schema import LOADED, NODES
from graph.store import Writer
from loaders.spool import Spool

# Edges of one type, by the node they begin at, some nodes at a time.
READ_EDGES = """
MATCH (a:{label})
WHERE a.id > $after AND a.id <= $upto
OPTIONAL MATCH (a)-[e:{name}]->(b)
RETURN a.id AS id, collect({{id: e.id, end: b.id}}) AS edges
ORDER BY id
"""
READ_NODES = """
MATCH (n:{label})
WHERE n.id > $after AND n.id <= $upto
RETURN n.id AS id
ORDER BY id
"""
READ_SPELLS = """
MATCH (a:{label})
WHERE a.id > $after AND a.id <= $upto
OPTIONAL MATCH (a)-[e:{name}]->(b)
WHERE e.since IS NOT NULL
RETURN a.id AS id, collect({{id: e.id, club: b.id, first_day: e.first_day, last_day: e.last_day,
       known_day: e.known_day, precision: e.precision, joined_by: e.joined_by,
       on_loan: e.on_loan, paper: e.paper}}) AS spells
ORDER BY id
"""
READ_CLAIMS = """
MATCH (a:Club)
WHERE a.id > $after AND a.id <= $upto
OPTIONAL MATCH (a)-[e:INTERESTED_IN]->(b)
RETURN a.id AS id, collect({id: e.id, player: b.id, manager: e.manager_id,
       carried_from: e.carried_from_club_id, stage: e.stage, first_day: e.first_day,
       last_day: e.last_day, known_day: e.known_day, reported_on: e.reported_on}) AS claims
ORDER BY id
"""
PAGE = 2_000
TOGETHER = 500  # edges of a hub are looked through for each one that goes: 5,000 take too long


class Existing:
    """Ids of one issuer that are in the graph, on disk; those met again are crossed off."""

    def __init__(self, graph: Writer, issuer: str) -> None:
        self.graph, self.issuer = graph, issuer
        self._folder = tempfile.TemporaryDirectory(prefix="suitors-")
        self._there = sqlite3.connect(Path(self._folder.name) / "there", isolation_level=None)
        self._there.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE there (type TEXT, id TEXT, start TEXT, end TEXT,"
            " PRIMARY KEY (type, id)) WITHOUT ROWID; BEGIN"
        )
        for edge in LOADED:
            self._note_edges(edge)
        for node in NODES:
            for page in graph.pages(READ_NODES.format(label=node.label), node.label):
                ours = ((node.label, row["id"]) for row in page if self._is_ours(row["id"]))
                self._there.executemany("INSERT INTO there (type, id) VALUES (?, ?)", ours)

    def __enter__(self) -> Existing:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._there.close()
        self._folder.cleanup()

    def meet(self, kind: NodeType | EdgeType, rows: list[list[Any]]) -> None:
        """Crosses off what comes again; an edge whose ends changed is removed first."""
        moved = []
        for row in rows:
            found = self._there.execute(
                "DELETE FROM there WHERE type = ? AND id = ? RETURNING start, end",
                (kind.name, row[kind.id_at]),
            ).fetchone()
            if found and found[0] and list(found) != row[:2]:
                moved.append({"id": row[kind.id_at], "start": found[0]})
        if moved:
            self.graph.write(kind.removal, moved)

    def sweep(self, *, replace: bool) -> tuple[int, int]:
        """What was not met again: how many vanished, and how many of them were removed."""
        (vanished,) = self._there.execute("SELECT count(*) FROM there").fetchone()
        if not replace:
            return vanished, 0
        for kind in (*LOADED, *NODES):
            for rows in self._left(kind.name):
                self.graph.write(kind.removal, rows)
        return vanished, vanished

    def _left(self, name: str) -> Iterator[list[dict[str, Any]]]:
        left = self._there.execute("SELECT id, start FROM there WHERE type = ?", (name,))
        while rows := left.fetchmany(TOGETHER):
            yield [{"id": id, "start": start} for id, start in rows]

    def _note_edges(self, edge: EdgeType) -> None:
        text = READ_EDGES.format(label=edge.start[0], name=edge.name)
        for page in self.graph.pages(text, edge.start[0], size=PAGE):
            ours = (
                (edge.name, found["id"], row["id"], found["end"])
                for row in page
                for found in row["edges"]
                if found["id"] and self._is_ours(found["id"])
            )
            self._there.executemany("INSERT OR REPLACE INTO there VALUES (?, ?, ?, ?)", ours)

    def _is_ours(self, id: str) -> bool:
        return id.split(":", 2)[1] == self.issuer


def note_graph(graph: Writer, spool: Spool, *, without: str | None) -> None:
    """Notes the spells and claims of the graph for derivation, but for one issuer's."""
    for table, label, name in (
        ("stints", "Player", "PLAYED_FOR"),
        ("tenures", "Manager", "MANAGED"),
    ):
        for page in graph.pages(READ_SPELLS.format(label=label, name=name), label, size=PAGE):
            for row in page:
                for spell in row["spells"]:
                    if spell["id"] and spell["id"].split(":", 2)[1] != without:
                        spool.note(table, spell_line(table, row["id"], spell))
    for page in graph.pages(READ_CLAIMS, "Club", size=PAGE):
        for row in page:
            for claim in row["claims"]:
                if claim["id"] and claim["id"].split(":", 2)[1] != without:
                    spool.note("claims", claim_line(row["id"], claim))


def spell_line(table: str, who: str, spell: dict[str, Any]) -> tuple[object, ...]:
    """A spell as a line of what derivation reads."""
    days = (spell["first_day"], spell["last_day"], spell["known_day"])
    if table == "tenures":
        return (spell["id"], who, spell["club"], *days)
    terms = (int(spell["on_loan"] or 0), int(spell["paper"] or 0))
    return (spell["id"], who, spell["club"], *days, spell["precision"], spell["joined_by"], *terms)


def claim_line(club: str, claim: dict[str, Any]) -> tuple[object, ...]:
    """A claim as a line of what derivation reads."""
    who = (claim["id"], claim["player"], club, claim["manager"], claim["carried_from"])
    days = (claim["first_day"], claim["last_day"], claim["known_day"], claim["reported_on"])
    return (*who, claim["stage"], *days)
