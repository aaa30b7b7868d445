"""One claim as it is told beside a line: by whom, on which day, in which words."""

from __future__ import annotations

from typing import Protocol

from explorer import sentences
from explorer.drawing import Fact, Line


class Told(Protocol):
    """What every row with a claim tells."""

    @property
    def interest_id(self) -> str: ...
    @property
    def club_id(self) -> str: ...
    @property
    def player_id(self) -> str: ...
    @property
    def club(self) -> str: ...
    @property
    def player(self) -> str: ...
    @property
    def stage(self) -> str: ...
    @property
    def reported_on(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def evidence(self) -> str | None: ...
    @property
    def summary(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


def claim_fact(claim: Told, tier: int | None = None, *, repeats: bool = False) -> Fact:
    """A claim with its source and day, quoted where the report's own words are kept."""
    words = sentences.claim(
        claim.club,
        claim.player,
        claim.stage,
        claim.reported_on,
        f"{claim.source} (tier {tier})" if claim.source and tier else claim.source,
        claim.evidence or claim.summary or claim.title,
        quoted=bool(claim.evidence),
    )
    return Fact(words, claim.reported_on, claim.source or "source not known", claim.url, repeats)


def claim_line(claim: Told, told: Fact) -> Line:
    """A claim as a line from the club to the player, with what tells it."""
    return Line(
        claim.interest_id,
        claim.club_id,
        claim.player_id,
        "INTERESTED_IN",
        f"reported to want: {claim.stage}, {sentences.day(claim.reported_on)}",
        claim.stage,
        facts=(told,),
        since=claim.reported_on,
        day=claim.reported_on,
    )
