"""Reads one report: what it says of clubs, players and managers, and where it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.reading.belief import belief, is_claim, signs
from loaders.reading.carried import wish_for
from loaders.reading.discourse import settle
from loaders.reading.document import Document, take_apart
from loaders.reading.events import Event
from loaders.reading.found import FoundInterest, FoundPlayer, Reading, Report, Who
from loaders.reading.frames import Reader
from loaders.reading.known import Known
from loaders.reading.lines import Line
from loaders.reading.needs import needs
from loaders.reading.owners import owner_of
from loaders.reading.spells import managers, stints
from loaders.reading.stages import stage_of
from loaders.reading.terms import Terms, terms
from loaders.reading.whom import club_named, person_named

BELIEVED = 0.42  # how likely a claim must be to be told; below that it is left out
SURE = 0.6  # below that somebody should look at it
DOUBT = "It is not certain that the text says so of this club and this player."


def read(report: Report, known: Known) -> Reading:
    """What the report says; the same text and graph give the same answer."""
    document = take_apart(report, known)
    settle(document)
    reader = Reader(document)
    events = reader.read()
    return Reading(
        report,
        interests=tuple(_interests(document, reader)),
        player_facts=tuple(_player_facts(document, reader.topics, events)),
        managers=tuple(managers(document)),
        sources=tuple(_sources(document)),
        stints=tuple(stints(document, reader.topics)),
        needs=tuple(needs(document)),
    )


def _sources(document: Document) -> Iterator[str]:
    """Whom the text credits, each once: "Romano" is Fabrizio Romano, named before."""
    for source in document.sources:
        fuller = (other for other in document.sources if other != source)
        if not any(
            f" {other} ".startswith(f" {source} ") or other.endswith(f" {source}")
            for other in fuller
        ):
            yield source


def _interests(document: Document, reader: Reader) -> Iterator[FoundInterest]:
    by_pair: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in reader.events:
        if not event.past:
            by_pair[event.club, event.player].append(event)
    for (club, player), those in signs(document, reader).items():
        person = document.people[player]
        likely = belief(those, with_graph=document.known.wide)
        told = person.role == "player" and person.certain and is_claim(those)
        if not told or likely < BELIEVED:
            continue
        events = by_pair.get((club, player), [])
        stage = stage_of(events)
        line = _telling(document, events, stage, club, player)
        wish = wish_for(document, reader.topics, club, player, events)
        yield FoundInterest(
            club_named(document.clubs[club]),
            person_named(person),
            stage,
            line.place(0, len(line.items)),
            manager=None if wish is None else person_named(wish.manager),
            carried_from=None if wish is None else _place_of(document, wish.before),
            loan=_on_loan(line),
            doubts=() if likely >= SURE else (DOUBT,),
        )


def _on_loan(line: Line) -> bool | None:
    """Whether the sentence tells of a loan or of a permanent move; None where of neither."""
    loan, permanent = "loan" in line.text, "permanent" in line.text
    return loan if loan != permanent else None


def _place_of(document: Document, sign: str | None) -> Who | None:
    if sign is None:
        return None
    number = int(sign[1:])
    nation = sign[0] == "N"
    return Who(document.nations[number]) if nation else club_named(document.clubs[number])


def _telling(document: Document, events: list[Event], stage: str, club: int, player: int) -> Line:
    """The sentence the claim rests on: that of its stage, else the first that names both."""
    for event in events:
        if event.stage == stage:
            return document.lines[event.line]
    ends = {("C", club), ("P", player)}
    named = [({(i.kind, n) for i in line.items for n in i.ids}, line) for line in document.lines]
    both = [line for there, line in named if ends <= there]
    either = [line for there, line in named if ("C", club) in there]
    return (both or either or document.lines)[0]


def _wanted(events: list[Event]) -> dict[int, set[int]]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for event in events:
        if event.sure and event.stage != "completed":
            wanted[event.player].add(event.club)
    return wanted


def _joined(document: Document, events: list[Event]) -> dict[int, int]:
    """Each player's club that is said to have signed him for good."""
    told: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in events:
        if not event.past:
            told[event.player, event.club].append(event)
    return {
        player: club
        for (player, club), those in told.items()
        if stage_of(those) == "completed"
        and not any("loan" in document.lines[event.line].text for event in those)
    }


def _player_facts(
    document: Document, topics: list[tuple[int, ...]], events: list[Event]
) -> Iterator[FoundPlayer]:
    told, wanted, joined = terms(document, topics), _wanted(events), _joined(document, events)
    for person in document.people:
        if person.role != "player" or not person.certain or person.meant is not None:
            continue
        owner = joined.get(person.number)
        if owner is None:
            owner = owner_of(document, person, wanted.get(person.number, set()))
        his = told.get(person.number, Terms())
        yield FoundPlayer(
            person_named(person),
            current_club=None if owner is None else club_named(document.clubs[owner]),
            contract_until=his.contract_until,
            value=his.value,
            nationality=next(iter(sorted(person.nations)), None),
            position=person.position,
            age=person.age,
        )
