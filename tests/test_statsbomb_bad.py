"""Bad checkouts: named by file and place; the rest is read; half of one says which half."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FeedError
from graph.words import Player, Stint
from loaders.load import check
from loaders.statsbomb import checkout
from tests import made_checkout as made
from tests.made_checkout import Files, match
from tests.test_statsbomb_records import read

SEASON = "matches/5/2.json"


def told(folder: Path) -> list[str]:
    """What is left out."""
    return [str(one) for one in check(folder).rejected]


def first_match(**more: Any) -> Callable[[Files], object]:
    """The first match of a season with other values; `...` takes a key away."""

    def change(said: Files) -> None:
        one = said[SEASON][0]
        one |= more
        for key in [key for key, value in more.items() if value is ...]:
            del one[key]

    return change


def first_home(**more: Any) -> Callable[[Files], object]:
    """The same of its home team."""

    def change(said: Files) -> None:
        said[SEASON][0]["home_team"] |= more

    return change


def first_boss(**more: Any) -> Callable[[Files], object]:
    """The same of that team's manager."""

    def change(said: Files) -> None:
        said[SEASON][0]["home_team"]["managers"][0] |= more

    return change


def first_player(**more: Any) -> Callable[[Files], object]:
    """The same of a player on a team sheet."""

    def change(said: Files) -> None:
        said["lineups/906.json"][0]["lineup"][0] |= more

    return change


def test_a_good_checkout_is_read_whole(tmp_path: Path) -> None:
    report = check(made.build(tmp_path))

    assert report.rejected == ()
    assert dict(report.read) == {"competitions": 4, "matches": 9, "lineups": 18}
    assert report.ignored_columns == ()


NO_LINEUP = "lineups/906.json: match 906 is none of this feed: these line-ups have no day."
UNREAD = "lineups/906.json: match 906 could not be read: these line-ups have no day."


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (first_match(match_date=...), "[0].match_date: is missing."),
        (first_match(match_date=None), "[0].match_date: is empty; it must not be."),
        (
            first_match(match_date="2019-09-31"),
            "[0].match_date: says '2019-09-31'; that is no day of the form 2021-07-22.",
        ),
        (first_match(match_date=20190901), "[0].match_date: says 20190901; a text is needed."),
        (
            first_match(match_date="2202-09-01"),
            "[0].match_date: says '2202-09-01', after it was last updated: no match yet.",
        ),
        (
            first_match(match_status="scheduled"),
            "[0].match_status: says 'scheduled': not played, or not told yet.",
        ),
        (first_match(home_team=...), "[0].home_team: is missing."),
        (first_match(home_team="Mill"), "[0].home_team: says 'Mill'; an object is needed."),
        (
            first_match(match_id="906"),
            "[0].match_id: says '906'; a number is needed.",
        ),
        (
            first_match(match_id=True),
            "[0].match_id: says True; StatsBomb's ids are whole numbers.",
        ),
        (
            first_home(home_team_gender="mixed"),
            "[0].home_team.home_team_gender: says 'mixed'; known: male, female.",
        ),
        (
            first_home(home_team_id=11),
            "[0].away_team.away_team_id: says '11', the same team as at home.",
        ),
        (first_home(managers={}), "[0].home_team.managers: says {}; a list is needed."),
        (
            first_boss(name="Mo\0ss"),
            "[0].home_team.managers[0].name: holds a NUL byte.",
        ),
        (
            first_boss(name="Mo\ud800ss"),
            "[0].home_team.managers[0].name: holds half a character.",
        ),
        (
            first_boss(nickname="M" * 3_000),
            "[0].home_team.managers[0].nickname: is longer than 2000 characters.",
        ),
        (first_boss(id=52), "[0].away_team.managers: manager 52 sits on both benches."),
    ],
)
def test_a_bad_match_is_named_by_file_and_place(
    change: Callable[[Files], object], why: str, tmp_path: Path
) -> None:
    folder = made.build(tmp_path, change)

    nameless = why.startswith("[0].match_id")
    assert told(folder) == [f"{SEASON} column {why}", NO_LINEUP if nameless else UNREAD]
    assert check(folder).read["lineups"] == 16


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (first_player(player_id=None), ".player_id: is empty; it must not be."),
        (first_player(player_name=7), ".player_name: says 7; a text is needed."),
        (first_player(player_name="A\0"), ".player_name: holds a NUL byte."),
        (first_player(positions={}), ".positions: says {}; a list is needed."),
    ],
)
def test_a_bad_player_is_named_and_the_others_are_read(
    change: Callable[[Files], object], why: str, tmp_path: Path
) -> None:
    folder = made.build(tmp_path, change)

    assert told(folder) == [f"lineups/906.json column [0].lineup[0]{why}"]
    stints = [one for one in read(folder)[0] if isinstance(one, Stint)]
    assert ("2", "2019-09-01") in {(one.player_id[-1], one.span.last_day) for one in stints}


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        ({"team_id": 12}, ": holds no list: an unknown layout."),
        (None, ": holds no list: an unknown layout."),
        ([7], " column [0]: says 7; an object is needed."),
        ([{"team_id": 12}], " column [0].lineup: is missing."),
        (
            [{"team_id": 13, "lineup": [made.player(1)]}],
            " column [0].lineup[0]: team 13 does not play in match 906.",
        ),
    ],
)
def test_line_ups_of_another_layout_are_named(sheet: object, why: str, tmp_path: Path) -> None:
    folder = made.build(tmp_path, lambda said: said.update({"lineups/906.json": sheet}))

    assert told(folder) == [f"lineups/906.json{why}"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (
            b'[\n {"match_id": 1,\n',
            " line 3: is no whole JSON: Expecting property name enclosed in double quotes at "
            "column 1.",
        ),
        (b"", " line 1: is no whole JSON: Expecting value at column 1."),
        (b'["\0"]', " line 1: is no whole JSON: Invalid control character at at column 3."),
        (b'["\xff"]', ": byte 3 is not UTF-8."),
        (b"[" * 200_000, ": cannot be read: maximum recursion depth exceeded"),
        (b"[" + b"1" * 5_000 + b"]", ": cannot be read: Exceeds the limit (4300 digits)"),
        (b"{}", ": holds no list: an unknown layout."),
    ],
)
def test_a_broken_file_is_named_and_the_rest_is_read(raw: bytes, why: str, tmp_path: Path) -> None:
    folder = made.build(tmp_path, raw={SEASON: raw})

    first, *others = told(folder)
    assert first.startswith(f"{SEASON}{why}")
    assert others == [NO_LINEUP, NO_LINEUP.replace("906", "907")]
    assert len([one for one in read(folder)[0] if isinstance(one, Stint)]) == 6


