"""How are two of them connected, and who says so?

Ways grow level by level from both ends until they meet. Two spells at one club connect only if
they overlap; a claim is dated, not tested. Of a club the latest spells are followed, at each level
the latest ways: LATEST_SPELLS and LATEST_WAYS say how many, so that no hub stops the search.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.questions.question import Ask, Question, Values
from graph.questions.ways import LATEST_WAYS, Place, Step, Way, find_ways

__all__ = ["HOPS", "LATEST_SPELLS", "LATEST_WAYS", "PATHS", "PATHS_SHOWN", "THROUGH", "Hop"]

PATHS_SHOWN, HOPS = 3, 6
THROUGH = ("PLAYED_FOR", "MANAGED", "INTERESTED_IN", "PURSUED", "SAME_PERSON")
LATEST_SPELLS = 500


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of one path, with what it rests on."""

    path: int
    step: int
    kind: str
    from_id: str
    from_kind: str
    from_name: str
    to_id: str
    to_kind: str
    to_name: str
    since: str | None
    until: str | None
    first_day: str | None
    last_day: str | None
    certainty: str | None  # of a tenure put together from games
    games: int | None
    stage: str | None
    reported_on: str | None
    edge_id: str
    report_id: str | None
    source_id: str | None
    source: str | None
    title: str | None
    url: str | None
    summary: str | None
    evidence: str | None


# Spells without a known start or on paper meet nobody; one announced for later has not begun.
_KNOWN = """
WHERE type(edge) IN $through AND ($towards IS NULL OR $towards[other.id])
  AND (type(edge) = 'SAME_PERSON' OR edge.known_day <= $known_on
    AND edge.first_day > '0001-01-01' AND edge.first_day <= edge.last_day
    AND edge.first_day <= $until AND edge.last_day >= $since
    AND NOT coalesce(edge.paper, false))"""
_STEP = "[type(edge), edge.id, other.id, coalesce(edge.first_day, '9999-12-31'), edge.last_day]"
_FROM_PLAYER = f"""
UNWIND $places AS place
MATCH (who:Player {{id: place.node}})-[edge:PLAYED_FOR|INTERESTED_IN|PURSUED|SAME_PERSON]-(other)
{_KNOWN.strip()}
RETURN place.at AS at, collect({_STEP}) AS steps
ORDER BY at
"""
_FROM_MANAGER = f"""
UNWIND $places AS place
MATCH (who:Manager {{id: place.node}})-[edge:MANAGED|PURSUED|SAME_PERSON]-(other)
{_KNOWN.strip()}
RETURN place.at AS at, collect({_STEP}) AS steps
ORDER BY at
"""
# From a club that a spell led to, only spells that overlap it lead on.
_FROM_CLUB = f"""
UNWIND $places AS place
MATCH (who:Club {{id: place.node}})-[edge:PLAYED_FOR|MANAGED|INTERESTED_IN]-(other)
{_KNOWN.strip()}
  AND (place.first_day IS NULL OR type(edge) = 'INTERESTED_IN'
    OR edge.first_day <= place.last_day AND edge.last_day >= place.first_day)
WITH place, edge, other
ORDER BY edge.last_day DESC, edge.id
RETURN place.at AS at, collect({_STEP})[..$latest] AS steps
ORDER BY at
"""
_FROM = {"player": _FROM_PLAYER, "manager": _FROM_MANAGER, "club": _FROM_CLUB}

# Which end an edge begins at, and how to reach it from its end with fewer edges.
_STARTS = {
    "PLAYED_FOR": "player",
    "MANAGED": "manager",
    "INTERESTED_IN": "club",
    "PURSUED": "manager",
    "SAME_PERSON": "manager",
}
_REACH = {
    "PLAYED_FOR": "(a:Player {id: step.start})-[edge:PLAYED_FOR]->(b:Club)",
    "MANAGED": "(a:Manager {id: step.start})-[edge:MANAGED]->(b:Club)",
    "INTERESTED_IN": "(b:Player {id: step.end})<-[edge:INTERESTED_IN]-(a:Club)",
    "PURSUED": "(a:Manager {id: step.start})-[edge:PURSUED]->(b:Player)",
    "SAME_PERSON": "(a:Manager {id: step.start})-[edge:SAME_PERSON]->(b:Player)",
}
_TOLD = """
UNWIND $steps AS step
MATCH {reach}
WHERE edge.id = step.id
OPTIONAL MATCH (report:Report {id: coalesce(edge.report_id, '')})
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
RETURN edge.id AS edge_id, a.name AS start_name, b.name AS end_name, edge.since AS since,
       CASE WHEN edge.last_day <= $known_on THEN edge.until END AS until,
       edge.first_day AS first_day,
       CASE WHEN edge.last_day > $known_on THEN $known_on ELSE edge.last_day END AS last_day,
       edge.certainty AS certainty, edge.games AS games,
       edge.stage AS stage, edge.reported_on AS reported_on, edge.report_id AS report_id,
       source.id AS source_id, source.name AS source, report.title AS title, report.url AS url,
       edge.summary AS summary, edge.evidence AS evidence
ORDER BY edge_id
"""


