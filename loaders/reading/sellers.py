"""Whose player somebody is, from how a line speaks of selling him and of dealing for him."""

from __future__ import annotations

import re

from loaders.reading.acting import subject
from loaders.reading.grammar import numbers
from loaders.reading.lines import Line
from loaders.reading.owners import give, note_owners
from loaders.reading.said import Said
from loaders.reading.spoken import Spoken
from loaders.reading.telling import AGO
from loaders.reading.vocabulary import any_of
from loaders.reading.wanted import players

# "C1 would be ready to listen to offers": it decides.
_SELLING = re.compile(
    rf"(?<!\S)(?:the )?(?P<club>C[\d+]+) (?:'s [a-z]+ )?(?:{any_of('beside', 'still')} )*"
    rf"{any_of('beside', 'asks')} (?!to {any_of('beside', 'offers itself')} )"
    rf"(?:[a-z_']+ ){{0,4}}?{any_of('beside', 'sells')}"
)
# "sign P1 on loan from C2".
_FROM = re.compile(
    rf"{any_of('beside', 'taking')} (?:of )?(?:[a-z]+ )?(?:P[\d+]+ )?(?:away )?(?:on loan )?"
    r"(?:this [a-z]+ )?from (?:the )?(?P<club>C\d+)"
)
# "in talks with C1 for P2".
_TALKS_WITH = re.compile(
    rf"(?<!\S){any_of('beside', 'dealing with')} (?:\S+ ){{0,3}}?(?:with|to) (?:the )?"
    rf"(?P<club>C[\d+]+) (?:\S+ ){{0,5}}?{any_of('beside', 'dealing for')}"
)
_OVER = re.compile(r"(?:over|for|about|regarding)$")
_RECEIVING = re.compile(
    rf"(?<!\S){any_of('beside', 'receiving')} (?:\S+ ){{0,3}}?{any_of('beside', 'received')}(?!\S)"
)
_RENEWAL = re.compile(
    rf"(?<!\S){any_of('beside', 'renewing')} (?:\S+ ){{0,7}}?{any_of('beside', 'longer')} "
    rf"(?:\S+ ){{0,3}}?{any_of('beside', 'terms')}(?!\S)"
)
# "set to loan P1 to C2".
_LENDING = re.compile(
    r"(?<!\S)(?:loan|lend|send)(?:_ing)? (?:out )?(?:the )?P[\d+]+ .{0,15}?to (?:the )?C\d"
)
AHEAD = 12  # letters: "willing to listen" is of a seller where "to offers" follows


def note_sellers(spoken: Spoken, line: Line) -> None:
    """Adds to each player the clubs the line gives him to."""
    end = len(line.items)
    for match in _SELLING.finditer(line.text):
        first, _ = line.covered(match)
        give(spoken.document, players(line, first, end) or spoken.topic, numbers(match["club"]))
    for match in () if AGO.search(line.text) else _FROM.finditer(line.text):
        _, last = line.covered(match)
        before = [item.ids for item in line.items[:last] if item.kind == "P"]
        give(spoken.document, before[-1] if before else spoken.topic, numbers(match["club"]))
    for match in _TALKS_WITH.finditer(line.text):
        first, _ = line.covered(match)
        if not subject(spoken, line, first).implied or _OVER.search(match[0]):
            those = players(line, first, end) or spoken.topic
            for player, club in zip(those, _spread(match["club"], those), strict=True):
                give(spoken.document, (player,), (club,))
    note_owners(spoken.document, line, spoken.topic)


def _spread(sign: str, players: tuple[int, ...]) -> tuple[int, ...]:
    """A club each where there are as many; else the first for all."""
    clubs = numbers(sign)
    return clubs if len(clubs) == len(players) else (clubs[0],) * len(players)


def is_seller(said: Said) -> bool:
    """Whether the club receives an offer, lends him out or offers its own player terms."""
    if said.frame not in ("wants", "ended"):
        return False
    text = said.line.text
    renewal = _RENEWAL.search(text)
    if renewal and renewal.start() <= said.start < renewal.end():
        return True
    lending = _LENDING.search(text, said.start)
    if lending and lending.start() <= said.end:
        return True
    around = text[max(0, said.line.starts[said.first] - 60) : said.end + AHEAD]
    return said.stage in ("bid", "enquired", "interested") and bool(_RECEIVING.search(around))
