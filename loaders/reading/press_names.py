"""Names of those who publish: of the list, or known by what they do in the sentence."""

from __future__ import annotations

import re
from functools import cache

from loaders.reading import lists
from loaders.reading.known import Known
from loaders.reading.lists import Outlet
from loaders.reading.mentions import NO_NAMES, Mention, low
from loaders.reading.vocabulary import listed
from loaders.reading.words import Word

_EVERYDAY = listed("words", "papers named by a common word")
_BEFORE = listed("words", "before a source")
_SAYING = tuple(listed("words", "saying"))
_ENDINGS = listed("words", "press")
_CREDITED = frozenset((")", "-", "–", ",", "via", "subscription"))  # "(Metro - in French)"
_ASIDE = frozenset(("have", "has", "also", "are", "can", "is", "first"))


def outlet(words: list[Word], at: int) -> Mention | None:
    """A listed outlet or journalist; a short name only where something is told beside it."""
    for name, one in _outlets().get(words[at].text, ()):
        last = at + len(name)
        if tuple(word.text for word in words[at:last]) != name:
            continue
        doubtful = len(name) == 1 and name[0].lower() in _EVERYDAY and one.kind == "outlet"
        if not doubtful or _tells(words, at, last):
            as_written = " ".join(word.text for word in words[at:last])
            return Mention("source", at, last, one.name if len(name) == 1 else as_written)
    return None


def unlisted(words: list[Word], at: int) -> Mention | None:
    """A newspaper or station of no list: capitals that end like one, where it says something."""
    if not words[at].capital or words[at].low in NO_NAMES:
        return None
    last = at + 1
    while last < len(words) and words[last].capital and not words[last - 1].owns:
        last += 1
    while last > at + 1 and words[last - 1].low not in _ENDINGS and words[at].text != "BBC":
        last -= 1
    if not 2 <= last - at <= 5 or words[last - 1].low in NO_NAMES or not _tells(words, at, last):
        return None
    return _source(words, at, last)


def in_brackets(words: list[Word], at: int) -> Mention | None:
    """ "(Pro Soccer Talk)" at the end of a piece of gossip names who said so."""
    if at < 6 or words[at - 1].text != "(" or not words[at].capital:
        return None
    if words[at].low in NO_NAMES - {"the"}:  # "(Sept 4)"
        return None
    last = at
    while last < len(words) and (words[last].capital or words[last].low.isdigit()):
        last += 1
    closes = last < len(words) and words[last].text == ")"
    ends = all(word.text in ".)" for word in words[last:])
    return _source(words, at, last) if closes and ends and last - at <= 4 else None


def says(words: list[Word], at: int, known: Known) -> Mention | None:
    """One unknown name that "states" or "reports": a publication of no list."""
    word = words[at]
    if not word.capital or word.low in NO_NAMES or word.low in known.surnames or len(word.text) < 4:
        return None
    if word.low in known.names or word.low in lists.nations() or word.low in known.starts:
        return None
    before, after = low(words, at - 1), low(words, at + 1)
    states = before == "," and after in ("states", "reports", "writes", "claims")
    by = before in ("to", "per") and low(words, at - 2) in ("according", ",")
    goes_on = at + 1 < len(words) and words[at + 1].capital
    return _source(words, at, at + 1) if states or (by and not goes_on) else None


def _source(words: list[Word], at: int, last: int) -> Mention:
    return Mention("source", at, last, " ".join(word.text for word in words[at:last]))


def _tells(words: list[Word], at: int, last: int) -> bool:
    """Whether something is said or told beside the words [at, last)."""
    before, further = low(words, at - 1), low(words, at - 2)
    after = [word.low for word in words[last : last + 3]]
    while after and after[0] in _ASIDE:
        after.pop(0)
    if before in _BEFORE or (after and after[0].startswith(_SAYING)):
        return True
    if before == "(" and low(words, last) in _CREDITED:
        return True
    return before == "the" and further in ("to", "in", "by", "via", "per", "with", "told", "of")


@cache
def _outlets() -> dict[str, list[tuple[tuple[str, ...], Outlet]]]:
    """By their first word; of several the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Outlet]]] = {}
    for one in lists.outlets():
        for name in (one.name, *one.others):
            if words := tuple(re.findall(r"[^\W_]+(?:[.'’&-][^\W_]+)*\+?", name)):
                table.setdefault(words[0], []).append((words, one))
    for those in table.values():
        those.sort(key=lambda one: -len(one[0]))
    return table
