"""`make bench`: how fast a load and every question are, on both engines, in one run.

Uses the real graph beside the project; without it, an invented one of its size and shape (and
says so). Prints a table for the README; `--write` puts it there.
"""

from __future__ import annotations

import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph.questions.careers import CARD, CAREER, MANAGER, SQUAD
from graph.questions.follows import COACHED, COMMON, FOLLOWS, RANKING
from graph.questions.neighbours import NEIGHBOUR_COUNTS, NEIGHBOURS
from graph.questions.network import GAPS, TOTALS
from graph.questions.paths import PATHS
from graph.questions.pursuits import CARRIED, PURSUITS
from graph.questions.reports import LATEST, NEEDS, REPORTS
from graph.questions.search import SEARCH
from graph.questions.suitors import INTERESTS, SUITORS
from graph.settings import Settings
from graph.store import Reader, engine, keeper, open_reader
from loaders.load import load
from tests import neo4j_server, synthetic
from tests.changed import change

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "data" / "football"
ANCHORS = 200
DAY = "2023-06-01"
# In pages: a graph of a million players is too large to be asked for all of them at once.
WANTED = """
MATCH (p:Player)
WHERE p.id > $after AND p.id <= $upto AND (p)<-[:INTERESTED_IN]-()
RETURN p.id AS id, p.name AS name ORDER BY id
"""
MANAGERS = """
MATCH (m:Manager) WHERE m.id > $after AND m.id <= $upto AND (m)-[:MANAGED]->()
RETURN m.id AS id ORDER BY id
"""
CLUBS = """
MATCH (c:Club) WHERE c.id > $after AND c.id <= $upto AND (c)-[:INTERESTED_IN]->()
RETURN c.id AS id ORDER BY id
"""
PLAYERS = """
MATCH (p:Player) WHERE p.id > $after AND p.id <= $upto AND (p)-[:PLAYED_FOR]->()
RETURN p.id AS id ORDER BY id
"""
HUBS = """
MATCH (c:Club) WHERE c.id > $after AND c.id <= $upto
RETURN c.id AS id, COUNT { (c)<-[:PLAYED_FOR]-() } AS stints ORDER BY id
"""
SOURCE = "MATCH (s:Source) WHERE s.id > $after AND s.id <= $upto RETURN s.id AS id ORDER BY id"
LOADING = """
import resource, sys, time
from pathlib import Path
import os
from graph.settings import Settings
from loaders.load import load
started = time.perf_counter()
load(Settings.from_environment(os.environ), Path(sys.argv[1]))
taken = time.perf_counter() - started
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
Ask = Callable[[Reader, int], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine took: seconds, MiB, and milliseconds at p50 and p95 for each question."""

    load: float
    again: float
    changed: float  # one row in a hundred
    loader_mib: int
    engine_mib: int
    questions: dict[str, tuple[float, float]]


def anchors(reader: Reader) -> dict[str, list[str]]:
    """The same random ids on both engines."""
    chance = random.Random(7)

    def rows(text: str, label: str) -> list[dict[str, Any]]:
        return [row for page in reader.pages(text, label) for row in page]

    def some(found: list[dict[str, Any]], column: str = "id") -> list[str]:
        return [chance.choice(found)[column] for _ in range(ANCHORS)]

    wanted, players = rows(WANTED, "Player"), rows(PLAYERS, "Player")
    return {
        "wanted": some(wanted),
        "name": some(wanted, "name"),
        "manager": some(rows(MANAGERS, "Manager")),
        "club": some(rows(CLUBS, "Club")),
        "player": some(players),
        "other": some(players),
        "hub": some([max(rows(HUBS, "Club"), key=lambda club: club["stints"])]),
        "source": some(rows(SOURCE, "Source")[:1]),
    }


def questions(at: dict[str, list[str]]) -> dict[str, tuple[int, Ask]]:
    """What is asked, and how often."""

    def typo(n: int) -> str:
        name = at["name"][n]
        return name[:2] + name[3:] if len(name) > 6 else name

    many, few = ANCHORS, 20
    return {
        "by id": (many, lambda r, n: r.ask(CARD, player=at["player"][n])),
        "suitors": (many, lambda r, n: r.ask(SUITORS, player=at["wanted"][n])),
        "suitors on a day": (many, lambda r, n: r.ask(SUITORS, player=at["wanted"][n], on=DAY)),
        "interests of a club": (many, lambda r, n: r.ask(INTERESTS, club=at["club"][n])),
        "career": (many, lambda r, n: r.ask(CAREER, player=at["player"][n])),
        "tenures": (many, lambda r, n: r.ask(MANAGER, manager=at["manager"][n])),
        "squad on a day": (many, lambda r, n: r.ask(SQUAD, club=at["club"][n], on=DAY)),
        "needs": (many, lambda r, n: r.ask(NEEDS, club=at["club"][n])),
        "latest": (many, lambda r, n: r.ask(LATEST)),
        "latest about a player": (many, lambda r, n: r.ask(LATEST, player=at["wanted"][n])),
        "pursuits": (many, lambda r, n: r.ask(PURSUITS, manager=at["manager"][n])),
        "carried": (many, lambda r, n: r.ask(CARRIED, manager=at["manager"][n])),
        "follows of a manager": (many, lambda r, n: r.ask(FOLLOWS, manager=at["manager"][n])),
        "follows of a player": (many, lambda r, n: r.ask(FOLLOWS, player=at["player"][n])),
        "ranking of all follows": (many, lambda r, n: r.ask(RANKING)),
        "coached": (many, lambda r, n: r.ask(COACHED, manager=at["manager"][n])),
        "common ground": (
            many,
            lambda r, n: r.ask(COMMON, manager=at["manager"][n], other=at["manager"][n - 1]),
        ),
        "reports of a source": (many, lambda r, n: r.ask(REPORTS, source=at["source"][n])),
        "search": (many, lambda r, n: r.ask(SEARCH, text=at["name"][n], limit=8)),
        "search with a typo": (many, lambda r, n: r.ask(SEARCH, text=typo(n), limit=8)),
        "counts of the largest hub": (
            many,
            lambda r, n: r.ask(NEIGHBOUR_COUNTS, node=at["hub"][n]),
        ),
        "50 neighbours of it": (many, lambda r, n: r.ask(NEIGHBOURS, node=at["hub"][n], limit=50)),
        "three paths": (
            many,
            lambda r, n: r.ask(PATHS, from_node=at["player"][n], to_node=at["other"][n]),
        ),
        "totals": (few, lambda r, n: r.ask(TOTALS)),
        "gaps": (few, lambda r, n: r.ask(GAPS)),
    }


