"""A made checkout of StatsBomb open data in its documented layout; nobody here exists.

Competition 5 is the Coast's league (seasons 1 and 2), 6 its women's, 7 a cup of nations. Teams: 11
Mill Town, 12 Harbour, 13 Hill Rovers, 21 Mill Town Women, 22 Harbour Ladies, 31 Coast, 32 Hills.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

COAST, HILLS = {"id": 1, "name": "Coast"}, {"id": 2, "name": "Hills"}
TEAMS = {
    11: ("Mill Town", "male", COAST),
    12: ("Harbour", "male", COAST),
    13: ("Hill Rovers", "male", HILLS),
    21: ("Mill Town Women", "female", COAST),
    22: ("Harbour Ladies", "female", COAST),
    31: ("Coast", "male", COAST),
    32: ("Hills", "male", HILLS),
}
MANAGERS = {
    51: ("Ada Maria Moss Field", "Ada Moss", "1970-02-03", COAST),
    52: ("Rui Dorn", None, None, HILLS),
    53: ("Lee Stand", None, None, COAST),
    54: ("Eve Hill", None, "1980-12-31", HILLS),
}
PLAYERS = {
    1: ("Abel Luis Arden Sol", "Abel Arden", COAST),
    2: ("Bas Berg", None, HILLS),
    3: ("Cem Calm", None, None),
    4: ("Dua Dell", None, COAST),
}
Sheet = dict[int, Any]  # the players of each team
Files = dict[str, Any]  # what each file says, by its name below `data`


def competition(id: int, season: int, **more: Any) -> dict[str, Any]:
    """One object of competitions.json."""
    return {
        "competition_id": id,
        "season_id": season,
        "country_name": "Coast",
        "competition_name": f"League {id}",
        "competition_gender": "male",
        "competition_youth": False,
        "competition_international": False,
        "season_name": "2018/2019",
        "match_updated": "2021-01-23T21:55:30.425330",
        "match_available": "2021-01-23T21:55:30.425330",
        **more,
    }


def boss(id: int, **more: Any) -> dict[str, Any]:
    """A manager as a match lists him."""
    name, nickname, dob, country = MANAGERS[id]
    said = {"id": id, "name": name, "nickname": nickname, "dob": dob, "country": country}
    return said | more


def side(where: str, id: int, managers: list[int] | None) -> dict[str, Any]:
    """One team of a match."""
    name, gender, country = TEAMS[id]
    said: dict[str, Any] = {
        f"{where}_team_id": id,
        f"{where}_team_name": name,
        f"{where}_team_gender": gender,
        f"{where}_team_group": None,
        "country": country,
    }
    return said if managers is None else {**said, "managers": [boss(one) for one in managers]}


def match(
    id: int,
    day: str,
    home: tuple[int, list[int] | None],
    away: tuple[int, list[int] | None],
    **more: Any,
) -> dict[str, Any]:
    """One object of a season's matches; a team comes with its managers."""
    return {
        "match_id": id,
        "match_date": day,
        "kick_off": "20:45:00.000",
        "home_team": side("home", *home),
        "away_team": side("away", *away),
        "match_status": "available",
        "last_updated": "2022-11-28T14:45:35.628134",
        "stadium": {"id": 1, "name": "\tThe Mill", "country": COAST},
        "referee": {"id": 1, "name": "Una Fair"},
        **more,
    }


def player(id: int, *, played: bool | None = True) -> dict[str, Any]:
    """A player on a team sheet; None is the older layout, which does not tell who played."""
    name, nickname, country = PLAYERS[id]
    said = {
        "player_id": id,
        "player_name": name,
        "player_nickname": nickname,
        "jersey_number": id,
        "country": country,
    }
    if played is None:
        return said
    position = {"position_id": 1, "position": "Goalkeeper", "from": "00:00", "to": None}
    return {**said, "cards": [], "positions": [position] if played else []}


def lineup(**teams: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A file of line-ups: `t11=[player(1)]`."""
    return [
        {"team_id": int(key[1:]), "team_name": TEAMS[int(key[1:])][0], "lineup": players}
        for key, players in teams.items()
    ]


def files() -> Files:
    """The good checkout: two seasons, one cup, one match of women."""
    abel, berg, dua = player(1), player(2), player(4)
    idle, old = player(3, played=False), player(3, played=None)
    said = {
        "competitions.json": [
            competition(5, 1),
            competition(5, 2, season_name="2019/2020"),
            competition(6, 1, competition_gender="female"),
            competition(7, 1, competition_international=True),
        ],
        "matches/5/1.json": [
            match(901, "2018-08-10", (11, [51]), (12, [52])),
            match(902, "2018-09-02", (12, [52]), (11, [51])),
            match(903, "2018-10-01", (11, [51]), (13, [54])),
            match(904, "2018-10-20", (13, [53, 54]), (11, [51])),
            match(905, "2019-02-01", (12, []), (13, None)),
        ],
        "matches/5/2.json": [
            match(906, "2019-09-01", (12, [51]), (11, [52])),
            match(907, "2019-10-01", (12, [51]), (13, [54])),
        ],
        "matches/6/1.json": [match(908, "2018-11-01", (21, [53]), (22, None))],
        "matches/7/1.json": [match(909, "2019-06-10", (31, [53]), (32, None))],
        "lineups/901.json": lineup(t11=[abel, idle], t12=[berg]),
        "lineups/902.json": lineup(t12=[berg], t11=[abel]),
        "lineups/903.json": lineup(t11=[abel, berg], t13=[old]),
        "lineups/904.json": lineup(t13=[old], t11=[abel]),
        "lineups/905.json": lineup(t12=[berg], t13=[old]),
        "lineups/906.json": lineup(t12=[abel, berg], t11=[]),
        "lineups/907.json": lineup(t12=[abel], t13=[]),
        "lineups/908.json": lineup(t21=[dua], t22=[]),
        "lineups/909.json": lineup(t31=[abel], t32=[berg]),
    }
    return dict(json.loads(json.dumps(said)))  # nothing in it is the same object twice


def build(
    folder: Path,
    changed: Callable[[Files], object] | None = None,
    raw: Mapping[str, bytes] | None = None,
) -> Path:
    """Writes a checkout, changed by a hand first; `raw` are files that are no such JSON."""
    said = files()
    if changed:
        changed(said)
    texts = {name: json.dumps(whole, indent=2).encode() for name, whole in said.items()}
    for name, text in (texts | dict(raw or {})).items():
        file = folder / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    (folder / "README.md").write_text("# open-data\n", "utf-8")  # a checkout is no reports
    return folder


def zipped(folder: Path, place: Path) -> Path:
    """The checkout as GitHub's zip: everything below a folder of its own."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"open-data-master/{file.relative_to(folder)}")
    return place