def _gather(ask: Ask, values: Values) -> list[Hop]:
    start, end = str(values["from_node"]), str(values["to_node"])
    if start == end:
        return []
    through = [kind for kind in THROUGH if kind in (values["through"] or THROUGH)]
    days = {name: values[name] for name in ("since", "until", "known_on")}
    common = {**days, "through": through, "latest": LATEST_SPELLS}

    def fetch(places: Sequence[Place], towards: frozenset[str] | None) -> dict[Place, list[Step]]:
        only = None if towards is None else dict.fromkeys(towards, True)
        return _steps(ask, places, {**common, "towards": only})

    wanted, hops = values["paths"] or PATHS_SHOWN, min(values["hops"] or HOPS, HOPS)
    ways = find_ways(start, end, fetch, wanted=wanted, hops=hops)
    return _told(ask, ways, days["known_on"])


def _steps(ask: Ask, places: Sequence[Place], common: Values) -> dict[Place, list[Step]]:
    """The steps that lead on from each place, read with one text for each kind of node."""
    steps: dict[Place, list[Step]] = {}
    for kind, text in _FROM.items():
        here = [
            {"at": at, **place._asdict()}
            for at, place in enumerate(places)
            if _kind(place.node) == kind
        ]
        for row in ask(text, {**common, "places": here}) if here else ():
            steps[places[row["at"]]] = [Step(*step) for step in row["steps"]]
    return steps


def _told(ask: Ask, ways: Sequence[Way], known_on: str) -> list[Hop]:
    """Hop by hop, with names and with what each rests on."""
    hops = [
        (path, at, way.steps[at - 1], way.nodes[at - 1], way.nodes[at])
        for path, way in enumerate(ways, start=1)
        for at in range(1, len(way.nodes))
    ]
    asked: dict[str, list[dict[str, str]]] = {}
    for _, _, step, before, after in hops:
        start, end = _in_order(step.kind, before, after)
        asked.setdefault(step.kind, []).append({"id": step.id, "start": start, "end": end})
    said = {
        (kind, row["edge_id"]): row
        for kind, steps in asked.items()
        for row in ask(
            _TOLD.replace("{reach}", _REACH[kind]), {"steps": steps, "known_on": known_on}
        )
    }
    return [_hop(*hop, said[hop[2].kind, hop[2].id]) for hop in hops]


def _hop(path: int, at: int, step: Step, before: str, after: str, said: dict[str, Any]) -> Hop:
    start, end = _in_order(step.kind, before, after)
    names = {start: said["start_name"], end: said["end_name"]}
    return Hop(
        path=path,
        step=at,
        kind=step.kind,
        from_id=before,
        from_kind=_kind(before),
        from_name=names[before],
        to_id=after,
        to_kind=_kind(after),
        to_name=names[after],
        **{name: value for name, value in said.items() if name not in ("start_name", "end_name")},
    )


def _in_order(kind: str, before: str, after: str) -> tuple[str, str]:
    """Start and end of the edge, whichever way it is walked."""
    return (before, after) if _kind(before) == _STARTS[kind] else (after, before)


def _kind(node: str) -> str:
    return node.partition(":")[0]


PATHS = Question(
    key="paths",
    title="How are two of them connected?",
    row=Hop,
    needs=("from_node", "to_node"),
    takes=("paths", "hops", "through"),
    text="\n// Asked level by level from both ends; this is the step on from players."
    + _FROM_PLAYER,
    gather=_gather,
)
