"""What the graph notes about itself: which feeds were loaded, how much there is, what is empty."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from graph.schema import (
    CARRIED_INTEREST,
    INTERESTED_IN,
    MANAGED,
    NEEDS,
    PLAYED_FOR,
    PURSUED,
    REUNITED_WITH,
    SAME_PERSON,
)
from graph.store import Writer
from loaders.beside import printable
from loaders.feed import Feed
from loaders.report import LoadReport

KEPT_REJECTIONS = 200
_NODES = ("Player", "Club", "Manager", "Source", "Report", "Position")
_EDGES = (
    PLAYED_FOR,
    MANAGED,
    INTERESTED_IN,
    PURSUED,
    NEEDS,
    SAME_PERSON,
    REUNITED_WITH,
    CARRIED_INTEREST,
)
# Counting every edge takes seconds, so a load counts once and keeps the numbers: in pages, and by
# what each node knows of its edges, which are not read for it. The engine knows its nodes.
_PAGE = """
MATCH (n:{label})
WHERE n.id > $after AND n.id <= $upto
RETURN sum(COUNT {{ (n)-[:{edge}]->() }}) AS total
"""
COUNT_NODES = {name: f"\nMATCH (n:{name})\nRETURN count(n) AS total\n" for name in _NODES}
COUNT_EDGES = {edge: _PAGE.format(label=edge.start[0], edge=edge.name) for edge in _EDGES}
LOADS = """
MATCH (load:Load)
RETURN load.id AS id, load.issuer AS issuer, load.state AS state, load.version AS version,
       load.files AS files, load.seal AS seal
ORDER BY id
"""
# After a reset the graph stays empty until somebody loads something.
ANY_RESET = "MATCH (lock:Lock) WHERE lock.emptied RETURN lock.id AS id"
SAY_EMPTIED = """
UNWIND $rows AS row
MERGE (lock:Lock {id: row.id})
SET lock.emptied = true
RETURN lock.id AS id
"""
# Positions belong to no feed; one that nobody needs any more goes.
LONE_POSITIONS = """
MATCH (position:Position)
WHERE NOT EXISTS { (position)<-[:NEEDS]-() }
WITH position, position.id AS id
DETACH DELETE position
RETURN id
"""
SAVE_TOTALS = """
UNWIND $rows AS row
MERGE (total:Total {id: row.id})
SET total = row
RETURN total.id AS id
"""
SAVE_LOAD = """
UNWIND $rows AS row
MERGE (load:Load {id: row.id})
SET load += row
RETURN load.id AS id
"""
# What is kept of a feed beside the graph is no longer true.
UNSEAL = """
UNWIND $rows AS row
MATCH (load:Load {id: row.id})
SET load.state = 'running'
REMOVE load.seal
RETURN load.id AS id
"""
FORGET_LOAD = """
UNWIND $rows AS row
MATCH (load:Load {id: row.id})
DELETE load
RETURN row.id AS id
"""


def count(graph: Writer, only: Collection[str] = ()) -> dict[str, int]:
    """How many there are of each kind (or of those alone), kept for the question `totals`."""
    found = [
        ("node", name, graph.rows(text, {})[0]["total"])
        for name, text in COUNT_NODES.items()
        if not only or name in only
    ] + [
        ("edge", edge.name, _in_pages(graph, text, edge.start[0]))
        for edge, text in COUNT_EDGES.items()
        if not only or edge.name in only
    ]
    rows = [
        {"id": f"total:{name}", "kind": kind, "name": name, "total": total}
        for kind, name, total in found
    ]
    graph.write(SAVE_TOTALS, rows)
    return {row["name"]: row["total"] for row in rows}


def _in_pages(graph: Writer, text: str, label: str) -> int:
    return sum(row["total"] for page in graph.pages(text, label) for row in page)


def note_load(graph: Writer, feed: Feed, **said: Any) -> None:
    """Notes what is known of a feed's load so far."""
    row: dict[str, Any] = {
        "id": f"load:{feed.issuer}",
        "issuer": feed.issuer,
        "name": feed.name,
        **said,
    }
    row |= {"known_to": feed.known_to, "licence": feed.licence}
    graph.write(SAVE_LOAD, [{key: _printable(value) for key, value in row.items()}])


def note_done(
    graph: Writer,
    feed: Feed,
    report: LoadReport,
    digests: list[str],
    version: str,
    seal: str | None,
) -> None:
    """Notes that the load is done, what it read and what it left out; no list is empty."""
    note_load(
        graph,
        feed,
        state="done",
        files=digests,
        version=version,
        seal=seal,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        counts=[f"{name} {count:,}" for name, count in report.read.items()] or None,
        rejected_count=report.rejected_count,
        rejected=[str(one) for one in report.rejected[:KEPT_REJECTIONS]] or None,
        ignored=list(report.ignored_columns) or None,
        notes=list(report.notes) or None,
    )


def version_of(digests: list[str], before: dict[str, Any] | None) -> str:
    """Eight hex digits that change with every load that wrote something."""
    earlier = (before or {}).get("version") or ""
    said = printable("\n".join([earlier, *digests]))
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _printable(value: Any) -> Any:
    """What is noted, with all that names a file spelt out."""
    if isinstance(value, list):
        return [printable(one) for one in value]
    return printable(value) if isinstance(value, str) else value
