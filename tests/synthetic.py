"""An invented graph of the real one's size and shape: hubs, loans, overlaps; each time the same."""

from __future__ import annotations

import csv
import gzip
import random
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

REAL_PLAYERS = 84_790
FIRST, LAST = date(1990, 7, 1), date(2026, 4, 5)
FEED = 'name = "Invented"\nissuer = "made"\nknown_to = 2026-04-05\nlicence = "CC0-1.0"\n'
HEADERS = {
    "clubs": "club_id,name,aliases,country,kind,parent_club_id",
    "players": "player_id,name,aliases,date_of_birth,nationality,position,foot,height_cm",
    "managers": "manager_id,name,aliases,date_of_birth,nationality,same_person_player_id",
    "stints": "stint_id,player_id,club_id,start_date,start_precision,end_date,end_precision,"
    "is_loan,parent_club_id,joined_by,fee,fee_currency,contract_until,is_paper",
    "tenures": "tenure_id,manager_id,club_id,start_date,end_date,role,known_to",
    "sources": "source_id,name,kind,tier",
    "reports": "report_id,source_id,published_on,title,url,repeats_report_id",
    "interests": "interest_id,player_id,club_id,manager_id,stage,loan,reported_on,report_id,"
    "summary",
}
SYLLABLES = tuple(consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou")
POSITIONS = ("Goalkeeper", "Centre-Back", "Left-Back", "Central Midfield", "Centre-Forward")
STAGES = ("interested", "interested", "interested", "enquired", "bid", "denied")
Row = tuple[object, ...]


class Invention:
    """Draws everything from one seed; `size` is the number of players, the rest follows from it."""

    def __init__(self, size: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.size = size
        self.clubs, self.managers = max(4, size * 147 // 1000), max(4, size * 110 // 1000)
        self.weights = list(accumulate((rank + 10) ** -0.8 for rank in range(self.clubs)))

    def club(self) -> int:
        """A few clubs are hubs, most are small."""
        return min(bisect(self.weights, self.chance.random() * self.weights[-1]), self.clubs - 1)

    def name(self) -> str:
        some = self.chance.choices(SYLLABLES, k=self.chance.randint(4, 6))
        return "".join(some[:2]).title() + " " + "".join(some[2:]).title()

    def people(self, letter: str, count: int) -> Iterator[Row]:
        for n in range(count):
            day = date(1960, 1, 1) + timedelta(self.chance.randrange(15_000))
            position = (self.chance.choice(POSITIONS), "", "") if letter == "p" else ("",)
            yield (f"{letter}{n}", self.name(), "", day, "Coast", *position)

    def all_clubs(self) -> Iterator[Row]:
        return (
            (f"c{n}", f"{self.name()} {n}", "", "Coast", "senior", "") for n in range(self.clubs)
        )

    def stints(self) -> Iterator[Row]:
        for player in range(self.size):
            for n, spell in enumerate(self.career()):
                yield (f"s{player}.{n}", f"p{player}", *spell)

    def career(self) -> Iterator[Row]:
        """Spells one after the other; a loan lies within the days of the club that lends."""
        day = FIRST + timedelta(self.chance.randrange(11_000))
        for _ in range(1 + int(self.chance.expovariate(1 / 3.1))):
            club, until = self.club(), day + timedelta(self.chance.randint(180, 1_300))
            if day >= LAST:
                return
            end = until if until < LAST else ""
            yield (f"c{club}", day, "day", end, "day" if end else "", 0, "", "transfer",
                   "", "", "", 0)  # fmt: skip
            if end and self.chance.random() < 0.25:
                away = day + timedelta(30)
                yield (f"c{(club + 1) % self.clubs}", away, "day", away + timedelta(120), "day", 1,
                       f"c{club}", "loan", "", "", "", 0)  # fmt: skip
            day = until

    def tenures(self) -> Iterator[Row]:
        """At a club one manager after the other, and a manager at one club at a time."""
        club_free, manager_free = [FIRST] * self.clubs, [FIRST] * self.managers
        for n in range(self.size * 296 // 1000):
            club, manager = self.club(), self.chance.randrange(self.managers)
            start = max(club_free[club], manager_free[manager]) + timedelta(
                self.chance.randint(1, 60)
            )
            if start >= LAST:
                continue
            until = start + timedelta(self.chance.randint(60, 1_000))
            club_free[club] = manager_free[manager] = until
            end = until if until < LAST else ""
            yield (f"t{n}", f"m{manager}", f"c{club}", start, end, "manager", "")

    def claims(self) -> Iterator[tuple[str, str, date, Row]]:
        """Report, source and day with the claim it makes."""
        for n in range(self.size * 88 // 1000):
            day = date(2023, 1, 1) + timedelta(self.chance.randrange(1_100))
            player, stage = self.chance.randrange(self.size), self.chance.choice(STAGES)
            claim = (f"i{n}", f"p{player}", f"c{self.club()}", "", stage, "", day, f"r{n}", "")
            yield f"r{n}", f"o{self.chance.randrange(20)}", day, claim


def build(folder: Path, size: int = REAL_PLAYERS, seed: int = 7) -> Path:
    """Writes a feed of `size` players to the folder, row by row."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "feed.toml").write_text(FEED, "utf-8")
    made = Invention(size, seed)
    _write(folder, "clubs", made.all_clubs())
    _write(folder, "players", made.people("p", size))
    _write(folder, "managers", made.people("m", made.managers))
    _write(folder, "stints", made.stints())
    _write(folder, "tenures", made.tenures())
    _write(folder, "sources", [(f"o{n}", f"Outlet {n}", "outlet", "") for n in range(20)])
    again = Invention(size, seed + 1), Invention(size, seed + 1)
    told = ((report, by, day, "", "", "") for report, by, day, _ in again[0].claims())
    _write(folder, "reports", told)
    _write(folder, "interests", (claim for *_, claim in again[1].claims()))
    return folder


def _write(folder: Path, table: str, rows: Iterable[Sequence[object]]) -> None:
    with gzip.open(folder / f"{table}.csv.gz", "wt", 1, "utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADERS[table].split(","))
        writer.writerows(rows)
