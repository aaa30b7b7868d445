"""Whose player somebody is: where a line says so, and who owns him on the report's day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from loaders.reading.document import Document
from loaders.reading.grammar import numbers
from loaders.reading.lines import Line
from loaders.reading.nouns import HEAD
from loaders.reading.people import Person, clubs_then
from loaders.reading.vocabulary import alone, any_of, filled, lines

STRONG, WEAK = 3, 1
_SIGNS = {
    "P": r"(?P<player>P[\d+]+)",
    "He": r"(?:(?P<player>P[\d+]+)|he|him|his)",
    "C": r"(?:the )?(?P<club>C\d+)",
    "Head": HEAD,
}
_SIGN = re.compile(r"(?<![\\\w])(?:P|He|C|Head)(?![\\\w])")
_FEW = any_of("owned", "few")
_FREE = alone(
    r"free agent (P\d+)",
    rf"(P\d+) {_FEW}(?:is|was|be) {_FEW}{any_of('owned', 'free')}",
    rf"(P\d+) {_FEW}{any_of('owned', 'set free')}",
)


def give(document: Document, players: Iterable[int], clubs: Iterable[int]) -> None:
    """Notes that these clubs own these players."""
    for player in players:
        for club in clubs:
            document.people[player].owners[club] += STRONG


def note_owners(document: Document, line: Line, topic: tuple[int, ...]) -> None:
    """Adds to each player of the line the clubs it gives him to."""
    for weight, pattern in _owned():
        for match in pattern.finditer(line.text):
            for person in _people(document, line, match, topic):
                person.owners[int(match["club"][1:])] += weight
    for match in _FREE.finditer(line.text):
        sign = next(filter(None, match.groups()))
        document.people[int(sign[1:])].free = True


@cache
def _owned() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """How much each line of the two lists counts, and the line as a pattern."""
    return tuple(
        (weight, alone(_SIGN.sub(lambda sign: _SIGNS[sign[0]], filled("owned", line))))
        for section, weight in (("owner", STRONG), ("perhaps owner", WEAK))
        for line in lines("owned", section)
    )


def _people(
    document: Document, line: Line, match: re.Match[str], topic: tuple[int, ...]
) -> Iterator[Person]:
    """The players of the phrase, else the nearest before it, else those spoken of."""
    before = [i.ids for i in line.items[: line.item(match.start())] if i.kind == "P"]
    sign = match.groupdict().get("player")
    those = numbers(sign) if sign else before[-1] if before else topic
    yield from (document.people[number] for number in those)


def owner_of(document: Document, person: Person, suitors: Collection[int] = ()) -> int | None:
    """The club that owns the player on that day: the text's word first, then the graph's.

    `suitors` are clubs said to want him: none of them owns him if another club can, unless the
    graph knows of no move in those weeks.
    """
    if person.free:
        return None
    for club, count in person.owners.most_common():
        if club not in suitors or count >= 2 * STRONG:
            return club
    then = [_number_with(document, id) for id in clubs_then(person, document.day)]
    known = [club for club in then if club is not None]
    named = [club for club in known if club not in suitors]
    named = named or (known if not suitors or len(then) == 1 else [])
    if named:
        return named[0]
    return person.owners.most_common(1)[0][0] if person.owners else None


def _number_with(document: Document, id: str) -> int | None:
    """The number of the club with that id, named in the text or not."""
    number = document.with_id(id)
    if number is None and (club := document.known.by_id.get(id)):
        return document.number_of(club)
    return number
