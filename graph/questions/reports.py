"""Who said what, and when? Claims with their reports, needs, and what one source published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.dates import LAST, days_before
from graph.questions.question import Ask, Question, Values


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: in this report, on this day, a club was said to want a player."""

    interest_id: str
    reported_on: str
    known_day: str
    club_id: str
    club: str
    player_id: str
    player: str
    stage: str
    loan: bool | None
    manager_id: str | None
    manager: str | None
    carried_from_club_id: str | None
    evidence: str | None
    summary: str | None
    report_id: str
    title: str | None
    url: str | None
    repeats_report_id: str | None
    source_id: str | None
    source: str | None
    source_kind: str | None
    tier: int | None


@dataclass(frozen=True, slots=True)
class NeedClaim:
    """One claim that a club looks for a position, and why."""

    need_id: str
    reported_on: str
    club_id: str
    club: str
    position: str
    because: str | None
    evidence: str | None
    summary: str | None
    report_id: str
    title: str | None
    url: str | None
    source_id: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing a source said in a report: a club wants a player, or needs a position."""

    published_on: str
    report_id: str
    title: str | None
    url: str | None
    role: str | None
    repeats_report_id: str | None
    claim_id: str | None
    club_id: str | None
    club: str | None
    player_id: str | None
    player: str | None
    position: str | None
    stage: str | None
    manager_id: str | None
    manager: str | None
    because: str | None
    evidence: str | None
    summary: str | None


_IN_SPAN = """
WHERE claim.first_day <= $until AND claim.last_day >= $since AND claim.known_day <= $known_on
"""
# An id that is not there is asked for as '': without a value the engine would look at every node.
_CLAIM = """
OPTIONAL MATCH (report:Report {id: claim.report_id})
OPTIONAL MATCH (report)-[:REPEATS]->(first:Report)
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (manager:Manager {id: coalesce(claim.manager_id, '')})
RETURN claim.id AS interest_id, claim.reported_on AS reported_on, claim.known_day AS known_day,
       club.id AS club_id, club.name AS club, player.id AS player_id, player.name AS player,
       claim.stage AS stage, claim.loan AS loan, claim.manager_id AS manager_id,
       manager.name AS manager, claim.carried_from_club_id AS carried_from_club_id,
       claim.evidence AS evidence, claim.summary AS summary, claim.report_id AS report_id,
       report.title AS title, report.url AS url, first.id AS repeats_report_id,
       source.id AS source_id, source.name AS source, source.kind AS source_kind,
       source.tier AS tier
ORDER BY known_day DESC, interest_id
LIMIT $limit
"""
_FIRST = """WITH club, claim, player
ORDER BY claim.known_day DESC, claim.id
LIMIT $limit"""


# Whole days, the newest first, until there are enough: sorting all reports takes thrice as long.
# Alone at the end: with each report the embedded engine would hold all days, and run out of heap.
_NEWEST = """WITH day, collect(told) AS those
ORDER BY day DESC LIMIT $limit
WITH collect(those) AS days
UNWIND reduce(enough = [], those IN days |
    CASE WHEN size(enough) >= $limit THEN enough ELSE enough + those END) AS told
WITH told
WITH told ORDER BY told.known_day DESC, told.id LIMIT $limit"""


def _claims(pattern: str, condition: str = "") -> str:
    return f"\n{pattern}{_IN_SPAN}{condition}{_FIRST}{_CLAIM}"


# All reports of a large graph are too many to look through for the newest.
_LAST_DAY = """
MATCH (load:Load)
RETURN max(load.known_to) AS day
ORDER BY day
LIMIT 1
"""
# Days and claims go into statements of their own: in one of several steps the embedded engine would
# not go by the index on days (ArcadeDB 26.10).
_SPAN_OF_REPORTS = """
MATCH (told:Report)
WHERE told.known_day >= $since AND told.known_day <= $until AND told.known_day <= $known_on
  AND (told)-[:SAYS_WANTED]->()
