"""A download of transfermarkt-datasets at its full size, all of it invented, each time the same.

    python -m tests.invented_download FOLDER

37,000 players, 87,000 transfers, 79,000 games and 1.8 million appearances that agree with each
other: who moves plays for his new club, who is lent plays where he is lent to, managers change.
"""

from __future__ import annotations

import csv
import gzip
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from tests.synthetic import SYLLABLES

FULL_LEAGUES = 19
CLUBS, SQUAD, ON_THE_PITCH = 18, 25, 11  # clubs a league, players a club, players a side
SEASONS = range(2012, 2026)
FIRST_CLUB = 10_001
EXPORTED = date(2026, 3, 20)
YOUTH = 50_000  # a club's youth side has its id and this
BARE = (0, 0, 0, 0, 90)  # no cards, no goals, all minutes
HEADERS = {
    "competitions": "competition_id,name,type,country_name",
    "clubs": "club_id,club_code,name,domestic_competition_id,squad_size,last_season",
    "players": "player_id,name,last_season,current_club_id,player_code,country_of_citizenship,"
    "date_of_birth,sub_position,position,foot,height_in_cm,contract_expiration_date",
    "transfers": "player_id,transfer_date,transfer_season,from_club_id,to_club_id,from_club_name,"
    "to_club_name,transfer_fee,market_value_in_eur,player_name",
    "games": "game_id,competition_id,season,round,date,home_club_id,away_club_id,"
    "home_club_manager_name,away_club_manager_name,home_club_name,away_club_name,competition_type",
    "appearances": "appearance_id,game_id,player_id,player_club_id,player_current_club_id,date,"
    "player_name,competition_id,yellow_cards,red_cards,goals,assists,minutes_played",
    "player_valuations": "player_id,date,market_value_in_eur,current_club_name,current_club_id",
}
Row = Sequence[object]


