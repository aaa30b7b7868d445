"""Who is meant by this name? Accents, case, word order and two typing errors forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.dates import LAST
from graph.folding import folded
from graph.questions.pages import bounds
from graph.questions.question import Ask, Question, Values
from graph.questions.vocabulary import EXACT, Candidate, Names

KINDS = ("Player", "Club", "Manager")
MATCHES = ("exact", "start", "word", "part", "typo")
CHUNK = 1_000  # details are read for so many at a time
PAGE = 50_000  # names read at once; the embedded engine collects no more than ten times as many
SPARE = 200  # on an earlier day the order differs: so many more are looked at


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody a name may mean, with what tells namesakes apart."""

    kind: str
    id: str
    name: str
    matched: str
    born_on: str | None
    role: str | None
    last_club_id: str | None
    last_club: str | None
    last_from: str | None
    last_until: str | None
    claims: int
    spells: int


# How much is known of them: what is claimed, then a player's value, others' number of spells.
_KNOWN = {
    "Player": "COUNT { (who)<-[:INTERESTED_IN]-() } AS claims, coalesce(who.value, 0) AS weight",
    "Club": "COUNT { (who)-[:INTERESTED_IN]->() } AS claims,"
    " COUNT { (who)<-[:PLAYED_FOR]-() } AS weight",
    "Manager": "COUNT { (who)-[:PURSUED]->() } AS claims, COUNT { (who)-[:MANAGED]->() } AS weight",
}
_MATCHING = """
MATCH (who:{kind})
WHERE who.search_text {fits} $text
WITH who, {known},
     CASE WHEN who.search_text = $text OR who.search_text STARTS WITH $text + ' | '
            OR who.search_text ENDS WITH ' | ' + $text
            OR who.search_text CONTAINS ' | ' + $text + ' | ' THEN 0
          WHEN who.search_text STARTS WITH $text OR who.search_text CONTAINS ' | ' + $text THEN 1
          WHEN who.search_text CONTAINS ' ' + $text THEN 2 ELSE 3 END AS match
RETURN who.id AS id, match AS match, 0 AS errors, claims AS claims, weight AS weight
ORDER BY CASE WHEN match = 3 THEN 2 WHEN match = 0 AND $text CONTAINS ' ' THEN 0 ELSE 1 END,
         claims DESC, match, weight DESC, id
LIMIT $limit
"""
# In few rows of many texts: a hundred thousand names are then read in a fifth of the time.
_NAMES = r"""
MATCH (who:{kind})
WHERE who.id > $after AND who.id <= $upto
WITH who, {known}
RETURN collect(who.search_text + '\t' + claims + '\t' + weight + '\t' + who.id) AS names
"""
_DETAILS = {
    "player": """
UNWIND $ids AS id
MATCH (who:Player {id: id})
OPTIONAL MATCH (who)-[stint:PLAYED_FOR]->(club:Club)
WHERE stint.known_day <= $known_on
WITH who, stint, club ORDER BY stint.first_day DESC, stint.last_day DESC, stint.id
WITH who, collect({id: club.id, name: club.name, since: stint.since, until: stint.until,
     last_day: stint.last_day})[0] AS last, count(stint) AS spells
OPTIONAL MATCH (who)<-[claim:INTERESTED_IN]-(:Club)
WHERE claim.known_day <= $known_on
RETURN who.id AS id, who.name AS name, who.born_on AS born_on, who.position AS role,
       last.id AS last_club_id, last.name AS last_club, last.since AS last_from,
       CASE WHEN last.last_day <= $known_on THEN last.until END AS last_until,
       count(claim) AS claims, spells AS spells,
       CASE WHEN who.value_on <= $known_on THEN who.value END AS weight
ORDER BY id
""",
    "manager": """
UNWIND $ids AS id
MATCH (who:Manager {id: id})
OPTIONAL MATCH (who)-[tenure:MANAGED]->(club:Club)
WHERE tenure.known_day <= $known_on
WITH who, tenure, club ORDER BY tenure.first_day DESC, tenure.last_day DESC, tenure.id
WITH who, collect({id: club.id, name: club.name, since: tenure.since, until: tenure.until,
     last_day: tenure.last_day})[0] AS last, count(tenure) AS spells
OPTIONAL MATCH (who)-[claim:PURSUED]->(:Player)
WHERE claim.known_day <= $known_on
RETURN who.id AS id, who.name AS name, who.born_on AS born_on, null AS role,
       last.id AS last_club_id, last.name AS last_club, last.since AS last_from,
       CASE WHEN last.last_day <= $known_on THEN last.until END AS last_until,
       count(claim) AS claims, spells AS spells, spells AS weight
ORDER BY id
""",
    "club": """
UNWIND $ids AS id
MATCH (who:Club {id: id})
OPTIONAL MATCH (who)<-[stint:PLAYED_FOR]-(:Player)
WHERE stint.known_day <= $known_on
WITH who, count(stint) AS spells
OPTIONAL MATCH (who)-[claim:INTERESTED_IN]->(:Player)
WHERE claim.known_day <= $known_on
RETURN who.id AS id, who.name AS name, null AS born_on,
       CASE WHEN coalesce(who.kind, 'senior') = 'senior' THEN who.country
            ELSE coalesce(who.country + ', ', '') + who.kind END AS role,
       null AS last_club_id, null AS last_club, null AS last_from, null AS last_until,
       count(claim) AS claims, spells AS spells, spells AS weight
ORDER BY id
""",
}
_NAMED = """
MATCH (who:{kind})
WHERE who.search_text = $text OR who.search_text STARTS WITH $text + ' | '
  OR who.search_text ENDS WITH ' | ' + $text OR who.search_text CONTAINS ' | ' + $text + ' | '
RETURN who.id AS id
ORDER BY id
LIMIT $limit
"""
_VERSIONS = "MATCH (load:Load) RETURN load.id AS id, load.version AS version ORDER BY id"


