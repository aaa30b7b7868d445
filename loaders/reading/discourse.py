"""Whom a phrase means where it stands: "the 26-year-old", "the Ligue 1 side", "his former player".

Walks the lines in order, turns noun phrases into names and notes what they say of them.
"""

from __future__ import annotations

import re

from graph.dates import days_before
from loaders.reading import nouns
from loaders.reading.document import Document
from loaders.reading.lines import Line
from loaders.reading.people import Person

SOON = 30  # days before a tenure begins in which its manager is already spoken of as such


def settle(document: Document) -> None:
    """Every line of the document, the earlier first."""
    for line in document.lines:
        _Walk(document, line).settle()
    for line in document.lines:
        for match in nouns.BESIDE_CLUB.finditer(line.text):
            person = document.people[int(match.group(2)[1:])]
            if manages(document, person) is None:
                person.manages[int(match.group(1)[1:].split("+")[0])] += 1


class _Walk:
    """One line being rewritten; what came before it is known."""

    def __init__(self, document: Document, line: Line) -> None:
        self.document, self.line = document, line
        self.people, self.clubs = document.people, document.clubs

    def settle(self) -> None:
        line = self.line
        line.rewrite(nouns.CLUB_NAMED, lambda m: m.group(1))
        line.rewrite(nouns.AGED, self._aged)
        line.rewrite(nouns.BOSS, lambda m: self._boss(m, m.group(1), m.group(2)))
        line.rewrite(nouns.BOSS_AFTER, lambda m: self._boss(m, m.group(2), m.group(1)))
        for match in nouns.MANAGED_THERE.finditer(line.text):
            boss, club = (g for g in match.groups() if g)
            self._person(boss).managed.add(int(club))
        line.rewrite(nouns.LED, self._led)
        line.rewrite(nouns.BARE_BOSS, lambda m: m.group(1))
        line.rewrite(nouns.PAST, self._past)
        line.rewrite(nouns.ROW["P"], _row)
        line.rewrite(nouns.OWNED, self._owned)
        line.rewrite(nouns.DESCRIBED, self._described)
        line.rewrite(nouns.EPITHET, self._epithet)
        line.rewrite(nouns.CLUB_EPITHET, self._club_epithet)
        for kind in "PCSM":
            line.rewrite(nouns.ROW[kind], _row)

    def _aged(self, match: re.Match[str]) -> str:
        person = self._person(match.group(1))
        person.age = person.age or match.group(2) or match.group(3) or match.group(4)
        return match.group(1)

    def _boss(self, match: re.Match[str], club: str, manager: str) -> str:
        person, number = self._person(manager), int(club[1:])
        if nouns.FORMER.search(match.group()):
            person.managed.add(number)
        else:
            person.manages[number] += 1
        return f"M{person.number}"

    def _led(self, match: re.Match[str]) -> str | None:
        club = manages(self.document, self._person(match.group(1)))
        return None if club is None else f"C{club}"

    def _past(self, match: re.Match[str]) -> str:
        for person in self._persons(match.group(3)):
            person.past.add(int(match.group(1)[1:]))
            self._note(person, match.group(2))
        return match.group(3)

    def _owned(self, match: re.Match[str]) -> str | None:
        if not match.group(2) and " 's " not in match.group():
            return None
        number = int(match.group(1)[1:])
        for person in self._persons(match.group(3)):
            person.owners[number] += 1
            self._note(person, match.group(2))
        return match.group(3)

    def _described(self, match: re.Match[str]) -> str:
        for person in self._persons(match.group(2)):
            self._note(person, match.group(1))
            if match.group().startswith("free agent") or "free agent " in match.group():
                person.free = True
        return match.group(2)

    def _note(self, person: Person, words: str) -> None:
        """Age, nation and position as the phrase tells them."""
        if match := re.search(nouns.AGE, words):
            person.age = person.age or match.group()[:2]
        for number in re.findall(r"N(\d+)", words):
            person.nations.add(self.document.nations[int(number)])
        if match := nouns.POSITION.search(words):
            person.position = person.position or match.group()

    def _epithet(self, match: re.Match[str]) -> str | None:
        words = match.group(1)
        if words in ("trio", "duo", "pair") or "team-mates" in words or "players" in words:
            return None
        at, _ = self.line.covered(match)
        if boss := self._boss_meant(words, at):
            return f"M{boss.number}"
        person = self._meant(words, at)
        if person is None:
            return None
        self._note(person, words)
        return f"P{person.number}"

    def _boss_meant(self, words: str, at: int) -> Person | None:
        """ "The Italian" is the manager when he was named last and no player between."""
        if not re.fullmatch(r"N\d+", words):
            return None
        nation = self.document.nations[int(words[1:])]
        before = [*self.document.lines[max(0, self.line.number - 1) : self.line.number]]
        items = [i for line in before for i in line.items] + self.line.items[:at]
        for item in reversed(items):
            if item.kind not in ("M", "P"):
                continue
            person = self.people[item.ids[0]]
            theirs = person.nations | set(person.known.nationality if person.known else ())
            if nation in theirs:
                return person if item.kind == "M" else None
        return None

    def _meant(self, words: str, at: int) -> Person | None:
        """The player nearest before whom nothing in the words contradicts."""
        best: tuple[int, Person] | None = None
        for rank, person in enumerate(self._before(at)):
            fits = self._fits(person, words)
            if fits is not None and (best is None or fits * 10 - rank > best[0]):
                best = fits * 10 - rank, person
        return best[1] if best else None

    def _before(self, at: int) -> list[Person]:
        """Players by nearness: in this line before the phrase, in lines before, then after."""
        nearest: list[tuple[int, ...]] = [
            i.ids for i in reversed(self.line.items[:at]) if i.kind == "P"
        ]
        for line in reversed(self.document.lines[: self.line.number]):
            those = [item.ids for item in line.items if item.kind == "P"]
            nearest += sorted(those, key=lambda ids: -self._weight(ids))
        for line in self.document.lines[self.line.number :]:
            nearest += [i.ids for i in line.items if i.kind == "P"]
        people = [self.people[n] for n in dict.fromkeys(n for ids in nearest for n in ids)]
        return [one for one in people if one.known or one.cues["player"]] or people

    def _weight(self, ids: tuple[int, ...]) -> int:
        return max(len(self.people[n].places) for n in ids)

    def _fits(self, person: Person, words: str) -> int | None:
        """How much speaks for him; None where something speaks against."""
        known, score = person.known, 0
        nations = person.nations | set(known.nationality if known else ())
        for number in re.findall(r"N(\d+)", words):
            if nations and self.document.nations[int(number)] not in nations:
                return None
            score += bool(nations)
        if match := re.search(nouns.AGE, words):
            age = person.age or self._age(person)
            apart = abs(int(age) - int(match.group()[:2])) if age else 0
            if apart > (0 if person.age else 1):
                return None
            score += 2 * (age is not None and not apart)
        if match := nouns.POSITION.search(words):
            place = person.position or (known.position if known else None)
            if place and not _alike(place, match.group()):
                return None
            score += bool(place)
        for number in re.findall(r"C(\d+)", words):
            theirs = person.past if "former" in words or "ex" in words else set(person.owners)
            if int(number) in theirs:
                score += 1
            elif "former" not in words and person.owners and int(number) not in person.owners:
                return None
        return score

    def _age(self, person: Person) -> str | None:
        day, known = self.document.day, person.known
        if not (day and known and known.born_on and len(known.born_on) == 10):
            return None
        years = int(day[:4]) - int(known.born_on[:4]) - (day[5:] < known.born_on[5:])
        return str(years)

    def _club_epithet(self, match: re.Match[str]) -> str | None:
        if match.group(2):
            return match.group(2)
        place = match.group(1) or match.group(3)
        country = self.document.nations[int(place[1:])]
        at, _ = self.line.covered(match)
        for number in self._clubs_before(at):
            if self.clubs[number].country == country:
                return f"C{number}"
        return None

    def _clubs_before(self, at: int) -> list[int]:
        nearest = [i.ids for i in reversed(self.line.items[:at]) if i.kind == "C"]
        for line in reversed(self.document.lines[: self.line.number]):
            nearest += [i.ids for i in reversed(line.items) if i.kind == "C"]
        nearest += [i.ids for i in self.line.items[at:] if i.kind == "C"]
        return list(dict.fromkeys(n for ids in nearest for n in ids))

    def _person(self, sign: str) -> Person:
        return self.people[int(sign[1:].split("+")[0])]

    def _persons(self, sign: str) -> list[Person]:
        return [self.people[int(number)] for number in sign[1:].split("+")]


