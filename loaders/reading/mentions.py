"""Words of a sentence that name something: a club, a person, a source, a nation, a league."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.folding import folded
from loaders.reading.vocabulary import listed
from loaders.reading.words import Word

SIGNS = frozenset(("&", ".", "'", "’", "‘", "´"))
NO_NAMES = frozenset(folded(word) for word in listed("words", "no names"))


@dataclass(slots=True)
class Mention:
    """The words [first, last) of a sentence name something of that kind."""

    kind: str
    first: int
    last: int
    what: Any  # a tuple of Clubs, a Person's name, an Outlet, a country


def phrase(words: list[Word], at: int, size: int) -> str:
    """So many words from there, folded, without signs."""
    return " ".join(word.low for word in words[at : at + size] if word.low not in SIGNS)


def low(words: list[Word], at: int) -> str:
    """The word there, folded; empty outside of the sentence."""
    return words[at].low if 0 <= at < len(words) else ""
