"""`suitors read` and `suitors undo`: one object a report, in order; what is certain is saved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import Settings
from loaders.load import SAMPLE, load
from loaders.removal import reset
from tests.test_explorer_cli import ROOT, suitors
from tests.test_loaders_load import contents

ITAKURA = "Celtic want to sign Ko Itakura, according to Fabrizio Romano."
WANTS = {
    "club": "Celtic",
    "player": "Ko Itakura",
    "stage": "interested",
    "manager": None,
    "carried_from": None,
    "loan": None,
    "evidence": [0, 61],
    "club_id": "club:sample:celtic",
    "player_id": "player:sample:ko-itakura",
    "manager_id": None,
}


@pytest.fixture(scope="module")
def home(embedded: Settings) -> Path:
    reset(embedded)
    load(embedded, SAMPLE)
    return embedded.home


def piped(home: Path, text: str, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J")}
    return subprocess.run(
        [sys.executable, "-c", "from explorer.cli import main; main()", "read", "-", *words],
        cwd=ROOT,
        env={**kept, "SUITORS_HOME": str(home)},
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_one_object_a_report_in_order(home: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "7", "date": "2021-07-22", "outlet": "BBC", "text": ITAKURA},
        {"id": "3", "text": "Bonjour tout le monde, comment allez-vous en ce beau matin de mai ?"},
    ]
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    (tmp_path / "note.txt").write_text("Nobody wants anybody today.", "utf-8")

    done = suitors(home, "read", str(file), str(tmp_path / "note.txt"), "--outlet", "Gazette")

    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (1, "")
    assert list(first) == [
        *("id", "date", "outlet", "interests", "player_facts", "managers", "sources"),
        *("stints", "needs"),
    ]
    assert (first["id"], first["date"], first["outlet"]) == ("7", "2021-07-22", "BBC")
    assert first["interests"] == [WANTS]
    assert first["sources"] == ["Fabrizio Romano"]
    assert (second["id"], second["date"], second["outlet"]) == ("3", None, "Gazette")
    assert "French" in second["refused"]
    assert (third["id"], third["interests"], third.get("refused")) == ("note", [], None)


def test_what_is_piped_in_is_read_with_its_day(home: Path) -> None:
    done = piped(home, ITAKURA, "--date", "2021-07-22")

    (said,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert (said["id"], said["date"], said["interests"]) == ("stdin", "2021-07-22", [WANTS])


def test_without_a_graph_names_are_read_without_ids(tmp_path: Path) -> None:
    done = piped(tmp_path / "none", ITAKURA)

    (said,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert done.stderr == "There is no graph yet: names are read without ids.\n"
    assert [(one["club"], one["player"], one["club_id"]) for one in said["interests"]] == [
        ("Celtic", "Ko Itakura", None)
    ]
    assert not (tmp_path / "none").exists()


def test_a_server_that_does_not_answer_is_told_and_reading_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ITAKURA, "utf-8")
    server = {"NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "x"}

    done = suitors(tmp_path, "read", str(tmp_path / "a.txt"), **server)

    assert done.returncode == 0
    assert "bolt://127.0.0.1:9: The graph does not answer." in done.stderr
    assert json.loads(done.stdout)["interests"][0]["player"] == "Ko Itakura"


def test_what_is_certain_is_shown_saved_and_undone(home: Path) -> None:
    before = contents(Settings(home))
    text = f"{ITAKURA}\n\nLiverpool are keen on Ned Nowhere."

    asked = piped(home, text, "--date", "2021-07-22", "--save")
    saved = piped(home, text, "--date", "2021-07-22", "--save", "--yes")
    again = piped(home, text, "--date", "2021-07-22", "--save", "--yes")

    assert (asked.returncode, "Save 1 claim of stdin? [y/N]:" in asked.stderr) == (130, True)
    assert saved.returncode == 1
    assert "interest-0" in saved.stdout
    assert "Nobody in the graph is called Ned Nowhere." in saved.stdout
    assert "stdin: 1 claim saved; `suitors undo report:read:" in saved.stderr
    assert "stdin: nothing to save." in again.stderr
    report = saved.stderr.partition("`suitors undo ")[2].partition("`")[0]
    undone = suitors(home, "undo", report)
    assert undone.returncode == 0
    assert "nodes and edges removed" in undone.stderr
    assert contents(Settings(home)) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read", "nowhere.txt"], "nowhere.txt: cannot be read: No such file or directory."),
        (["read"], "Missing argument"),
        (["read", "README.md", "--date", "soon"], "date: "),
        (["undo", "report:read:none"], "No report 'report:read:none' was saved here."),
    ],
)
def test_bad_input_is_told_and_ends_with_2(home: Path, words: list[str], said: str) -> None:
    done = suitors(home, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.slow
def test_a_folder_of_reports_is_loaded_as_such(home: Path, tmp_path: Path) -> None:
    report = {"id": "1", "date": "2021-07-22", "outlet": "BBC", "text": ITAKURA}
    (tmp_path / "a.jsonl").write_text(json.dumps(report), "utf-8")

    done = suitors(home, "load", str(tmp_path))

    assert done.returncode == 0
    assert "Reports read here: 1 reports read in" in done.stderr
    assert "1 reports saved." in done.stderr
    assert suitors(home, "reset", "read", "--yes").returncode == 0
