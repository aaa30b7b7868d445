"""A cell of a checkout that only describes: it alone is lost; the match and its people are read."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.words import Player, Tenure
from loaders.load import check
from tests import made_checkout as made
from tests.made_checkout import Files
from tests.test_statsbomb_bad import (
    SEASON,
    first_boss,
    first_home,
    first_match,
    first_player,
    told,
)
from tests.test_statsbomb_records import read

HERE = f"{SEASON} column [0]"


def second_boss_is_nobody(said: Files) -> None:
    """A null behind the first match's manager."""
    said[SEASON][0]["home_team"]["managers"].append(None)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            first_match(last_updated=1669646735),
            f"{HERE}.last_updated: says 1669646735; a text is needed. It is left unknown.",
        ),
        (
            first_home(country={}),
            f"{HERE}.home_team.country.name: is missing. It is left unknown.",
        ),
        (
            first_boss(dob="03/02/1970"),
            f"{HERE}.home_team.managers[0].dob: says '03/02/1970'; that is no day of the form "
            "2021-07-22. It is left unknown.",
        ),
        (
            first_boss(country={"id": 1}),
            f"{HERE}.home_team.managers[0].country.name: is missing. It is left unknown.",
        ),
        (
            second_boss_is_nobody,
            f"{HERE}.home_team.managers[1]: is null: nobody. It is left unknown.",
        ),
        (
            first_player(country="Coast"),
            "lineups/906.json column [0].lineup[0].country: says 'Coast'; an object is needed. "
            "It is left unknown.",
        ),
    ],
)
def test_what_only_describes_is_lost_alone(
    change: Callable[[Files], object], why: str, tmp_path: Path
) -> None:
    good, folder = made.build(tmp_path / "good"), made.build(tmp_path / "bad", change)

    assert told(folder) == [why]
    assert check(folder).read == check(good).read
    assert [one.id for one in read(folder)[0]] == [one.id for one in read(good)[0]]


def test_a_null_is_no_manager_beside_the_other(tmp_path: Path) -> None:
    good, folder = (
        made.build(tmp_path / "good"),
        made.build(tmp_path / "bad", second_boss_is_nobody),
    )

    tenures = [one for one in read(folder)[0] if isinstance(one, Tenure)]
    assert tenures == [one for one in read(good)[0] if isinstance(one, Tenure)]


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_file_is_named_however_it_is_packed(packing: int, tmp_path: Path) -> None:
    folder, packed = made.build(tmp_path / "held"), tmp_path / "open-data.zip"
    with zipfile.ZipFile(packed, "w", packing) as archive:
        for file in sorted(folder.rglob("*.json")):
            archive.write(file, file.relative_to(folder))
        member = archive.getinfo("data/lineups/906.json")
    whole = bytearray(packed.read_bytes())
    begins = member.header_offset + 30 + len(member.filename) + 60
    whole[begins : begins + 60] = bytes(60)
    packed.write_bytes(whole)

    (only,) = told(packed)
    assert only.startswith("lineups/906.json: cannot be opened: ")


def test_a_zip_may_be_called_in_capitals(tmp_path: Path) -> None:
    packed = made.zipped(made.build(tmp_path / "held"), tmp_path / "OPEN-DATA.ZIP")

    assert {one.name for one in read(packed)[0] if isinstance(one, Player)} >= {"Abel Arden"}
