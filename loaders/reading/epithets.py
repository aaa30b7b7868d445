"""Whom "the 26-year-old", "the Italian" or "the Ligue 1 side" means where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.document import Document
from loaders.reading.lines import Item, Line
from loaders.reading.nouns import AGE, POSITION
from loaders.reading.people import Person
from loaders.reading.positions import alike

NATION, CLUB = re.compile(r"N(\d+)(?! (?:cup|league|title|top))"), re.compile(r"C(\d+)")


def player_meant(document: Document, line: Line, words: str, at: int) -> Person | None:
    """The player nearest before whom nothing in the words contradicts."""
    best: tuple[int, Person] | None = None
    for rank, person in enumerate(_players_near(document, line, at)):
        fits = _fits(document, person, words)
        if fits is not None and (best is None or fits * 10 - rank > best[0]):
            best = fits * 10 - rank, person
    return best[1] if best else None


def boss_meant(document: Document, line: Line, words: str, at: int) -> Person | None:
    """ "The Italian" is the manager when he was named last and no player between."""
    if not NATION.fullmatch(words):
        return None
    nation = document.nations[int(words[1:])]
    before = document.lines[max(0, line.number - 1) : line.number]
    items = [item for one in before for item in one.items] + line.items[:at]
    for item in reversed(items):
        if item.kind in ("M", "P"):
            person = document.people[item.ids[0]]
            if nation in _nations(person):
                return person if item.kind == "M" else None
    return None


def club_meant(document: Document, line: Line, country: str, at: int) -> int | None:
    """The club of that country named last before, else first after."""
    near = (
        number
        for item in _items_near(document, line, at)
        if item.kind == "C"
        for number in item.ids
        if document.clubs[number].country == country
    )
    return next(near, None)


def _items_near(document: Document, line: Line, at: int) -> Iterator[Item]:
    yield from reversed(line.items[:at])
    for before in reversed(document.lines[: line.number]):
        yield from reversed(before.items)
    yield from line.items[at:]


def _players_near(document: Document, line: Line, at: int) -> list[Person]:
    """Players by nearness: in this line before the phrase, in lines before, then after."""
    near = [item.ids for item in reversed(line.items[:at]) if item.kind == "P"]
    for before in reversed(document.lines[: line.number]):
        those = [item.ids for item in before.items if item.kind == "P"]
        near += sorted(those, key=lambda ids: -most_named(document, ids))
    for after in document.lines[line.number :]:
        near += [item.ids for item in after.items if item.kind == "P"]
    people = [document.people[n] for n in dict.fromkeys(n for ids in near for n in ids)]
    return [one for one in people if one.known or one.cues["player"]] or people


def most_named(document: Document, ids: tuple[int, ...]) -> int:
    """How often the one of them named most is named."""
    return max(len(document.people[number].places) for number in ids)


def _fits(document: Document, person: Person, words: str) -> int | None:
    """How much speaks for him; None where something speaks against."""
    marks = (
        *_nation_marks(document, person, words),
        _age_mark(document, person, words),
        _position_mark(person, words),
        *_club_marks(person, words),
    )
    told = [mark for mark in marks if mark is not None]
    return sum(told) if len(told) == len(marks) else None


def _nation_marks(document: Document, person: Person, words: str) -> Iterator[int | None]:
    nations = _nations(person)
    for number in NATION.findall(words):
        if nations and document.nations[int(number)] not in nations:
            yield None
        yield int(bool(nations))


def _nations(person: Person) -> set[str]:
    return person.nations | set(person.known.nationality if person.known else ())


def _age_mark(document: Document, person: Person, words: str) -> int | None:
    match = re.search(AGE, words)
    if match is None:
        return 0
    age = person.age or _age(document.day, person)
    apart = abs(int(age) - int(match[0][:2])) if age else 0
    if apart > (0 if person.age else 1):
        return None
    return 2 * (age is not None and not apart)


def _age(day: str | None, person: Person) -> str | None:
    """His age on the day as the graph has it."""
    return person.known.age_on(day) if day and person.known else None


def _position_mark(person: Person, words: str) -> int | None:
    match = POSITION.search(words)
    place = person.position or (person.known.position if person.known else None)
    if match is None or not place:
        return 0
    return 1 if alike(place, match[0]) else None


def _club_marks(person: Person, words: str) -> Iterator[int | None]:
    former = "former" in words
    theirs = person.past if former or "ex" in words else set(person.owners)
    for number in map(int, CLUB.findall(words)):
        if number in theirs:
            yield 1
        elif not former and person.owners and number not in person.owners:
            yield None
