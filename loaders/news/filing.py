"""Accepted changes as records, and the one transaction that writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from graph.dates import last_day
from graph.kinds import edge_row, node_row
from graph.schema import (
    INTERESTED_IN,
    NEEDS,
    PUBLISHED_BY,
    PURSUED,
    REPEATS,
    REPORT,
    SAYS_IN_NEED,
    SAYS_WANTED,
    SOURCE,
)
from graph.words import Interest, Need, Report, Source
from loaders.news.changes import Change
from loaders.news.claims import Claims, Published, Told
from loaders.news.proposal import Proposal
from loaders.news.publishers import Publisher
from loaders.reading.found import Who

Steps = list[tuple[str, Sequence[Any]]]
# What an earlier saving of the same text said otherwise; rows of {id, end}.
UNSAY_INTERESTS = """
UNWIND $rows AS row
MATCH (:Player {id: row.end})<-[edge:INTERESTED_IN|PURSUED|SAYS_WANTED]-()
WHERE edge.id = row.id
WITH edge, edge.id AS id
DELETE edge
RETURN id
"""
UNSAY_NEEDS = """
UNWIND $rows AS row
MATCH (:Club {id: row.end})-[edge:NEEDS|SAYS_IN_NEED]-()
WHERE edge.id = row.id
WITH edge, edge.id AS id
DELETE edge
RETURN id
"""
UNSAY_SOURCE = """
UNWIND $rows AS row
MATCH (:Report {id: row.id})-[edge:PUBLISHED_BY]->(:Source)
WITH edge, edge.id AS id
DELETE edge
RETURN id
"""
# Rows of {id, first}: a report that is there already turns out to repeat another one.
SAY_REPEATS = """
UNWIND $rows AS row
MATCH (later:Report {id: row.id})
MATCH (first:Report {id: row.first})
SET later.repeats_report_id = first.id
MERGE (later)-[edge:REPEATS {id: later.id}]->(first)
SET edge.role = 'citation', edge.known_day = later.known_day
RETURN edge.id AS id
"""
# One that is there keeps the name it was given first.
ADD_POSITION = """
UNWIND $rows AS row
MERGE (position:Position {id: row.id})
ON CREATE SET position.name = row.name
RETURN position.id AS id
"""
ORDER = (
    SOURCE.upsert,
    REPORT.upsert,
    ADD_POSITION,
    UNSAY_SOURCE,
    UNSAY_INTERESTS,
    UNSAY_NEEDS,
    PUBLISHED_BY.upsert,
    REPEATS.upsert,
    SAY_REPEATS,
    INTERESTED_IN.upsert,
    PURSUED.upsert,
    SAYS_WANTED.upsert,
    NEEDS.upsert,
    SAYS_IN_NEED.upsert,
)
Accepted = tuple[Proposal, Collection[str]]


def steps_of(accepted: Iterable[Accepted]) -> Steps:
    """Every statement with its rows: nodes first, what was said otherwise out, then edges."""
    filed: dict[str, list[Any]] = {}
    for proposal, keys in accepted:
        for text, row in _rows(proposal, [one for one in proposal.changes if one.key in keys]):
            filed.setdefault(text, []).append(row)
    return [(text, filed[text]) for text in ORDER if text in filed]


def report_of(proposal: Proposal, changes: Collection[Change]) -> Report:
    """The report as it is noted: its words stay where they are."""
    report = proposal.reading.report
    return Report(
        proposal.report_id,
        proposal.source.id if proposal.source else None,
        str(proposal.published_on),
        title=report.title,
        url=report.url,
        repeats_report_id=proposal.repeats.report_id if proposal.repeats else None,
        role=_role(proposal, changes),
        text_sha256=proposal.text_sha256,
    )


def note(claims: Claims, proposal: Proposal, keys: Collection[str]) -> None:
    """What the graph will tell once this is saved."""
    id, day, by = proposal.report_id, last_day(str(proposal.published_on)), proposal.source
    repeats = proposal.repeats
    if repeats and repeats.by:
        root = repeats.by
        claims.reports[repeats.report_id] = Published(repeats.report_id, day, root.id, root.name)
    for copy in proposal.repeated_by:
        claims.reports[copy] = replace(claims.reports[copy], repeats=id)
    told = (
        Told(f"{id} {one.key}", id, _id(one.club), one.about, day, one.stage)
        for one in proposal.changes
        if one.key in keys
    )
    report = Published(
        id,
        day,
        by.id if by else None,
        by.name if by else None,
        repeats.report_id if repeats else None,
        proposal.words_signature,
    )
    claims.note(report, told, proposal.text_sha256)


def _rows(proposal: Proposal, changes: list[Change]) -> Iterator[tuple[str, Any]]:
    report = report_of(proposal, changes)
    signed = {"words_signature": proposal.words_signature} if proposal.words_signature else {}
    yield REPORT.upsert, node_row(REPORT, report, **signed)
    if proposal.source:
        yield UNSAY_SOURCE, {"id": report.id}
        yield from _published(report, proposal.source)
    if proposal.repeats:
        if proposal.repeats.by:
            root = _root_of(proposal, proposal.repeats.by)
            yield REPORT.upsert, node_row(REPORT, root)
            yield from _published(root, proposal.repeats.by)
        yield REPEATS.upsert, edge_row(REPEATS, report)
    for copy in proposal.repeated_by:
        yield SAY_REPEATS, {"id": copy, "first": report.id}
    yield from _former(proposal, changes)
    for change in changes:
        claims = _interest_rows if change.kind == "interest" else _need_rows
        yield from claims(proposal, change)


def _former(proposal: Proposal, changes: list[Change]) -> Iterator[tuple[str, Any]]:
    """What the same sentences were saved as before somebody knew better."""
    said = {_claim_id(proposal, one) for one in proposal.changes}
    words = {one.quotation for one in changes}
    for told in proposal.told:
        if told.id in said or told.words not in words:
            continue
        if told.stage is None:
            yield UNSAY_NEEDS, {"id": told.id, "end": told.club_id}
        else:
            yield UNSAY_INTERESTS, {"id": told.id, "end": told.about}


def _published(report: Report, by: Publisher) -> Iterator[tuple[str, Any]]:
    if not by.there:
        yield SOURCE.upsert, node_row(SOURCE, Source(by.id, by.name, by.kind))
    yield PUBLISHED_BY.upsert, edge_row(PUBLISHED_BY, report)


def _root_of(proposal: Proposal, by: Publisher) -> Report:
    """What the text credits and nobody has read here."""
    outlet = proposal.source.name if proposal.source else "a report"
    title = f"Credited by {outlet}; not read itself"
    id = proposal.repeats.report_id if proposal.repeats else ""
    return Report(id, by.id, str(proposal.published_on), title=title, role="origin")


def _interest_rows(proposal: Proposal, change: Change) -> Iterator[tuple[str, Any]]:
    claim = Interest(
        _claim_id(proposal, change),
        player_id=_id(change.player),
        club_id=_id(change.club),
        stage=str(change.stage),
        reported_on=str(proposal.published_on),
        report_id=proposal.report_id,
        manager_id=_id(change.manager) or None,
        carried_from_club_id=_id(change.carried_from) or None,
        loan=change.loan,
        evidence=change.quotation,
    )
    yield UNSAY_INTERESTS, {"id": claim.id, "end": claim.player_id}
    yield INTERESTED_IN.upsert, edge_row(INTERESTED_IN, claim)
    yield SAYS_WANTED.upsert, edge_row(SAYS_WANTED, claim)
    if claim.manager_id:
        yield PURSUED.upsert, edge_row(PURSUED, claim)


def _need_rows(proposal: Proposal, change: Change) -> Iterator[tuple[str, Any]]:
    name = str(change.position)
    need = Need(
        _claim_id(proposal, change),
        _id(change.club),
        name,
        str(proposal.published_on),
        proposal.report_id,
        because=change.because,
        evidence=change.quotation,
    )
    yield UNSAY_NEEDS, {"id": need.id, "end": need.club_id}
    yield ADD_POSITION, {"id": need.position_id, "name": name}
    yield NEEDS.upsert, edge_row(NEEDS, need, need.position_id)
    yield SAYS_IN_NEED.upsert, edge_row(SAYS_IN_NEED, need)


def _role(proposal: Proposal, changes: Collection[Change]) -> str:
    stages = {change.stage for change in changes if change.stage}
    if stages == {"denied"}:
        return "denial"
    if proposal.repeats:
        return "citation"
    confirms = any(change.standing == "confirms" for change in changes)
    return "confirmation" if confirms else "origin"


def _claim_id(proposal: Proposal, change: Change) -> str:
    """The same text about the same two is the same claim."""
    text = proposal.report_id.removeprefix("report")
    return f"{change.kind}{text}-{_raw(_id(change.club))}/{_raw(change.about)}"


def _id(who: Who | None) -> str:
    return (who.id if who else None) or ""


def _raw(id: str) -> str:
    """Without its kind: "club:tm:31" → "tm:31"."""
    return id.partition(":")[2]
