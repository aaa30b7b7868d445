"""`suitors match`: pairs listed and decided in a terminal, decisions listed and taken back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import Settings
from loaders.load import load
from loaders.removal import reset
from tests import annals, town
from tests.test_explorer_cli import ROOT, suitors
from tests.test_loaders_load import contents

MILL = "merge:club:annals:m~club:town:mill"


@pytest.fixture
def home(embedded: Settings, tmp_path: Path) -> Path:
    """The town and its annals; of Mill both tell one Wikidata id."""
    clubs = annals.published(mill="Q2", island="Q3")
    reset(embedded)
    load(embedded, town.build(tmp_path / "town", clubs=clubs))
    load(embedded, annals.build(tmp_path / "annals"))
    return embedded.home


def typed(home: Path, answers: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from explorer.cli import main; main()", "match", *words],
        cwd=ROOT,
        env={"SUITORS_HOME": str(home), "PATH": "/usr/bin:/bin"},
        input=answers,
        capture_output=True,
        text=True,
        timeout=120,
    )


def made(home: Path) -> list[tuple[str, str]]:
    rows = json.loads(suitors(home, "match", "--made", "--format", "json").stdout)
    return sorted((row["id"], row["verdict"]) for row in rows)


def test_pairs_are_listed_for_programs_and_nothing_is_decided(home: Path) -> None:
    rows = json.loads(suitors(home, "match", "--list", "--format", "json").stdout)

    assert [(row["kind"], row["why"]) for row in rows] == [
        *[("club", "ids")] * 2,
        *[("club", "likeness")] * 2,
        *[("player", "likeness")] * 3,
        *[("manager", "likeness")] * 2,
    ]
    assert [row["reasons"] for row in rows[:2]] == [
        ["both have Wikidata's id Q3"],
        ["both have Wikidata's id Q2"],
    ]
    assert made(home) == []


def test_ids_are_taken_by_one_act_and_what_contradicts_is_named(home: Path) -> None:
    done = suitors(home, "match", "--ids")

    assert done.returncode == 0
    assert "1 pair tied by ids taken." in done.stderr
    assert "Vale Athletic" in done.stderr
    assert "quite other names: the id may have changed its meaning" in done.stderr
    assert made(home) == [(MILL, "same")]


@pytest.mark.slow
def test_pairs_are_decided_one_by_one_and_kept_at_the_end_of_each_kind(home: Path) -> None:
    done = typed(home, "y\ns\ny\nn\ny\nq\n")

    assert "Clubs: 4 pairs to be looked at." in done.stderr
    assert "1 pair tied by published ids. Take all?" in done.stderr
    assert "2 merges and 1 refusal kept." in done.stderr
    assert "days at the same clubs" in done.stderr
    assert "1 merge and 0 refusals kept." in done.stderr
    assert [verdict for _, verdict in made(home)].count("same") == 3
    assert "Managers" not in done.stderr


@pytest.mark.slow
def test_where_nobody_answers_what_was_said_is_kept(home: Path) -> None:
    done = typed(home, "y\n")

    assert done.returncode == 0
    assert made(home) == [(MILL, "same")]


@pytest.mark.slow
def test_a_decision_is_taken_back_by_its_id(home: Path, embedded: Settings) -> None:
    before = contents(embedded)
    suitors(home, "match", "--ids")
    merged = suitors(home, "ask", "squad", "--club", "club:annals:m", "--format", "csv")

    back = suitors(home, "match", "--undo", MILL)
    unknown = suitors(home, "match", "--undo", MILL)

    assert "player:town:nils-98" in merged.stdout
    assert "player:annals:n98" in merged.stdout
    assert back.returncode == 0
    assert contents(embedded) == before
    assert (unknown.returncode, "No merge" in unknown.stderr) == (2, True)


def test_only_who_looks_for_pairs_waits_for_splink() -> None:
    text = (
        "import explorer.cli, explorer.matching, loaders.load, sys; print('splink' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True)

    assert done.stdout.strip() == "False"
