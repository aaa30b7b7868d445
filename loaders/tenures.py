"""A club's games become tenures: runs of one name in order of day, stand-ins set aside.

The edges of a tenure are game days: by its first day he had begun, on its last he was still there;
what came between it and the neighbour's games no row tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

STAND_IN = 3  # games somebody else signs while the manager stays
AWAY = 120  # days within which he is back
SILENCE = 366  # days without any game of the club: what came between is not known
JOINT_TURNS, JOINT_SHARE = 3, 3  # turns on the bench, and one game in three at least


class Bench(NamedTuple):
    """A day's game and the name given as manager's."""

    day: str
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """Games in a row signed with one name, or a tenure put together from several such runs."""

    name: str
    first: str
    last: str
    games: int


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure as the games show it."""

    club: str
    run: Run
    opens: bool  # no game of the club lies before it: he may have come long ago
    closes: bool  # none lies behind it: he may still be there
    joint: bool = False


@dataclass(frozen=True, slots=True)
class StoodIn:
    """Games that somebody signed inside another man's tenure."""

    club: str
    run: Run
    manager: str


def stood_in(one: StoodIn) -> str:
    """Why it is no tenure, as a sentence."""
    games = "1 game" if one.run.games == 1 else f"{one.run.games} games"
    return (
        f"{one.run.name} signed {games} of club {one.club} from {one.run.first} on, "
        f"while {one.manager} stayed: no tenure."
    )


def tenures(
    club: str, benches: Sequence[Bench], silence: int = SILENCE
) -> Iterator[Held | StoodIn]:
    """What one club's games show, in order of day; `silence` are days that part two tenures."""
    ordered = sorted(benches)
    for stretch in _stretches(ordered, silence):
        runs = [_run(name, list(days)) for name, days in groupby(stretch, lambda one: one.name)]
        at = 0
        while at < len(runs):
            following, aside = _gathered(runs, at)
            whole = _joined([runs[n] for n in range(at, following) if n not in aside])
            yield Held(club, whole, opens=at == 0, closes=following == len(runs))
            yield from _beside(club, whole, [runs[n] for n in sorted(aside)])
            at = following


def _stretches(ordered: Sequence[Bench], silence: int) -> Iterator[list[Bench]]:
    """Games with no such silence in between."""
    stretch: list[Bench] = []
    for bench in ordered:
        if stretch and _days(stretch[-1].day, bench.day) > silence:
            yield stretch
            stretch = []
        stretch.append(bench)
    if stretch:
        yield stretch


def _gathered(runs: Sequence[Run], at: int) -> tuple[int, set[int]]:
    """Where the tenure that begins at that run ends, and which runs inside are not its own.

    He is back when his name returns within the days of AWAY, after no more games of others than
    STAND_IN, and fewer than his own on both sides.
    """
    own, last, end = runs[at].games, runs[at].last, at + 1
    aside: set[int] = set()
    others, n = 0, at + 1
    while n < len(runs) and others <= STAND_IN:
        run = runs[n]
        if run.name != runs[at].name:
            others += run.games
        elif others < own + run.games and _days(last, run.first) <= AWAY:
            aside |= set(range(end, n))
            own, last, end, others = own + run.games, run.last, n + 1, 0
        else:
            break
        n += 1
    return end, aside


def _beside(club: str, whole: Run, aside: Sequence[Run]) -> Iterator[Held | StoodIn]:
    """Who comes back again and again and signs his share is joint manager; others stood in."""
    for name in dict.fromkeys(run.name for run in aside):
        runs = [run for run in aside if run.name == name]
        joined = _joined(runs)
        if len(runs) >= JOINT_TURNS and joined.games * JOINT_SHARE >= whole.games + joined.games:
            yield Held(club, joined, opens=False, closes=False, joint=True)
        else:
            yield from (StoodIn(club, run, whole.name) for run in runs)


def _run(name: str, benches: list[Bench]) -> Run:
    return Run(name, benches[0].day, benches[-1].day, len(benches))


def _joined(runs: Sequence[Run]) -> Run:
    return Run(runs[0].name, runs[0].first, runs[-1].last, sum(run.games for run in runs))


def _days(one: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(one)).days
