"""`python -m tests.learn`: the reader's weights anew, from the reports of open/ and practice/.

Ridge regression of two kinds: whether a club is said to want a player, with a graph and without,
and whether that is early, advanced or negative. The weights that ship were learned with a large
graph of careers loaded (`--loaded`); with the sample alone they come out a little worse.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.folding import folded
from graph.settings import Settings
from loaders.reading import belief, stages
from loaders.reading.discourse import settle
from loaders.reading.document import take_apart
from loaders.reading.events import Event
from loaders.reading.frames import Reader
from loaders.reading.known import Known, build
from loaders.reading.whom import person_named
from tests.evaluate import SAMPLE, loaded, names
from tests.evaluation import names as named
from tests.evaluation.annotated import GROUPS, Annotated, Wanted, annotated

LEARNED_FROM = ("open", "practice")
RIDGE = 4.0
SEEN = {"belief": 6, "stages": 5}  # so many reports must show a sign before it is weighed
STEPS = {"belief": 30, "stages": 600}
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of one pair in one report, and what is right."""

    signs: Counter[str]
    answer: str | bool


def examples(known: Known) -> tuple[list[Example], list[Example]]:
    """For belief and for stages, of every pair of club and player in every report."""
    pairs: list[Example] = []
    stage: list[Example] = []
    for one in (one for name in LEARNED_FROM for one in annotated(name)):
        wanted = {_pair(one, w.club, w.player): w for w in one.said.wanted}
        edge = {_pair(one, club, player) for club, player in one.said.edge} - wanted.keys()
        done: set[tuple[str, str]] = set()
        for pair, signs, events in _weighed(one, known):
            if pair in edge and not signs["only told of the past"]:
                continue  # neither right nor wrong, but the past is no claim of today
            pairs.append(Example(signs, pair in wanted))
            if pair in wanted and pair not in done:
                done.add(pair)
                stage.append(Example(stages.stage_signs(events), _group(wanted[pair])))
    return pairs, stage


def _weighed(
    one: Annotated, known: Known
) -> Iterator[tuple[tuple[str, str], Counter[str], list[Event]]]:
    document = take_apart(one.report, known)
    settle(document)
    reader = Reader(document)
    reader.read()
    by_pair: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in reader.events:
        by_pair[event.club, event.player].append(event)
    for (club, player), signs in belief.signs(document, reader).items():
        person = document.people[player]
        if person.role == "player" and person.certain:
            pair = _pair(one, document.clubs[club].name, person_named(person).name)
            yield pair, signs, by_pair[club, player]


def _pair(one: Annotated, club: str, player: str) -> tuple[str, str]:
    people = {folded(name) for name in one.said.people}
    return named.club(club), named.among(folded(player), people)


def _group(wanted: Wanted) -> str:
    return GROUPS[wanted.stage]


def signs_of(those: Iterable[Example], least: int) -> list[str]:
    """The signs that occur often enough."""
    counts = Counter(sign for one in those for sign in one.signs)
    return sorted(sign for sign, count in counts.items() if count >= least)


def matrix(those: Sequence[Example], signs: Sequence[str]) -> Matrix:
    """A row an example, a column a sign."""
    at = {sign: column for column, sign in enumerate(signs)}
    rows = np.zeros((len(those), len(signs)))
    for row, one in enumerate(those):
        for sign, count in one.signs.items():
            if sign in at:
                rows[row, at[sign]] = count
    return rows


def weigh_pairs(those: Sequence[Example], signs: Sequence[str]) -> Matrix:
    """Logistic regression with a ridge, by Newton's steps."""
    rows = matrix(those, signs)
    right = np.array([float(one.answer is True) for one in those])
    weights = np.zeros(len(signs))
    for _ in range(STEPS["belief"]):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (likely - right) + RIDGE * weights
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + RIDGE * np.eye(len(signs))
        weights -= np.linalg.solve(bend, slope)
    return weights


def weigh_stages(those: Sequence[Example], signs: Sequence[str]) -> Matrix:
    """The same for three answers at once, by small steps downhill; a column a group."""
    rows = matrix(those, signs)
    right = np.array([[one.answer == group for group in stages.GROUPS] for one in those], float)
    weights = np.zeros((len(signs), len(stages.GROUPS)))
    for _ in range(STEPS["stages"]):
        odds = np.exp(rows @ weights - (rows @ weights).max(1, keepdims=True))
        likely = odds / odds.sum(1, keepdims=True)
        weights -= 1.5 / len(those) * (rows.T @ (likely - right) + RIDGE * weights)
    return weights


def learn(known: Known) -> None:
    """Writes both tables beside the reader."""
    pairs, stage = examples(known)
    blank, _ = examples(build())
    signs = signs_of(pairs, SEEN["belief"])
    columns = np.column_stack([weigh_pairs(pairs, signs), weigh_pairs(blank, signs)])
    _write(belief.WEIGHTS, ("sign", "with_graph", "without"), signs, columns)
    signs = signs_of(stage, SEEN["stages"])
    _write(stages.WEIGHTS, ("sign", *stages.GROUPS), signs, weigh_stages(stage, signs))
    print(f"{len(pairs)} pairs, {len(stage)} of them wanted; {len(columns)} signs weighed.")


def _write(file: Path, header: Sequence[str], signs: Sequence[str], columns: Matrix) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        lines = csv.writer(opened, lineterminator="\n")
        lines.writerow(header)
        for sign, row in zip(signs, columns, strict=True):
            lines.writerow([sign, *(f"{weight:.2f}" for weight in row)])


def main() -> None:
    """With the sample's names, another folder's, or those of the graph that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--graph", type=Path, default=SAMPLE, help="a folder `suitors load` takes")
    parser.add_argument("--loaded", action="store_true", help="the graph already there")
    asked = parser.parse_args()
    here = names(Settings.from_environment(os.environ)) if asked.loaded else loaded(asked.graph)
    with here as known:
        learn(known)


if __name__ == "__main__":
    main()
