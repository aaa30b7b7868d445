"""Games of a download become tenures: runs of one name, stand-ins aside, names kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.words import Manager, Tenure
from tests import download
from tests.test_transfermarkt_stints import read

HEAD = (
    "game_id,date,home_club_id,away_club_id,home_club_manager_name,away_club_manager_name,"
    "competition_type\n"
)


def games(*benches: tuple[str, str, str]) -> dict[str, str]:
    """A table of games with one side told: club, day, manager; the other side is a stranger's."""
    lines = (
        f"{n},{day},{club},{90 + n},{name},Guest {n},domestic_league"
        for n, (club, day, name) in enumerate(benches)
    )
    return {"games": HEAD + "\n".join(lines) + "\n"}


def weeks(club: str, names: str, year: int = 2015) -> list[tuple[str, str, str]]:
    """One game a week, each letter a manager's."""
    return [
        (club, f"{year}-{1 + n // 4:02}-{1 + 7 * (n % 4):02}", f"Man {name}")
        for n, name in enumerate(names)
    ]


def held(folder: Path, *clubs: str) -> list[tuple[object, ...]]:
    """Tenures at these clubs: who, where, from, until, games, certainty; in order of day."""
    found = [one.record for one in read(folder)[0]]
    names = {one.id: one.name for one in found if isinstance(one, Manager)}
    spells = [one for one in found if isinstance(one, Tenure)]
    return sorted(
        (names[one.manager_id], club, one.span.since, one.span.until, one.games, one.certainty)
        for one in spells
        if (club := one.club_id.rpartition(":")[2]) in clubs
    )


def built(folder: Path, *benches: tuple[str, str, str]) -> Path:
    """A download with these games and nothing that tells of later days."""
    later = ("transfers", "appearances", "player_valuations")
    return download.build(folder / "held", games(*benches), without=later)


def test_games_become_tenures_with_open_edges(tmp_path: Path) -> None:
    folder = download.build(tmp_path / "held")

    assert held(folder, "11", "12", "13") == [
        ("Ada Moss", "11", "2019-08-10", None, 5, "certain"),
        ("Rui Dorm", "12", "2020-02-10", None, 4, "certain"),
        ("Rui Dorn", "12", "2019-08-10", "2019-11-10", 4, "likely"),
        ("Rui Dorn", "13", "2020-05-30", None, 1, "doubtful"),
    ]
    precisions = [r.precision for f in read(folder)[0] if isinstance(r := f.record, Tenure)]
    assert sorted(filter(None, precisions)) == ["assumed"] * 3 + ["window"]


@pytest.mark.parametrize(
    ("names", "tenures"),
    [
        ("AAAAAA", [("A", 6)]),
        ("AAABAA", [("A", 5)]),
        ("ABBBAAAAAA", [("A", 7)]),
        ("AABCAA", [("A", 4)]),
        ("AAAABBBBAAAA", [("A", 4), ("A", 4), ("B", 4)]),
        ("ABBA", [("A", 1), ("A", 1), ("B", 2)]),
        ("AAAABCCCC", [("A", 4), ("B", 1), ("C", 4)]),
        ("ABABABABAB", [("A", 5), ("B", 1), ("B", 4)]),
        ("AAAABAAAABAAAABAAAA", [("A", 16)]),
        ("AABAABAAABBBBB", [("A", 7), ("B", 5)]),
    ],
)
def test_who_comes_back_soon_was_never_gone(
    names: str, tenures: list[tuple[str, int]], tmp_path: Path
) -> None:
    found = held(built(tmp_path, *weeks("31", names)), "31")

    assert sorted((str(one[0])[-1], one[4]) for one in found) == tenures


def test_a_stand_in_is_named(tmp_path: Path) -> None:
    _, left_out = read(built(tmp_path, *weeks("31", "AAABAA")))

    assert [str(one) for one in left_out.kept] == [
        "games.csv: Man B signed 1 game of club 31 from 2015-01-22 on, while Man A stayed: "
        "no tenure."
    ]


def test_who_is_back_after_half_a_year_came_back(tmp_path: Path) -> None:
    later = [("31", f"2015-10-{day}", "Man A") for day in ("01", "08", "15")]

    found = held(built(tmp_path, *weeks("31", "AAAAB"), *later), "31")

    assert [one[:4] for one in found] == [
        ("Man A", "31", "2015-01-01", "2015-01-22"),
        ("Man A", "31", "2015-10-01", None),
        ("Man B", "31", "2015-02-01", "2015-02-01"),
    ]


