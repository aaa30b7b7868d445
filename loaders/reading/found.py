"""What is found in one report. Places are [start, end) in characters of the text as given."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """One news report as it came in: `id` names it in its file, `title` may be its first line.

    `refused` tells why it could not be read at all: its text is then empty.
    """

    id: str
    text: str
    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """A name of the text in full; `id` where the graph knows exactly one it can mean.

    Where several fit none is taken: `candidates` holds their ids, the likeliest first.
    """

    name: str
    id: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundInterest:
    """A club is said to want a player, at the latest stage the text tells.

    `doubts` says in short sentences why somebody should look before it is believed.
    """

    club: Who
    player: Who
    stage: str
    evidence: Place
    manager: Who | None = None
    carried_from: Who | None = None
    loan: bool | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPlayer:
    """What the text says of a player; every value as it is written there."""

    player: Who
    current_club: Who | None = None
    contract_until: str | None = None
    value: str | None = None
    nationality: str | None = None
    position: str | None = None
    age: str | None = None


@dataclass(frozen=True, slots=True)
class FoundManager:
    """The text says he manages a club (`when` is "current") or did ("past")."""

    manager: Who
    club: Who
    when: str


@dataclass(frozen=True, slots=True)
class FoundStint:
    """The text says a player was at a club; `kind` is "loan", "permanent" or not told."""

    player: Who
    club: Who
    kind: str | None = None
    season: str | None = None


@dataclass(frozen=True, slots=True)
class FoundNeed:
    """A club is said to look for a position."""

    club: Who
    position: str
    evidence: Place
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says; `refused` tells why nothing was taken, where that is so."""

    report: Report
    interests: tuple[FoundInterest, ...] = ()
    player_facts: tuple[FoundPlayer, ...] = ()
    managers: tuple[FoundManager, ...] = ()
    sources: tuple[str, ...] = ()
    stints: tuple[FoundStint, ...] = ()
    needs: tuple[FoundNeed, ...] = ()
    refused: str | None = None
