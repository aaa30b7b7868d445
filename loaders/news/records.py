"""Does a claim fit the records? Spells of those a report names, around its day."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from graph.dates import FIRST, LAST, days_before, first_day
from graph.store import Reader
from graph.words import NEGATIVE, SETTLED
from loaders.news.gazetteer import People
from loaders.reading.known import KnownPerson

APART = 730  # days before a first or after a last spell in which somebody may be written about
ARRIVES_WITHIN = 240  # days: a move announced in winter may be one of the summer
CLUBS = """
UNWIND $ids AS id
MATCH (club:Club {id: id})
OPTIONAL MATCH (club)<-[spell:PLAYED_FOR|MANAGED]-()
WHERE spell.since IS NOT NULL
RETURN club.id AS id, club.name AS name, min(spell.first_day) AS first_day,
       max(spell.last_day) AS last_day
"""
# Reports speak of no spells; what feeds hold ends on the last day the latest of them speaks of.
KNOWN_TO = """
MATCH (load:Load)
WHERE load.issuer <> 'read'
RETURN max(load.known_to) AS day
"""


class Records:
    """People and clubs by id, asked for once and kept."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.people = People(reader)
        self._clubs: dict[str, tuple[str, str, str]] = {}
        self._met: set[str] = set()
        self.known_to = reader.rows(KNOWN_TO, {})[0]["day"] or FIRST

    def meet(self, ids: Collection[str]) -> None:
        """Asks at once for all of them that were not asked for before."""
        new = sorted(set(ids) - self._met)
        self._met |= set(new)
        self.people(new)
        clubs = [id for id in new if id.startswith("club:")]
        for row in self.reader.rows(CLUBS, {"ids": clubs}) if clubs else ():
            days = (row["first_day"] or FIRST, row["last_day"] or LAST)
            self._clubs[row["id"]] = (row["name"], *days)

    def name(self, id: str) -> str | None:
        """What somebody of that id is called; None where nobody has it."""
        self.meet([id])
        if id in self._clubs:
            return self._clubs[id][0]
        person = self.people([id]).get(id)
        return person.name if person else None

    def misfits(self, club: str, player: str, stage: str, day: str) -> Iterator[str]:
        """Why a claim of that day does not fit what is on record, in short sentences."""
        self.meet([club, player])
        person = self.people([player]).get(player)
        name, first, last = self._clubs.get(club, (club, FIRST, LAST))
        if self._is_apart(first, last, day):
            yield f"{name} is not on record around that day."
        if person is None:
            return
        if person.born_on and day < first_day(person.born_on):
            yield f"{person.name} was not born yet on that day."
        if person.spells and self._is_apart(*_career(person), day):
            yield f"{person.name} is not on record around that day."
        if stage == "completed" and self._never_came(person, club, day):
            yield f"{person.name} is not on record at {name} after that day."
        if stage in NEGATIVE or stage in ("agreed", "completed"):
            return
        since = days_before(day, SETTLED)
        if any(s.club == club and not s.on_loan and s.first_day <= since for s in person.at(day)):
            yield f"{person.name} is on record at {name} on that day."

    def _never_came(self, person: KnownPerson, club: str, day: str) -> bool:
        """Whether enough is on record after that day, and no spell of his at the club."""
        since, until = days_before(day, SETTLED), days_before(day, -ARRIVES_WITHIN)
        if not person.spells or until > self.known_to:
            return False
        return not any(
            spell.club == club and spell.first_day <= until and spell.last_day >= since
            for spell in person.spells
        )

    def _is_apart(self, first: str, last: str, day: str) -> bool:
        ended = min(days_before(day, APART), self.known_to)
        return day < days_before(first, APART) or last < ended


def _career(person: KnownPerson) -> tuple[str, str]:
    """The first and the last day of all his spells."""
    return person.spells[0].first_day, max(spell.last_day for spell in person.spells)
