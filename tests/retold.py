"""A documented folder told as two feeds by different issuers, with the slips that feeds have.

Each feed holds a part of the clubs and people. The second one spells names otherwise, lacks birth
days or knows but the year, calls clubs by other names, leaves spells out and moves their days.
What is the same is known, so what is found can be counted.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from graph.folding import folded

Row = dict[str, str]
FEED = 'name = "{0}"\nissuer = "{0}"\nknown_to = 2026-04-05\n'
ISSUERS = ("first", "second")
KEPT = {"clubs": (0.9, 0.8), "players": (0.7, 0.6), "managers": (0.9, 0.7)}
KEYS = {"clubs": "club_id", "players": "player_id", "managers": "manager_id"}
TYPES = ("FC", "SC", "CF", "AFC", "Club", "SV", "FK", "AC")


@dataclass(frozen=True, slots=True)
class Truth:
    """Ids of the first feed and those of the same in the second, by label."""

    pairs: dict[str, set[tuple[str, str]]]


def tell(source: Path, folder: Path, *, seed: int = 7, births: bool = True) -> Truth:
    """Writes folder/first and folder/second; with `births` those without a birth day get one."""
    chance = random.Random(seed)
    tables = {name: list(read(source, name)) for name in ("clubs", "players", "managers")}
    spells = {name: list(read(source, name)) for name in ("stints", "tenures")}
    if births:
        _give_births(tables, spells, chance)
    truth: dict[str, set[tuple[str, str]]] = {}
    told: list[dict[str, dict[str, str]]] = [{}, {}]
    for name, rows in tables.items():
        _number(name, rows, told, truth, chance)
    for at, issuer in enumerate(ISSUERS):
        place = folder / issuer
        place.mkdir(parents=True, exist_ok=True)
        (place / "feed.toml").write_text(FEED.format(issuer), "utf-8")
        for name, rows in tables.items():
            write(place / f"{name}.csv", _people(name, rows, told[at], bool(at), chance))
        for name, rows in spells.items():
            write(place / f"{name}.csv", _spells(rows, told[at], bool(at), chance))
    return Truth(truth)


def read(source: Path, name: str) -> Iterator[Row]:
    """The rows of a table, packed or not; none where there is no such table."""
    packed, plain = source / f"{name}.csv.gz", source / f"{name}.csv"
    if packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    elif plain.exists():
        with plain.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def write(file: Path, rows: Iterable[Row]) -> None:
    """A table, with the columns of its first row."""
    every = list(rows)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(every[0]), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(every)


def _number(
    name: str,
    rows: list[Row],
    told: list[dict[str, dict[str, str]]],
    truth: dict[str, set[tuple[str, str]]],
    chance: random.Random,
) -> None:
    """Which of them each feed has, and under which id."""
    kind, key = KEYS[name].removesuffix("_id"), KEYS[name]
    numbers = list(range(len(rows)))
    chance.shuffle(numbers)
    ids: list[dict[str, str]] = [{}, {}]
    for row, number in zip(rows, numbers, strict=True):
        for at, share in enumerate(KEPT[name]):
            if chance.random() < share:
                ids[at][row[key]] = row[key] if at == 0 else f"n{number}"
    for at in (0, 1):
        told[at][key] = ids[at]
    truth[kind] = {
        (f"{kind}:first:{ids[0][id]}", f"{kind}:second:{ids[1][id]}")
        for id in ids[0]
        if id in ids[1]
    }


def _give_births(
    tables: dict[str, list[Row]], spells: dict[str, list[Row]], chance: random.Random
) -> None:
    """As old as one is who begins to play, or to manage."""
    for table, key, spell, age in (
        ("players", "player_id", "stints", 18),
        ("managers", "manager_id", "tenures", 40),
    ):
        first: dict[str, str] = {}
        for row in spells[spell]:
            start = row["start_date"]
            if start and (row[key] not in first or start < first[row[key]]):
                first[row[key]] = start
        for row in tables[table]:
            if not row["date_of_birth"]:
                year = int(first.get(row[key], "2005")[:4]) - age - chance.randrange(5)
                day = date(year, 1, 1) + timedelta(chance.randrange(365))
                row["date_of_birth"] = day.isoformat()


def _people(
    name: str, rows: list[Row], told: dict[str, dict[str, str]], second: bool, chance: random.Random
) -> Iterator[Row]:
    key = KEYS[name]
    for row in rows:
        if row[key] in told[key]:
            one = {column: value for column, value in row.items() if not column.startswith("wiki")}
            one.pop("transfermarkt_id", None)
            one[key] = told[key][row[key]]
            if name == "clubs":
                one["parent_club_id"] = told[key].get(row["parent_club_id"], "")
            elif name == "managers":
                one["same_person_player_id"] = ""
            yield (
                _noisy_club(one, chance)
                if second and name == "clubs"
                else (_noisy_person(one, second, chance) if name != "clubs" else one)
            )


def _noisy_person(row: Row, second: bool, chance: random.Random) -> Row:
    if chance.random() < (0.3 if second else 0.15):
        row["date_of_birth"] = ""
    if not second:
        return row
    row["aliases"] = row["aliases"] if chance.random() < 0.3 else ""
    row["name"] = _slip(row["name"], chance)
    if chance.random() < 0.3:
        row["nationality"] = ""
    day = row["date_of_birth"]
    if day and chance.random() < 0.1:
        row["date_of_birth"] = day[:4]
    elif len(day) == 10 and chance.random() < 0.02 and int(day[8:]) <= 12:
        row["date_of_birth"] = f"{day[:4]}-{day[8:]}-{day[5:7]}"
    return row


def _slip(name: str, chance: random.Random) -> str:
    """A name as another feed spells it; six of ten are the same."""
    words, at = name.split(), chance.random()
    if at < 0.1:
        return folded(name).title() or name
    if at < 0.2:
        return _typo(name, chance)
    if at < 0.26 and len(words) > 1:
        return " ".join([*words[1:], words[0]])
    if at < 0.32 and len(words) > 1:
        return " ".join([f"{words[0][0]}.", *words[1:]])
    if at < 0.38:
        middle = chance.choice(("José", "Karl", "Ali", "Maria", "Jun", "dos Santos"))
        return " ".join([words[0], middle, *words[1:]])
    return words[-1] if at < 0.4 else name


def _typo(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    slips: tuple[Callable[[], str], ...] = (
        lambda: name[:at] + name[at + 1 :],
        lambda: name[:at] + name[at] + name[at:],
        lambda: name[:at] + chance.choice("aeioruk") + name[at + 1 :],
    )
    slipped = chance.choice(slips)().strip()
    return slipped if len(folded(slipped)) > 1 else name


def _noisy_club(row: Row, chance: random.Random) -> Row:
    row["aliases"] = row["aliases"] if chance.random() < 0.3 else ""
    if chance.random() < 0.3:
        row["country"] = ""
    words, at = row["name"].split(), chance.random()
    own = [word for word in words if word.strip(".1") not in TYPES]
    if at < 0.15:
        row["name"] = " ".join([*(own or words), chance.choice(TYPES)])
    elif at < 0.3 and own:
        row["name"] = " ".join(own)
    elif at < 0.4:
        row["name"] = folded(row["name"]).title() or row["name"]
    elif at < 0.45:
        row["name"] = _typo(row["name"], chance)
    elif at < 0.52 and len(own) > 1:
        row["name"] = own[0]
    return row


def _spells(
    rows: list[Row], told: dict[str, dict[str, str]], second: bool, chance: random.Random
) -> Iterator[Row]:
    key = "player_id" if "player_id" in rows[0] else "manager_id"
    for number, row in enumerate(rows):
        who, club = told[key].get(row[key]), told["club_id"].get(row["club_id"])
        if who is None or club is None or chance.random() < (0.15 if second else 0.05):
            continue
        one = {**row, key: who, "club_id": club}
        one["stint_id" if key == "player_id" else "tenure_id"] = f"s{number}"
        if "parent_club_id" in one:
            one["parent_club_id"] = told["club_id"].get(row["parent_club_id"], "")
        yield _moved(one, chance) if second else one


def _moved(row: Row, chance: random.Random) -> Row:
    """Some begin some weeks off, some are known to the year alone."""
    start, at = row["start_date"], chance.random()
    if len(start) == 10 and at < 0.3:
        moved = date.fromisoformat(start) + timedelta(chance.randrange(-40, 41))
        if not row["end_date"] or moved.isoformat() < row["end_date"]:
            row["start_date"] = moved.isoformat()
    elif len(start) == 10 and at < 0.4:
        row["start_date"] = start[:4]
        if "start_precision" in row:
            row["start_precision"] = "year"
    return row
