"""Who acts in a line: the clubs before a phrase, or those that "they" and "he" mean."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.reading.grammar import (
    BEFORE,
    is_complement,
    numbers,
    owns,
    preposition,
    spelt,
)
from loaders.reading.lines import Item, Line
from loaders.reading.spoken import Spoken
from loaders.reading.vocabulary import listed

_STOPS = frozenset((";", "while", "whereas", "although", "though", "whilst"))
_SIDES = frozenset(("club", "clubs", "anyone", "somebody", "anybody", "side", "sides", "teams"))
_ANY = frozenset(
    ("any", "other", "several", "many", "both", "no", "a", "which", "all", "some", "of")
)
_THEY = listed("words", "they")
_AUXILIARIES = listed("words", "auxiliaries")
_OPENS = listed("words", "opens a clause")
_BESIDE = ("along with", "well as", "alongside", "together with")


@dataclass(frozen=True, slots=True)
class Acting:
    """Who is said to want: clubs, and the manager whose wish it is."""

    clubs: tuple[int, ...] = ()
    manager: int | None = None
    implied: bool = False  # only "they" says so


NOBODY = Acting()


def subject(spoken: Spoken, line: Line, at: int, *, passive: bool = False) -> Acting:
    """The nearest name before an item that is no complement of a preposition.

    A player who acts wants nobody, unless the phrase is passive.
    """
    items = line.items
    possessor: Acting | None = None
    for k in range(at - 1, -1, -1):
        if items[k].sign in _STOPS and k < at - 1:
            break
        if possessor is None and (meant := _pronoun(spoken, line, k)):
            return meant
        if not passive and _governs(items, k, at):
            return NOBODY
        here = _named(spoken, items[k])
        if here is None:
            continue
        if owns(items, k):
            if _owns_phrase(items, k + 2, at):
                return here
            possessor = possessor or here
        elif _acts(items, k, at):
            return _with_others(items, k, at, here)
    return possessor or _they(spoken, line, at)


def _pronoun(spoken: Spoken, line: Line, k: int) -> Acting | None:
    """Whom "he", "they" or "the club" means; other clubs nobody names are nobody."""
    sign = line.items[k].sign
    if sign == "he":
        return _he(spoken, line, k)
    if sign == "they":
        return _they(spoken, line, k)
    if sign not in _SIDES:
        return None
    if preposition(line.items, k) in _ANY:
        return NOBODY
    return _they(spoken, line, k) if k and line.items[k - 1].sign == "the" else None


def _he(spoken: Spoken, line: Line, at: int) -> Acting:
    """The person named last; a player wants nobody."""
    before = [item.sign for item in line.items[:at] if item.kind in ("P", "M")]
    last = before[-1] if before else spoken.last_person
    if not last.startswith("M"):
        return NOBODY
    manager = numbers(last)[0]
    club = spoken.club_of(manager)
    return NOBODY if club is None else Acting((club,), manager, implied=True)


def _they(spoken: Spoken, line: Line, at: int) -> Acting:
    """The clubs spoken of: the nearest of the line, else those that acted last."""
    before = line.items[:at]
    clubs = [item.ids for item in before if item.kind == "C"]
    if clubs and any(item.sign in ("they", "club", "side") for item in line.items[: at + 1]):
        return Acting(clubs[-1], implied=True)
    nobody_named = not any(item.kind in ("C", "M") for item in before)
    if nobody_named or any(item.sign in _THEY for item in before):
        return Acting(spoken.last_clubs or spoken.subject, implied=True)
    return NOBODY


def _named(spoken: Spoken, item: Item) -> Acting | None:
    """A club, or a manager for his club."""
    if item.kind == "C":
        return Acting(item.ids)
    if item.kind != "M":
        return None
    club = spoken.club_of(item.ids[0])
    return None if club is None else Acting((club,), item.ids[0])


def _governs(items: list[Item], k: int, at: int) -> bool:
    """Whether nothing but auxiliaries stands between a player and the phrase."""
    if items[k].kind != "P" or preposition(items, k) in BEFORE:
        return False
    return all(item.sign in _AUXILIARIES for item in items[k + 1 : at])


def _owns_phrase(items: list[Item], first: int, at: int) -> bool:
    """Whether the possessor's noun is the phrase itself, or one that stands for the club."""
    between = [item.sign for item in items[first:at]]
    return len(between) <= 4 and not any(sign in BEFORE for sign in between[:-1])


def _acts(items: list[Item], k: int, at: int) -> bool:
    """No object of the word before, or one of which more is said: "with C1, who want"."""
    before = preposition(items, k)
    return not is_complement(before) or _relative(items, k, at) or _absolute(items, k, before)


def _relative(items: list[Item], k: int, at: int) -> bool:
    """Whether "who" or "which" leads from the name to the phrase."""
    return any(item.sign in ("who", "which") for item in items[k + 1 : min(k + 3, at)])


def _absolute(items: list[Item], k: int, before: str) -> bool:
    """ "with C1 also considering": what follows "with" is a clause of its own."""
    if before not in ("with", "and", "as", "after", "before") or k + 1 >= len(items):
        return False
    after = items[k + 1].sign
    return after in _OPENS or after.endswith(("_ing", "_ed"))


def _with_others(items: list[Item], k: int, at: int, here: Acting) -> Acting:
    """Also the clubs named between: "Villa, along with Palace, remain in the race"."""
    clubs = here.clubs
    for j in range(k + 1, at):
        if items[j].kind == "C" and spelt(items[max(k + 1, j - 2) : j]).endswith(_BESIDE):
            clubs += items[j].ids
    return Acting(clubs, here.manager)
