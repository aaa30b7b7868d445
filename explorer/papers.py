"""`suitors read`: reports from files, folders or a pipe, answered one by one or saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from explorer.sentences import counted
from explorer.tables import to_line
from graph.errors import EngineError
from graph.settings import Settings
from graph.store import open_reader
from loaders.news.changes import Change
from loaders.news.gazetteer import known_from
from loaders.news.proposal import Proposal, propose
from loaders.news.saving import save
from loaders.reading.answer import answer, as_json
from loaders.reading.brought import Reads
from loaders.reading.found import Report
from loaders.reading.known import Known, build
from loaders.reading.text import reports, reports_in, reports_of

PIPED = "-"
COLUMNS = ("key", "standing", "club", "player", "stage", "manager", "words", "look_at")
Tell = Callable[[str], None]
Sure = Callable[[str], bool]
Show = Callable[[list[Any], tuple[str, ...], str], None]


def papers(places: Sequence[str], date: str | None, outlet: str | None) -> Iterator[Report]:
    """Every report of the files and folders, in order; `-` is what is piped in."""
    for place in places:
        if place == PIPED:
            yield from reports_of(sys.stdin.buffer.read(), "stdin", date=date, outlet=outlet)
            continue
        several = reports_in if Path(place).is_dir() else reports
        yield from several(Path(place), date=date, outlet=outlet)


@contextmanager
def gazetteer(settings: Settings, tell: Tell) -> Iterator[Known]:
    """What the graph knows; nothing, and that is told, where there is no graph to ask."""
    if settings.server is None and not settings.home.is_dir():
        tell("There is no graph yet: names are read without ids.")
        yield build()
        return
    try:
        reader = open_reader(settings)
    except EngineError as error:
        tell(f"{error} Names are read without ids.")
        yield build()
        return
    with reader:
        known = known_from(reader)
        if known.blank:
            tell("The graph is empty: names are read without ids.")
        yield known


def read_aloud(
    settings: Settings, those: Iterable[Report], *, reads: Reads, say: Tell, tell: Tell
) -> bool:
    """Says one JSON object a report, in order; whether one of them was refused."""
    refused = False
    with gazetteer(settings, tell) as known:
        for report in those:
            reading = answer(report, known, reads)
            say(to_line(as_json(reading)))
            refused |= reading.refused is not None
    return refused


def save_readings(
    settings: Settings,
    those: Iterable[Report],
    *,
    reads: Reads,
    sure: Sure,
    show: Show,
    tell: Tell,
) -> bool:
    """Shows each report's changes and saves the certain ones; whether anything was left out.

    A report is weighed when the ones before it are saved: they may say the same.
    """
    left_out = False
    with open_reader(settings) as reader:
        known = known_from(reader)
        for report in those:
            proposal = propose(reader, answer(report, known, reads))
            rows = [preview(change) for change in proposal.changes]
            tell(f"{report.id}: {proposal.reading.refused or counted(len(rows), 'change')}")
            if rows:
                show(rows, COLUMNS, "table")
            _save(settings, proposal, sure=sure, tell=tell)
            left_out |= bool(proposal.reading.refused) or any(row["look_at"] for row in rows)
    return left_out


def preview(change: Change) -> dict[str, Any]:
    """One change as a row of text."""
    about = change.player.name if change.player else change.position
    return {
        "key": change.key,
        "standing": change.standing,
        "club": change.club.name,
        "player": about,
        "stage": change.stage or "needed",
        "manager": change.manager.name if change.manager else None,
        "words": " ".join(change.quotation.split()),
        "look_at": change.lacking or " ".join(change.doubts) or None,
    }


def _save(settings: Settings, proposal: Proposal, *, sure: Sure, tell: Tell) -> None:
    name = proposal.reading.report.id
    if proposal.repeats:
        tell(f"{name} repeats {proposal.repeats.report_id}: {proposal.repeats.why}.")
    new = [one for one in proposal.changes if one.certain and one.standing != "known"]
    if not new:
        tell(f"{name}: nothing to save.")
        return
    claims = counted(len(new), "claim")
    if sure(f"Save {claims} of {name}?"):
        saved = save(settings, proposal, [one.key for one in new])
        tell(f"{name}: {claims} saved; `suitors undo {saved.report_id}` takes it back.")
