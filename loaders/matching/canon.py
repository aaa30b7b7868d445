"""Which id stands for which after merges: rows as their feed told them, and as they stand.

Where a merge puts another id, the row keeps what was told in `as_told`: whatever is taken back
later, every row can be read as its feed told it. Pure, no graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.kinds import AS_TOLD, EdgeType, as_told

# Properties that hold the id of a player, club or manager.
OF_EDGES = ("parent_club_id", "club_id", "carried_from_club_id", "manager_id")
OF_NODES = {"Club": "parent_club_id", "Manager": "same_person_player_id"}
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Canon:
    """Of each id that is merged, the one that stands for it: its own, where it is the kept one."""

    kept: Mapping[str, str]

    def of(self, id: str) -> str:
        """Who stands for it; itself where nothing was merged."""
        return self.kept.get(id, id)

    def edge(self, edge: EdgeType, row: Row) -> Row:
        """A row as told ([start, end, *properties]), as it stands."""
        turned, told = list(row), []
        for place, at in places(edge):
            id = row[at]
            if id is not None and (kept := self.of(id)) != id:
                told.append(f"{place} {id}")
                turned[at] = kept
        turned[-1] = told or None
        return turned

    def node(self, label: str, properties: Mapping[str, Any]) -> dict[str, Any]:
        """Properties as told, as they stand; `as_told` is None where they stand as told."""
        name = OF_NODES.get(label, "")
        id = properties.get(name)
        if id is None:
            return dict(properties)
        kept = self.of(id)
        return {**properties, name: kept, AS_TOLD: [f"{name} {id}"] if kept != id else None}


def edge_as_told(edge: EdgeType, row: Row) -> Row:
    """A row as it stands, as its feed told it."""
    told, at = list(row), dict(places(edge))
    for place, id in as_told({AS_TOLD: row[-1]}).items():
        told[at[place]] = id
    told[-1] = None
    return told


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of every id in pairs of (kept, gone) the one that stands for all that are tied to it.

    That is the one that least often went; of several the first by id.
    """
    tied: dict[str, set[str]] = {}
    went: dict[str, int] = {}
    for kept, gone in pairs:
        together = tied.get(kept, {kept}) | tied.get(gone, {gone})
        tied.update(dict.fromkeys(together, together))
        went[gone] = went.get(gone, 0) + 1
    return {id: min(those, key=lambda one: (went.get(one, 0), one)) for id, those in tied.items()}


@cache
def places(edge: EdgeType) -> tuple[tuple[str, int], ...]:
    """Where a row of an edge has the ids of players, clubs and managers."""
    own = [(name, 2 + at) for at, name in enumerate(edge.properties) if name in OF_EDGES]
    return (("start", 0), ("end", 1), *own)
