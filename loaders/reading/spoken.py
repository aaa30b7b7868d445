"""Who was spoken of so far: whom "they", "he" and "the player" of the next line mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.epithets import most_named
from loaders.reading.events import Event
from loaders.reading.grammar import BEFORE, is_object, owns, preposition
from loaders.reading.lines import Item, Line

NEAR = 3  # lines after which nobody is spoken of any more who was not named again


@dataclass(slots=True)
class Spoken:
    """What is remembered from line to line."""

    document: Document
    topic: tuple[int, ...] = ()  # the player or players spoken of last
    subject: tuple[int, ...] = ()  # the clubs that were said to want somebody last
    suitors: dict[int, list[int]] = field(default_factory=dict)  # of a player, in order
    last_person: str = ""  # the sign of the manager or player who acted last
    last_clubs: tuple[int, ...] = ()  # the clubs that acted in the line before
    named: Counter[int] = field(default_factory=Counter)  # how often each player was

    @property
    def actors(self) -> tuple[int, ...]:
        """The clubs that acted last."""
        return tuple(dict.fromkeys((*self.last_clubs, *self.subject)))

    def owners(self, players: Iterable[int]) -> set[int]:
        """The clubs that may own one of them, as far as the text says."""
        return {club for player in players for club in self.document.people[player].owners}

    def club_of(self, manager: int) -> int | None:
        """The club of a manager."""
        return manages(self.document, self.document.people[manager])

    def topic_in(self, line: Line) -> tuple[int, ...]:
        """The player spoken of; rather one whose club the line names."""
        clubs = {n for item in line.items if item.kind == "C" for n in item.ids}
        if len(self.topic) == 1 and clubs & self.owners(self.topic):
            return self.topic
        theirs = [
            person.number
            for person in self.document.people
            if clubs & set(person.owners) and any(n < line.number for n, _ in person.places)
        ]
        return (theirs[-1],) if len(theirs) == 1 else self.topic

    def main(self, line: Line) -> int | None:
        """The player named most so far, twice at least and not long ago."""
        most = self.named.most_common(1)
        if not most or most[0][1] < 2:
            return None
        near = self.document.lines[max(0, line.number - NEAR) : line.number]
        here = {n for one in near for item in one.items if item.kind == "P" for n in item.ids}
        return most[0][0] if most[0][0] in here else None

    def note(self, event: Event) -> None:
        """A club is said to want, or to have wanted, the player."""
        those = self.suitors.setdefault(event.player, [])
        if event.club not in those and event.stage != "denied":
            those.append(event.club)
        wanting = event.frame in ("wants", "wanted") and not event.past
        if wanting and event.club not in self.owners([event.player]):
            self.subject = (event.club,)

    def remember(self, line: Line, wanted: set[int]) -> None:
        """What the line leaves behind; `wanted` are the players it says somebody wants."""
        self.named.update(n for item in line.items if item.kind == "P" for n in item.ids)
        if len(line.items) < 3:  # a heading
            return
        items = line.items
        self.last_clubs = _acting_club(items) or self._bosses_club(items) or self.last_clubs
        acting = [
            item.sign
            for k, item in enumerate(items)
            if item.kind in ("P", "M") and preposition(items, k) not in BEFORE
        ]
        self.last_person = acting[0] if acting else self.last_person
        self._turn_to(line, wanted)

    def _bosses_club(self, items: list[Item]) -> tuple[int, ...]:
        for k, item in enumerate(items):
            if item.kind == "M" and not is_object(items, k):
                club = self.club_of(item.ids[0])
                return () if club is None else (club,)
        return ()

    def _turn_to(self, line: Line, wanted: set[int]) -> None:
        """Who is spoken of next: whom the line says somebody wants, else its subject."""
        items = line.items
        players = [(k, item.ids) for k, item in enumerate(items) if item.kind == "P"]
        if not players:
            return
        of_events = [ids for _, ids in players if wanted & set(ids)]
        acting = [(k, ids) for k, ids in players if not owns(items, k) and not is_object(items, k)]
        first, ids = acting[0] if acting else players[0]
        alone = len(players) == 1
        opens = bool(acting) and (first <= 2 or alone)
        if of_events:
            self.topic = max(of_events, key=lambda those: most_named(self.document, those))
        elif opens or not self.topic or (alone and most_named(self.document, ids) > 2):
            self.topic = ids


def _acting_club(items: list[Item]) -> tuple[int, ...]:
    """The first club of a line that is no object and owns nothing."""
    for k, item in enumerate(items):
        if item.kind == "C" and not is_object(items, k) and not owns(items, k):
            return item.ids
    return ()