"""
_DAYS = f"""{_SPAN_OF_REPORTS}RETURN told.known_day AS day, count(told) AS reports
ORDER BY day DESC
"""
_REPORTS_SINCE = f"{_SPAN_OF_REPORTS}RETURN told.id AS id\nORDER BY id\n"
_OF_REPORTS = f"""
UNWIND $ids AS id
MATCH (told:Report {{id: id}})-[says:SAYS_WANTED]->(player:Player)
MATCH (player)<-[claim:INTERESTED_IN]-(club:Club)
WHERE claim.id = says.id
{_FIRST}{_CLAIM}"""
LOOKED_BACK = (0, 7, 30, 60, 90, 120, 180, 240, 365, 500)  # days, until there are enough
FEW = 1_000  # rows; who wants more is read everything at once


def _latest(ask: Ask, values: Values) -> list[Claim]:
    """What was reported last, looked for in a few days first, then in more."""
    text, last = LATEST.text_for(values), min(str(values["until"]), str(values["known_on"]))
    if text == LATEST.text and values["limit"] <= FEW:
        if last == LAST:
            last = ask(_LAST_DAY, {})[0]["day"] or LAST
        for since in (days_before(last, days) for days in LOOKED_BACK):
            if since <= values["since"]:
                break  # all there is to be asked is asked at once
            span = {**values, "since": since}
            if first := _first_of_enough(ask(_DAYS, span), values["limit"]):
                ids = [row["id"] for row in ask(_REPORTS_SINCE, {**span, "since": first})]
                return [Claim(**row) for row in ask(_OF_REPORTS, {**values, "ids": ids})]
    return [Claim(**row) for row in ask(text, values)]


def _first_of_enough(days: Sequence[Mapping[str, Any]], wanted: int) -> str | None:
    """The day since which there are so many reports; None where there are not."""
    there = 0
    for row in days:
        there += row["reports"]
        if there >= wanted:
            return str(row["day"])
    return None


LATEST = Question(
    key="latest",
    title="What was reported last?",
    row=Claim,
    takes=("player", "club", "manager"),
    by={
        "player": _claims("MATCH (player:Player {id: $player})<-[claim:INTERESTED_IN]-(club:Club)"),
        "club": _claims("MATCH (club:Club {id: $club})-[claim:INTERESTED_IN]->(player:Player)"),
        "manager": _claims(
            "MATCH (:Manager {id: $manager})-[part:PURSUED]->(player:Player)\n"
            "MATCH (player)<-[claim:INTERESTED_IN]-(club:Club)",
            "AND claim.id = part.id\n",
        ),
    },
    gather=_latest,
    # The newest reports first; then what they say.
    text=f"""{_SPAN_OF_REPORTS}WITH told.known_day AS day, told
{_NEWEST}
MATCH (told)-[says:SAYS_WANTED]->(player:Player)
MATCH (player)<-[claim:INTERESTED_IN]-(club:Club)
WHERE claim.id = says.id
{_FIRST}{_CLAIM}""",
)

_NEED = """
MATCH (club)-[need:NEEDS]->(position:Position)
WHERE need.known_day >= $since AND need.reported_on <= $until AND need.known_day <= $known_on
OPTIONAL MATCH (report:Report {id: need.report_id})
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
RETURN need.id AS need_id, need.reported_on AS reported_on, club.id AS club_id,
       club.name AS club, position.name AS position, need.because AS because,
       need.evidence AS evidence, need.summary AS summary, need.report_id AS report_id,
       report.title AS title, report.url AS url, source.id AS source_id, source.name AS source
ORDER BY need.known_day DESC, need_id
LIMIT $limit
"""

NEEDS = Question(
    key="needs",
    title="Who needs a position filled?",
    row=NeedClaim,
    takes=("club",),
    by={"club": "\nMATCH (club:Club {id: $club})" + _NEED},
    text="\nMATCH (any:Position)<-[:NEEDS]-(club:Club)\nWITH DISTINCT club" + _NEED,
)

REPORTS = Question(
    key="reports",
    title="What did this source report?",
    row=Said,
    needs=("source",),
    text=f"""
MATCH (:Source {{id: $source}})<-[:PUBLISHED_BY]-(told:Report)
WHERE told.known_day >= $since AND told.known_day <= $until AND told.known_day <= $known_on
WITH told.known_day AS day, told
{_NEWEST}"""
    """
MATCH (told)-[by:PUBLISHED_BY]->(:Source {id: $source})
WITH told AS report, by
OPTIONAL MATCH (report)-[:REPEATS]->(first:Report)
OPTIONAL MATCH (report)-[says:SAYS_WANTED|SAYS_IN_NEED]->(of)
OPTIONAL MATCH (of)<-[wants:INTERESTED_IN]-(wanting:Club)
WHERE wants.id = says.id
OPTIONAL MATCH (of)-[lacks:NEEDS]->(position:Position)
WHERE lacks.id = says.id
OPTIONAL MATCH (manager:Manager {id: coalesce(wants.manager_id, '')})
WITH report, by, first, says, of, wants, wanting, lacks, position, manager
RETURN report.published_on AS published_on, report.id AS report_id, report.title AS title,
       report.url AS url, by.role AS role, first.id AS repeats_report_id, says.id AS claim_id,
       CASE WHEN lacks IS NULL THEN wanting.id ELSE of.id END AS club_id,
       CASE WHEN lacks IS NULL THEN wanting.name ELSE of.name END AS club,
       CASE WHEN wants IS NULL THEN null ELSE of.id END AS player_id,
       CASE WHEN wants IS NULL THEN null ELSE of.name END AS player,
       position.name AS position, wants.stage AS stage, manager.id AS manager_id,
       manager.name AS manager, lacks.because AS because,
       coalesce(wants.evidence, lacks.evidence) AS evidence,
       coalesce(wants.summary, lacks.summary) AS summary
ORDER BY report.known_day DESC, report_id, claim_id
LIMIT $limit
""",
)
