"""Who is who in a text: the people named, what they do, and who of the graph they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.dates import days_before
from graph.folding import folded
from loaders.reading import lists
from loaders.reading.known import Known, KnownPerson, Spell
from loaders.reading.mentions import FORENAMES, PARTICLES, Mention
from loaders.reading.words import Sentence

MOST_NAMESAKES = 400
SHORTLY = 120  # days
TIED = 3  # how much more it says that the text puts him at a club than that both are named
DAYS = [f"{y}-{day}" for y in range(1990, 2031) for day in ("01-15", "04-15", "07-15", "10-15")]
ROLES = ("other", "source", "manager", "player")


@dataclass(eq=False, slots=True)
class Person:
    """Somebody named in the text: what is said of him, and who he can be in the graph."""

    name: str
    words: tuple[str, ...]
    number: int
    places: list[tuple[int, int]] = field(default_factory=list)  # sentence, word
    cues: Counter[str] = field(default_factory=Counter)
    age: str | None = None
    nations: set[str] = field(default_factory=set)
    position: str | None = None
    owners: Counter[int] = field(default_factory=Counter)  # clubs of the text, by number
    past: set[int] = field(default_factory=set)
    manages: Counter[int] = field(default_factory=Counter)
    managed: set[int] = field(default_factory=set)
    known: KnownPerson | None = None
    candidates: tuple[KnownPerson, ...] = ()
    free: bool = False
    stranger: bool = False  # a graph is there and knows nobody of that name
    meant: int | None = None  # the number of the person this short name turned out to mean

    @property
    def role(self) -> str:
        """player, manager, source or other: what most speaks for; told by nothing, a player."""
        best = max(ROLES, key=lambda role: (self.cues[role], ROLES.index(role)))
        if self.stranger and self.cues[best] < 3:
            return "other"
        if self.cues[best]:
            return best
        return "other" if self.cues["speaker"] and not self.known else "player"

    @property
    def certain(self) -> bool:
        """Whether it is a person at all: one word with a capital may be a place."""
        return (
            len(self.words) > 1
            or self.known is not None
            or max(self.cues[role] for role in ROLES) > 2
        )


def link(sentences: list[Sentence], mentions: list[list[Mention]], known: Known) -> list[Person]:
    """The people of a text; a mention's `what` becomes its Person, or the mention goes."""
    people: list[Person] = []
    alone: list[tuple[int, Mention]] = []
    inside = _names_inside(sentences, mentions)
    for number, (sentence, those) in enumerate(zip(sentences, mentions, strict=True)):
        for mention in those:
            if mention.kind != "person":
                continue
            words = _words(sentence, mention)
            if len(words) > 1:
                mention.what = _person(people, words, _text(sentence, mention))
                mention.what.places.append((number, mention.first))
            else:
                alone.append((number, mention))
    for number, mention in alone:
        _link_alone(people, sentences[number], number, mention, inside, known)
    for those in mentions:
        those[:] = [m for m in those if m.kind != "person" or m.what is not None]
    return people


def _words(sentence: Sentence, mention: Mention) -> tuple[str, ...]:
    words = sentence.words[mention.first : mention.last]
    return tuple(one for word in words for one in word.low.split(" "))


def _text(sentence: Sentence, mention: Mention) -> str:
    return " ".join(word.text for word in sentence.words[mention.first : mention.last])


def _person(people: list[Person], words: tuple[str, ...], text: str) -> Person:
    """The person of that name so far, or a new one; "van Gaal" is the tail of a fuller name."""
    for person in people:
        if person.words == words:
            return person
    for person in reversed(people):
        if _same(person.words, words):
            if len(words) > len(person.words):
                person.words, person.name = words, text
            return person
    people.append(Person(text, words, len(people)))
    return people[-1]


