"""The real samples beside the project, at the places they have in a checkout."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from graph.words import Club, Manager, Player, Tenure
from loaders.load import check
from loaders.statsbomb.checkout import content
from loaders.statsbomb.lineups import Listed, listed
from tests.test_statsbomb_records import read, stints
from tests.test_statsbomb_tenures import tenures

FINALS = {"matches_16_1": "matches/16/1", "matches_16_4": "matches/16/4"}
SHEETS = {f"lineups_{n}": f"lineups/{n}" for n in (15946, 15986, 3788741)}


@pytest.fixture(scope="module")
def samples(shared: Path) -> Path:
    return shared / "feeds" / "statsbomb-open-data"


@pytest.fixture
def held(samples: Path, tmp_path: Path) -> Path:
    """The samples as a checkout: what does not join stays apart."""
    for name, place in ({"competitions": "competitions"} | FINALS | SHEETS).items():
        file = tmp_path / "data" / f"{place}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        copyfile(samples / f"{name}.json", file)
    return tmp_path


def test_the_two_finals_are_read(held: Path) -> None:
    records, left_out = read(held)

    clubs = [one for one in records if isinstance(one, Club)]
    assert [(one.id, one.name, one.country, one.kind) for one in clubs] == [
        ("club:statsbomb:220", "Real Madrid", "Spain", "senior"),
        ("club:statsbomb:24", "Liverpool", "England", "senior"),
        ("club:statsbomb:38", "Tottenham Hotspur", "England", "senior"),
    ]
    managers = [one for one in records if isinstance(one, Manager)]
    assert [(one.id, one.name, one.aliases, one.born_on, one.nationality) for one in managers] == [
        ("manager:statsbomb:56", "Zinédine Zidane", (), None, ("France",)),
        ("manager:statsbomb:94", "Jürgen Klopp", (), "1967-06-16", ("Germany",)),
        (
            "manager:statsbomb:81",
            "Mauricio Pochettino",
            ("Mauricio Roberto Pochettino Trossero",),
            "1972-03-02",
            ("Argentina",),
        ),
    ]
    assert left_out.notes[1].startswith("Speaks up to 2019-06-01.")


def test_two_finals_in_two_seasons_are_one_tenure_that_is_doubtful(held: Path) -> None:
    assert tenures(held, "24") == [("94", "2018-05-26", "2019-06-01", 2, "doubtful")]
    assert len([one for one in read(held)[0] if isinstance(one, Tenure)]) == 3


def test_what_does_not_join_is_named(held: Path) -> None:
    report = check(held)

    assert dict(report.read) == {"competitions": 80, "matches": 2}
    assert report.ignored_columns == ()
    why = [str(one) for one in report.rejected]
    assert sum(one.endswith("though competitions.json lists it.") for one in why) == 78
    assert [one for one in why if one.startswith("lineups/")] == [
        "lineups/18245.json: not found: of this match no player is known.",
        "lineups/22912.json: not found: of this match no player is known.",
        *(
            f"lineups/{n}.json: match {n} is none of this feed: these line-ups have no day."
            for n in (15946, 15986, 3788741)
        ),
    ]


def test_both_layouts_of_line_ups_are_read(samples: Path) -> None:
    found = {name: list(listed(content(samples / f"{name}.json"))) for name in SHEETS}

    sheets = {
        name: [one for one in ones if isinstance(one, Listed)] for name, ones in found.items()
    }
    assert {name: len(ones) for name, ones in sheets.items()} == {
        "lineups_15946": 35,
        "lineups_15986": 36,
        "lineups_3788741": 46,
    }
    assert sheets == found
    assert {key for ones in sheets.values() for one in ones for key in one.unknown} == set()
    assert {one.played for one in sheets["lineups_15946"]} == {None}
    played = sheets["lineups_3788741"]
    assert sum(one.played is True for one in played) == 31
    assert sum(one.played is False for one in played) == 15


def test_a_real_sheet_at_a_match_with_its_teams(held: Path, samples: Path) -> None:
    """No real sheet joins a real match here: a final is given the sheet's teams and number."""
    final = (samples / "matches_16_1.json").read_text("utf-8")
    for real, lent in (
        ('"match_id" : 18245', '"match_id" : 15946'),
        ('"home_team_id" : 220', '"home_team_id" : 217'),
        ('"away_team_id" : 24', '"away_team_id" : 206'),
    ):
        assert real in final
        final = final.replace(real, lent)
    (held / "data" / "matches" / "16" / "1.json").write_text(final, "utf-8")

    players = {one.id: one for one in read(held)[0] if isinstance(one, Player)}

    assert len(players) == 35
    suarez = players["player:statsbomb:5246"]
    assert (suarez.name, suarez.aliases, suarez.nationality) == (
        "Luis Suárez",
        ("Luis Alberto Suárez Díaz",),
        ("Uruguay",),
    )
    assert stints(held, "5246") == [("217", "2018-05-26", "2018-05-26")]
