"""Transfers and appearances become stints: what the rows prove is said, the rest stays unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from graph.dates import FIRST, LAST, Span
from graph.words import Stint
from loaders.appearances import Sighting
from loaders.feed import Found
from loaders.report import Rejection, Rejections
from loaders.transfermarkt.clubs import Clubs
from loaders.transfermarkt.moves import Move, in_order, loans
from loaders.transfermarkt.players import Listed
from loaders.transfermarkt.spells import Gap, Spell, contradicted, fill, spells, unended
from loaders.transfermarkt.tables import ISSUER

WITHOUT_CLUB = "515"
PAUSE = 62  # days at the owner between two loans that are a pause on paper
ARTEFACT = 1  # days at the owner between a loan's end and anything else
# Days on which a whole window's moves are registered, whenever they were made.
REGISTERED = ("06-30", "07-01", "12-31", "01-01")


@dataclass(frozen=True, slots=True)
class Careers:
    """What every career needs: the clubs, the last day known, where its lines stand."""

    clubs: Clubs
    parents: dict[str, str]
    known_to: str
    transfers: str  # the files' names
    appearances: str
    told: Counter[str] = field(default_factory=Counter)

    def stints(
        self,
        listed: Listed,
        moves: Sequence[Move],
        unread: Sequence[str | None],
        seen: Sequence[Sighting],
        left_out: Rejections,
    ) -> Iterator[Found]:
        """One player's stints that had begun by the last day known.

        `unread` holds the days of his transfers that cannot be used, None where the day cannot.
        """
        seen = self._known(listed, seen, left_out)
        ordered = in_order(moves)
        lent = loans(ordered, self.clubs.none)
        past = [move for move in ordered if move.day <= self.known_to]
        self._count(ordered, past, lent)
        used = {ordered[back] for back in lent.values()}
        self._name_plans([move for move in ordered[len(past) :] if move not in used], left_out)
        found, gaps = spells(past, self.clubs.none)
        if not past and ordered and not self.clubs.is_none(ordered[0].start):
            # No row tells how he came where a plan finds him.
            found = [Spell(ordered[0].start)]
            gaps = [Gap(FIRST, LAST, right=found[0])]
        behind = unended(found, unread, self.known_to)
        self.told["unended"] += len(behind)
        gaps += behind
        found += [spell for gap in gaps for spell in fill(gap, seen)]
        self._name_contradictions(listed, found, seen, left_out)
        terms = Terms.of(ordered, lent)
        for spell in found:
            line = spell.opened or spell.closed
            file = self.transfers if line or not spell.seen_from else self.appearances
            yield Found(file, line.line if line else None, self._stint(listed, spell, terms))

    def _stint(self, listed: Listed, spell: Spell, terms: Terms) -> Stint:
        opened, player = spell.opened, listed.player.transfermarkt_id
        until = spell.closed.day if spell.closed else terms.planned_end(opened)
        last = spell.seen_to if spell.lost else None
        said = self._joined(spell, terms) if opened else {}
        if until is None and not spell.lost and not said.get("on_loan"):
            said["contract_until"] = listed.contract_until if listed.club == spell.club else None
        return Stint(
            id=f"stint:{ISSUER}:{player}-{_mark(spell)}",
            player_id=listed.player.id,
            club_id=_club(spell.club),
            span=Span(spell.since, until, last or self.known_to),
            precision=_precision(spell),
            **said,
        )

    def _joined(self, spell: Spell, terms: Terms) -> dict[str, Any]:
        """How he came, where the rows prove it."""
        move = spell.opened
        assert move is not None
        if move in terms.ends:
            return {"on_loan": True, "parent_club_id": _club(move.start), "joined_by": "loan"}
        if move in terms.returns:
            paper = spell.closed is not None and _is_pause(spell, terms)
            return {"on_loan": False, "joined_by": "loan_return", "paper": paper}
        if move.fee:
            paid = {"fee": move.fee, "fee_currency": "EUR"}
            return {"on_loan": False, "joined_by": "transfer", **paid}
        if self.parents.get(move.start) == move.end:
            return {"on_loan": False, "joined_by": "promotion"}
        if move.start == WITHOUT_CLUB:
            return {"on_loan": False, "joined_by": "free"}
        return {"joined_by": "unknown"}

    def _count(self, ordered: list[Move], past: list[Move], lent: dict[int, int]) -> None:
        self.told["plans"] += len(ordered) - len(past)
        self.told["loans"] += sum(ordered[out].day <= self.known_to for out in lent)
        self.told["zeros"] += sum(move.fee == 0 for move in past)
        self.told["proved"] += sum(
            ordered[at].fee == 0 and ordered[at].day <= self.known_to
            for pair in lent.items()
            for at in pair
        )
        self.told["holes"] += sum(one.end != following.start for one, following in pairwise(past))

    def _known(
        self, listed: Listed, seen: Sequence[Sighting], left_out: Rejections
    ) -> Sequence[Sighting]:
        """His appearances up to the last day known; a later day is a slip, and named."""
        if all(one.days[-1] <= self.known_to for one in seen):
            return seen
        name, known = listed.player.name, list[Sighting]()
        for one in seen:
            for day in one.days:
                if day > self.known_to:
                    why = f"{name} appears on {day!r}, after the last day known: not counted."
                    left_out.lose(Rejection(self.appearances, None, "date", day, why))
            if days := tuple(day for day in one.days if day <= self.known_to):
                known.append(Sighting(one.club, days))
        return known

    def _name_plans(self, plans: Sequence[Move], left_out: Rejections) -> None:
        """Moves of days to come, but for the ends of proved loans, which are their ends."""
        for plan in plans:
            why = f"says {plan.day!r}, after the last day known: a plan, no stint yet."
            left_out.lose(Rejection(self.transfers, plan.line, "transfer_date", plan.day, why))

    def _name_contradictions(
        self, listed: Listed, found: list[Spell], seen: Sequence[Sighting], left_out: Rejections
    ) -> None:
        """Appearances where his transfers do not put him change nothing; they are named."""
        for one in seen:
            if days := contradicted(one, found):
                games = "1 appearance" if len(days) == 1 else f"{len(days)} appearances"
                why = f"{games} of {listed.player.name} from {days[0]} on, where no stint puts him."
                left_out.lose(Rejection(self.appearances, None, "player_club_id", one.club, why))


@dataclass(frozen=True, slots=True)
class Terms:
    """One player's proved loans: the day each ends, and the moves that end one."""

    ends: dict[Move, str]
    returns: frozenset[Move]

    @staticmethod
    def of(moves: Sequence[Move], lent: dict[int, int]) -> Terms:
        """The moves that `lent` names by their places."""
        ends = {moves[out]: moves[back].day for out, back in lent.items()}
        return Terms(ends, frozenset(moves[back] for back in lent.values()))

    def planned_end(self, opened: Move | None) -> str | None:
        """Where a loan goes on: the day it is to end."""
        return self.ends.get(opened) if opened else None


def _is_pause(spell: Spell, terms: Terms) -> bool:
    """Whether he was back with the owner on paper only."""
    assert spell.opened is not None
    assert spell.closed is not None
    days = _days(spell.opened.day, spell.closed.day)
    return days <= ARTEFACT or (spell.closed in terms.ends and days <= PAUSE)


def _precision(spell: Spell) -> str | None:
    if spell.opened is None:
        return "assumed" if spell.seen_from else None
    return "window" if spell.opened.day[5:] in REGISTERED else "day"


def _mark(spell: Spell) -> str:
    """What tells this spell of a player from his others, also after the next load."""
    if spell.opened:
        return f"{spell.opened.day}-{spell.opened.start}-{spell.opened.end}"
    if spell.closed:
        return f"until-{spell.closed.day}-{spell.closed.start}-{spell.closed.end}"
    return f"seen-{spell.seen_from}-{spell.club}" if spell.seen_from else f"at-{spell.club}"


def _club(key: str) -> str:
    return f"club:{ISSUER}:{key}"


def _days(one: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(one)).days
