"""The real samples beside the project: read as they are, and compared with the real graph."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.folding import folded
from graph.words import Manager, Stint, Tenure
from loaders.feed import Found
from loaders.load import check
from tests.test_transfermarkt_stints import read, stints_of

SAMPLES = Path("feeds/transfermarkt-datasets")
# Match days on which the games and the real graph do not name one manager alike, and why.
EXPLAINED = {
    # The game of 2012-12-22 lists Emon; the real graph has nobody from 18 December (Dupont gone)
    # to 1 January (Emon's contract).
    ("1147", "2012-12-22"): ({"Albert Emon"}, set()),
    # One man in two spellings; names that only look alike are never taken as one.
    ("65", "2012-08-18"): ({"Mike Büskens"}, {"Michael Büskens"}),
    ("65", "2012-08-25"): ({"Mike Büskens"}, {"Michael Büskens"}),
}
Spells = dict[str, list[tuple[str, str, str]]]


@pytest.fixture(scope="module")
def samples(shared: Path) -> Path:
    return shared / SAMPLES


def lines(file: Path) -> Iterator[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as text:
        yield from csv.DictReader(text)


def shown(found: list[Found]) -> Spells:
    """By club: first day, last day, name of each tenure that the games show."""
    records = [one.record for one in found]
    names = {one.id: one.name for one in records if isinstance(one, Manager)}
    spells: Spells = defaultdict(list)
    for one in records:
        if isinstance(one, Tenure):
            who = (one.span.first_day, one.span.last_day, names[one.manager_id])
            spells[one.club_id.rpartition(":")[2]].append(who)
    return spells


def recorded(shared: Path) -> Spells:
    """The same of the real graph, whose club ids are Transfermarkt's, too."""
    football = shared / "data" / "football"
    names = {one["manager_id"]: one["name"] for one in lines(football / "managers.csv.gz")}
    spells: Spells = defaultdict(list)
    for one in lines(football / "tenures.csv.gz"):
        who = (one["start_date"], one["end_date"] or "9999", names[one["manager_id"]])
        spells[one["club_id"]].append(who)
    return spells


@pytest.mark.parametrize(("sample", "sides"), [("ligue1", 700), ("cuts-2026-03", 917)])
def test_tenures_from_games_are_those_of_the_real_graph(
    sample: str, sides: int, samples: Path, shared: Path
) -> None:
    ours, theirs = shown(read(samples / sample)[0]), recorded(shared)

    compared, different = 0, {}
    for game in lines(samples / sample / "games.csv.gz"):
        for club in (game["home_club_id"], game["away_club_id"]):
            if club in theirs:
                compared += 1
                day = game["date"]
                one, other = (
                    {name for first, last, name in spells[club] if first <= day <= last}
                    for spells in (ours, theirs)
                )
                if not {folded(name) for name in one} & {folded(name) for name in other}:
                    different[club, day] = (one, other)
    assert compared == sides
    assert len(different) <= 0.03 * compared
    assert different.items() <= EXPLAINED.items()


def test_the_cut_of_2012_as_it_was_on_the_benches(samples: Path) -> None:
    found = [one.record for one in read(samples / "cuts-2026-03")[0]]
    names = {one.id: one.name for one in found if isinstance(one, Manager)}
    tenures = [
        (one.club_id.rpartition(":")[2], names[one.manager_id], one.span.since, one.games)
        for one in found
        if isinstance(one, Tenure)
    ]

    by_club = {
        club: [one[1:] for one in tenures if one[0] == club] for club in ("338", "2700", "2703")
    }
    assert {club: sorted(held, key=lambda one: str(one[1])) for club, held in by_club.items()} == {
        "338": [("Yuriy Semin", "2012-07-14", 9), ("Oleg Blokhin", "2012-09-28", 18)],
        "2700": [("Guus Hiddink", "2012-07-22", 28)],
        "2703": [("Vladimir Gazzaev", "2012-07-21", 15), ("Valeriy Gazzaev", "2012-11-17", 14)],
    }


