"""How football says who wants whom: the phrases of lists/phrases.txt as patterns over lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.reading.vocabulary import any_of, filled, lines, titles

_END = r"(?:(?<= )|(?!\S))"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one meaning; `frame` tells who stands where: "C1 wants P2", "P2 wanted by C1" …"""

    stage: str
    frame: str
    pattern: re.Pattern[str]


@cache
def wants() -> tuple[Phrases, ...]:
    """The club, or its manager, is the subject; the player is the object."""
    return tuple(
        _together(title, title.partition(" ")[2], "wants")
        for title in titles("phrases")
        if title.startswith("wants ")
    )


@cache
def wanted() -> tuple[Phrases, ...]:
    """The player is the subject or simply who it is about; the club stands in the phrase.

    Its place has one name in a pattern, so each phrase is a pattern of its own.
    """
    return tuple(
        Phrases(title.partition(" ")[2], "wanted", re.compile(rf"(?<!\S){_expanded(line)}{_END}"))
        for title in titles("phrases")
        if title.startswith("wanted ")
        for line in lines("phrases", title)
    )


@cache
def negations() -> tuple[Phrases, ...]:
    """An offer refused, an interest denied, never had or given up."""
    return (
        _together("refused", "rejected", "refused"),
        _together("denied", "denied", "denied"),
        _together("unwanted", "denied", "unwanted"),
        _together("ended", "ended", "ended"),
    )


@cache
def setbacks() -> tuple[Phrases, ...]:
    """What is told after a wish: that it came to nothing."""
    return (
        _together("turned away", "ended", "turned away"),
        _together("rebuffed", "rejected", "rebuffed"),
    )


def _together(section: str, stage: str, frame: str) -> Phrases:
    texts = "|".join(_expanded(line) for line in lines("phrases", section))
    return Phrases(stage, frame, re.compile(rf"(?<!\S)(?:{texts}){_END}"))


def _expanded(line: str) -> str:
    """One phrase as a regular expression; its language stands at the head of the list."""
    line = filled("phrases", line)
    line = re.sub(r"(?<=[a-z])\*", "(?:_ed|_ing)?", line)
    line = re.sub(r"(?<![\\A-Za-z0-9])V(?![A-Za-z\d])", _getting(), line)
    line = re.sub(r"(?<!\S)a(?= )", "<a>", line)
    line = re.sub(r"~(\d?) ", lambda match: rf"(?:[^\s;.,]+ ){{0,{match[1] or 3}}}?", line)
    line = re.sub(r"(?<![\\A-Za-z0-9])P(?![\\\da-z<])", r"(?:the )?P[\\d+]+", line)
    line = re.sub(r"(?<![\\A-Za-z0-9])C(?![\\\da-z])", r"(?:the )?(?P<club>C[\\d+]+)", line)
    return f"(?:{line.replace('<a> ', _small())})"


@cache
def _getting() -> str:
    return f"{any_of('phrases', 'getting')}(?:_ing)?"


@cache
def _small() -> str:
    return f"(?:{any_of('phrases', 'small')} ){{0,4}}?"
