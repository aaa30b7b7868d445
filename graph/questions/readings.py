"""Which reports were read here and saved?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class SavedReport:
    """One report that was read here: when and by whom it was published, of whom it tells."""

    report_id: str
    published_on: str
    title: str | None
    source: str | None
    claims: int
    players: list[str]


READINGS = Question(
    key="readings",
    title="Which reports were read here?",
    row=SavedReport,
    text="""
MATCH (report:Report)
WHERE report.id STARTS WITH 'report:read:' AND report.text_sha256 IS NOT NULL
  AND report.known_day >= $since AND report.known_day <= $until AND report.known_day <= $known_on
WITH report ORDER BY report.known_day DESC, report.id
LIMIT $limit
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (report)-[says:SAYS_WANTED|SAYS_IN_NEED]->(of)
RETURN report.id AS report_id, report.published_on AS published_on, report.title AS title,
       source.name AS source, count(says) AS claims,
       collect(DISTINCT CASE WHEN 'Player' IN labels(of) THEN of.name END) AS players
ORDER BY published_on DESC, report_id
LIMIT $limit
""",
)
