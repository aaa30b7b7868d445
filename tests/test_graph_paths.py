"""How two of them are connected: on the town exactly, on random graphs as a plain search finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.questions.paths import PATHS, Hop
from graph.questions.ways import SPELLS, Fetch, Place, Step, Way, find_ways
from graph.settings import Settings
from graph.store import Reader, open_reader
from loaders.load import load
from tests import town

HARBOUR, MILL, CASTLE = "club:town:harbour", "club:town:mill", "club:town:castle"
ROSA, TAM, IVO = "manager:town:rosa", "manager:town:tam", "manager:town:ivo"
NILS, OMAR, PAVEL = "player:town:nils-98", "player:town:omar", "player:town:pavel"


@pytest.fixture(scope="module")
def reader(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder: Path = town.build(tmp_path_factory.mktemp("town"))
    load(graph, folder)
    with open_reader(graph) as reader:
        yield reader


def walked(hops: Sequence[Hop]) -> list[list[str]]:
    """The nodes of each path."""
    numbers = sorted({hop.path for hop in hops})
    paths = [[hop for hop in hops if hop.path == number] for number in numbers]
    return [[path[0].from_id, *(hop.to_id for hop in path)] for path in paths]


def test_the_shorter_comes_first_then_the_later(reader: Reader) -> None:
    rows = reader.ask(PATHS, from_node=NILS, to_node=ROSA).rows

    assert walked(rows) == [
        [NILS, MILL, ROSA],
        [NILS, HARBOUR, ROSA],
        [NILS, MILL, PAVEL, ROSA],
    ]


def test_a_hop_names_both_ends_its_days_and_its_edge(reader: Reader) -> None:
    first, second = reader.ask(PATHS, from_node=NILS, to_node=ROSA, paths=1).rows

    spell = (first.kind, first.edge_id, first.since, first.until, first.first_day, first.last_day)
    assert spell == (
        "PLAYED_FOR",
        "stint:town:n2",
        "2020-08-15",
        None,
        "2020-08-15",
        "2025-06-30",
    )
    ends = (second.from_kind, second.from_name, second.to_kind, second.to_name, second.edge_id)
    assert ends == ("club", "Mill Town", "manager", "Rosa Quay", "tenure:town:r2")


def test_spells_that_do_not_overlap_connect_nobody(reader: Reader) -> None:
    """Omar was at Harbour before and after Tam's only day there, on that day on paper alone."""
    rows = reader.ask(PATHS, from_node=TAM, to_node=OMAR, through=["PLAYED_FOR", "MANAGED"]).rows

    assert walked(rows) == [[TAM, HARBOUR, NILS, MILL, OMAR]]


def test_a_claim_carries_its_report_and_is_not_tested_for_overlap(reader: Reader) -> None:
    claim, tenure = reader.ask(
        PATHS, from_node=PAVEL, to_node=TAM, through=["INTERESTED_IN", "MANAGED"]
    ).rows

    said = (claim.stage, claim.reported_on, claim.source, claim.title, claim.summary)
    assert said == (
        "monitoring",
        "2019-08-01",
        "The Gazette",
        "Harbour watch Kruk",
        "Harbour have him watched.",
    )
    assert (tenure.to_id, tenure.first_day) == (TAM, "2020-07-01")


def test_of_two_claims_between_the_same_two_the_later_is_shown(reader: Reader) -> None:
    rows = reader.ask(PATHS, from_node=ROSA, to_node=PAVEL, hops=1).rows

    assert [(hop.kind, hop.reported_on, hop.step) for hop in rows] == [("PURSUED", "2021-01-05", 1)]


def test_an_earlier_view_knows_no_later_spell_and_no_later_end(reader: Reader) -> None:
    rows = reader.ask(PATHS, from_node=NILS, to_node=ROSA, known_on="2019-12-31", hops=2).rows

    assert walked(rows) == [[NILS, HARBOUR, ROSA]]
    assert {(hop.until, hop.last_day) for hop in rows} == {(None, "2019-12-31")}


def test_a_span_leaves_out_what_happened_outside_it(reader: Reader) -> None:
    rows = reader.ask(PATHS, from_node=NILS, to_node=ROSA, until="2020-01-01", hops=2).rows

    assert walked(rows) == [[NILS, HARBOUR, ROSA]]


