"""Who wants whom, read line by line: each phrase with the clubs and players it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import product

from loaders.reading.acting import Acting
from loaders.reading.bidders import bidders, suitor_of
from loaders.reading.document import Document
from loaders.reading.events import Event
from loaders.reading.grammar import is_spoken
from loaders.reading.lines import Line
from loaders.reading.owners import give
from loaders.reading.said import Said, said_in
from loaders.reading.sellers import is_seller, note_sellers
from loaders.reading.setbacks import setbacks_in
from loaders.reading.spoken import Spoken
from loaders.reading.telling import Told, is_again, is_earlier, is_passive, is_past, told
from loaders.reading.vocabulary import any_of
from loaders.reading.wanted import wanted_players

_OF_SOMEBODY = re.compile(r"[CPM]\d|\b(?:they|he|his|him|club|side|bid|offer|interest)\b")
_JOB = re.compile(rf" ?(?:'s )?(?:\S+ )?{any_of('beside', 'job')}(?!\S)")


@dataclass(slots=True)
class Reader:
    """Reads line after line; for each it keeps whom the report spoke of before."""

    document: Document
    events: list[Event] = field(default_factory=list)
    topics: list[tuple[int, ...]] = field(default_factory=list)  # the players spoken of
    mains: list[int | None] = field(default_factory=list)  # the player most was said of
    actors: list[tuple[int, ...]] = field(default_factory=list)  # the clubs that acted

    def read(self) -> list[Event]:
        """All events of the document, in order."""
        spoken = Spoken(self.document)
        for line in self.document.lines:
            self.topics.append(spoken.topic_in(line))
            self.mains.append(spoken.main(line))
            self.actors.append(spoken.actors)
            wanted: set[int] = set()
            for event in _events_of(spoken, line):
                self.events.append(event)
                spoken.note(event)
                wanted |= set() if event.salient else {event.player}
            self.events.extend([*setbacks_in(spoken, line, self.events)])
            spoken.remember(line, wanted)
        return self.events


def _events_of(spoken: Spoken, line: Line) -> Iterator[Event]:
    """What a line says, phrase by phrase."""
    if _OF_SOMEBODY.search(line.text):
        note_sellers(spoken, line)
        for said in said_in(line):
            yield from _events(spoken, said)


def _events(spoken: Spoken, said: Said) -> Iterator[Event]:
    """A phrase for each club and player it is about."""
    acting = bidders(spoken, said)
    if not acting.clubs:
        return
    players, salient = wanted_players(spoken, said)
    if not players or (said.frame == "wants" and is_passive(said)):
        return
    if acting.implied and acting.manager is None:
        acting = Acting(suitor_of(spoken, players, acting.clubs), implied=True)
    if is_seller(said):
        give(spoken.document, players, acting.clubs)
        return
    what = None if _is_of_a_job(said) else told(said)
    if what is None or (acting.implied and salient and is_spoken(said.line)):
        return
    event = partial(_event, said, what, acting, salient=salient)
    yield from (event(*pair) for pair in _pairs(said.line, acting.clubs, players))


def _is_of_a_job(said: Said) -> bool:
    """ "linked with the C1 job": of a manager, whoever he is."""
    return said.frame == "wanted" and bool(_JOB.match(said.line.text, said.end))


def _event(
    said: Said, what: Told, acting: Acting, club: int, player: int, *, salient: bool
) -> Event:
    return Event(
        club,
        player,
        what.stage,
        said.frame,
        said.line.number,
        acting.manager,
        past=is_past(said),
        weak=what.weak,
        salient=salient,
        implied=acting.implied,
        earlier=is_earlier(said),
        again=is_again(said),
    )


def _pairs(
    line: Line, clubs: tuple[int, ...], players: tuple[int, ...]
) -> Iterator[tuple[int, int]]:
    """Each club with each player; "respectively" one by one."""
    if " respectively" in line.text and len(clubs) == len(players):
        return zip(clubs, players, strict=True)
    return product(clubs, players)