def test_loans_that_the_rows_prove_are_loans_in_the_real_graph(samples: Path, shared: Path) -> None:
    proved = {
        (one.player_id.rpartition(":")[2], one.club_id.rpartition(":")[2], str(one.span.since))
        for found in read(samples / "ligue1")[0]
        if isinstance(one := found.record, Stint) and one.on_loan
    }
    theirs: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for line in lines(shared / "data" / "football" / "stints.csv.gz"):
        if len(line["start_date"]) == 10:
            theirs[line["player_id"], line["club_id"]].append(line)
    known = [
        stint["is_loan"]
        for player, club, since in proved
        for stint in theirs[player, club]
        if abs((date.fromisoformat(stint["start_date"]) - date.fromisoformat(since)).days) <= 45
    ]

    assert len(proved) == 615
    assert len(known) > 300
    assert known.count("1") / len(known) > 0.98


def test_mbappe_came_on_loan_before_he_was_bought(samples: Path) -> None:
    career = stints_of("342229", samples / "ligue1")

    assert [" ".join(map(str, one)) for one in career] == [
        "9669 None 2016-01-01 2016-01-01 None None None  None None",
        "162 2016-01-01 2017-08-31 2017-08-31 window promotion False  None None",
        "583 2017-08-31 2018-06-30 2018-06-30 day loan True 162 None None",
        "162 2018-06-30 2018-07-01 2018-07-01 window loan_return False  True None",
        "583 2018-07-01 2024-07-01 2024-07-01 window transfer False  None 180000000",
        "418 2024-07-01 None 2025-01-23 window unknown None  None None",
    ]


def test_a_hole_in_the_rows_stays_one(samples: Path) -> None:
    career = stints_of("290537", samples / "ligue1")

    assert sorted(one[:4] for one in career if one[0] in ("29228", "1096") and not one[6]) == [
        ("1096", None, "2025-01-07", "2025-01-07"),
        ("29228", "2018-07-01", None, "2018-07-01"),
    ]


@pytest.mark.parametrize(
    ("sample", "read_lines", "left_out"),
    [
        ("ligue1", {"players": 438, "clubs": 261, "games": 350, "transfers": 2_885}, 413),
        (
            "cuts-2026-03",
            {"players": 1_000, "clubs": 451, "games": 1_000, "transfers": 1_000},
            1_987,
        ),
    ],
)
def test_each_sample_is_read(
    sample: str, read_lines: dict[str, int], left_out: int, samples: Path
) -> None:
    report = check(samples / sample)

    assert {name: report.read[name] for name in read_lines} == read_lines
    assert report.rejected_count == left_out


def test_players_and_values_of_2023(samples: Path, tmp_path: Path) -> None:
    """The old files under the names they are published with, beside clubs and games."""
    folder = tmp_path / "held"
    folder.mkdir()
    for table in ("players", "player_valuations"):
        old = (samples / "ligue1" / f"{table}_schema-2023.csv.gz").read_bytes()
        (folder / f"{table}.csv.gz").write_bytes(old)
    for table in ("games", "competitions"):
        file = samples / "ligue1" / f"{table}.csv.gz"
        (folder / file.name).write_bytes(file.read_bytes())
    rows = lines(samples / "ligue1" / "clubs.csv.gz")
    old_clubs = [f'{one["club_id"]},{one["club_code"]},"{one["name"]}"' for one in rows]
    text = "club_id,name,pretty_name\n" + "\n".join(old_clubs) + "\n"
    (folder / "clubs.csv").write_text(text, "utf-8")

    report = check(folder)

    assert (report.read["players"], report.read["player_valuations"]) == (477, 9_504)
    assert {one.why for one in report.rejected if one.file.startswith("players")} == set()
    assert report.notes[0] == "Speaks up to 2023-04-13."
