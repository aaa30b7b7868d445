"""Save a report, take it back, dismiss a doubt: each is done whole, by one at a time."""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.errors import NotInGraph, ReportError
from graph.schema import REPORT
from graph.settings import Settings
from graph.store import Writer, open_writer
from loaders.bookkeeping import LONE_POSITIONS
from loaders.lock import LoadLock
from loaders.news.changes import Change
from loaders.news.doubts import IDS, SETTLED, settled
from loaders.news.filing import Steps, steps_of
from loaders.news.proposal import Proposal
from loaders.news.settling import begin, settle

_ALONE = threading.Lock()  # the lock in the graph tells processes apart, not their threads
OF_REPORT = """
MATCH (report:Report {id: $id})
WHERE report.text_sha256 IS NOT NULL
OPTIONAL MATCH (report)-[:SAYS_WANTED]->(player:Player)
OPTIONAL MATCH (report)-[:REPEATS]->(root:Report)
WHERE root.id STARTS WITH 'report:read:credited-'
RETURN report.id AS id, collect(DISTINCT player.id) AS players, collect(DISTINCT root.id) AS roots
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
# Who repeated a report that goes repeats the one it had repeated itself.
HAND_ON = """
UNWIND $rows AS row
MATCH (later:Report)-[:REPEATS]->(:Report {id: row.id})-[:REPEATS]->(first:Report)
SET later.repeats_report_id = first.id
MERGE (later)-[edge:REPEATS {id: later.id}]->(first)
SET edge.role = 'citation', edge.known_day = later.known_day
RETURN edge.id AS id
"""
LET_GO = """
UNWIND $rows AS row
MATCH (later:Report)-[:REPEATS]->(:Report {id: row.id})
WHERE later.repeats_report_id = row.id
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
LONE_ROOTS = """
UNWIND $rows AS row
MATCH (root:Report {id: row.id})
WHERE NOT EXISTS { (root)<-[:REPEATS]-() }
WITH root, root.id AS id
DETACH DELETE root
RETURN id
"""
LONE_SOURCES = """
MATCH (source:Source)
WHERE source.id STARTS WITH 'source:read:' AND NOT EXISTS { (source)<-[:PUBLISHED_BY]-() }
WITH source, source.id AS id
DETACH DELETE source
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

    ReportError where the report has no day, one that lies ahead, or nothing can be saved.
    """
    chosen = [change for change in proposal.changes if change.key in keys]
    _refuse(proposal, chosen, keys)
    with _ALONE, open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            players = begin(graph) | _players(graph, proposal.report_id)
            graph.write_all(
                [
                    *steps_of([(proposal, keys)]),
                    (LONE_SOURCES, []),
                    (SETTLED, settled(proposal, keys)),
                ]
            )
            players |= {change.about for change in chosen if change.player}
            carried = settle(graph, players, [proposal.text_sha256, *sorted(keys)])
    interests = sum(change.kind == "interest" for change in chosen)
    return Saved(proposal.report_id, interests, len(chosen) - interests, carried)


def undo(settings: Settings, report_id: str) -> int:
    """Takes one saved report out with all it brought; how many nodes and edges it was.

    NotInGraph where no report of that id was saved here.
    """
    with _ALONE, open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            found = graph.rows(OF_REPORT, {"id": report_id})
            if not report_id.startswith("report:read:") or not found:
                advice = "The preview of the same text and `suitors ask latest` name it."
                raise NotInGraph(f"No report {report_id!r} was saved here.", advice=advice)
            players = begin(graph) | set(found[0]["players"])
            removed = _remove(graph, report_id, found[0]["roots"])
            settle(graph, players, ["undone", report_id])
            return removed


def dismiss(settings: Settings, ids: Sequence[str]) -> int:
    """Takes the doubts of those ids off the list; how many of them were on it."""
    with _ALONE, open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            players = begin(graph)
            gone = graph.write(SETTLED, [{"id": id} for id in ids])
            left = len(graph.rows(IDS, {})[0]["ids"])
            settle(graph, players, ["dismissed", *sorted(ids)], rejected_count=left)
            return len(gone)


def _remove(graph: Writer, report_id: str, roots: list[str]) -> int:
    """All in one transaction; what is only mended does not count."""
    this, roots_too = [{"id": report_id}], [{"id": root} for root in roots]
    mended: Steps = [(HAND_ON, this), (LET_GO, this)]
    gone: Steps = [
        *((text, this) for text in (CLAIMS, NEEDS, EDGES, REPORT.removal)),
        (LONE_ROOTS, roots_too),
        (LONE_SOURCES, []),
        (LONE_POSITIONS, []),
    ]
    return sum(graph.write_all([*mended, *gone])[len(mended) :])


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