def test_somebody_to_himself_and_nobody_have_no_path(reader: Reader) -> None:
    assert reader.ask(PATHS, from_node=NILS, to_node=NILS).rows == []
    assert reader.ask(PATHS, from_node=NILS, to_node="player:town:nobody").rows == []
    assert reader.ask(PATHS, from_node="report:town:a", to_node=NILS).rows == []


def test_no_path_is_longer_than_asked_for(reader: Reader) -> None:
    assert reader.ask(PATHS, from_node=TAM, to_node=OMAR, hops=3, through=["MANAGED"]).rows == []
    rows = reader.ask(PATHS, from_node=IVO, to_node=ROSA, hops=3, paths=5).rows
    assert rows
    assert max(hop.step for hop in rows) <= 3


Edge = tuple[str, str, str, str, str, str]  # kind, id, start, end, first day, last day
PEOPLE, CLUBS = ("player:a", "player:b", "player:c", "player:d"), ("club:x", "club:y")
DAYS = st.tuples(st.integers(1, 6), st.integers(0, 3)).map(
    lambda days: (f"2020-01-0{days[0]}", f"2020-01-0{days[0] + days[1]}")
)
TIES = st.lists(
    st.tuples(
        st.sampled_from(("PLAYED_FOR", "INTERESTED_IN")),
        st.sampled_from(PEOPLE),
        st.sampled_from(CLUBS),
        DAYS,
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=300)
@given(TIES, st.integers(1, 4), st.integers(1, 6))
def test_ways_are_those_of_a_plain_search(
    ties: list[tuple[str, str, str, tuple[str, str]]], wanted: int, hops: int
) -> None:
    edges = [(kind, str(at), who, club, *days) for at, (kind, who, club, days) in enumerate(ties)]

    ways = find_ways("player:a", "player:b", _fetch(edges), wanted=wanted, hops=hops)

    assert ways == _plain(edges, "player:a", "player:b", wanted, hops)


def _fetch(edges: list[Edge]) -> Fetch:
    """Steps out of a list of edges, as the graph would bring them."""

    def fetch(places: Sequence[Place], towards: frozenset[str] | None) -> dict[Place, list[Step]]:
        return {place: [*_leading_on(edges, place, towards)] for place in places}

    return fetch


def _leading_on(edges: list[Edge], place: Place, towards: frozenset[str] | None) -> Iterator[Step]:
    for kind, id, start, end, first_day, last_day in edges:
        if place.node not in (start, end):
            continue
        far = end if place.node == start else start
        apart = place.first_day is not None and kind in SPELLS and place.node == end
        if apart and not (first_day <= str(place.last_day) and str(place.first_day) <= last_day):
            continue
        if towards is None or far in towards:
            yield Step(kind, id, far, first_day, last_day)


def _plain(edges: list[Edge], start: str, end: str, wanted: int, hops: int) -> list[Way]:
    """Every simple path, tested edge by edge, in the order that is promised."""
    graph = nx.MultiGraph()
    graph.add_nodes_from((start, end))
    for kind, id, who, club, first_day, last_day in edges:
        graph.add_edge(who, club, id, kind=kind, days=(first_day, last_day))
    best: dict[tuple[str, ...], Way] = {}
    for path in nx.all_simple_edge_paths(graph, start, end, cutoff=hops):
        nodes = (start, *(to for _, to, _ in path))
        steps = tuple(
            Step(graph.edges[edge]["kind"], edge[2], edge[1], *graph.edges[edge]["days"])
            for edge in path
        )
        if all(_connect(one, next) for one, next in pairwise(steps)):
            way = Way(nodes, steps, min(step.first_day for step in steps))
            known = best.get(nodes, way)
            best[nodes] = min((way, known), key=lambda one: (_backwards(one.oldest), one.steps))
    ranked = sorted(
        best.values(), key=lambda way: (len(way.steps), _backwards(way.oldest), way.nodes)
    )
    return ranked[:wanted]


def _connect(one: Step, next: Step) -> bool:
    if not one.far.startswith("club:") or {one.kind, next.kind} != {"PLAYED_FOR"}:
        return True
    return one.first_day <= next.last_day and next.first_day <= one.last_day


def _backwards(day: str) -> int:
    return -int(day.replace("-", ""))
