"""What saving a reading would change in the graph: read and compared, nothing written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Reader
from loaders.reading.found import FoundPlayer, Place, Reading, Who

# "new": nobody said so within 180 days before · "confirms": another source said so ·
# "contradicts": the last word was the opposite · "repeats": adds no independent report ·
# "known": this report has told it before.
STANDINGS = ("new", "confirms", "contradicts", "repeats", "known")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report that is in the graph, who published it and when; `source` may not be known."""

    report_id: str
    source: str | None
    day: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody knows better about one change; None is as it was found."""

    club_id: str | None = None
    player_id: str | None = None
    manager_id: str | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that saving would write: of an interest in a player, or of a club's need.

    `quotation` is the marked span of the text. `beside` are the reports it stands against, the
    newest first. `lacking` says why it cannot be saved as it stands, `doubts` why somebody should
    look at it first; a change without either is certain.
    """

    key: str
    kind: str
    club: Who
    evidence: Place
    quotation: str
    standing: str
    player: Who | None = None
    manager: Who | None = None
    carried_from: Who | None = None
    position: str | None = None
    because: str | None = None
    stage: str | None = None
    loan: bool | None = None
    beside: tuple[Earlier, ...] = ()
    lacking: str | None = None
    doubts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it can be saved without anybody looking at it."""
        return self.lacking is None and not self.doubts


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published: a source of the graph, or one that saving would add (`there` is False)."""

    id: str
    name: str
    kind: str | None = None
    there: bool = True


@dataclass(frozen=True, slots=True)
class Repeat:
    """The report this one repeats, and why we think so.

    `by` is set where that report was never read and saving would note it: whom the text credits.
    """

    report_id: str
    why: str
    by: Publisher | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that saving one report would change, and what stays on the screen only.

    `source` is None where nobody told the outlet, `published_on` where nobody told the day: such
    a report cannot be saved. `already` is the report of the graph that has the very same text.
    `repeated_by` are reports saved earlier that turn out to be copies of this older one.
    """

    reading: Reading
    report_id: str
    text_sha256: str
    changes: tuple[Change, ...] = ()
    source: Publisher | None = None
    published_on: str | None = None
    already: Earlier | None = None
    repeats: Repeat | None = None
    repeated_by: tuple[str, ...] = ()
    people: tuple[FoundPlayer, ...] = ()
    words_signature: str | None = None

    @property
    def certain(self) -> tuple[str, ...]:
        """Keys of the changes that can be saved without anybody looking at them."""
        return tuple(change.key for change in self.changes if change.certain)


def propose(
    reader: Reader,
    reading: Reading,
    *,
    published_on: str | None = None,
    outlet: str | None = None,
    corrections: Mapping[str, Correction] | None = None,
) -> Proposal:
    """Compares the reading with the graph; the day and the outlet where the report tells none."""
    raise NotImplementedError
