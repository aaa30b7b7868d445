"""Who sat on whose bench on which day: one line of games, and all of them club by club."""

from __future__ import annotations

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
    national: bool


def parse_game(line: Line) -> Game:
    """One line of games; a manager's name may be empty."""
    return Game(
        line.line,
        line.key("game_id"),
        line.day("date"),
        (_side(line, "home"), _side(line, "away")),
        line.maybe("competition_type") == NATIONAL,
    )


def _side(line: Line, where: str) -> Side:
    return Side(
        line.key(f"{where}_club_id"),
        line.maybe(f"{where}_club_name"),
        line.maybe(f"{where}_club_manager_name"),
    )
