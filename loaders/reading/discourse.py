"""Noun phrases become names: "Everton's 28-year-old Danish midfielder P1" is P1.

Walks the lines in order and notes what such phrases say of somebody: club, age, nation, position.
"""

from __future__ import annotations

import re

from graph.dates import days_before
from loaders.reading import boss_nouns, club_nouns, player_nouns
from loaders.reading.document import Document
from loaders.reading.epithets import NATION, boss_meant, club_meant, player_meant
from loaders.reading.known import KnownPerson, Spell
from loaders.reading.lines import Line
from loaders.reading.nouns import AGE, POSITION
from loaders.reading.owners import STRONG
from loaders.reading.people import Person

SOON = 30  # days before a tenure begins in which its manager is already spoken of as such


def settle(document: Document) -> None:
    """Every line of the document, the earlier first."""
    for line in document.lines:
        _Walk(document, line).settle()
    for line in document.lines:
        for match in boss_nouns.BESIDE_CLUB.finditer(line.text):
            person = document.people[int(match["manager"][1:])]
            if manages(document, person) is None:
                person.manages[int(match["club"][1:])] += 1


def manages(document: Document, person: Person) -> int | None:
    """The club he manages on the report's day: as the text says, else as the graph does."""
    if person.manages:
        return person.manages.most_common(1)[0][0]
    if person.known is None or person.known.kind != "manager":
        return None
    day = document.day
    spells = _tenures(person.known, day) if day else []
    for spell in spells:
        if (number := document.with_id(spell.club)) is not None:
            return number
    if spells and (club := document.known.by_id.get(spells[0].club)):
        return document.number_of(club)
    return None


def _tenures(manager: KnownPerson, day: str) -> list[Spell]:
    """Those of the day; before them the one that soon takes their place."""
    now, soon = manager.at(day), manager.at(days_before(day, -SOON))
    stays = {spell.club for spell in now} & {spell.club for spell in soon}
    return now if stays else [*soon, *now]


class _Walk:
    """One line being rewritten; what came before it is known."""

    def __init__(self, document: Document, line: Line) -> None:
        self.document, self.line = document, line

    def settle(self) -> None:
        line = self.line
        line.rewrite(club_nouns.CLUB_NAMED, lambda match: match["club"])
        line.rewrite(player_nouns.AGED, self._aged)
        self._settle_bosses()
        line.rewrite(player_nouns.PAST, self._past)
        line.rewrite(club_nouns.ROW["P"], _row)
        line.rewrite(player_nouns.OWNED, self._owned)
        line.rewrite(player_nouns.DESCRIBED, self._described)
        line.rewrite(player_nouns.EPITHET, self._epithet)
        line.rewrite(club_nouns.CLUB_EPITHET, self._club_epithet)
        for kind in "PCSM":
            line.rewrite(club_nouns.ROW[kind], _row)

    def _settle_bosses(self) -> None:
        line = self.line
        line.rewrite(boss_nouns.BOSS, self._boss)
        line.rewrite(boss_nouns.BOSS_AFTER, self._boss)
        for match in boss_nouns.MANAGED_THERE.finditer(line.text):
            boss, club = (group for group in match.groups() if group)
            self._people(boss)[0].managed.add(int(club))
        line.rewrite(boss_nouns.LED, self._led)
        line.rewrite(boss_nouns.BARE_BOSS, lambda match: match["manager"])

    def _aged(self, match: re.Match[str]) -> str:
        person = self._people(match["player"])[0]
        person.age = person.age or match[2] or match[3] or match[4]
        return match["player"]

    def _boss(self, match: re.Match[str]) -> str:
        person, club = self._people(match["manager"])[0], int(match["club"][1:])
        if boss_nouns.FORMER.search(match[0]):
            person.managed.add(club)
        else:
            person.manages[club] += 1
        return f"M{person.number}"

    def _led(self, match: re.Match[str]) -> str | None:
        club = manages(self.document, self._people(match["manager"])[0])
        return None if club is None else f"C{club}"

    def _past(self, match: re.Match[str]) -> str:
        for person in self._people(match["player"]):
            person.past.add(int(match["club"][1:]))
            self._note(person, match["words"])
        return match["player"]

    def _owned(self, match: re.Match[str]) -> str | None:
        if not match["words"] and " 's " not in match[0]:
            return None
        for person in self._people(match["player"]):
            person.owners[int(match["club"][1:])] += STRONG
            self._note(person, match["words"])
        return match["player"]

    def _described(self, match: re.Match[str]) -> str:
        for person in self._people(match["player"]):
            self._note(person, match["words"])
            person.free = person.free or "free agent " in match[0]
        return match["player"]

    def _note(self, person: Person, words: str) -> None:
        """Age, nation and position as the phrase tells them."""
        if match := re.search(AGE, words):
            person.age = person.age or match[0][:2]
        for number in NATION.findall(words):
            person.nations.add(self.document.nations[int(number)])
        if match := POSITION.search(words):
            person.position = person.position or match[0]

    def _epithet(self, match: re.Match[str]) -> str | None:
        words = match["words"]
        if words in ("trio", "duo", "pair") or "team-mates" in words or "players" in words:
            return None
        at, _ = self.line.covered(match)
        if boss := boss_meant(self.document, self.line, words, at):
            return f"M{boss.number}"
        person = player_meant(self.document, self.line, words, at)
        if person is None:
            return None
        self._note(person, words)
        return f"P{person.number}"

    def _club_epithet(self, match: re.Match[str]) -> str | None:
        if match["club"]:
            return match["club"]
        at, _ = self.line.covered(match)
        country = self.document.nations[int((match["place"] or match["folk"])[1:])]
        club = club_meant(self.document, self.line, country, at)
        return None if club is None else f"C{club}"

    def _people(self, sign: str) -> list[Person]:
        return [self.document.people[int(number)] for number in sign[1:].split("+")]


def _row(match: re.Match[str]) -> str | None:
    """ "P1 , P2 and P3+4" as one sign; but not two with a comma between."""
    signs = re.findall(r"[CPSM]([\d+]+)", match[0])
    if len(signs) == 2 and match[0].split()[1] == ",":
        return None
    numbers = dict.fromkeys(number for sign in signs for number in sign.split("+"))
    return match[0][0] + "+".join(numbers)
