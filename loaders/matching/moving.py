"""Edges go where their ends stand: moved from one node to another, and back as they were told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graph.kinds import EdgeType
from graph.schema import LOADED
from graph.store import Reader, Writer
from loaders.matching.canon import OF_EDGES, Canon, Row, edge_as_told
from loaders.matching.told import by_label, chunks, label_of

NODES, EDGES = 100, 500  # read around so many; moved at once
AT_START = """
UNWIND $ids AS id
MATCH (a:{start} {{id: id}})-[e:{name}]->(b:{end})
RETURN a.id AS start, b.id AS end, properties(e) AS properties
"""
AT_END = """
UNWIND $ids AS id
MATCH (b:{end} {{id: id}})<-[e:{name}]-(a:{start})
RETURN a.id AS start, b.id AS end, properties(e) AS properties
"""
# Edges whose properties name a club or manager, some nodes at a time.
NAMING = """
MATCH (a:{start})
WHERE a.id > $after AND a.id <= $upto
MATCH (a)-[e:{name}]->(b:{end})
WHERE e.{property} IS NOT NULL
RETURN a.id AS start, b.id AS end, properties(e) AS properties
"""
NAMED = {name: "manager" if name == "manager_id" else "club" for name in OF_EDGES}


def move_edges(
    graph: Writer, touched: Collection[str], around: Collection[str], canon: Canon
) -> None:
    """Edges at the nodes `around`, and those that name one of `touched`, as they stand now."""
    for node, ids in by_label(around):
        for edge in LOADED:
            for text, end in ((AT_START, edge.start[0]), (AT_END, edge.end[0])):
                if end == node.label:
                    for some in chunks(ids, NODES):
                        found = graph.rows(_text(text, edge), {"ids": some})
                        _move(graph, edge, _rows(edge, found), canon)
    kinds = {label_of(id).reads for id in touched}
    for edge in LOADED:
        for name in edge.properties:
            if NAMED.get(name) in kinds:
                _move(graph, edge, _naming(graph, edge, name, set(touched)), canon)


def _naming(graph: Reader, edge: EdgeType, name: str, ids: set[str]) -> Iterator[Row]:
    """Rows of edges whose property names one of the ids, now or as told; read before moving."""
    at = 2 + edge.properties.index(name)
    pages = graph.pages(_text(NAMING, edge, property=name), edge.start[0])
    return iter(
        [
            row
            for page in pages
            for row in _rows(edge, page)
            if row[at] in ids or edge_as_told(edge, row)[at] in ids
        ]
    )


def _move(graph: Writer, edge: EdgeType, rows: Iterable[Row], canon: Canon) -> None:
    """What stands otherwise than it should goes and comes again, both or neither.

    By an upsert: a commit whose answer was lost is done again.
    """
    moved = [(row, canon.edge(edge, edge_as_told(edge, row))) for row in rows]
    stale = [(row, now) for row, now in moved if row != now]
    for at in range(0, len(stale), EDGES):
        some = stale[at : at + EDGES]
        gone = [{"id": row[2], "start": row[0]} for row, _ in some]
        graph.write_all([(edge.removal, gone), (edge.upsert, [now for _, now in some])])


def _rows(edge: EdgeType, found: Iterable[dict[str, Any]]) -> Iterator[Row]:
    for one in found:
        values = (one["properties"].get(name) for name in edge.properties)
        yield [one["start"], one["end"], *values]


def _text(text: str, edge: EdgeType, **more: str) -> str:
    return text.format(start=edge.start[0], end=edge.end[0], name=edge.name, **more)
