"""Days on which somebody was seen at a club become stints and tenures, nothing claimed beyond.

Most of these data are parts of seasons, so both edges are days of matches: he had come by the
first, on the last he was still there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from graph.dates import Span
from graph.words import Stint, Tenure
from loaders.appearances import Sighting
from loaders.statsbomb.people import ISSUER
from loaders.tenures import JOINT_SHARE, STAND_IN, Bench, Held, StoodIn, tenures

TWO_SEASONS = 731  # days from the first of one to the last of the next
SPARSE = 31  # days a match, on average, beyond which somebody else may have come in between
T = TypeVar("T")


class Game(NamedTuple):
    """A match of one club: its day, and the ids of those who managed."""

    day: str
    managers: tuple[str, ...]


def stints(player: str, seen: Sequence[Sighting]) -> Iterator[Stint]:
    """One for each run of seasons at a club with nobody else's match in between."""
    for sighting in seen:
        for days in _seasons(sighting.days, str):
            yield Stint(
                id=f"stint:{ISSUER}:{player}-{sighting.club}-{days[0]}",
                player_id=f"player:{ISSUER}:{player}",
                club_id=f"club:{ISSUER}:{sighting.club}",
                span=Span(days[0], None, days[-1]),
                precision="assumed",
            )


def _seasons(ones: Sequence[T], day: Callable[[T], str]) -> Iterator[list[T]]:
    """Those with no whole season, July to June, in between; they come in order of day."""
    run = [ones[0]]
    for one in ones[1:]:
        if _season(day(one)) - _season(day(run[-1])) > 1:
            yield run
            run = []
        run.append(one)
    yield run


def _season(day: str) -> int:
    return int(day[:4]) - (day[5:7] < "07")


def held(club: str, games: Sequence[Game]) -> Iterator[Held | StoodIn]:
    """What one club's matches show, each run of seasons for itself."""
    for run in _seasons(sorted(games), lambda game: game.day):
        yield from _held(club, run)


def _held(club: str, games: Sequence[Game]) -> Iterator[Held | StoodIn]:
    """Who shares a bench had it, too: no stand-in, but joint."""
    for manager in dict.fromkeys(one for game in games for one in game.managers):
        mine = [game for game in games if manager in game.managers]
        shared = {game.day for game in mine if len(game.managers) > 1}
        benches = [
            Bench(game.day, manager if manager in game.managers else game.managers[0])
            for game in games
        ]
        for found in tenures(club, benches, TWO_SEASONS):
            run = found.run
            if run.name != manager:
                continue
            both = sum(run.first <= day <= run.last for day in shared)
            if isinstance(found, Held):
                joint = found.joint or both * JOINT_SHARE >= run.games
                yield Held(club, run, found.opens, found.closes, joint)
            elif both:
                yield Held(club, run, opens=False, closes=False, joint=True)
            else:
                yield found


def tenure(found: Held) -> Tenure:
    """With the games it rests on, and how certain it is."""
    run = found.run
    return Tenure(
        id=f"tenure:{ISSUER}:{found.club}-{run.first}-{run.name}",
        manager_id=f"manager:{ISSUER}:{run.name}",
        club_id=f"club:{ISSUER}:{found.club}",
        span=Span(run.first, None, run.last),
        precision="assumed",
        games=run.games,
        certainty=_certainty(found),
    )


def _certainty(found: Held) -> str:
    run = found.run
    if found.joint or run.games <= STAND_IN:
        return "doubtful"
    days = (date.fromisoformat(run.last) - date.fromisoformat(run.first)).days
    return "likely" if days > SPARSE * (run.games - 1) else "certain"


def on_two_sides(seen: Sequence[Sighting]) -> list[str]:
    """Days on which he is said to have played for two clubs."""
    days = Counter(day for one in seen for day in set(one.days))
    return sorted(day for day, clubs in days.items() if clubs > 1)
