"""How are two of them connected, and who says so?

Ways grow level by level from both ends until they meet. Two spells at one club connect only if
they overlap; a claim is dated, not tested. Of each club the latest spells are followed, of each
level the latest ways: LATEST_SPELLS and LATEST_WAYS say how many, so that no hub stops the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.questions.question import Ask, Question, Values

PATHS_SHOWN, HOPS = 3, 6
THROUGH = ("PLAYED_FOR", "MANAGED", "INTERESTED_IN", "PURSUED", "SAME_PERSON")
SPELLS = frozenset({"PLAYED_FOR", "MANAGED"})
LATEST_SPELLS, LATEST_WAYS = 200, 4_000
LABELS = {"player": "Player", "manager": "Manager", "club": "Club"}


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of one path, with what it rests on."""

    path: int
    step: int
    kind: str
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    since: str | None
    until: str | None
    first_day: str | None
    last_day: str | None
    stage: str | None
    reported_on: str | None
    edge_id: str
    report_id: str | None
    source_id: str | None
    source: str | None
    title: str | None
    url: str | None
    summary: str | None


@dataclass(frozen=True, slots=True)
class _Edge:
    id: str
    kind: str
    start: str
    end: str
    first_day: str
    last_day: str

    def other(self, node: str) -> str:
        return self.end if node == self.start else self.start


@dataclass(frozen=True, slots=True)
class _Way:
    """From one end so far: nodes and the edges between them, and its oldest day."""

    nodes: tuple[str, ...]
    edges: tuple[_Edge, ...]
    oldest: str

    def longer(self, edge: _Edge) -> _Way | None:
        """One edge on; None where it returns, or misses the spell it would follow."""
        node = edge.other(self.nodes[-1])
        if node in self.nodes or (self.edges and not _meets(self.edges[-1], edge, self.nodes[-1])):
            return None
        return _Way((*self.nodes, node), (*self.edges, edge), min(self.oldest, edge.first_day))


_EDGE = """
WHERE type(edge) IN $through AND edge.known_day <= $known_on
  AND edge.first_day > '0001-01-01' AND NOT coalesce(edge.paper, false)
  AND edge.first_day <= $until AND edge.last_day >= $since
"""
_FOUND = """
RETURN edge.id AS id, type(edge) AS kind, startNode(edge).id AS start, endNode(edge).id AS end,
       edge.first_day AS first_day, edge.last_day AS last_day
ORDER BY last_day DESC, id, kind
"""
_OF_PERSON = (
    "\nUNWIND $ids AS id\nMATCH (who:{label} {id: id})"
    "-[edge:PLAYED_FOR|MANAGED|INTERESTED_IN|PURSUED]-(:Club|Player|Manager)" + _EDGE.rstrip()
) + _FOUND
# At a club whose spell is known, only spells that overlap it go on.
_OF_CLUB = (
    """
UNWIND $spells AS spell
MATCH (club:Club {id: spell.club})-[edge:PLAYED_FOR|MANAGED|INTERESTED_IN]-(:Player|Manager)"""
    + _EDGE.rstrip()
    + """
  AND (spell.first_day IS NULL OR type(edge) = 'INTERESTED_IN'
    OR edge.first_day <= spell.last_day AND edge.last_day >= spell.first_day)
WITH DISTINCT club, edge
ORDER BY edge.last_day DESC, edge.id
WITH club, collect(edge)[..$latest] AS edges
UNWIND edges AS edge"""
    + _FOUND
)
_SAME = """
UNWIND $ids AS id
MATCH (who:{label} {id: id})-[edge:SAME_PERSON]-(other)
RETURN edge.id AS id, type(edge) AS kind, startNode(edge).id AS start, endNode(edge).id AS end,
       '9999-12-31' AS first_day, '9999-12-31' AS last_day
ORDER BY id
"""
_TOLD = """
UNWIND $steps AS step
MATCH (a {id: step.start})-[edge]->(b {id: step.end})
WHERE edge.id = step.id AND type(edge) = step.kind
OPTIONAL MATCH (report:Report {id: coalesce(edge.report_id, '')})
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
RETURN step.id AS id, step.kind AS kind, edge.since AS since,
       CASE WHEN edge.last_day <= $known_on THEN edge.until END AS until,
       edge.first_day AS first_day, edge.last_day AS last_day, edge.stage AS stage,
       edge.reported_on AS reported_on, edge.report_id AS report_id, source.id AS source_id,
       source.name AS source, report.title AS title, report.url AS url, edge.summary AS summary,
       a.name AS start_name, b.name AS end_name
"""


def _gather(ask: Ask, values: Values) -> list[Hop]:
    start, end = str(values["from_node"]), str(values["to_node"])
    if start == end:
        return []
    wanted, hops = values["paths"] or PATHS_SHOWN, min(values["hops"] or HOPS, HOPS)
    search = _Search(ask, values)
    ahead = [[_Way((start,), (), "9999-12-31")]]
    behind = [[_Way((end,), (), "9999-12-31")]]
    found: dict[tuple[str, ...], _Way] = {}
    for _ in range(hops):
        side = ahead if len(ahead) <= len(behind) else behind
        side.append(search.next_level(side[-1]))
        for way in _latest(_joined(ahead[-1], behind[-1])):
            found.setdefault(way.nodes, way)
        if len(found) >= wanted or not side[-1]:
            break
    return list(_told(ask, list(found.values())[:wanted], values))


