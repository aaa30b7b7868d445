"""What saving a reading would change in the graph: read and compared, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from graph.dates import FIRST, LAST, days_before, first_day, in_words, is_day, last_day
from graph.errors import ReportError
from graph.store import Reader
from loaders.news.changes import Change, Correction, changes_of, ids_in, lacking
from loaders.news.claims import Claims, Told, claims_about
from loaders.news.likeness import digest, signature
from loaders.news.publishers import Publisher, Publishers
from loaders.news.records import Records
from loaders.news.repeats import CREDITED_WITHIN, Repeat, Said, copies_of, find_repeat
from loaders.news.standing import LOOKS_BACK, Earlier, Teller, stand
from loaders.reading.found import FoundPlayer, Reading

CHANGED_AFTER = 7  # days: a report so much later than the last word has news, and is no mistake


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that saving one report would change, and what stays on the screen only.

    `source` is None where nobody told the outlet. `published_on` is None where nobody told the
    day: such a report cannot be saved. `already` is the report of the graph that has the very same
    text, `told` what it tells. `repeated_by` are reports saved earlier that turn out to be copies
    of this older one.
    """

    reading: Reading
    report_id: str
    text_sha256: str
    changes: tuple[Change, ...] = ()
    source: Publisher | None = None
    published_on: str | None = None
    already: Earlier | None = None
    told: tuple[Told, ...] = ()
    repeats: Repeat | None = None
    repeated_by: tuple[str, ...] = ()
    people: tuple[FoundPlayer, ...] = ()
    words_signature: str | None = None
    outlet: str | None = None
    corrections: Mapping[str, Correction] = field(default_factory=dict)

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
    """Compares the reading with the graph; the day and the outlet where the report tells none.

    ReportError where the day is none of the calendar.
    """
    records = Records(reader)
    draft = draft_of(records, reading, published_on, outlet, corrections or {})
    return weigh(draft, claims_around(reader, [draft]), Publishers(reader), records)


