"""`make bench-large`: what a graph ten times the real one's size takes, beside the real one.

A million players, five million stints, a hundred thousand tenures and two million claims, invented
in the real graph's shape. Loaded embedded and asked; then exported, imported by Neo4j's own
importer, and asked there. Takes more than an hour and 20 GB of disk. Without the real graph beside
the project an invented one of its size takes its place.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from graph.export import export_graph
from graph.settings import Settings
from graph.store import engine, open_reader, open_writer
from tests import neo4j_server, synthetic
from tests.bench import REAL, ask_all, embedded, load_apart, resident

Questions = dict[str, tuple[float, float]]


@dataclass(slots=True)
class Column:
    """One graph on one engine: figures by name, as text, and its questions."""

    figures: dict[str, str] = field(default_factory=dict)
    questions: Questions = field(default_factory=dict)


def on_the_embedded_engine(folder: Path, files: Path) -> Column:
    """Loads the folder, asks, and exports what was loaded to `files`."""
    column = Column()
    with embedded() as (environment, pid):
        settings = Settings.from_environment(environment)
        with open_reader(settings):  # holds the engine until its memory is read
            seconds, mib = load_apart(environment, folder)
            memory = resident(pid())
        tell(column, "load everything, s", f"{seconds:,.0f}")
        tell(column, "loader's memory, MiB", f"{mib:,}")
        engine.stop(settings.home)  # begun again it has the memory that so large a graph needs
        with open_reader(settings) as reader:
            column.questions = ask_all(reader)
            started = time.perf_counter()
            done = export_graph(reader, "neo4j-import", files)
            tell(column, "export for Neo4j, s", f"{time.perf_counter() - started:,.0f}")
            tell(column, "nodes and edges", f"{done.nodes + done.edges:,}")
            memory = max(memory, resident(pid()))
            tell(column, "engine's memory at most, MiB", f"{memory:,}")
    return column


def on_neo4j(files: Path) -> Column:
    """Imports the exported files, makes the indexes, asks."""
    column = Column()
    with (
        tempfile.TemporaryDirectory() as home,
        neo4j_server.Neo4jServer(Path(home) / "neo4j", "2g", imported=files) as server,
    ):
        tell(column, "bulk import, s", f"{server.import_seconds:,.0f}")
        started = time.perf_counter()
        settings = Settings.from_environment(server.environment)
        with open_writer(settings) as writer:
            writer.shape()
            writer.rows("CALL db.awaitIndexes(600)", {})
            tell(column, "constraints and indexes, s", f"{time.perf_counter() - started:,.0f}")
            column.questions = ask_all(writer)
        tell(column, "engine's memory at most, MiB", f"{resident(server.pid):,}")
    return column


def tell(column: Column, name: str, value: str) -> None:
    column.figures[name] = value
    print(f"  {name}: {value}", file=sys.stderr)


def table(columns: dict[str, Column]) -> str:
    """All of them side by side, as Markdown; a dash where it was not measured."""
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for name in dict.fromkeys(name for column in columns.values() for name in column.figures):
        cells = (column.figures.get(name, "–") for column in columns.values())
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    for name in dict.fromkeys(name for column in columns.values() for name in column.questions):
        asked = (column.questions.get(name, (0.0, 0.0)) for column in columns.values())
        cells = (f"{p50:.1f} / {p95:.1f}" for p50, p95 in asked)
        lines.append(f"| {name}, ms p50 / p95 | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    columns: dict[str, Column] = {}
    for name, large in (("real", False), ("large", True)):
        with tempfile.TemporaryDirectory() as folder:
            made, files = Path(folder) / "feed", Path(folder) / "files"
            size = synthetic.LARGE if large else synthetic.REAL
            feed = REAL if REAL.is_dir() and not large else synthetic.build(made, size)
            print(f"{name}, embedded", file=sys.stderr)
            columns[f"{name}, embedded"] = on_the_embedded_engine(feed, files)
            if reason := neo4j_server.missing():
                print(f"Neo4j is left out: {reason}.", file=sys.stderr)
                continue
            print(f"{name}, Neo4j", file=sys.stderr)
            columns[f"{name}, Neo4j"] = on_neo4j(files)
    print(table(columns))


if __name__ == "__main__":
    main()
