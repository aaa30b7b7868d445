"""The real graph, loaded once: killed amid its load, changed by a hundredth, imported elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import open_reader
from loaders.load import load
from tests import real
from tests.changed import change
from tests.test_graph_bulk import assert_same_graph, exported, imported
from tests.test_loaders_load import LOADING, marks

ANY_STINT = "MATCH ()-[e:PLAYED_FOR]->() RETURN e.id AS id LIMIT 1"

pytestmark = [pytest.mark.large, pytest.mark.timeout(1_800)]


def test_killed_amid_the_real_graph_and_loaded_again(
    real_home: Path, shared: Path, tmp_path: Path
) -> None:
    folder = shared / "data" / "football"
    with real.copied(real_home, tmp_path / "calm") as calm:
        whole = marks(calm)
    with real.own(tmp_path / "home") as home:
        loading = subprocess.Popen(
            [sys.executable, "-c", LOADING, str(home.home), str(folder)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        )
        wait_for_stints(home, loading)
        loading.send_signal(signal.SIGKILL)
        loading.wait()
        partly = marks(home)

        load(home, folder)

        assert 0 < len(partly) < len(whole)
        assert marks(home) == whole


def wait_for_stints(settings: Settings, loading: subprocess.Popen[bytes]) -> None:
    """Until some are in the graph: reading takes longer or shorter, as the machine is busy."""
    with open_reader(settings) as reader:
        while not reader.rows(ANY_STINT, {}):
            assert loading.poll() is None, "it ended before it could be killed"
            time.sleep(0.1)


def test_one_row_in_a_hundred_is_loaded_in_a_fraction_of_the_time(
    real_home: Path, shared: Path, tmp_path: Path
) -> None:
    """A tenth, where the machine is quiet; `make bench` prints what it is."""
    changed = change(shared / "data" / "football", tmp_path / "changed")
    with real.copied(real_home, tmp_path / "home") as home:
        part = load(home, changed, replace=True)
        by_part = marks(home)
    with real.own(tmp_path / "calm") as calm:
        everything = load(calm, changed)

        assert part.seconds < everything.seconds / 5
        assert by_part == marks(calm)


@pytest.mark.neo4j
def test_the_real_importer_takes_the_real_graph(real_home: Path, tmp_path: Path) -> None:
    with real.copied(real_home, tmp_path / "home") as home:
        folder = exported(home, tmp_path / "files")
        unanswered = {"needs", "readings", "doubts", "pursuits", "common", "merges"}
        with imported(folder, tmp_path / "neo4j") as server:
            assert_same_graph(home, server, unanswered)
