"""How far an interest is said to have got: early, advanced or negative, and its exact stage.

As in belief.py, each sign has a weight for each of the three, learned from the open reports.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.words import ADVANCED, EARLY, NEGATIVE, STAGES
from loaders.reading.events import Event

WEIGHTS = Path(__file__).parent / "lists" / "stages.csv"
GROUPS = {"early": EARLY, "advanced": ADVANCED, "negative": NEGATIVE}
OPENING = 2  # lines
UNTOLD = {"early": "interested", "advanced": "bid", "negative": "ended"}


def stage_signs(events: list[Event]) -> Counter[str]:
    """What the phrases about one club and one player tell of the stage, in their order."""
    told = [event for event in events if not event.past] or events
    if not told:
        return Counter({"always": 1, "no phrase": 1})
    firm = [event for event in told if not event.weak] or told
    last = [event.stage for event in firm if event.line == max(one.line for one in firm)]
    names = ["always", *(name for event in told for name in _signs_of(event))]
    names += [f"first {firm[0].stage}", f"last {firm[-1].stage}"]
    names += [f"in the last line {stage}" for stage in last]
    signs = Counter(dict.fromkeys(names, 1))
    for name, stages in GROUPS.items():
        count = sum(event.stage in stages for event in firm)
        signs[f"{name} phrases"] = min(count, 3)
        if count == len(firm):
            signs[f"only {name}"] = 1
    return signs


def _signs_of(event: Event) -> Iterator[str]:
    """What one phrase tells."""
    if event.weak:
        yield f"{event.stage}, weak"
        return
    named = event.sure or (event.stage in NEGATIVE and not event.salient)
    yield f"{event.stage}, {'named' if named else 'meant'}"
    yield f"{event.frame}, {event.stage}"
    if event.earlier:
        yield f"{event.stage}, of an earlier attempt"
    if event.again:
        yield f"{event.stage}, again"


def stage_of(events: list[Event]) -> str:
    """The likeliest group, and in it the stage most phrases tell; of several noes the last.

    A report that opens with the signing tells how it came about after it.
    """
    if any(event.sure and event.stage == "completed" and event.line < OPENING for event in events):
        return "completed"
    signs, table = stage_signs(events), weights()
    totals = {
        group: sum(table.get((sign, group), 0.0) * n for sign, n in signs.items())
        for group in GROUPS
    }
    group = max(totals, key=lambda name: totals[name])
    told = [event for event in events if event.stage in GROUPS[group]]
    told = [event for event in told if not (event.past or event.salient)] or told
    if not told:
        return UNTOLD[group]
    if group == "negative":
        return told[-1].stage
    counts = Counter(event.stage for event in told)
    return max(counts, key=lambda stage: (counts[stage], STAGES.index(stage)))


@cache
def weights() -> dict[tuple[str, str], float]:
    """Each sign's weight for each group."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        return {
            (row["sign"], group): float(row[group])
            for row in csv.DictReader(file)
            for group in GROUPS
        }
