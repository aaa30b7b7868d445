"""Save a report, take it back, dismiss a doubt: each is done whole, by one at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.errors import NotInGraph, ReportError
from graph.schema import REPORT
from graph.settings import Settings
from graph.store import Writer, open_writer
from loaders.bookkeeping import LONE_POSITIONS
from loaders.lock import LoadLock
from loaders.news.changes import Change
from loaders.news.doubts import DISMISS, SETTLED, dismissed, settled
from loaders.news.filing import SAY_REPEATS, Steps, steps_of
from loaders.news.proposal import Proposal, again
from loaders.news.settling import LONE_ROOTS, LONE_SOURCES, begin, settle

OF_REPORT = """
MATCH (report:Report {id: $id})
WHERE report.text_sha256 IS NOT NULL
OPTIONAL MATCH (report)-[:SAYS_WANTED]->(player:Player)
OPTIONAL MATCH (report)-[:REPEATS]->(first:Report)
RETURN report.id AS id, collect(DISTINCT player.id) AS players, min(first.id) AS first
"""
CLAIMS = """
UNWIND $rows AS row
MATCH (:Report {id: row.id})-[:SAYS_WANTED]->(:Player)<-[edge:INTERESTED_IN|PURSUED]-()
WHERE edge.report_id = row.id
WITH DISTINCT edge, edge.id AS id
DELETE edge
RETURN id
"""
NEEDS = """
UNWIND $rows AS row
MATCH (:Report {id: row.id})-[:SAYS_IN_NEED]->(:Club)-[edge:NEEDS]->(:Position)
WHERE edge.report_id = row.id
WITH DISTINCT edge, edge.id AS id
DELETE edge
RETURN id
"""
REPEATERS = """
MATCH (later:Report)-[:REPEATS]->(:Report {id: $id})
RETURN later.id AS id
ORDER BY later.known_day, id
"""
LET_GO = """
UNWIND $rows AS row
MATCH (later:Report {id: row.id})
REMOVE later.repeats_report_id
RETURN later.id AS id
"""
EDGES = """
UNWIND $rows AS row
MATCH (:Report {id: row.id})-[edge]-()
WITH DISTINCT edge, edge.id AS id
DELETE edge
RETURN id
"""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the report, its claims and needs, and how much interest was carried."""

    report_id: str
    interests: int
    needs: int
    carried: int


def save(settings: Settings, proposal: Proposal, keys: Collection[str]) -> Saved:
    """Writes the changes of those keys with their report; once more, it changes nothing.

    It is weighed again first, since the graph may have changed. ReportError where the report has
    no day, one that lies ahead, or one of the changes cannot be saved.
    """
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            now = again(graph, proposal)
            chosen = [change for change in now.changes if change.key in keys]
            _refuse(now, chosen, keys)
            players = begin(graph) | _players(graph, now.report_id)
            lone = [(LONE_SOURCES, []), (SETTLED, settled(now, keys))]
            graph.write_all([*steps_of([(now, keys)]), *lone])
            players |= {change.about for change in chosen if change.player}
            carried = settle(graph, players, [now.text_sha256, *sorted(keys)])
    interests = sum(change.kind == "interest" for change in chosen)
    return Saved(now.report_id, interests, len(chosen) - interests, carried)


def undo(settings: Settings, report_id: str) -> int:
    """Takes one saved report out with all it brought; how many nodes and edges it was.

    NotInGraph where no report of that id was saved here.
    """
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            found = graph.rows(OF_REPORT, {"id": report_id})
            if not report_id.startswith("report:read:") or not found:
                advice = "The preview of the same text and `suitors ask latest` name it."
                raise NotInGraph(f"No report {report_id!r} was saved here.", advice=advice)
            players = begin(graph) | set(found[0]["players"])
            removed = _remove(graph, report_id, found[0]["first"])
            settle(graph, players, ["undone", report_id])
            return removed


def dismiss(settings: Settings, ids: Sequence[str]) -> int:
    """Takes the doubts of those ids off the list; how many of them were on it."""
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            players = begin(graph)
            gone = graph.write(DISMISS, dismissed(ids))
            settle(graph, players, ["dismissed", *sorted(ids)])
            return len(gone)


def _remove(graph: Writer, report_id: str, first: str | None) -> int:
    """All in one transaction; what is only mended does not count."""
    this = [{"id": report_id}]
    mended = _mended(graph, report_id, first)
    gone: Steps = [
        *((text, this) for text in (CLAIMS, NEEDS, EDGES, REPORT.removal)),
        *((text, []) for text in (LONE_ROOTS, LONE_SOURCES, LONE_POSITIONS)),
    ]
    return sum(graph.write_all([*mended, *gone])[len(mended) :])


def _mended(graph: Writer, report_id: str, first: str | None) -> Steps:
    """Who repeated it repeats what it had repeated itself, else the earliest of them."""
    later = [row["id"] for row in graph.rows(REPEATERS, {"id": report_id})]
    heir = first or (later[0] if later else None)
    handed = [{"id": id, "first": heir} for id in later if id != heir]
    return [(SAY_REPEATS, handed), (LET_GO, [{"id": id} for id in later if id == heir])]


def _players(graph: Writer, report_id: str) -> set[str]:
    """Of whom the report told when it was saved before."""
    return {id for row in graph.rows(OF_REPORT, {"id": report_id}) for id in row["players"]}


def _refuse(proposal: Proposal, chosen: list[Change], keys: Collection[str]) -> None:
    where = proposal.reading.report.id
    if unknown := set(keys) - {change.key for change in proposal.changes}:
        what = f"{', '.join(sorted(unknown))} is not among its changes."
        raise ReportError(what, where=where, advice="Read the report again.")
    if not chosen:
        raise ReportError("nothing was chosen, so nothing is saved.", where=where)
    for change in chosen:
        if change.lacking:
            advice = "Correct it or leave it out."
            if proposal.published_on is None:
                advice = "Give the day the report was published."
            raise ReportError(f"{change.key}: {change.lacking}", where=where, advice=advice)
