"""Short reports, and what a careful reader finds in each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.reading.found import Reading, Report

PLACE = Path(__file__).parent
GROUPS = {
    "monitoring": "early",
    "interested": "early",
    "enquired": "early",
    "bid": "advanced",
    "agreed": "advanced",
    "completed": "advanced",
    "rejected": "negative",
    "denied": "negative",
    "ended": "negative",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A club is said to want a player; `others` are stages a careful reader could also give."""

    club: str
    player: str
    stage: str
    others: tuple[str, ...] = ()
    manager: str | None = None
    carried_from: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says, as far as it is scored; `edge` holds pairs that count neither way."""

    wanted: tuple[Wanted, ...] = ()
    current_clubs: tuple[tuple[str, str | None], ...] = ()
    sources: tuple[str, ...] = ()
    edge: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report and what it says; `hard` names what makes it so."""

    report: Report
    said: Said
    hard: tuple[str, ...] = ()


def sets() -> list[str]:
    """The folders of reports beside this file."""
    return sorted(at.name for at in PLACE.iterdir() if any(at.glob("*.json")))


def annotated(name: str) -> list[Annotated]:
    """The reports of one set in order of their files."""
    files = sorted((PLACE / name).glob("*.json"))
    return [parse(json.loads(file.read_text("utf-8"))) for file in files]


def parse(written: Mapping[str, Any]) -> Annotated:
    """One file's content."""
    report = Report(written["id"], written["text"], written["date"], written["outlet"])
    return Annotated(report, _said(written["expected"]), tuple(written.get("hard", ())))


def said_by(reading: Reading) -> Said:
    """A reading in the form it is scored in."""
    return Said(
        wanted=tuple(
            Wanted(
                one.club.name,
                one.player.name,
                one.stage,
                manager=one.manager.name if one.manager else None,
                carried_from=one.carried_from.name if one.carried_from else None,
            )
            for one in reading.interests
        ),
        current_clubs=tuple(
            (one.player.name, one.current_club.name if one.current_club else None)
            for one in reading.player_facts
        ),
        sources=reading.sources,
    )


def _said(expected: Mapping[str, Any]) -> Said:
    wanted = tuple(
        Wanted(
            one["club"],
            one["player"],
            one["stage"],
            tuple(one.get("stage_alt", ())),
            one["manager"],
            one["carried_from"],
        )
        for one in expected["interests"]
    )
    edge = expected.get("optional_interests", ())
    facts = expected["player_facts"]
    rows = (*expected["interests"], *edge, *facts, *expected["stints"], *expected["managers"])
    people = (row.get(kind) for row in rows for kind in ("player", "manager"))
    return Said(
        wanted,
        tuple((one["player"], one["current_club"]) for one in facts),
        tuple(expected["sources"]),
        tuple((one["club"], one["player"]) for one in edge),
        tuple(dict.fromkeys(name for name in people if name)),
    )