def _gather(ask: Ask, values: Values) -> list[Found]:
    text, limit = folded(str(values["text"])), int(values["limit"])
    if not text:
        return []
    settled = values["known_on"] == LAST
    wanted = limit if settled else limit + SPARE
    candidates = _candidates(ask, text, wanted)
    first = sorted(candidates, key=lambda one: one.place(text))[:wanted]
    found = _details(ask, first, values["known_on"])
    if not settled:
        found.sort(key=lambda one: one[0].place(text))
    return [one for _, one in found[:limit]]


def _named(ask: Ask, values: Values) -> list[Found]:
    """Everybody whose whole name or alias it is."""
    wanted = {"text": folded(str(values["text"])), "limit": int(values["limit"])}
    ids = (row["id"] for kind in KINDS for row in ask(_NAMED.replace("{kind}", kind), wanted))
    exact = [Candidate(id, EXACT, 0, 0, 0) for id in ids]
    return [found for _, found in _details(ask, exact, values["known_on"])]


_kept: dict[str, Names] = {}
_asked: set[str] = set()


def _candidates(ask: Ask, text: str, wanted: int) -> list[Candidate]:
    """By the index for the first text and where it finds some; then by the names in memory.

    A command asks once and is spared reading all names; an app that goes on asking reads them.
    """
    version = repr([(row["id"], row["version"]) for row in ask(_VERSIONS, {})])
    if version not in _asked:
        _asked.add(version)
        if found := _matching(ask, text, wanted):
            return found
    names = _kept.get(version) or _read(ask, version)
    return names.holding(text) or names.like(text)


def forget_names() -> None:
    """Lets go of the names in memory; the next text is asked of the index again."""
    _kept.clear()
    _asked.clear()


def _matching(ask: Ask, text: str, limit: int) -> list[Candidate]:
    fits = "STARTS WITH" if len(text) < 3 else "CONTAINS"
    return [
        Candidate(**row)
        for kind in KINDS
        for row in ask(_of(_MATCHING, kind).replace("{fits}", fits), {"text": text, "limit": limit})
    ]


def _read(ask: Ask, version: str) -> Names:
    """The names of the data as it is now; those of an earlier version are let go."""
    names = Names(
        name
        for kind in KINDS
        for after, upto in bounds(ask, kind, PAGE)
        for row in ask(_of(_NAMES, kind), {"after": after, "upto": upto})
        for name in row["names"]
    )
    _kept.clear()
    _kept[version] = names
    return names


def _of(text: str, kind: str) -> str:
    return text.replace("{kind}", kind).replace("{known}", _KNOWN[kind])


def _details(
    ask: Ask, candidates: Sequence[Candidate], known_on: str
) -> list[tuple[Candidate, Found]]:
    """What tells them apart as known on that day, in the same order; who is gone is left out."""
    rows: dict[str, dict[str, Any]] = {}
    for kind, text in _DETAILS.items():
        ids = [one.id for one in candidates if one.id.startswith(f"{kind}:")]
        for start in range(0, len(ids), CHUNK):
            values = {"ids": ids[start : start + CHUNK], "known_on": known_on}
            rows |= {row["id"]: row for row in ask(text, values)}
    found = []
    for one in candidates:
        if row := rows.get(one.id):
            known = one._replace(claims=row["claims"], weight=row.pop("weight") or 0)
            kind = one.id.partition(":")[0]
            found.append((known, Found(kind=kind, matched=MATCHES[one.match], **row)))
    return found


SEARCH = Question(
    key="search",
    title="Who is meant by this name?",
    row=Found,
    needs=("text",),
    text=_of(_MATCHING, "Player").replace("{fits}", "CONTAINS"),
    gather=_gather,
)

NAMED = Question(
    key="named",
    title="Who has exactly this name?",
    row=Found,
    needs=("text",),
    text=_NAMED.replace("{kind}", "Player"),
    gather=_named,
)
