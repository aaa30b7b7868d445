"""Matches and line-ups of a checkout become records: days seen, and nothing beyond them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.words import Club, Manager, Player, Stint, Tenure
from loaders.opening import open_feed
from loaders.report import Rejections
from tests import made_checkout as made
from tests.made_checkout import Files, match, player


def read(folder: Path) -> tuple[list[Any], Rejections]:
    """Every record of the checkout, and what was left out."""
    left_out = Rejections()
    return [found.record for found in open_feed(folder).records(left_out, None)], left_out


def stints(folder: Path, who: str) -> list[tuple[str, str | None, str]]:
    """A player's stints: club, first day, last day; each of them with open ends."""
    found = [one for one in read(folder)[0] if isinstance(one, Stint)]
    mine = [one for one in found if one.player_id == f"player:statsbomb:{who}"]
    assert {(one.precision, one.span.until) for one in mine} <= {("assumed", None)}
    return [(one.club_id[15:], one.span.since, one.span.last_day) for one in mine]


def played(*days: tuple[str, int]) -> Any:
    """A change after which player 1 was seen on these days for these teams, and nowhere else."""

    def change(said: Files) -> None:
        for name in list(said):
            if name.startswith("lineups/") or name.startswith("matches/"):
                del said[name]
        said["matches/5/1.json"] = [
            match(n, day, (club, None), (13, None)) for n, (day, club) in enumerate(days, 1)
        ]
        for n, (_, club) in enumerate(days, 1):
            said[f"lineups/{n}.json"] = made.lineup(**{f"t{club}": [player(1)]})

    return change


def test_clubs_women_s_sides_and_countries_are_told_apart(tmp_path: Path) -> None:
    records, _ = read(made.build(tmp_path))

    assert [(one.name, one.kind, one.country) for one in records if isinstance(one, Club)] == [
        ("Mill Town", "senior", "Coast"),
        ("Harbour", "senior", "Coast"),
        ("Hill Rovers", "senior", "Hills"),
        ("Mill Town Women", "women", "Coast"),
        ("Harbour Ladies", "women", "Coast"),
        ("Coast", "national", "Coast"),
        ("Hills", "national", "Hills"),
    ]


