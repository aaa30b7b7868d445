"""Half a checkout: what is missing is named, what is there is read, without a day nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import FeedError
from graph.words import Club, Manager, Tenure
from loaders.load import check
from tests import made_checkout as made
from tests.made_checkout import Files
from tests.test_statsbomb_bad import SEASON, told
from tests.test_statsbomb_records import read


def test_matches_without_line_ups_are_read_without_players(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        for name in [name for name in said if name.startswith("lineups/")]:
            del said[name]

    folder = made.build(tmp_path, change)

    records, _ = read(folder)
    assert told(folder) == [
        "lineups: no line-ups found, so no players. Fetch the whole repository; "
        "`git clone --depth 1` is enough."
    ]
    assert {type(one) for one in records} == {Club, Manager, Tenure}


def test_one_line_up_missing_is_named(tmp_path: Path) -> None:
    folder = made.build(tmp_path, lambda said: said.pop("lineups/906.json"))

    assert told(folder) == ["lineups/906.json: not found: of this match no player is known."]


@pytest.mark.parametrize("kept", ["competitions.json", "lineups/906.json"])
def test_line_ups_or_competitions_alone_are_refused(kept: str, tmp_path: Path) -> None:
    def change(said: Files) -> None:
        for name in [name for name in said if name != kept]:
            del said[name]

    with pytest.raises(FeedError, match="nothing tells a day"):
        check(made.build(tmp_path, change))


def test_a_season_that_is_listed_and_missing_is_named(tmp_path: Path) -> None:
    folder = made.build(tmp_path, lambda said: said.pop(SEASON))

    assert told(folder)[0] == f"{SEASON}: not found, though competitions.json lists it."


def test_a_season_that_is_not_listed_is_read_and_counted(tmp_path: Path) -> None:
    folder = made.build(tmp_path, lambda said: said["competitions.json"].pop(1))

    assert told(folder) == []
    assert check(folder).read["matches"] == 9
    assert "Files of matches that competitions.json does not list: 1." in check(folder).notes


def test_without_competitions_the_names_tell_who_is_national(tmp_path: Path) -> None:
    folder = made.build(tmp_path, lambda said: said.pop("competitions.json"))

    assert told(folder) == [
        "competitions.json: not found: which teams are national is told by their names alone."
    ]
    national = [one for one in read(folder)[0] if isinstance(one, Club) and one.kind == "national"]
    assert [one.name for one in national] == ["Coast", "Hills"]


def test_files_of_no_known_name_are_named(tmp_path: Path) -> None:
    raw = {"matches/5/old.json": b"[]", "lineups/notes.txt": b"", "matches/x/1.json": b"[]"}

    assert check(made.build(tmp_path, raw=raw)).ignored_columns == (
        "lineups/notes.txt: no file of this data set",
        "matches/5/old.json: no file of this data set",
        "matches/x: no file of this data set",
    )
