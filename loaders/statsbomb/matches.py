"""Who played whom on which day, and who managed: one object of a file of matches."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.row import CellError
from loaders.statsbomb.part import Part, places

GENDERS = ("male", "female")
PLAYED = "available"
# Keys of the layouts known here, read or not; of any other one says that it is not read.
OF_COMPETITION = frozenset(
    (
        *("competition_id", "season_id", "country_name", "competition_name", "season_name"),
        *("competition_gender", "competition_youth", "competition_international"),
        *("match_updated", "match_updated_360", "match_available", "match_available_360"),
    )
)
OF_MATCH = frozenset(
    (
        *("match_id", "match_date", "kick_off", "competition", "season", "home_team", "away_team"),
        *("home_score", "away_score", "match_status", "match_status_360", "last_updated"),
        *("last_updated_360", "metadata", "match_week", "competition_stage", "stadium", "referee"),
    )
)


@dataclass(frozen=True, slots=True)
class Competition:
    """A season of a competition, as competitions.json lists it; None is not told."""

    id: str
    season: str
    women: bool | None
    youth: bool | None
    international: bool | None


@dataclass(frozen=True, slots=True)
class Named:
    """What one place says of a person: `name` is the legal name, `nickname` the known one."""

    id: str
    name: str
    nickname: str | None
    born_on: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two teams of a match. No list of managers at all is None."""

    club: str
    name: str
    country: str | None
    women: bool | None
    managers: tuple[Named, ...] | None


@dataclass(frozen=True, slots=True)
class Match:
    """One match."""

    id: str
    day: str
    sides: tuple[Side, Side]


def parse_competition(part: Part) -> Competition:
    """One object of competitions.json; files of 2021 and before do not tell the last two."""
    return Competition(
        part.id("competition_id"),
        part.id("season_id"),
        _women(part, "competition_gender"),
        part.maybe_flag("competition_youth"),
        part.maybe_flag("competition_international"),
    )


def parse_match(part: Part) -> Match:
    """One object of a season's matches; CellError also where it is not played yet."""
    day, updated = part.day("match_date"), part.described(part.maybe_text, "last_updated")
    status = part.maybe_text("match_status")
    if status not in (None, PLAYED):
        why = f"says {status!r}: not played, or not told yet."
        raise CellError(part.at("match_status"), str(status), why)
    if updated and day > updated[:10]:
        why = f"says {day!r}, after it was last updated: no match yet."
        raise CellError(part.at("match_date"), day, why)
    sides = _side(part.part("home_team"), "home"), _side(part.part("away_team"), "away")
    if sides[0].club == sides[1].club:
        why = f"says {sides[1].club!r}, the same team as at home."
        raise CellError(part.at("away_team.away_team_id"), sides[1].club, why)
    both = {one.id for one in sides[0].managers or ()} & {one.id for one in sides[1].managers or ()}
    if both:
        why = f"manager {min(both)} sits on both benches."
        raise CellError(part.at("away_team.managers"), min(both), why)
    return Match(part.id("match_id"), day, sides)


def parse_named(part: Part, before: str = "") -> Named:
    """A manager, or with `player_` before its keys a player."""
    return Named(
        part.id(f"{before}id"),
        part.text(f"{before}name"),
        part.maybe_text(f"{before}nickname"),
        part.described(part.maybe_day, "dob"),
        part.described(part.name_in, "country"),
    )


def _side(part: Part, where: str) -> Side:
    managers = part.listed("managers")
    return Side(
        part.id(f"{where}_team_id"),
        part.text(f"{where}_team_name"),
        part.described(part.name_in, "country"),
        _women(part, f"{where}_team_gender"),
        None if managers is None else _managers(part, managers),
    )


def _managers(part: Part, managers: list[object]) -> tuple[Named, ...]:
    """Each once; a null names nobody, and is named itself."""
    found: dict[str, Named] = {}
    for place, one in places(managers, part.at("managers")):
        if one is None:
            part.unknown.append(CellError(place, "", "is null: nobody."))
            continue
        who = parse_named(Part(one, place, part.unknown))
        found[who.id] = who
    return tuple(found.values())


def _women(part: Part, key: str) -> bool | None:
    word = part.maybe_word(key, GENDERS)
    return None if word is None else word == "female"
