"""A checkout in the graph: as repository, `data` folder or zip the same; again, newer, asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.credit import credit_words
from graph.errors import FeedError
from graph.export import export_graph
from graph.questions.careers import CAREER, MANAGER
from graph.questions.follows import COACHED
from graph.questions.network import FEEDS
from graph.settings import Settings
from graph.store import open_reader
from loaders.load import load
from loaders.news.batch import holds_reports
from loaders.removal import reset
from tests import made_checkout as made
from tests.made_checkout import Files, match
from tests.test_loaders_load import contents


@pytest.fixture
def empty(embedded: Settings) -> Settings:
    reset(embedded)
    return embedded


def test_repository_data_folder_and_zip_are_the_same_graph(empty: Settings, tmp_path: Path) -> None:
    folder = made.build(tmp_path / "held")
    report = load(empty, folder)
    whole = contents(empty)

    again, packed = load(empty, folder / "data"), made.zipped(folder, tmp_path / "open-data.zip")
    reset(empty)
    load(empty, packed)

    assert not holds_reports(folder)
    assert report.written == {
        "Club": 7,
        "Player": 4,
        "Manager": 4,
        "PLAYED_FOR": 7,
        "MANAGED": 8,
    }
    assert again.unchanged
    assert contents(empty) == whole


def test_whose_data_it_is_stands_with_the_feed(empty: Settings, tmp_path: Path) -> None:
    load(empty, made.build(tmp_path))

    with open_reader(empty) as reader:
        (feed,) = reader.ask(FEEDS).rows

    assert (feed.name, feed.issuer, feed.known_to) == (
        "StatsBomb open data",
        "statsbomb",
        "2019-10-01",
    )
    assert "name StatsBomb as the source" in (feed.licence or "")
    assert (feed.notes or [""])[0].startswith("Data by StatsBomb")
    assert credit_words([feed]) == (
        "Data: StatsBomb open data (StatsBomb public data user agreement: no open licence, not for "
        "commercial use; name StatsBomb as the source)."
    )


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("graphml", ""),
        ("gexf", ""),
        ("cypher", ""),
        ("csv", "statsbomb/feed.toml"),
        ("neo4j-import", "import.sh"),
    ],
)
def test_what_is_exported_says_whose_data_it_is(
    empty: Settings, tmp_path: Path, kind: str, file: str
) -> None:
    load(empty, made.build(tmp_path / "checkout"))

    with open_reader(empty) as reader:
        export_graph(reader, kind, tmp_path / "out")

    assert "name StatsBomb as the source" in (tmp_path / "out" / file).read_text("utf-8")


def test_the_same_twice_changes_nothing(empty: Settings, tmp_path: Path) -> None:
    folder = made.build(tmp_path)
    load(empty, folder)
    before = contents(empty)

    forced = load(empty, folder, replace=True)

    assert (forced.vanished, forced.removed) == (0, 0)
    assert contents(empty) == before


def test_a_newer_checkout_lengthens_what_was_there(empty: Settings, tmp_path: Path) -> None:
    def change(said: Files) -> None:
        said["matches/5/2.json"].append(match(911, "2020-02-01", (12, [51]), (13, [54])))
        said["lineups/911.json"] = made.lineup(t12=[made.player(1)], t13=[])

    load(empty, made.build(tmp_path / "old"))
    newer = made.build(tmp_path / "new", change)

    report = load(empty, newer, replace=True)

    with open_reader(empty) as reader:
        arden = reader.ask(CAREER, player="player:statsbomb:1").rows
        moss = reader.ask(MANAGER, manager="manager:statsbomb:51").rows
    assert (report.vanished, report.removed) == (0, 0)
    assert [(one.club, one.since, one.until, one.last_day) for one in arden] == [
        ("Mill Town", "2018-08-10", None, "2018-10-20"),
        ("Harbour", "2019-09-01", None, "2020-02-01"),
    ]
    assert [(one.club, one.since, one.last_day, one.games, one.certainty) for one in moss] == [
        ("Mill Town", "2018-08-10", "2018-10-20", 4, "certain"),
        ("Harbour", "2019-09-01", "2020-02-01", 3, "doubtful"),
    ]
    after = contents(empty, without=("files", "version"))
    reset(empty)
    load(empty, newer)
    assert contents(empty, without=("files", "version")) == after


def test_who_was_there_under_whom_is_found(empty: Settings, tmp_path: Path) -> None:
    load(empty, made.build(tmp_path))

    with open_reader(empty) as reader:
        rows = reader.ask(COACHED, manager="manager:statsbomb:51").rows

    assert [(one.player, one.club, one.first_day, one.last_day, one.days) for one in rows] == [
        ("Abel Arden", "Harbour", "2019-09-01", "2019-10-01", 30),
        ("Abel Arden", "Mill Town", "2018-08-10", "2018-10-20", 71),
    ]


def test_taken_along_as_csv_it_loads_as_the_same_graph(empty: Settings, tmp_path: Path) -> None:
    load(empty, made.build(tmp_path / "held"))
    unsure = ("files", "counts", "notes", "rejected", "rejected_count", "ignored")
    before = contents(empty, without=unsure)

    with open_reader(empty) as reader:
        export_graph(reader, "csv", tmp_path / "out")
    reset(empty)
    load(empty, tmp_path / "out" / "statsbomb")

    assert contents(empty, without=unsure) == before


def test_a_file_that_cannot_be_read_replaces_nothing(empty: Settings, tmp_path: Path) -> None:
    folder = made.build(tmp_path / "held")
    load(empty, folder)
    whole = contents(empty)
    sheet = sorted((folder / "data/lineups").glob("*.json"))[0]
    sheet.write_text(sheet.read_text("utf-8")[:-20], "utf-8")

    with pytest.raises(FeedError, match="not there or not to be read"):
        load(empty, folder, replace=True)
    assert contents(empty) == whole
