"""When do two names mean the same club, person or source?"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from graph.folding import folded
from loaders.reading import lists

AFFIX = re.compile(
    r"1|and|ac|c[adfr]|af|afc|as|bk|fc|fk|if|kaa|krc|kv|nk|rcd?|s[ckls]|ssc|sv|u[ds]|vf[bl]"
)
ENDING = re.compile(r"com|net|org|co|uk|it|es|fr|de")


def club(name: str) -> str:
    """Its name on the product's list where one club is listed so, else without affixes."""
    listed = _listed()
    return listed.get(folded(name)) or listed.get(_bare(name)) or _bare(name)


def source(name: str) -> str:
    """Without "the" before it and the end of an address behind it."""
    words = folded(name).split()
    if words[:1] == ["the"]:
        words = words[1:]
    while len(words) > 1 and ENDING.fullmatch(words[-1]):
        words.pop()
    return " ".join(words)


def among(name: str, there: Collection[str]) -> str:
    """The one of `there` that is meant, all of them folded; else the name as it is.

    A name means another where one is the tail of the other, where they differ in the order of
    their words only, or where they share the last word and the first letter. Each rule is asked
    in turn, and only a single fit counts.
    """
    if name in there or not name:
        return name
    for fits in (_tail, _shuffled, _initial):
        found = [one for one in there if fits(one, name)]
        if found:
            return found[0] if len(found) == 1 else name
    return name


def _tail(one: str, other: str) -> bool:
    return f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}")


def _shuffled(one: str, other: str) -> bool:
    return sorted(one.split()) == sorted(other.split())


def _initial(one: str, other: str) -> bool:
    both = " " in one and " " in other
    return both and one[0] == other[0] and one.split()[-1] == other.split()[-1]


def _bare(name: str) -> str:
    words = folded(name).split()
    return " ".join([word for word in words if not AFFIX.fullmatch(word)] or words)


@cache
def _listed() -> dict[str, str]:
    """Every other name that one listed club alone has → its own, both folded."""
    named: dict[str, set[str]] = {}
    for one in lists.clubs():
        for name in (one.name, *one.others):
            named.setdefault(folded(name), set()).add(_bare(one.name))
            named.setdefault(_bare(name), set()).add(_bare(one.name))
    return {name: clubs.pop() for name, clubs in named.items() if len(clubs) == 1}