def test_a_game_on_a_day_to_come_is_a_slip(tmp_path: Path) -> None:
    many = [*weeks("31", "AAAA"), *weeks("32", "BBBB"), *weeks("33", "CCCC")]

    folder = built(tmp_path, *many, ("31", "2015-12-03", "Man A"))

    assert held(folder, "31") == [("Man A", "31", "2015-01-01", None, 4, "certain")]
    assert (
        "games.csv column date: club 31 plays on '2015-12-03', after the last day known: "
        "not counted." in [str(one) for one in read(folder)[1].kept]
    )


def test_a_year_without_games_ends_what_is_known(tmp_path: Path) -> None:
    found = read(built(tmp_path, *weeks("31", "AAAA"), *weeks("31", "AAAA", 2018)))[0]

    spans = [r.span for f in found if isinstance(r := f.record, Tenure) and ":31" in r.club_id]
    assert [(one.since, one.until, one.last_day) for one in spans] == [
        ("2015-01-01", None, "2015-01-22"),
        ("2018-01-01", None, "2018-01-22"),
    ]


def ids(folder: Path, name: str) -> list[str]:
    """The ids of all managers of that name."""
    found = [one.record for one in read(folder)[0]]
    return sorted(one.id for one in found if isinstance(one, Manager) and one.name == name)


def test_one_name_at_two_clubs_on_the_same_days_is_two_men(tmp_path: Path) -> None:
    folder = built(tmp_path, *weeks("31", "AAAAAA"), *weeks("32", "BBAAAA"))

    assert ids(folder, "Man A") == [
        "manager:transfermarkt:31-Man A",
        "manager:transfermarkt:32-Man A",
    ]
    assert "Names of several managers, at two clubs on the same days: 1." in read(folder)[1].notes


def test_of_two_men_the_one_who_had_the_club_comes_back_to_it(tmp_path: Path) -> None:
    both = [*weeks("31", "AAAABBBB"), *weeks("32", "AAAAAA")]

    folder = built(tmp_path, *both, *weeks("31", "AAAA", 2016))

    found = [one.record for one in read(folder)[0]]
    back = [one for one in found if isinstance(one, Tenure) and one.span.since == "2016-01-01"]
    assert [one.manager_id for one in back if one.club_id.endswith(":31")] == [
        "manager:transfermarkt:31-Man A"
    ]


def test_two_men_first_seen_at_one_club_have_two_ids(tmp_path: Path) -> None:
    folder = built(
        tmp_path,
        *weeks("31", "AAAA", 2014),
        *weeks("32", "AAAAAAAAAAAA", 2015),
        *weeks("31", "BBBBAAAA", 2015),
    )

    assert ids(folder, "Man A") == [
        "manager:transfermarkt:31-Man A",
        "manager:transfermarkt:31-Man A-2015-02-01",
    ]


def test_one_name_at_one_club_after_the_other_is_one_man_by_name_alone(tmp_path: Path) -> None:
    folder = built(tmp_path, *weeks("31", "AAAA"), *weeks("32", "AAAAA", 2016))

    assert ids(folder, "Man A") == ["manager:transfermarkt:31-Man A"]
    assert {one[5] for one in held(folder, "31", "32")} == {"likely"}
    assert "Managers of several clubs, one man by their name alone: 1." in read(folder)[1].notes


def test_a_national_side_beside_a_club_parts_nobody(tmp_path: Path) -> None:
    folder = built(tmp_path, *weeks("31", "AAAAAA"), *weeks("32", "AAAAAA"))
    text = (folder / "games.csv").read_text("utf-8")
    lines = [
        line.replace("domestic_league", "national_team_competition") if ",32," in line else line
        for line in text.splitlines()
    ]
    (folder / "games.csv").write_text("\n".join(lines) + "\n", "utf-8")

    assert ids(folder, "Man A") == ["manager:transfermarkt:31-Man A"]


def test_games_to_come_change_no_id(tmp_path: Path) -> None:
    before = [*weeks("31", "AAAABBBB"), *weeks("32", "CCCC")]
    after = [*before, *weeks("32", "AAAA", 2016), *weeks("33", "BBCC", 2016)]

    old = read(built(tmp_path / "old", *before))[0]
    new = read(built(tmp_path / "new", *after))[0]

    assert {r.id for f in old if isinstance(r := f.record, Manager | Tenure) and "Man" in r.id} <= {
        r.id for f in new if isinstance(r := f.record, Manager | Tenure)
    }
