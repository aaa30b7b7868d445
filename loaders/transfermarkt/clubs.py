"""Clubs: those of the table, and those that only transfers and games name; one id, many names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.folding import folded
from graph.words import Club
from loaders.feed import Found
from loaders.transfermarkt.tables import ISSUER

# No clubs: they end a stint. By id, and by name for those whose id is not known here.
NO_CLUBS = frozenset(("515", "123", "2113"))
NO_CLUB_NAMES = frozenset(
    ("without club", "retired", "career break", "unknown", "ban", "disqualification")
)
YOUTH = re.compile(r"(.+?) (?:U-?\d\d|Youth|Yth\.?|Jgd\.?|Academy|Acad\.?|Primavera)$")
RESERVE = re.compile(r"(.+?) (?:B|C|II|III|Res\.?|Reserves)$|^Jong (.+)$")


@dataclass(slots=True)
class Met:
    """What is known of a club so far, and where it was met first."""

    file: str
    line: int
    names: dict[str, None] = field(default_factory=dict)  # in order, the table's own first
    country: str | None = None
    national: bool = False


class Clubs:
    """Every club a download names, by Transfermarkt's id."""

    def __init__(self) -> None:
        self.met: dict[str, Met] = {}
        self.none: set[str] = set(NO_CLUBS)
        self.moved: dict[str, set[str]] = {}  # clubs somebody moved to or from, by club

    def meet(self, club: str, name: str | None, file: str, line: int) -> None:
        """A club some table names; one that is none is remembered as that."""
        found = self.met.get(club)
        if found is None:
            found = self.met[club] = Met(file, line)
        if name is not None and name not in found.names:
            found.names[name] = None
            if folded(name) in NO_CLUB_NAMES:
                self.none.add(club)

    def join(self, one: str, other: str) -> None:
        """Somebody moved between the two."""
        self.moved.setdefault(one, set()).add(other)
        self.moved.setdefault(other, set()).add(one)

    def is_none(self, club: str) -> bool:
        """Whether it is an absence of a club: retired, without one."""
        return club in self.none

    def is_national(self, club: str) -> bool:
        """Whether it plays national teams' competitions."""
        found = self.met.get(club)
        return found is not None and found.national

    def records(self, parents: Mapping[str, str]) -> Iterator[Found]:
        """Each club under its first name, the others beside it; sides with whose they are."""
        for club, met in self.met.items():
            if self.is_none(club):
                continue
            name, *others = met.names or {club: None}
            parent = parents.get(club)
            record = Club(
                id=f"club:{ISSUER}:{club}",
                name=name,
                aliases=tuple(others),
                country=met.country,
                kind="national" if met.national else kind_of(met.names),
                parent_club_id=None if parent is None else f"club:{ISSUER}:{parent}",
                transfermarkt_id=club,
            )
            yield Found(met.file, met.line, record)

    def parents(self) -> Iterator[tuple[str, str]]:
        """A youth or reserve side and the club whose it is, where name and moves both say so.

        Its name must be that of exactly one club with the side's mark behind it, and somebody
        must have moved between the two: a name alone joins nothing.
        """
        named: dict[str, set[str]] = {}
        for club, met in self.met.items():
            for name in met.names:
                named.setdefault(name, set()).add(club)
        for club, met in self.met.items():
            found = {one for name in met.names for one in named.get(_senior(name), ())}
            if len(found) == 1 and found <= self.moved.get(club, set()):
                yield club, found.pop()


def kind_of(names: Iterable[str]) -> str:
    """What the mark behind a name says: youth, reserve, else a senior side."""
    names = list(names)
    if any(YOUTH.fullmatch(name) for name in names):
        return "youth"
    return "reserve" if any(RESERVE.fullmatch(name) for name in names) else "senior"


def _senior(name: str) -> str:
    """The name without its mark; nothing where it has none."""
    found = YOUTH.fullmatch(name) or RESERVE.fullmatch(name)
    return next(filter(None, found.groups()), "") if found else ""
