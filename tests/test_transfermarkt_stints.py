"""Transfers and appearances of a download become stints: proved, or said to be unknown."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.words import Club, Player, Stint, Valuation
from loaders.feed import Found
from loaders.opening import open_feed
from loaders.report import Rejections
from loaders.transfermarkt.days import last_known
from tests import download


def read(folder: Path) -> tuple[list[Found], Rejections]:
    """Every record of the download, and what was left out."""
    left_out = Rejections()
    return list(open_feed(folder).records(left_out, None)), left_out


def stints_of(player: str, folder: Path) -> list[tuple[object, ...]]:
    """A player's stints: club, days, last day, precision, how he came, loan, owner, paper, fee."""
    return [
        (
            one.club_id.rpartition(":")[2],
            *(one.span.since, one.span.until, one.span.last_day, one.precision),
            *(one.joined_by, one.on_loan, (one.parent_club_id or "").rpartition(":")[2]),
            *(one.paper, one.fee),
        )
        for found in read(folder)[0]
        if isinstance(one := found.record, Stint) and one.player_id.endswith(f":{player}")
    ]


def moves(*lines: str) -> dict[str, str]:
    """A table of transfers of player 1: day, from, to, fee."""
    head = "player_id,transfer_date,from_club_id,to_club_id,transfer_fee\n"
    return {"transfers": head + "".join(f"1,{line}\n" for line in lines)}


def test_a_career_with_promotion_sale_and_a_loan_that_is_to_end(tmp_path: Path) -> None:
    career = stints_of("1", download.build(tmp_path / "held"))

    assert [" ".join(map(str, one)) for one in career] == [
        "21 None 2015-07-01 2015-07-01 None None None  None None",
        "11 2015-07-01 2017-07-01 2017-07-01 window promotion False  None None",
        "12 2017-07-01 2019-07-15 2019-07-15 window transfer False  None 2500000",
        "13 2019-07-15 2020-06-30 2020-06-30 day loan True 12 None None",
    ]


def test_appearances_fill_a_hole_and_say_how_exactly(tmp_path: Path) -> None:
    career = stints_of("2", download.build(tmp_path / "held"))

    assert [one[:5] for one in career] == [
        ("22", None, "2018-08-01", "2018-08-01", None),
        ("13", "2018-08-01", None, "2018-10-01", "day"),
        ("12", "2018-11-20", "2019-01-10", "2019-01-10", "assumed"),
        ("11", "2019-08-02", None, "2020-05-30", "day"),
    ]


def test_without_appearances_a_hole_stays_open(tmp_path: Path) -> None:
    career = stints_of("2", download.build(tmp_path / "held", without=("appearances",)))

    assert [one[:4] for one in career] == [
        ("22", None, "2018-08-01", "2018-08-01"),
        ("13", "2018-08-01", None, "2018-08-01"),
        ("12", None, "2019-01-10", "2019-01-10"),
        ("11", "2019-08-02", None, "2020-05-30"),
    ]


def test_who_only_appeared_was_there_on_those_days(tmp_path: Path) -> None:
    career = stints_of("3", download.build(tmp_path / "held"))

    assert [one[:5] for one in career] == [
        ("11", "2019-08-10", None, "2019-09-10", "assumed"),
        ("13", "2020-05-30", None, "2020-05-30", "assumed"),
    ]


def test_a_return_of_one_day_before_a_purchase_is_paper(tmp_path: Path) -> None:
    lines = ("2017-08-31,11,12,0.000", "2018-06-30,12,11,0.000", "2018-07-01,11,12,180000000.000")

    career = stints_of("1", download.build(tmp_path / "held", moves(*lines)))

    assert [(one[0], one[1], *one[5:]) for one in career[1:]] == [
        ("12", "2017-08-31", "loan", True, "11", None, None),
        ("11", "2018-06-30", "loan_return", False, "", True, None),
        ("12", "2018-07-01", "transfer", False, "", None, 180_000_000),
    ]


@pytest.mark.parametrize(
    ("out", "back", "how"),
    [
        ("2017-08-31,11,12,0", "2018-06-30,12,11,0", "loan"),
        ("2017-08-31,11,12,", "2018-06-30,12,11,0", "loan"),
        ("2017-08-31,11,12,0", "2018-01-15,12,11,0", "loan"),
        ("2017-08-31,11,12,2000000", "2018-06-30,12,11,0", "transfer"),
        ("2017-08-31,11,12,0", "2018-06-30,12,11,2000000", "unknown"),
        ("2017-08-31,11,12,0", "2018-06-30,12,11,", "unknown"),
        ("2017-08-31,11,12,0", "2018-06-30,12,13,0", "unknown"),
        ("2017-08-31,11,12,0", "2018-07-01,12,11,0", "unknown"),
        ("2015-08-31,11,12,0", "2018-01-15,12,11,0", "unknown"),
        ("2012-08-31,11,12,0", "2018-06-30,12,11,0", "unknown"),
    ],
)
def test_only_out_and_back_without_a_fee_is_a_loan(
    out: str, back: str, how: str, tmp_path: Path
) -> None:
    career = stints_of("1", download.build(tmp_path / "held", moves(out, back)))

    assert career[1][5] == how


