"""Readings made by hand: what a reader would have found in an invented report."""

from __future__ import annotations

from loaders.reading.found import FoundInterest, FoundNeed, Reading, Report, Who

PAVEL = Who("Pavel Kruk", "player:town:pavel")
OMAR = Who("Omar O'Vale", "player:town:omar")
HARBOUR = Who("Harbour", "club:town:harbour")
MILL = Who("Mill Town", "club:town:mill")
CASTLE = Who("Castle United", "club:town:castle")
ROSA = Who("Rosa Quay", "manager:town:rosa")
NOBODY = Who("Ned Nowhere")
NILS = Who("Nils Berg", None, ("player:town:nils-98", "player:town:nils-01"))


def wants(
    club: Who,
    player: Who,
    stage: str = "interested",
    *,
    manager: Who | None = None,
    carried_from: Who | None = None,
    doubts: tuple[str, ...] = (),
) -> FoundInterest:
    """A club wants a player; its evidence is found when the report is put together."""
    return FoundInterest(club, player, stage, (0, 0), manager, carried_from, doubts=doubts)


def needs(club: Who, position: str, because: str | None = None) -> FoundNeed:
    """A club looks for a position."""
    return FoundNeed(club, position, (0, 0), because)


def told(
    *found: FoundInterest | FoundNeed,
    day: str | None = "2021-01-25",
    outlet: str | None = "The Herald",
    sources: tuple[str, ...] = (),
    more: str = "",
    title: str | None = None,
) -> Reading:
    """One sentence a finding, and the reading of it; `more` tells two such texts apart."""
    text, interests, wanted = "", [], []
    for one in found:
        start = len(text)
        if isinstance(one, FoundInterest):
            text += f"{one.club.name} and {one.player.name}: {one.stage}."
            place = (start, len(text))
            interests.append(
                FoundInterest(
                    *(one.club, one.player, one.stage, place),
                    *(one.manager, one.carried_from, one.loan, one.doubts),
                )
            )
        else:
            text += f"{one.club.name} lack a {one.position}."
            wanted.append(FoundNeed(one.club, one.position, (start, len(text)), one.because))
        text += "\n"
    report = Report("pasted", text + more, day, outlet, title)
    return Reading(report, interests=tuple(interests), needs=tuple(wanted), sources=tuple(sources))


def prose(number: int) -> str:
    """A hundred words that no other number has."""
    return " ".join(f"w{number}x{at}" for at in range(100))
