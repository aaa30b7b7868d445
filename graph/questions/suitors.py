"""Who wants this player, and whom does this club want?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question

RACE_DAYS = 180


@dataclass(frozen=True, slots=True)
class Suitor:
    """A club reported to want the player, at its latest stage, and its manager then."""

    club_id: str
    club: str
    stage: str
    first_reported_on: str
    last_reported_on: str
    reports: int
    independent_reports: int
    manager_id: str | None
    manager: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A player the club was reported to want, at the latest stage, and its manager then."""

    player_id: str
    player: str
    stage: str
    first_reported_on: str
    last_reported_on: str
    reports: int
    independent_reports: int
    manager_id: str | None
    manager: str | None


# From `claim`, `club` and `player` to one row a pair: who repeated whom, and what was said last.
_TOLD = """
OPTIONAL MATCH (:Report {id: claim.report_id})-[:REPEATS*0..20]->(root:Report)
WHERE NOT EXISTS { (root)-[:REPEATS]->() }
WITH club, player, spells, claim, coalesce(min(root.id), claim.report_id) AS root
ORDER BY claim.known_day, claim.id
WITH club, player, spells, collect(claim) AS claims, count(DISTINCT root) AS independent_reports,
     count(DISTINCT claim.report_id) AS reports
WITH club, player, spells, claims, claims[-1] AS latest, independent_reports, reports
WHERE any(one IN claims WHERE NOT one.stage IN ['rejected', 'denied', 'ended'])
  AND none(spell IN spells WHERE spell.club_id = club.id
    AND (spell.first_day <= latest.known_day AND spell.last_day >= latest.known_day
      OR $on IS NOT NULL AND spell.first_day <= $on AND spell.last_day >= $on))
OPTIONAL MATCH (club)<-[tenure:MANAGED]-(manager:Manager)
WHERE tenure.first_day <= latest.known_day AND tenure.last_day >= latest.known_day
  AND tenure.known_day <= $known_on
WITH club, player, claims, latest, independent_reports, reports, tenure, manager
ORDER BY tenure.first_day DESC, tenure.id
WITH club, player, claims, latest, independent_reports, reports, collect(manager)[0] AS manager
"""

# Without any spell there is nothing to compare: a map of nulls would make `none` answer null.
_SPELL = """collect(CASE WHEN at IS NOT NULL THEN
       {club_id: at.id, first_day: spell.first_day, last_day: spell.last_day} END)"""

SUITORS = Question(
    key="suitors",
    title="Who wants this player?",
    row=Suitor,
    needs=("player",),
    takes=("on", "tier"),
    looks_back=RACE_DAYS,
    text="""
MATCH (player:Player {id: $player})
OPTIONAL MATCH (player)-[spell:PLAYED_FOR]->(at:Club)
WHERE spell.known_day <= $known_on
WITH player, """
    + _SPELL
    + """ AS spells,
     max(CASE WHEN spell.known_day < $on AND spell.precision IN ['day', 'month', 'window']
         AND NOT coalesce(spell.joined_by, 'unknown') IN ['loan_return', 'promotion']
         AND NOT coalesce(spell.paper, false) THEN spell.first_day END) AS closed
MATCH (club:Club)-[claim:INTERESTED_IN]->(player)
WHERE claim.first_day <= $until AND claim.last_day >= $since AND claim.known_day <= $known_on
  AND (closed IS NULL OR claim.known_day >= closed)
OPTIONAL MATCH (:Report {id: claim.report_id})-[:PUBLISHED_BY]->(by:Source)
WITH player, spells, club, claim, min(by.tier) AS tier
WHERE $tier IS NULL OR tier <= $tier
WITH player, spells, club, claim
"""
    + _TOLD.strip()
    + """
RETURN club.id AS club_id, club.name AS club, latest.stage AS stage,
       claims[0].reported_on AS first_reported_on, latest.reported_on AS last_reported_on,
       reports AS reports, independent_reports AS independent_reports,
       manager.id AS manager_id, manager.name AS manager
ORDER BY latest.known_day DESC, club_id
LIMIT $limit
""",
)

INTERESTS = Question(
    key="interests",
    title="Whom does this club want?",
    row=Wanted,
    needs=("club",),
    takes=("on",),
    looks_back=RACE_DAYS,
    text="""
MATCH (club:Club {id: $club})-[claim:INTERESTED_IN]->(player:Player)
WHERE claim.first_day <= $until AND claim.last_day >= $since AND claim.known_day <= $known_on
OPTIONAL MATCH (player)-[spell:PLAYED_FOR]->(at:Club)
WHERE spell.known_day <= $known_on
WITH club, player, claim, """
    + _SPELL
    + """ AS spells
"""
    + _TOLD.strip()
    + """
RETURN player.id AS player_id, player.name AS player, latest.stage AS stage,
       claims[0].reported_on AS first_reported_on, latest.reported_on AS last_reported_on,
       reports AS reports, independent_reports AS independent_reports,
       manager.id AS manager_id, manager.name AS manager
ORDER BY latest.known_day DESC, player_id
LIMIT $limit
""",
)
