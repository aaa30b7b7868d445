"""Which manager's wish it is, and where he had or wanted the player before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.events import Event
from loaders.reading.lines import Line
from loaders.reading.people import Person
from loaders.reading.vocabulary import alone, any_of

_HE = alone(any_of("wishes", "the manager"))
_HIM = alone(any_of("wishes", "the player"))
_WISH = alone(any_of("wishes", "wish"))
_AGAIN = alone(any_of("wishes", "again"))
_TOGETHER = alone(any_of("wishes", "together"))
_JOB = alone(any_of("wishes", "job"))
_OLD = re.compile(rf"(?<!\S){any_of('wishes', 'old')}")
_OLD_PLAYER = re.compile(rf"\b{any_of('wishes', 'old player')}\b")
_WANTED_THERE = alone(any_of("wishes", "wanted there"))
# "worked with him at C1", "in his C1 days".
_WHERE = re.compile(
    rf"{any_of('wishes', 'met at')} (?:{any_of('wishes', 'the old')} ){{0,4}}([CN][\d+]+)"
    rf"|([CN]\d+) {any_of('wishes', 'then')}"
)
_NO_DAY = "9999"  # later than any: a report without a day is after every spell


@dataclass(frozen=True, slots=True)
class Wish:
    """A manager's wish for a player: `before` is the club or nation where he had or wanted him."""

    manager: Person
    before: str | None = None  # a sign: "C3", "N1"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The manager of a club, and a player the club wants."""

    document: Document
    club: int
    boss: Person
    player: Person


@dataclass(frozen=True, slots=True)
class _About:
    """A line that speaks of the player, of the manager, or of both."""

    line: Line
    of_manager: bool
    of_player: bool


def wish_for(
    document: Document, topics: list[tuple[int, ...]], club: int, player: int, events: list[Event]
) -> Wish | None:
    """The wish of the club's manager, where the text ties him to the player."""
    bosses = [p for p in document.people if p.role == "manager" and manages(document, p) == club]
    tied = {event.manager for event in events if event.manager is not None and not event.weak}
    for boss in sorted(bosses, key=lambda p: p.number not in tied):
        pair = _Pair(document, club, boss, document.people[player])
        lines = _lines_about(document, topics, boss.number, player)
        if wish := _wish(pair, lines, tied=boss.number in tied):
            return wish
    return None


def _lines_about(
    document: Document, topics: list[tuple[int, ...]], manager: int, player: int
) -> list[_About]:
    """Lines in which he or the player is named or meant; "he" is one named a line before."""
    lines, near = [], -9
    for line, topic in zip(document.lines, topics, strict=True):
        here = {(i.kind, n) for i in line.items for n in i.ids}
        if ("M", manager) in here:
            near = line.number
        he = near == line.number or (near >= line.number - 1 and bool(_HE.search(line.text)))
        others = any(kind == "P" for kind, _ in here)
        him = ("P", player) in here or (
            player in topic and not others and bool(_HIM.search(line.text))
        )
        if he or him:
            lines.append(_About(line, he, him))
    return lines


def _wish(pair: _Pair, lines: list[_About], *, tied: bool) -> Wish | None:
    """What these lines tell; `tied` where a claim is the manager's already."""
    both = [about.line for about in lines if about.of_manager and about.of_player]
    together = any(_TOGETHER.search(line.text) for line in both)
    wished = tied or together or any(_WISH.search(line.text) for line in both)
    before = next(filter(None, (_before(pair, line) for line in both)), None)
    if before is None and wished:
        before = _told_apart(pair, [about.line for about in lines if about.of_manager])
    if before is None and together:
        before = _only_place(pair)
    return Wish(pair.boss, before) if before or wished else None


def _before(pair: _Pair, line: Line) -> str | None:
    """The former club of his in a line that says they met, or that he wanted him there."""
    owners = pair.player.owners
    old = _OLD.search(line.text) or _OLD_PLAYER.search(_spoken(line))
    again = old or _AGAIN.search(line.text)
    for number in (*_clubs(pair, line), *(owners if old else ())):
        if number != pair.club and _met(pair, number) and (again or number not in owners):
            return f"C{number}"
    places = (sign for sign in _places(line.text) if again and _told_there(pair, line.text, sign))
    return next(places, None)


def _told_apart(pair: _Pair, lines: list[Line]) -> str | None:
    """A club the text says he managed, where the graph has the player with him."""
    jobs = (line for line in lines if _JOB.search(line.text))
    clubs = (number for line in jobs for number in _clubs(pair, line))
    return next((f"C{number}" for number in clubs if _met(pair, number)), None)


def _only_place(pair: _Pair) -> str | None:
    """The one club of the text where the graph has them together."""
    clubs = (number for number in range(len(pair.document.clubs)) if number != pair.club)
    there = [number for number in clubs if _met(pair, number)]
    return f"C{there[0]}" if len(there) == 1 else None


def _spoken(line: Line) -> str:
    """The sentence in small letters, before phrases became names."""
    return " ".join(word.low for word in line.sentence.words)


def _clubs(pair: _Pair, line: Line) -> list[int]:
    """Clubs of the line that are not the one that wants the player."""
    return [n for item in line.items if item.kind == "C" for n in item.ids if n != pair.club]


def _places(text: str) -> Iterator[str]:
    """The signs of clubs and nations that stand where a meeting does, each alone."""
    for match in _WHERE.finditer(text):
        sign = match[1] or match[2]
        yield from (f"{sign[0]}{number}" for number in sign[1:].split("+"))


def _met(pair: _Pair, club: int) -> bool:
    """Whether the graph has both there at one time before the report's day."""
    boss, player = pair.boss.known, pair.player.known
    ids, day = _ids(pair, club), pair.document.day or _NO_DAY
    if not (boss and player and ids):
        return False
    return any(
        mine.first_day <= his.last_day and his.first_day <= mine.last_day
        for mine in boss.spells
        for his in player.spells
        if mine.club in ids and his.club in ids and max(mine.first_day, his.first_day) < day
    )


def _told_there(pair: _Pair, text: str, sign: str) -> bool:
    """Whether the text alone tells it: he wanted him there, or one of them is not in the graph."""
    number, boss = int(sign[1:]), pair.boss.known
    if sign[0] == "N":
        return bool(_with_nation(sign).search(text))
    if number == pair.club:
        return False
    if not (boss and boss.spells):
        return number in pair.boss.managed
    ids, day = _ids(pair, number), pair.document.day or _NO_DAY
    was = any(spell.club in ids and spell.first_day < day for spell in boss.spells)
    return was and (pair.player.known is None or bool(_WANTED_THERE.search(text)))


def _ids(pair: _Pair, club: int) -> set[str | None]:
    """The clubs of the graph it may be."""
    there = pair.document.clubs[club]
    return {there.id, *there.candidates} - {None}


@cache
def _with_nation(sign: str) -> re.Pattern[str]:
    """With a national side: "handed him his debut for N0", "his time as N0 manager"."""
    after, before = any_of("wishes", "after a nation"), any_of("wishes", "before a nation")
    return alone(rf"{sign} {after}", rf"{before} (?:the )?{sign}")