@pytest.mark.parametrize(("again", "paper"), [("2018-08-20", True), ("2018-12-01", False)])
def test_a_pause_between_two_loans_is_paper_for_a_summer(
    again: str, paper: bool, tmp_path: Path
) -> None:
    lines = ("2017-08-31,11,12,0", "2018-06-30,12,11,0", f"{again},11,13,0", "2019-06-30,13,11,0")

    career = stints_of("1", download.build(tmp_path / "held", moves(*lines)))

    assert [(one[0], one[5], one[8]) for one in career[1:4]] == [
        ("12", "loan", None),
        ("11", "loan_return", paper),
        ("13", "loan", None),
    ]


def test_nobody_is_lent_to_no_club(tmp_path: Path) -> None:
    lines = ("2017-08-31,11,515,0", "2018-06-30,515,11,0")

    career = stints_of("1", download.build(tmp_path / "held", moves(*lines)))

    assert [(one[0], one[1], one[2], one[5]) for one in career] == [
        ("11", None, "2017-08-31", None),
        ("11", "2018-06-30", None, "free"),
    ]


def test_what_is_called_a_ban_is_no_club(tmp_path: Path) -> None:
    lines = "1,2018-06-30,13,999,Hill Rovers,Ban,0\n1,2019-06-30,999,13,Ban,Hill Rovers,0\n"
    head = "player_id,transfer_date,from_club_id,to_club_id,from_club_name,to_club_name,"
    folder = download.build(tmp_path / "held", {"transfers": f"{head}transfer_fee\n{lines}"})

    assert [(one[0], one[2], one[5]) for one in stints_of("1", folder)] == [
        ("13", "2018-06-30", None),
        ("13", None, "unknown"),
    ]
    assert "club:transfermarkt:999" not in {
        getattr(one.record, "id", "") for one in read(folder)[0]
    }


def test_a_youth_side_nobody_came_up_from_is_nobody_s(tmp_path: Path) -> None:
    line = "2,2014-07-01,14/15,23,12,Hill Rovers U19,Harbour,,,Bas Berg"
    folder = download.build(tmp_path / "held", download.with_lines("transfers", line))

    clubs = {one.record.id: one.record for one in read(folder)[0] if isinstance(one.record, Club)}
    assert clubs["club:transfermarkt:23"].kind == "youth"
    assert clubs["club:transfermarkt:23"].parent_club_id is None
    assert clubs["club:transfermarkt:21"].parent_club_id == "club:transfermarkt:11"


def test_playing_for_a_country_or_for_no_club_is_no_stint(tmp_path: Path) -> None:
    game = (
        "910,WC,2019,1,2019-07-01,40,41,1,0,Eve Hill,Tom Sea,Coast,Hills,national_team_competition"
    )
    more = download.with_lines("games", game) | download.with_lines(
        "appearances",
        "910_3,910,3,40,13,2019-07-01,Cem Calm,WC,0,0,0,0,90",
        "911_3,911,3,515,13,2019-07-02,Cem Calm,WC,0,0,0,0,90",
    )

    found, left_out = read(folder := download.build(tmp_path / "held", more))

    assert [one[0] for one in stints_of("3", folder)] == ["11", "13"]
    assert "Appearances for national sides, which are no stints: 1." in left_out.notes
    assert "appearances.csv line 10 column player_club_id: '515' is no club of this feed." in [
        str(one) for one in left_out.kept
    ]
    kinds = {one.record.id: one.record.kind for one in found if isinstance(one.record, Club)}
    assert kinds["club:transfermarkt:40"] == "national"


WEEK = ["2020-01-10", "2020-01-11", "2020-01-13"]


