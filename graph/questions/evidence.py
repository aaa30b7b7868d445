"""What does it rest on that a player met a manager again, or that his interest moved with him?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record or claim that a derived edge of the two rests on."""

    edge: str
    from_club_id: str
    from_club: str
    to_club_id: str
    to_club: str
    id: str
    kind: str
    who: str
    club_id: str
    club: str
    since: str | None
    until: str | None
    last_day: str | None
    certainty: str | None  # of a tenure put together from games
    games: int | None
    day: str | None
    stage: str | None
    source: str | None
    report_id: str | None
    title: str | None
    url: str | None
    words: str | None


EVIDENCE = Question(
    key="evidence",
    title="What does it rest on that they met again?",
    row=Evidence,
    needs=("manager", "player"),
    takes=("edge",),
    text="""
MATCH (player:Player {id: $player})<-[met:REUNITED_WITH|CARRIED_INTEREST]-(manager:Manager)
WHERE manager.id = $manager AND met.known_day <= $known_on
  AND ($edge IS NULL OR type(met) = $edge)
MATCH (before:Club {id: met.from_club_id})
MATCH (after:Club {id: met.to_club_id})
UNWIND [player, manager] AS who
MATCH (who)-[rests:PLAYED_FOR|MANAGED|INTERESTED_IN]-(club:Club)
WHERE rests.id IN met.rests_on AND rests.known_day <= $known_on
  AND rests.first_day <= $until AND rests.last_day >= $since
OPTIONAL MATCH (report:Report {id: coalesce(rests.report_id, '')})
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
RETURN type(met) AS edge, before.id AS from_club_id, before.name AS from_club,
       after.id AS to_club_id, after.name AS to_club, rests.id AS id,
       CASE type(rests) WHEN 'PLAYED_FOR' THEN 'stint' WHEN 'MANAGED' THEN 'tenure'
            ELSE 'claim' END AS kind,
       who.name AS who, club.id AS club_id, club.name AS club, rests.since AS since,
       CASE WHEN rests.last_day <= $known_on THEN rests.until END AS until,
       CASE WHEN rests.last_day > $known_on THEN $known_on ELSE rests.last_day END AS last_day,
       rests.certainty AS certainty, rests.games AS games,
       rests.reported_on AS day, rests.stage AS stage, source.name AS source,
       rests.report_id AS report_id, report.title AS title, report.url AS url,
       coalesce(rests.evidence, rests.summary) AS words
ORDER BY edge, met.joined_on, met.carried_day, from_club_id, to_club_id, rests.first_day, id
LIMIT $limit
""",
)
