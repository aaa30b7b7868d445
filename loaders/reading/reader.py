"""Reads one report: what it says of clubs, players and managers, and where it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from loaders.reading.belief import belief, signs
from loaders.reading.carried import wish_for
from loaders.reading.discourse import settle
from loaders.reading.document import Document, take_apart
from loaders.reading.facts import STRONG
from loaders.reading.found import FoundInterest, FoundPlayer, Place, Reading, Report, Who
from loaders.reading.frames import Event, Reader
from loaders.reading.known import Club, Known
from loaders.reading.people import Person, clubs_then
from loaders.reading.stages import stage_of

BELIEVED = 0.38  # how likely a claim must be to be told; below that it is left out


def read(report: Report, known: Known) -> Reading:
    """What the report says; the same text and graph give the same answer."""
    document = take_apart(report, known)
    settle(document)
    reader = Reader(document)
    events = reader.read()
    return Reading(
        report,
        interests=tuple(_interests(document, reader)),
        player_facts=tuple(_player_facts(document, _wanted(events))),
        sources=tuple(document.sources),
    )


def owner_of(document: Document, person: Person, suitors: Collection[int] = ()) -> int | None:
    """The club that owns the player on that day: the text's word first, then the graph's.

    `suitors` are clubs said to want him: none of them owns him if another club can.
    """
    if person.free:
        return None
    for club, count in person.owners.most_common():
        if club not in suitors or count >= 2 * STRONG:
            return club
    then = [number_with(document, id) for id in clubs_then(person, document.day)]
    known = [club for club in then if club is not None]
    named = [club for club in known if club not in suitors] or (known if not suitors else [])
    if named:
        return named[0]
    return person.owners.most_common(1)[0][0] if person.owners else None


def number_with(document: Document, id: str) -> int | None:
    """The number of the club with that id, named in the text or not."""
    number = document.with_id(id)
    if number is None and (club := document.known.by_id.get(id)):
        return document.number_of(club)
    return number


def _interests(document: Document, reader: Reader) -> list[FoundInterest]:
    by_pair: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in reader.events:
        if not event.past:
            by_pair[event.club, event.player].append(event)
    found = []
    for (club, player), those in signs(document, reader).items():
        person = document.people[player]
        if (
            person.role != "player"
            or not person.certain
            or belief(those, with_graph=not document.known.blank) < BELIEVED
        ):
            continue
        events = by_pair.get((club, player), [])
        stage = stage_of(events)
        place = _evidence(document, events, stage, club, player)
        wish = wish_for(document, reader.topics, club, player, events)
        found.append(
            FoundInterest(
                _club(document.clubs[club]),
                who(person),
                stage,
                place,
                manager=None if wish is None else who(wish.manager),
                carried_from=None if wish is None else _place_of(document, wish.before),
            )
        )
    return found


def _place_of(document: Document, sign: str | None) -> Who | None:
    if sign is None:
        return None
    number = int(sign[1:])
    return Who(document.nations[number]) if sign[0] == "N" else _club(document.clubs[number])


def _evidence(document: Document, events: list[Event], stage: str, club: int, player: int) -> Place:
    """The sentence the claim rests on: that of its stage, else the first that names both."""
    for event in events:
        if event.stage == stage:
            return event.place
    both = [
        line
        for line in document.lines
        if {("C", club), ("P", player)} <= {(i.kind, n) for i in line.items for n in i.ids}
    ]
    named = [
        line for line in document.lines if any(i.kind == "C" and club in i.ids for i in line.items)
    ]
    line = (both or named or document.lines)[0]
    return line.place(0, len(line.items))


def _wanted(events: list[Event]) -> dict[int, set[int]]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for event in events:
        if event.sure and event.stage != "completed":
            wanted[event.player].add(event.club)
    return wanted


def _player_facts(document: Document, wanted: dict[int, set[int]]) -> list[FoundPlayer]:
    facts = []
    for person in document.people:
        if person.role != "player" or not person.certain:
            continue
        owner = owner_of(document, person, wanted.get(person.number, set()))
        facts.append(
            FoundPlayer(
                who(person),
                current_club=None if owner is None else _club(document.clubs[owner]),
                age=person.age,
                position=person.position,
                nationality=next(iter(sorted(person.nations)), None),
            )
        )
    return facts


def _club(club: Club) -> Who:
    return Who(club.name, club.id, club.candidates)


def who(person: Person) -> Who:
    """His name in full, and who he is in the graph."""
    if person.known:
        return Who(person.known.name, person.known.id)
    return Who(person.name, None, tuple(one.id for one in person.candidates))
