"""Downloads that somebody edited or cut: a wrong cell costs what it says, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.words import Club, Manager, Tenure, Valuation
from loaders.load import check
from tests import download
from tests.test_transfermarkt_bad import told
from tests.test_transfermarkt_stints import moves, read, stints_of

MAY = [
    f"{930 + day},XX1,2019,9,2020-05-{day},11,12,1,0,Ada Moss,Rui Dorm,Mill Town,Harbour FC,"
    "domestic_league"
    for day in (20, 21, 22)
]
COASTLAND = "990,FIWC,2019,1,2020-05-24,31,32,1,0,A,B,Coastland,Hillland,national_team_competition"


def clubs_of(folder: Path) -> dict[str, Club]:
    """Every club by Transfermarkt's id."""
    clubs = [one.record for one in read(folder)[0] if isinstance(one.record, Club)]
    return {one.id.rpartition(":")[2]: one for one in clubs}


def test_a_club_that_one_row_calls_unknown_stays_a_club(tmp_path: Path) -> None:
    line = "3,2018-07-01,18/19,11,12,Mill Town,Unknown,0.000,,Cem Calm"
    folder = download.build(tmp_path / "held", download.with_lines("transfers", line))

    found = clubs_of(folder)["12"]

    assert (found.name, found.aliases) == ("Harbour Athletic", ("Harbour FC", "Harbour"))
    assert stints_of("3", folder)[1][:3] == ("12", "2018-07-01", None)


def test_what_is_only_ever_called_unknown_is_no_club(tmp_path: Path) -> None:
    line = "3,2018-07-01,18/19,11,77,Mill Town,Unknown,0.000,,Cem Calm"
    folder = download.build(tmp_path / "held", download.with_lines("transfers", line))

    assert "77" not in clubs_of(folder)


def test_the_unknown_of_transfermarkt_is_no_club_in_any_language(tmp_path: Path) -> None:
    line = "3,2018-07-01,18/19,11,75,Mill Town,Unbekannt,0.000,,Cem Calm"
    folder = download.build(tmp_path / "held", download.with_lines("transfers", line))

    assert "75" not in clubs_of(folder)


def test_one_game_of_a_wrong_type_makes_no_club_a_national_side(tmp_path: Path) -> None:
    lines = (
        "990,XX1,2019,9,2020-05-28,11,31,1,0,A,B,Mill Town,Cup Town,national_team_competition",
        "991,XX1,2019,9,2020-05-29,11,31,1,0,A,B,Mill Town,Cup Town,domestic_cup",
    )
    found = clubs_of(download.build(tmp_path / "held", download.with_lines("games", *lines)))

    assert (found["11"].kind, found["31"].kind) == ("senior", None)


def test_a_club_of_the_table_is_senior_whatever_its_name_ends_in(tmp_path: Path) -> None:
    line = "403,willem,Willem II,XX1,25,,2019,u"
    found = clubs_of(download.build(tmp_path / "held", download.with_lines("clubs", line)))

    assert (found["403"].kind, found["22"].kind) == ("senior", "reserve")


@pytest.mark.parametrize("fee", ["1.8E+08", "180000.5", "-1", "1800000000000000", "€180m"])
def test_a_fee_that_cannot_be_read_costs_the_fee_and_not_the_move(fee: str, tmp_path: Path) -> None:
    lines = moves("2015-07-02,11,12,0.000", f"2019-07-02,12,13,{fee}")
    folder = download.build(tmp_path / "held", lines)

    why = f"transfer_fee: says {fee!r}; a whole number, 0 or more, is needed. It is left unknown."
    assert told(folder) == [f"transfers.csv line 3 column {why}"]
    assert [one[:4] + one[5:] for one in stints_of("1", folder)[1:]] == [
        ("12", "2015-07-02", "2019-07-02", "2019-07-02", "unknown", None, "", None, None),
        ("13", "2019-07-02", None, "2020-05-30", "unknown", None, "", None, None),
    ]


@pytest.mark.parametrize("fee", ["1.8E+08", "2500000000.000"])
def test_a_fee_that_cannot_be_one_proves_no_loan(fee: str, tmp_path: Path) -> None:
    lines = moves(f"2019-07-15,12,13,{fee}", "2020-02-29,13,12,0.000")

    career = stints_of("1", download.build(tmp_path / "held", lines))

    assert [(one[0], one[6]) for one in career] == [("12", None), ("13", None), ("12", None)]


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("2018-31-08,12,13,0.000", "2015-07-02"),  # it may be the last
        ("2018-08-31,12,new,0.000", "2015-07-02"),
        ("1018-08-31,12,13,0.000", "2015-07-02"),
        ("2014-08-31,11,new,0.000", "2020-05-30"),  # it lies before
        ("2021-08-31,12,new,0.000", "2020-05-30"),  # it is a plan
    ],
)
def test_behind_a_move_that_cannot_be_read_nobody_knows_where_he_is(
    line: str, last: str, tmp_path: Path
) -> None:
    folder = download.build(tmp_path / "held", moves("2015-07-02,11,12,0.000", line))

    assert stints_of("1", folder)[1][:4] == ("12", "2015-07-02", None, last)
    note = "Players whose last stint has no told end, for a later transfer cannot be read: 1."
    assert (note in read(folder)[1].notes) == (last == "2015-07-02")


