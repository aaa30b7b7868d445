"""An invented world full of namesakes: a few hundred clubs, some thousand people, one feed."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

FIRST = (
    *("Ada", "Bo", "Carl", "Dora", "Emil", "Finn", "Gero", "Hugo", "Ilja", "Jan", "Kim", "Lars"),
    *("Malo", "Nils", "Omar", "Pavel", "Quim", "Raúl", "Søren", "Tomás", "Ugo", "Vito", "Willem"),
    *("Xavi", "Yann", "Zoltán", "Ángel", "Benoît", "César", "Łukasz"),
)
LAST = tuple(
    a + b
    for a in (
        "Berg",
        "Hol",
        "Lind",
        "Mor",
        "Nor",
        "Ost",
        "Quin",
        "Ras",
        "Sten",
        "Tal",
        "Vik",
        "Wal",
    )
    for b in ("", "a", "berg", "dal", "er", "ez", "man", "ov", "qvist", "ström")
)
PLACES = tuple(
    a + b
    for a in ("Alt", "Bram", "Cor", "Dun", "Esk", "Far", "Gal", "Hav", "Ilm", "Jor")
    for b in ("bury", "ford", "ham", "heim", "mouth", "ona", "stadt", "vik")
)
KINDS = ("{} FC", "{} United", "SC {}", "{} City", "Athletic {}", "{}")
LANDS = ("Coast", "Hills", "Plains")
Row = tuple[str, ...]
PLAYERS, MANAGERS = 3_000, 400


def build(folder: Path) -> Path:
    """Writes it as a documented folder; always the same."""
    chance = random.Random(11)
    folder.mkdir(parents=True)
    text = 'name = "World"\nissuer = "world"\nknown_to = 2026-04-05\n'
    (folder / "feed.toml").write_text(text, "utf-8")
    names = [kind.format(place) for place in PLACES for kind in chance.sample(KINDS, 3)]
    clubs = [
        (f"c{at}", name, "", chance.choice(LANDS), "senior", "") for at, name in enumerate(names)
    ]
    _write(folder, "clubs", "club_id,name,aliases,country,kind,parent_club_id", clubs)
    head = "name,aliases,date_of_birth,nationality"
    players = [(f"p{at}", *_person(chance, 1970), "", "", "") for at in range(PLAYERS)]
    _write(folder, "players", f"player_id,{head},position,foot,height_cm", players)
    managers = [(f"m{at}", *_person(chance, 1940), "") for at in range(MANAGERS)]
    _write(folder, "managers", f"manager_id,{head},same_person_player_id", managers)
    stints = [
        (*spell[:4], "day", spell[4], "day", "0", "", "transfer", "", "", "", "0")
        for spell in _spells(chance, "p", players, 19, len(clubs))
    ]
    _write(
        folder,
        "stints",
        "stint_id,player_id,club_id,start_date,start_precision,end_date,end_precision,is_loan,"
        "parent_club_id,joined_by,fee,fee_currency,contract_until,is_paper",
        stints,
    )
    tenures = [
        (*spell, "manager", "", "", "", "")
        for spell in _spells(chance, "m", managers, 42, len(clubs))
    ]
    _write(
        folder,
        "tenures",
        "tenure_id,manager_id,club_id,start_date,end_date,role,known_to,start_precision,games,"
        "certainty",
        tenures,
    )
    return folder


def _person(chance: random.Random, year: int) -> tuple[str, str, str, str]:
    born = date(year, 1, 1) + timedelta(chance.randrange(12_000))
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    return name, "", born.isoformat(), chance.choice(LANDS)


def _spells(
    chance: random.Random, letter: str, people: Sequence[Row], age: int, clubs: int
) -> list[tuple[str, str, str, str, str]]:
    found = []
    for one in people:
        day = date.fromisoformat(one[3]) + timedelta(365 * age + chance.randrange(900))
        for n in range(chance.randint(1, 5)):
            end = day + timedelta(chance.randrange(150, 1_300))
            if end >= date(2026, 4, 5):
                break
            club = f"c{chance.randrange(clubs)}"
            found.append((f"{letter}{one[0]}.{n}", one[0], club, day.isoformat(), end.isoformat()))
            day = end + timedelta(1)
    return found


def _write(folder: Path, name: str, header: str, rows: Sequence[Row]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split(","))
        writer.writerows(rows)
