"""The records of the field: what a feed says, ready to be written.

A field here is a property in the graph; a `Span` becomes since, until, first_day, last_day.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.dates import Span, days_before, first_day, known_day, last_day
from graph.folding import folded

STAGES = (
    "monitoring",
    "interested",
    "enquired",
    "bid",
    "agreed",
    "completed",
    "rejected",
    "denied",
    "ended",
)
EARLY, ADVANCED, NEGATIVE = STAGES[:3], STAGES[3:6], STAGES[6:]
PRECISIONS = ("day", "month", "window", "year", "assumed")
SETTLED = 30  # days a manager and a player share a club before he has coached him
ARRIVALS = ("transfer", "free", "loan", "loan_return", "draft", "promotion", "unknown")
KINDS = ("senior", "reserve", "youth", "women", "national")
SOURCE_KINDS = ("journalist", "outlet", "official", "aggregator")
TENURE_ROLES = ("manager", "head coach", "caretaker", "interim")
# Of a tenure put together from games: enough; by name alone or with holes; a few, or shared.
CERTAINTIES = ("certain", "likely", "doubtful")
READ_HERE = "read"  # the issuer of what is read from reports here
REPORT_ROLES = ("origin", "confirmation", "citation", "denial")


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who plays or played."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    born_on: str | None = None
    nationality: tuple[str, ...] = ()
    position: str | None = None
    foot: str | None = None
    height_cm: int | None = None
    transfermarkt_id: str | None = None
    wikidata_id: str | None = None
    statsbomb_id: str | None = None


@dataclass(frozen=True, slots=True)
class Valuation:
    """A player's market value on a day; the latest one stays on the player."""

    player_id: str
    value: int
    value_currency: str
    value_on: str


@dataclass(frozen=True, slots=True)
class Club:
    """A club or one of its teams: reserve and youth sides are clubs of their own."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str | None = "senior"  # None: nobody told
    parent_club_id: str | None = None
    transfermarkt_id: str | None = None
    wikidata_id: str | None = None
    statsbomb_id: str | None = None


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who manages or managed; as a player he is another node."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    born_on: str | None = None
    nationality: tuple[str, ...] = ()
    same_person_player_id: str | None = None
    transfermarkt_id: str | None = None
    wikidata_id: str | None = None
    statsbomb_id: str | None = None


@dataclass(frozen=True, slots=True)
class Stint:
    """A player's spell at a club."""

    id: str
    player_id: str
    club_id: str
    span: Span
    precision: str | None = None
    on_loan: bool | None = None
    parent_club_id: str | None = None
    joined_by: str | None = None
    paper: bool | None = None
    fee: int | None = None
    fee_currency: str | None = None
    contract_until: str | None = None

    @property
    def known_day(self) -> str:
        """The day by which the spell was sure to have begun."""
        return known_day(self.span.since, self.precision, self.span.last_day)

    @property
    def settled_day(self) -> str | None:
        """30 days in: whoever is still there then shares enough days. None without a start."""
        return days_before(self.span.first_day, -SETTLED) if self.span.since else None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A manager's spell at a club."""

    id: str
    manager_id: str
    club_id: str
    span: Span
    role: str | None = None
    precision: str | None = None
    games: int | None = None  # those it was put together from
    certainty: str | None = None

    @property
    def known_day(self) -> str:
        """The day by which the spell was sure to have begun."""
        return known_day(self.span.since, None, self.span.last_day)

    @property
    def settled_day(self) -> str | None:
        """30 days in: whoever is still there then shares enough days. None without a start."""
        return days_before(self.span.first_day, -SETTLED) if self.span.since else None


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes: a journalist, an outlet, a club, an aggregator."""

    id: str
    name: str
    kind: str | None = None
    tier: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One publication by one source on one day; a text may come without its source."""

    id: str
    source_id: str | None
    published_on: str
    title: str | None = None
    url: str | None = None
    repeats_report_id: str | None = None
    role: str | None = None
    text_sha256: str | None = None

    @property
    def known_day(self) -> str:
        """The last day its date can mean."""
        return last_day(self.published_on)


@dataclass(frozen=True, slots=True)
class Interest:
    """A claim: in this report a club was said to want a player."""

    id: str
    player_id: str
    club_id: str
    stage: str
    reported_on: str
    report_id: str
    manager_id: str | None = None
    carried_from_club_id: str | None = None
    loan: bool | None = None
    since: str | None = None
    until: str | None = None
    summary: str | None = None
    evidence: str | None = None

    @property
    def known_day(self) -> str:
        """The day by which it was reported."""
        return last_day(self.reported_on)

    @property
    def first_day(self) -> str:
        """The first day it can have held: of the span it states, else the day of the report."""
        return first_day(self.since or self.reported_on)

    @property
    def last_day(self) -> str:
        """The last day it can have held; a report speaks of no day after its own."""
        return last_day(self.until or self.reported_on)


@dataclass(frozen=True, slots=True)
class Need:
    """A claim: in this report a club was said to look for a position."""

    id: str
    club_id: str
    position: str
    reported_on: str
    report_id: str
    because: str | None = None
    summary: str | None = None
    evidence: str | None = None

    @property
    def position_id(self) -> str:
        """The node of the position it names."""
        return position_id(self.position)

    @property
    def known_day(self) -> str:
        """The day by which it was reported."""
        return last_day(self.reported_on)


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the pitch that a club may need to fill."""

    id: str
    name: str


def position_id(name: str) -> str:
    """ "Centre-back" and "centre back" are one position."""
    return f"position:{folded(name).replace(' ', '-')}"