def test_where_a_match_tells_no_gender_its_competition_does(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        del said["matches/6/1.json"][0]["home_team"]["home_team_gender"]

    records, _ = read(made.build(tmp_path, change))

    assert [one.name for one in records if isinstance(one, Club) and one.kind == "women"] == [
        "Mill Town Women",
        "Harbour Ladies",
    ]


def test_a_women_s_national_team_is_national_and_counted(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        said["matches/7/1.json"][0]["home_team"]["home_team_gender"] = "female"

    records, left_out = read(made.build(tmp_path, change))

    assert [one.name for one in records if isinstance(one, Club) and one.kind == "national"] == [
        "Coast",
        "Hills",
    ]
    assert "National teams of women, whose kind is national: 1." in left_out.notes


def test_people_have_their_known_name_and_their_legal_one_beside_it(tmp_path: Path) -> None:
    records, _ = read(made.build(tmp_path))

    assert [one for one in records if isinstance(one, Player)][:2] == [
        Player(
            "player:statsbomb:1",
            "Abel Arden",
            ("Abel Luis Arden Sol",),
            nationality=("Coast",),
            statsbomb_id="1",
        ),
        Player("player:statsbomb:3", "Cem Calm", statsbomb_id="3"),
    ]
    assert next(one for one in records if isinstance(one, Manager)) == Manager(
        "manager:statsbomb:51",
        "Ada Moss",
        ("Ada Maria Moss Field",),
        "1970-02-03",
        ("Coast",),
        statsbomb_id="51",
    )


@pytest.mark.parametrize("null_in", ["matches/5/1.json", "matches/5/2.json"])
def test_a_null_in_one_revision_erases_nothing(null_in: str, tmp_path: Path) -> None:
    def change(said: Files) -> None:
        for one in said[null_in]:
            for managers in (one["home_team"].get("managers"), one["away_team"].get("managers")):
                for boss in managers or ():
                    boss |= {"nickname": None, "dob": None, "country": None}

    records, left_out = read(made.build(tmp_path, change))

    moss = next(one for one in records if one.id == "manager:statsbomb:51")
    assert (moss.name, moss.born_on, moss.nationality) == ("Ada Moss", "1970-02-03", ("Coast",))
    assert left_out.count == 0


def test_two_birth_days_of_one_id_are_named_and_the_first_counts(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        said["matches/5/2.json"][0]["home_team"]["managers"][0]["dob"] = "1971-02-03"

    records, left_out = read(made.build(tmp_path, change))

    moss = next(one for one in records if one.id == "manager:statsbomb:51")
    assert moss.born_on == "1970-02-03"
    assert [str(one) for one in left_out.kept] == [
        "matches/5/2.json column [0].home_team.managers[0].dob: says '1971-02-03' of manager 51, "
        "elsewhere '1970-02-03'; the first one counts."
    ]


def test_stints_are_days_seen_and_end_where_he_is_seen_elsewhere(tmp_path: Path) -> None:
    folder = made.build(tmp_path)

    assert stints(folder, "1") == [
        ("11", "2018-08-10", "2018-10-20"),
        ("12", "2019-09-01", "2019-10-01"),
    ]
    assert stints(folder, "2") == [
        ("12", "2018-08-10", "2018-09-02"),
        ("11", "2018-10-01", "2018-10-01"),
        ("12", "2019-02-01", "2019-09-01"),
    ]


def test_a_run_of_seasons_is_one_stint_and_a_season_unseen_parts_two(tmp_path: Path) -> None:
    seasons = [("2015-08-10", 11), ("2017-05-20", 11), ("2018-06-30", 11), ("2019-07-01", 11)]

    assert stints(made.build(tmp_path, played(*seasons)), "1") == [
        ("11", "2015-08-10", "2018-06-30"),
        ("11", "2019-07-01", "2019-07-01"),
    ]


def test_a_day_at_two_clubs_counts_at_neither_and_is_named(tmp_path: Path) -> None:
    days = [("2018-08-10", 11), ("2018-09-10", 12), ("2018-09-10", 11), ("2018-10-10", 11)]
    folder = made.build(tmp_path, played(*days))

    assert stints(folder, "1") == [("11", "2018-08-10", "2018-10-10")]
    assert [str(one) for one in read(folder)[1].kept if "two clubs" in one.why] == [
        "lineups/1.json: player 1 plays for two clubs on 2018-09-10: at neither for sure."
    ]


def test_who_did_not_play_was_not_seen_and_an_older_sheet_does_not_tell(tmp_path: Path) -> None:
    folder = made.build(tmp_path)

    assert stints(folder, "3") == [("13", "2018-10-01", "2019-02-01")]
    notes = read(folder)[1].notes
    assert "Named for a match without having played, which is no day at a club: 1." in notes
    assert "Named on sheets that do not tell who played, taken as days there: 3." in notes


def test_a_match_of_national_teams_is_no_stint_but_a_tenure(tmp_path: Path) -> None:
    folder = made.build(tmp_path)

    records, left_out = read(folder)

    clubs = {one.club_id for one in records if isinstance(one, Stint)}
    assert clubs.isdisjoint({"club:statsbomb:31", "club:statsbomb:32"})
    assert "club:statsbomb:31" in {one.club_id for one in records if isinstance(one, Tenure)}
    assert "Appearances for national teams, which are no stints: 2." in left_out.notes


def test_national_is_told_by_name_where_competitions_do_not_say(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        for one in said["competitions.json"]:
            del one["competition_international"], one["competition_youth"]

    records, left_out = read(made.build(tmp_path, change))

    national = [one.name for one in records if isinstance(one, Club) and one.kind == "national"]
    assert national == ["Coast", "Hills"]
    assert "Teams that are national by their name alone: 2." in left_out.notes


def test_a_club_in_a_cup_of_nations_is_still_a_club(tmp_path: Path) -> None:
    def change(said: Files) -> None:
        said["matches/7/1.json"].append(match(910, "2019-06-12", (11, [52]), (31, [53])))
        said["lineups/910.json"] = made.lineup(t11=[], t31=[])

    records, _ = read(made.build(tmp_path, change))

    assert {one.name for one in records if isinstance(one, Club) and one.kind == "national"} == {
        "Coast",
        "Hills",
    }


def test_missing_lists_of_managers_are_counted(tmp_path: Path) -> None:
    notes = read(made.build(tmp_path))[1].notes

    assert "Sides of matches without a manager's name: 4." in notes
    assert "Sides of matches with several managers, each taken as joint: 1." in notes


def test_whose_data_it_is_comes_first(tmp_path: Path) -> None:
    feed = open_feed(made.build(tmp_path))

    notes = read(tmp_path)[1].notes

    assert notes[0].startswith("Data by StatsBomb (github.com/statsbomb/open-data).")
    assert notes[1].startswith("Speaks up to 2019-10-01.")
    assert feed.licence is not None
    assert "name StatsBomb as the source" in feed.licence