def test_a_file_beyond_all_measure_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made.build(tmp_path)
    monkeypatch.setattr(checkout, "LARGEST", 4_000)

    assert f"{SEASON}: is larger than 4,000 bytes." not in told(folder)
    assert "matches/5/1.json: is larger than 4,000 bytes." in told(folder)


def test_a_match_that_stands_there_twice_counts_once(tmp_path: Path) -> None:
    again = match(906, "2019-09-05", (12, [51]), (11, [52]))

    assert told(made.build(tmp_path, lambda said: said[SEASON].append(again))) == [
        f"{SEASON} column [2].match_id: match 906 stands there twice; the first one counts."
    ]


def test_where_no_match_can_be_read_nothing_is_loaded(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        for name in said:
            if name.startswith("matches/"):
                said[name] = {"matches": said[name]}

    with pytest.raises(FeedError) as refused:
        check(made.build(tmp_path, change))

    assert str(refused.value) == (
        "matches: no match could be read. The first: matches/5/1.json: holds no list: an unknown "
        "layout. Fetch the whole repository; `git clone --depth 1` is enough."
    )


def test_keys_of_no_known_layout_are_named_once(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        for one in said["matches/5/1.json"]:
            one["weather"] = "rain"
        first_player(birth_date="1990-01-01")(said)
        said["competitions.json"][0]["tier"] = 1

    assert check(made.build(tmp_path, change)).ignored_columns == (
        "competitions: tier",
        "lineups: birth_date",
        "matches: weather",
    )


def test_a_folder_that_describes_itself_is_no_checkout(tmp_path: Path) -> None:
    folder = made.build(tmp_path)
    (folder / "feed.toml").write_text("", "utf-8")

    with pytest.raises(FeedError, match="known_to says ''"):
        check(folder)


def test_a_zip_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    packed = made.zipped(made.build(tmp_path / "held"), tmp_path / "open-data.zip")
    packed.write_bytes(packed.read_bytes()[:-400])

    with pytest.raises(FeedError, match="is no whole zip"):
        check(packed)


def test_a_damaged_file_in_a_zip_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    packed = made.zipped(made.build(tmp_path / "held"), tmp_path / "open-data.zip")
    with zipfile.ZipFile(packed) as archive:
        member = archive.getinfo(f"open-data-master/data/{SEASON}")
    whole = bytearray(packed.read_bytes())
    begins = member.header_offset + 30 + len(member.filename)
    whole[begins : begins + 40] = b"\xff" * 40
    packed.write_bytes(whole)

    first, *others = told(packed)
    assert first.startswith(f"{SEASON}: cannot be opened: ")
    assert others == [NO_LINEUP, NO_LINEUP.replace("906", "907")]


def test_what_the_sheet_says_of_players_reaches_the_records(tmp_path: Path) -> None:
    folder = made.build(tmp_path, first_player(player_nickname="Arden", country=made.HILLS))

    arden = next(one for one in read(folder)[0] if isinstance(one, Player))
    assert (arden.name, arden.aliases, arden.nationality) == (
        "Abel Arden",
        ("Arden", "Abel Luis Arden Sol"),
        ("Coast", "Hills"),
    )
