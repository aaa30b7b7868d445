"""A report taken apart: its sentences as lines, the clubs and people they name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from loaders.reading.club_names import find_short
from loaders.reading.cues import note_cues
from loaders.reading.found import Report
from loaders.reading.identity import identify
from loaders.reading.known import Club, Known
from loaders.reading.lines import Item, Line, line_of
from loaders.reading.linking import link
from loaders.reading.mentions import Mention, phrase
from loaders.reading.naming import find
from loaders.reading.people import Person
from loaders.reading.person_names import find_people
from loaders.reading.player_nouns import AT_CLUB
from loaders.reading.words import Sentence, sentences

_AGE = re.compile(r"(?<!\S)(?:(?<=, )|(?=\d\d-))(\d\d)(?=-year-old| ,)")
_YEAR = re.compile(r"(?<!\S)(?:in|since|,|between|and|the) (19\d\d|20[0-2]\d)(?!\S)")
PLACES = {"nation": "N", "league": "L", "folk": "F"}
LETTERS = {"player": "P", "manager": "M", "other": "O", "source": "S"}


@dataclass(slots=True)
class Document:
    """What a report holds; the signs of its lines count into its lists of names."""

    report: Report
    known: Known
    clubs: list[Club] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)  # of nations and leagues alike
    lines: list[Line] = field(default_factory=list)
    day: str | None = None  # the report's; where it has none, one on which all fits together

    def number_of(self, club: Club) -> int:
        """The number of a club, new if the text has not named it yet."""
        if club not in self.clubs:
            self.clubs.append(club)
        return self.clubs.index(club)

    def with_id(self, id: str) -> int | None:
        """The number of the club the graph knows by this id, if the text names it."""
        for number, club in enumerate(self.clubs):
            if club.id == id or id in club.candidates:
                return number
        return None


def take_apart(report: Report, known: Known) -> Document:
    """Names found, people told apart, each sentence a line."""
    document = Document(report, known)
    whole = sentences(report.text)
    found = [find(sentence, known) for sentence in whole]
    _leave_surnames(whole, found)
    _settle_clubs(whole, found, known)
    for sentence, those in zip(whole, found, strict=True):
        those += find_people(sentence, those)
        those.sort(key=lambda m: m.first)
    document.people = link(whole, found, known)
    document.lines = [
        line_of(sentence, number, [(m.first, m.last, _sign(document, m)) for m in those])
        for number, (sentence, those) in enumerate(zip(whole, found, strict=True))
    ]
    for line in document.lines:
        note_cues(line, document.people)
    here = {id for club in document.clubs for id in _ids(club)}
    ages = {age for line in document.lines for age in _AGE.findall(line.text)}
    years = [int(year) for line in document.lines for year in _YEAR.findall(line.text)]
    document.day = identify(document.people, here, _ties(document), ages, years, report.date, known)
    for line in document.lines:
        _tell_kinds(document, line)
    return document


def _leave_surnames(whole: list[Sentence], found: list[list[Mention]]) -> None:
    """ "Austin" is Charlie Austin where he is named in full, not a club few have heard of."""
    surnames = {
        sentence.words[mention.last - 1].low
        for sentence, those in zip(whole, found, strict=True)
        for mention in those
        if mention.kind == "person" and mention.last - mention.first > 1
    }
    for sentence, those in zip(whole, found, strict=True):
        those[:] = [
            m
            for m in those
            if not (m.kind == "club" and m.last - m.first == 1)
            or sentence.words[m.first].low not in surnames
        ]


def _ties(document: Document) -> set[tuple[int, str]]:
    """Whom the text puts at a club: "Everton boss X1", "Napoli's striker X2"."""
    return {
        (int(match["person"]), id)
        for line in document.lines
        for match in AT_CLUB.finditer(line.text)
        for id in _ids(document.clubs[int(match["club"])])
    }


def _ids(club: Club) -> list[str]:
    return [id for id in (club.id, *club.candidates) if id]


def _settle_clubs(whole: list[Sentence], found: list[list[Mention]], known: Known) -> None:
    """A name of several clubs means the one named in full elsewhere, else the first listed."""
    certain = Counter(
        m.what[0] for those in found for m in those if m.kind == "club" and len(m.what) == 1
    )
    before: list[Club] = []
    for sentence, those in zip(whole, found, strict=True):
        here = [m.what[0] for m in those if m.kind == "club"]
        those += find_short(sentence, those, [*before, *here], known)
        those.sort(key=lambda m: m.first)
        for mention in those:
            if mention.kind != "club":
                continue
            fits: tuple[Club, ...] = mention.what
            near = [club for club in reversed(before) if club in fits]
            sure = [club for club, _ in certain.most_common() if club in fits]
            if len(fits) > 1 and not (near or sure) and _is_nickname(sentence, mention, known):
                mention.kind = "side"  # "the Blues" of a text that names none of them
                continue
            mention.what = (near or sure or fits)[0]
            before.append(mention.what)


def _is_nickname(sentence: Sentence, mention: Mention, known: Known) -> bool:
    name = phrase(sentence.words, mention.first, mention.last - mention.first)
    return name in known.nicknames and name not in known.clubs


def _sign(document: Document, mention: Mention) -> str:
    what: Any = mention.what
    if mention.kind == "club":
        return f"C{document.number_of(what)}"
    if mention.kind == "person":
        return f"X{what.number}"
    if mention.kind == "source":
        return f"S{_number(document.sources, what)}"
    if mention.kind in PLACES:
        return f"{PLACES[mention.kind]}{_number(document.nations, what)}"
    return "side"


def _number(known: list[str], name: str) -> int:
    if name not in known:
        known.append(name)
    return known.index(name)


def _tell_kinds(document: Document, line: Line) -> None:
    """X becomes P, M, O or S: what the whole text says he is."""
    for item in line.items:
        if item.kind == "X":
            item.sign = _kind_sign(document, item)
    line.spell()


def _kind_sign(document: Document, item: Item) -> str:
    person = document.people[item.ids[0]]
    if person.meant is not None:
        person = document.people[person.meant]
    if not person.certain:
        return person.words[0]
    if person.role == "source":
        return f"S{_number(document.sources, person.name)}"
    return f"{LETTERS[person.role]}{person.number}"
