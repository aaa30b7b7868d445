"""Who they are, gathered from every match that names them: ids join, a null never erases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graph.folding import folded
from graph.words import Club, Manager, Player
from loaders.feed import Found
from loaders.report import Rejection, Rejections
from loaders.statsbomb.matches import Competition, Named, Side

ISSUER = "statsbomb"
T = TypeVar("T", Player, Manager)


@dataclass(slots=True)
class Met:
    """What is known of somebody so far, and the file and place that named him first."""

    file: str
    known: dict[str, None] = field(default_factory=dict)  # nicknames
    legal: dict[str, None] = field(default_factory=dict)
    born_on: str | None = None
    countries: dict[str, None] = field(default_factory=dict)


class People(Generic[T]):
    """All players, or all managers, by StatsBomb's id."""

    def __init__(self, kind: type[T]) -> None:
        self.kind: type[T] = kind
        self.label = kind.__name__.lower()
        self.met: dict[str, Met] = {}

    def meet(self, who: Named, file: str, place: str, left_out: Rejections) -> None:
        """One more place that names somebody; a second birth day is named and not taken."""
        met = self.met.get(who.id)
        if met is None:
            met = self.met[who.id] = Met(file)
        met.legal[who.name] = None
        if who.nickname:
            met.known[who.nickname] = None
        if who.country:
            met.countries[who.country] = None
        if who.born_on and met.born_on and who.born_on != met.born_on:
            why = f"says {who.born_on!r} of {self.label} {who.id}, elsewhere {met.born_on!r}; "
            why += "the first one counts."
            left_out.lose(Rejection(file, None, f"{place}.dob", who.born_on, why))
        met.born_on = met.born_on or who.born_on

    def records(self) -> Iterator[Found]:
        """Each under his known name, the legal one beside it."""
        for key, met in self.met.items():
            name, *others = met.known | met.legal
            who = self.kind(
                id=f"{self.label}:{ISSUER}:{key}",
                name=name,
                aliases=tuple(others),
                born_on=met.born_on,
                nationality=tuple(met.countries),
                statsbomb_id=key,
            )
            yield Found(met.file, None, who)


@dataclass(slots=True)
class Team:
    """What is known of a team so far."""

    file: str
    names: dict[str, None] = field(default_factory=dict)
    country: str | None = None
    women: bool = False
    youth: bool = False
    international: set[bool] = field(default_factory=set)  # of the competitions it plays in

    @property
    def national(self) -> bool:
        """Said by its competitions, all of them; where those tell nothing, by its name."""
        if self.international:
            return False not in self.international
        return any(_is_country(name, self.country) for name in self.names)

    @property
    def kind(self) -> str:
        """The first that holds."""
        if self.national:
            return "national"
        return "women" if self.women else "youth" if self.youth else "senior"


class Teams:
    """All clubs and national teams, by StatsBomb's id."""

    def __init__(self) -> None:
        self.met: dict[str, Team] = {}

    def meet(self, side: Side, season: Competition | None, file: str) -> None:
        """One more match that names a team."""
        team = self.met.get(side.club)
        if team is None:
            team = self.met[side.club] = Team(file)
        team.names[side.name] = None
        team.country = team.country or side.country
        team.women |= bool(side.women or (side.women is None and season and season.women))
        if season:
            team.youth |= bool(season.youth)
            if season.international is not None:
                team.international.add(season.international)

    def is_national(self, club: str) -> bool:
        """Whether it plays for a country."""
        return self.met[club].national

    def records(self) -> Iterator[Found]:
        """Each under its first name, the others beside it."""
        for key, team in self.met.items():
            name, *others = team.names
            club = Club(
                id=f"club:{ISSUER}:{key}",
                name=name,
                aliases=tuple(others),
                country=team.country,
                kind=team.kind,
                statsbomb_id=key,
            )
            yield Found(team.file, None, club)


def _is_country(name: str, country: str | None) -> bool:
    """ "Spain" and "Spain Women's" of Spain."""
    return country is not None and folded(name).removesuffix(" womens") == folded(country)
