"""A player's transfers: read, put in order of day and then of chain, loans proved by their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from loaders.row import CellError
from loaders.transfermarkt.line import Line

HIGHEST_FEE = 999_999_999  # euros; a fee of ten digits is a slip of the keyboard
LONGEST_LOAN = 1_100  # days
LONGEST_RECALLED = 366  # days of a loan that ends on no usual day


@dataclass(frozen=True, slots=True)
class Move:
    """One transfer. `fee` is euros above 0, 0 for free, a loan or its end, None for unknown."""

    line: int
    player: str
    day: str
    start: str
    end: str
    fee: int | None
    odd: bool = False  # a fee stands there that cannot be one

    @property
    def free(self) -> bool:
        """Whether no real fee is known to have been paid."""
        return not (self.fee or self.odd)


class Written(NamedTuple):
    """A line of transfers as it stands: the move, both names, and a fee that cannot be one."""

    move: Move
    start_name: str | None
    end_name: str | None
    odd_fee: str | None


def parse_move(line: Line) -> Written:
    """One line of transfers."""
    fee, odd_fee = line.described(line.number, "transfer_fee"), None
    odd = bool(line.unknown)
    if fee is not None and fee > HIGHEST_FEE:
        fee, odd_fee, odd = None, line.maybe("transfer_fee"), True
    start, end = line.key("from_club_id"), line.key("to_club_id")
    if start == end:
        raise CellError("to_club_id", end, f"says {end!r}, the club he comes from.")
    day = line.day("transfer_date")
    move = Move(line.line, line.key("player_id"), day, start, end, fee, odd)
    names = line.maybe_name("from_club_name"), line.maybe_name("to_club_name")
    return Written(move, *names, odd_fee)


def in_order(moves: Sequence[Move]) -> list[Move]:
    """By day; those of one day so that each begins where the one before ended, if they can."""
    ordered: list[Move] = []
    for _, together in groupby(sorted(moves, key=lambda move: move.day), lambda move: move.day):
        waiting = list(together)
        while waiting:
            at = ordered[-1].end if ordered else None
            ends = {move.end for move in waiting}
            nearest = min(waiting, key=lambda move: (move.start != at, move.start in ends))
            waiting.remove(nearest)
            ordered.append(nearest)
    return ordered


def loans(moves: Sequence[Move], none: set[str]) -> dict[int, int]:
    """The moves that are loans, each with the move that ends it, both by their place.

    A loan is proved by two rows one after the other: out without a real fee, and back to the
    owner at a fee of 0, on one of the days on which loans end (the last two of a month) within
    three years, or within one year on another day, as recalls are, but on no first of a month,
    when contracts begin. Without club nobody lends.
    """
    return {
        at: at + 1
        for at, (out, back) in enumerate(pairwise(moves))
        if (out.start, out.end) == (back.end, back.start)
        and out.free
        and back.fee == 0
        and not {out.start, out.end} & none
        and _ends_a_loan(out.day, back.day)
    }


def _ends_a_loan(out: str, back: str) -> bool:
    days = (date.fromisoformat(back) - date.fromisoformat(out)).days
    if is_last_of_month(back):
        return days <= LONGEST_LOAN
    return days <= LONGEST_RECALLED and not back.endswith("-01")


def is_last_of_month(day: str) -> bool:
    """Whether it is one of the last two days of its month."""
    month = day[5:7]
    last = 28 if month == "02" else 30 if month in ("04", "06", "09", "11") else 31
    return int(day[8:]) >= last - 1
