"""What a reader knows before it reads: names, and who was where when. Empty without a graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graph.folding import folded
from loaders.reading import lists
from loaders.reading.vocabulary import listed

# Of many clubs' names a part: alone they mean the club that was named before.
PART_NAMES = listed("words", "part names")
AFFIXES = listed("words", "affixes")
WIDE = 20_000  # names of people
COMMON = 5  # so many people share a forename before it is taken for one


@dataclass(frozen=True, slots=True)
class KnownClub:
    """A club of the graph."""

    id: str
    name: str
    country: str | None = None
    kind: str = "senior"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody was there from the first day to the last; `owner` where it was a loan."""

    club: str
    first_day: str
    last_day: str
    on_loan: bool = False
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A player or a manager of the graph, with what tells namesakes apart."""

    id: str
    name: str
    born_on: str | None = None
    nationality: tuple[str, ...] = ()
    position: str | None = None
    spells: tuple[Spell, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """All his names, folded."""
        return {folded(name) for name in (self.name, *self.aliases)}

    @property
    def kind(self) -> str:
        """player or manager."""
        return self.id.partition(":")[0]

    def age_on(self, day: str) -> str | None:
        """His age in years on that day; None where his birthday is not known."""
        if not self.born_on or len(self.born_on) < 10:
            return None
        return str(int(day[:4]) - int(self.born_on[:4]) - (day[5:] < self.born_on[5:]))

    def at(self, day: str) -> list[Spell]:
        """The spells of that day, the one begun last first."""
        on = [one for one in self.spells if one.first_day <= day <= one.last_day]
        return sorted(on, key=lambda one: one.first_day, reverse=True)


@dataclass(frozen=True, slots=True)
class Club:
    """A club as the reader uses it: in full, its country, its id where the graph has it."""

    name: str
    country: str | None = None
    id: str | None = None
    candidates: tuple[str, ...] = ()


Ask = Callable[[Sequence[str]], dict[str, KnownPerson]]


def _nobody(ids: Sequence[str]) -> dict[str, KnownPerson]:
    return {}


@dataclass(slots=True)
class Known:
    """Names of people and clubs; details of people are asked for when they are met."""

    ask: Ask = _nobody
    names: dict[str, list[str]] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    clubs: dict[str, tuple[Club, ...]] = field(default_factory=dict)
    nicknames: dict[str, tuple[Club, ...]] = field(default_factory=dict)
    grounds: dict[str, tuple[Club, ...]] = field(default_factory=dict)
    sides: frozenset[str] = frozenset()  # youth, reserve and women's sides, national teams
    starts: frozenset[str] = frozenset()  # first words of all names of clubs
    by_id: dict[str, Club] = field(default_factory=dict)
    forenames: frozenset[str] = frozenset()

    @property
    def wide(self) -> bool:
        """Whether it knows so many that who is missing is likely no player at all."""
        return len(self.names) >= WIDE

    @property
    def blank(self) -> bool:
        """Whether no graph stands behind it."""
        return not self.names


def build(
    people: Iterable[tuple[str, str]] = (), clubs: Iterable[KnownClub] = (), ask: Ask = _nobody
) -> Known:
    """From folded names with " | " between and ids of people, and from clubs."""
    known = Known(ask)
    _add_clubs(known, tuple(clubs))
    names: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, list[str]] = defaultdict(list)
    for text, id in people:
        for name in text.split(" | "):
            names[name].append(id)
            surnames[name.rpartition(" ")[2]].append(id)
    known.names, known.surnames = dict(names), dict(surnames)
    first = Counter(name.partition(" ")[0] for name in names if " " in name)
    known.forenames = frozenset(name for name, count in first.items() if count >= COMMON)
    return known


def _add_clubs(known: Known, graph: tuple[KnownClub, ...]) -> None:
    """The listed clubs first: a name of theirs means another club only where it says more."""
    senior = [club for club in graph if club.kind == "senior"]
    by_name: dict[str, list[KnownClub]] = defaultdict(list)
    for club in senior:
        for name in {bare(name) for name in (club.name, *club.aliases)}:
            by_name[name].append(club)
    clubs, nicknames, grounds = _Names(), _Names(), _Names()
    for ours in lists.clubs():
        one = _tie(ours, by_name)
        known.by_id |= dict.fromkeys([one.id] if one.id else one.candidates, one)
        clubs.add((ours.name, *ours.others), one)
        nicknames.add(ours.nicknames, one)
        grounds.add(ours.grounds, one)
    everyday = frozenset(clubs.table) | frozenset(nicknames.table) | frozenset(grounds.table)
    for there in graph:
        one = known.by_id.setdefault(there.id, Club(_plain(there.name), there.country, there.id))
        if there.kind == "senior":
            clubs.add(_own_names(there), one, but=everyday)
    known.clubs, known.nicknames, known.grounds = clubs.done(), nicknames.done(), grounds.done()
    sides = (folded(club.name) for club in graph if club.kind != "senior")
    known.sides = frozenset(name for name in sides if " " in name)
    every = (*known.clubs, *known.nicknames, *known.grounds, *known.sides)
    known.starts = frozenset(name.partition(" ")[0] for name in every)


class _Names:
    """Folded names, and the clubs each may mean."""

    def __init__(self) -> None:
        self.table: dict[str, list[Club]] = {}

    def add(self, names: Iterable[str], club: Club, but: frozenset[str] = frozenset()) -> None:
        for name in {folded(name) for name in names} - but:
            there = self.table.setdefault(name, [])
            if name and club not in there:
                there.append(club)

    def done(self) -> dict[str, tuple[Club, ...]]:
        return {name: tuple(clubs) for name, clubs in self.table.items()}


def _own_names(club: KnownClub) -> list[str]:
    """Names of a club of the graph; a short word alone is none."""
    names = (club.name, _plain(club.name), *club.aliases)
    return [n for n in names if len(folded(n)) > 3 and folded(n) not in PART_NAMES]


def _plain(name: str) -> str:
    """Without what every other club's name has too: "Arsenal FC" → "Arsenal"."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold() in AFFIXES:
        words.pop()
    return " ".join(words)


def bare(name: str) -> str:
    """Folded and without affixes, to compare clubs' names."""
    words = folded(name).split()
    return " ".join([w for w in words if w not in AFFIXES] or words)


def _tie(ours: lists.ListedClub, by_name: dict[str, list[KnownClub]]) -> Club:
    """The listed club with its id in the graph: of its country, by the name that fits best."""
    for name in (ours.name, *ours.others):
        fits = {
            c.id: c
            for c in by_name.get(bare(name), ())
            if c.country in (None, ours.country)
            or {c.country, ours.country} <= {"England", "Wales"}
        }
        if len(fits) == 1:
            return Club(ours.name, ours.country, next(iter(fits)))
        if fits and name == ours.name:
            exact = [c.id for c in fits.values() if bare(c.name) == bare(name)]
            if len(exact) == 1:
                return Club(ours.name, ours.country, exact[0])
            return Club(ours.name, ours.country, None, tuple(sorted(fits)))
    return Club(ours.name, ours.country)
