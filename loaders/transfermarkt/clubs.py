"""Clubs: those of the table, and those that only transfers and games name; one id, many names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.folding import folded
from graph.words import Club
from loaders.feed import Found
from loaders.transfermarkt.tables import ISSUER

# No clubs: they end a stint. By id (Without Club, Retired, Career break, Unknown), and by name for
# those whose id is not known here.
NO_CLUBS = frozenset(("515", "123", "2113", "75"))
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
    listed: bool = False  # in the table of clubs, where only senior clubs are
    absent: bool = False  # somebody named it as none: retired, unknown
    games: set[bool | None] = field(default_factory=set)  # national teams' or not, None: not told

    @property
    def national(self) -> bool:
        """Whether all its games are national teams'; a club of the table is a club."""
        return not self.listed and self.games == {True}

    @property
    def side(self) -> str | None:
        """What the mark behind a name says, youth or reserve; the table's clubs have none."""
        return None if self.listed else marked(self.names)

    @property
    def kind(self) -> str | None:
        """National, youth, reserve or senior; None where its games do not tell, or disagree."""
        if self.national:
            return "national"
        if self.listed:
            return "senior"
        untold = True in self.games or self.games == {None}
        return self.side or (None if untold else "senior")


class Clubs:
    """Every club a download names, by Transfermarkt's id."""

    def __init__(self) -> None:
        self.met: dict[str, Met] = {}
        self.none: set[str] = set(NO_CLUBS)
        self.moved: dict[str, set[str]] = {}  # clubs somebody moved to or from, by club

    def meet(self, club: str, name: str | None, file: str, line: int) -> None:
        """A club some table names; a name that is no club's is none of its names."""
        found = self.met.get(club)
        if found is None:
            found = self.met[club] = Met(file, line)
        if name is None or name in found.names:
            return
        if folded(name) in NO_CLUB_NAMES:
            found.absent = True
        else:
            found.names[name] = None

    def find_none(self) -> None:
        """Those that are none, once all tables are read: in no table of clubs, without a name."""
        self.none |= {
            club for club, met in self.met.items() if met.absent and not (met.listed or met.names)
        }

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

    def national(self) -> set[str]:
        """All that do."""
        return {club for club, met in self.met.items() if met.national}

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
                kind=met.kind,
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
            if not met.side:
                continue
            found = {one for name in met.names for one in named.get(_senior(name), ())}
            if len(found) == 1 and found <= self.moved.get(club, set()):
                yield club, found.pop()


def marked(names: Iterable[str]) -> str | None:
    """What the mark behind a name says: youth or reserve; None where there is no mark."""
    names = list(names)
    if any(YOUTH.fullmatch(name) for name in names):
        return "youth"
    return "reserve" if any(RESERVE.fullmatch(name) for name in names) else None


def _senior(name: str) -> str:
    """The name without its mark; nothing where it has none."""
    found = YOUTH.fullmatch(name) or RESERVE.fullmatch(name)
    return next(filter(None, found.groups()), "") if found else ""
