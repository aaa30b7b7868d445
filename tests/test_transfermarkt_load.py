"""A download in the graph: as folder, compressed or zip the same; again, newer, taken along."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import FeedError
from graph.export import export_graph
from graph.questions.careers import CAREER, MANAGER
from graph.questions.follows import FOLLOWS
from graph.questions.network import FEEDS
from graph.settings import Settings
from graph.store import open_reader
from loaders.load import load
from loaders.removal import reset
from tests import download
from tests.test_loaders_load import contents

# Ada Moss has Mill Town until 2019 and Harbour then; Bas Berg leaves the one for the other.
GAMES = "game_id,date,home_club_id,away_club_id,home_club_manager_name,away_club_manager_name\n"
FOLLOWED = {
    "games": GAMES
    + "".join(f"{n},2018-{n + 1:02}-05,11,13,Ada Moss,Eve Hill\n" for n in range(1, 9))
    + "".join(f"{n},2019-{n - 11:02}-05,12,13,Ada Moss,Eve Hill\n" for n in range(13, 20)),
    "transfers": "player_id,transfer_date,from_club_id,to_club_id,transfer_fee\n"
    "2,2017-08-01,13,11,0\n2,2019-02-10,11,12,100000\n",
}


@pytest.fixture
def empty(embedded: Settings) -> Settings:
    reset(embedded)
    return embedded


def test_folder_gz_and_zip_are_the_same_graph(empty: Settings, tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held")
    (folder / "dataset-metadata.json").write_text("{}", "utf-8")  # comes with it, is no report
    packed = download.zipped(folder, tmp_path / "archive.zip")
    report = load(empty, folder)
    plain = contents(empty, without=("files",))

    again = load(empty, packed)
    zipped = contents(empty, without=("files",))
    reset(empty)
    load(empty, download.gzipped(folder))

    assert report.written == {
        "Club": 5,
        "Player": 3,
        "Manager": 3,
        "PLAYED_FOR": 10,
        "MANAGED": 4,
    }
    assert again.unchanged
    assert zipped == plain
    named = {row.replace(".csv.gz", ".csv") for row in contents(empty, without=("files",))}
    assert named == plain


def test_the_same_twice_changes_nothing(empty: Settings, tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held")
    load(empty, folder)
    before = contents(empty)

    forced = load(empty, folder, replace=True)

    assert (forced.vanished, forced.removed) == (0, 0)
    assert contents(empty) == before
    with open_reader(empty) as reader:
        (feed,) = reader.ask(FEEDS).rows
    assert (feed.issuer, feed.known_to, feed.licence) == ("transfermarkt", "2020-05-30", "CC0-1.0")
    assert feed.notes is not None
    assert feed.notes[:2] == [
        "Speaks up to 2020-05-30.",
        "Transfers at a fee of 0, free or a loan or its end: 2; the rows tell 1.",
    ]


def test_next_week_s_download_updates_and_replaces(empty: Settings, tmp_path: Path) -> None:
    load(empty, download.build(tmp_path / "old"))
    later = download.with_lines(
        "games", "909,XX1,2020,1,2020-08-10,11,12,1,0,Ada Moss,Rui Dorm,M,H,domestic_league"
    )
    later |= {"transfers": download.TABLES["transfers"].replace("2019-08-02,19", "2019-08-05,19")}
    newer = download.build(tmp_path / "new", later)

    report = load(empty, newer, replace=True)

    with open_reader(empty) as reader:
        arden = reader.ask(CAREER, player="player:transfermarkt:1").rows
        moss = reader.ask(MANAGER, manager="manager:transfermarkt:11-Ada Moss").rows
    assert (report.vanished, report.removed) == (1, 1)
    assert [(one.club_id[-2:], one.since, one.until, one.joined_by) for one in arden][-2:] == [
        ("12", "2020-06-30", "2020-07-01", "loan_return"),
        ("13", "2020-07-01", None, "transfer"),
    ]
    assert [(one.since, one.until, one.last_day, one.games, one.certainty) for one in moss] == [
        ("2019-08-10", None, "2020-08-10", 6, "certain")
    ]
    after = contents(empty, without=("files",))
    reset(empty)
    load(empty, newer)
    assert contents(empty, without=("files",)) == after


def test_a_player_who_followed_his_manager_is_found(empty: Settings, tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held", FOLLOWED, without=("appearances",))

    load(empty, folder)

    with open_reader(empty) as reader:
        rows = reader.ask(FOLLOWS, player="player:transfermarkt:2").rows
    assert [(one.manager, one.player, one.joined_on, one.direct) for one in rows] == [
        ("Ada Moss", "Bas Berg", "2019-02-10", True)
    ]


def test_taken_along_as_csv_it_loads_as_the_same_graph(empty: Settings, tmp_path: Path) -> None:
    load(empty, download.build(tmp_path / "held"))
    unsure = ("files", "counts", "notes", "rejected", "rejected_count", "ignored")
    before = contents(empty, without=unsure)

    with open_reader(empty) as reader:
        export_graph(reader, "csv", tmp_path / "out")
    reset(empty)
    load(empty, tmp_path / "out" / "transfermarkt")

    assert contents(empty, without=unsure) == before


def test_a_zip_that_is_damaged_inside_is_refused_before_anything_is_written(
    empty: Settings, tmp_path: Path
) -> None:
    whole = download.zipped(download.build(tmp_path / "held"), tmp_path / "archive.zip")
    content = bytearray(whole.read_bytes())
    content[60:90] = bytes(30)
    whole.write_bytes(bytes(content))

    with pytest.raises(FeedError, match="damaged or was cut off"):
        load(empty, whole)
    assert contents(empty) == set()


def test_a_table_that_is_missing_is_said_and_replaces_nothing(
    empty: Settings, tmp_path: Path
) -> None:
    folder = download.build(tmp_path / "held")
    load(empty, folder)
    whole = contents(empty)
    (folder / "transfers.csv").unlink()

    with pytest.raises(FeedError, match=r"not there or not to be read: transfers;"):
        load(empty, folder, replace=True)
    assert contents(empty) == whole
    assert "No table of transfers: nothing of it is known." in load(empty, folder).notes
