"""The real graph in an engine's folder: loaded once, and copied for whoever needs it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.settings import Settings
from graph.store import engine
from loaders.load import load
from loaders.report import LoadReport
from tests import java


@dataclass(frozen=True)
class Real:
    """Where it lies, no engine running, and what its load told."""

    home: Path
    report: LoadReport

    @contextmanager
    def copied(self, home: Path) -> Iterator[Settings]:
        """A graph of one's own; its engine ends with it."""
        shutil.copytree(self.home, home)
        with java.as_for_users():
            yield Settings(home)
            engine.stop(home)


def loaded(home: Path, feed: Path) -> Real:
    """Loads it, which takes a minute or several."""
    with java.as_for_users():
        report = load(Settings(home), feed)
        engine.stop(home)
    return Real(home, report)
