"""Who is meant by this name? Accents, case, word order and two typing errors forgiven."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.folding import folded
from graph.questions.question import Ask, Question, Values

CANDIDATES = 400  # a name that fits more often than this is too short to rank them all
ENOUGH = 1
KINDS = ("Player", "Club", "Manager")
MATCHES = ("exact", "start", "word", "part", "typo")


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


# Names that begin so come from the index; names that hold the word elsewhere are looked through.
_STARTING = """
MATCH (who:{kind})
WHERE who.search_text STARTS WITH $text
RETURN who.id AS id, who.name AS name, who.search_text AS search_text, who.value AS value
ORDER BY coalesce(who.value, 0) DESC, id
LIMIT $limit
"""
_HOLDING = """
MATCH (who:{kind})
WHERE who.search_text CONTAINS $text
RETURN who.id AS id, who.name AS name, who.search_text AS search_text, who.value AS value
ORDER BY coalesce(who.value, 0) DESC, id
LIMIT $limit
"""
_NAMES = """
MATCH (who:{kind})
RETURN who.id AS id, who.search_text AS search_text, who.value AS value
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
       count(claim) AS claims, spells AS spells
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
       count(claim) AS claims, spells AS spells
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
       CASE WHEN who.kind = 'senior' THEN who.country
            ELSE coalesce(who.country + ', ', '') + who.kind END AS role,
       null AS last_club_id, null AS last_club, null AS last_from, null AS last_until,
       count(claim) AS claims, spells AS spells
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


def _named(ask: Ask, values: Values) -> list[Found]:
    """Everybody whose whole name or alias it is."""
    wanted = {"text": folded(str(values["text"])), "limit": CANDIDATES}
    rows = [row for kind in KINDS for row in ask(_NAMED.replace("{kind}", kind), wanted)]
    details = _details(ask, [row["id"] for row in rows], values["known_on"])
    return [Found(kind=id.partition(":")[0], matched="exact", **row) for id, row in details.items()]


def _gather(ask: Ask, values: Values) -> list[Found]:
    text = folded(str(values["text"]))
    limit = min(int(values["limit"]), CANDIDATES)
    if not text:
        return []
    best = _candidates(ask, text)
    if len(best) < ENOUGH:
        best = _names(ask).like(text)
    ranked = sorted(best.items(), key=lambda one: (*one[1], one[0]))[: 2 * limit]
    details = _details(ask, [id for id, _ in ranked], values["known_on"])
    found = [
        Found(kind=id.partition(":")[0], matched=MATCHES[best[id][0]], **details[id])
        for id, _ in ranked
        if id in details
    ]
    found.sort(
        key=lambda one: (_group(one, text), -one.claims, best[one.id][1], -one.spells, one.id)
    )
    return found[:limit]


def _group(found: Found, text: str) -> int:
    """A whole name of two words or more comes first; then whoever is spoken of most."""
    if found.matched == "exact" and " " in text:
        return 0
    return max(1, MATCHES.index(found.matched) - 1)


def _candidates(ask: Ask, text: str) -> dict[str, tuple[int, int]]:
    """Ids with how well they match and how far from famous: the smaller, the better."""
    texts = (_STARTING,) if len(text) < 3 else (_HOLDING,)
    best: dict[str, tuple[int, int]] = {}
    for kind in KINDS:
        for question in texts:
            limit = {"text": text, "limit": CANDIDATES}
            for row in ask(question.replace("{kind}", kind), limit):
                best[row["id"]] = (_match(row["search_text"], text), -(row["value"] or 0))
    return best


def _match(search_text: str, text: str) -> int:
    names = search_text.split(" | ")
    if text in names:
        return 0
    if any(name.startswith(text) for name in names):
        return 1
    return 2 if any(f" {text}" in name for name in names) else 3


class Names:
    """All words of all names, to look for those that were typed wrongly or in another order."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.holders: dict[str, set[str]] = defaultdict(set)
        self.fame: dict[str, int] = {}
        for row in rows:
            self.fame[row["id"]] = row["value"] or 0
            for word in row["search_text"].replace("|", " ").split():
                self.holders[word].add(row["id"])
        self.by_length: dict[int, list[str]] = defaultdict(list)
        for word in self.holders:
            self.by_length[len(word)].append(word)

    def like(self, text: str) -> dict[str, tuple[int, int]]:
        """Ids whose names hold every typed word, each with at most two errors."""
        best: dict[str, int] | None = None
        for word in text.split():
            errors: dict[str, int] = {}
            for alike, count in self._alike(word):
                for id in self.holders[alike]:
                    errors[id] = min(count, errors.get(id, count))
            if best is None:
                best = errors
            else:
                best = {id: best[id] + errors[id] for id in best.keys() & errors.keys()}
        kept = sorted((best or {}).items(), key=lambda one: (one[1], -self.fame[one[0]], one[0]))
        return {
            id: (2 if errors == 0 else 4, errors * 10**12 - self.fame[id])
            for id, errors in kept[:CANDIDATES]
        }

    def _alike(self, word: str) -> list[tuple[str, int]]:
        allowed = 0 if len(word) < 4 else 1 if len(word) < 5 else 2
        near = range(len(word) - allowed, len(word) + allowed + 1)
        choices = [one for length in near for one in self.by_length.get(length, ())]
        found = process.extract(
            word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=CANDIDATES
        )
        return [(alike, int(count)) for alike, count, _ in found]


_VERSIONS = "MATCH (load:Load) RETURN load.id AS id, load.version AS version ORDER BY id"
_kept: dict[str, Names] = {}


def _names(ask: Ask) -> Names:
    """The names of the data as it is now, read once for each version of it."""
    version = repr([(row["id"], row["version"]) for row in ask(_VERSIONS, {})])
    if version not in _kept:
        rows = (row for kind in KINDS for row in ask(_NAMES.replace("{kind}", kind), {}))
        names = Names(rows)
        _kept.clear()
        _kept[version] = names
    return _kept[version]


def _details(ask: Ask, ids: list[str], known_on: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for kind, text in _DETAILS.items():
        of_kind = [id for id in ids if id.startswith(f"{kind}:")]
        if of_kind:
            rows = ask(text, {"ids": of_kind, "known_on": known_on})
            found |= {row["id"]: row for row in rows}
    return found


SEARCH = Question(
    key="search",
    title="Who is meant by this name?",
    row=Found,
    needs=("text",),
    text=_HOLDING.replace("{kind}", "Player"),
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
