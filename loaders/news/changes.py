"""One change to the graph for each thing found in a report, as found or as corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.folding import folded
from graph.words import STAGES, position_id
from loaders.news.standing import Earlier
from loaders.reading.found import FoundInterest, FoundNeed, Place, Reading, Who
from loaders.row import LONGEST

SEVERAL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
Name = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody knows better about one change; None is as it was found.

    `without` names those of "manager" and "carried_from" whom the report does not speak of.
    """

    club_id: str | None = None
    player_id: str | None = None
    manager_id: str | None = None
    stage: str | None = None
    carried_from_id: str | None = None
    without: frozenset[str] = frozenset()

    @property
    def ids(self) -> list[str]:
        """Everybody it names."""
        those = (self.club_id, self.player_id, self.manager_id, self.carried_from_id)
        return [id for id in those if id]


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
    return tuple(_each_once((*interests, *needs)))


def ids_in(reading: Reading, corrections: Mapping[str, Correction]) -> set[str]:
    """Everybody whom the changes of a reading may name by id."""
    found = (
        who
        for one in reading.interests
        for who in (one.club, one.player, one.manager, one.carried_from)
    )
    those = {who.id for who in (*found, *(one.club for one in reading.needs)) if who}
    return {id for id in those if id} | {id for one in corrections.values() for id in one.ids}


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
    if change.carried_from and change.carried_from.id == change.club.id is not None:
        return f"Interest that was in {change.club.name} before is not carried there."
    if not change.quotation.strip():
        return "Nothing of the text is marked."
    if len(change.quotation) > LONGEST:
        return f"The marked span is longer than {LONGEST:,} characters."
    return None


def _interest(
    key: str, found: FoundInterest, text: str, correction: Correction, name: Name
) -> Change:
    without = correction.without
    manager = _corrected(found.manager, correction.manager_id, "manager", name)
    manager = None if "manager" in without else manager
    before = _corrected(found.carried_from, correction.carried_from_id, "club", name)
    before = None if "carried_from" in without else before
    return Change(
        key=key,
        kind="interest",
        club=_corrected(found.club, correction.club_id, "club", name) or found.club,
        evidence=found.evidence,
        quotation=_span(text, found.evidence),
        player=_corrected(found.player, correction.player_id, "player", name),
        manager=manager,
        carried_from=before,
        stage=correction.stage or found.stage,
        loan=found.loan,
        doubts=(
            *(found.doubts if correction == Correction() else ()),
            *_left_out("manager", manager),
            *_left_out("earlier club", before),
        ),
    )


def _need(key: str, found: FoundNeed, text: str, correction: Correction, name: Name) -> Change:
    return Change(
        key=key,
        kind="need",
        club=_corrected(found.club, correction.club_id, "club", name) or found.club,
        evidence=found.evidence,
        quotation=_span(text, found.evidence),
        position=found.position,
        because=found.because,
    )


def _each_once(changes: Iterable[Change]) -> Iterator[Change]:
    """A report makes a claim about the same two once: corrected findings may become the same."""
    seen = set()
    for one in changes:
        claim = (one.kind, one.club.id, one.about)
        if all(claim) and claim in seen:
            one = replace(one, lacking="Another finding of this report is the same claim.")
        seen.add(claim)
        yield one


def _corrected(found: Who | None, id: str | None, kind: str, name: Name) -> Who | None:
    """Who was found, or whom somebody named instead; who is not in the graph has no id."""
    if id is not None:
        called = name(id) if id.startswith(f"{kind}:") else None
        return Who(called, id) if called else Who(id)
    if found and found.id and not name(found.id):
        return Who(found.name)
    return found


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
