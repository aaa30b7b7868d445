"""Loading: twice is once, interrupted and resumed is undisturbed, newer data updates."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FeedError
from graph.questions.careers import CAREER
from graph.questions.network import FEEDS, TOTALS
from graph.settings import Settings
from graph.store import engine, open_reader
from graph.whole import edges, nodes
from loaders.load import SAMPLE, load, load_sample_if_empty
from loaders.removal import reset
from tests import town

NODES = "MATCH (n) WHERE NOT n:Lock RETURN labels(n)[0] AS label, properties(n) AS p"
EDGES = "MATCH (a)-[e]->(b) RETURN a.id AS start, type(e) AS type, b.id AS end, properties(e) AS p"
LOADING = """
import sys
from pathlib import Path
from graph.settings import Settings
from loaders.load import load
load(Settings(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def contents(settings: Settings, *, without: tuple[str, ...] = ()) -> set[str]:
    """Everything in the graph as text, but for when and what was loaded."""
    unsure = {"loaded_at", "version", "seal", *without}
    with open_reader(settings) as reader:
        rows: list[dict[str, Any]] = reader.rows(NODES, {}) + reader.rows(EDGES, {})
    for row in rows:
        row["p"] = sorted((k, str(v)) for k, v in row["p"].items() if k not in unsure)
    return {str(sorted(row.items())) for row in rows}


def test_the_same_feed_twice_changes_nothing(graph: Settings) -> None:
    reset(graph)
    load(graph, SAMPLE)
    before = contents(graph)

    again = load(graph, SAMPLE)
    forced = load(graph, SAMPLE, replace=True)

    assert (again.unchanged, forced.unchanged) == (True, False)
    assert (forced.vanished, forced.removed) == (0, 0)
    assert contents(graph) == before


def test_a_newer_feed_updates_and_keeps_what_vanished(graph: Settings, tmp_path: Path) -> None:
    reset(graph)
    load(graph, town.build(tmp_path / "old"))
    stints = town.TABLES["stints"].replace("n2,nils-98,mill,", "n2,nils-98,castle,")
    stints = stints.replace("o5,omar,harbour,2022-01-01,day,,,0,,loan_return,,,,0\n", "")
    newer = town.build(tmp_path / "new", stints=stints)

    report = load(graph, newer)

    with open_reader(graph) as reader:
        nils = [s.club for s in reader.ask(CAREER, player="player:town:nils-98").rows]
        omar = [s.stint_id for s in reader.ask(CAREER, player="player:town:omar").rows]
    assert (report.vanished, report.removed) == (1, 0)
    assert nils == ["Harbour FC", "Castle United"]
    assert omar[-1] == "stint:town:o5"

    removed = load(graph, newer, replace=True)

    assert (removed.vanished, removed.removed) == (1, 1)
    fresh = contents(graph)
    reset(graph)
    load(graph, newer)
    assert contents(graph) == fresh


def test_what_a_feed_says_no_more_of_somebody_is_erased_only_to_replace(
    graph: Settings, tmp_path: Path
) -> None:
    values = "player_id,date,value,currency\npavel,2020-01-01,1,EUR\n"
    reset(graph)
    load(graph, town.build(tmp_path / "old", valuations=values))
    players = town.TABLES["players"].replace("centre-back,,190", "centre-back,,")
    newer = town.build(tmp_path / "new", players=players, valuations=values[:30])

    load(graph, newer)

    with open_reader(graph) as reader:
        before = next(p for type, p in nodes(reader) if p["id"] == "player:town:pavel")
    assert (before["height_cm"], before["value"]) == (190, 1)
    load(graph, newer, replace=True)
    replaced = contents(graph)
    reset(graph)
    load(graph, newer)
    assert contents(graph) == replaced


def test_a_folder_without_a_table_it_had_replaces_nothing(graph: Settings, tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    reset(graph)
    load(graph, folder)
    before = contents(graph)
    (folder / "tenures.csv").unlink()

    with pytest.raises(FeedError, match=r"not there or not to be read: tenures;"):
        load(graph, folder, replace=True)

    assert contents(graph) == before


def test_the_first_feed_of_ones_own_takes_the_sample_out(graph: Settings, tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    reset(graph)
    load(graph, folder)
    alone = contents(graph)
    reset(graph)
    load(graph, SAMPLE)

    load(graph, folder)

    assert contents(graph) == alone
    load(graph, SAMPLE)
    with open_reader(graph) as reader:
        assert [feed.issuer for feed in reader.ask(FEEDS).rows] == ["sample", "town"]


def test_resetting_one_feed_leaves_the_other(graph: Settings, tmp_path: Path) -> None:
    reset(graph)
    load(graph, SAMPLE)
    before = contents(graph)
    load(graph, town.build(tmp_path / "town"), keep_sample=True)

    reset(graph, "town")

    left = {row for row in contents(graph) if ":town:" not in row}
    assert {row for row in before if "Total" not in row} <= left
    assert contents(graph) == left


def test_after_a_reset_nothing_comes_back_by_itself(embedded: Settings) -> None:
    load(embedded, SAMPLE)
    reset(embedded)

    assert not load_sample_if_empty(embedded)
    with open_reader(embedded) as reader:
        assert reader.ask(TOTALS).rows == []


def test_a_broken_feed_writes_nothing(graph: Settings, tmp_path: Path) -> None:
    reset(graph)
    load(graph, town.build(tmp_path / "town"))
    before = contents(graph)
    bad = "".join(f"q{n},omar,harbour,someday,day,,,0,,,,,,0\n" for n in range(30))

    with pytest.raises(FeedError):
        load(graph, town.build(tmp_path / "bad", stints=town.TABLES["stints"] + bad))

    assert contents(graph) == before


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the sample makes of a graph when nobody disturbs it."""
    home = Settings(tmp_path_factory.mktemp("calm"))
    load(home, SAMPLE)
    made = contents(home)
    engine.stop(home.home)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.3, 0.7, 1.2, 1.8])
def test_killed_and_loaded_again_is_as_if_undisturbed(
    after: float, undisturbed: set[str], tmp_path: Path
) -> None:
    """kill -9 at several moments; a first load writes with CREATE, the second has to know."""
    home = Settings(tmp_path / "home")
    with open_reader(home):
        loading = subprocess.Popen(
            [sys.executable, "-c", LOADING, str(home.home), str(SAMPLE)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        )
        time.sleep(after)
        loading.send_signal(signal.SIGKILL)
        loading.wait()

        load(home, SAMPLE)

        assert contents(home) == undisturbed
    engine.stop(home.home)


def marks(settings: Settings) -> set[int]:
    """A mark for every node and edge with its properties; all texts at once would be too much."""
    with open_reader(settings) as reader:
        found = {hash((type.label, str(sorted(p.items())))) for type, p in nodes(reader)}
        return found | {
            hash((type.name, start, end, str(sorted(p.items()))))
            for type, start, end, p in edges(reader)
        }