def again(reader: Reader, proposal: Proposal) -> Proposal:
    """The same as the graph is now: somebody else may have saved, or taken something out."""
    return propose(
        reader,
        proposal.reading,
        published_on=proposal.published_on,
        outlet=proposal.outlet,
        corrections=proposal.corrections,
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading with its day, its outlet and its corrections, before anything is compared."""

    reading: Reading
    text_sha256: str
    changes: tuple[Change, ...]
    published_on: str | None
    outlet: str | None
    corrections: Mapping[str, Correction]

    @property
    def report_id(self) -> str:
        """The same text has the same id."""
        return f"report:read:{self.text_sha256[:16]}"


def draft_of(
    records: Records,
    reading: Reading,
    published_on: str | None,
    outlet: str | None,
    corrections: Mapping[str, Correction],
) -> Draft:
    """ReportError where the day is none of the calendar."""
    day = published_on or reading.report.date
    if day and not is_day(day):
        advice = "Write it as 2024-01-31."
        raise ReportError(f"{day!r} is no day.", where=reading.report.id, advice=advice)
    text = reading.report.text
    outlet = (outlet or reading.report.outlet or "").strip() or None
    records.meet(ids_in(reading, corrections))
    changes = changes_of(reading, corrections, records.name)
    return Draft(reading, digest(text), changes, day, outlet, corrections)


def claims_around(reader: Reader, drafts: Iterable[Draft]) -> Claims:
    """What the graph tells of everybody in the drafts, around their days."""
    players, clubs, texts = [], [], []
    for draft in drafts:
        texts.append(draft.text_sha256)
        since, until = FIRST, LAST
        if day := draft.published_on:
            since = days_before(last_day(day), LOOKS_BACK)
            until = days_before(last_day(day), -CREDITED_WITHIN)
        for change in draft.changes:
            if change.player and change.player.id:
                players.append((change.player.id, since, until))
            elif change.position and change.club.id:
                clubs.append((change.club.id, since, until))
    return claims_about(reader, players, clubs, texts)


def weigh(draft: Draft, claims: Claims, publishers: Publishers, records: Records) -> Proposal:
    """The changes of a draft, each with its standing, and the report they would hang on."""
    source = publishers.find(draft.outlet)
    said = _said(draft.changes)
    signed = signature(draft.reading.report.text)
    by = source.id if source else None
    teller = Teller(draft.report_id, draft.published_on, by, draft.report_id)
    credited = publishers.credited(draft.reading.sources, draft.outlet)
    if repeat := find_repeat(claims, teller, said, signed, credited):
        teller = replace(teller, root=claims.root(repeat.report_id))
    already = _already(draft, claims)
    return Proposal(
        reading=draft.reading,
        report_id=draft.report_id,
        text_sha256=draft.text_sha256,
        changes=tuple(
            _weighed(one, draft, already, teller, claims, records) for one in draft.changes
        ),
        source=source,
        published_on=draft.published_on,
        already=already,
        told=claims.of_report(draft.report_id) if already else (),
        repeats=repeat,
        repeated_by=copies_of(claims, teller, (one.player_id for one in said), signed),
        people=draft.reading.player_facts,
        words_signature=signed,
        outlet=draft.outlet,
        corrections=draft.corrections,
    )


def today() -> str:
    """The day it is, as nothing can be reported on a later one."""
    return datetime.now(UTC).date().isoformat()


def _weighed(
    change: Change,
    draft: Draft,
    already: Earlier | None,
    teller: Teller,
    claims: Claims,
    records: Records,
) -> Change:
    """With its standing, with what it lacks, and with what speaks against it."""
    if already and already.report_id != draft.report_id:
        what = f"The same text is in the graph already, as {already.report_id}."
        return replace(change, standing="known", beside=(already,), lacking=what)
    lacks = change.lacking or lacking(change) or _no_day(draft.published_on, already)
    if change.club.id is None or (change.player and change.player.id is None):
        return replace(change, lacking=lacks)
    standing, others = stand(claims, teller, change.club.id, change.about, change.stage)
    doubts = change.doubts
    if day := draft.published_on:
        against = _otherwise(others[0], day) if standing == "contradicts" else ()
        misfits = _misfits(records, change, last_day(day))
        doubts = tuple(dict.fromkeys((*doubts, *misfits, *against)))
    return replace(change, standing=standing, beside=others, lacking=lacks, doubts=doubts)


def _misfits(records: Records, change: Change, day: str) -> Iterable[str]:
    if change.player and change.player.id and change.club.id and change.stage:
        return records.misfits(change.club.id, change.player.id, change.stage, day)
    return ()


def _otherwise(last: Earlier, day: str) -> tuple[str, ...]:
    """Within days two reports contradict each other; later things have changed."""
    if days_before(first_day(day), CHANGED_AFTER) >= last.day:
        return ()
    return (f"It says otherwise than {last.source or 'a report'} of {in_words(last.day)}.",)


def _no_day(day: str | None, already: Earlier | None) -> str | None:
    if day is None:
        return "No day is given."
    if first_day(day) > today():
        return f"The day {in_words(day)} lies ahead."
    if already and already.day != last_day(day):
        saved = in_words(already.day)
        return f"It is saved as of {saved}; take it back to give it another day."
    return None


def _already(draft: Draft, claims: Claims) -> Earlier | None:
    """The report of the graph with the very same text."""
    there = claims.texts.get(draft.text_sha256)
    report = claims.reports.get(there) if there else None
    return Earlier(report.id, report.source, report.day) if report else None


def _said(changes: Iterable[Change]) -> list[Said]:
    """What can be compared: the interests whose club and player the graph knows."""
    return [
        Said(one.club.id, one.player.id, one.stage)
        for one in changes
        if one.club.id and one.player and one.player.id and one.stage
    ]
