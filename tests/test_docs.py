"""The documents: their commands run, no machine is named in them."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import Settings
from loaders.folder import TABLES
from loaders.load import SAMPLE, load
from loaders.removal import reset

ROOT = Path(__file__).resolve().parent.parent
EDITOR = {
    "editor.js": "fefd2378b60f0831",
    "editor.src.js": "bb406a1a11f5eec4",
    "package.json": "c0938e5ec67c85f7",
}
COMMANDS = re.findall(
    r"^    (suitors (?:ask|cypher|--help).*)$", (ROOT / "README.md").read_text(), re.M
)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_readme_run(command: str, embedded: Settings) -> None:
    reset(embedded)
    load(embedded, SAMPLE)
    words = shlex.split(command)[1:]

    done = subprocess.run(
        [sys.executable, "-c", "from explorer.cli import main; main()", *words],
        cwd=ROOT,
        env=os.environ | {"SUITORS_HOME": str(embedded.home)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3


def test_the_manual_of_folders_names_every_column() -> None:
    manual = (ROOT / "data" / "README.md").read_text("utf-8")
    lines = dict(re.findall(r"^\| `(\w+)`[ *]*\| (.*) \|$", manual, re.M))
    for table in TABLES:
        described = re.findall(r"`(\w+)`(\*?)", lines[table.name])
        assert {name for name, _ in described} == set(table.columns), table.name
        assert {name for name, star in described if star} == set(table.must), table.name


def test_versions_are_pinned_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)


def test_no_file_names_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    place = re.compile(r"(?<![\w./-])/(?:work|farm|root|home)/[a-z]|index-url|files\.pythonhosted")
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if file.suffix in (".png", ".gz") or name == "tests/test_docs.py" or not file.exists():
            continue
        assert not place.search(file.read_text("utf-8")), name


def test_the_editor_is_what_was_built_from_its_source() -> None:
    """Changed by `make editor` alone: both files change together, and the digests with them."""
    editor = ROOT / "explorer" / "editor"
    digests = {
        name: hashlib.sha256((editor / name).read_bytes()).hexdigest()[:16]
        for name in ("editor.js", "editor.src.js", "package.json")
    }

    assert digests == EDITOR
