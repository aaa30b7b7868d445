"""A doubt that somebody has looked at, and that is nothing to save, leaves the list."""

from __future__ import annotations

from collections.abc import Sequence

from graph.settings import Settings
from graph.store import open_writer
from loaders.doubts import IDS, SETTLED
from loaders.ledger import begin, settle
from loaders.lock import LoadLock


def dismiss(settings: Settings, ids: Sequence[str]) -> int:
    """Takes the doubts of those ids off the list; how many of them were on it."""
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            players = begin(graph)
            gone = graph.write(SETTLED, [{"id": id} for id in ids])
            left = len(graph.rows(IDS, {})[0]["ids"])
            settle(graph, players, ["dismissed", *sorted(ids)], rejected_count=left)
            return len(gone)
