"""What the graph tells a reader: names, clubs, and who was where when."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import engine, open_reader
from loaders.load import load
from loaders.news import gazetteer
from loaders.news.gazetteer import known_from
from loaders.reading.known import Club, KnownPerson, Spell
from loaders.removal import reset
from tests import real, town


@pytest.fixture(scope="module")
def town_graph(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    load(graph, town.build(tmp_path_factory.mktemp("town")))
    return graph


def test_names_and_clubs_are_there_folded(town_graph: Settings) -> None:
    with open_reader(town_graph) as reader:
        known = known_from(reader)

    assert known.names["pavel kruk"] == ["player:town:pavel"]
    assert sorted(known.names["nils berg"]) == ["player:town:nils-01", "player:town:nils-98"]
    assert known.surnames["quay"] == ["manager:town:rosa"]
    assert known.clubs["harbour"] == (Club("Harbour", "Coast", "club:town:harbour"),)
    assert known.clubs["the gulls"] == known.clubs["harbour"]
    assert known.sides == {"harbour fc b"}


def test_people_come_with_their_spells_the_earliest_first(town_graph: Settings) -> None:
    with open_reader(town_graph) as reader:
        people = known_from(reader).ask(
            ["player:town:omar", "manager:town:rosa", "player:town:nobody", "club:town:mill"]
        )

    assert people == {
        "player:town:omar": KnownPerson(
            "player:town:omar",
            "Omar O'Vale",
            "1997-05",
            ("Coast", "Hills"),
            "left winger",
            (
                Spell("club:town:harbour", "2019-01-15", "2020-01-19"),
                Spell("club:town:castle", "2020-01-20", "2020-06-30", True, "club:town:harbour"),
                Spell("club:town:harbour", "2020-07-01", "2020-12-31"),
                Spell("club:town:mill", "2021-01-01", "2021-12-31", True, "club:town:harbour"),
                Spell("club:town:harbour", "2022-01-01", "2025-06-30"),
            ),
            ("Vale",),
        ),
        "manager:town:rosa": KnownPerson(
            "manager:town:rosa",
            "Rosa Quay",
            "1970-01-01",
            ("Coast",),
            None,
            (
                Spell("club:town:harbour", "2018-07-01", "2020-06-30"),
                Spell("club:town:mill", "2020-07-10", "2025-06-30"),
            ),
        ),
    }


def test_what_was_asked_is_kept_but_not_without_end(
    town_graph: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer, "KEPT", 2)
    with open_reader(town_graph) as reader:
        known = known_from(reader)
        first = known.ask(["player:town:omar", "player:town:pavel"])
        known.ask(["player:town:nils-98"])

    assert known.ask(["player:town:pavel"])["player:town:pavel"] is first["player:town:pavel"]


def test_an_empty_graph_knows_nobody(graph: Settings) -> None:
    reset(graph)
    with open_reader(graph) as reader:
        known = known_from(reader)

        assert known.blank
        assert known.ask(["player:town:omar"]) == {}


@pytest.mark.slow
def test_a_graph_that_was_never_written_to_knows_nobody(tmp_path: Path) -> None:
    with open_reader(Settings(tmp_path)) as reader:
        assert known_from(reader).blank
    engine.stop(tmp_path)


@pytest.mark.alone
@pytest.mark.timeout(900)
def test_the_real_graph_is_known_within_three_seconds(real_home: Path, tmp_path: Path) -> None:
    with real.copied(real_home, tmp_path / "home") as home, open_reader(home) as reader:
        started = time.perf_counter()
        known = known_from(reader)
        ready = time.perf_counter()
        people = known.ask([ids[0] for ids in list(known.names.values())[:500:10]])
        asked = time.perf_counter()

    assert ready - started <= 3
    assert asked - ready <= 0.1  # the first question; 30 ms are usual
    assert len(people) == 50
