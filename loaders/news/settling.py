"""What every writing of news begins and ends with: its note, what follows from it, the counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from graph.schema import CARRIED_INTEREST
from graph.store import Writer
from graph.words import READ_HERE
from loaders.bookkeeping import SAVE_LOAD, count, version_of
from loaders.derive import derive_for
from loaders.gaps import OF_CLAIMS, count_gaps

ISSUER, NAME = READ_HERE, "Reports read here"
LOAD = f"load:{ISSUER}"
TOUCHED = (
    *("Source", "Report", "Position", "INTERESTED_IN", "PURSUED", "NEEDS"),
    "CARRIED_INTEREST",
)
NOTED = """
MATCH (load:Load {id: $id})
RETURN load.state AS state, load.version AS version, load.claims AS claims
"""
PLAYERS = """
MATCH (report:Report)-[:SAYS_WANTED]->(player:Player)
WHERE report.id STARTS WITH 'report:read:'
RETURN DISTINCT player.id AS id
"""
HELD = """
MATCH (report:Report)
WHERE report.id STARTS WITH 'report:read:' AND report.text_sha256 IS NOT NULL
RETURN count(report) AS reports, max(report.known_day) AS known_to
"""
CLAIMED = """
MATCH (report:Report)-[says:SAYS_WANTED|SAYS_IN_NEED]->()
WHERE report.id STARTS WITH 'report:read:'
RETURN count(says) AS claims
"""
DOUBTFUL = """
MATCH (doubt:Doubt)
WHERE doubt.dismissed IS NULL
RETURN count(doubt) AS doubts
"""
FORGET = """
UNWIND $rows AS row
MATCH (load:Load {id: row.id})
DELETE load
RETURN row.id AS id
"""
FORGET_DISMISSED = """
MATCH (doubt:Doubt)
WITH doubt, doubt.id AS id
DELETE doubt
RETURN id
"""
# When a feed goes, its people and clubs take their edges along; this is what would hang on.
LOST_INTERESTS = """
MATCH (report:Report)-[says:SAYS_WANTED]->(player:Player)
WHERE report.id STARTS WITH 'report:read:'
OPTIONAL MATCH (player)<-[claim:INTERESTED_IN]-(:Club)
WHERE claim.id = says.id
WITH says, says.id AS id, count(claim) AS claims
WHERE claims = 0
DELETE says
RETURN id
"""
LOST_PURSUITS = """
MATCH (:Manager)-[part:PURSUED]->(player:Player)
WHERE part.id STARTS WITH 'interest:read:'
OPTIONAL MATCH (player)<-[claim:INTERESTED_IN]-(:Club)
WHERE claim.id = part.id
WITH part, part.id AS id, count(claim) AS claims
WHERE claims = 0
DELETE part
RETURN id
"""
LOST_MANAGERS = """
MATCH (:Club)-[claim:INTERESTED_IN]->(:Player)
WHERE claim.id STARTS WITH 'interest:read:' AND claim.manager_id IS NOT NULL
OPTIONAL MATCH (manager:Manager {id: claim.manager_id})
WITH claim, manager
WHERE manager IS NULL
REMOVE claim.manager_id
RETURN claim.id AS id
"""
LOST_CLUBS = """
MATCH ()-[claim:INTERESTED_IN|PURSUED]->(:Player)
WHERE claim.id STARTS WITH 'interest:read:' AND claim.carried_from_club_id IS NOT NULL
OPTIONAL MATCH (club:Club {id: claim.carried_from_club_id})
WITH claim, club
WHERE club IS NULL
REMOVE claim.carried_from_club_id
RETURN claim.id AS id
"""
LOST_SOURCES = """
MATCH (report:Report)
WHERE report.id STARTS WITH 'report:read:' AND report.source_id IS NOT NULL
  AND NOT EXISTS { (report)-[:PUBLISHED_BY]->(:Source) }
REMOVE report.source_id
RETURN report.id AS id
"""
LOST_ROOTS = """
MATCH (report:Report)
WHERE report.id STARTS WITH 'report:read:' AND report.repeats_report_id IS NOT NULL
  AND NOT EXISTS { (report)-[:REPEATS]->(:Report) }
REMOVE report.repeats_report_id
RETURN report.id AS id
"""
# A text is known as long as its report says something: then it can be read and saved again.
LOST_REPORTS = """
MATCH (report:Report)
WHERE report.id STARTS WITH 'report:read:' AND report.text_sha256 IS NOT NULL
  AND NOT EXISTS { (report)-[:SAYS_WANTED]->() } AND NOT EXISTS { (report)-[:SAYS_IN_NEED]->() }
WITH report, report.id AS id
DETACH DELETE report
RETURN id
"""
LONE_ROOTS = """
MATCH (root:Report)
WHERE root.id STARTS WITH 'report:read:credited-' AND NOT EXISTS { (root)<-[:REPEATS]-() }
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
LOST = (
    *(LOST_INTERESTS, LOST_PURSUITS, LOST_MANAGERS, LOST_CLUBS, LOST_REPORTS),
    *(LONE_ROOTS, LONE_SOURCES, LOST_SOURCES, LOST_ROOTS),
)


def begin(graph: Writer) -> set[str]:
    """Notes that reports are being written; players an interrupted writing left unsettled."""
    before = graph.rows(NOTED, {"id": LOAD})
    interrupted = bool(before) and before[0]["state"] != "done"
    row = {"id": LOAD, "issuer": ISSUER, "name": NAME, "state": "running"}
    graph.write(SAVE_LOAD, [row])
    return {one["id"] for one in graph.rows(PLAYERS, {})} if interrupted else set()


def settle(graph: Writer, players: Iterable[str], said: Sequence[str]) -> int:
    """Derives for those players, counts, and notes that it is done; how much was carried.

    `said` makes the next version of what is in the graph.
    """
    carried = derive_for(graph, players, [CARRIED_INTEREST])
    count_gaps(graph, OF_CLAIMS)
    count(graph, TOUCHED)
    before = graph.rows(NOTED, {"id": LOAD})
    version = version_of(list(said), before[0] if before else None)
    loaded_at = datetime.now(UTC).isoformat(timespec="seconds")
    _note(graph, _held(graph), state="done", version=version, loaded_at=loaded_at)
    return carried


def lose_ends(graph: Writer) -> int:
    """After a feed went: no claim read here names somebody who is gone; how many claims went."""
    noted = graph.rows(NOTED, {"id": LOAD})
    if not noted:
        return 0
    graph.write_all([(text, []) for text in LOST])
    held = _held(graph)
    _note(graph, held)
    return int(noted[0]["claims"] or 0) - int(held["claims"])


def _note(graph: Writer, held: dict[str, Any], **more: Any) -> None:
    """What is held; nothing is noted any more where that is nothing."""
    if not held["known_to"] and not held["rejected_count"]:
        graph.write_all([(FORGET, [{"id": LOAD}]), (FORGET_DISMISSED, [])])
        return
    graph.write(SAVE_LOAD, [{"id": LOAD, **held, **more}])


def _held(graph: Writer) -> dict[str, Any]:
    """How much was read here, the last day it speaks of, and how much waits to be looked at."""
    held = graph.rows(HELD, {})[0]
    claims = graph.rows(CLAIMED, {})[0]["claims"]
    return {
        "counts": [f"reports {held['reports']:,}", f"claims {claims:,}"],
        "claims": claims,
        "known_to": held["known_to"],
        "rejected_count": graph.rows(DOUBTFUL, {})[0]["doubts"],
    }
