"""Where the text says a player was or is, and who manages or managed a club."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.found import FoundManager, FoundStint
from loaders.reading.lines import Line
from loaders.reading.people import Person
from loaders.reading.vocabulary import any_of
from loaders.reading.whom import club_named, person_named

_FEW = any_of("owned", "few")
_SEASON = rf"(?: (?:(?:[^\s;.,]+ ){{0,4}}?(?P<season>{any_of('owned', 'season')}))?)?"
_STINTS = {
    "loan": re.compile(
        rf"(?<!\S)(?:(?P<player>P\d+) |he |him )?{_FEW}{any_of('owned', 'on loan at')} "
        rf"(?:the )?(?P<club>C\d+)(?P<loan> on {_FEW}loan)?{_SEASON}"
    ),
    "permanent": re.compile(
        rf"(?<!\S)(?P<player>P\d+) {_FEW}{any_of('owned', 'player of')} "
        rf"(?:the )?(?P<club>C\d+)(?! on ){_SEASON}"
    ),
}


def stints(document: Document, topics: list[tuple[int, ...]]) -> list[FoundStint]:
    """One for each player and club, a loan before anything else said of both."""
    found: dict[tuple[int, int], FoundStint] = {}
    for kind in _STINTS:
        for line, topic in zip(document.lines, topics, strict=True):
            for match in _told(line, kind):
                player, club = _player(line, match, topic), int(match["club"][1:])
                if player is not None and (player, club) not in found:
                    found[player, club] = FoundStint(
                        person_named(document.people[player]),
                        club_named(document.clubs[club]),
                        kind,
                        _season(line, match),
                    )
    return list(found.values())


def _told(line: Line, kind: str) -> Iterator[re.Match[str]]:
    """Where a line tells of such a stint; "joined" is no loan without "on loan"."""
    for match in _STINTS[kind].finditer(line.text):
        if kind != "loan" or "join_ed" not in match[0] or match["loan"]:
            yield match


def _player(line: Line, match: re.Match[str], topic: tuple[int, ...]) -> int | None:
    """The player of the phrase, else the nearest before it, else the one spoken of."""
    if match["player"]:
        return int(match["player"][1:])
    before = [i.ids for i in line.items[: line.item(match.start("club"))] if i.kind == "P"]
    ids = before[-1] if before else topic
    return ids[0] if ids else None


def _season(line: Line, match: re.Match[str]) -> str | None:
    return line.words(*line.covered(match, "season")) if match["season"] else None


def managers(document: Document) -> Iterator[FoundManager]:
    """Who manages a club the text names, and who once did."""
    for person in document.people:
        if person.role != "manager":
            continue
        now = manages(document, person)
        if now is not None:
            yield FoundManager(person_named(person), club_named(document.clubs[now]), "current")
        for club in sorted((person.managed | _once(document, person)) - {now}):
            yield FoundManager(person_named(person), club_named(document.clubs[club]), "past")


def _once(document: Document, manager: Person) -> set[int]:
    """Clubs named in a sentence with him that the graph has him at before the day."""
    if manager.known is None or document.day is None:
        return set()
    before = {s.club for s in manager.known.spells if s.last_day < document.day}
    named = {
        number
        for line in document.lines
        if any(item.kind == "M" and manager.number in item.ids for item in line.items)
        for item in line.items
        if item.kind == "C"
        for number in item.ids
    }
    return {n for n in named if document.clubs[n].id in before}
