"""Somebody named in a text: what is said of him, who he is in the graph, whose player he is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.dates import days_before
from loaders.reading.known import KnownPerson

SHORTLY = 120  # days
ROLES = ("other", "source", "manager", "player")


@dataclass(eq=False, slots=True)
class Person:
    """Somebody named in the text: what is said of him, and who he can be in the graph."""

    name: str
    words: tuple[str, ...]
    number: int
    places: list[tuple[int, int]] = field(default_factory=list)  # sentence, word
    cues: Counter[str] = field(default_factory=Counter)
    age: str | None = None
    nations: set[str] = field(default_factory=set)
    position: str | None = None
    owners: Counter[int] = field(default_factory=Counter)  # clubs of the text, by number
    past: set[int] = field(default_factory=set)  # clubs he played for before
    manages: Counter[int] = field(default_factory=Counter)  # how often the text says so
    managed: set[int] = field(default_factory=set)  # clubs he managed before
    known: KnownPerson | None = None
    candidates: tuple[KnownPerson, ...] = ()
    free: bool = False
    stranger: bool = False  # a graph is there and knows nobody of that name
    meant: int | None = None  # the number of the person this short name turned out to mean

    @property
    def role(self) -> str:
        """player, manager, source or other: what most speaks for; told by nothing, a player."""
        best = max(ROLES, key=lambda role: (self.cues[role], ROLES.index(role)))
        if self.stranger and self.cues[best] < 3:
            return "other"
        if self.cues[best]:
            return best
        return "other" if self.cues["speaker"] and not self.known else "player"

    @property
    def certain(self) -> bool:
        """Whether it is a person at all: one word with a capital may be a place."""
        return (
            len(self.words) > 1
            or self.known is not None
            or max(self.cues[role] for role in ROLES) > 2
        )


def clubs_then(person: Person, day: str | None) -> list[str]:
    """Ids of the clubs that own him about that day as the graph has it, the surest first.

    A spell that began shortly before may be the move the report is about: the one before it counts
    as well then.
    """
    if person.known is None or day is None:
        return []
    spells = [s for s in person.known.spells if s.first_day <= day]
    spells.sort(key=lambda spell: (spell.first_day, spell.last_day), reverse=True)
    here = [s for s in spells if s.last_day >= day]
    fresh = bool(here) and here[0].first_day > days_before(day, SHORTLY)
    late = [s for s in spells if s.last_day < day and s.last_day >= days_before(day, SHORTLY)]
    both = here + late if fresh or not here else here
    return list(dict.fromkeys(spell.owner or spell.club for spell in both))


def played_before(person: Person, day: str, club: str) -> bool:
    """Whether the graph has a spell of his there that ended some time before the day."""
    if person.known is None:
        return False
    late = days_before(day, SHORTLY)
    return any(s.club == club and s.last_day < late for s in person.known.spells)
