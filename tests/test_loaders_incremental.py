"""Loading what changed: the same graph and the same report as when everything is read again."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.settings import Settings
from graph.store import engine, open_reader
from graph.whole import edges_of
from loaders.kept import FOLDER
from loaders.load import SAMPLE, load, reset
from loaders.report import LoadReport
from tests import plain_derive, town
from tests.changed import change
from tests.plain_derive import Meeting, Spell
from tests.test_loaders_derive import spells
from tests.test_loaders_load import contents

# What a cell may say besides what another line of its column says: right, wrong, or nothing.
CELLS = ("", "nobody", "2021-07", "2019-01-01", "someday", "0", "1", " harbour ", 'a "b', "é, x")
Edit = tuple[str, str, int, int, int]  # what is done, to which table, which line, cell and value
EDITS = st.tuples(
    st.sampled_from(["say", "say", "drop", "again", "swap", "new", "spoil"]),
    st.sampled_from(sorted(town.TABLES)),
    *[st.integers(0, 30)] * 3,
)
STEPS = st.lists(st.tuples(st.lists(EDITS, max_size=4), st.booleans()), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Settings]]:
    """Two embedded engines: one is loaded by what changed, the other by everything."""
    two = Settings(tmp_path_factory.mktemp("some")), Settings(tmp_path_factory.mktemp("all"))
    yield two
    for one in two:
        engine.stop(one.home)


def edited(tables: dict[str, str], edits: list[Edit]) -> dict[str, str]:
    """The tables after each edit; line 0 is the header and stays."""
    lines = {name: text.splitlines() for name, text in tables.items()}
    for what, table, at, cell, value in edits:
        rows = lines[table]
        if len(rows) < 2:
            continue
        row, other = 1 + at % (len(rows) - 1), 1 + value % (len(rows) - 1)
        if what == "drop":
            del rows[row]
        elif what == "swap":
            rows[row], rows[other] = rows[other], rows[row]
        elif what == "again":
            rows.insert(other, rows[row])
        elif what == "new":
            rows.insert(other, f"new{value}" + rows[row][rows[row].find(",") :])
        elif what == "spoil":
            rows[row] += ","
        else:
            cells = rows[row].split(",")
            known = [*CELLS, *(one.split(",")[cell % len(cells)] for one in rows[1:] if one)]
            cells[cell % len(cells)] = known[value % len(known)]
            rows[row] = ",".join(cells)
    return {name: "".join(f"{line}\n" for line in some) for name, some in lines.items()}


def whole(settings: Settings, folder: Path, *, replace: bool) -> LoadReport:
    """Loads as if nothing were kept of earlier loads."""
    shutil.rmtree(settings.home / FOLDER, ignore_errors=True)
    return load(settings, folder, replace=replace)


def outcome(report: LoadReport) -> LoadReport:
    return replace(report, seconds=0.0)


@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
@pytest.mark.slow
def test_what_changed_gives_what_everything_gives(
    homes: tuple[Settings, Settings], steps: list[tuple[list[Edit], bool]]
) -> None:
    some, all = homes
    reset(some)
    reset(all)
    tables = dict(town.TABLES)
    with tempfile.TemporaryDirectory() as name:
        folder = town.build(Path(name))
        load(some, folder)
        load(all, folder)
        for edits, replacing in steps:
            tables = edited(tables, edits)
            town.build(folder, **tables)

            first, second = (
                load(some, folder, replace=replacing),
                whole(all, folder, replace=replacing),
            )

            assert outcome(first) == outcome(second)
            assert contents(some) == contents(all)
