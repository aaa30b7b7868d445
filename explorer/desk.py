"""What lies on the table while a report is looked at: its text, what was corrected, what was saved.

It belongs to one browser tab and is lost with it: the text never leaves the machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from loaders.news.changes import Correction
from loaders.reading.found import Reading, Report

T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """The reports that were read together, the one in view, and what somebody decided about it."""

    given: str = ""
    reports: list[Report] = field(default_factory=list)
    number: int = 0
    corrections: dict[str, Correction] = field(default_factory=dict)
    switched: dict[str, bool] = field(default_factory=dict)
    chosen: str | None = None
    turn: int = 0
    done: tuple[str, str] | None = None  # the report that was saved, and what to say of it
    _found: Any = None
    _kept: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        """The one in view."""
        return self.reports[self.number]

    def put(self, given: str, reports: list[Report]) -> None:
        """Other reports take the place of those that lay here."""
        self.given, self.reports = given, reports
        self.view(0)

    def view(self, number: int) -> None:
        """Another of the reports; whatever was decided about the last one is forgotten."""
        self.number, self.done, self._found = number, None, None
        self._forget()

    def found(self, reading: Reading) -> None:
        """With another day the same text can say something else: then nothing holds any more."""
        now = (reading.interests, reading.needs)
        if self._found not in (None, now):
            self._forget()
        self._found = now

    def choose(self, key: str | None) -> None:
        """The finding that is looked at; its sentence comes into view."""
        self.chosen, self.turn = key, self.turn + 1

    def correct(self, key: str, **better: Any) -> None:
        """What somebody knows better about one finding."""
        before = self.corrections.get(key, Correction())
        named = {name.removesuffix("_id") for name in better}
        better = {"without": before.without - named} | better
        self.corrections[key] = replace(before, **better)
        self.switched.pop(key, None)

    def leave_out(self, key: str, role: str) -> None:
        """The report speaks of no such one, "manager" or "carried_from", in this finding."""
        before = self.corrections.get(key, Correction())
        self.correct(key, without=before.without | {role})

    def as_found(self, key: str) -> None:
        """Takes the corrections of one finding back."""
        self.corrections.pop(key, None)
        self.switched.pop(key, None)

    def remembered(self, name: str, about: Any, make: Callable[[], T]) -> T:
        """Made once for the same `about`: a click elsewhere on the page reads nothing again."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != about:
            kept = self._kept[name] = (about, make())
        made: T = kept[1]
        return made

    def _forget(self) -> None:
        self.corrections, self.switched, self.chosen = {}, {}, None
