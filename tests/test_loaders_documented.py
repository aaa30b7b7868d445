"""What a documented folder may bring in other clothes: a mark before feed.toml, Parquet's kinds."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pyarrow.lib
import pyarrow.parquet
import pytest

from graph.errors import FeedError
from graph.words import Player
from loaders.documented import open_documented
from loaders.load import check
from loaders.report import Rejections
from tests import town
from tests.test_loaders_folder import told


def as_parquet(folder: Path, **columns: list[Any]) -> Path:
    """The town with its players as Parquet, some columns of them in another way."""
    with (town.build(folder) / "players.csv").open(newline="", encoding="utf-8") as file:
        header, *lines = csv.reader(file)
    found: dict[str, list[Any]] = dict(
        zip(header, map(list, zip(*lines, strict=True)), strict=True)
    )
    pyarrow.parquet.write_table(
        pyarrow.lib.Table.from_pydict(found | columns), folder / "players.parquet"
    )
    (folder / "players.csv").unlink()
    return folder


def test_feed_toml_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    (folder / "feed.toml").write_text(town.FEED, "utf-8-sig")

    assert told(check(folder)) == []


def test_a_list_in_parquet_is_several_names(tmp_path: Path) -> None:
    aliases = [["Bérg"], None, ["Vale", "O'Vale"], []]
    folder = as_parquet(tmp_path / "town", aliases=aliases)

    found = open_documented(folder).records(Rejections(), None)

    players = [one.record for one in found if isinstance(one.record, Player)]
    assert [one.aliases for one in players] == [("Bérg",), (), ("Vale", "O'Vale"), ()]


@pytest.mark.parametrize(
    ("column", "value", "kind"),
    [
        ("aliases", [b"Vale"], "list<element: binary>"),
        ("aliases", {"en": "Vale"}, "struct<en: string>"),
        ("name", ["Omar", "Vale"], "list<element: string>"),
        ("foot", b"left", "binary"),
    ],
)
def test_a_column_that_holds_no_text_is_refused_by_name(
    column: str, value: object, kind: str, tmp_path: Path
) -> None:
    folder = as_parquet(tmp_path / "town", **{column: [value] * 4})

    with pytest.raises(FeedError) as refused:
        check(folder)

    assert str(refused.value) == (
        f"players.parquet: column {column!r} holds {kind}. "
        "Save texts, numbers or days; in aliases and nationality also lists of texts."
    )


def test_a_parquet_file_that_is_damaged_inside_loads_nothing(tmp_path: Path) -> None:
    folder = as_parquet(tmp_path / "town", foot=["left" * 500] * 4)
    file = folder / "players.parquet"
    whole = bytearray(file.read_bytes())
    whole[20:60] = bytes(40)
    file.write_bytes(whole)

    with pytest.raises(FeedError, match=r"players\.parquet: is no readable Parquet file: "):
        check(folder)
