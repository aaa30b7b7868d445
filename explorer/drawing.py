"""Dots and lines, ready to be shown; a limit is always announced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.measures import Place, layers, positions

COLUMNS = ("Source", "Manager", "Club", "Player", "Position")
MOST_DOTS = 300


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody in the picture."""

    id: str
    kind: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """All edges of one kind between two dots: `words` says what, `facts` each with its source."""

    id: str
    start: str
    end: str
    kind: str
    words: str
    stage: str | None = None
    on_loan: bool = False
    count: int = 1
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: what is in it, and what was left out of it."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: str | None = None


def drawing_of(dots: Iterable[Dot], lines: Iterable[Line], left_out: str | None = None) -> Drawing:
    """One dot an id, one line a kind between two dots, and no line without both its ends."""
    by_id = {dot.id: dot for dot in dots}
    kept = dict(list(by_id.items())[:MOST_DOTS])
    if len(kept) < len(by_id) and left_out is None:
        left_out = f"The picture shows {len(kept)} of {len(by_id)} names; the table has them all."
    ends = kept.keys()
    drawn = bundled(line for line in lines if line.start in ends and line.end in ends)
    return Drawing(tuple(kept.values()), drawn, left_out)


def bundled(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Parallel lines of one kind become one, with the words and stage of the first."""
    found: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        key = (line.start, line.end, line.kind)
        first = found.get(key)
        if first is None:
            found[key] = replace(line, id="|".join(key))
        else:
            facts = tuple(dict.fromkeys((*first.facts, *line.facts)))
            found[key] = replace(first, count=first.count + line.count, facts=facts)
    return tuple(found.values())


def spring_places(drawing: Drawing) -> Mapping[str, Place]:
    """Places by springs: who is connected stands together."""
    return positions((dot.id for dot in drawing.dots), pairs(drawing))


def layered_places(drawing: Drawing) -> Mapping[str, Place]:
    """Places in columns: managers, clubs, players."""
    columns = [[dot.id for dot in drawing.dots if dot.kind == kind] for kind in COLUMNS]
    return layers([column for column in columns if column], pairs(drawing))


def pairs(drawing: Drawing) -> list[tuple[str, str]]:
    """Who is connected with whom."""
    return [(line.start, line.end) for line in drawing.lines]
