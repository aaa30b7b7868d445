"""How a wish told before came to nothing: the club turned away, or was turned away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.words import NEGATIVE
from loaders.reading.acting import subject
from loaders.reading.events import Event
from loaders.reading.lines import Line
from loaders.reading.phrases import setbacks
from loaders.reading.spoken import Spoken


def setbacks_in(spoken: Spoken, line: Line, told: list[Event]) -> Iterator[Event]:
    """An end or a no for each pair it is about; `told` are all events up to this line."""
    done = {(e.club, e.player) for e in told if e.line == line.number and e.stage in NEGATIVE}
    for phrases in setbacks():
        for match in phrases.pattern.finditer(line.text):
            first, _ = line.covered(match)
            wishes = [e for e in told if e.stage not in NEGATIVE and _is_before(line, e, first)]
            here = [e for e in wishes if e.line == line.number]
            meant = here if phrases.frame == "rebuffed" else _of_club(spoken, line, first, wishes)
            for wish in meant:
                if (wish.club, wish.player) not in done:
                    done.add((wish.club, wish.player))
                    yield _event(line, wish, phrases.stage, phrases.frame)


def _of_club(spoken: Spoken, line: Line, first: int, wishes: list[Event]) -> Iterable[Event]:
    """The last wish of each club that acts before the phrase."""
    clubs = subject(spoken, line, first).clubs
    here = tuple(wish.club for wish in wishes if wish.line == line.number)
    last = {wish.club: wish for wish in wishes}
    return [last[club] for club in dict.fromkeys(clubs or here) if club in last]


def _is_before(line: Line, wish: Event, first: int) -> bool:
    """Whether the wish was told before that item: in an earlier line, or of somebody before it."""
    if wish.line != line.number:
        return True
    named = (k for k, i in enumerate(line.items) if i.kind == "P" and wish.player in i.ids)
    return next(named, -1) < first


def _event(line: Line, wish: Event, stage: str, frame: str) -> Event:
    return Event(wish.club, wish.player, stage, frame, line.number, salient=wish.salient)
