"""What the files say of people, teams and spells, by their Wikidata ids; nothing decided yet."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from graph.dates import is_day
from graph.errors import RecordError
from graph.folding import folded
from loaders.report import Rejection, Rejections
from loaders.wikidata.moments import Moment, agreed

MEMBER, COACH_OF_TEAM, COACH_OF_PERSON = "P54", "P286", "P6087"
WHOLE = len("2009-07-01")
DEPRECATED, PREFERRED = "deprecated", "preferred"
RANKS = ("normal", PREFERRED, DEPRECATED)
STATEMENT = re.compile(r"[A-Za-z][0-9]+[$-][0-9A-Za-z-]+")
# A name is taken in the first of these that is there, else in any: readable to most.
LANGUAGES = ("en", "mul", "en-gb", "de", "es", "fr", "it", "pt", "nl", "pl", "tr")


@dataclass(slots=True)
class Item:
    """A person, a team, or something that only lends its label."""

    file: str
    labels: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    born: set[Moment] = field(default_factory=set)
    said: dict[str, dict[str, None]] = field(default_factory=dict)  # ids, by property

    @property
    def name(self) -> str | None:
        """Its label, in English where there is one."""
        order = (*LANGUAGES, *sorted(self.labels))
        return next((self.labels[one] for one in order if one in self.labels), None)

    @property
    def others(self) -> tuple[str, ...]:
        """Every other name in every script, once."""
        known, others = {folded(self.name or "")}, []
        for name in (*self.labels.values(), *self.aliases):
            if name != self.name and (plain := folded(name)) not in known:
                known.add(plain)
                others.append(name)
        return tuple(others)

    def add(self, property: str, value: str) -> None:
        """One more value of a property."""
        self.said.setdefault(property, {})[value] = None

    def values(self, property: str) -> tuple[str, ...]:
        """Its values in the order in which they came."""
        return tuple(self.said.get(property, ()))

    def values_of_all(self) -> set[str]:
        """Everything its properties name."""
        return {value for values in self.said.values() for value in values}


@dataclass(slots=True)
class Said:
    """One statement: this person at this team; the same from several files is one."""

    place: str  # file and statement
    id: str
    property: str
    person: str
    team: str
    rank: str
    known_to: str
    starts: set[Moment] = field(default_factory=set)
    ends: set[Moment] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)  # how he came: P1642
    roles: set[str] = field(default_factory=set)


class Holdings:
    """All items and statements, and what came up that cannot be told."""

    def __init__(self) -> None:
        self.items: dict[str, Item] = {}
        self.spells: dict[str, Said] = {}
        self.known_to = ""
        self.told: Counter[str] = Counter()
        self.contradicted: set[str] = set()  # people with birth days that cannot both be true

    def item(self, id: str, file: str) -> Item:
        """The item of that id, met now or before."""
        return self.items.setdefault(id, Item(file))

    def say(self, said: Said, left_out: Rejections) -> None:
        """A statement; met before, in another file or row, it tells what it adds.

        Of one that was changed to somebody else or another team, only the later counts.
        """
        known = self.spells.setdefault(said.id, said)
        if known is said:
            return
        if _who(known) != _who(said):
            self.spells[said.id] = _later(known, said, left_out)
            return
        known.starts |= said.starts
        known.ends |= said.ends
        known.terms |= said.terms
        known.roles |= said.roles
        if said.known_to > known.known_to:
            known.rank = said.rank  # as it stood later
        known.known_to = max(known.known_to, said.known_to)

    def know(self, day: str) -> str:
        """Something was so on this day; "" where it is none."""
        known = day if len(day) == WHOLE and is_day(day) else ""
        self.known_to = max(self.known_to, known)
        return known

    def label(self, id: str) -> str | None:
        """What an item is called, where any file says so."""
        return self.items[id].name if id in self.items else None

    def lent(self) -> set[str]:
        """Items that lend others their label: countries, positions, classes, roles."""
        by_items = {id for item in self.items.values() for id in item.values_of_all()}
        return self.items.keys() & (
            by_items | {id for one in self.spells.values() for id in one.roles}
        )

    def born(self, person: str) -> str | None:
        """His birth day, where those that are said agree."""
        moments = self.items[person].born if person in self.items else set()
        try:
            found = agreed(moments)
        except RecordError:
            self.contradicted.add(person)
            return None
        return found.day if found else None


def statement_key(text: str) -> str:
    """One spelling for `q11571$074706D5-…` in entities and `…/statement/q11571-074706d5-…`."""
    name = text.rpartition("/")[2]
    if not STATEMENT.fullmatch(name):
        raise RecordError(f"{name!r} is no id of a statement.")
    return name.replace("$", "-", 1).upper()


def rank_of(text: object) -> str:
    """The rank: a word in entities, an address or `wikibase:NormalRank` in results."""
    rank = re.split("[#:]", str(text))[-1].removesuffix("Rank").lower()
    if rank not in RANKS:
        raise RecordError(f"has the unknown rank {text!r}.")
    return rank


def _who(said: Said) -> tuple[str, str, str]:
    return said.property, said.person, said.team


def _later(one: Said, other: Said, left_out: Rejections) -> Said:
    """The later of two versions, the first where neither is; the other is named."""
    known, gone = (other, one) if other.known_to > one.known_to else (one, other)
    why = (
        f"says {gone.person} at {gone.team}; {known.place}, which counts, "
        f"{known.person} at {known.team}."
    )
    left_out.lose(Rejection(gone.place, None, None, None, why))
    return known
