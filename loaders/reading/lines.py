"""A sentence as a line of signs: "C0 keep tabs on P1 but could face competition from C2 ."

C is a club, P a player, M a manager, O another person, S a source, N a nation, F its people, L a
league; all else is a word, verbs in one form. Several in a row share a sign: "C0+1".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from loaders.reading.verbs import plain
from loaders.reading.vocabulary import listed
from loaders.reading.words import Sentence, Word

QUOTES = frozenset("\"'‘’`")
_SIDES = listed("words", "after left")
SIGN = re.compile(r"[CPMOSNLFX]\d+(?:\+\d+)*")


@dataclass(slots=True)
class Item:
    """One word or name of a line: words [first, last) of its sentence."""

    sign: str
    first: int
    last: int

    @property
    def kind(self) -> str:
        """C, P, M …; empty for a word."""
        return self.sign[0] if SIGN.fullmatch(self.sign) else ""

    @property
    def ids(self) -> tuple[int, ...]:
        """Which of the text's clubs or people."""
        return tuple(int(number) for number in self.sign[1:].split("+")) if self.kind else ()


@dataclass(slots=True)
class Line:
    """The items of a sentence, and the text they make."""

    sentence: Sentence
    number: int
    items: list[Item]
    text: str = ""
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spell()

    def spell(self) -> None:
        """Makes the text anew after its items changed."""
        self.starts, at = [], 0
        for item in self.items:
            self.starts.append(at)
            at += len(item.sign) + 1
        self.text = " ".join(item.sign for item in self.items)

    def item(self, offset: int) -> int:
        """Which item stands at this place of the text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def covered(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """The items [first, last) of a match."""
        first = self.item(match.start(group))
        return first, self.item(max(match.start(group), match.end(group) - 1)) + 1

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the items [first, last) stand in the report's text."""
        words = self.sentence.words
        return words[self.items[first].first].start, words[self.items[last - 1].last - 1].end

    def words(self, first: int, last: int) -> str:
        """The items [first, last) as the text has them."""
        words = self.sentence.words[self.items[first].first : self.items[last - 1].last]
        return " ".join(word.text for word in words)

    def rewrite(
        self, pattern: re.Pattern[str], sign: Callable[[re.Match[str]], str | None]
    ) -> None:
        """Each match becomes one item of the sign that is answered; None leaves it."""
        at = 0
        while match := pattern.search(self.text, at):
            new = sign(match)
            if new is None:
                at = match.end() + 1 if match.end() > match.start() else match.start() + 1
                continue
            first, last = self.covered(match)
            merged = Item(new, self.items[first].first, self.items[last - 1].last)
            self.items[first:last] = [merged]
            self.spell()
            at = self.starts[first] + len(new)


def line_of(sentence: Sentence, number: int, names: list[tuple[int, int, str]]) -> Line:
    """`names` are (first word, word after the last, sign) in order."""
    items: list[Item] = []
    at = 0
    for first, last, sign in [*names, (len(sentence.words), len(sentence.words), "")]:
        for one in range(at, first):
            if sentence.words[one].low in QUOTES:
                continue
            items.append(Item(_sign(sentence.words, one), one, one + 1))
            if sentence.words[one].owns:
                items.append(Item("'s", one, one + 1))
        if sign:
            items.append(Item(sign, first, last))
            if sentence.words[last - 1].owns:
                items.append(Item("'s", last - 1, last))
        at = last
    return Line(sentence, number, items)


def _sign(words: list[Word], at: int) -> str:
    """How a word stands in a line: money as £, words with a hyphen as one."""
    word = words[at]
    if word.text[0] in "£€$¥" and len(word.text) > 1:
        return "£"
    if word.low == "left" and at + 1 < len(words) and words[at + 1].low in _SIDES:
        return word.low  # not of "leave"
    return plain(word.low.replace(" ", "-"))
