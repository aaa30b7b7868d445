"""Dots and lines, ready to be shown; a limit is always announced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.dates import FIRST, first_day
from graph.measures import Place, lanes, layers, positions

COLUMNS = ("Source", "Report", "Manager", "Club", "Player", "Position", "More")
LAYOUTS = ("springs", "layers", "time")
MOST_DOTS, TOO_MANY = 5_000, 10_000


@dataclass(frozen=True, slots=True)
class Fact:
    """What one report says or one record holds, on which day, and where it can be read."""

    words: str
    day: str = ""
    source: str | None = None
    url: str | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """Somebody in the picture; `big` is who was asked for."""

    id: str
    kind: str
    name: str
    note: str = ""
    big: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """All edges of one kind between two dots: `words` says what, `facts` each with its source.

    `since` and `day` are the first and the latest day it speaks of.
    """

    id: str
    start: str
    end: str
    kind: str
    words: str
    stage: str | None = None
    on_loan: bool = False
    count: int = 1
    facts: tuple[Fact, ...] = ()
    since: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: what is in it, and what was left out of it."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: str | None = None

    def facts(self) -> list[Fact]:
        """Everything said in it, each once, the latest first."""
        found = dict.fromkeys(fact for line in self.lines for fact in line.facts)
        return sorted(found, key=lambda fact: fact.day, reverse=True)


def drawing_of(dots: Iterable[Dot], lines: Iterable[Line], left_out: str | None = None) -> Drawing:
    """One dot an id, one line a kind between two dots, and no line without both its ends."""
    by_id: dict[str, Dot] = {}
    for dot in dots:
        by_id.setdefault(dot.id, dot)
    drawn = bundled(line for line in lines if line.start in by_id and line.end in by_id)
    whole = Drawing(tuple(by_id.values()), drawn, left_out)
    return whole if len(by_id) <= MOST_DOTS else _best_connected(whole)


def _best_connected(whole: Drawing) -> Drawing:
    """As many as can be read; beyond ten thousand no picture at all."""
    many = len(whole.dots)
    if many > TOO_MANY:
        return Drawing((), (), f"{many:,} names are too many for a picture; the table has them.")
    ties = Counter(end for line in whole.lines for end in (line.start, line.end))
    foremost = sorted(whole.dots, key=lambda dot: (not dot.big, -ties[dot.id]))[:MOST_DOTS]
    kept = {dot.id for dot in foremost}
    return Drawing(
        tuple(dot for dot in whole.dots if dot.id in kept),
        tuple(line for line in whole.lines if line.start in kept and line.end in kept),
        f"Showing the {MOST_DOTS:,} best connected of {many:,}. Narrow the dates or hide a kind.",
    )


def bundled(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Parallel lines of one kind become one, with the words and stage of the latest."""
    found: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        key = (line.start, line.end, line.kind)
        if key in found:
            found[key] = _joined(found[key], line)
        else:
            id = "|".join(key)
            found[key] = line if line.id == id else replace(line, id=id)
    return tuple(found.values())


def _joined(one: Line, more: Line) -> Line:
    latest = more if more.day > one.day else one
    facts = dict.fromkeys((*one.facts, *more.facts))
    return replace(
        latest,
        id=one.id,
        count=one.count + more.count,
        facts=tuple(sorted(facts, key=lambda fact: fact.day, reverse=True)),
        since=min(filter(None, (one.since, more.since)), default=""),
    )


def places(drawing: Drawing, layout: str) -> Mapping[str, Place]:
    """Where each dot stands: by springs, in columns by kind, or along the days."""
    if layout == "layers":
        columns = [[dot.id for dot in drawing.dots if dot.kind == kind] for kind in COLUMNS]
        return layers([column for column in columns if column], pairs(drawing))
    if layout == "time":
        return lanes(_days(drawing), _lanes(drawing))
    return positions((dot.id for dot in drawing.dots), pairs(drawing))


def pairs(drawing: Drawing) -> list[tuple[str, str]]:
    """Who is connected with whom."""
    return [(line.start, line.end) for line in drawing.lines]


def _days(drawing: Drawing) -> dict[str, str]:
    """The first day each dot is spoken of; nobody without one is left out."""
    days: dict[str, str] = {}
    for line in drawing.lines:
        since = line.since or line.day
        if since and since > FIRST:
            for end in (line.start, line.end):
                days[end] = min(days.get(end, "9999"), first_day(since))
    return {dot.id: days.get(dot.id, "") for dot in drawing.dots}


def _lanes(drawing: Drawing) -> dict[str, str]:
    """A lane a club, and everybody in that of the club he came to first."""
    clubs = {dot.id for dot in drawing.dots if dot.kind == "Club"}
    found = {club: club for club in clubs}
    for line in sorted(drawing.lines, key=lambda line: (line.since or line.day or "9999", line.id)):
        for end, other in ((line.start, line.end), (line.end, line.start)):
            if end not in clubs and other in clubs:
                found.setdefault(end, other)
    return found
