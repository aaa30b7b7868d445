"""One thing found in a report: what it says, how it stands to the graph, whether to save it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer import sentences
from graph.dates import first_day
from loaders.news.changes import Change, lacking
from loaders.news.proposal import Proposal, today
from loaders.news.standing import LOOKS_BACK, Earlier
from loaders.reading.found import Place, Who

NAMED = 2  # earlier reports named in one sentence
STANDS = {
    "confirms": "Confirms",
    "contradicts": "Contradicts",
    "repeats": "Repeats",
    "known": "Saved already, as of",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim as it would be saved, with the sentence it rests on.

    `hindrance` says why it cannot be saved as it stands, `doubts` why somebody should look first.
    """

    key: str
    claim: str
    more: tuple[str, ...]
    quotation: str
    place: Place
    standing: str
    stands: str
    on: bool
    club: Who
    player: Who | None
    manager: Who | None
    stage: str | None
    row: dict[str, str]
    hindrance: str | None = None
    doubts: tuple[str, ...] = ()
    corrected: bool = False
    carried_from: Who | None = None


def finding_of(
    proposal: Proposal, change: Change, switched: bool | None, corrected: bool
) -> Finding:
    """On by itself where it is certain and new; `switched` is what somebody chose instead."""
    hindrance = _hindrance(proposal, change)
    certain = not change.doubts and (change.standing != "known" or corrected)
    claim, more = _claim(change), tuple(_more(change))
    stands = "" if hindrance else standing_words(change.standing, change.beside)
    quotation = " ".join(change.quotation.split())
    return Finding(
        key=change.key,
        claim=claim,
        more=more,
        quotation=quotation,
        place=change.evidence,
        standing=change.standing,
        stands=stands,
        on=hindrance is None and (certain if switched is None else switched),
        club=change.club,
        player=change.player,
        manager=change.manager,
        stage=change.stage,
        row=_row(change, quotation, stands, hindrance),
        hindrance=hindrance,
        doubts=change.doubts,
        corrected=corrected,
        carried_from=change.carried_from,
    )


def standing_words(standing: str, beside: Sequence[Earlier]) -> str:
    """How it stands against what was told before, with the reports it stands against."""
    if standing == "new":
        return f"New: nobody is on record with it in the {LOOKS_BACK} days before."
    told = [f"{one.source or 'source not known'}, {sentences.day(one.day)}" for one in beside]
    more = len(told) - NAMED
    if more > 0:
        told = [*told[:NAMED], sentences.counted(more, "more report")]
    return f"{STANDS[standing]} {'; '.join(told)}."


def _hindrance(proposal: Proposal, change: Change) -> str | None:
    """Why it cannot be saved; that the day is missing is said once for the whole report."""
    elsewhere = proposal.already and proposal.already.report_id != proposal.report_id
    day = proposal.published_on
    dated = day is not None and first_day(day) <= today()
    return lacking(change) or (change.lacking if elsewhere or dated else None)


def _claim(change: Change) -> str:
    if change.player:
        return sentences.found(change.club.name, change.player.name, str(change.stage))
    return sentences.needed(change.club.name, str(change.position), change.because)


def _more(change: Change) -> Iterator[str]:
    """The manager, where his interest came from, and whether it is a loan."""
    manager, before = change.manager, change.carried_from
    if manager and before:
        yield f"Manager: {manager.name}, who is reported to have brought it from {before.name}"
    elif manager:
        yield f"Manager: {manager.name}"
    elif before:
        yield f"Carried from {before.name}"
    if change.loan is not None:
        yield "On loan" if change.loan else "Not on loan"


def _row(change: Change, quotation: str, stands: str, hindrance: str | None) -> dict[str, str]:
    """The same as a row of a table, for a file too."""
    loan = {None: "", True: "loan", False: "no loan"}[change.loan]
    return {
        "Club": change.club.name,
        "Player or position": change.player.name if change.player else str(change.position),
        "Stage": change.stage or "needed",
        "Manager": change.manager.name if change.manager else "",
        "Carried from": change.carried_from.name if change.carried_from else "",
        "Loan": loan,
        "Sentence": quotation,
        "Against the graph": stands,
        "Look at": " ".join(filter(None, (hindrance, *change.doubts))),
    }
