"""Interest that managers carried along, derived again for a few players only."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from graph.schema import CARRIED_INTEREST
from graph.store import Writer
from loaders.derive import SAVE_GAPS, derive_for_people
from loaders.existing import claim_line, spell_line
from loaders.joins import open_joins
from loaders.spells import read_spells
from loaders.spool import Spool

TOGETHER = 500  # players
STINTS = """
UNWIND $ids AS id
MATCH (who:Player {id: id})-[e:PLAYED_FOR]->(b:Club)
WHERE e.since IS NOT NULL
RETURN who.id AS who, e.id AS id, b.id AS club, e.first_day AS first_day, e.last_day AS last_day,
       e.known_day AS known_day, e.precision AS precision, e.joined_by AS joined_by,
       e.on_loan AS on_loan, e.paper AS paper
"""
TENURES = """
UNWIND $ids AS id
MATCH (b:Club {id: id})<-[e:MANAGED]-(who:Manager)
WHERE e.since IS NOT NULL
RETURN who.id AS who, e.id AS id, b.id AS club, e.first_day AS first_day, e.last_day AS last_day,
       e.known_day AS known_day, e.certainty AS certainty
"""
CLAIMS = """
UNWIND $ids AS id
MATCH (b:Player {id: id})<-[e:INTERESTED_IN]-(a:Club)
RETURN a.id AS club, e.id AS id, b.id AS player, e.manager_id AS manager,
       e.carried_from_club_id AS carried_from, e.stage AS stage, e.first_day AS first_day,
       e.last_day AS last_day, e.known_day AS known_day, e.reported_on AS reported_on
"""
# What a full derivation says of claims; the other gaps do not depend on them.
NO_MANAGER_NAMED = """
MATCH (:Club)-[claim:INTERESTED_IN]->(:Player)
WHERE claim.manager_id IS NULL
RETURN count(claim) AS total, min(claim.id) AS example
"""
NO_MANAGER_KNOWN = """
MATCH (club:Club)-[claim:INTERESTED_IN]->(:Player)
WITH club, collect(claim) AS claims
OPTIONAL MATCH (club)<-[tenure:MANAGED]-(:Manager)
WHERE tenure.since IS NOT NULL
WITH claims, collect(CASE WHEN tenure IS NOT NULL
     THEN [tenure.first_day, tenure.last_day] END) AS spells
UNWIND claims AS claim
WITH claim, spells
WHERE none(spell IN spells WHERE spell[0] <= claim.last_day AND claim.first_day <= spell[1])
RETURN count(claim) AS total, min(claim.id) AS example
"""
GAPS = {
    "Claims that name no manager": NO_MANAGER_NAMED,
    "Claims by a club whose manager then is not known": NO_MANAGER_KNOWN,
}


def derive_for(graph: Writer, players: Iterable[str]) -> int:
    """Brings the carried interest in those players up to date; how many edges they have then."""
    ids = sorted(set(players))
    carried = 0
    for at in range(0, len(ids), TOGETHER):
        carried += _derive(graph, ids[at : at + TOGETHER])
    return carried


def count_gaps(graph: Writer) -> None:
    """Brings up to date what is not known of claims."""
    rows = [
        {"id": f"gap:{kind}", "kind": kind, **graph.rows(text, {})[0]}
        for kind, text in GAPS.items()
    ]
    graph.write(SAVE_GAPS, rows)


def _derive(graph: Writer, players: list[str]) -> int:
    with Spool() as spool, closing(open_joins(spool.folder)) as joins:
        clubs = set()
        for row in graph.rows(CLAIMS, {"ids": players}):
            club = row.pop("club")
            clubs.add(club)
            spool.note("claims", claim_line(club, row))
        for row in graph.rows(STINTS, {"ids": players}):
            spool.note("stints", spell_line("stints", row.pop("who"), row))
        for row in graph.rows(TENURES, {"ids": sorted(clubs)}):
            spool.note("tenures", spell_line("tenures", row.pop("who"), row))
        read_spells(joins, spool.tables())
        joins.execute("CREATE TABLE people AS SELECT unnest(?) AS player", [players])
        return derive_for_people(graph, joins, [CARRIED_INTEREST])
