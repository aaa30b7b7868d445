"""The spool: what is put in comes out beside whom it concerns, and marks tell which is which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders.joins import open_joins
from loaders.spells import read_spells
from loaders.spool import Spool

PLAYERS = [f"player:town:{name}" for name in ("zed", "ann", "mia")]  # as they came


def claim(n: int, player: str) -> list[str]:
    return ["club:town:mill", player, f"interest:town:{n}"]


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Six of them, of which three at a time are put in order, and two are a batch."""
    monkeypatch.setattr("loaders.spool.IN_ORDER", 3)
    monkeypatch.setattr("loaders.spool.BATCH", 2)
    return [claim(n, PLAYERS[which]) for n, which in enumerate((2, 1, 0, 1, 2, 1))]


def filled(claims: list[list[str]]) -> Spool:
    spool = Spool()
    for player in PLAYERS:
        spool.ids.add(player)
    for row in claims:
        spool.put("INTERESTED_IN", row)
    return spool


def test_claims_come_in_the_order_of_their_players(claims: list[list[str]]) -> None:
    with filled(claims) as spool:
        batches = [[row[2][-1] for row in rows] for _, rows in spool.batches()]

    assert batches == [["2", "1"], ["0"], ["3", "5"], ["4"]]


def test_marks_number_the_rows_as_they_come(claims: list[list[str]]) -> None:
    with filled(claims) as spool:
        marks = sorted(spool.marks().read_all().to_pylist(), key=lambda mark: mark["nth"])
        rows = [row for _, some in spool.batches() for row in some]

    assert [mark["nth"] for mark in marks] == list(range(6))
    assert [[mark["start_id"], mark["end_id"], mark["id"]] for mark in marks] == rows


def test_who_has_not_come_yet_has_the_first_place(claims: list[list[str]]) -> None:
    with filled([claims[0], claim(7, "player:town:nobody"), claims[2]]) as spool:
        ((_, first), (_, then)) = spool.batches()

    assert [row[2][-1] for row in (*first, *then)] == ["7", "2", "0"]


def test_marks_are_read_and_not_mapped_into_memory(claims: list[list[str]]) -> None:
    maps = Path("/proc/self/maps")
    if not maps.exists():
        pytest.skip("what is mapped is told by Linux alone")
    with filled(claims) as spool:
        marks = spool.marks()
        assert str(spool.folder / "marks") not in maps.read_text()
        assert marks.read_all().num_rows == 6


def test_whatever_an_id_holds_derivation_reads_it_as_it_stands() -> None:
    odd = ["a\nb", "a,b", 'a"b', '"', "a\rb", "a\r\nb", " x ", "é\u2028", '"q"', "x" * 100_000]
    days = ("2020-01-01", "2021-01-01", None)
    with Spool() as spool:
        for who in odd * 300:
            spool.note("stints", (f"stint:{who}", who, "club", *days, "day", None, 0, 1))
        with open_joins(spool.folder) as joins:
            read_spells(joins, spool.tables())
            found = joins.execute("SELECT * FROM all_stints").fetchall()

    since, until = date(2020, 1, 1), date(2021, 1, 1)
    assert len(found) == 300 * len(odd)
    assert set(found) == {
        (f"stint:{who}", who, "club", since, until, None, "day", None, False, True) for who in odd
    }
