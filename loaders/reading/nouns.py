"""Nouns for people and clubs, as patterns over lines: the words of lists/nouns.txt."""

from __future__ import annotations

import re

from loaders.reading.vocabulary import any_of, listed, one_of

AGE = r"\d\d-year-old"


def noun(section: str, but: str | None = None) -> str:
    """A pattern for one word of the section that is not in the other, the longest first."""
    those = listed("nouns", section) - (listed("nouns", but) if but else frozenset())
    return one_of(*(re.escape(word) for word in sorted(those, key=lambda w: (-len(w), w))))


HEAD = f"(?:{noun('heads')}s?)"  # a player
OTHER = f"(?:{noun('others')}s?|co-chairmen|chairmen)"
MOD, MANAGER, CLUB = noun("mods"), noun("managers"), noun("clubs")
POSITION = re.compile(rf"(?:{any_of('nouns', 'sides')}[ -]){{0,2}}{any_of('nouns', 'positions')}\b")
