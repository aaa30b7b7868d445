"""The tables of a download and their columns, by version: what is read, what is known and left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import FeedError
from loaders.lines import TableFile, cells
from loaders.report import Rejections
from loaders.transfermarkt.line import Line

ISSUER = "transfermarkt"
NAME = "transfermarkt-datasets"
LICENCE = "CC0-1.0"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns that must be there, that are read where they are, and that are left by name."""

    name: str
    must: tuple[str, ...]
    may: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    older: Mapping[str, str] = field(default_factory=dict)  # what a column was called before

    @property
    def known(self) -> set[str]:
        """Every column some version of it has."""
        return {*self.must, *self.may, *self.left, *self.older}


PLAYERS = Table(
    "players",
    ("player_id", "name"),
    (
        *("date_of_birth", "country_of_citizenship", "position", "sub_position", "foot"),
        *("height_in_cm", "current_club_id", "contract_expiration_date"),
    ),
    (
        *("first_name", "last_name", "last_season", "player_code", "country_of_birth"),
        *("city_of_birth", "agent_name", "image_url", "international_caps", "url"),
        *("international_goals", "current_national_team_id", "current_club_name"),
        *("current_club_domestic_competition_id", "market_value_in_eur"),
        *("highest_market_value_in_eur", "market_value_in_gbp", "highest_market_value_in_gbp"),
        *("club_id", "club_name", "club_pretty_name", "domestic_competition_id"),
        *("international_assists", "international_debut", "international_debut_date"),
    ),
    {"pretty_name": "name"},
)
CLUBS = Table(
    "clubs",
    ("club_id", "name"),
    ("domestic_competition_id",),
    (
        *("club_code", "total_market_value", "squad_size", "average_age", "foreigners_number"),
        *("foreigners_percentage", "national_team_players", "stadium_name", "stadium_seats"),
        *("net_transfer_record", "coach_name", "last_season", "filename", "url"),
    ),
    {"pretty_name": "name"},
)
COMPETITIONS = Table(
    "competitions",
    ("competition_id",),
    ("country_name", "type"),
    (
        *("competition_code", "name", "sub_type", "country_id", "domestic_league_code"),
        *("confederation", "url", "is_major_national_league", "total_clubs"),
        *("country_latitude", "country_longitude"),
    ),
)
GAMES = Table(
    "games",
    (
        *("game_id", "date", "home_club_id", "away_club_id"),
        *("home_club_manager_name", "away_club_manager_name"),
    ),
    ("home_club_name", "away_club_name", "competition_id", "competition_type"),
    (
        *("competition_code", "season", "round", "home_club_goals"),
        *("away_club_goals", "home_club_position", "away_club_position", "stadium"),
        *("attendance", "referee", "url", "home_club_formation", "away_club_formation"),
        "aggregate",
    ),
)
TRANSFERS = Table(
    "transfers",
    ("player_id", "transfer_date", "from_club_id", "to_club_id", "transfer_fee"),
    ("from_club_name", "to_club_name"),
    ("transfer_season", "market_value_in_eur", "player_name"),
)
VALUATIONS = Table(
    "player_valuations",
    ("player_id", "date", "market_value_in_eur"),
    (),
    (
        *("current_club_name", "current_club_id", "player_club_domestic_competition_id"),
        *("last_season", "datetime", "dateweek", "n"),
    ),
)
APPEARANCES = Table(
    "appearances",
    ("player_id", "player_club_id", "date"),
    (),
    (
        *("appearance_id", "game_id", "player_current_club_id", "player_name"),
        *("competition_id", "yellow_cards", "red_cards", "goals", "assists", "minutes_played"),
    ),
)
READ = (COMPETITIONS, CLUBS, PLAYERS, GAMES, TRANSFERS, APPEARANCES, VALUATIONS)
# Known, and holding nothing that a record of ours needs.
LEFT = frozenset(
    (
        "club_games",
        "game_events",
        "game_lineups",
        "countries",
        "national_teams",
        "sample_submission",
    )
)
# A column, or a whole table, that only one side of the great renaming of 2023 has.
OLD_MARKS = {"players": "pretty_name", "clubs": "pretty_name"}
NEW_MARKS = {"players": "player_code", "clubs": "club_code", "transfers": "", "game_lineups": ""}


def lines(table: Table, file: TableFile, left_out: Rejections) -> Iterator[Line]:
    """Every line of the table, its cells under the names the newest version gives them.

    It is one and the same line each time: millions are read, and each is done with by the next.
    """
    found = cells(file, left_out)
    _, header = next(found)
    columns = _columns(table, [name.strip() for name in header], file.name)
    line = Line(header, columns, 1, ISSUER, "")
    for line.line, line.cells in found:
        yield line
        line.unknown.clear()


def refuse_mixed(headers: Mapping[str, Collection[str]], files: Mapping[str, TableFile]) -> None:
    """FeedError where one file is older than the renaming of 2023 and another is younger."""
    old = [t for t, mark in OLD_MARKS.items() if mark in headers.get(t, ())]
    new = [
        table
        for table, mark in NEW_MARKS.items()
        if table in headers and table not in old and (not mark or mark in headers[table])
    ]
    if old and new:
        mark = NEW_MARKS[new[0]]
        why = f"column {mark!r}" if mark else "no version before 2024 has this table"
        raise FeedError(
            f"is of 2023 or earlier (column {OLD_MARKS[old[0]]!r}), "
            f"{files[new[0]].name} of a later version ({why}).",
            where=files[old[0]].name,
            advice="Two versions are mixed: fetch all tables together.",
        )


def header_of(file: TableFile) -> list[str]:
    """The names in its first line."""
    _, header = next(cells(file, Rejections()))
    return [name.strip() for name in header]


def unknown_columns(table: Table, header: Collection[str], file: str) -> list[str]:
    """Columns that no version known here has: named, and not read."""
    return [f"{file}: {name}" for name in header if name not in table.known]


def absent_columns(table: Table, header: Collection[str], file: str) -> list[str]:
    """Columns that could be read and are not there, in one sentence; none where all are."""
    older = {new for new, old in table.older.items() if old in header}
    absent = [name for name in table.may if name not in header and name not in older]
    if not absent:
        return []
    what, it = ("column", "it") if len(absent) == 1 else ("columns", "them")
    return [f"{file} has no {what} {', '.join(absent)}: nothing of {it} is known."]


def _columns(table: Table, header: list[str], file: str) -> dict[str, int]:
    older = {new: old for old, new in table.older.items() if old in header}
    lacking = [name for name in table.must if older.get(name, name) not in header]
    if lacking:
        raise FeedError(
            f"column {', '.join(map(repr, lacking))} is missing.",
            where=f"{file} line 1",
            advice=f"Known are the versions of transfermarkt-datasets that have {table.must}.",
        )
    doubled = sorted({name for name in header if header.count(name) > 1})
    if doubled:
        raise FeedError(f"column {doubled[0]!r} stands there twice.", where=f"{file} line 1")
    places = {name: at for at, name in enumerate(header)}
    taken = {name: older.get(name, name) for name in (*table.must, *table.may)}
    return {name: places[column] for name, column in taken.items() if column in places}
