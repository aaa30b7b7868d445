"""Bad downloads: named by file, line and column; the rest is read; two versions are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import FeedError
from graph.words import Player, Stint
from loaders.load import check
from tests import download
from tests.test_transfermarkt_stints import read

GAMES_EMPTY = "games.csv line 8 column away_club_manager_name: is empty: no manager's game."
STAND_IN = "games.csv: Lee Stand signed 1 game of club 11 from 2019-10-10 on, while Ada Moss stayed"
PLAN = "transfers.csv line 2 column transfer_date: says '2020-07-01', after the last day known"


def told(folder: Path) -> list[str]:
    """What is left out beyond what the good download leaves out."""
    known = (GAMES_EMPTY, STAND_IN, PLAN)
    return [str(one) for one in check(folder).rejected if not str(one).startswith(known)]


def test_a_good_download_is_read_whole(tmp_path: Path) -> None:
    report = check(download.build(tmp_path / "held"))

    assert told(tmp_path / "held") == []
    assert dict(report.read) == {
        "competitions": 1,
        "clubs": 3,
        "players": 3,
        "games": 8,
        "transfers": 8,
        "appearances": 7,
        "player_valuations": 3,
    }
    assert report.rejected_count == 3
    assert report.notes[0] == "Speaks up to 2020-05-30."
    assert report.ignored_columns == ()


@pytest.mark.parametrize(
    ("table", "line", "why"),
    [
        (
            "transfers",
            "1,2014-01-01,13/14,12,11,Harbour,Mill Town,9999999999.000,,A",
            "transfers.csv line 10 column transfer_fee: says '9999999999.000': no fee has ten "
            "digits; the fee is left unknown.",
        ),
        (
            "transfers",
            "1,1990-01-01,89/90,12,11,Harbour,Mill Town,0.000,,A",
            "transfers.csv line 10 column transfer_date: says '1990-01-01', before the player's "
            "birth.",
        ),
        (
            "transfers",
            "1,2015-07-01,15/16,21,11,Mill Town U19,Mill Town,,,A",
            "transfers.csv line 10 column player_id: this player's move of 2015-07-01 stands there "
            "twice; the first one counts.",
        ),
        (
            "transfers",
            "7,2015-07-01,15/16,21,11,Mill Town U19,Mill Town,,,A",
            "transfers.csv line 10 column player_id: '7' is no player of this feed.",
        ),
        (
            "transfers",
            "1,01.07.2015,15/16,21,11,Mill Town U19,Mill Town,,,A",
            "transfers.csv line 10 column transfer_date: says '01.07.2015'; that is no day of the "
            "form 2021-07-22.",
        ),
        (
            "transfers",
            "1,2014-07-01,14/15,Hafen,11,Hafen,Mill Town,,,A",
            "transfers.csv line 10 column from_club_id: says 'Hafen'; Transfermarkt's ids are "
            "numbers.",
        ),
        (
            "transfers",
            "1,2014-07-01,14/15,12,11,Harbour,Mill Town,-5,,A",
            "transfers.csv line 10 column transfer_fee: says '-5'; a whole number, 0 or more, is "
            "needed. It is left unknown.",
        ),
        (
            "transfers",
            "1,2014-07-01,14/15,12,12,Harbour,Harbour,,,A",
            "transfers.csv line 10 column to_club_id: says '12', the club he comes from.",
        ),
        (
            "transfers",
            "1,2014-07-01,14/15,12",
            "transfers.csv line 10: has 4 cells, the header 10.",
        ),
        (
            "players",
            "9,,,Dan\0Drum,2019,12,d,Coast,,,Attack,,,,",
            "players.csv line 5 column name: holds a NUL byte.",
        ),
        (
            "players",
            "1,,,Dan Drum,2019,12,d,Coast,,,Attack,,,,",
            "players.csv line 5 column player_id: '1' stands there twice; the first one counts.",
        ),
        (
            "clubs",
            "11,other,Other Club,XX1,1,,2019,u",
            "clubs.csv line 5 column club_id: '11' stands there twice; the first one counts.",
        ),
        (
            "games",
            "908,XX1,2019,8,2020-05-30,13,12,1,0,A,B,H,H,domestic_league",
            "games.csv line 10 column game_id: '908' stands there twice; the first one counts.",
        ),
        (
            "appearances",
            "1_1,1,1,11,12,1985-11-20,Abel,XX1,0,0,0,0,90",
            "appearances.csv line 9 column date: says '1985-11-20', before the player's birth.",
        ),
        (
            "player_valuations",
            "1,1985-11-20,5,Harbour,12",
            "player_valuations.csv line 5 column date: says '1985-11-20', before the player's "
            "birth.",
        ),
        (
            "player_valuations",
            "7,2015-11-20,5,Harbour,12",
            "player_valuations.csv line 5 column player_id: '7' is no player of this feed.",
        ),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_read(
    table: str, line: str, why: str, tmp_path: Path
) -> None:
    folder = download.build(tmp_path / "held", download.with_lines(table, line))

    assert told(folder) == [why]
    found, _ = read(folder)
    assert sum(isinstance(one.record, Player) for one in found) == 3
    assert sum(isinstance(one.record, Stint) for one in found) >= 10


def test_a_fee_of_ten_digits_is_unknown_and_the_stint_stays(tmp_path: Path) -> None:
    table = download.TABLES["transfers"].replace("2500000.000", "2500000000.000")

    found, _ = read(download.build(tmp_path / "held", {"transfers": table}))

    stints = [one.record for one in found if isinstance(one.record, Stint)]
    (stint,) = [one for one in stints if "2017-07-01" in one.id]
    assert (stint.fee, stint.joined_by) == (None, "unknown")


@pytest.mark.parametrize(
    ("table", "old", "new", "why"),
    [
        ("transfers", "to_club_id", "joined_id", "transfers.csv line 1: column 'to_club_id' is"),
        ("games", "home_club_manager_name", "coach", "games.csv line 1: column 'home_club_manager"),
        ("players", "player_id,", "spieler_id,", "players.csv line 1: column 'player_id' is miss"),
        ("clubs", "club_code", "club_id", "clubs.csv line 1: column 'club_id' stands there twice."),
    ],
)
def test_a_missing_or_doubled_column_is_refused(
    table: str, old: str, new: str, why: str, tmp_path: Path
) -> None:
    changed = {table: download.TABLES[table].replace(old, new, 1)}

    with pytest.raises(FeedError) as caught:
        check(download.build(tmp_path / "held", changed))

    assert str(caught.value).startswith(why)


def test_an_unknown_column_and_an_unknown_table_are_named(tmp_path: Path) -> None:
    clubs = "\n".join(
        f"{line},{'vibe' if n == 0 else 'good'}"
        for n, line in enumerate(download.TABLES["clubs"].splitlines())
    )
    folder = download.build(tmp_path / "held", {"clubs": clubs + "\n"})
    (folder / "agents.csv").write_text("agent_id\n1\n", "utf-8")

    report = check(folder)

    assert report.ignored_columns == (
        "agents.csv: no table of this data set",
        "clubs.csv: vibe",
    )
    assert report.read["clubs"] == 3


def test_files_of_2023_are_read(tmp_path: Path) -> None:
    clubs = "club_id,name,pretty_name,domestic_competition_id\n12,harbour,Harbour,XX1\n"
    old = {"players": download.OLD_PLAYERS, "clubs": clubs}

    folder = download.build(tmp_path / "held", old, without=("transfers", "appearances"))

    players = [r for one in read(folder)[0] if isinstance(r := one.record, Player)]
    assert [(one.name, one.born_on, one.foot) for one in players] == [
        ("Abel Arden", "1995-02-01", "right")
    ]


def test_two_versions_in_one_folder_are_refused(tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held", {"players": download.OLD_PLAYERS})

    with pytest.raises(FeedError) as caught:
        check(folder)

    assert str(caught.value) == (
        "players.csv: is of 2023 or earlier (column 'pretty_name'), clubs.csv of a later version "
        "(column 'club_code'). Two versions are mixed: fetch all tables together."
    )


def test_one_table_twice_is_refused(tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held")
    (folder / "games.csv.gz").write_bytes(b"")

    with pytest.raises(FeedError, match=r"held: games: there are two: games.csv and games.csv.gz"):
        check(folder)


@pytest.mark.parametrize("table", ["players", "clubs"])
def test_players_and_clubs_are_needed(table: str, tmp_path: Path) -> None:
    with pytest.raises(FeedError, match=f"{table}.csv not found"):
        check(download.build(tmp_path / "held", without=(table,)))


def test_without_any_day_nothing_is_guessed(tmp_path: Path) -> None:
    folder = download.build(
        tmp_path / "held", without=("games", "appearances", "player_valuations")
    )

    with pytest.raises(FeedError, match="no table tells up to which day it speaks"):
        check(folder)


def test_a_zip_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    whole = download.zipped(download.build(tmp_path / "held"), tmp_path / "archive.zip")
    whole.write_bytes(whole.read_bytes()[:-200])

    with pytest.raises(FeedError, match=r"is no whole zip.*fetch it again"):
        check(whole)


def test_a_zip_that_is_damaged_inside_is_refused(tmp_path: Path) -> None:
    whole = download.zipped(download.build(tmp_path / "held"), tmp_path / "archive.zip")
    content = bytearray(whole.read_bytes())
    content[60:90] = bytes(30)
    whole.write_bytes(bytes(content))

    with pytest.raises(FeedError, match="damaged or was cut off"):
        check(whole)


def test_a_gz_that_was_cut_off_is_named_with_its_line(tmp_path: Path) -> None:
    folder = download.gzipped(download.build(tmp_path / "held"))
    content = (folder / "games.csv.gz").read_bytes()
    (folder / "games.csv.gz").write_bytes(content[: len(content) // 2])

    with pytest.raises(FeedError, match=r"games.csv.gz line \d+: the compressed file is damaged"):
        check(folder)


def test_a_game_of_no_club_gives_nobody_a_tenure(tmp_path: Path) -> None:
    line = "910,XX1,2019,1,2019-07-01,515,12,1,0,Eve Hill,Rui Dorn,X,H,domestic_league"

    folder = download.build(tmp_path / "held", download.with_lines("games", line))

    assert told(folder) == ["games.csv column club_id: '515' is no club of this feed."]


def test_a_folder_that_describes_itself_is_the_documented_one(tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held")
    text = 'name = "Mine"\nissuer = "mine"\nknown_to = 2020-05-30\n'
    (folder / "feed.toml").write_text(text, "utf-8")

    with pytest.raises(FeedError, match="'height_in_cm' looks misspelt"):
        check(folder)


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "cities.csv").write_text("a\n1\n", "utf-8")
    other = download.zipped(tmp_path / "other", tmp_path / "archive.zip")

    with pytest.raises(FeedError, match="holds no table of transfermarkt-datasets"):
        check(other)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    lines = "".join(f"{n},2015-07-01,x,y,z,a,b,c,d,e\n" for n in range(40))
    table = download.TABLES["transfers"] + lines

    with pytest.raises(FeedError, match=r"transfers.csv: 40 of 48 lines cannot be read"):
        check(download.build(tmp_path / "held", {"transfers": table}))
