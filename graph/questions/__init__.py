"""Every question that can be asked, in the order in which a person meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from graph.questions.question import Question

# Where each stands, by its key.
WRITTEN = {
    "search": "search.SEARCH",
    "suitors": "suitors.SUITORS",
    "interests": "suitors.INTERESTS",
    "latest": "reports.LATEST",
    "carried": "pursuits.CARRIED",
    "pursuits": "pursuits.PURSUITS",
    "follows": "follows.FOLLOWS",
    "ranking": "follows.RANKING",
    "coached": "follows.COACHED",
    "evidence": "evidence.EVIDENCE",
    "common": "follows.COMMON",
    "paths": "paths.PATHS",
    "career": "careers.CAREER",
    "manager": "careers.MANAGER",
    "squad": "careers.SQUAD",
    "card": "careers.CARD",
    "needs": "reports.NEEDS",
    "reports": "reports.REPORTS",
    "around": "neighbours.NEIGHBOUR_COUNTS",
    "neighbours": "neighbours.NEIGHBOURS",
    "between": "neighbours.BETWEEN",
    "totals": "network.TOTALS",
    "gaps": "network.GAPS",
    "feeds": "network.FEEDS",
    "readings": "readings.READINGS",
    "doubts": "doubts.DOUBTS",
    "merges": "merges.MERGES",
}


class Catalogue(Mapping[str, Question[Any]]):
    """Questions by key. A file is read when its question is looked up: a command needs few."""

    def __getitem__(self, key: str) -> Question[Any]:
        file, _, name = WRITTEN[key].partition(".")
        question: Question[Any] = getattr(import_module(f"graph.questions.{file}"), name)
        return question

    def __iter__(self) -> Iterator[str]:
        return iter(WRITTEN)

    def __len__(self) -> int:
        return len(WRITTEN)


CATALOGUE = Catalogue()
