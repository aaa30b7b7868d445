"""A download of full size: its rows agree, and it loads in time and memory that are bounded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import engine
from loaders.load import check
from tests import invented_download, java

SECONDS, MEBIBYTES = 90, 1_024
LOADING = """
import json, resource, sys
from pathlib import Path
from graph.settings import Settings
from loaders.load import load
report = load(Settings(Path(sys.argv[1])), Path(sys.argv[2]))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([report.read, report.written, report.seconds, memory]))
"""


def test_what_is_invented_agrees_with_itself(tmp_path: Path) -> None:
    report = check(invented_download.build(tmp_path / "held", leagues=1))

    why = {str(one).rpartition(": ")[2] for one in report.rejected}
    assert why <= {"no tenure.", "a plan, no stint yet."}
    assert report.read["appearances"] == 22 * report.read["games"]
    assert report.notes[0] == "Speaks up to 2026-03-15."


@pytest.mark.alone
@pytest.mark.timeout(1_500)
def test_the_full_size_loads_in_time_and_memory(tmp_path: Path) -> None:
    folder, home = invented_download.build(tmp_path / "held"), tmp_path / "home"

    command = [sys.executable, "-c", LOADING, str(home), str(folder)]
    try:
        with java.as_for_users():
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=800)
    finally:
        engine.stop(Settings(home).home)

    read, written, seconds, memory = json.loads(done.stdout)
    assert read["players"] >= 37_000
    assert read["transfers"] >= 87_000
    assert read["games"] >= 79_000
    assert read["appearances"] >= 1_780_000
    assert written["PLAYED_FOR"] > 100_000
    assert seconds <= SECONDS
    assert memory <= MEBIBYTES
    print(f"{seconds:.0f} s, {memory:.0f} MiB")
