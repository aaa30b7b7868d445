"""Names of leagues, nations and their people: they tell whence a player or a club is."""

from __future__ import annotations

from loaders.reading import lists
from loaders.reading.mentions import Mention, low, phrase
from loaders.reading.words import Word


def league(words: list[Word], at: int) -> Mention | None:
    """A league, as its country: "Serie A" is Italy's."""
    if not words[at].capital:
        return None
    for size in (3, 2, 1):
        name = phrase(words, at, size)
        if name in lists.LEAGUES and len(words) >= at + size:
            return Mention("league", at, at + size, lists.LEAGUES[name])
    return None


def nation(words: list[Word], at: int) -> Mention | None:
    """A country or what is of it; "the Italians" are its folk, who may be a club."""
    if not words[at].capital:
        return None
    for size in (4, 3, 2, 1):
        name = phrase(words, at, size)
        if len(words) < at + size:
            continue
        if name in lists.nations():
            return Mention("nation", at, at + size, lists.nations()[name])
        one = name.removesuffix("s")
        if low(words, at - 1) == "the" and one in lists.nations():
            return Mention("folk", at, at + size, lists.nations()[one])
    return None
