"""Statements become spells: their days settled, the contradictory named, one told twice made one.

An end that is not said is open only where nothing speaks against it: on Wikidata most such ends
were never entered. Where it is not known, the spell holds as long as its start can mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from graph.dates import Span, days_before, first_day, last_day
from graph.errors import RecordError
from loaders.report import Rejection, Rejections
from loaders.wikidata.holdings import (
    COACH_OF_PERSON,
    DEPRECATED,
    PREFERRED,
    Holdings,
    Said,
)
from loaders.wikidata.moments import Moment, agree, agreed, finer

LONGEST_OPEN = 15 * 365  # days after which an end that nobody entered is not believed open
OPEN, UNKNOWN, MISSING = "open", "unknown", "missing"


@dataclass(frozen=True, slots=True)
class Spell:
    """A statement with its days; `end` tells what a missing `until` means."""

    said: Said
    since: str | None
    until: str | None
    end: str

    @property
    def first_day(self) -> str:
        """The first day it can have held, "" where nobody knows."""
        return first_day(self.since) if self.since else ""

    @property
    def span(self) -> Span:
        """As the graph has it."""
        known_to = self.said.known_to
        if self.end == UNKNOWN and self.since:
            known_to = min(last_day(self.since), known_to)
        return Span(self.since, self.until, max(known_to, self.first_day))

    @property
    def precision(self) -> str | None:
        """How exact its start is."""
        return Moment("said", self.since).precision


def spells(held: Holdings, property: Collection[str], left_out: Rejections) -> list[Spell]:
    """Every statement of these properties that can be one, in the order of the files."""
    found = []
    for said in held.spells.values():
        if said.property not in property:
            continue
        said.known_to = said.known_to or held.known_to
        if said.rank == DEPRECATED:
            held.told["deprecated"] += 1
            left_out.lose(_rejection(said, "is deprecated on Wikidata."))
            continue
        try:
            found.append(_settled(said, held, left_out))
        except RecordError as error:
            left_out.lose(_rejection(said, error.what))
    return found


def made_one(found: Iterable[Spell], held: Holdings) -> list[Spell]:
    """Tenures, those that club and coach both tell once, under the club's statement."""
    alone: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    told_by_person: list[Spell] = []
    for spell in found:
        if spell.said.property == COACH_OF_PERSON:
            told_by_person.append(spell)
        else:
            alone[spell.said.person, spell.said.team].append(spell)
    whole: list[Spell] = []
    for spell in told_by_person:
        those = alone[spell.said.person, spell.said.team]
        twin = next((one for one in those if _is_same(one, spell)), None)
        if twin is None:
            held.told["disagree"] += any(_overlap(one, spell) for one in those)
            whole.append(spell)
            continue
        held.told["told twice"] += 1
        those.remove(twin)
        whole.append(_merged(twin, spell))
    return [spell for those in alone.values() for spell in those] + whole


def closed(
    found: Collection[Spell], held: Holdings, national: Collection[str], *, one_at_a_time: bool
) -> list[Spell]:
    """Each end that is missing is open or unknown: a later spell of his speaks against it.

    A national team is beside a club and parts nobody from it. With `one_at_a_time` a team that
    had somebody else later speaks against it, too.
    """
    by_person: dict[str, list[Spell]] = defaultdict(list)
    by_team: dict[str, list[Spell]] = defaultdict(list)
    for spell in found:
        by_team[spell.said.team].append(spell)
        if spell.said.team not in national:
            by_person[spell.said.person].append(spell)
    closing = []
    for spell in found:
        own = () if spell.said.team in national else by_person[spell.said.person]
        others = by_team[spell.said.team] if one_at_a_time else ()
        closing.append(_closed(spell, (*own, *others), held))
    return closing


def _settled(said: Said, held: Holdings, left_out: Rejections) -> Spell:
    start, end = (
        _agreed(said, name, moments, held, left_out)
        for name, moments in (("P580", said.starts), ("P582", said.ends))
    )
    since, until = start and start.day, end and end.day
    if since and until and last_day(until) < first_day(since):
        raise RecordError(f"P582 says {until!r}, before the start {since!r}.")
    born = held.born(said.person)
    for name, day in (("P580", since), ("P582", until)):
        if day and born and last_day(day) < first_day(born):
            raise RecordError(f"{name} says {day!r}, before the person's birth {born!r}.")
    held.told["no start"] += since is None
    held.told["somevalue end"] += end is not None and end.how in ("unknown", "coarse")
    held.told["novalue end"] += end is not None and end.how == "none"
    if until:
        return Spell(said, since, until, "said")
    how = MISSING if end is None else OPEN if end.how == "none" else UNKNOWN
    return Spell(said, since, None, how)


def _agreed(
    said: Said, name: str, moments: set[Moment], held: Holdings, left_out: Rejections
) -> Moment | None:
    """What several values of a qualifier say together; contradicting ones say nothing, named."""
    held.told["coarse"] += any(one.how == "coarse" for one in moments)
    try:
        return agreed(moments)
    except RecordError as error:
        why = f"{name} {error.what} It is left unknown."
        left_out.lose(_rejection(said, why))
        return Moment("unknown")


def _closed(spell: Spell, others: Iterable[Spell], held: Holdings) -> Spell:
    if spell.end != MISSING:
        return spell
    if spell.said.rank == PREFERRED:
        return replace(spell, end=OPEN)
    if spell.since is None:
        held.told["no day"] += 1
        return replace(spell, end=UNKNOWN)
    later = any(one.first_day > spell.first_day for one in others)
    old = spell.first_day < days_before(spell.said.known_to, LONGEST_OPEN)
    held.told["not open" if later or old else "open"] += 1
    return replace(spell, end=UNKNOWN if later or old else OPEN)


def _is_same(one: Spell, other: Spell) -> bool:
    """Whether no day of the two contradicts, and one at least is said by both."""
    both = (one.since and other.since) or (one.until and other.until)
    return bool(both) and agree(one.since, other.since) and agree(one.until, other.until)


def _overlap(one: Spell, other: Spell) -> bool:
    return one.first_day <= other.span.last_day and other.first_day <= one.span.last_day


def _merged(one: Spell, other: Spell) -> Spell:
    one.said.roles |= other.said.roles
    if other.said.rank == PREFERRED:
        one.said.rank = PREFERRED
    one.said.known_to = max(one.said.known_to, other.said.known_to)
    until = finer(one.until, other.until)
    ends = {one.end, other.end}
    end = "said" if until else next(how for how in (OPEN, UNKNOWN, MISSING) if how in ends)
    return Spell(one.said, finer(one.since, other.since), until, end)


def _rejection(said: Said, why: str) -> Rejection:
    return Rejection(said.place, None, None, None, why)
