"""An invented graph of the real one's shape, of any size: hubs, loans, overlaps; always the same.

A larger graph has more clubs, not larger ones: it is made of worlds as large as the real graph,
between which few people move.
"""

from __future__ import annotations

import csv
import gzip
import random
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heapify, heapreplace
from itertools import accumulate, count, pairwise
from pathlib import Path

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
# As counted in the real graph: how the starts of stints are known, and how players come.
PRECISIONS, SURE = ("window", "assumed", "day"), (63, 92, 100)
ARRIVALS, COME = ("unknown", "free", "transfer", "promotion"), (60, 83, 94, 100)
# The stints, and the claims, of the club that stands at this share of all, the largest first.
SHARES = (0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1)
STINTS = (1103, 467, 194, 64, 14, 3, 1, 1)
CLAIMS = (94, 70, 32, 21, 8, 3, 1, 1)
CLAIMS_A_CLUB, CLAIMS_A_PLAYER, TENURES_A_CLUB = 7.6, 1.66, 43
ABROAD = 0.03  # how often a move leads to another world
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are; `more_spells` is how many a player has after his first, on average."""

    players: int
    tenures: int
    claims: int
    more_spells: float

    @property
    def worlds(self) -> int:
        return max(1, round(self.players / REAL_PLAYERS))

    @property
    def clubs(self) -> int:
        """Of one world."""
        return max(4, self.players * 147 // 1000 // self.worlds)

    @property
    def managers(self) -> int:
        """Of one world."""
        return max(4, self.tenures * 372 // 1000 // self.worlds)


def like_the_real(players: int) -> Size:
    """The real graph's shape with so many players."""
    return Size(players, players * 296 // 1000, players * 88 // 1000, 3.1)


REAL_PLAYERS = 84_790
REAL = like_the_real(REAL_PLAYERS)
LARGE = Size(1_000_000, 100_000, 2_000_000, 4.05)


class Invention:
    """Draws everything from one seed, row by row."""

    def __init__(self, size: Size, seed: int) -> None:
        self.chance, self.size = random.Random(seed), size
        self.stint_weights = weights(size.clubs, STINTS)
        claiming = min(size.clubs, max(2, int(size.claims / CLAIMS_A_CLUB / size.worlds)))
        self.claim_weights = weights(claiming, CLAIMS)

    def club(self, home: int, weights: Sequence[float]) -> str:
        """A few clubs are hubs, most are small; nearly always one of the same world."""
        rank = bisect(weights, self.chance.random() * weights[-1])
        return f"c{self.world(home) * self.size.clubs + min(rank, len(weights) - 1)}"

    def world(self, home: int) -> int:
        abroad = self.chance.random() < ABROAD
        return self.chance.randrange(self.size.worlds) if abroad else home

    def name(self) -> str:
        some = self.chance.choices(SYLLABLES, k=self.chance.randint(4, 6))
        return "".join(some[:2]).title() + " " + "".join(some[2:]).title()

    def people(self, letter: str, count: int) -> Iterator[Row]:
        for n in range(count):
            day = date(1960, 1, 1) + timedelta(self.chance.randrange(15_000))
            position = (self.chance.choice(POSITIONS), "", "") if letter == "p" else ("",)
            yield (f"{letter}{n}", self.name(), "", day, "Coast", *position)

    def all_clubs(self) -> Iterator[Row]:
        for n in range(self.size.clubs * self.size.worlds):
            yield (f"c{n}", f"{self.name()} {n}", "", "Coast", "senior", "")

    def stints(self) -> Iterator[Row]:
        for player in range(self.size.players):
            home = player * self.size.worlds // self.size.players
            for n, spell in enumerate(self.career(home)):
                yield (f"s{player}.{n}", f"p{player}", *spell)

    def career(self, home: int) -> Iterator[Row]:
        """Spells one after the other; a loan lies within the days of the club that lends."""
        day = FIRST + timedelta(self.chance.randrange(11_000))
        for _ in range(1 + int(self.chance.expovariate(1 / self.size.more_spells))):
            club = self.club(home, self.stint_weights)
            until = day + timedelta(self.chance.randint(180, 1_300))
            if day >= LAST:
                return
            end = until if until < LAST else ""
            precision, came = self.one(PRECISIONS, SURE), self.one(ARRIVALS, COME)
            yield (club, day, precision, end, "day" if end else "", 0, "", came, "", "", "", 0)
            if end and self.chance.random() < 0.25:
                away, there = day + timedelta(30), self.club(home, self.stint_weights)
                yield (there, away, "window", away + timedelta(120), "day", 1, club, "loan",
                       "", "", "", 0)  # fmt: skip
            day = until

    def one(self, words: Sequence[str], up_to: Sequence[int]) -> str:
        return words[bisect(up_to, self.chance.random() * 100)]

    def tenures(self) -> Iterator[Row]:
        """At a large club one manager after the other, and a manager at one club at a time."""
        worlds, managers = self.size.worlds, self.size.managers
        coached = min(self.size.clubs, max(2, self.size.tenures // TENURES_A_CLUB // worlds))
        free = [FIRST] * managers * worlds
        vacant = [
            (FIRST + timedelta(self.chance.randrange(400)), world * self.size.clubs + rank)
            for world in range(worlds)
            for rank in range(coached)
        ]
        heapify(vacant)
        for n in count():
            day, club = vacant[0]
            if day >= LAST:
                return
            world = self.world(club // self.size.clubs)
            manager = world * managers + self.chance.randrange(managers)
            until = day + timedelta(self.chance.randint(20, 500))
            heapreplace(vacant, (until + timedelta(self.chance.randint(1, 60)), club))
            if free[manager] <= day:
                free[manager] = until
                end = until if until < LAST else ""
                yield (f"t{n}", f"m{manager}", f"c{club}", day, end, "manager", "")

    def claims(self) -> Iterator[tuple[str, str, date, Row]]:
        """Report, source and day with the claim it makes: now and then several about a player."""
        worlds, n = self.size.worlds, 0
        while n < self.size.claims:
            player = self.chance.randrange(self.size.players)
            home = player * worlds // self.size.players
            day = date(2023, 1, 1) + timedelta(self.chance.randrange(1_000))
            more = int(self.chance.expovariate(1.1 / (CLAIMS_A_PLAYER - 1) ** 0.5))
            for _ in range(min(1 + more, self.size.claims - n)):
                club, stage = self.club(home, self.claim_weights), self.chance.choice(STAGES)
                claim = (f"i{n}", f"p{player}", club, "", stage, "", day, f"r{n}", "")
                yield f"r{n}", f"o{self.chance.randrange(sources(self.size))}", day, claim
                n, day = n + 1, day + timedelta(self.chance.randrange(40))


def weights(clubs: int, counted: Sequence[int]) -> list[float]:
    """How likely each club is, as sums: between the shares that were counted it falls evenly."""
    found = []
    for rank in range(clubs):
        share = rank / clubs
        at = next(i for i, (_, upper) in enumerate(pairwise(SHARES)) if share < upper)
        along = (share - SHARES[at]) / (SHARES[at + 1] - SHARES[at])
        found.append(counted[at] * (counted[at + 1] / counted[at]) ** along)
    return list(accumulate(found))


def sources(size: Size) -> int:
    return max(20, size.claims // 5_000)


def build(folder: Path, size: Size = REAL, seed: int = 7) -> Path:
    """Writes a feed of that size to the folder, row by row."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "feed.toml").write_text(FEED, "utf-8")
    made = Invention(size, seed)
    _write(folder, "clubs", made.all_clubs())
    _write(folder, "players", made.people("p", size.players))
    _write(folder, "managers", made.people("m", size.managers * size.worlds))
    _write(folder, "stints", made.stints())
    _write(folder, "tenures", made.tenures())
    outlets = range(sources(size))
    _write(folder, "sources", ((f"o{n}", f"Outlet {n}", "outlet", "") for n in outlets))
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
