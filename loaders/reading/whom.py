"""A club or a person of the text as the answer names it: in full, with the graph's id."""

from __future__ import annotations

from loaders.reading.found import Who
from loaders.reading.known import Club
from loaders.reading.people import Person


def club_named(club: Club) -> Who:
    """The club; where the graph has several of that name, the ids to choose from."""
    return Who(club.name, club.id, club.candidates)


def person_named(person: Person) -> Who:
    """His name in full where the graph knows who he is, else as the text has it."""
    if person.known:
        fuller = len(person.words) > 1 and " " not in person.known.name  # Thiago Alcantara
        return Who(person.name if fuller else person.known.name, person.known.id)
    return Who(person.name, None, tuple(one.id for one in person.candidates))