_LINES = (
    "keeper",
    "back",
    "defend",
    "half",
    "midfield",
    "playmaker",
    "wing",
    "wide",
    "forward",
    "striker",
    "attack",
)
_NEAR = {
    "back": "defend",
    "half": "defend",
    "sweeper": "defend",
    "playmaker": "midfield",
    "wing": "forward",
    "wide": "forward",
    "striker": "forward",
    "attack": "forward",
    "front": "forward",
    "hitman": "forward",
    "marksman": "forward",
    "goal": "keeper",
}


def _alike(one: str, other: str) -> bool:
    """Whether two words for a position can mean one man."""
    mine, theirs = _line(one), _line(other)
    near = {mine, theirs}
    return mine == theirs or near == {"midfield", "forward"} or near == {"midfield", "defend"}


def _line(position: str) -> str:
    low = position.lower()
    for part, line in _NEAR.items():
        if part in low and not ("goalk" in low and part == "goal"):
            return line
    return next((line for line in ("keeper", "defend", "midfield", "forward") if line in low), low)


def _row(match: re.Match[str]) -> str:
    numbers = [n for sign in re.findall(r"[CPSM]([\d+]+)", match.group()) for n in sign.split("+")]
    return match.group()[0] + "+".join(dict.fromkeys(numbers))


def manages(document: Document, person: Person) -> int | None:
    """The club he manages on the report's day: as the text says, else as the graph does."""
    if person.manages:
        return person.manages.most_common(1)[0][0]
    if person.known is None or person.known.kind != "manager":
        return None
    day = document.day
    spells = person.known.at(day) or person.known.at(days_before(day, -SOON)) if day else ()
    for spell in spells:
        if (number := document.with_id(spell.club)) is not None:
            return number
    if spells and (club := document.known.by_id.get(spells[0].club)):
        return document.number_of(club)
    return None
