"""What a node or edge type is: its properties, and the Cypher that writes and removes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_type_hints

Value = None | bool | int | float | str | list[str]
Taker = tuple[tuple[str, ...], Callable[[object], tuple[Value | tuple[str, ...], ...]]]
Types = Mapping[str, Any]  # what properties hold, by name: bool, int, str or list[str]
NOTHING: tuple[str, ...] = ()
SPAN = ("since", "until", "first_day", "last_day")
AS_TOLD = "as_told"  # where merges put another id, what the feed had said: "end club:wd:Q1"
WORKED_OUT = ("known_day", "first_day", "last_day", "settled_day")  # from others of the record


@dataclass(frozen=True)
class NodeType:
    """A label, the record it is made from (None: no feed's) and how a person reads it."""

    label: str
    record: type | None
    reads: str
    more: Types = field(default_factory=dict, hash=False)  # what is worked out while writing

    id_at = 0  # where a row that is to be written has its id

    @property
    def name(self) -> str:
        """Its label, as an edge type has its name."""
        return self.label

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """Names of all properties, `id` first."""
        own = ("id",) if self.record is None else _properties(self.record)
        return (*own, *self.more)

    @cached_property
    def types(self) -> Types:
        """What each property holds."""
        return {**_types(self.record, self.properties), **self.more}

    @cached_property
    def taken(self) -> Taker:
        """Names of the record's own properties, and what takes them all from one."""
        return _taker(self.record, self.properties)

    @cached_property
    def constraint(self) -> str:
        """One node an id."""
        name = f"{self.label.lower()}_id"
        return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{self.label}) REQUIRE n.id IS UNIQUE"

    @cached_property
    def upsert(self) -> str:
        """Rows of [id, properties]: new properties are added, none is erased."""
        return (
            "UNWIND $rows AS row\n"
            f"MERGE (n:{self.label} {{id: row[0]}})\n"
            "SET n += row[1]\n"
            "RETURN collect(n.id) AS ids"
        )

    @cached_property
    def replacement(self) -> str:
        """Like `upsert`, but properties that the row lacks are erased."""
        return self.upsert.replace("SET n += row[1]", "SET n = row[1]")

    @cached_property
    def creation(self) -> str:
        """Like `upsert`, for nodes known to be new."""
        return (
            f"UNWIND $rows AS row\nCREATE (n:{self.label})\nSET n = row[1]\n"
            "RETURN collect(n.id) AS ids"
        )

    @cached_property
    def removal(self) -> str:
        """Rows of {id}: the node and every edge that touches it."""
        return (
            "UNWIND $rows AS row\n"
            f"MATCH (n:{self.label} {{id: row.id}})\n"
            "WITH n, n.id AS id\n"
            "DETACH DELETE n\n"
            "RETURN id"
        )


