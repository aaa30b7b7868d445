"""Ways through the graph, grown from both ends until they meet: the shortest, the latest first.

Nothing here asks the graph: whoever grows ways brings the steps that lead on from a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.dates import LAST

SPELLS = frozenset({"PLAYED_FOR", "MANAGED"})
LATEST_WAYS = 20_000
# What going on from one place may bring: where it is cheaper, ways grow first.
PERSON, CLUB, WHOLE_CLUB = 5, 80, 1_000


class Step(NamedTuple):  # thousands a question: made in a third of a frozen dataclass's time
    """One edge, seen from where it is taken."""

    kind: str
    id: str
    far: str
    first_day: str
    last_day: str


class Place(NamedTuple):
    """Where a way stands; at a club, with the days of the spell that led there."""

    node: str
    first_day: str | None = None
    last_day: str | None = None


class Way(NamedTuple):
    """Nodes from one end so far, the steps between them, and the oldest first day of these."""

    nodes: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    oldest: str = LAST


Fetch = Callable[[Sequence[Place], frozenset[str] | None], Mapping[Place, Sequence[Step]]]


def find_ways(start: str, end: str, fetch: Fetch, *, wanted: int, hops: int) -> list[Way]:
    """The `wanted` shortest ways of at most `hops` steps; of one length the later first.

    A way is as late as its oldest step; among equals, ids decide. `fetch` brings the steps from
    places, all of them or only those that lead to the given nodes.
    """
    ahead, behind = [Way((start,))], [Way((end,))]
    found: dict[tuple[str, ...], Way] = {}
    for length in range(1, hops + 1):
        if _cost(ahead) <= _cost(behind):
            ahead = _grown(ahead, fetch, behind if length == hops else None)
        else:
            behind = _grown(behind, fetch, ahead if length == hops else None)
        for way in joined(ahead, behind, wanted):
            found.setdefault(way.nodes, way)
        if len(found) >= wanted or not ahead or not behind:
            break
    return list(found.values())[:wanted]


def joined(ahead: Sequence[Way], behind: Sequence[Way], wanted: int) -> list[Way]:
    """The `wanted` best ways that two halves make where they end at one node and share no other."""
    meeting = {way.nodes[-1] for way in ahead} & {back.nodes[-1] for back in behind}
    halves: dict[str, list[Way]] = defaultdict(list)
    for back in _latest(back for back in behind if back.nodes[-1] in meeting):
        halves[back.nodes[-1]].append(back)
    best: dict[tuple[str, ...], Way] = {}
    floor: Way | None = None  # what a new way has to beat: most halves cannot, by their days alone
    for way in _latest(way for way in ahead if way.nodes[-1] in meeting):
        if floor and way.oldest < floor.oldest:
            break
        loses_draw = floor is not None and way.nodes > floor.nodes[: len(way.nodes)]
        for back in halves[way.nodes[-1]]:
            if floor and _loses(min(way.oldest, back.oldest), floor.oldest, loses_draw=loses_draw):
                break
            if whole := _whole(way, back):
                best[whole.nodes] = _latest([whole, best.get(whole.nodes, whole)])[0]
        if len(best) >= wanted:
            kept = _latest(best.values())[:wanted]
            best, floor = {one.nodes: one for one in kept}, kept[-1]
    return _latest(best.values())


def _loses(oldest: str, floor: str, *, loses_draw: bool) -> bool:
    return oldest <= floor if loses_draw else oldest < floor


def _cost(ways: Sequence[Way]) -> int:
    return sum(
        PERSON if not place.node.startswith("club:") else CLUB if place.first_day else WHOLE_CLUB
        for place in {_place(way) for way in ways}
    )


def _grown(ways: Sequence[Way], fetch: Fetch, other: Sequence[Way] | None) -> list[Way]:
    """All ways one step longer; the latest of them when there are too many."""
    towards = None if other is None else frozenset(way.nodes[-1] for way in other)
    steps = fetch(list(dict.fromkeys(_place(way) for way in ways)), towards)
    longer = [
        Way((*way.nodes, step.far), (*way.steps, step), min(way.oldest, step.first_day))
        for way in ways
        for step in steps.get(_place(way), ())
        if step.far not in way.nodes
    ]
    return longer if len(longer) <= LATEST_WAYS else _latest(longer)[:LATEST_WAYS]


def _place(way: Way) -> Place:
    node = way.nodes[-1]
    if way.steps and way.steps[-1].kind in SPELLS and node.startswith("club:"):
        return Place(node, way.steps[-1].first_day, way.steps[-1].last_day)
    return Place(node)


def _latest(ways: Iterable[Way]) -> list[Way]:
    """The later first; among equals, by the ids of their nodes, then of their steps."""
    return sorted(sorted(ways), key=lambda way: way.oldest, reverse=True)


def _whole(way: Way, back: Way) -> Way | None:
    """Both halves as one way; None where they share a node or their spells do not overlap."""
    if way.steps and back.steps and not _meet(way.steps[-1], back.steps[-1], way.nodes[-1]):
        return None
    if not set(way.nodes[:-1]).isdisjoint(back.nodes):
        return None
    nodes = tuple(reversed(back.nodes[:-1]))
    steps = (
        step._replace(far=node) for step, node in zip(reversed(back.steps), nodes, strict=True)
    )
    return Way((*way.nodes, *nodes), (*way.steps, *steps), min(way.oldest, back.oldest))


def _meet(one: Step, other: Step, node: str) -> bool:
    """Two spells at one club have to overlap; a claim is dated, not tested."""
    if not (node.startswith("club:") and one.kind in SPELLS and other.kind in SPELLS):
        return True
    return one.first_day <= other.last_day and other.first_day <= one.last_day
