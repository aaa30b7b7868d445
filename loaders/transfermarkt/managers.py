"""Managers have names here and no ids: which tenures are one man's, and what his id is.

Tenures of one name, spelt alike to the letter, are one man's as long as no two of them at different
clubs share a day; where they do, they are two men's. A national side may be led beside a club, so
it parts nobody. A near-equal name is somebody else. His id is the club where he was first seen and
his name, as published (`manager:transfermarkt:2700-Guus Hiddink`); of two men first seen at one
club under one name, the later one's has the day, too. It stays as long as his first game does: new
games behind it change nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.dates import Span, days_before
from graph.words import Manager, Tenure
from loaders.tenures import AWAY, STAND_IN, Held
from loaders.transfermarkt.clubs import Clubs
from loaders.transfermarkt.tables import ISSUER


@dataclass(slots=True)
class Man:
    """One manager and his tenures in order of day."""

    id: str
    name: str
    held: list[Held] = field(default_factory=list)

    def record(self) -> Manager:
        """As a node."""
        return Manager(self.id, self.name)


def men(held: Iterable[Held], clubs: Clubs, told: Counter[str]) -> list[Man]:
    """Every tenure given to a man."""
    found: dict[str, list[Man]] = {}
    taken: set[str] = set()
    for tenure in sorted(held, key=lambda one: (one.run.first, one.club, one.run.name)):
        namesakes = found.setdefault(tenure.run.name, [])
        man = _whose(tenure, namesakes, clubs)
        if man is None:
            man = Man(_id(tenure, taken), tenure.run.name)
            namesakes.append(man)
        man.held.append(tenure)
    told["namesakes"] = sum(len(namesakes) > 1 for namesakes in found.values())
    everybody = [man for namesakes in found.values() for man in namesakes]
    told["by name"] = sum(len({one.club for one in man.held}) > 1 for man in everybody)
    return everybody


def _whose(tenure: Held, namesakes: list[Man], clubs: Clubs) -> Man | None:
    """The man of that name who was free, or had that club before; the last seen of several."""
    free = [man for man in namesakes if not any(_parts(tenure, one, clubs) for one in man.held)]
    same = [man for man in free if any(one.club == tenure.club for one in man.held)]
    return max(same or free, key=lambda man: man.held[-1].run.last, default=None)


def _parts(tenure: Held, other: Held, clubs: Clubs) -> bool:
    """Whether no one man can have had both."""
    if tenure.club == other.club or clubs.is_national(tenure.club) or clubs.is_national(other.club):
        return False
    return tenure.run.first <= other.run.last and other.run.first <= tenure.run.last


def _id(tenure: Held, taken: set[str]) -> str:
    id = f"manager:{ISSUER}:{tenure.club}-{tenure.run.name}"
    if id in taken:
        id = f"{id}-{tenure.run.first}"
    taken.add(id)
    return id


def records(man: Man, known_to: str) -> Iterator[Tenure]:
    """His tenures, each with the games it rests on and how certain it is.

    Where no game of the club follows, he is still there if the last was a short while ago; else
    the end is unknown. A start that no other man's game precedes is assumed.
    """
    several = len({one.club for one in man.held}) > 1
    for held in man.held:
        run = held.run
        recent = run.last >= days_before(known_to, AWAY)
        until = None if held.closes else run.last
        yield Tenure(
            id=f"tenure:{ISSUER}:{held.club}-{run.first}-{run.name}",
            manager_id=man.id,
            club_id=f"club:{ISSUER}:{held.club}",
            span=Span(run.first, until, known_to if recent else run.last),
            precision="assumed" if held.opens else "window",
            games=run.games,
            certainty=_certainty(held, several=several),
        )


def _certainty(held: Held, *, several: bool) -> str:
    """Few games may be an assistant's signature; a name alone may be two men's."""
    if held.joint or held.run.games <= STAND_IN:
        return "doubtful"
    return "likely" if several else "certain"
