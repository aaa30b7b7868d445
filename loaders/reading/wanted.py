"""Whom a phrase is about: the player after it, before it, or the one spoken of."""

from __future__ import annotations

import re

from loaders.reading.grammar import spelt
from loaders.reading.lines import Item, Line
from loaders.reading.said import Said
from loaders.reading.spoken import Spoken
from loaders.reading.vocabulary import alone, any_of

_STOPS = frozenset((";", "while", "whereas", "whilst"))
_OF = frozenset(("in", "for", "over", "of", "to", "on"))
_HIM = alone(any_of("beside", "him"))
_POINTING = alone(any_of("beside", "pointing"))
# "sign a new striker": the next player is another.
_ANYBODY = re.compile(
    rf"(?:{any_of('beside', 'to get')} )*{any_of('beside', 'some')} "
    rf"(?:(?!loan|move|deal|for|with|in)[a-z0-9_-]+ ){{0,4}}?{any_of('beside', 'anybody')}(?!\S)"
)
_PASSING = re.compile(rf"{any_of('beside', 'passing')}$")
_SIGNED = re.compile(
    rf"(?<!\S){any_of('beside', 'once signed')} (?:[^\s,]+ ){{0,3}}?(?:signings|sign_ing)(?: of)?$"
)
_TALKS_WITH = re.compile(rf"{any_of('beside', 'talks with')} with$")


def wanted_players(spoken: Spoken, said: Said) -> tuple[tuple[int, ...], bool]:
    """The players, and whether they are only spoken of, not named."""
    near = _of_club(said) if said.frame == "wanted" else _of_phrase(said)
    if near:
        return near, False
    if said.frame == "wanted":
        return spoken.topic, True
    return (spoken.topic_in(said.line), True) if _means_somebody(said) else ((), False)


def players(line: Line, first: int, last: int) -> tuple[int, ...]:
    """The first of the items [first, last) who are more than named beside."""
    for k in range(first, min(last, len(line.items))):
        if line.items[k].kind == "P" and not _passing(line.items, k):
            return line.items[k].ids
    return ()


def _of_club(said: Said) -> tuple[int, ...]:
    """Where the club stands in the phrase: "linked with C1 for P2", "P2 is linked with C1"."""
    line, last, end = said.line, said.last, len(said.line.items)
    led_to = last < end and line.items[last].sign in _OF
    return (
        (players(line, last, last + 6) if led_to else ())
        or players(line, said.first, last)
        or _before(line, said.first)
        or players(line, last, end)
    )


def _of_phrase(said: Said) -> tuple[int, ...]:
    """Where the club stands before the phrase: "C1 want P2", "P2, whom C1 want"."""
    line, last = said.line, said.last
    inside = players(line, said.first, last)
    if said.frame == "wants" and not inside and _is_of_anybody(said):
        return ()
    if said.frame == "ended" and not inside:
        after = players(line, last, last + 4)
    else:
        after = inside or _after(line, last)
    return after or _before(line, said.first)


def _is_of_anybody(said: Said) -> bool:
    line = said.line
    return said.last < len(line.items) and bool(_ANYBODY.match(line.text, line.starts[said.last]))


def _means_somebody(said: Said) -> bool:
    """Whether the line points to somebody named before."""
    text = said.line.text
    if said.frame == "wants":
        return not _is_of_anybody(said) and bool(_POINTING.search(text))
    return said.frame != "unwanted" or bool(_HIM.search(text))


def _after(line: Line, at: int) -> tuple[int, ...]:
    """The next players after the phrase, before somebody else begins to act."""
    for k in range(at, len(line.items)):
        item = line.items[k]
        if item.sign in _STOPS or item.sign == "but":
            return ()
        if item.kind == "P" and not _passing(line.items, k):
            return item.ids
    return ()


def _before(line: Line, at: int) -> tuple[int, ...]:
    """The nearest players before, named for their own sake."""
    for k in range(at - 1, -1, -1):
        item = line.items[k]
        if item.sign in _STOPS:
            return ()
        if item.kind == "P":
            who = any(after.sign == "who" for after in line.items[k + 1 : k + 3])
            if who or not _passing(line.items, k):
                return item.ids
    return ()


def _passing(items: list[Item], k: int) -> bool:
    """Whether the player is only named beside: to be replaced, injured, sold, a team-mate."""
    before, more = spelt(items[max(0, k - 3) : k]), spelt(items[max(0, k - 6) : k])
    if _TALKS_WITH.search(more):
        return False
    if _SIGNED.search(more):
        return True
    return bool(_PASSING.search(before))
