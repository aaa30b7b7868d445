"""A pair that may be one: who the two are, what speaks for it and against it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.dates import in_words
from loaders.matching.deciding import Decision

IDS, LIKENESS, REVIEWED = "ids", "likeness", "reviewed"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: how he is called, and what tells namesakes apart."""

    id: str
    name: str
    born_on: str | None
    country: str | None
    spells: int

    @property
    def words(self) -> str:
        """ "Nils Berg (born 1 Mar 1998, Coast; 2 spells; player:annals:n98)"."""
        born = f"born {in_words(self.born_on)}" if self.born_on else ""
        known = ", ".join(part for part in (born, self.country or "") if part)
        spells = f"{self.spells:,} spell{'' if self.spells == 1 else 's'}"
        return f"{self.name} ({'; '.join(part for part in (known, spells, self.id) if part)})"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of one kind. `kept` is the one of whom more is told; by ids it is sure, or contradicted.

    `against` says why it is not to be taken without being looked at.
    """

    kept: Side
    gone: Side
    why: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """player, club or manager"""
        return self.kept.id.partition(":")[0]

    @property
    def sure(self) -> bool:
        """Whether published ids tie the two and nothing contradicts them."""
        return self.why == IDS and not self.against

    def decided(self, *, same: bool) -> Decision:
        """What somebody said of it, as it is kept on record."""
        why = IDS if self.sure and same else REVIEWED
        said = (*self.reasons, *self.against)
        names = (self.kept.name, self.gone.name)
        return Decision(self.kept.id, self.gone.id, same, why, self.score, said, names)


def paired(one: Side, other: Side, why: str, score: float, *said: tuple[str, ...]) -> Pair:
    """The one of whom more is told is kept; of two alike the first by id."""
    kept, gone = sorted((one, other), key=lambda side: (-side.spells, side.id))
    reasons, against = (*said, ())[:2]
    return Pair(kept, gone, why, score, reasons, against)
