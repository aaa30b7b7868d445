"""What a terminal shows while it works: the app's address, progress, reports."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from graph.settings import Settings
from loaders.load import load_sample_if_empty
from loaders.news.settling import ISSUER
from loaders.report import LoadReport, Progress

ROOT = Path(__file__).resolve().parent.parent
PORTS_TRIED = 50
SHOWN_REJECTIONS = 20


def run_app(settings: Settings, port: int) -> NoReturn:
    """Becomes the app, on the port or the next free one, and says which."""
    said = Console(stderr=True, highlight=False)
    with drawn_progress() as progress:
        if load_sample_if_empty(settings, progress):
            said.print("The sample is loaded.")
    port = next((p for p in range(port, port + PORTS_TRIED) if _is_free(p)), port)
    said.print(f"Suitors is at http://127.0.0.1:{port} (Ctrl-C ends it)")
    os.environ["SUITORS_HOME"] = str(settings.home)  # it may have been told relative to here
    os.chdir(ROOT)  # where the theme is
    streamlit = [sys.executable, "-m", "streamlit", "run", str(ROOT / "server.py")]
    os.execv(sys.executable, [*streamlit, f"--server.port={port}"])


@contextmanager
def drawn_progress() -> Iterator[Progress | None]:
    """A bar with rate and time left, on a terminal only."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    rate = TextColumn("{task.fields[rate]}")
    left = TimeRemainingColumn()
    stage_column = TextColumn("{task.description}")
    with Bar(
        stage_column, BarColumn(), MofNCompleteColumn(), rate, left, console=console, transient=True
    ) as bar:
        task = bar.add_task("", total=None, rate="")

        def draw(stage: str, done: int, total: int | None) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:,.0f} a second" if speed else ""
            bar.update(task, description=stage, completed=done, total=total, rate=rate)

        yield draw


def tell_load(report: LoadReport) -> None:
    """The outcome of a check or load, on stderr."""
    said = Console(stderr=True, highlight=False, soft_wrap=True)
    read = ", ".join(f"{count:,} {name}" for name, count in report.read.items())
    if report.unchanged:
        said.print(f"{report.feed}: unchanged since it was loaded; nothing to do.", markup=False)
        return
    said.print(f"{report.feed}: {read} read in {report.seconds:.1f} s.", markup=False)
    if report.issuer == ISSUER:
        for name, count in report.written.items():
            said.print(f"{count:,} {name}.", markup=False)
    for name, count in report.derived.items():
        said.print(f"{count:,} {name} worked out.", markup=False)
    if report.vanished:
        kept = "removed" if report.removed else "kept (--replace removes them)"
        said.print(f"{report.vanished:,} records are no longer in the feed: {kept}.", markup=False)
    for note in report.notes:
        said.print(f"Note: {note}", markup=False)
    for column in report.ignored_columns:
        said.print(f"Not read: {column}", markup=False)
    for one in report.rejected[:SHOWN_REJECTIONS]:
        said.print(f"Left out: {one}", markup=False)
    if report.rejected_count > SHOWN_REJECTIONS:
        more = report.rejected_count - SHOWN_REJECTIONS
        said.print(f"… and {more:,} more were left out.", markup=False)


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        return door.connect_ex(("127.0.0.1", port)) != 0
