"""Every question on the invented town: exact rows, the same on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.questions.careers import CAREER, MANAGER, SQUAD
from graph.questions.follows import COACHED, COMMON, FOLLOWS, RANKING, Follow, Followed
from graph.questions.pursuits import CARRIED, PURSUITS, Carried
from graph.questions.reports import LATEST, NEEDS, REPORTS
from graph.questions.suitors import INTERESTS, SUITORS, Suitor
from graph.settings import Settings
from graph.store import Reader, open_reader
from loaders.load import load
from tests import town

HARBOUR, MILL, CASTLE = "club:town:harbour", "club:town:mill", "club:town:castle"
ROSA, IVO = "manager:town:rosa", "manager:town:ivo"
NILS, OMAR, PAVEL = "player:town:nils-98", "player:town:omar", "player:town:pavel"

IN_MILL = Suitor(
    MILL, "Mill Town", "interested", "2021-01-05", "2021-01-05", 1, 1, ROSA, "Rosa Quay"
)
IN_CASTLE = Suitor(
    CASTLE,
    "Castle United",
    "enquired",
    "2021-01-06",
    "2021-01-07",
    2,
    1,
    IVO,
    "Ivo Stone",
)
IN_HARBOUR = Suitor(
    HARBOUR,
    "Harbour FC",
    "monitoring",
    "2019-08-01",
    "2019-08-01",
    1,
    1,
    ROSA,
    "Rosa Quay",
)
DENIED = Suitor(
    CASTLE,
    "Castle United",
    "denied",
    "2021-01-06",
    "2021-01-20",
    3,
    2,
    IVO,
    "Ivo Stone",
)


@pytest.fixture(scope="module")
def reader(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder: Path = town.build(tmp_path_factory.mktemp("town"))
    load(graph, folder)
    with open_reader(graph) as reader:
        yield reader


def test_suitors_of_a_day_are_those_of_the_180_days_before(reader: Reader) -> None:
    assert reader.ask(SUITORS, player=PAVEL, on="2021-01-10").rows == [
        IN_CASTLE,
        IN_MILL,
    ]


def test_a_suitor_that_denied_is_listed_as_denied(reader: Reader) -> None:
    assert reader.ask(SUITORS, player=PAVEL, on="2021-01-25").rows == [DENIED, IN_MILL]


def test_on_the_day_he_joins_his_new_club_is_no_suitor(reader: Reader) -> None:
    assert reader.ask(SUITORS, player=PAVEL, on="2021-02-01").rows == [DENIED]


def test_an_arrival_closes_the_race(reader: Reader) -> None:
    assert reader.ask(SUITORS, player=PAVEL, on="2021-02-02").rows == []


def test_a_player_without_a_spell_has_suitors_too(graph: Settings, tmp_path: Path) -> None:
    stints = "".join(
        line for line in town.TABLES["stints"].splitlines(True) if ",pavel," not in line
    )
    load(graph, town.build(tmp_path / "town", stints=stints), replace=True)

    with open_reader(graph) as reader:
        rows = reader.ask(SUITORS, player=PAVEL).rows

    load(graph, town.build(tmp_path / "again"), replace=True)
    assert [row.club for row in rows] == ["Castle United", "Mill Town", "Harbour FC"]


def test_sources_below_a_tier_do_not_count(reader: Reader) -> None:
    rows = reader.ask(SUITORS, player=PAVEL, tier=1).rows

    assert [(row.club, row.reports) for row in rows] == [("Castle United", 1), ("Mill Town", 1)]


def test_without_a_day_nothing_is_closed(reader: Reader) -> None:
    assert reader.ask(SUITORS, player=PAVEL).rows == [DENIED, IN_MILL, IN_HARBOUR]


def test_suitors_of_a_span(reader: Reader) -> None:
    answer = reader.ask(SUITORS, player=PAVEL, since="2019-01-01", until="2019-12-31")

    assert answer.rows == [IN_HARBOUR]


def test_a_later_report_is_not_known_yet(reader: Reader) -> None:
    answer = reader.ask(SUITORS, player=PAVEL, known_on="2021-01-06")

    first_report = Suitor(
        CASTLE,
        "Castle United",
        "enquired",
        "2021-01-06",
        "2021-01-06",
        1,
        1,
        IVO,
        "Ivo Stone",
    )
    assert answer.rows == [first_report, IN_MILL, IN_HARBOUR]


def test_a_limit_is_announced(reader: Reader) -> None:
    answer = reader.ask(SUITORS, player=PAVEL, limit=2)

    assert (answer.rows, answer.cut_off) == ([DENIED, IN_MILL], True)


def test_a_club_that_only_denied_wants_nobody(reader: Reader) -> None:
    answer = reader.ask(INTERESTS, club=CASTLE, since="2021-01-15")

    assert answer.rows == []


def test_whom_a_club_wants(reader: Reader) -> None:
    rows = reader.ask(INTERESTS, club=MILL, on="2021-01-10").rows

    assert [(r.player_id, r.stage, r.reports, r.manager_id) for r in rows] == [
        (PAVEL, "interested", 1, ROSA)
    ]


def test_followers_of_a_manager(reader: Reader) -> None:
    rosa = (ROSA, "Rosa Quay")
    clubs = (HARBOUR, "Harbour FC", MILL, "Mill Town")

    assert reader.ask(FOLLOWS, manager=ROSA).rows == [
        Follow(*rosa, OMAR, "Omar O'Vale", *clubs, "2021-01-01", True, 369, False),
        Follow(*rosa, NILS, "Nils Bérg", *clubs, "2020-08-15", False, 699, True),
    ]


@pytest.mark.parametrize(
    ("known_on", "players"),
    [("2020-08-14", []), ("2021-01-30", [NILS]), ("2021-01-31", [OMAR, NILS])],
)
def test_a_follow_is_known_when_its_last_record_is(
    reader: Reader, known_on: str, players: list[str]
) -> None:
    assert [row.player_id for row in reader.ask(FOLLOWS, known_on=known_on).rows] == players


def test_follows_between_two_clubs(reader: Reader) -> None:
    there = reader.ask(FOLLOWS, from_club=HARBOUR, to_club=MILL).rows
    back = reader.ask(FOLLOWS, from_club=MILL, to_club=HARBOUR).rows

    assert ([row.player_id for row in there], back) == ([OMAR, NILS], [])


def test_managers_ranked_by_players_met_again(reader: Reader) -> None:
    assert reader.ask(RANKING).rows == [Followed(ROSA, "Rosa Quay", 2, 2, 1, 1, "2021-01-01")]


def test_interest_carried_from_club_to_club(reader: Reader) -> None:
    answer = reader.ask(CARRIED, player=PAVEL)

    days = ("2019-08-01", "2021-01-05")
    clubs = (HARBOUR, "Harbour FC", MILL, "Mill Town")
    assert answer.rows == [
        Carried(ROSA, "Rosa Quay", PAVEL, "Pavel Крук", *clubs, *days, "signed", True, False)
    ]


@pytest.mark.parametrize(
    ("known_on", "outcomes"),
    [("2021-01-04", []), ("2021-01-31", ["open"]), ("2021-02-01", ["signed"])],
)
def test_an_outcome_is_worked_out_as_of_the_day(
    reader: Reader, known_on: str, outcomes: list[str]
) -> None:
    rows = reader.ask(CARRIED, manager=ROSA, known_on=known_on).rows

    assert [row.outcome for row in rows] == outcomes


def test_a_pursuit_is_a_thread_across_clubs(reader: Reader) -> None:
    rows = reader.ask(PURSUITS, manager=ROSA).rows

    assert [(r.club, r.reported_on, r.stage, r.named, r.source) for r in rows] == [
        ("Harbour FC", "2019-08-01", "monitoring", True, "The Gazette"),
        ("Mill Town", "2021-01-05", "interested", True, "Ada Wire"),
    ]


def test_a_pursuit_of_a_player_names_every_manager_then(reader: Reader) -> None:
    rows = reader.ask(PURSUITS, player=PAVEL).rows

    assert [(r.interest_id[-2:], r.manager_id, r.named) for r in rows] == [
        ("k1", ROSA, True),
        ("k2", ROSA, True),
        ("k3", IVO, False),
        ("k4", IVO, False),
        ("k5", IVO, False),
    ]


def test_a_career_in_order_of_day(reader: Reader) -> None:
    rows = reader.ask(CAREER, player=OMAR).rows

    assert [(r.stint_id[-2:], r.club, r.since, r.until, r.on_loan, r.paper) for r in rows] == [
        ("o1", "Harbour FC", "2019-01-15", "2020-01-19", False, False),
        ("o2", "Castle United", "2020-01-20", "2020-06-30", True, False),
        ("o3", "Harbour FC", "2020-07-01", "2020-12-31", False, True),
        ("o4", "Mill Town", "2021-01", "2021-12-31", True, False),
        ("o5", "Harbour FC", "2022-01-01", None, False, False),
    ]


def test_an_end_not_yet_known_reads_as_open(reader: Reader) -> None:
    rows = reader.ask(CAREER, player=NILS, known_on="2020-08-14").rows
    earlier = reader.ask(CAREER, player=NILS, known_on="2020-08-13").rows

    assert [(r.until, r.last_day) for r in rows] == [("2020-08-14", "2020-08-14")]
    assert [(r.until, r.last_day) for r in earlier] == [(None, "2020-08-13")]


def test_a_fee_of_nothing_is_not_an_unknown_fee(reader: Reader) -> None:
    free = reader.ask(CAREER, player="player:town:nils-01").rows
    paid = reader.ask(CAREER, player=NILS).rows

    assert [(r.fee, r.fee_currency) for r in free + paid] == [
        (0, "EUR"),
        (None, None),
        (None, None),
        (2_000_000, "EUR"),
    ]


def test_tenures_of_a_manager(reader: Reader) -> None:
    rows = reader.ask(MANAGER, manager=ROSA).rows

    assert [(r.club_id, r.since, r.until, r.role) for r in rows] == [
        (HARBOUR, "2018-07-01", "2020-06-30", "manager"),
        (MILL, "2020-07-10", None, "head coach"),
    ]


def test_the_squad_and_manager_of_a_day(reader: Reader) -> None:
    rows = reader.ask(SQUAD, club=HARBOUR, on="2020-07-01").rows

    assert [(r.kind, r.name, r.role) for r in rows] == [
        ("manager", "Tam Lock", "caretaker"),
        ("player", "Omar O'Vale", "left winger"),
        ("player", "Nils Bérg", "left-back"),
    ]


def test_who_coached_whom_for_how_long(reader: Reader) -> None:
    by_rosa = reader.ask(COACHED, manager=ROSA).rows
    of_nils = reader.ask(COACHED, player=NILS).rows

    assert sorted((r.stint_id[-2:], r.tenure_id[-2:], r.days) for r in by_rosa) == [
        ("m1", "r2", 52),
        ("n1", "r1", 699),
        ("n2", "r2", 1780),
        ("o1", "r1", 369),
        ("o4", "r2", 364),
        ("p2", "r2", 1610),
    ]
    assert [(r.stint_id[-2:], r.first_day, r.last_day) for r in of_nils] == [
        ("n2", "2020-08-15", "2025-06-30"),
        ("n1", "2018-08-01", "2020-06-30"),
    ]


def test_days_coached_end_on_the_day_asked_for(reader: Reader) -> None:
    rows = reader.ask(COACHED, player=NILS, known_on="2018-09-05").rows

    assert [(r.last_day, r.days) for r in rows] == [("2018-09-05", 35)]


def test_common_ground_of_two_managers(reader: Reader) -> None:
    rows = reader.ask(COMMON, manager=ROSA, other=IVO).rows

    assert [(r.name, r.club, r.first_day, r.other_club, r.other_first_day) for r in rows] == [
        ("Omar O'Vale", "Harbour FC", "2019-01-15", "Castle United", "2020-01-20"),
        ("Omar O'Vale", "Mill Town", "2021-01-01", "Castle United", "2020-01-20"),
    ]


def test_what_a_club_needs_and_why(reader: Reader) -> None:
    rows = reader.ask(NEEDS, club=MILL).rows

    assert [(r.position, r.because, r.source, r.reported_on) for r in rows] == [
        ("left-back", "the first choice is hurt", "Ada Wire", "2021-01-05")
    ]
    assert reader.ask(NEEDS).rows == rows
    assert reader.ask(NEEDS, known_on="2021-01-04").rows == []


def test_what_a_source_said_on_a_day(reader: Reader) -> None:
    rows = reader.ask(REPORTS, source="source:town:ada", on="2021-01-05").rows

    assert [(r.title, r.club, r.player, r.position, r.stage, r.because) for r in rows] == [
        ("Quay wants Kruk again", "Mill Town", "Pavel Крук", None, "interested", None),
        (
            "Quay wants Kruk again",
            "Mill Town",
            None,
            "left-back",
            None,
            "the first choice is hurt",
        ),
    ]


def test_a_report_that_repeats_names_the_first(reader: Reader) -> None:
    rows = reader.ask(REPORTS, source="source:town:ada", since="2021-01-06").rows

    assert [(r.report_id, r.repeats_report_id, r.role) for r in rows] == [
        ("report:town:d", "report:town:c", "citation")
    ]


def test_what_was_reported_last(reader: Reader) -> None:
    rows = reader.ask(LATEST, limit=3).rows
    known = reader.ask(LATEST, known_on="2021-01-05").rows

    assert [(r.interest_id[-2:], r.source, r.club_id) for r in rows] == [
        ("k5", "The Gazette", CASTLE),
        ("k4", "Ada Wire", CASTLE),
        ("k3", "The Gazette", CASTLE),
    ]
    assert [r.interest_id[-2:] for r in known] == ["k2", "k1"]


@pytest.mark.parametrize("day", [None, "2021-01-05", "2019-08-01", "2001-01-01"])
def test_the_newest_few_are_the_first_of_all(reader: Reader, day: str | None) -> None:
    """Few are looked for in a few days first; all are read at once."""
    whole = reader.ask(LATEST, known_on=day, limit=None).rows

    for few in range(1, 7):
        assert reader.ask(LATEST, known_on=day, limit=few).rows == whole[:few]


@pytest.mark.parametrize(
    ("player", "club", "manager", "claims"),
    [(PAVEL, None, None, 5), (None, CASTLE, None, 3), (None, None, ROSA, 2)],
)
def test_claims_about_somebody(
    reader: Reader, player: str | None, club: str | None, manager: str | None, claims: int
) -> None:
    answer = reader.ask(LATEST, player=player, club=club, manager=manager)

    assert len(answer.rows) == claims
