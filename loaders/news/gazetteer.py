"""Who and what the graph knows, as a reader of reports uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from graph.store import Reader
from loaders.garbage import seldom_searched
from loaders.reading.known import Known, KnownClub, KnownPerson, Spell, build

Answered = Future[list[dict[str, Any]]]
FEW = 20
KEPT = 10_000  # people whose details are kept; reports name the same few again and again
# In one row of texts: a hundred thousand names are then read in a fifth of the time.
PLAYER_NAMES = r"""
MATCH (who:Player)
RETURN collect(who.search_text + '\t' + who.id) AS names
"""
MANAGER_NAMES = r"""
MATCH (who:Manager)
RETURN collect(who.search_text + '\t' + who.id) AS names
"""
CLUBS = """
MATCH (who:Club)
RETURN collect([who.id, who.name, who.country, who.kind, who.aliases]) AS clubs
"""
PLAYERS = """
UNWIND $ids AS id
MATCH (who:Player {id: id})
OPTIONAL MATCH (who)-[spell:PLAYED_FOR]->(club:Club)
RETURN who.id AS id, who.name AS name, who.born_on AS born_on, who.nationality AS nationality,
       who.position AS position, who.aliases AS aliases,
       collect([club.id, spell.first_day, spell.last_day, spell.on_loan, spell.parent_club_id])
         AS spells
"""
MANAGERS = """
UNWIND $ids AS id
MATCH (who:Manager {id: id})
OPTIONAL MATCH (who)-[spell:MANAGED]->(club:Club)
RETURN who.id AS id, who.name AS name, who.born_on AS born_on, who.nationality AS nationality,
       null AS position, who.aliases AS aliases,
       collect([club.id, spell.first_day, spell.last_day, false, null]) AS spells
"""


def known_from(reader: Reader) -> Known:
    """Every name in the graph; details of people are asked for when they are met, and kept."""
    # The engine answers the next question while the last answer is taken in.
    with seldom_searched(), ThreadPoolExecutor(1) as engine:
        clubs, players, managers = (
            engine.submit(reader.rows, text, {}) for text in (CLUBS, PLAYER_NAMES, MANAGER_NAMES)
        )
        engine.submit(_learn, reader, players)
        return build(_people(players, managers), _clubs(clubs), People(reader))


def _learn(reader: Reader, players: Answered) -> None:
    """The engine learns what it will be asked of people: the first time takes it twice as long."""
    some = players.result()[0]["names"][:FEW]
    reader.rows(PLAYERS, {"ids": [name.partition("\t")[2] for name in some]})


class People:
    """Details of players and managers by id, asked for once and kept, the latest `KEPT`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._kept: dict[str, KnownPerson] = {}

    def __call__(self, ids: Sequence[str]) -> dict[str, KnownPerson]:
        """Those of the ids that are in the graph."""
        there = {id: self._kept[id] for id in ids if id in self._kept}
        if len(there) == len(ids):
            return there
        new = {person.id: person for person in self._ask([id for id in ids if id not in there])}
        self._kept |= new
        for id in list(self._kept)[: len(self._kept) - KEPT]:
            self._kept.pop(id, None)
        return there | new

    def _ask(self, ids: list[str]) -> Iterator[KnownPerson]:
        for kind, text in (("player:", PLAYERS), ("manager:", MANAGERS)):
            if wanted := [id for id in ids if id.startswith(kind)]:
                yield from map(_person, self.reader.rows(text, {"ids": wanted}))


def _people(*answers: Answered) -> Iterator[tuple[str, str]]:
    for answer in answers:
        for name in answer.result()[0]["names"]:
            folded, _, id = name.partition("\t")
            yield folded, id


def _clubs(answer: Answered) -> Iterator[KnownClub]:
    for id, name, country, kind, aliases in answer.result()[0]["clubs"]:
        yield KnownClub(id, name, country, kind or "senior", tuple(aliases or ()))


def _person(row: dict[str, Any]) -> KnownPerson:
    spells = (
        Spell(club, first, last, bool(on_loan), owner)
        for club, first, last, on_loan, owner in row["spells"]
        if club is not None
    )
    return KnownPerson(
        row["id"],
        row["name"],
        row["born_on"],
        tuple(row["nationality"] or ()),
        row["position"],
        tuple(sorted(spells, key=lambda spell: (spell.first_day, spell.last_day, spell.club))),
        tuple(row["aliases"] or ()),
    )