def test_appearances_tell_what_a_move_that_cannot_be_read_does_not(tmp_path: Path) -> None:
    lines = moves("2015-07-02,11,12,0.000", "2018-31-08,12,13,0.000")
    seen = ("1_1,1,1,12,12,2018-03-01,A,XX1,0,0,0,0,90", "2_1,2,1,13,13,2019-03-01,A,XX1,0,0,0,0,9")
    folder = download.build(tmp_path / "held", lines | download.with_lines("appearances", *seen))

    assert [one[:4] for one in stints_of("1", folder)[1:]] == [
        ("12", "2015-07-02", None, "2018-03-01"),
        ("13", "2019-03-01", None, "2019-03-01"),
    ]


def test_appearances_after_the_last_day_known_are_not_believed(tmp_path: Path) -> None:
    line = "999_3,999,3,13,13,2031-05-30,Cem Calm,XX1,0,0,0,0,90"
    folder = download.build(tmp_path / "held", download.with_lines("appearances", line))

    why = "Cem Calm appears on '2031-05-30', after the last day known: not counted."
    assert told(folder) == [f"appearances.csv column date: {why}"]
    assert stints_of("3", folder)[-1][:4] == ("13", "2020-05-30", None, "2020-05-30")


def test_values_after_the_last_day_known_are_not_believed(tmp_path: Path) -> None:
    late = download.with_lines(
        "player_valuations", "1,2020-05-25,7,Harbour,12", "1,2099-01-01,5,Harbour,12"
    )
    folder = download.build(tmp_path / "held", download.with_lines("games", *MAY) | late)

    why = "says '2099-01-01', after the last day known: not counted."
    assert told(folder) == [f"player_valuations.csv line 6 column date: {why}"]
    values = [one.record for one in read(folder)[0] if isinstance(one.record, Valuation)]
    assert [one.value for one in values] == [7, 50000]  # the latest of each player


def test_columns_that_are_not_there_are_told_table_by_table(tmp_path: Path) -> None:
    players = download.TABLES["players"].replace("date_of_birth", "birth_date")
    folder = download.build(tmp_path / "held", moves("2015-07-02,11,12,0") | {"players": players})

    assert check(folder).notes[-2:] == (
        "players.csv has no column date_of_birth: nothing of it is known.",
        "transfers.csv has no columns from_club_name, to_club_name: nothing of them is known.",
    )


def test_the_table_of_competitions_tells_who_is_a_national_side(tmp_path: Path) -> None:
    games = download.with_lines("games", COASTLAND)["games"].replace(",competition_type", ",other")
    cup = "FIWC,world-cup,world-cup,world_cup,national_team_competition,-1,,"
    told_kind = download.with_lines("competitions", cup)

    with_cup = clubs_of(download.build(tmp_path / "one", {"games": games} | told_kind))
    without = clubs_of(download.build(tmp_path / "two", {"games": games}))

    assert (with_cup["31"].kind, with_cup["11"].kind) == ("national", "senior")
    assert (without["31"].kind, without["11"].kind) == (None, "senior")


@pytest.mark.parametrize("name", ["-", "N/A", "?"])
def test_a_dash_is_no_manager(name: str, tmp_path: Path) -> None:
    line = f"990,XX1,2019,9,2020-05-25,13,11,1,0,{name},Ada Moss,Hill Rovers,{name},domestic_league"
    folder = download.build(tmp_path / "held", download.with_lines("games", line))

    why = f"home_club_manager_name: says {name!r}: no manager's game."
    assert told(folder) == [f"games.csv line 10 column {why}"]
    records = [one.record for one in read(folder)[0]]
    assert name not in {one.name for one in records if isinstance(one, Manager)}
    assert not any("2020-05-25" in one.id for one in records if isinstance(one, Tenure))
    assert clubs_of(folder)["11"].aliases == ("Mill Town",)


def test_a_zero_before_an_id_changes_nothing(tmp_path: Path) -> None:
    line = "003,2018-07-01,18/19,011,012.0,Mill Town,Harbour,0.000,,Cem Calm"
    folder = download.build(tmp_path / "held", download.with_lines("transfers", line))

    assert {"11", "12"} <= clubs_of(folder).keys()
    assert not {"011", "012"} & clubs_of(folder).keys()
    assert stints_of("3", folder)[1][:2] == ("12", "2018-07-01")


def test_files_beside_the_tables_are_named(tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held")
    beside = ("GAMES.CSV", "appearances.csv.gz.part", "transfers.parquet", "wikidata.json")
    for name in (*beside, "dataset-metadata.json"):
        (folder / name).write_bytes(b"x")

    assert check(folder).ignored_columns == beside
