"""A name somebody typed finds whom he meant: on the town exactly, in memory as by the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.questions.search import NAMED, SEARCH, Found, forget_names
from graph.questions.vocabulary import Names, match_of
from graph.settings import Settings
from graph.store import Reader, open_reader
from loaders.load import load
from tests import town

HARBOUR, HARBOUR_B = "club:town:harbour", "club:town:harbour-b"
MILL, CASTLE, ISLAND = "club:town:mill", "club:town:castle", "club:town:island"
NILS_98, NILS_01 = "player:town:nils-98", "player:town:nils-01"
OMAR, PAVEL, ROSA = "player:town:omar", "player:town:pavel", "manager:town:rosa"


@pytest.fixture(scope="module")
def reader(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder: Path = town.build(tmp_path_factory.mktemp("town"))
    load(graph, folder)
    with open_reader(graph) as reader:
        yield reader


def found(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Who was found, and how the text fits."""
    return [(one.id, one.matched) for one in reader.ask(SEARCH, text=text).rows]


def test_namesakes_are_told_apart_by_birth_and_last_club(reader: Reader) -> None:
    assert reader.ask(SEARCH, text="berg").rows == [
        Found(
            kind="player",
            id=NILS_01,
            name="Nils Berg",
            matched="word",
            born_on="2001",
            role="goalkeeper",
            last_club_id=HARBOUR,
            last_club="Harbour FC",
            last_from="2020-09-01",
            last_until=None,
            claims=0,
            spells=2,
        ),
        Found(
            kind="player",
            id=NILS_98,
            name="Nils Bérg",
            matched="word",
            born_on="1998-03-01",
            role="left-back",
            last_club_id=MILL,
            last_club="Mill Town",
            last_from="2020-08-15",
            last_until=None,
            claims=0,
            spells=2,
        ),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NILS BERG", [(NILS_01, "exact"), (NILS_98, "exact")]),
        ("o'vale", [(OMAR, "word")]),
        ("OVALE", [(OMAR, "word")]),
        ("vale", [(OMAR, "exact")]),
        ("the gulls", [(HARBOUR, "exact")]),
        ("Крук", [(PAVEL, "word")]),
        ("kruk", [(PAVEL, "word")]),
        ("kruk pavel", [(PAVEL, "word")]),
        ("pav", [(PAVEL, "start")]),
        ("harb", [(HARBOUR, "start"), (HARBOUR_B, "start")]),
        ("arbour", [(HARBOUR, "part"), (HARBOUR_B, "part")]),
        ("ro", [(ROSA, "start")]),
    ],
)
def test_accents_case_aliases_and_order_do_not_matter(
    reader: Reader, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbuor", [(HARBOUR, "typo"), (HARBOUR_B, "typo")]),
        ("Castel Untied", [(CASTLE, "typo")]),
        ("ilsand", [(ISLAND, "typo")]),
        ("rosa quey", [(ROSA, "typo")]),
        ("bobby castle", [(CASTLE, "typo")]),
    ],
)
def test_up_to_two_typing_errors_are_forgiven(
    reader: Reader, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(reader, text) == expected


@pytest.mark.parametrize("text", ["tma", "zzzzzz", "", " ' ", "|"])
def test_what_is_near_nobody_finds_nobody(reader: Reader, text: str) -> None:
    assert found(reader, text) == []


def test_an_earlier_view_knows_no_later_club_and_no_later_claim(reader: Reader) -> None:
    (then,) = reader.ask(SEARCH, text="pavel kruk", known_on="2020-01-01").rows
    (now,) = reader.ask(SEARCH, text="pavel kruk").rows

    assert (then.last_club_id, then.last_until, then.claims, then.spells) == (ISLAND, None, 1, 1)
    assert (now.last_club_id, now.last_until, now.claims, now.spells) == (MILL, None, 5, 2)


def test_whoever_is_spoken_of_most_comes_first(reader: Reader) -> None:
    rows = reader.ask(SEARCH, text="har", limit=None).rows

    assert [(one.id, one.claims, one.spells) for one in rows] == [
        (HARBOUR, 1, 5),
        (HARBOUR_B, 0, 0),
    ]


def test_a_limit_is_announced(reader: Reader) -> None:
    answer = reader.ask(SEARCH, text="berg", limit=1)

    assert ([one.id for one in answer.rows], answer.cut_off) == ([NILS_01], True)


@pytest.mark.parametrize("text", ["berg", "nils berg", "m", "mi", "harbour", "town", "ha", "stone"])
def test_memory_and_index_answer_alike(reader: Reader, text: str) -> None:
    forget_names()
    by_index = reader.ask(SEARCH, text=text, limit=None).rows
    in_memory = reader.ask(SEARCH, text=text, limit=None).rows

    assert by_index
    assert in_memory == by_index


def test_only_whole_names_and_aliases_are_named(reader: Reader) -> None:
    assert [one.id for one in reader.ask(NAMED, text="mill").rows] == [MILL]
    assert [one.id for one in reader.ask(NAMED, text="nils bérg").rows] == [NILS_01, NILS_98]
    assert reader.ask(NAMED, text="harb").rows == []


def test_what_is_loaded_later_is_found_with_its_errors(
    graph: Settings, reader: Reader, tmp_path: Path
) -> None:
    assert found(reader, "quentim") == []
    newcomer = "quentin,Quentin Marsh,,1999,Coast,goalkeeper,,\n"
    load(graph, town.build(tmp_path, players=town.TABLES["players"] + newcomer))

    assert found(reader, "quentim") == [("player:town:quentin", "typo")]


NAMES = st.lists(
    st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=3,
    unique=True,
).map(" | ".join)


@given(st.lists(NAMES, max_size=8), st.text("abc ", min_size=1, max_size=4).map(str.strip))
def test_memory_finds_what_a_plain_loop_finds(texts: list[str], text: str) -> None:
    names = Names(f"{one}\t0\t0\tplayer:{at:02}" for at, one in enumerate(texts))

    sought = names.holding(text) if text else []

    assert [(one.id, one.match) for one in sought] == [
        (f"player:{at:02}", match_of(one, text))
        for at, one in enumerate(texts)
        if text and (text in one if len(text) > 2 else one.startswith(text))
    ]
