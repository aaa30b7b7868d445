"""Who a player is: one line of players."""

from __future__ import annotations

from dataclasses import dataclass

from graph.words import Player
from loaders.transfermarkt.line import Line
from loaders.transfermarkt.tables import ISSUER

NO_POSITION = "Missing"


@dataclass(frozen=True, slots=True)
class Listed:
    """A player and the contract he has with the club he is at by the day of the export."""

    line: int
    player: Player
    club: str | None
    contract_until: str | None


def parse_player(line: Line) -> Listed:
    """One line of players; his market value is left, for it has no day."""
    key = line.key("player_id")
    return Listed(
        line.line,
        Player(
            id=f"player:{ISSUER}:{key}",
            name=line.text("name"),
            born_on=line.described(line.maybe_day, "date_of_birth"),
            nationality=line.names("country_of_citizenship"),
            position=line.maybe("sub_position") or _position(line),
            foot=(line.maybe("foot") or "").lower() or None,
            height_cm=line.described(line.number, "height_in_cm") or None,
            transfermarkt_id=key,
        ),
        line.maybe_key("current_club_id"),
        line.described(line.maybe_day, "contract_expiration_date"),
    )


def _position(line: Line) -> str | None:
    position = line.maybe("position")
    return None if position == NO_POSITION else position
