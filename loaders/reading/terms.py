"""Until when a player's contract runs and what he is said to be worth, as the text writes it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from loaders.reading.document import Document
from loaders.reading.lines import Line
from loaders.reading.vocabulary import alone, any_of

_UNTIL = re.compile(
    rf"(?<!\S){any_of('terms', 'contract')}(?!\S)[^;]{{0,60}}?{any_of('terms', 'runs')}(?!\S)"
    rf"[^;]{{0,30}}?(?<!\S)(?P<when>{any_of('terms', 'when')})(?!\S)"
)
_WORTH = re.compile(
    rf"(?<!\S){any_of('terms', 'worth')} (?:{any_of('terms', 'about')} ){{0,3}}(?P<sum>£)"
    rf"|(?P<before>£) {any_of('terms', 'price')}"
)
_NO_PRICE = alone(any_of("terms", "no price"))
_YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE, BEHIND = 30, 20  # letters about a sum in which it may be called something else


@dataclass(slots=True)
class Terms:
    """What was found of one player."""

    contract_until: str | None = None
    value: str | None = None


def terms(document: Document, topics: list[tuple[int, ...]]) -> dict[int, Terms]:
    """By the player's number; the first that the text tells."""
    found: defaultdict[int, Terms] = defaultdict(Terms)
    for line, topic in zip(document.lines, topics, strict=True):
        for match in _UNTIL.finditer(line.text):
            if (player := _player(line, match, topic)) is not None:
                his = found[player]
                his.contract_until = his.contract_until or _when(match["when"])
        for match in _WORTH.finditer(line.text):
            player = _player(line, match, topic)
            if player is not None and _is_price(line, match):
                his = found[player]
                his.value = his.value or _sum(line, match)
    return found


def _when(text: str) -> str:
    """ "2026" of "the summer of 2026"; a summer without a year stays one."""
    year = _YEAR.search(text)
    return year.group() if year else "summer" if "summer" in text else text


def _is_price(line: Line, match: re.Match[str]) -> bool:
    """Whether nothing near calls the sum a clause, a wage or an offer."""
    around = line.text[max(0, match.start() - BEFORE) : match.end() + BEHIND]
    return _NO_PRICE.search(around) is None


def _sum(line: Line, match: re.Match[str]) -> str:
    """The money as the text has it."""
    return line.words(*line.covered(match, "sum" if match["sum"] else "before"))


def _player(line: Line, match: re.Match[str], topic: tuple[int, ...]) -> int | None:
    """The nearest player before, else the next, else the one spoken of."""
    first, _ = line.covered(match)
    before = [item.ids for item in line.items[: first + 1] if item.kind == "P"]
    after = [item.ids for item in line.items[first:] if item.kind == "P"]
    ids = before[-1] if before else after[0] if after else topic
    return ids[0] if ids else None
