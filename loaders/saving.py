"""The accepted changes of a report become claims in the graph, and can be taken back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph.settings import Settings
from loaders.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the report, its claims and needs, and how many edges were derived."""

    report_id: str
    interests: int
    needs: int
    carried: int


def save(settings: Settings, proposal: Proposal, keys: Collection[str]) -> Saved:
    """Writes the changes of those keys with their report; once more, it changes nothing.

    ReportError where the report has no day, one that lies ahead, or nothing can be saved.
    """
    raise NotImplementedError


def undo(settings: Settings, report_id: str) -> int:
    """Takes one saved report out with all it brought; how many nodes and edges it was.

    NotInGraph where no report of that id was saved here.
    """
    raise NotImplementedError
