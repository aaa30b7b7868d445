"""Which position a club is said to look for, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.found import FoundNeed
from loaders.reading.lines import Line
from loaders.reading.nouns import POSITION
from loaders.reading.vocabulary import any_of
from loaders.reading.whom import club_named

_POSITION = rf"(?:{any_of('needs', 'side')} ?-?){{0,2}}{any_of('needs', 'position')}"
# "C1 are in the market for another left-back".
_LOOKING = re.compile(
    rf"(?<!\S)(?P<who>[CM]\d+)(?: 's)? (?:[^\s;.]+ ){{0,9}}?{any_of('needs', 'looking')} "
    rf"(?:{any_of('needs', 'some')} ){{0,4}}(?P<position>{_POSITION})(?=[\s,.;]|$)"
)
# "With P1 injured, C2 need ...", "C2 need ... after the sale of P1".
_WHY_BEFORE = re.compile(
    rf"^{any_of('needs', 'reason before')} [^,;]*?{any_of('needs', 'gone before')}[^,;]*"
)
_WHY_AFTER = re.compile(
    rf"(?<!\S){any_of('needs', 'reason after')} [^,;.]*?{any_of('needs', 'gone after')}[^,;.]*"
)
_JOINS = re.compile(r"^(?:[Ww]ith|[Aa]fter|[Aa]s|[Bb]ecause|[Ss]ince) ")
# The parts of the pitch by what a position is called; the first that fits.
_PARTS = {
    "keeper": "keeper",
    "back": "defence",
    "half": "defence",
    "midfield": "midfield",
    "wing": "wing",
    "defender": "defence",
    "striker": "attack",
    "forward": "attack",
}


def needs(document: Document) -> Iterator[FoundNeed]:
    """One for each club and part of the pitch, at the first sentence that tells it."""
    seen = set()
    for line in document.lines:
        for match in _LOOKING.finditer(line.text):
            club, position = _club(document, match["who"]), _one(match["position"])
            if club is None or (club, _part(position)) in seen:
                continue
            seen.add((club, _part(position)))
            place = line.place(0, len(line.items))
            yield FoundNeed(club_named(document.clubs[club]), position, place, _why(line, match))


def _club(document: Document, sign: str) -> int | None:
    """The club, or that of the manager who looks."""
    number = int(sign[1:])
    return number if sign[0] == "C" else manages(document, document.people[number])


def _one(position: str) -> str:
    """As positions are named: "strikers" → "striker", "centre backs" → "centre-back"."""
    one = re.sub(r"halves$", "half", position.replace("-", " ").strip())
    one = re.sub(r"(?<!s)s$", "", one)
    return re.sub(r"(centre|center|left|right|full|wing) (back|half|forward)$", r"\1-\2", one)


def _part(position: str) -> str:
    """The part of the pitch: a centre-back is a defender that was named more closely."""
    return next((part for word, part in _PARTS.items() if word in position), position)


def _why(line: Line, match: re.Match[str]) -> str | None:
    """The reason as the text words it: the clause before or behind that names one."""
    for reason in (_WHY_BEFORE.match(line.text), _WHY_AFTER.search(line.text, match.end())):
        if reason and POSITION.search(reason[0]) is None:
            return _JOINS.sub("", line.words(*line.covered(reason)))
    return None
