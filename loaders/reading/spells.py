"""Where the text says a player was or is, and who manages or managed a club."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.found import FoundManager, FoundStint
from loaders.reading.lines import Line
from loaders.reading.people import Person
from loaders.reading.whom import club_named, person_named

_FEW = r"(?:[^\s;.]+ ){0,4}?"
_SEASON = r"(?:(?:[^\s;.,]+ ){0,4}?(?P<season>(?:19|20)\d\d(?:-\d\d+)?|last season|this season|season-long))?"
_STINTS = {
    "loan": re.compile(
        rf"(?<!\S)(?:(?P<p>P\d+) |he |him )?{_FEW}(?:on {_FEW}loan (?:spell )?(?:at|with)|loan(?:_ed)? (?:out )?to|loan spell at|"
        rf"spell on loan (?:at|with)|join_ed|rejoin_ed) (?:the )?(?P<c>C\d+)(?P<loan> on {_FEW}loan)?(?: {_SEASON})?"
    ),
    "permanent": re.compile(
        rf"(?<!\S)(?P<p>P\d+) {_FEW}(?:join_ed|sign_ed for|move_ed to|arrive_ed at|sign_ing with|sign_ed with|move_ed from|leave_ed|leave_ing) (?:the )?(?P<c>C\d+)(?! on )(?: {_SEASON})?"
    ),
}


def stints(document: Document, topics: list[tuple[int, ...]]) -> list[FoundStint]:
    """One for each player and club, a loan before anything else said of both."""
    found: dict[tuple[int, int], FoundStint] = {}
    for kind, pattern in _STINTS.items():
        for line, topic in zip(document.lines, topics, strict=True):
            for match in pattern.finditer(line.text):
                if kind == "loan" and "join_ed" in match.group() and not match.group("loan"):
                    continue
                player = _player(line, match, topic)
                club = int(match.group("c")[1:])
                if player is None or (player, club) in found:
                    continue
                person = document.people[player]
                found[player, club] = FoundStint(
                    person_named(person),
                    club_named(document.clubs[club]),
                    kind,
                    _season(line, match),
                )
    return list(found.values())


def _player(line: Line, match: re.Match[str], topic: tuple[int, ...]) -> int | None:
    if match.group("p"):
        return int(match.group("p")[1:])
    at = line.item(match.start("c"))
    before = [item.ids for item in line.items[:at] if item.kind == "P"]
    ids = before[-1] if before else topic
    return ids[0] if ids else None


def _season(line: Line, match: re.Match[str]) -> str | None:
    if not match.group("season"):
        return None
    return line.words(*line.covered(match, "season"))


def _once(document: Document, manager: Person) -> set[int]:
    """Clubs named in a sentence with him that the graph has him at before the day."""
    if manager.known is None or document.day is None:
        return set()
    before = {s.club for s in manager.known.spells if s.last_day < document.day}
    lines = [
        [item for item in line.items if item.kind == "C"]
        for line in document.lines
        if any(item.kind == "M" and manager.number in item.ids for item in line.items)
    ]
    named = {number for clubs in lines for item in clubs for number in item.ids}
    return {n for n in named if document.clubs[n].id in before}


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
