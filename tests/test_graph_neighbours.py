"""Who is around somebody, and what it rests on that two met again: exact rows on the town."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.questions.evidence import EVIDENCE, Evidence
from graph.questions.neighbours import NEIGHBOUR_COUNTS, NEIGHBOURS, Neighbour, NeighbourCount
from graph.settings import Settings
from graph.store import Reader, open_reader
from loaders.load import load
from tests import town

HARBOUR, MILL, CASTLE = "club:town:harbour", "club:town:mill", "club:town:castle"
NILS, OMAR, PAVEL = "player:town:nils-98", "player:town:omar", "player:town:pavel"
ROSA, TAM = "manager:town:rosa", "manager:town:tam"


@pytest.fixture(scope="module")
def reader(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder: Path = town.build(tmp_path_factory.mktemp("town"))
    load(graph, folder)
    with open_reader(graph) as reader:
        yield reader


def near(
    reader: Reader, node: str, *, kind: str | None = None, known_on: str | None = None
) -> list[tuple[str, str]]:
    """Who is near, and by which kind of edge."""
    rows = reader.ask(NEIGHBOURS, node=node, kind=kind, known_on=known_on).rows
    return [(one.id, one.edge) for one in rows]


def test_counts_say_how_many_edges_and_how_many_neighbours(reader: Reader) -> None:
    assert reader.ask(NEIGHBOUR_COUNTS, node=HARBOUR).rows == [
        NeighbourCount("INTERESTED_IN", "Player", neighbours=1, edges=1),
        NeighbourCount("MANAGED", "Manager", neighbours=2, edges=2),
        NeighbourCount("PLAYED_FOR", "Player", neighbours=3, edges=5),
    ]


def test_the_latest_come_first_each_once_for_a_kind_of_edge(reader: Reader) -> None:
    rows = reader.ask(NEIGHBOURS, node=HARBOUR, edge="PLAYED_FOR").rows

    assert rows[0] == Neighbour(
        id=OMAR,
        kind="Player",
        name="Omar O'Vale",
        edge="PLAYED_FOR",
        outgoing=False,
        edges=3,
        stage=None,
        first_day="2022-01-01",
        last_day="2025-06-30",
        latest="2025-06-30",
    )
    assert [one.id for one in rows[1:]] == ["player:town:nils-01", NILS]


def test_a_claim_shows_its_latest_stage(reader: Reader) -> None:
    rows = reader.ask(NEIGHBOURS, node=PAVEL, edge="INTERESTED_IN").rows

    assert [(one.id, one.stage, one.edges, one.outgoing) for one in rows] == [
        (CASTLE, "denied", 3, False),
        (MILL, "interested", 1, False),
        (HARBOUR, "monitoring", 1, False),
    ]


def test_only_neighbours_of_one_kind(reader: Reader) -> None:
    assert near(reader, MILL, kind="Position") == [("position:left-back", "NEEDS")]
    assert near(reader, "source:town:ada") == [
        ("report:town:d", "PUBLISHED_BY"),
        ("report:town:b", "PUBLISHED_BY"),
    ]


def test_an_earlier_view_has_no_later_neighbour_and_no_later_count(reader: Reader) -> None:
    day = "2020-01-01"

    assert near(reader, PAVEL, known_on=day) == [
        ("club:town:island", "PLAYED_FOR"),
        (HARBOUR, "INTERESTED_IN"),
        (ROSA, "PURSUED"),
        ("report:town:a", "SAYS_WANTED"),
    ]
    counts = reader.ask(NEIGHBOUR_COUNTS, node=PAVEL, known_on=day).rows
    assert [(one.edge, one.edges) for one in counts] == [
        ("INTERESTED_IN", 1),
        ("PLAYED_FOR", 1),
        ("PURSUED", 1),
        ("SAYS_WANTED", 1),
    ]


def test_a_cap_is_announced(reader: Reader) -> None:
    answer = reader.ask(NEIGHBOURS, node=HARBOUR, limit=2)

    assert (len(answer.rows), answer.cut_off) == (2, True)


def test_an_id_nobody_has_has_no_neighbours(reader: Reader) -> None:
    assert near(reader, "player:town:nobody") == []
    assert near(reader, "load:town") == []


def test_a_follow_rests_on_spells_at_both_clubs(reader: Reader) -> None:
    rows = reader.ask(EVIDENCE, manager=ROSA, player=NILS).rows

    assert [(one.id, one.kind, one.who, one.club, one.since, one.until) for one in rows] == [
        ("tenure:town:r1", "tenure", "Rosa Quay", "Harbour FC", "2018-07-01", "2020-06-30"),
        ("stint:town:n1", "stint", "Nils Bérg", "Harbour FC", "2018-08-01", "2020-08-14"),
        ("tenure:town:r2", "tenure", "Rosa Quay", "Mill Town", "2020-07-10", None),
        ("stint:town:n2", "stint", "Nils Bérg", "Mill Town", "2020-08-15", None),
    ]
    assert {(one.edge, one.from_club, one.to_club) for one in rows} == {
        ("REUNITED_WITH", "Harbour FC", "Mill Town")
    }


def test_carried_interest_rests_on_claims_with_their_words(reader: Reader) -> None:
    rows = reader.ask(EVIDENCE, manager=ROSA, player=PAVEL, edge="CARRIED_INTEREST").rows

    assert [one.id for one in rows] == [
        "tenure:town:r1",
        "interest:town:k1",
        "tenure:town:r2",
        "interest:town:k2",
    ]
    assert rows[1] == Evidence(
        edge="CARRIED_INTEREST",
        from_club_id=HARBOUR,
        from_club="Harbour FC",
        to_club_id=MILL,
        to_club="Mill Town",
        id="interest:town:k1",
        kind="claim",
        who="Pavel Крук",
        club_id=HARBOUR,
        club="Harbour FC",
        since=None,
        until=None,
        last_day="2019-08-01",
        certainty=None,
        games=None,
        day="2019-08-01",
        stage="monitoring",
        source="The Gazette",
        report_id="report:town:a",
        title="Harbour watch Kruk",
        url="https://gazette.example/a",
        words="Harbour have him watched.",
    )


def test_evidence_is_what_was_known_that_day(reader: Reader) -> None:
    """Rosa left Harbour on 30 June 2020; Nils joined her on 15 August, Pavel's claim is of 2021."""
    before = reader.ask(EVIDENCE, manager=ROSA, player=NILS, known_on="2020-08-14").rows
    after = reader.ask(EVIDENCE, manager=ROSA, player=NILS, known_on="2020-08-15").rows

    assert before == []
    assert [one.until for one in after] == ["2020-06-30", "2020-08-14", None, None]
    assert reader.ask(EVIDENCE, manager=ROSA, player=PAVEL, known_on="2020-12-31").rows == []


def test_who_never_met_again_has_no_evidence(reader: Reader) -> None:
    assert reader.ask(EVIDENCE, manager=TAM, player=NILS).rows == []
    assert reader.ask(EVIDENCE, manager=ROSA, player=NILS, edge="CARRIED_INTEREST").rows == []
