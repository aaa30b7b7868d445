"""What a typed query answered: rows to read, and a picture when nodes or edges came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from explorer.drawing import Dot, Drawing, Fact, Line, drawing_of
from explorer.looks import KINDS
from explorer.sentences import VERBS, day
from explorer.tables import flat
from graph.store import EdgeRef, NodeRef, PathRef


def result_rows(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows for a table: nodes by their names, edges by what they say."""
    return [{name: _short(value) for name, value in row.items()} for row in rows]


def result_drawing(rows: Iterable[dict[str, Any]]) -> Drawing | None:
    """Exactly the nodes and edges that came back; None when there are none."""
    dots: list[Dot] = []
    lines: list[Line] = []
    for value in (value for row in rows for value in row.values()):
        for part in _parts(value):
            if isinstance(part, NodeRef):
                dots.append(_dot(part))
            else:
                dots += [_dot(end) for end in (part.start, part.end) if end.labels]
                lines.append(_line(part))
    return drawing_of(dots, lines) if dots else None


def _parts(value: Any) -> Iterator[NodeRef | EdgeRef]:
    if isinstance(value, NodeRef | EdgeRef):
        yield value
    elif isinstance(value, PathRef):
        yield from value.nodes
        yield from value.edges
    elif isinstance(value, list):
        for one in value:
            yield from _parts(one)


def _dot(node: NodeRef) -> Dot:
    kind = next((label for label in node.labels if label in KINDS), "Report")
    name = node.properties.get("name") or node.properties.get("title") or node.id
    return Dot(node.id, kind, str(name))


def _line(edge: EdgeRef) -> Line:
    on = edge.properties.get("reported_on") or edge.properties.get("since")
    words = f"{VERBS.get(edge.type, edge.type)}{f', {day(str(on))}' if on else ''}"
    stage = edge.properties.get("stage")
    said = edge.properties.get("evidence") or edge.properties.get("summary")
    day_of = str(on) if on else ""
    return Line(
        edge.id,
        edge.start.id,
        edge.end.id,
        edge.type,
        words,
        str(stage) if stage else None,
        facts=(Fact(str(said), day_of),) if said else (),
        since=day_of,
        day=day_of,
    )


def _short(value: Any) -> Any:
    if isinstance(value, NodeRef):
        return str(value.properties.get("name") or value.properties.get("title") or value.id)
    if isinstance(value, EdgeRef):
        return f"{value.type} {value.properties.get('stage') or ''}".strip()
    if isinstance(value, PathRef):
        return " – ".join(str(_short(node)) for node in value.nodes)
    plain = flat(value)
    return str(plain) if isinstance(plain, list | dict) else plain
