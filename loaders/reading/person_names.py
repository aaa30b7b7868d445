"""Names of people: those the graph knows in full, and runs of capitals that are nothing else."""

from __future__ import annotations

import re

from loaders.reading.known import Known
from loaders.reading.mentions import NO_NAMES, Mention, phrase
from loaders.reading.vocabulary import listed
from loaders.reading.words import Sentence, Word

PARTICLES = listed("words", "particles")
_NOUNS = listed("nouns", "heads") | listed("nouns", "managers") | listed("nouns", "others")


def full_name(words: list[Word], at: int, known: Known) -> Mention | None:
    """A person of the graph by two names or more."""
    if not words[at].capital:
        return None
    for size in range(min(5, len(words) - at), 1, -1):
        piece = words[at : at + size]
        if any(word.owns for word in piece[:-1]) or not piece[-1].capital:
            continue
        if phrase(words, at, size) in known.names:
            return Mention("person", at, at + size, None)
    return None


def find_people(sentence: Sentence, taken: list[Mention]) -> list[Mention]:
    """Runs of capitals among the words left."""
    words = sentence.words
    there = {i for mention in taken for i in range(mention.first, mention.last)}
    found, at = [], 0
    while at < len(words):
        if at in there or not _may_name(words[at]):
            at += 1
            continue
        last, first = _end(words, at, there), at
        while first and words[first - 1].low in PARTICLES and not words[first - 1].capital:
            first -= 1  # "under ten Hag"
        found.append(Mention("person", first, last, None))
        at = last
    return found


def _may_name(word: Word) -> bool:
    low = word.low
    return (
        word.capital
        and low not in NO_NAMES
        and low.replace(" ", "-") not in _NOUNS
        and not re.search(r"-[a-z]", word.text)
        and len(low) > 1
        and not (len(word.text) > 3 and word.text.isupper())
    )


def _end(words: list[Word], at: int, there: set[int]) -> int:
    """The word after a run of capitals, with particles where another capital follows."""
    last = at + 1
    while last < len(words) and last not in there and not words[last - 1].owns:
        if not _may_name(words[last]) and not _leads_on(words, last, there):
            break
        last += 1
    while last > at + 1 and words[last - 1].low in PARTICLES and not words[last - 1].capital:
        last -= 1
    return last


def _leads_on(words: list[Word], at: int, there: set[int]) -> bool:
    """A particle before another name or particle: "van der Berg"."""
    if words[at].low not in PARTICLES or at + 1 == len(words) or at + 1 in there:
        return False
    return _may_name(words[at + 1]) or words[at + 1].low in PARTICLES
