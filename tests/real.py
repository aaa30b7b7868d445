"""The real graph, loaded once, and engines of one's own for whoever needs it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from graph.settings import Settings
from graph.store import engine, open_reader
from loaders.kept import program
from loaders.load import load
from tests import java

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def own(home: Path) -> Iterator[Settings]:
    """A graph that works for minutes, as users have it; its engine and its folder end with it."""
    settings = Settings(home)
    try:
        with java.as_for_users(), open_reader(settings):
            yield settings
    finally:
        engine.stop(home)
        shutil.rmtree(home)


@contextmanager
def copied(real: Path, home: Path) -> Iterator[Settings]:
    """The real graph in an engine of one's own."""
    shutil.copytree(real, home)
    with own(home) as settings:
        yield settings


def loaded(kept: Path, feed: Path) -> Path:
    """Where it lies, no engine running; loaded, a minute or several, when code or feed changed."""
    home, begun = kept / _state(feed), kept / "begun"
    with FileLock(kept / "lock"):
        if not home.exists():
            for earlier in kept.glob("*/"):
                shutil.rmtree(earlier)
            try:
                with java.as_for_users():
                    load(Settings(begun), feed)
            finally:
                engine.stop(begun)
            begun.rename(home)
    return home


def _state(feed: Path) -> str:
    """Changes with every line that loads, every library and every file that is loaded."""
    files = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in feed.iterdir()]
    libraries = (ROOT / "constraints.txt").read_text("utf-8")
    return hashlib.sha256(f"{program()}{libraries}{sorted(files)}".encode()).hexdigest()[:12]