class Invention:
    """Everything drawn from one seed, season after season."""

    def __init__(self, leagues: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.clubs = range(FIRST_CLUB, FIRST_CLUB + leagues * CLUBS)
        self.names: dict[int, str] = {}
        self.squads: dict[int, list[int]] = {club: [] for club in self.clubs}
        self.lent: list[tuple[int, int, int]] = []  # player, owner, where he is
        self.transfers: list[Row] = []
        self.benches = {club: self.name() for club in self.clubs}
        self.idle: list[str] = []  # managers without a club
        self.games = 0

    def name(self) -> str:
        """Syllables that mean nothing."""
        some = self.chance.choices(SYLLABLES, k=self.chance.randint(5, 7))
        return "".join(some[:2]).title() + " " + "".join(some[2:]).title()

    def summer(self, year: int) -> None:
        """Loans end, some stop, some move, some are lent, the young come up."""
        for player, owner, club in self.lent:
            self.squads[club].remove(player)
            self.squads[owner].append(player)
        self.lent.clear()
        for club in self.clubs:
            squad = self.squads[club]
            self.chance.shuffle(squad)
            del squad[int(SQUAD * 0.7) :]
            if self.chance.random() < 0.4:
                self.change_manager(club)
        for club in self.clubs:
            self.send(club, year)
        for club in self.clubs:
            while len(self.squads[club]) < SQUAD:
                self.promote(club, year)

    def send(self, club: int, year: int) -> None:
        """Four are sold and three lent, each to another club."""
        for n in range(7):
            other = self.chance.choice(self.clubs)
            if other == club or not self.squads[club]:
                continue
            player = self.squads[club].pop(0)
            self.squads[other].append(player)
            if n < 4:
                fee = self.chance.choice(("0.000", "0.000", "1500000.000", ""))
                self.move(player, f"{year}-07-{self.chance.randint(1, 31):02}", club, other, fee)
            else:
                self.move(
                    player, f"{year}-08-{self.chance.randint(1, 31):02}", club, other, "0.000"
                )
                self.move(player, f"{year + 1}-06-30", other, club, "0.000")
                self.lent.append((player, club, other))

    def promote(self, club: int, year: int) -> None:
        """A new player, up from the youth side."""
        player = len(self.names) + 1
        self.names[player] = self.name()
        self.squads[club].append(player)
        self.move(player, f"{year}-07-01", club + YOUTH, club, "")

    def move(self, player: int, day: str, start: int, end: int, fee: str) -> None:
        """One row of transfers."""
        season = f"{day[2:4]}/{int(day[2:4]) + 1:02}"
        sides = (start, end, club_name(start), club_name(end))
        self.transfers.append((player, day, season, *sides, fee, "", self.names[player]))

    def change_manager(self, club: int) -> None:
        """Another one comes, new or from those without a club; the old one waits for an offer."""
        old = self.benches[club]
        known = self.idle and self.chance.random() < 0.6
        self.benches[club] = self.idle.pop(0) if known else self.name()
        self.idle.append(old)

    def season(self, year: int) -> Iterator[tuple[Row, list[Row]]]:
        """Every game of the year with the appearances in it, week after week."""
        for week in range(2 * (CLUBS - 1)):
            day = date(year, 8, 10) + timedelta(7 * week)
            if day > EXPORTED:
                return
            for club in self.clubs:
                if self.chance.random() < 0.01:
                    self.change_manager(club)
            for first in self.clubs[::CLUBS]:
                for home, away in pairs(first, week):
                    yield self.game(year, week, day, home, away)

    def game(self, year: int, week: int, day: date, home: int, away: int) -> tuple[Row, list[Row]]:
        """One game; now and then somebody else signs."""
        self.games += 1
        id, competition = 2_000_000 + self.games, f"XX{(home - FIRST_CLUB) // CLUBS}"
        signed = [
            self.name() if self.chance.random() < 0.01 else self.benches[club]
            for club in (home, away)
        ]
        names = (club_name(home), club_name(away))
        game = (id, competition, year, week, day, home, away, *signed, *names, "domestic_league")
        return game, [
            (f"{id}_{player}", id, player, club, club, day, self.names[player], competition, *BARE)
            for club in (home, away)
            for player in self.chance.sample(self.squads[club], ON_THE_PITCH)
        ]

    def values(self, year: int) -> Iterator[Row]:
        """Four values a year for everybody."""
        for club, squad in self.squads.items():
            for player in squad:
                for month in ("09", "12", "03", "06"):
                    value = 50_000 * self.chance.randint(1, 200)
                    day = f"{year + (month < '07')}-{month}-15"
                    if day <= EXPORTED.isoformat():
                        yield player, day, value, club_name(club), club

    def players(self) -> Iterator[Row]:
        """Everybody who ever came up; those still there with their club."""
        now = {player: club for club, squad in self.squads.items() for player in squad}
        for player, name in self.names.items():
            born = date(1985, 1, 1) + timedelta(player % 3_650)
            who = (
                player,
                name,
                2025,
                now.get(player, FIRST_CLUB),
                "code",
                "Coast",
                f"{born} 00:00:00",
            )
            yield (*who, "Centre-Back", "Defender", "right", "184.0", "2027-06-30 00:00:00")


def club_name(club: int) -> str:
    """A senior side's name, or its youth side's."""
    return f"Club {club}" if club < YOUTH else f"Club {club - YOUTH} U19"


def pairs(first: int, week: int) -> Iterator[tuple[int, int]]:
    """A round of a league whose clubs begin at `first`: everybody plays once."""
    ring = [(n + week) % (CLUBS - 1) for n in range(CLUBS - 1)]
    sides = [(CLUBS - 1, ring[0]), *((ring[n], ring[-n]) for n in range(1, CLUBS // 2))]
    for home, away in sides:
        turned = week >= CLUBS - 1
        yield (first + away, first + home) if turned else (first + home, first + away)


def build(folder: Path, leagues: int = FULL_LEAGUES, seed: int = 7) -> Path:
    """Writes the tables, each compressed, row by row."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Invention(leagues, seed)
    with ExitStack() as open_files:
        tables = {name: _table(folder, name, open_files) for name in HEADERS}
        countries = [(f"XX{n}", f"league-{n}", "domestic_league", "Coast") for n in range(leagues)]
        tables["competitions"].writerows(countries)
        tables["clubs"].writerows(
            (
                club,
                "code",
                f"Club {club} Athletic",
                f"XX{(club - FIRST_CLUB) // CLUBS}",
                SQUAD,
                2025,
            )
            for club in made.clubs
        )
        for year in SEASONS:
            made.summer(year)
            for game, appearances in made.season(year):
                tables["games"].writerow(game)
                tables["appearances"].writerows(appearances)
            tables["player_valuations"].writerows(made.values(year))
        made.transfers.sort(key=lambda row: str(row[1]), reverse=True)
        tables["transfers"].writerows(made.transfers)
        tables["players"].writerows(made.players())
    return folder


def _table(folder: Path, name: str, open_files: ExitStack) -> Any:
    place = folder / f"{name}.csv.gz"
    raw = open_files.enter_context(place.open("wb"))
    packed = open_files.enter_context(gzip.GzipFile("", "wb", 1, raw, mtime=0))
    writer = csv.writer(open_files.enter_context(TextIOWrapper(packed, "utf-8", newline="")))
    writer.writerow(HEADERS[name].split(","))
    return writer


if __name__ == "__main__":
    build(Path(sys.argv[1]))
