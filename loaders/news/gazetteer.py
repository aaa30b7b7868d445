"""Who and what the graph knows, as a reader of reports uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

from graph.store import Reader
from loaders.reading.known import Known, KnownClub, KnownPerson, Spell, build

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
    # The engine answers while names are taken in, then learns what it will be asked of people:
    # the first time takes it twice as long.
    with ThreadPoolExecutor(1) as ahead:
        told = ahead.map(lambda text: reader.rows(text, {}), (PLAYER_NAMES, MANAGER_NAMES, CLUBS))
        people = [_name(name) for rows in islice(told, 2) for name in rows[0]["names"]]
        ahead.submit(reader.rows, PLAYERS, {"ids": [id for _, id in people[:FEW]]})
        clubs = (_club(row) for rows in told for row in rows[0]["clubs"])
        return build(people, clubs, People(reader))


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


def _name(told: str) -> tuple[str, str]:
    folded, _, id = told.partition("\t")
    return folded, id


def _club(row: list[Any]) -> KnownClub:
    id, name, country, kind, aliases = row
    return KnownClub(id, name, country, kind or "senior", tuple(aliases or ()))


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
