"""One change to the graph for each thing found in a report, as found or as corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.folding import folded
from graph.words import STAGES, position_id
from loaders.news.standing import Earlier
from loaders.reading.found import FoundInterest, FoundNeed, Place, Reading, Who
from loaders.row import LONGEST

SEVERAL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
Name = Callable[[str], str | None]


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
    standing: str = "new"
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

    @property
    def about(self) -> str:
        """The id of the player or of the position; empty where the graph does not know him."""
        if self.player:
            return self.player.id or ""
        return position_id(self.position or "")


def changes_of(
    reading: Reading, corrections: Mapping[str, Correction], name: Name
) -> tuple[Change, ...]:
    """Every interest and every need; `name` says what somebody of an id is called."""
    text = reading.report.text
    keyed = [(f"interest-{at}", one) for at, one in enumerate(reading.interests)]
    interests = (
        _interest(key, one, text, corrections.get(key, Correction()), name) for key, one in keyed
    )
    keys = [(f"need-{at}", one) for at, one in enumerate(reading.needs)]
    needs = (_need(key, one, text, corrections.get(key, Correction()), name) for key, one in keys)
    return (*interests, *needs)


def lacking(change: Change) -> str | None:
    """Why it cannot be saved as it stands, in one sentence; None where it can."""
    if why := _unknown(change.club, "club"):
        return why
    if change.player and (why := _unknown(change.player, "player")):
        return why
    if change.kind == "interest" and change.stage not in STAGES:
        return f"The stage {change.stage!r} is not one of {', '.join(STAGES)}."
    if change.kind == "need" and not folded(change.position or ""):
        return "No position is given."
    if not change.quotation.strip():
        return "Nothing of the text is marked."
    if len(change.quotation) > LONGEST:
        return f"The marked span is longer than {LONGEST:,} characters."
    return None


def _interest(
    key: str, found: FoundInterest, text: str, correction: Correction, name: Name
) -> Change:
    manager = _corrected(found.manager, correction.manager_id, name)
    return Change(
        key=key,
        kind="interest",
        club=_corrected(found.club, correction.club_id, name) or found.club,
        evidence=found.evidence,
        quotation=_span(text, found.evidence),
        player=_corrected(found.player, correction.player_id, name),
        manager=manager,
        carried_from=found.carried_from,
        stage=correction.stage or found.stage,
        loan=found.loan,
        doubts=(
            *(found.doubts if correction == Correction() else ()),
            *_left_out("manager", manager),
            *_left_out("earlier club", found.carried_from),
        ),
    )


def _need(key: str, found: FoundNeed, text: str, correction: Correction, name: Name) -> Change:
    return Change(
        key=key,
        kind="need",
        club=_corrected(found.club, correction.club_id, name) or found.club,
        evidence=found.evidence,
        quotation=_span(text, found.evidence),
        position=found.position,
        because=found.because,
    )


def _corrected(found: Who | None, id: str | None, name: Name) -> Who | None:
    """The other one, where somebody named one; an id nobody has stays without one."""
    if id is None:
        return found
    called = name(id)
    return Who(called, id) if called else Who(id)


def _span(text: str, place: Place) -> str:
    start, end = place
    return text[start:end] if 0 <= start < end <= len(text) else ""


def _unknown(who: Who, kind: str) -> str | None:
    if who.id:
        return None
    many = len(who.candidates)
    if many > 1:
        number = SEVERAL[many] if many < len(SEVERAL) else f"{many:,}"
        return f"{who.name} can be {number} {kind}s."
    if many:
        return f"Whether {who.name} is the {kind} the graph knows is not certain."
    nobody = "No club in the graph" if kind == "club" else "Nobody in the graph"
    return f"{nobody} is called {who.name}."


def _left_out(kind: str, who: Who | None) -> tuple[str, ...]:
    """Somebody beside the claim whom the graph does not know: it can be saved without him."""
    if who is None or who.id:
        return ()
    return (f"The {kind} {who.name} is not known for certain; the claim would not name him.",)