@pytest.mark.parametrize(
    ("happened", "moves", "last"),
    [
        (["2020-05-30"], [], "2020-05-30"),
        ([*WEEK, "2020-11-01"], [], "2020-01-13"),
        (["2019-01-01", "2019-03-01"], [], "2019-03-01"),
        ([], [], None),
        ([], [*WEEK, "2020-06-30"], "2020-01-13"),
        (["2019-05-01"], WEEK, "2020-01-13"),
        (["2020-02-01"], WEEK, "2020-02-01"),
        ([], ["2020-01-10", "2020-01-11", "2020-01-19"], None),
        ([], ["2020-06-30"] * 5 + ["2020-07-01"] * 5 + ["2020-05-30"] * 5, None),
        ([], ["2020-06-29"] * 5, None),
    ],
)
def test_plans_and_slips_do_not_tell_the_last_day(
    happened: list[str], moves: list[str], last: str | None
) -> None:
    assert last_known(Counter(happened), Counter(moves)) == last


def test_rows_of_one_day_are_put_in_chain(tmp_path: Path) -> None:
    lines = ("2018-07-01,13,11,0", "2018-07-01,12,13,0", "2016-07-01,11,12,0")

    career = stints_of("1", download.build(tmp_path / "held", moves(*lines)))

    assert [one[:3] for one in career] == [
        ("11", None, "2016-07-01"),
        ("12", "2016-07-01", "2018-07-01"),
        ("13", "2018-07-01", "2018-07-01"),
        ("11", "2018-07-01", None),
    ]


def test_what_is_planned_has_not_begun(tmp_path: Path) -> None:
    career = stints_of("1", download.build(tmp_path / "held", moves("2020-07-01,11,12,0")))
    _, left_out = read(tmp_path / "held")

    assert [one[:4] for one in career] == [("11", None, None, "2020-05-30")]
    assert (
        "transfers.csv line 2 column transfer_date: says '2020-07-01', after the last day known: "
        "a plan, no stint yet." in [str(one) for one in left_out.kept]
    )


def test_appearances_tell_since_when_he_is_where_a_plan_finds_him(tmp_path: Path) -> None:
    line = "3,2020-07-01,20/21,13,12,Hill Rovers,Harbour,0.000,,Cem Calm"
    folder = download.build(tmp_path / "held", download.with_lines("transfers", line))

    assert [one[:5] for one in stints_of("3", folder)] == [
        ("13", "2020-05-30", None, "2020-05-30", "assumed"),
        ("11", "2019-08-10", None, "2019-09-10", "assumed"),
    ]


def test_a_contract_belongs_to_the_club_it_is_with(tmp_path: Path) -> None:
    players = download.TABLES["players"].replace("2,Bas,Berg,Bas Berg,2019,11,", "2,,,B,2019,11,")
    players = players.replace("184.0,,", "184.0,2024-06-30,")

    found, _ = read(download.build(tmp_path / "held", {"players": players}))

    contracts = [r.contract_until for f in found if isinstance(r := f.record, Stint)]
    assert [one for one in contracts if one] == ["2024-06-30"]


def test_an_appearance_where_no_stint_puts_him_is_named(tmp_path: Path) -> None:
    more = download.with_lines("appearances", "1_1,1,1,11,12,2018-11-20,Abel,XX1,0,0,0,0,90")

    _, left_out = read(download.build(tmp_path / "held", more))

    assert (
        "appearances.csv column player_club_id: 1 appearance of Abel Arden from 2018-11-20 on, "
        "where no stint puts him." in [str(one) for one in left_out.kept]
    )


def test_one_club_has_one_id_and_every_name(tmp_path: Path) -> None:
    found, _ = read(download.build(tmp_path / "held"))

    clubs = [one.record for one in found if isinstance(one.record, Club)]
    town, harbour, *_ = clubs
    assert [(one.id.rpartition(":")[2], one.kind, one.country) for one in clubs] == [
        ("11", "senior", "Coast"),
        ("12", "senior", "Coast"),
        ("13", "senior", "Coast"),
        ("21", "youth", None),
        ("22", "reserve", None),
    ]
    assert [one.parent_club_id for one in clubs] == [None, None, None, town.id, None]
    assert (town.name, town.aliases) == ("Mill Town Football Club", ("Mill Town",))
    assert (harbour.name, harbour.aliases) == ("Harbour Athletic", ("Harbour FC", "Harbour"))


def test_players_and_values_are_read_in_every_way_they_are_written(tmp_path: Path) -> None:
    found, _ = read(download.build(tmp_path / "held"))

    records = [one.record for one in found]
    values = [one for one in records if isinstance(one, Valuation)]
    people = {one.name: one for one in records if isinstance(one, Player)}
    assert (people["Abel Arden"].born_on, people["Bas Berg"].height_cm) == ("1995-02-01", 184)
    assert (people["Bas Berg"].position, people["Cem Calm"].position) == (None, "Defender")
    assert [(one.value, one.value_on) for one in values][:1] == [(800_000, "2019-01-01")]
