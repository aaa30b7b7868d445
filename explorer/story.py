"""The lead story: an ordinary question about whatever is loaded, never written by hand."""

from __future__ import annotations

from dataclasses import dataclass

from explorer import sentences
from graph.dates import first_day, last_day
from graph.questions.pursuits import CARRIED, Carried
from graph.questions.suitors import SUITORS
from graph.store import Reader
from graph.words import NEGATIVE

LOOKED_AT = 200
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True)
class Lead:
    """An interest that moved with its manager, and how many clubs wanted the player then."""

    carried: Carried
    suitors: int

    @property
    def headline(self) -> str:
        """How many clubs, whom, when, and from where the interest came."""
        many = NUMBERS[self.suitors] if self.suitors < len(NUMBERS) else f"{self.suitors}"
        clubs = "club was" if self.suitors == 1 else "clubs were"
        when = sentences.day(self.carried.carried_reported_on[:7])
        return (
            f"{many} {clubs} reported to want {self.carried.player} in {when}. "
            f"One manager brought his interest from {self.carried.from_club}."
        )


def find_lead(reader: Reader) -> Lead | None:
    """The latest carried interest whose claims name the manager, with a rival; else any."""
    rows = reader.ask(CARRIED, limit=LOOKED_AT).rows
    leads = (_lead(reader, row) for row in sorted(rows, key=lambda row: not row.named))
    first: Lead | None = None
    for lead in leads:
        if lead.carried.named and lead.suitors > 1:
            return lead
        first = first or lead
        if not lead.carried.named:
            break
    return first


def _lead(reader: Reader, row: Carried) -> Lead:
    day = last_day(first_day(row.carried_reported_on))
    suitors = reader.ask(SUITORS, player=row.player_id, on=day).rows
    return Lead(row, sum(one.stage not in NEGATIVE for one in suitors))
