"""Whose interest moved with him? One manager's claims about one player, across clubs."""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class Carried:
    """A manager whose club wanted the player, and whose next club did too."""

    manager_id: str
    manager: str
    player_id: str
    player: str
    from_club_id: str
    from_club: str
    to_club_id: str
    to_club: str
    first_reported_on: str
    carried_reported_on: str
    outcome: str
    named: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class PursuitClaim:
    """One claim of a manager's pursuit; `named` where the report itself names him."""

    manager_id: str
    manager: str
    player_id: str
    player: str
    club_id: str
    club: str
    stage: str
    reported_on: str
    named: bool
    interest_id: str
    report_id: str
    title: str | None
    url: str | None
    source_id: str | None
    source: str | None
    evidence: str | None
    summary: str | None


# The outcome is worked out as of the day asked for: what decides it became known by then.
_CARRIED = """
WHERE carried.known_day <= $known_on
  AND carried.carried_day <= $until AND carried.carried_day >= $since
  AND ($from_club IS NULL OR carried.from_club_id = $from_club)
  AND ($to_club IS NULL OR carried.to_club_id = $to_club)
  AND ($manager IS NULL OR manager.id = $manager)
MATCH (before:Club {id: carried.from_club_id})
MATCH (after:Club {id: carried.to_club_id})
OPTIONAL MATCH (player)-[spell:PLAYED_FOR]->(joined:Club)
WHERE spell.known_day <= $known_on AND spell.precision IN ['day', 'month', 'window']
  AND NOT coalesce(spell.joined_by, 'unknown') IN ['loan_return', 'promotion']
  AND NOT coalesce(spell.paper, false)
  AND spell.first_day >= carried.carried_day AND spell.first_day <= carried.outcome_day
WITH manager, player, before, after, carried, collect(joined.id) AS joined
OPTIONAL MATCH (player)<-[claim:INTERESTED_IN]-(by:Club)
WHERE by.id = carried.to_club_id AND claim.known_day <= $known_on
  AND claim.first_day <= carried.outcome_day
WITH manager, player, before, after, carried, joined, claim
ORDER BY claim.known_day DESC, claim.id DESC
WITH manager, player, before, after, carried, joined, collect(claim.stage)[0] AS stage
RETURN manager.id AS manager_id, manager.name AS manager, player.id AS player_id,
       player.name AS player, before.id AS from_club_id, before.name AS from_club,
       after.id AS to_club_id, after.name AS to_club,
       carried.first_reported_on AS first_reported_on,
       carried.carried_reported_on AS carried_reported_on,
       CASE WHEN after.id IN joined THEN 'signed' WHEN size(joined) > 0 THEN 'lost'
            WHEN stage IN ['rejected', 'denied', 'ended'] THEN 'ended' ELSE 'open' END AS outcome,
       carried.named AS named, carried.stated AS stated
ORDER BY carried.carried_day DESC, manager_id, player_id, from_club_id, to_club_id
LIMIT $limit
"""

CARRIED = Question(
    key="carried",
    title="Whose interest moved with him?",
    row=Carried,
    takes=("manager", "player", "from_club", "to_club"),
    by={
        "player": "\nMATCH (player:Player {id: $player})<-[carried:CARRIED_INTEREST]-"
        "(manager:Manager)" + _CARRIED,
        "manager": "\nMATCH (manager:Manager {id: $manager})-[carried:CARRIED_INTEREST]->"
        "(player:Player)" + _CARRIED,
    },
    text="\nMATCH (manager:Manager)-[carried:CARRIED_INTEREST]->(player:Player)" + _CARRIED,
)

# A claim belongs to a manager whom it names, up to 30 days before he began; unnamed, on his days.
_THREAD = """
WHERE claim.first_day <= $until AND claim.last_day >= $since AND claim.known_day <= $known_on
  AND (claim.manager_id = manager.id OR claim.manager_id IS NULL
    AND claim.last_day >= tenure.first_day AND claim.first_day <= tenure.last_day)
  AND ($player IS NULL OR player.id = $player)
WITH DISTINCT manager, player, club, claim
ORDER BY claim.known_day, claim.id LIMIT $limit
OPTIONAL MATCH (report:Report {id: claim.report_id})
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
RETURN manager.id AS manager_id, manager.name AS manager, player.id AS player_id,
       player.name AS player, club.id AS club_id, club.name AS club, claim.stage AS stage,
       claim.reported_on AS reported_on, claim.manager_id IS NOT NULL AS named,
       claim.id AS interest_id, claim.report_id AS report_id, report.title AS title,
       report.url AS url, source.id AS source_id, source.name AS source,
       claim.evidence AS evidence, claim.summary AS summary
ORDER BY claim.known_day, interest_id, manager_id
LIMIT $limit
"""
_OF_MANAGER = (
    """
MATCH (manager:Manager {id: $manager})-[tenure:MANAGED]->(club:Club)
WHERE tenure.known_day <= $known_on
MATCH (club)-[claim:INTERESTED_IN]->(player:Player)"""
    + _THREAD
)
_OF_PLAYER = (
    """
MATCH (player:Player {id: $player})<-[claim:INTERESTED_IN]-(club:Club)
MATCH (club)<-[tenure:MANAGED]-(manager:Manager)
WHERE tenure.known_day <= $known_on
WITH manager, tenure, club, claim, player"""
    + _THREAD
)

PURSUITS = Question(
    key="pursuits",
    title="Whom has this manager wanted, club by club?",
    row=PursuitClaim,
    takes=("manager", "player"),
    by={"manager": _OF_MANAGER, "player": _OF_PLAYER},
    text=_OF_PLAYER,
)
