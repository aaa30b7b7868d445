"""How words of a line stand to each other: what owns, what is an object, where a clause begins."""

from __future__ import annotations

from loaders.reading.lines import Item, Line
from loaders.reading.vocabulary import alone, any_of, listed

BEFORE = listed("words", "before an object")
_TELLING = listed("words", "telling")
_SMALL = frozenset(("the", "also", "both", "fellow", "either", "even"))
_HARD = frozenset((";", "but", "while", "although", "though", "whereas"))
_OPENS = _HARD | frozenset(('"', "that", ":", "who", "which", "as", "after", "because", "since"))
_VERBS = frozenset(("have", "are", "is", "be", "they"))
_OWN_WORDS = alone(any_of("beside", "first person"))


def spelt(items: list[Item]) -> str:
    """Items as the text of a line has them."""
    return " ".join(item.sign for item in items)


def numbers(sign: str) -> tuple[int, ...]:
    """Which clubs or people a sign means: "C0+1" → 0, 1."""
    return tuple(int(number) for number in sign[1:].split("+"))


def owns(items: list[Item], k: int) -> bool:
    """Whether a possessive s follows: "C1 's"."""
    return k + 1 < len(items) and items[k + 1].sign == "'s"


def preposition(items: list[Item], k: int) -> str:
    """The word before an item, past articles and adverbs."""
    while k > 0:
        k -= 1
        if items[k].sign not in _SMALL:
            return items[k].sign
    return ""


def is_complement(before: str) -> bool:
    """Whether the word before makes a name its object: "with C1", "told C1"."""
    return before in BEFORE or (before.endswith(("_ed", "_ing")) and before not in _TELLING)


def is_object(items: list[Item], k: int) -> bool:
    """Whether a name is a complement of the word before it."""
    return is_complement(preposition(items, k))


def is_spoken(line: Line) -> bool:
    """Whether somebody's own words are quoted in it."""
    words = line.sentence.words
    quoted = sum(word.quoted for word in words) * 2 > len(words)
    return quoted or bool(_OWN_WORDS.search(line.text))


def clause_start(line: Line, at: int) -> int:
    """Where the clause of an item begins."""
    for k in range(at - 1, -1, -1):
        sign = line.items[k].sign
        if sign in _OPENS or (k + 1 < at and _parts(sign, line.items[k + 1])):
            return k + 1
    return 0


def _parts(sign: str, after: Item) -> bool:
    """Whether a small word begins a clause with what follows: ", C1 are", "with M2 keen"."""
    if sign == "with":
        return after.kind in ("C", "M")
    if sign == "and" and after.sign in _VERBS:
        return True
    return sign in (",", "and") and after.kind in ("C", "M", "P")


def sentence_start(line: Line, at: int) -> int:
    """Where the main clause of an item begins: "that", "who" and commas do not end it."""
    return next((k + 1 for k in range(at - 1, -1, -1) if line.items[k].sign in _HARD), 0)
