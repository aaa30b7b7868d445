"""What a feed brings, written to those who stand for its players, clubs and managers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from graph.kinds import EdgeType, NodeType
from graph.store import Writer
from loaders.matching.canon import OF_NODES, Canon
from loaders.matching.joining import read_united, settle
from loaders.matching.told import issuer_of, kept_ids, read_told, write_told

Rows = list[list[Any]]


class Merged:
    """The merges that stand while a feed is written."""

    def __init__(self, graph: Writer) -> None:
        self.graph, self.canon = graph, Canon(kept_ids(graph))

    @property
    def ids(self) -> Collection[str]:
        """Of all that are merged, kept or not."""
        return self.canon.kept.keys()

    def gone(self, issuer: str) -> list[str]:
        """Ids of one issuer for which another stands: they have no node of their own."""
        return [id for id in self.ids if issuer_of(id) == issuer and self.canon.of(id) != id]

    def part(self, ids: Collection[str]) -> None:
        """Parts those from all others, before they go."""
        if self.ids:
            settle(self.graph, without=ids)

    def written_as(self, kind: NodeType | EdgeType, id: str) -> str:
        """The id that is in the graph once a row of that id is written."""
        return self.canon.of(id) if isinstance(kind, NodeType) else id

    def turned(self, kind: NodeType | EdgeType, rows: Rows, *, replace: bool = False) -> Rows:
        """The batch as it is to be written; what is told of the merged is kept beside."""
        if not self.canon.kept:
            return rows
        if isinstance(kind, EdgeType):
            return [self.canon.edge(kind, row) for row in rows]
        mine = {row[0]: row[1] for row in rows if row[0] in self.canon.kept}
        alone = [row for row in rows if row[0] not in mine]
        if kind.label in OF_NODES:
            alone = [[id, self.canon.node(kind.label, told)] for id, told in alone]
        return alone + self._together(mine, replace)

    def _together(self, mine: dict[str, dict[str, Any]], replace: bool) -> Rows:
        """As for every node, what is new is added, and erased only to replace."""
        before = {} if replace else read_told(self.graph, mine)
        told = {id: before.get(id, {}) | mine[id] for id in mine}
        write_told(self.graph, told, self.canon.kept)
        heads = {self.canon.of(id) for id in mine}
        return [[id, whole] for id, whole in read_united(self.graph, heads, self.canon).items()]