class _Search:
    """Edges of the nodes met so far; none is asked for twice."""

    def __init__(self, ask: Ask, values: Values) -> None:
        self.ask, self.values = ask, dict(values)
        self.through = tuple(values["through"] or THROUGH)
        self.values |= {"through": list(self.through), "latest": LATEST_SPELLS}
        self.edges: dict[tuple[str, str, str], list[_Edge]] = {}

    def next_level(self, ways: list[_Way]) -> list[_Way]:
        """All ways one edge longer; the latest of them when there are too many."""
        self._fetch({_place(way) for way in ways})
        longer = [
            new for way in ways for edge in self.edges[_place(way)] if (new := way.longer(edge))
        ]
        return _latest(longer)[:LATEST_WAYS]

    def _fetch(self, places: set[tuple[str, str, str]]) -> None:
        new = sorted(place for place in places if place not in self.edges)
        self.edges |= {place: [] for place in new}
        spells = [
            {"club": node, "first_day": first or None, "last_day": last or None}
            for node, first, last in new
            if node.startswith("club:")
        ]
        rows = self._rows(_OF_CLUB, {"spells": spells}) if spells else []
        for kind in ("player", "manager"):
            ids = [node for node, _, _ in new if node.startswith(f"{kind}:")]
            if ids:
                rows += self._rows(_OF_PERSON.replace("{label}", LABELS[kind]), {"ids": ids})
                if "SAME_PERSON" in self.through:
                    rows += self._rows(_SAME.replace("{label}", LABELS[kind]), {"ids": ids})
        at: dict[str, list[_Edge]] = defaultdict(list)
        for row in rows:
            edge = _Edge(**row)
            at[edge.start].append(edge)
            at[edge.end].append(edge)
        for place in new:
            self.edges[place] = list({(e.id, e.kind): e for e in at[place[0]]}.values())

    def _rows(self, text: str, more: dict[str, Any]) -> list[dict[str, Any]]:
        return self.ask(text, self.values | more)


def _latest(ways: Iterable[_Way]) -> list[_Way]:
    """The later first, by their oldest day; then by the ids of their nodes."""
    by_nodes = sorted(ways, key=lambda way: way.nodes)
    return sorted(by_nodes, key=lambda way: way.oldest, reverse=True)


def _place(way: _Way) -> tuple[str, str, str]:
    """Where a way stands: at a club, with the days of the spell that led there."""
    node = way.nodes[-1]
    if node.startswith("club:") and way.edges and way.edges[-1].kind in SPELLS:
        return node, way.edges[-1].first_day, way.edges[-1].last_day
    return node, "", ""


def _meets(one: _Edge, next: _Edge, node: str) -> bool:
    """Whether the next edge may follow: two spells at one club have to overlap."""
    if not (node.startswith("club:") and one.kind in SPELLS and next.kind in SPELLS):
        return True
    return one.first_day <= next.last_day and next.first_day <= one.last_day


def _joined(ahead: list[_Way], behind: list[_Way]) -> Iterator[_Way]:
    """Ways from both ends that end at the same node and share no other."""
    at: dict[str, list[_Way]] = defaultdict(list)
    for way in behind:
        at[way.nodes[-1]].append(way)
    for way in ahead:
        for back in at[way.nodes[-1]]:
            both = way.edges and back.edges
            if both and not _meets(way.edges[-1], back.edges[-1], way.nodes[-1]):
                continue
            if set(way.nodes[:-1]).isdisjoint(back.nodes[:-1]):
                nodes = (*way.nodes, *reversed(back.nodes[:-1]))
                edges = (*way.edges, *reversed(back.edges))
                yield _Way(nodes, edges, min(way.oldest, back.oldest))


def _told(ask: Ask, ways: Iterable[_Way], values: Values) -> Iterator[Hop]:
    """Hop by hop, with names and with what each rests on."""
    ways = list(ways)
    evidence: dict[tuple[str, str], dict[str, Any]] = {}
    for edge in {edge for way in ways for edge in way.edges}:
        text = _TOLD.replace("(a {", f"(a:{_label(edge.start)} {{").replace(
            "(b {", f"(b:{_label(edge.end)} {{"
        )
        step = {"id": edge.id, "kind": edge.kind, "start": edge.start, "end": edge.end}
        for row in ask(text, {"steps": [step], "known_on": values["known_on"]}):
            evidence[row["id"], row["kind"]] = row
    for number, way in enumerate(ways, start=1):
        for step_number, edge in enumerate(way.edges, start=1):
            said = dict(evidence[edge.id, edge.kind])
            names = {edge.start: said.pop("start_name"), edge.end: said.pop("end_name")}
            before, after = way.nodes[step_number - 1], way.nodes[step_number]
            yield Hop(
                path=number,
                step=step_number,
                from_id=before,
                from_name=names[before],
                to_id=after,
                to_name=names[after],
                edge_id=said.pop("id"),
                **said,
            )


def _label(node: str) -> str:
    return LABELS[node.partition(":")[0]]


PATHS = Question(
    key="paths",
    title="How are two of them connected?",
    row=Hop,
    needs=("from_node", "to_node"),
    takes=("paths", "hops", "through"),
    text=_OF_PERSON.replace("{label}", "Player"),
    gather=_gather,
)
