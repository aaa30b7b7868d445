"""All names of the graph, kept in memory: to find words inside them and words typed wrongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

EXACT, START, WORD, PART, TYPO = range(5)
BETWEEN = " | "  # stands between the names of one of them


class Candidate(NamedTuple):
    """Somebody a text may mean, how well it fits, and how much is known of him."""

    id: str
    match: int
    errors: int
    claims: int
    weight: int

    def place(self, text: str) -> tuple[int, int, int, int, int, str]:
        """The smaller, the earlier: who has the whole name, then who is spoken of most."""
        return (
            group_of(self.match, text),
            self.errors,
            -self.claims,
            self.match,
            -self.weight,
            self.id,
        )


class Names:
    """Lines of search text, claims, weight and id, with tabs between, as they stood when read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.rows = [tuple(line.split("\t", 3)) for line in lines]
        self._whole = "\n".join(["", *(row[0] for row in self.rows), ""])
        self._starts = list(accumulate((len(row[0]) + 1 for row in self.rows), initial=1))

    def holding(self, text: str) -> list[Candidate]:
        """Whose names hold the text; under three letters, whose first name begins with it."""
        sought = f"\n{text}" if len(text) < 3 else text
        found, at = [], self._whole.find(sought)
        while at >= 0:
            row = bisect_right(self._starts, at + len(sought) - 1) - 1
            found.append(self._candidate(row, match_of(self.rows[row][0], text)))
            at = self._whole.find(sought, self._starts[row + 1] - 1)
        return found

    def like(self, text: str) -> list[Candidate]:
        """Whose names hold every word in any order, each with at most two errors.

        Where nobody has them all, who has the rarest of them; where some are free of errors, they.
        """
        words = text.split()
        alike = [self._alike(word, last=word == words[-1]) for word in words]
        common = set(alike[0]).intersection(*alike[1:]) if alike else set()
        if common:
            errors = {row: sum(one[row] for one in alike) for row in common}
            return self._fewest(errors, WORD, at_most=0) or self._fewest(errors, TYPO)
        rarest = min((one for one in alike if one), key=len, default={})
        return self._fewest(rarest, TYPO, at_most=min(rarest.values(), default=0))

    def _fewest(
        self, errors: dict[int, int], match: int, at_most: int = 1 << 30
    ) -> list[Candidate]:
        return [
            self._candidate(row, match, count) for row, count in errors.items() if count <= at_most
        ]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """Each word with the rows that hold it."""
        holders: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            for word in dict.fromkeys(row[0].replace(BETWEEN, " ").split()):
                holders[word].append(at)
        return holders

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        lengths: dict[int, list[str]] = defaultdict(list)
        for word in self._holders:
            lengths[len(word)].append(word)
        return lengths

    def _alike(self, word: str, *, last: bool) -> dict[int, int]:
        """Rows that hold a word like this one, with the errors; the last may be half typed."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        allowed = 0 if len(word) < 4 else 1 if len(word) < 5 else 2
        near = range(len(word) - allowed, len(word) + allowed + 1)
        choices = [one for length in near for one in self._by_length.get(length, ())]
        found = extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        alike = {one: int(errors) for one, errors, _ in found}
        if last:
            alike |= {one: 0 for one in self._holders if one.startswith(word)}
        rows: dict[int, int] = {}
        for one, errors in alike.items():
            for row in self._holders[one]:
                rows[row] = min(errors, rows.get(row, errors))
        return rows

    def _candidate(self, row: int, match: int, errors: int = 0) -> Candidate:
        _, claims, weight, id = self.rows[row]
        return Candidate(id, match, errors, int(claims), int(weight))


def match_of(search_text: str, text: str) -> int:
    """How a text fits the names it stands in: the whole, the start, a word or a part."""
    names = search_text.split(BETWEEN)
    if text in names:
        return EXACT
    if any(name.startswith(text) for name in names):
        return START
    return WORD if f" {text}" in search_text else PART


def group_of(match: int, text: str) -> int:
    """A whole name of two words or more comes before anybody else; parts and errors come last."""
    if match == EXACT and " " in text:
        return 0
    return max(1, match - 1)
