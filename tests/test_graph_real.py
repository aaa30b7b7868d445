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
from graph.store import engine, open_reader
from loaders.load import load
from tests import java
from tests.changed import change
from tests.real import Real
from tests.test_graph_bulk import assert_same_graph, exported, imported
from tests.test_loaders_load import LOADING, marks

ANY_STINT = "MATCH ()-[e:PLAYED_FOR]->() RETURN e.id AS id LIMIT 1"

pytestmark = [pytest.mark.large, pytest.mark.timeout(900)]


def test_killed_amid_the_real_graph_and_loaded_again(
    real: Real, shared: Path, tmp_path: Path
) -> None:
    folder, home = shared / "data" / "football", Settings(tmp_path / "home")
    with real.copied(tmp_path / "calm") as calm, open_reader(calm):
        whole = marks(calm)
    with java.as_for_users(), open_reader(home):
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
    engine.stop(home.home)


def wait_for_stints(settings: Settings, loading: subprocess.Popen[bytes]) -> None:
    """Until some are in the graph: reading takes longer or shorter, as the machine is busy."""
    with open_reader(settings) as reader:
        while not reader.rows(ANY_STINT, {}):
            assert loading.poll() is None, "it ended before it could be killed"
            time.sleep(0.1)


def test_one_row_in_a_hundred_is_loaded_in_a_fraction_of_the_time(
    real: Real, shared: Path, tmp_path: Path
) -> None:
    """A tenth, where the machine is quiet; `make bench` prints what it is."""
    changed = change(shared / "data" / "football", tmp_path / "changed")
    with real.copied(tmp_path / "home") as home, open_reader(home):
        part = load(home, changed, replace=True)
        partly = marks(home)
    calm = Settings(tmp_path / "calm")
    with java.as_for_users(), open_reader(calm):
        everything = load(calm, changed)

        assert part.seconds < everything.seconds / 5
        assert partly == marks(calm)
    engine.stop(calm.home)


@pytest.mark.neo4j
def test_the_real_importer_takes_the_real_graph(real: Real, tmp_path: Path) -> None:
    with real.copied(tmp_path / "home") as home, open_reader(home):
        folder = exported(home, tmp_path / "files")
        unanswered = {"needs", "readings", "doubts", "pursuits", "common", "merges"}
        with imported(folder, tmp_path / "neo4j") as server:
            assert_same_graph(home, server, unanswered)
