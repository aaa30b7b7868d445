"""The whole graph, node by node and edge by edge, in pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.kinds import EdgeType, NodeType
from graph.schema import EDGES, NODES
from graph.store import Reader

PAGE = 2_000
Row = dict[str, Any]
# A page is one row: many small ones would take the driver twice as long.
READ_NODES = """
MATCH (n:{label})
WHERE n.id > $after AND n.id <= $upto
WITH n
ORDER BY n.id
RETURN collect(properties(n)) AS nodes
"""
READ_EDGES = """
MATCH (a:{label})
WHERE a.id > $after AND a.id <= $upto
MATCH (a)-[e:{name}]->(b:{end})
WITH a.id AS start, b.id AS end, properties(e) AS properties
ORDER BY start
RETURN collect([start, end, properties]) AS edges
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How many nodes and edges were written, and how many claims of reports read here were not.

    `decisions` of who is told of twice stay behind, too.
    """

    nodes: int
    edges: int
    left_out: int = 0
    decisions: int = 0


def nodes(reader: Reader) -> Iterator[tuple[NodeType, Row]]:
    """Every node: its type and its properties."""
    for node in NODES:
        yield from ((node, properties) for properties in nodes_of(reader, node))


def edges(reader: Reader) -> Iterator[tuple[EdgeType, str, str, Row]]:
    """Every edge: its type, start, end and properties."""
    for edge in EDGES:
        yield from ((edge, *found) for found in edges_of(reader, edge))


def nodes_of(reader: Reader, node: NodeType) -> Iterator[Row]:
    """The properties of every node of one type."""
    for page in reader.pages(READ_NODES.format(label=node.label), node.label):
        yield from page[0]["nodes"]


def edges_of(reader: Reader, edge: EdgeType) -> Iterator[tuple[str, str, Row]]:
    """Start, end and properties of every edge of one type."""
    text = READ_EDGES.format(label=edge.start[0], name=edge.name, end=edge.end[0])
    for page in reader.pages(text, edge.start[0], size=PAGE):
        yield from ((start, end, properties) for start, end, properties in page[0]["edges"])


def said(value: Any) -> str:
    """A value as text: lists with | between, true and false in small letters."""
    if isinstance(value, list):
        return "|".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
