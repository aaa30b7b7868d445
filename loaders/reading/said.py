"""Phrases of a line that say who wants whom, or does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.reading.grammar import spelt
from loaders.reading.lines import Line
from loaders.reading.phrases import negations, wanted, wants

NEGATIONS = ("refused", "denied", "unwanted", "ended")


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase where it stands: the items [first, last), the letters [start, end) of the line."""

    line: Line
    frame: str
    stage: str
    first: int
    last: int
    start: int
    end: int
    club: str | None = None  # the sign of the club in the phrase

    @property
    def text(self) -> str:
        """The phrase as the line has it."""
        return self.line.text[self.start : self.end]

    @property
    def inside(self) -> str:
        """The items of the phrase in full."""
        return spelt(self.line.items[self.first : self.last])

    @property
    def after(self) -> str:
        """What stands from its first item on."""
        return self.line.text[self.line.starts[self.first] :]

    def since(self, first: int) -> str:
        """What stands from an item to the phrase."""
        return self.line.text[self.line.starts[first] : self.line.starts[self.first]]


def said_in(line: Line) -> Iterator[Said]:
    """In order; what overlaps a refusal, a denial or an end is part of it."""
    found = sorted(_found(line), key=lambda said: said.start)
    no = [(said.start, said.end) for said in found if said.frame in NEGATIONS]
    for said in found:
        inside = any(start < said.end and said.start < end for start, end in no)
        if said.frame in NEGATIONS or not inside:
            yield said


def _found(line: Line) -> Iterator[Said]:
    with_club = wanted() if "C" in line.text else ()
    for phrases in (*wants(), *negations(), *with_club):
        for match in phrases.pattern.finditer(line.text):
            first, last = line.covered(match)
            club = match["club"] if phrases.frame == "wanted" else None
            yield Said(line, phrases.frame, phrases.stage, first, last, *match.span(), club)
