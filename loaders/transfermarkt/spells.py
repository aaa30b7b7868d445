"""A career as its rows tell it: where he was from move to move, and where nobody says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.dates import FIRST, LAST, days_before
from loaders.appearances import Sighting
from loaders.transfermarkt.moves import Move

LATE = 31  # days by which a registration may lag behind the pitch


@dataclass(slots=True)
class Spell:
    """Some days at a club. An end or a start nobody told is None; `seen_to` is a day he was
    still there, `seen_from` one on which he was there already."""

    club: str
    opened: Move | None = None
    closed: Move | None = None
    seen_from: str | None = None
    seen_to: str | None = None
    lost: bool = False  # the next row begins elsewhere or cannot be read: nobody told when he left

    @property
    def since(self) -> str | None:
        """The day of the move that opened it, else the first on which he was seen."""
        return self.opened.day if self.opened else self.seen_from


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which the rows put him nowhere, and the spells at either side."""

    after: str
    before: str
    left: Spell | None = None
    right: Spell | None = None


def spells(moves: Sequence[Move], none: set[str]) -> tuple[list[Spell], list[Gap]]:
    """The spells between moves in their order, and the gaps that they leave."""
    if not moves:
        return [], [Gap(FIRST, LAST)]
    found: list[Spell] = []
    first = moves[0]
    right = _opening(first, none, found)
    gaps = [Gap(FIRST, first.day, right=right)]
    for move, following in pairwise((*moves, None)):
        assert move is not None  # only the last of the pairs holds None, and there it comes second
        left = None
        if move.end not in none:
            found.append(left := Spell(move.end, opened=move, seen_to=move.day))
        if following is None:
            gaps += [] if left else [Gap(move.day, LAST)]
        elif following.start != move.end:
            if left:
                left.lost = True
            right = _opening(following, none, found)
            gaps.append(Gap(move.day, following.day, left, right))
        elif left:
            left.closed = following
        else:
            gaps.append(Gap(move.day, following.day))
    return found, gaps


def _opening(move: Move, none: set[str], found: list[Spell]) -> Spell | None:
    """The spell that a move ends and no row began."""
    if move.start in none:
        return None
    spell = Spell(move.start, closed=move)
    found.append(spell)
    return spell


def unended(found: Sequence[Spell], unread: Sequence[str | None], known_to: str) -> list[Gap]:
    """The gap behind the last spell, where a move that cannot be read may have ended it."""
    last = found[-1] if found else None
    if last is None or last.opened is None or last.closed or last.lost:
        return []
    since = last.opened.day
    if not any(day is None or since <= day <= known_to for day in unread):
        return []
    last.lost = True
    return [Gap(since, LAST, left=last)]


def fill(gap: Gap, seen: Sequence[Sighting]) -> list[Spell]:
    """What appearances tell of a gap: they lengthen the spells beside it, or are spells."""
    inside = [
        Sighting(club, within)
        for club, days in seen
        if (within := days[bisect_right(days, gap.after) : bisect_left(days, gap.before)])
    ]
    if inside and gap.left and inside[0].club == gap.left.club:
        gap.left.seen_to = inside.pop(0).days[-1]
    if inside and gap.right and inside[-1].club == gap.right.club:
        gap.right.seen_from = inside.pop().days[0]
    return [Spell(club, seen_from=days[0], seen_to=days[-1], lost=True) for club, days in inside]


def contradicted(one: Sighting, found: Sequence[Spell]) -> list[str]:
    """The days on which he appeared where, by all rows, he was not; a month's lag aside."""
    there = [_reach(spell) for spell in found if spell.club == one.club]
    if any(a <= one.days[0] and one.days[-1] <= b for a, b in there):  # mostly so
        return []
    return [day for day in one.days if not any(a <= day <= b for a, b in there)]


def _reach(spell: Spell) -> tuple[str, str]:
    """The days he can have been there, and a month around them."""
    until = spell.closed.day if spell.closed else (spell.seen_to if spell.lost else None) or LAST
    return days_before(spell.since or FIRST, LATE), days_before(until, -LATE)
