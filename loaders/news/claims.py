"""The claims about some players and clubs that are in the graph, and the reports behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.questions.question import Values
from graph.store import Reader

# Rows of [player, first day, last day], and of [club, first day, last day].
CLAIMS = """
UNWIND $wanted AS wanted
MATCH (player:Player {id: wanted[0]})<-[claim:INTERESTED_IN]-(club:Club)
WHERE claim.known_day >= wanted[1] AND claim.known_day <= wanted[2]
RETURN DISTINCT claim.id AS id, claim.report_id AS report_id, club.id AS club_id,
       player.id AS about, claim.known_day AS day, claim.stage AS stage
"""
NEEDS = """
UNWIND $wanted AS wanted
MATCH (club:Club {id: wanted[0]})-[need:NEEDS]->(position:Position)
WHERE need.known_day >= wanted[1] AND need.known_day <= wanted[2]
RETURN DISTINCT need.id AS id, need.report_id AS report_id, club.id AS club_id,
       position.id AS about, need.known_day AS day, null AS stage
"""
# What a report that is there already told itself, whatever day it is given now.
OWN_CLAIMS = """
UNWIND $texts AS text
MATCH (report:Report {text_sha256: text})-[:SAYS_WANTED]->(player:Player)
MATCH (player)<-[claim:INTERESTED_IN]-(club:Club)
WHERE claim.report_id = report.id
RETURN DISTINCT claim.id AS id, claim.report_id AS report_id, club.id AS club_id,
       player.id AS about, claim.known_day AS day, claim.stage AS stage,
       claim.evidence AS words
"""
OWN_NEEDS = """
UNWIND $texts AS text
MATCH (report:Report {text_sha256: text})-[:SAYS_IN_NEED]->(club:Club)
MATCH (club)-[need:NEEDS]->(position:Position)
WHERE need.report_id = report.id
RETURN DISTINCT need.id AS id, need.report_id AS report_id, club.id AS club_id,
       position.id AS about, need.known_day AS day, null AS stage, need.evidence AS words
"""
PUBLISHED = """
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPEATS*0..20]->(report:Report)
WITH DISTINCT report
OPTIONAL MATCH (report)-[:PUBLISHED_BY]->(source:Source)
OPTIONAL MATCH (report)-[:REPEATS]->(first:Report)
RETURN report.id AS id, report.known_day AS day, min(source.id) AS source_id,
       min(source.name) AS source, min(first.id) AS repeats,
       report.words_signature AS words_signature
"""
SAME_TEXT = """
UNWIND $texts AS text
MATCH (report:Report {text_sha256: text})
RETURN text AS text, min(report.id) AS report_id
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim about a player, or about a position a club needs (then it has no stage).

    `words` are the evidence, where it is one of a report that is read again.
    """

    id: str
    report_id: str
    club_id: str
    about: str
    day: str
    stage: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A report of the graph: when, by whom, and which one it repeats."""

    id: str
    day: str
    source_id: str | None = None
    source: str | None = None
    repeats: str | None = None
    words_signature: str | None = None


class Claims:
    """Claims by player or position, and the reports behind them; more may be noted."""

    def __init__(self) -> None:
        self.told: dict[str, dict[str, Told]] = defaultdict(dict)
        self.reports: dict[str, Published] = {}
        self.texts: dict[str, str] = {}

    def about(self, id: str, club_id: str | None = None) -> list[Told]:
        """What is told of a player or position (with one club), the newest first."""
        those = (
            told for told in self.told[id].values() if club_id is None or told.club_id == club_id
        )
        return sorted(those, key=lambda told: (told.day, told.id), reverse=True)

    def of_report(self, id: str) -> tuple[Told, ...]:
        """What one report told."""
        every = (told for those in self.told.values() for told in those.values())
        return tuple(told for told in every if told.report_id == id)

    def chain(self, report_id: str) -> list[str]:
        """The report, the one it repeats, and so on to the root."""
        chain = [report_id]
        while (there := self.reports.get(chain[-1])) and there.repeats:
            if there.repeats in chain:
                break
            chain.append(there.repeats)
        return chain

    def root(self, report_id: str) -> str:
        """Who said it first, as far as anybody tells."""
        return self.chain(report_id)[-1]

    def note(self, report: Published, told: Iterable[Told], text: str) -> None:
        """One more report, as it will stand in the graph."""
        self.reports[report.id] = report
        self.texts[text] = report.id
        for one in told:
            self.told[one.about][one.id] = one


Wanted = Iterable[tuple[str, str, str]]


def claims_about(reader: Reader, players: Wanted, clubs: Wanted, texts: Iterable[str]) -> Claims:
    """What the graph tells of players and clubs, each between two days, and of those texts."""
    claims = Claims()
    claims.texts = {
        row["text"]: row["report_id"] for row in reader.rows(SAME_TEXT, {"texts": list(texts)})
    }
    asked: list[tuple[str, Values]] = [
        (CLAIMS, {"wanted": [list(one) for one in dict.fromkeys(players)]}),
        (NEEDS, {"wanted": [list(one) for one in dict.fromkeys(clubs)]}),
    ]
    if claims.texts:
        asked += [(text, {"texts": list(claims.texts)}) for text in (OWN_CLAIMS, OWN_NEEDS)]
    for text, values in asked:
        for row in reader.rows(text, values):
            claims.told[row["about"]][row["id"]] = Told(**row)
    ids = {told.report_id for those in claims.told.values() for told in those.values()}
    ids |= set(claims.texts.values())
    for row in reader.rows(PUBLISHED, {"reports": sorted(ids)}):
        claims.reports[row["id"]] = Published(**row)
    return claims
