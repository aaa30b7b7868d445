"""`make evaluate`: how much of the annotated reports a reader finds, set by set, and how fast.

The names come from the sample graph; `--graph FOLDER` loads another one for the run, `--loaded`
takes the one that SUITORS_HOME or NEO4J_URI names, `--no-graph` does without.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.settings import Settings
from graph.store import engine, open_reader
from loaders.load import load
from loaders.news.gazetteer import known_from
from loaders.reading.found import Report
from loaders.reading.known import Known, build
from loaders.reading.reader import read
from tests.evaluation.annotated import Said, annotated, parse, said_by, sets
from tests.evaluation.score import DENIALS, NEGATIVES, Table, score

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"
GIVEN = ROOT.parent / "shared" / "articles"
UNSEEN = "unseen"  # who has looked at its misses can no longer be judged by it
FOUND_ONLY = (DENIALS, NEGATIVES)  # recall counts; what is wrong there is wrong above as well


@dataclass(frozen=True, slots=True)
class Run:
    """What a reader said of some reports, and the milliseconds each took, the shortest first."""

    said: dict[str, Said]
    taken: list[float]

    def quantile(self, share: float) -> float:
        """The time within which that share of the reports was read."""
        return self.taken[min(int(len(self.taken) * share), len(self.taken) - 1)]


def run(reports: Sequence[Report], known: Known) -> Run:
    """Reads each; the first is read twice, and only its second time counts."""
    said: dict[str, Said] = {}
    taken = []
    for report in (reports[0], *reports):
        started = time.perf_counter()
        reading = read(report, known)
        taken.append((time.perf_counter() - started) * 1000)
        said[report.id] = said_by(reading)
    return Run(said, sorted(taken[1:]))


def table(results: dict[str, Table], runs: dict[str, Run]) -> str:
    """All sets side by side in Markdown: of each measure precision, recall and F1."""
    heads = [f"{name}, {one.reports} reports" for name, one in results.items()]
    lines = {
        measure: [_shares(one, measure) for one in results.values()]
        for measure in next(iter(results.values())).lines
    }
    lines["false alarms"] = [f"{one.alarms} of {one.quiet}" for one in results.values()]
    lines["ms a report, p50 / p95"] = [
        f"{statistics.median(one.taken):.0f} / {one.quantile(0.95):.0f}" for one in runs.values()
    ]
    rows = [" | ".join([measure, *cells]) for measure, cells in lines.items()]
    top = [" | ".join(["P / R / F1", *heads]), "|".join(["---", *("---:" for _ in heads)])]
    return "\n".join(f"| {row} |" if "---" not in row else f"|{row}|" for row in [*top, *rows])


def _shares(result: Table, measure: str) -> str:
    line = result.lines[measure]
    return f"{line.precision:.2f} / {line.recall:.2f} / {line.f1:.2f}"


def given(known: Known, *, misses: bool) -> str:
    """The scorer beside the project, on the articles it came with."""
    files = sorted((GIVEN / "dev").glob("*.json"))
    reports = [parse(json.loads(file.read_text("utf-8"))).report for file in files]
    done = run(reports, known)
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        lines = (json.dumps({"id": id, **_plain(said)}) for id, said in done.said.items())
        predictions.write_text("\n".join(lines), "utf-8")
        scored = subprocess.run(
            [sys.executable, str(GIVEN / "score.py"), str(predictions), "--split", "dev"]
            + (["--misses"] if misses else []),
            capture_output=True,
            text=True,
            check=True,
        )
    return (
        f"The articles beside the project, by their own scorer. {_speed(done)}\n\n{scored.stdout}"
    )


@contextmanager
def loaded(folder: Path) -> Iterator[Known]:
    """The names of a folder, in a graph of its own that goes afterwards."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(Path(home))
        load(settings, folder)
        try:
            with names(settings) as known:
                yield known
        finally:
            engine.stop(Path(home))


@contextmanager
def names(settings: Settings) -> Iterator[Known]:
    """The names of the graph that is there."""
    with open_reader(settings) as reader:
        started = time.perf_counter()
        known = known_from(reader)
        print(f"names read in {time.perf_counter() - started:.1f} s", file=sys.stderr)
        yield known


@contextmanager
def no_graph() -> Iterator[Known]:
    """Only the lists that ship with the reader."""
    yield build()


def main(words: Sequence[str] | None = None) -> None:
    """Prints every set asked for, ready to be pasted."""
    asked = _asked().parse_args(words)
    if asked.no_graph:
        where = no_graph()
    elif asked.loaded:
        where = names(Settings.from_environment(os.environ))
    else:
        where = loaded(asked.graph)
    with where as known:
        _print(known, [asked.set] if asked.set else sets(), misses=asked.misses)
        if not asked.set and GIVEN.is_dir():
            print(f"\n{given(known, misses=asked.misses)}")


def _print(known: Known, chosen: Sequence[str], *, misses: bool) -> None:
    gold = {name: annotated(name) for name in chosen}
    runs = {name: run([one.report for one in reports], known) for name, reports in gold.items()}
    results = {name: score(gold[name], done.said) for name, done in runs.items()}
    print(f"<!-- evaluate -->\n{table(results, runs)}\n<!-- /evaluate -->")
    for name, result in results.items() if misses else ():
        if name != UNSEEN or len(chosen) == 1:
            told = [miss for miss in result.misses if miss.measure not in FOUND_ONLY]
            print("\n".join(f"{name}/{miss}" for miss in told))


def _speed(done: Run) -> str:
    rate = 1000 * len(done.taken) / sum(done.taken)
    return (
        f"{rate:.0f} reports a second; "
        f"p50 {statistics.median(done.taken):.1f} ms, p95 {done.quantile(0.95):.1f} ms a report."
    )


def _plain(said: Said) -> dict[str, object]:
    """In the shape of an article's gold."""
    return {
        "interests": [
            {
                "club": one.club,
                "player": one.player,
                "stage": one.stage,
                "manager": one.manager,
                "carried_from": one.carried_from,
            }
            for one in said.wanted
        ],
        "player_facts": [
            {"player": player, "current_club": club} for player, club in said.current_clubs
        ],
        "sources": list(said.sources),
    }


def _asked() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=sets(), help="only this one")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="list what was missed or wrong; of unseen only with --set unseen",
    )
    parser.add_argument("--graph", type=Path, default=SAMPLE, help="a folder `suitors load` takes")
    parser.add_argument("--loaded", action="store_true", help="the graph already there")
    parser.add_argument("--no-graph", action="store_true", help="only the lists that ship")
    return parser


if __name__ == "__main__":
    main()
