"""Ko Itakura: what the product exists for comes out of ordinary loading, on both engines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.dates import days_before
from graph.questions import CATALOGUE
from graph.questions.careers import CAREER
from graph.questions.neighbours import NEIGHBOURS
from graph.questions.paths import PATHS
from graph.questions.pursuits import CARRIED
from graph.questions.reports import LATEST, NEEDS, REPORTS
from graph.questions.suitors import SUITORS
from graph.settings import Settings
from graph.store import Reader, open_reader
from loaders.load import SAMPLE, load

ITAKURA, POSTECOGLOU = "player:sample:ko-itakura", "manager:sample:ange-postecoglou"
CELTIC, SPURS = "club:sample:celtic", "club:sample:tottenham-hotspur"
LIVERPOOL = "club:sample:liverpool"
DAY = re.compile(r"\d{4}(-\d\d){0,2}")
# Days that say nothing of when something became known.
TIMELESS = {"born_on", "loaded_at"}


@pytest.fixture(scope="module")
def reader(graph: Settings) -> Iterator[Reader]:
    load(graph, SAMPLE)
    with open_reader(graph) as reader:
        yield reader


def test_suitors_on_3_january_2024(reader: Reader) -> None:
    rows = reader.ask(SUITORS, player=ITAKURA, on="2024-01-03").rows

    assert {(s.club, s.manager) for s in rows} == {
        ("Liverpool", "Jürgen Klopp"),
        ("Tottenham Hotspur", "Ange Postecoglou"),
    }


def test_suitors_in_july_2021(reader: Reader) -> None:
    rows = reader.ask(SUITORS, player=ITAKURA, since="2021-07-01", until="2021-07-31").rows

    assert [(s.club, s.stage, s.reports) for s in rows] == [("Celtic", "enquired", 2)]


def test_interest_carried_from_celtic_to_tottenham(reader: Reader) -> None:
    (row,) = reader.ask(CARRIED, manager=POSTECOGLOU, player=ITAKURA).rows

    assert (row.from_club_id, row.to_club_id) == (CELTIC, SPURS)
    assert (row.first_reported_on, row.carried_reported_on) == ("2021-06-30", "2024-01-02")
    assert (row.named, row.outcome) == (True, "open")


def test_the_path_through_postecoglou_to_celtic(reader: Reader) -> None:
    hops = reader.ask(PATHS, from_node=ITAKURA, to_node=CELTIC, limit=None).rows

    (path,) = {h.path for h in hops if (h.from_id, h.to_id) == (POSTECOGLOU, CELTIC)}
    wanted, managed = [hop for hop in hops if hop.path == path]
    assert (wanted.from_id, wanted.kind, wanted.to_id) == (ITAKURA, "PURSUED", POSTECOGLOU)
    assert (managed.kind, managed.since, managed.until) == ("MANAGED", "2021-06-10", "2023-06-30")
    (claim,) = [
        c
        for c in reader.ask(LATEST, manager=POSTECOGLOU, limit=None).rows
        if c.interest_id == wanted.edge_id
    ]
    assert (wanted.source, wanted.reported_on) == (claim.source, claim.reported_on)
    assert wanted.source is not None


def test_as_known_on_1_january_2022_there_is_no_tottenham(reader: Reader) -> None:
    clubs = [s.club for s in reader.ask(SUITORS, player=ITAKURA, known_on="2022-01-01").rows]

    assert clubs == ["Celtic"]
    assert reader.ask(CARRIED, player=ITAKURA, known_on="2022-01-01").rows == []


def test_liverpool_need_a_centre_back_and_why(reader: Reader) -> None:
    (need,) = reader.ask(NEEDS, club=LIVERPOOL, on="2024-01-02").rows

    assert (need.position, need.source) == ("centre-back", "Fabrizio Romano")
    assert need.because is not None
    assert "Joel Matip" in need.because


def test_what_romano_reported_that_day(reader: Reader) -> None:
    rows = reader.ask(REPORTS, source="source:sample:fabrizio-romano", on="2024-01-02").rows

    assert {(r.club, r.player or r.position, r.manager) for r in rows} == {
        ("Liverpool", "Ko Itakura", None),
        ("Tottenham Hotspur", "Ko Itakura", "Ange Postecoglou"),
        ("Liverpool", "centre-back", None),
    }


def test_his_contract_and_the_loan_before(reader: Reader) -> None:
    rows = reader.ask(CAREER, player=ITAKURA, since="2021-07-01").rows

    assert [(r.club, r.on_loan, r.contract_until) for r in rows] == [
        ("Schalke 04", True, None),
        ("Borussia Mönchengladbach", False, "2026-06-30"),
    ]


ENDS = {
    "player": ITAKURA,
    "manager": POSTECOGLOU,
    "club": CELTIC,
    "other": "manager:sample:jose-mourinho",
    "source": "source:sample:sky-germany",
    "text": "itakura",
    "node": ITAKURA,
    "from_node": ITAKURA,
    "to_node": SPURS,
}


def test_nothing_later_leaks_into_an_earlier_view(reader: Reader) -> None:
    """Every question, many days: no row holds a day after the one it is asked as known on."""

    @settings(max_examples=25)
    @given(st.integers(0, 3000).map(lambda n: days_before("2024-06-30", n)))
    def ask_all(known_on: str) -> None:
        for question in CATALOGUE.values():
            ends = {end: ENDS[end] for end in question.needs}
            if question.key in ("totals", "gaps", "feeds"):
                continue
            for row in reader.ask(question, known_on=known_on, limit=50, **ends).rows:
                for name, value in asdict(row).items():
                    if name not in TIMELESS and isinstance(value, str) and DAY.fullmatch(value):
                        assert value <= known_on, (question.key, name, value, known_on)

    ask_all()


def test_neighbours_of_an_earlier_day_hold_no_later_report(reader: Reader) -> None:
    rows = reader.ask(NEIGHBOURS, node=ITAKURA, known_on="2022-01-01").rows

    assert SPURS not in {row.id for row in rows}
    assert CELTIC in {row.id for row in rows}


def test_every_question_answers_with_its_own_columns(reader: Reader) -> None:
    for question in CATALOGUE.values():
        ends = {end: ENDS[end] for end in question.needs}
        answer = reader.ask(question, limit=3, **ends)
        for row in answer.rows:
            assert [f.name for f in fields(row)] == [f.name for f in fields(question.row)]
