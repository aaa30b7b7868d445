"""The derived edges worked out a second time: plain loops over the tables, nothing shared.

It spells out the rules one by one, without indexes or joins worth the name, and knows nothing of
the loaders: whoever doubts them compares the two.
"""

from __future__ import annotations

import csv
import gzip
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

NO_ARRIVAL = {"loan_return", "promotion"}
NEGATIVE = {"rejected", "denied", "ended"}


class Spell(NamedTuple):
    id: str
    who: str
    club: str
    first: date
    last: date
    precision: str = ""
    joined_by: str = ""
    loan: bool = False


class Meeting(NamedTuple):
    """One player who met a manager again."""

    manager: str
    player: str
    before: str
    after: str
    joined: date
    days: int
    between: int
    direct: bool
    loan: bool


def rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    for file in (folder / f"{table}.csv", folder / f"{table}.csv.gz"):
        if file.exists():
            opened = gzip.open if file.suffix == ".gz" else open
            with opened(file, "rt", encoding="utf-8", newline="") as lines:
                yield from csv.DictReader(lines)


def spells(folder: Path, table: str, who: str) -> list[Spell]:
    known_to = tomllib.loads((folder / "feed.toml").read_text("utf-8"))["known_to"]
    found = []
    for row in rows(folder, table):
        if not row["start_date"] or row.get("is_paper") == "1":
            continue
        first = date.fromisoformat((row["start_date"] + "-01-01")[:10])
        until = row["end_date"]
        if until:
            last = last_day(until)
            if last < first:
                continue
        else:
            last = date.fromisoformat(row.get("known_to") or str(known_to))
        spell = Spell(row[f"{table[:-1]}_id"], row[who], row["club_id"], first, last)
        found.append(
            spell._replace(
                precision=row.get("start_precision", ""),
                joined_by=row.get("joined_by", ""),
                loan=row.get("is_loan") == "1",
            )
        )
    return found


def last_day(text: str) -> date:
    if len(text) == 10:
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:7] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def meetings(stints: Iterable[Spell], tenures: Iterable[Spell]) -> set[Meeting]:
    """Every player who joined a club under a manager who had coached him elsewhere."""
    careers: dict[str, list[Spell]] = defaultdict(list)
    squads: dict[str, list[Spell]] = defaultdict(list)
    jobs: dict[str, list[Spell]] = defaultdict(list)
    for stint in stints:
        careers[stint.who].append(stint)
        squads[stint.club].append(stint)
    for tenure in tenures:
        jobs[tenure.who].append(tenure)
    found: set[Meeting] = set()
    for manager, held in jobs.items():
        coached: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
        for tenure in held:
            for stint in squads[tenure.club]:
                first, last = max(tenure.first, stint.first), min(tenure.last, stint.last)
                if (last - first).days >= 30:
                    coached[stint.who, tenure.club].append((first, last))
        best: dict[tuple[str, str, str], tuple[date, date, str, bool, str]] = {}
        for (player, before), together in coached.items():
            for tenure in held:
                for stint in careers[player]:
                    if stint.club != tenure.club or stint.club == before:
                        continue
                    if stint.precision not in ("day", "month", "window"):
                        continue
                    if stint.joined_by in NO_ARRIVAL:
                        continue
                    if not tenure.first - timedelta(30) <= stint.first <= tenure.last:
                        continue
                    if not any(stint.first >= first + timedelta(30) for first, _ in together):
                        continue
                    key = (player, before, stint.club)
                    this = (stint.first, tenure.first, tenure.id, stint.loan, stint.id)
                    best[key] = min(best.get(key, this), this)
        for (player, before, after), (joined, _, _, loan, _) in best.items():
            counted = [
                (first, last)
                for first, last in coached[player, before]
                if joined >= first + timedelta(30)
            ]
            left = [
                (stint.last, stint.club)
                for stint in careers[player]
                if stint.club != after and stint.last <= joined + timedelta(1)
            ]
            latest = max((last for last, _ in left), default=None)
            found.add(
                Meeting(
                    manager,
                    player,
                    before,
                    after,
                    joined,
                    max((last - first).days for first, last in counted),
                    (joined - max(last for _, last in counted)).days,
                    (latest, before) in left,
                    loan,
                )
            )
    return found


def carried(folder: Path) -> set[tuple[str, str, str, str, str, str, bool]]:
    """(manager, player, from, to, first report, report there, both name him)."""
    jobs: dict[str, list[Spell]] = defaultdict(list)
    for tenure in spells(folder, "tenures", "manager_id"):
        jobs[tenure.club].append(tenure)
    wants: dict[tuple[str, str], set[tuple[date, str, str, bool]]] = defaultdict(set)
    for claim in rows(folder, "interests"):
        if claim["stage"] in NEGATIVE:
            continue
        said = claim["reported_on"]
        first, last = date.fromisoformat((said + "-01-01")[:10]), last_day(said)
        for tenure in jobs[claim["club_id"]]:
            named = claim["manager_id"] == tenure.who
            begins = tenure.first - timedelta(30 if named else 0)
            if begins <= last and first <= tenure.last:
                wants[tenure.who, claim["player_id"]].add((first, claim["club_id"], said, named))
    found: dict[tuple[str, str, str, str], tuple[date, date, bool, str, str]] = {}
    for (manager, player), said_so in wants.items():
        for day, before, first_said, first_named in said_so:
            for then, after, then_said, then_named in said_so:
                if before == after or day >= then:
                    continue
                key = (manager, player, before, after)
                this = (day, then, not (first_named and then_named), first_said, then_said)
                found[key] = min(found.get(key, this), this)
    return {(*key, one[3], one[4], not one[2]) for key, one in found.items()}