def measure(environment: dict[str, str], folder: Path, pid: Callable[[], int]) -> Measured:
    """Loads, loads again, loads what changed and changed back, asks everything."""
    settings = Settings.from_environment(environment)
    with open_reader(settings) as reader:
        seconds, mib = load_apart(environment, folder)
        started = time.perf_counter()
        load(settings, folder)
        again = time.perf_counter() - started
        changed = load_changed(settings, folder)
        found = ask_all(reader)
    return Measured(seconds, again, changed, mib, resident(pid()), found)


def load_changed(settings: Settings, folder: Path) -> float:
    """Seconds for the folder with one row in a hundred changed; afterwards it is as it was."""
    with tempfile.TemporaryDirectory() as made:
        changed = change(folder, Path(made) / "changed")
        seconds = load(settings, changed, replace=True).seconds
    load(settings, folder, replace=True)
    return seconds


def ask_all(reader: Reader) -> dict[str, tuple[float, float]]:
    """Milliseconds at p50 and p95 of each question; the engine is warmed by one round of each."""
    found: dict[str, tuple[float, float]] = {}
    for name, (times, ask) in questions(anchors(reader)).items():
        for n in range(min(5, times)):
            ask(reader, n)
        taken = sorted(_timed(ask, reader, n) for n in range(times))
        found[name] = (taken[times // 2], taken[int(times * 0.95)])
        print(f"  {name}: {found[name][0]:.1f} / {found[name][1]:.1f} ms", file=sys.stderr)
    return found


def load_apart(environment: dict[str, str], folder: Path) -> tuple[float, int]:
    """In a process of its own, so that its memory is the loader's."""
    done = subprocess.run(
        [sys.executable, "-c", LOADING, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, mib = done.stdout.split()
    return float(seconds), int(mib)


def _timed(ask: Ask, reader: Reader, n: int) -> float:
    started = time.perf_counter()
    ask(reader, n)
    return (time.perf_counter() - started) * 1000


def resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


@contextmanager
def embedded() -> Iterator[tuple[dict[str, str], Callable[[], int]]]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        yield (
            {"SUITORS_HOME": str(home)},
            lambda: int(keeper.read(home / keeper.ENGINE)["java_pid"]),
        )
        engine.stop(home)


@contextmanager
def server() -> Iterator[tuple[dict[str, str], Callable[[], int]]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        neo4j_server.Neo4jServer(Path(folder) / "neo4j", heap="1g") as running,
    ):
        yield running.environment, lambda: running.pid


def table(folder: Path, results: dict[str, Measured]) -> str:
    """Both engines side by side, as Markdown."""
    names = list(results)
    lines = ["| | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]

    def line(name: str, value: Callable[[Measured], str]) -> None:
        lines.append(f"| {name} | " + " | ".join(value(results[one]) for one in names) + " |")

    line("load everything, s", lambda m: f"{m.load:.1f}")
    line("the same again, s", lambda m: f"{m.again:.1f}")
    line("one row in a hundred changed, s", lambda m: f"{m.changed:.1f}")
    line("loader's memory, MiB", lambda m: f"{m.loader_mib:,}")
    line("engine's memory at most, MiB", lambda m: f"{m.engine_mib:,}")
    for name in results[names[0]].questions:

        def latency(m: Measured, name: str = name) -> str:
            p50, p95 = m.questions[name]
            return f"{p50:.1f} / {p95:.1f}"

        line(f"{name}, ms p50 / p95", latency)
    what = "the real graph" if folder == REAL else "an invented graph of the real one's size"
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    versions = f"driver {version('neo4j')}, ArcadeDB {version('arcadedb-embedded')}, Neo4j 5.26.30"
    return f"{what}; {machine}; {versions}\n\n" + "\n".join(lines)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as made:
        report(REAL if REAL.is_dir() else synthetic.build(Path(made)), "--write" in arguments)


def report(folder: Path, into_readme: bool) -> None:
    """Measures each engine that is here, prints the table and, where asked, keeps it."""
    results: dict[str, Measured] = {}
    engines: dict[str, Any] = {"embedded": embedded}
    if reason := neo4j_server.missing():
        print(f"Neo4j is left out: {reason}.", file=sys.stderr)
    else:
        engines["Neo4j"] = server
    for name, opened in engines.items():
        print(name, file=sys.stderr)
        with opened() as (environment, pid):
            results[name] = measure(environment, folder, pid)
    text = table(folder, results)
    print(text)
    if into_readme:
        readme = ROOT / "README.md"
        marked = f"<!-- bench -->\n{text}\n<!-- /bench -->"
        whole = re.sub(r"<!-- bench -->.*<!-- /bench -->", marked, readme.read_text(), flags=re.S)
        readme.write_text(whole, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
