"""Who was named for a match and who of them played: one file of line-ups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.row import CellError
from loaders.statsbomb.matches import Named, parse_named
from loaders.statsbomb.part import Part, places

OF_PLAYER = frozenset(
    (
        *("player_id", "player_name", "player_nickname", "jersey_number", "country"),
        *("cards", "positions"),
    )
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A player on a team sheet; `played` is None where the sheet does not tell."""

    place: str
    club: str
    who: Named
    played: bool | None
    unknown: frozenset[str] = frozenset()  # keys of no layout known here
    lost: tuple[CellError, ...] = ()  # what only describes him, and cannot be read


def listed(whole: list[Any]) -> Iterator[Listed | CellError]:
    """Every player of both teams; in his place, why he cannot be read."""
    for place, one in places(whole):
        try:
            team = Part(one, place)
            club, players = team.id("team_id"), team.listed("lineup")
            if players is None:
                raise CellError(team.at("lineup"), "", "is missing.")
        except CellError as error:
            yield error
            continue
        for at, player in places(players, team.at("lineup")):
            try:
                yield _listed(Part(player, at), club)
            except CellError as error:
                yield error


def _listed(part: Part, club: str) -> Listed:
    """A sheet of the older layout has no positions; in the newer, none means he did not play."""
    positions = part.listed("positions")
    played = None if positions is None else bool(positions)
    unknown = frozenset(part.said.keys() - OF_PLAYER)
    who = parse_named(part, "player_")
    return Listed(part.place, club, who, played, unknown, tuple(part.unknown))
