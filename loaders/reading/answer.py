"""What is answered about one report, and the plain values it is answered in."""

from __future__ import annotations

from typing import Any

from loaders.reading.brought import Reads
from loaders.reading.found import (
    FoundInterest,
    FoundManager,
    FoundNeed,
    FoundPlayer,
    FoundStint,
    Reading,
    Report,
    Who,
)
from loaders.reading.known import Known
from loaders.reading.reader import read
from loaders.reading.refusals import why_no_report

Plain = dict[str, Any]


def answer(report: Report, known: Known, reads: Reads = read) -> Reading:
    """Everything the report says; what is no report is refused, with the reason.

    `reads` is another reader that somebody brings along (`brought.py`).
    """
    refused = report.refused or why_no_report(report.text)
    return Reading(report, refused=refused) if refused else reads(report, known)


def as_json(reading: Reading) -> Plain:
    """A reading as values that JSON takes; `refused` where nothing was taken."""
    report = reading.report
    said: Plain = {
        "id": report.id,
        "date": report.date,
        "outlet": report.outlet,
        "interests": [_interest(one) for one in reading.interests],
        "player_facts": [_player(one) for one in reading.player_facts],
        "managers": [_manager(one) for one in reading.managers],
        "sources": list(reading.sources),
        "stints": [_stint(one) for one in reading.stints],
        "needs": [_need(one) for one in reading.needs],
    }
    return said | ({"refused": reading.refused} if reading.refused else {})


def _interest(one: FoundInterest) -> Plain:
    those = {"club": one.club, "player": one.player, "manager": one.manager}
    return {
        "club": one.club.name,
        "player": one.player.name,
        "stage": one.stage,
        "manager": _name(one.manager),
        "carried_from": _name(one.carried_from),
        "loan": one.loan,
        "evidence": list(one.evidence),
        **_ids(**those),
        **_candidates(**those),
    }


def _player(one: FoundPlayer) -> Plain:
    return {
        "player": one.player.name,
        "current_club": _name(one.current_club),
        "contract_until": one.contract_until,
        "value": one.value,
        "nationality": one.nationality,
        "position": one.position,
        "age": one.age,
        **_ids(player=one.player, current_club=one.current_club),
    }


def _manager(one: FoundManager) -> Plain:
    ids = _ids(manager=one.manager, club=one.club)
    return {"manager": one.manager.name, "club": one.club.name, "when": one.when, **ids}


def _stint(one: FoundStint) -> Plain:
    said = {"player": one.player.name, "club": one.club.name}
    return said | {"kind": one.kind, "season": one.season} | _ids(player=one.player, club=one.club)


def _need(one: FoundNeed) -> Plain:
    said = {"club": one.club.name, "position": one.position, "because": one.because}
    return said | {"evidence": list(one.evidence)} | _ids(club=one.club)


def _name(who: Who | None) -> str | None:
    return who.name if who else None


def _ids(**those: Who | None) -> Plain:
    return {f"{name}_id": who.id if who else None for name, who in those.items()}


def _candidates(**those: Who | None) -> Plain:
    """Whom the name can mean, where that is more than one: offered, not guessed."""
    return {
        f"{name}_candidates": list(w.candidates) for name, w in those.items() if w and w.candidates
    }
