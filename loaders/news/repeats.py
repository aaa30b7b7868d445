"""Which report does this one repeat, if any? Copies, credits, and a source that says it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.dates import days_before, in_words, last_day
from loaders.news.claims import Claims, Published
from loaders.news.likeness import COPIED, digest, likeness
from loaders.news.publishers import Publisher
from loaders.news.standing import LOOKS_BACK, Teller, is_alike, is_by, within

COPIED_WITHIN = 14  # days
CREDITED_WITHIN = 30  # days
LONG = 10  # reports, from one that repeats to the root
CREDITED = "report:read:credited-"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The report this one repeats, and why we think so.

    `by` is set where that report was never read and saving would note it: whom the text credits.
    """

    report_id: str
    why: str
    by: Publisher | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a report: a club, a player, a stage."""

    club_id: str
    player_id: str
    stage: str


def find_repeat(
    claims: Claims,
    teller: Teller,
    said: Sequence[Said],
    signature: str | None,
    credited: Sequence[Publisher],
) -> Repeat | None:
    """The report that this one repeats; None where it is the first to say so."""
    if there := claims.reports.get(teller.report_id):
        return Repeat(there.repeats, "as it was saved") if there.repeats else None
    players = list(dict.fromkeys(one.player_id for one in said))
    around = _reports_about(claims, players, but=teller.report_id)
    found = _copied(around, teller.day, signature)
    if found is None and teller.day and players:
        day = last_day(teller.day)
        if credited:
            found = _credited(around, day, credited, players[0])
        else:
            found = _own_root(around, day, teller) or _said_before(claims, teller, said)
    return _shortened(claims, found) if found else None


def copies_of(
    claims: Claims, teller: Teller, players: Iterable[str], signature: str | None
) -> tuple[str, ...]:
    """Reports of later days that copy this one and so far count as the first of their kind."""
    if teller.day is None:
        return ()
    day = last_day(teller.day)
    since, until = day, days_before(day, -COPIED_WITHIN)
    later = (
        report
        for report in _reports_about(claims, list(players), but=teller.report_id)
        if since < report.day <= until and not report.repeats
    )
    return tuple(r.id for r in later if likeness(signature, r.words_signature) >= COPIED)


def _reports_about(claims: Claims, players: Sequence[str], but: str) -> list[Published]:
    """Reports about one of the players, and those they lead to; the latest first."""
    ids = {told.report_id for player in players for told in claims.about(player)} - {but}
    chains = [claims.chain(id) for id in ids]
    found = {id for chain in chains if but not in chain for id in chain}
    reports = (claims.reports[id] for id in found if id in claims.reports)
    return sorted(sorted(reports, key=lambda r: r.id), key=lambda r: r.day, reverse=True)


def _shortened(claims: Claims, repeat: Repeat) -> Repeat:
    """Where a chain gets long, the root itself: questions follow twenty repeats and no more."""
    chain = claims.chain(repeat.report_id)
    return repeat if len(chain) < LONG else replace(repeat, report_id=chain[-1])


def _copied(around: list[Published], day: str | None, signature: str | None) -> Repeat | None:
    """The earliest report of which this one is a copy, so that copies do not form chains."""
    copied = [
        (report.day, report.repeats is not None, report.id, report, share)
        for report in around
        if within(report.day, day, COPIED_WITHIN)
        and (share := likeness(signature, report.words_signature)) >= COPIED
    ]
    if not copied:
        return None
    *_, report, share = min(copied, key=lambda one: one[:3])
    words = f"{int(100 * share)} % the same words"
    whose = f" of {report.source}" if report.source else ""
    return Repeat(report.id, f"{words} as the report{whose} of {in_words(report.day)}")


def _credited(
    around: list[Published], day: str, credited: Sequence[Publisher], player: str
) -> Repeat:
    """The nearest report of somebody credited; where there is none, one never read.

    A report of a later day may have noted that one already.
    """
    for by in credited:
        for report in around:
            if report.source_id == by.id and within(report.day, day, CREDITED_WITHIN):
                return Repeat(report.id, f"credits {by.name}")
    until = days_before(day, -CREDITED_WITHIN)
    for by in credited:
        for report in around:
            near = within(report.day, until, CREDITED_WITHIN)
            if near and report.source_id == by.id and report.id.startswith(CREDITED):
                return Repeat(report.id, f"credits {by.name}")
    by = credited[0]
    name = digest(f"{by.id} {player} {day}")[:16]
    return Repeat(f"{CREDITED}{name}", f"credits {by.name}", by)


def _own_root(around: list[Published], day: str, teller: Teller) -> Repeat | None:
    """Others credited this source before it was read itself: then it is that report."""
    until = days_before(day, -CREDITED_WITHIN)
    for report in around:
        near = within(report.day, until, 2 * CREDITED_WITHIN)
        if near and report.id.startswith(CREDITED) and report.source_id == teller.source_id:
            return Repeat(report.id, f"others credit {report.source} with it")
    return None


def _said_before(claims: Claims, teller: Teller, said: Sequence[Said]) -> Repeat | None:
    for one in said:
        for told in claims.about(one.player_id, one.club_id):
            same = is_alike(told.stage, one.stage) and is_by(claims, told, teller.source_id)
            mine = teller.report_id in claims.chain(told.report_id)
            if same and not mine and within(told.day, teller.day, LOOKS_BACK):
                return Repeat(told.report_id, f"the same source said so on {in_words(told.day)}")
    return None