def _same(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if mine[-len(theirs) :] == theirs or theirs[-len(mine) :] == mine:
        return len(mine) > 1
    if len(mine) < 2 or len(theirs) < 2:
        return False
    return mine[-1] == theirs[-1] and mine[0][:3] == theirs[0][:3] and len(mine[-1]) > 3


def _names_inside(sentences: list[Sentence], mentions: list[list[Mention]]) -> set[str]:
    """Single names that stand inside a sentence, where a capital means something."""
    return {
        sentence.words[m.first].low
        for sentence, those in zip(sentences, mentions, strict=True)
        for m in those
        if m.kind == "person" and m.last - m.first == 1 and m.first > _opening(sentence)
    }


def _opening(sentence: Sentence) -> int:
    """Where its first real word stands, after a quotation mark."""
    return next((at for at, word in enumerate(sentence.words) if word.low[:1].isalnum()), 0)


def _link_alone(
    people: list[Person],
    sentence: Sentence,
    number: int,
    mention: Mention,
    inside: set[str],
    known: Known,
) -> None:
    word = sentence.words[mention.first]
    fits = _called(people, word.low)
    if word.low in known.names and all(p.words[-1] != word.low for p in fits):
        fits = []  # a name of its own: "Rodrigo" beside "Rodrigo De Paul"
    if fits:
        person = _nearest(fits, number)
    elif (
        mention.first > _opening(sentence)
        or word.low in inside
        or word.owns
        or word.low in known.names
    ):
        before = sentence.words[mention.first - 1].low if mention.first else ""
        if before == "in" or word.low in FORENAMES or word.low in PARTICLES:
            return
        if word.low in lists.nations():
            return
        person = Person(word.text, (word.low,), len(people))
        people.append(person)
    else:
        return
    mention.what = person
    person.places.append((number, mention.first))


def _called(people: list[Person], low: str) -> list[Person]:
    """Those of that last name, else of a name inside a longer one, else of that first name."""
    return (
        [p for p in people if p.words[-1] == low]
        or [p for p in people if len(p.words) > 2 and low in p.words[1:]]
        or [p for p in people if p.words[0] == low and len(p.words) > 1]
    )


def _nearest(people: list[Person], number: int) -> Person:
    """The one named last before the sentence; else the one named first after it."""
    before = [p for p in people if any(n <= number for n, _ in p.places)]
    if before:
        return max(before, key=lambda p: max(n for n, _ in p.places if n <= number))
    return min(people, key=lambda p: min(p.places, default=(number, 0)))


def identify(
    people: list[Person],
    here: set[str],
    ties: set[tuple[int, str]],
    day: str | None,
    known: Known,
) -> str | None:
    """Who of the graph each of them is, where exactly one fits; else the candidates.

    `here` are the ids of the clubs in the text. Answers with the day, or without one with a day
    on which most of those in the text were at its clubs.
    """
    if known.blank or not people:
        return day
    wanted = {person.number: _ids(person, known) for person in people}
    details = known.ask(sorted({id for ids in wanted.values() for id in ids}))
    fits = {
        person.number: [details[id] for id in wanted[person.number] if id in details]
        for person in people
    }
    day = day or _likely_day(people, fits, here, ties)
    for person in people:
        _choose(person, fits[person.number], here, day)
        person.stranger = not fits[person.number]
    for person in people:
        person.meant = _fuller(person, people)
    return day


def _fuller(person: Person, people: list[Person]) -> int | None:
    """ "Thiago" is "Thiago Alcantara" unless the graph has another Thiago at a club of the text."""
    if len(person.words) > 1:
        return None
    for other in people:
        fuller = len(other.words) > 1 and other.words[0] == person.words[0]
        same = person.known is None or (other.known and other.known.id == person.known.id)
        if fuller and same:
            return other.number
    return None


def _likely_day(
    people: list[Person],
    fits: dict[int, list[KnownPerson]],
    here: set[str],
    ties: set[tuple[int, str]],
) -> str | None:
    """The middle of the time when most people of the text were at its clubs.

    `ties` are those whom the text puts at a club: (number of a person, id of a club).
    """
    weights: Counter[str] = Counter()
    for person in people:
        if len(person.words) < 2:
            continue
        spells = [(one, s) for one in fits[person.number] for s in one.spells if s.club in here]
        for day in DAYS:
            at = {s.club for _, s in spells if s.first_day <= day <= s.last_day}
            tied = any((person.number, club) in ties for club in at)
            weights[day] += TIED if tied else bool(at)
    most = max(weights.values(), default=0)
    if most < TIED + 2:
        return None
    best = [day for day in DAYS if weights[day] == most]
    return best[len(best) // 2]


def _ids(person: Person, known: Known) -> list[str]:
    ids = list(known.names.get(" ".join(person.words), []))
    if not ids or len(person.words) == 1:
        ids += known.surnames.get(person.words[-1], [])
    return list(dict.fromkeys(ids))[:MOST_NAMESAKES]


def _choose(person: Person, fits: list[KnownPerson], here: set[str], day: str | None) -> None:
    full = " ".join(person.words)
    exact = [one for one in fits if full in one.names]
    if not exact or len(person.words) == 1:
        near = [one for one in fits if one in exact or _alike(person, one)]
        exact = [one for one in near if any(s.club in here for s in about(one, day))]
    role = person.role if any(person.cues[role] for role in ROLES) else None
    if role in ("other", "source"):
        return
    alive = [one for one in exact if _plausible(one, day)]
    of_kind = [one for one in alive if role is None or one.kind == role]
    if not of_kind and role and person.cues[role] < 3:
        of_kind = alive
    best = _fitting(person, of_kind, here, day)
    if len({one.id for one in best}) > 1:
        person.candidates = tuple(sorted(best, key=lambda one: one.id))
    elif best:
        person.known = best[0]
        person.cues[best[0].kind] += 2


def _alike(person: Person, one: KnownPerson) -> bool:
    """A shorter or slightly other form: the same last name, a first name begun alike."""
    theirs = folded(one.name).split()
    if len(person.words) == 1:
        return person.words[0] == theirs[-1]
    mine = person.words
    return (mine[-1] == theirs[-1] or mine[-1] in theirs[1:]) and mine[0][:2] == theirs[0][:2]


def about(one: KnownPerson, day: str | None) -> Sequence[Spell]:
    """The spells within a year of the day; all of them without a day."""
    if day is None:
        return one.spells
    year = int(day[:4])
    early, late = f"{year - 1:04}{day[4:]}", f"{year + 1:04}{day[4:]}"
    return [s for s in one.spells if s.first_day <= late and s.last_day >= early]


def _plausible(one: KnownPerson, day: str | None) -> bool:
    """Somebody of that age who was somewhere about that day."""
    if day is None:
        return True
    oldest = 44 if one.kind == "player" else 90
    if one.born_on and not 14 <= int(day[:4]) - int(one.born_on[:4]) <= oldest:
        return False
    return bool(about(one, day)) or not one.spells


def _fitting(
    person: Person, fits: list[KnownPerson], here: set[str], day: str | None
) -> list[KnownPerson]:
    """Each test keeps those who pass it, where anybody does."""
    tests: tuple[Callable[[KnownPerson], bool], ...] = (
        lambda one: any(s.club in here for s in about(one, day)),
        lambda one: bool(person.nations & set(one.nationality)),
        lambda one: _age_fits(person.age, one, day),
        lambda one: any(s.club in here for s in one.spells),
    )
    for test in tests:
        fits = [one for one in fits if test(one)] or fits
    return fits


def _age_fits(age: str | None, one: KnownPerson, day: str | None) -> bool:
    if not (age and day and one.born_on):
        return False
    return abs(int(day[:4]) - int(one.born_on[:4]) - int(age)) <= 1


def clubs_then(person: Person, day: str | None) -> list[str]:
    """Ids of the clubs that own him about that day as the graph has it, the surest first.

    A spell that began shortly before may be the move the report is about: the one before it counts
    as well then.
    """
    if person.known is None or day is None:
        return []
    spells = [s for s in person.known.spells if s.first_day <= day]
    spells.sort(key=lambda spell: (spell.first_day, spell.last_day), reverse=True)
    here = [s for s in spells if s.last_day >= day]
    fresh = bool(here) and here[0].first_day > days_before(day, SHORTLY)
    late = [s for s in spells if s.last_day < day and s.last_day >= days_before(day, SHORTLY)]
    both = here + late if fresh or not here else here
    return list(dict.fromkeys(spell.owner or spell.club for spell in both))


def played_before(person: Person, day: str, club: str) -> bool:
    """Whether the graph has a spell of his there that ended some time before the day."""
    if person.known is None:
        return False
    late = days_before(day, SHORTLY)
    return any(s.club == club and s.last_day < late for s in person.known.spells)
