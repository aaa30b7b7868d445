"""What the words beside a name say he is: a player, a manager, a journalist, somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.reading.lines import Line
from loaders.reading.nouns import AGE, CLUB, HEAD, MANAGER, OTHER, noun
from loaders.reading.people import Person
from loaders.reading.vocabulary import filled, lines, titles

_ROLE = re.compile(r"(manager|other|speaker|source|player) (\d)")
_NOUNS = {
    "manager": MANAGER,
    "other": OTHER,
    "press": noun("press"),
    "title": noun("titles"),
    "head": HEAD,
    "age": AGE,
    "side": CLUB,
    "club": r"(?:C[\d+]+(?: 's)? )?",
}


def note_cues(line: Line, people: list[Person]) -> None:
    """Adds what a line says to the people in it."""
    if "X" not in line.text:
        return
    for role, weight, pattern in _cues():
        for match in pattern.finditer(line.text):
            people[int(match["person"])].cues[role] += weight


@cache
def _cues() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(_read_cues())


def _read_cues() -> Iterator[tuple[str, int, re.Pattern[str]]]:
    for title in titles("cues"):
        if section := _ROLE.fullmatch(title):
            for line in lines("cues", title):
                yield section[1], int(section[2]), re.compile(rf"(?<!\S){_spelt(line)}")


def _spelt(line: str) -> str:
    for name, pattern in _NOUNS.items():
        line = line.replace(f"<{name}>", pattern)
    return re.sub(r"X(?!\\)", lambda _: r"X(?P<person>\d+)(?:\+\d+)*(?!\S)", filled("cues", line))