@dataclass(frozen=True)
class EdgeType:
    """An edge from one label to another; `start` and `end` name the record's fields."""

    name: str
    record: type | None
    start: tuple[str, str]
    end: tuple[str, str]
    reads: str
    keeps: tuple[str, ...] = ()  # the record's fields this edge carries; empty: all but its ends
    more: Types = field(default_factory=dict, hash=False)  # properties that are worked out
    derived: bool = field(default=False, kw_only=True)

    id_at = 2

    @cached_property
    def properties(self) -> tuple[str, ...]:
        """Names of all properties, `id` first."""
        if self.record is None:
            return ("id", *self.more)
        ends = {self.start[1], self.end[1]}
        own = self.keeps or tuple(n for n in _properties(self.record) if n not in ends)
        return (*own, *self.more, AS_TOLD)

    @cached_property
    def types(self) -> Types:
        """What each property holds."""
        return {**_types(self.record, self.properties), **self.more}

    @cached_property
    def taken(self) -> Taker:
        """Names of the record's own properties, and what takes them all from one."""
        return _taker(self.record, self.properties)

    @cached_property
    def upsert(self) -> str:
        """Rows of [start, end, *properties]; answers with the ids whose ends both exist."""
        return (
            f"{self._between}"
            f"MERGE (a)-[e:{self.name} {{id: row[2]}}]->(b)\n"
            f"SET e = {self._values}\n"
            "RETURN collect(e.id) AS ids"
        )

    @property
    def replacement(self) -> str:
        """`upsert` itself: an edge is always written whole."""
        return self.upsert

    @cached_property
    def creation(self) -> str:
        """Like `upsert`, for edges known to be new: a third faster."""
        return (
            f"{self._between}CREATE (a)-[e:{self.name} {self._values}]->(b)\n"
            "RETURN collect(e.id) AS ids"
        )

    @property
    def _between(self) -> str:
        return (
            "UNWIND $rows AS row\n"
            f"MATCH (a:{self.start[0]} {{id: row[0]}})\n"
            f"MATCH (b:{self.end[0]} {{id: row[1]}})\n"
        )

    @property
    def _values(self) -> str:
        # By position: the names travel once, in the text, and not with every row.
        pairs = (f"{name}: row[{at}]" for at, name in enumerate(self.properties, start=2))
        return f"{{{', '.join(pairs)}}}"

    @cached_property
    def removal(self) -> str:
        """Rows of {id, start}: the edge alone."""
        return (
            "UNWIND $rows AS row\n"
            f"MATCH (a:{self.start[0]} {{id: row.start}})-[e:{self.name}]->()\n"
            "WHERE e.id = row.id\n"
            "WITH e, e.id AS id\n"
            "DELETE e\n"
            "RETURN id"
        )


def _properties(record: type) -> tuple[str, ...]:
    names = [f.name for f in fields(record)]
    if "span" in names:
        at = names.index("span")
        names[at : at + 1] = SPAN
    own = [name for name in WORKED_OUT if name not in names]
    return tuple(
        names + [name for name in own if isinstance(getattr(record, name, None), property)]
    )


def _types(record: type | None, names: tuple[str, ...]) -> dict[str, Any]:
    """As the record declares them; days are text, and a tuple is stored as a list."""
    declared: dict[str, Any] = dict.fromkeys(("id", *SPAN, *WORKED_OUT), str)
    declared |= get_type_hints(record) if record else {}
    declared[AS_TOLD] = tuple[str, ...]
    return {name: _stored(declared[name]) for name in names if name in declared}


def _stored(declared: Any) -> Any:
    if declared == tuple[str, ...]:
        return list[str]
    known = [one for one in get_args(declared) if one is not NoneType]
    return known[0] if known else declared


def as_told(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Properties as they stand, as their feed told them before merges put other ids."""
    told = {name: value for name, value in properties.items() if name != AS_TOLD}
    parts = (one.partition(" ") for one in properties.get(AS_TOLD) or ())
    return told | {name: id for name, _, id in parts}


def properties_of(record: object, node: NodeType) -> dict[str, Value]:
    """The record's values as properties; what is not known (None, empty) is left out."""
    names, take = node.taken
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in zip(names, take(record), strict=False)
        if value is not None and value != NOTHING
    }


def _taker(record: type | None, names: tuple[str, ...]) -> Taker:
    """Takes all properties the record has at once: half the time of one by one."""
    spans = hasattr(record, "span")
    known = tuple(n for n in names if hasattr(record, n) or (spans and n in SPAN))
    places = (f"span.{n}" if spans and n in SPAN else n for n in known)
    return known, attrgetter(*places, "__class__")  # with one name it would answer no tuple


def node_row(node: NodeType, record: Any, **more: Value) -> list[Any]:
    """A record as its node's `upsert` takes it; `more` are the properties worked out."""
    return [record.id, properties_of(record, node) | more]


def edge_row(edge: EdgeType, record: Any, end: str | None = None) -> list[Any]:
    """A record as its edge's `upsert` takes it; `end` where the record does not hold its id."""
    ends = (getattr(record, edge.start[1]), end or getattr(record, edge.end[1]))
    return [*ends, *edge.taken[1](record)[:-1], None]
