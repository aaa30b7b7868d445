"""Who managed match by match becomes tenures: their games, their holes, shared benches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.words import Tenure
from tests import made_checkout as made
from tests.made_checkout import Files, match
from tests.test_statsbomb_records import read


def tenures(folder: Path, club: str) -> list[tuple[object, ...]]:
    """A club's tenures: manager, first day, last day, games, certainty; in order of day."""
    found = [one for one in read(folder)[0] if isinstance(one, Tenure)]
    mine = [one for one in found if one.club_id == f"club:statsbomb:{club}"]
    assert {(one.precision, one.span.until) for one in mine} <= {("assumed", None)}
    return sorted(
        (one.manager_id[18:], str(one.span.since), one.span.last_day, one.games, one.certainty)
        for one in mine
    )


def benched(*days: tuple[str, list[int] | None]) -> Any:
    """A change after which Mill Town played on these days under these managers."""

    def change(said: Files) -> None:
        for name in list(said):
            if name.startswith("matches/"):
                del said[name]
        said["matches/5/1.json"] = [
            match(n, day, (11, managers), (13, None)) for n, (day, managers) in enumerate(days, 1)
        ]

    return change


def test_tenures_are_runs_of_matches_with_their_games_and_certainty(tmp_path: Path) -> None:
    folder = made.build(tmp_path)

    assert tenures(folder, "11") == [
        ("51", "2018-08-10", "2018-10-20", 4, "certain"),
        ("52", "2019-09-01", "2019-09-01", 1, "doubtful"),
    ]
    assert tenures(folder, "12") == [
        ("51", "2019-09-01", "2019-10-01", 2, "doubtful"),
        ("52", "2018-08-10", "2018-09-02", 2, "doubtful"),
    ]


def test_matches_of_several_competitions_are_one_tenure(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        early = match(911, "2016-08-01", (11, [52]), (22, None))
        said["matches/6/1.json"] += [early, match(912, "2018-07-01", (11, [51]), (22, None))]

    assert tenures(made.build(tmp_path, change), "11")[:2] == [
        ("51", "2018-07-01", "2018-10-20", 5, "certain"),
        ("52", "2016-08-01", "2016-08-01", 1, "doubtful"),
    ]


def test_holes_make_a_tenure_less_certain(tmp_path: Path) -> None:
    days = [f"2018-{month:02}-10" for month in (1, 4, 8, 11)]

    assert tenures(made.build(tmp_path, benched(*((day, [51]) for day in days))), "11") == [
        ("51", "2018-01-10", "2018-11-10", 4, "likely")
    ]


def test_a_season_unseen_parts_two_tenures(tmp_path: Path) -> None:
    days = ["2015-08-10", "2017-05-20", "2018-06-30", "2019-07-01"]

    assert tenures(made.build(tmp_path, benched(*((day, [51]) for day in days))), "11") == [
        ("51", "2015-08-10", "2018-06-30", 3, "doubtful"),
        ("51", "2019-07-01", "2019-07-01", 1, "doubtful"),
    ]


def test_two_managers_in_one_match_are_joint(tmp_path: Path) -> None:
    days = [f"2018-08-{day:02}" for day in range(1, 9)]
    both = benched(*((day, [51, 52]) for day in days))

    assert tenures(made.build(tmp_path, both), "11") == [
        ("51", "2018-08-01", "2018-08-08", 8, "doubtful"),
        ("52", "2018-08-01", "2018-08-08", 8, "doubtful"),
    ]


def test_who_shares_one_match_of_many_is_joint_and_leaves_the_other_certain(
    tmp_path: Path,
) -> None:
    days = [f"2018-08-{day:02}" for day in range(1, 9)]
    once = benched(*((day, [51, 52] if day[-1] == "4" else [51]) for day in days))

    assert tenures(made.build(tmp_path, once), "11") == [
        ("51", "2018-08-01", "2018-08-08", 8, "certain"),
        ("52", "2018-08-04", "2018-08-04", 1, "doubtful"),
    ]


def test_a_stand_in_is_named_and_has_no_tenure(tmp_path: Path) -> None:
    days = [f"2018-08-{day:02}" for day in range(1, 9)]
    once = benched(*((day, [52] if day[-1] == "4" else [51]) for day in days))
    folder = made.build(tmp_path, once)

    assert tenures(folder, "11") == [("51", "2018-08-01", "2018-08-08", 7, "certain")]
    assert [str(one) for one in read(folder)[1].kept if "signed" in one.why] == [
        "matches/5/1.json: Manager 52 signed 1 game of club 11 from 2018-08-04 on, while 51 "
        "stayed: no tenure."
    ]
