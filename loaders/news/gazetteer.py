"""Who and what the graph knows, as a reader of reports uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from graph.store import Reader
from loaders.reading.known import Known, KnownClub, KnownPerson, Spell, build

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
    clubs = (KnownClub(*_club(row)) for row in reader.rows(CLUBS, {})[0]["clubs"])
    return build(_names(reader), clubs, People(reader))


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


def _names(reader: Reader) -> Iterator[tuple[str, str]]:
    for text in (PLAYER_NAMES, MANAGER_NAMES):
        for name in reader.rows(text, {})[0]["names"]:
            folded, _, id = name.partition("\t")
            yield folded, id


def _club(row: list[Any]) -> tuple[str, str, str | None, str, tuple[str, ...]]:
    id, name, country, kind, aliases = row
    return id, name, country, kind or "senior", tuple(aliases or ())


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
