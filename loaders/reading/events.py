"""A phrase with the club and the player it is about."""

from __future__ import annotations

from dataclasses import dataclass

from graph.words import NEGATIVE


@dataclass(frozen=True, slots=True)
class Event:
    """A club is said to want, or not to want, a player; both are numbers of the document."""

    club: int
    player: int
    stage: str
    frame: str
    line: int
    manager: int | None = None  # whose wish it is
    past: bool = False
    weak: bool = False  # told by leaving open who is meant, or by a denial of one step
    salient: bool = False  # the player is not named, only spoken of
    implied: bool = False  # the club is not named, only "they"
    earlier: bool = False  # of an attempt before the one that is told
    again: bool = False  # of a new attempt

    @property
    def sure(self) -> bool:
        """A club named beside the phrase is said to want a player named beside it."""
        return not (self.past or self.weak or self.salient) and self.stage not in NEGATIVE
