"""A report taken apart, for tests of how it is read: its lines, who is named, who wants whom."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.reading.discourse import settle
from loaders.reading.document import Document, take_apart
from loaders.reading.found import Report
from loaders.reading.frames import Reader
from loaders.reading.known import Known, KnownClub, KnownPerson, Spell, build
from loaders.reading.people import Person

DAY = "2020-01-15"
BLANK = build()
LARS = KnownPerson(
    "player:town:lars", "Lars Holm", "1995-03-01", ("Denmark",), "Centre-Back",
    (Spell("club:town:mill", "2017-07-01", "2021-06-30"),),
)  # fmt: skip
YOUNG_LARS = KnownPerson(
    "player:town:lars-01", "Lars Holm", "2001-05-05", ("Norway",), "Goalkeeper",
    (Spell("club:town:quay", "2019-07-01", "2021-06-30"),),
)  # fmt: skip
ROSA = KnownPerson(
    "manager:town:rosa", "Rosa Quist", "1970-01-01", ("Italy",),
    spells=(Spell("club:town:harbour", "2018-07-01", "2020-06-30"),),
)  # fmt: skip
CROWD = tuple(KnownPerson(f"player:town:chris-{n}", f"Chris Able{n}") for n in range(5))
CLUBS = (
    KnownClub("club:town:mill", "Mill Town", "England"),
    KnownClub("club:town:harbour", "Harbour FC", "England"),
    KnownClub("club:town:quay", "Quayside", "Norway"),
    KnownClub("club:town:women", "Harbour Women", "England", "women"),
)


def town(*people: KnownPerson) -> Known:
    """A handful of people and clubs, as a graph would tell them."""
    by_id = {person.id: person for person in people}

    def ask(ids: Sequence[str]) -> dict[str, KnownPerson]:
        return {id: by_id[id] for id in ids if id in by_id}

    return build([(name, one.id) for one in people for name in one.names], CLUBS, ask)


def apart(text: str, known: Known = BLANK, day: str | None = DAY) -> Document:
    """The report with its phrases turned into names."""
    document = take_apart(Report("report", text, day), known)
    settle(document)
    return document


def lines(text: str, known: Known = BLANK) -> list[str]:
    """Its lines before phrases became names."""
    return [line.text for line in take_apart(Report("report", text, DAY), known).lines]


def settled(text: str, known: Known = BLANK) -> list[str]:
    """Its lines after that."""
    return [line.text for line in apart(text, known).lines]


def person(document: Document, name: str) -> Person:
    """Somebody it names."""
    return next(one for one in document.people if one.name == name)


def owners(text: str, name: str, known: Known = BLANK) -> set[str]:
    """The clubs it gives a player to."""
    document = apart(text, known)
    Reader(document).read()
    return {document.clubs[club].name for club in person(document, name).owners}


def told(text: str, known: Known = BLANK) -> set[tuple[str, str, str]]:
    """Club, player and stage, of what it does not put in the past."""
    document = apart(text, known)
    return {
        (document.clubs[one.club].name, document.people[one.player].name, one.stage)
        for one in Reader(document).read()
        if not one.past
    }
