"""Names of clubs: in full, by nickname or ground, and "United" alone."""

from __future__ import annotations

import re

from loaders.reading import lists
from loaders.reading.known import PART_NAMES, Club, Known
from loaders.reading.mentions import NO_NAMES, SIGNS, Mention, low, phrase
from loaders.reading.vocabulary import listed
from loaders.reading.words import Sentence, Word

LONGEST = 6  # words
FORENAMES = listed("words", "forenames")
_NO_CLUB = listed("words", "no club after all")
_SIDE = re.compile(
    r"(?:u-?\d\d|under-\d\d|women|ladies|reserves|academy|youth|b|ii|juniors|wfc|lfc women)$"
)


def club(words: list[Word], at: int, known: Known) -> Mention | None:
    """The longest club's name that begins there; a youth or women's side is no club of ours."""
    word = words[at]
    if word.low.partition(" ")[0] not in known.starts:
        return None
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        if size > 1 and (words[at + size - 2].owns or words[at + size - 1].low in SIGNS):
            continue
        name = phrase(words, at, size)
        if name in known.sides and word.capital:
            return Mention("side", at, at + size, name)
        what = _clubs(words, at, size, name, known)
        if not what and words[at + size - 1].owns:  # St Mary's
            what = _clubs(words, at, size, f"{name}s", known)
        if what:
            return _unless_other(words, at, size, what, known)
    return None


def _unless_other(
    words: list[Word], at: int, size: int, what: tuple[Club, ...], known: Known
) -> Mention | None:
    """Not where it is a place, a person's name or a side of the club's youth."""
    last = at + size
    after = words[last] if last < len(words) else None
    if after and after.low in _NO_CLUB:
        return None
    if after and _SIDE.match(after.low) and not words[last - 1].owns:
        return Mention("side", at, last + 1, phrase(words, at, size))
    if size == 1 and (_is_forename(words, at, known) or _is_surname(words, at, known)):
        return None
    return Mention("club", at, last, what)


def _is_forename(words: list[Word], at: int, known: Known) -> bool:
    """Milan Skriniar: a name that is both, and another name follows."""
    word = words[at]
    both = word.low in known.nicknames and word.low in known.forenames
    if not (word.low in FORENAMES or both) or word.owns or at + 1 == len(words):
        return False
    after = words[at + 1]
    return after.capital and after.low not in known.starts and after.low not in NO_NAMES


def _is_surname(words: list[Word], at: int, known: Known) -> bool:
    """Neil Doncaster, Chris Wolfsburg: a common forename stands right before."""
    if not at or words[at - 1].owns or not words[at - 1].capital:
        return False
    before = words[at - 1].low
    further = words[at - 2] if at > 1 else None
    starts = before in known.forenames and before not in known.starts
    return starts and not (further and further.capital and further.low in known.forenames)


def _clubs(words: list[Word], at: int, size: int, name: str, known: Known) -> tuple[Club, ...]:
    """The clubs of that name, or of that nickname or ground where it is written as one."""
    word, before = words[at], low(words, at - 1)
    if word.capital and name in known.clubs:
        if size == 1 and (name in NO_NAMES or name in lists.nations()):
            return ()
        return known.clubs[name]
    if word.capital and name in known.grounds:
        return known.grounds[name]
    if name not in known.nicknames:
        return ()
    capital = word.capital and (before == "the" or not word.first)
    plain = before == "the" and size == 1 and len(name) > 7
    return known.nicknames[name] if capital or plain else ()


def find_short(
    sentence: Sentence, taken: list[Mention], before: list[Club], known: Known
) -> list[Mention]:
    """ "United", "City", "Real" alone: the club of that name the text named last."""
    there = {i for mention in taken for i in range(mention.first, mention.last)}
    found = []
    for at, word in enumerate(sentence.words):
        if at in there or not word.capital:
            continue
        fits: list[Club] = []
        if word.low in PART_NAMES:
            fits = [club for club in before if word.low in club.name.lower().split()]
        elif word.first and word.low in known.nicknames:  # "Blues stand firm"
            fits = [club for club in before if club in known.nicknames[word.low]]
        if fits:
            found.append(Mention("club", at, at + 1, (fits[-1],)))
    return found
