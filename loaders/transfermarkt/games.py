"""Who sat on whose bench on which day: one line of games, and all of them club by club."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.transfermarkt.line import Line

NATIONAL = "national_team_competition"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two clubs of a game."""

    club: str
    name: str | None
    manager: str | None


@dataclass(frozen=True, slots=True)
class Game:
    """One line of games."""

    line: int
    id: str
    day: str
    sides: tuple[Side, Side]
    national: bool | None  # None: nobody tells


def parse_game(line: Line, types: Mapping[str, str | None]) -> Game:
    """One line of games, and of which type its competition is; a manager's name may be empty."""
    told = line.maybe("competition_type") or types.get(line.maybe("competition_id") or "")
    return Game(
        line.line,
        line.key("game_id"),
        line.day("date"),
        (_side(line, "home"), _side(line, "away")),
        told == NATIONAL if told else None,
    )


def _side(line: Line, where: str) -> Side:
    return Side(
        line.key(f"{where}_club_id"),
        line.maybe_name(f"{where}_club_name"),
        line.maybe(f"{where}_club_manager_name"),
    )
