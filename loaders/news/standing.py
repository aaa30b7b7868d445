"""How a claim stands against what was told before: new, confirms, contradicts, repeats, known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.dates import FIRST, LAST, days_before, last_day
from graph.words import ADVANCED, EARLY, NEGATIVE
from loaders.news.claims import Claims, Told

# How it stands: "new": nobody said so within 180 days · "confirms": another source said so ·
# "contradicts": the last word was the opposite · "repeats": it adds no independent report ·
# "known": this report has told it before.
LOOKS_BACK = 180  # days
SHOWN = 10  # earlier reports a claim is shown beside


@dataclass(frozen=True, slots=True)
class Teller:
    """The report a claim is made in: its day, who published it, and the root it leads to."""

    report_id: str
    day: str | None
    source_id: str | None
    root: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report that is in the graph, who published it and when; `source` may not be known."""

    report_id: str
    source: str | None
    day: str


def stand(
    claims: Claims, teller: Teller, club: str, about: str, stage: str | None
) -> tuple[str, tuple[Earlier, ...]]:
    """The standing of a claim about a player (or a position), and the reports it stands against."""
    every = claims.about(about, club)
    if mine := [told for told in every if told.report_id == teller.report_id]:
        return "known", beside(claims, mine)
    told = [one for one in every if within(one.day, teller.day, LOOKS_BACK)]
    alike = [one for one in told if _group(one.stage) == _group(stage)]
    copied = [one for one in told if claims.root(one.report_id) == teller.root]
    if same := [one for one in copied if _is_no(one.stage) == _is_no(stage)]:
        return "repeats", beside(claims, same)
    if told and _is_no(told[0].stage) != _is_no(stage):
        return "contradicts", beside(claims, told[:1])
    own = [one for one in alike if is_by(claims, one, teller.source_id)]
    if own:
        return "repeats", beside(claims, own)
    return ("confirms", beside(claims, alike)) if alike else ("new", ())


def beside(claims: Claims, told: Iterable[Told]) -> tuple[Earlier, ...]:
    """The reports that told it, in that order, each once."""
    ids = dict.fromkeys((one.report_id, one.day) for one in told)
    found = []
    for id, day in ids:
        report = claims.reports.get(id)
        found.append(Earlier(id, report.source if report else None, day))
    return tuple(found[:SHOWN])


def within(day: str, of: str | None, days: int) -> bool:
    """Whether it lies at most so many days before; without a day to compare with, it does."""
    return (days_before(last_day(of), days) if of else FIRST) <= day <= (last_day(of or LAST))


def is_alike(one: str | None, other: str | None) -> bool:
    """Whether two stages are of one group: early, advanced or negative."""
    return _group(one) == _group(other)


def is_by(claims: Claims, told: Told, source_id: str | None) -> bool:
    """Whether that source published it."""
    report = claims.reports.get(told.report_id)
    return source_id is not None and report is not None and report.source_id == source_id


def _group(stage: str | None) -> int:
    groups = (EARLY, ADVANCED, NEGATIVE)
    return next((at for at, group in enumerate(groups) if stage in group), len(groups))


def _is_no(stage: str | None) -> bool:
    return stage in NEGATIVE
