"""Who of the graph the people of a text are, and on which day all of it fits together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from graph.folding import folded
from loaders.reading.known import Known, KnownPerson, Spell
from loaders.reading.people import ROLES, Person

MOST_NAMESAKES = 400
TIED = 3  # how much more it says that the text puts him at a club than that both are named
AGED = 2  # and that he is as old as the text says
ENOUGH = 5  # of all of it, to tell a day
DAYS = [f"{year}-{month:02}-15" for year in range(1990, 2031) for month in range(1, 13)]


def identify(
    people: list[Person],
    here: set[str],
    ties: set[tuple[int, str]],
    ages: set[str],
    years: list[int],
    day: str | None,
    known: Known,
) -> str | None:
    """Who of the graph each of them is, where exactly one fits; else the candidates.

    `here` are the ids of the clubs in the text; on no known day only those count that the text
    calls his: a club that wants him is no sign of who he is. `ages` and `years` are those
    the text tells. Answers with the day, or without one with a day on which all of it fits.
    """
    if known.blank or not people:
        return day
    wanted = {person.number: _ids(person, known) for person in people}
    details = known.ask(sorted({id for ids in wanted.values() for id in ids}))
    fits = {
        person.number: [details[id] for id in wanted[person.number] if id in details]
        for person in people
    }
    day = day or _likely_day(people, fits, here, ties, ages, years)
    for person in people:
        his = {club for number, club in ties if number == person.number}
        _choose(person, _rather_bosses(fits[person.number], here, day), here if day else his, day)
        person.stranger = known.wide and not fits[person.number]
    for person in people:
        person.meant = _fuller(person, people)
    return day


def _ids(person: Person, known: Known) -> list[str]:
    ids = list(known.names.get(" ".join(person.words), []))
    if not ids or len(person.words) == 1:
        ids += known.surnames.get(person.words[-1], [])
    return list(dict.fromkeys(ids))[:MOST_NAMESAKES]


def _likely_day(
    people: list[Person],
    fits: dict[int, list[KnownPerson]],
    here: set[str],
    ties: set[tuple[int, str]],
    ages: set[str],
    years: list[int],
) -> str | None:
    """The middle of the time that fits best.

    Then most people of the text were at its clubs, rather those whom it puts there (`ties`: number
    of a person, id of a club), were as old as it says (`ages`), and no year it tells of was ahead.
    """
    full = [person for person in people if len(person.words) > 1 and fits[person.number]]
    weights: Counter[str] = Counter()
    for person in full:
        his = {club for number, club in ties if number == person.number}
        for day in DAYS:
            weights[day] += max(_weight(one, day, here, his, ages) for one in fits[person.number])
    for day in DAYS:
        weights[day] += sum(int(day[:4]) >= year for year in years)
    most = max(weights.values(), default=0)
    if most < ENOUGH + len(years):
        return None
    best = [day for day in DAYS if weights[day] == most]
    return best[len(best) // 2]


def _weight(one: KnownPerson, day: str, here: set[str], his: set[str], ages: set[str]) -> int:
    """How much a day speaks for somebody of the text being this one."""
    at = {spell.club for spell in one.spells if spell.first_day <= day <= spell.last_day}
    told = TIED if at & his else bool(at & here)
    return told + (AGED if told and one.age_on(day) in ages else 0)


def _rather_bosses(fits: list[KnownPerson], here: set[str], day: str | None) -> list[KnownPerson]:
    """Without a day, managers of a club of the text before namesakes who never played for one."""
    there = {one.kind for one in fits if any(spell.club in here for spell in one.spells)}
    if day or there != {"manager"}:
        return fits
    return [one for one in fits if one.kind == "manager"]


def _choose(person: Person, fits: list[KnownPerson], here: set[str], day: str | None) -> None:
    full = " ".join(person.words)
    exact = [one for one in fits if full in one.names]
    if not exact or len(person.words) == 1:
        near = [one for one in fits if one in exact or _alike(person, one)]
        sole = {one.id: one for one in exact if folded(one.name) == full}
        exact = [one for one in near if any(s.club in here for s in _about(one, day))]
        exact = exact or (list(sole.values()) if len(sole) == 1 else [])  # Neymar
    role = person.role if any(person.cues[role] for role in ROLES) else None
    if role in ("other", "source"):
        at_club = {one.id: one for one in exact if any(s.club in here for s in _about(one, day))}
        if role == "other" or len(person.words) == 1 or len(at_club) != 1:
            return
        (one,) = at_club.values()  # "according to Mikel Arteta"
        person.cues[one.kind], role = person.cues["source"] + 1, one.kind
    alive = [one for one in exact if _plausible(one, day)]
    of_kind = [one for one in alive if role is None or one.kind == role or person.cues[role] < 2]
    if not of_kind and role and person.cues[role] < 3:
        of_kind = alive
    best = _fitting(person, of_kind, here, day)
    if len({one.id for one in best}) > 1:
        person.candidates = tuple(sorted(best, key=lambda one: one.id))
    elif best:
        person.known = best[0]
        person.cues[best[0].kind] += 2
    elif len(person.words) > 1:
        person.candidates = tuple(sorted(exact, key=lambda one: one.id))


def _alike(person: Person, one: KnownPerson) -> bool:
    """A shorter or slightly other form: the same last name, a first name begun alike."""
    theirs = folded(one.name).split()
    if len(person.words) == 1:
        return person.words[0] == theirs[-1]
    mine = person.words
    return (mine[-1] == theirs[-1] or mine[-1] in theirs[1:]) and mine[0][:2] == theirs[0][:2]


def _plausible(one: KnownPerson, day: str | None) -> bool:
    """Somebody of that age who was somewhere about that day."""
    if day is None:
        return True
    oldest = 44 if one.kind == "player" else 90
    if one.born_on and not 14 <= int(day[:4]) - int(one.born_on[:4]) <= oldest:
        return False
    return bool(_about(one, day)) or not one.spells


def _about(one: KnownPerson, day: str | None) -> Sequence[Spell]:
    """The spells within a year of the day; all of them without a day."""
    if day is None:
        return one.spells
    year = int(day[:4])
    early, late = f"{year - 1:04}{day[4:]}", f"{year + 1:04}{day[4:]}"
    return [s for s in one.spells if s.first_day <= late and s.last_day >= early]


def _fitting(
    person: Person, fits: list[KnownPerson], here: set[str], day: str | None
) -> list[KnownPerson]:
    """Each test keeps those who pass it, where anybody does."""
    tests: tuple[Callable[[KnownPerson], bool], ...] = (
        lambda one: any(s.club in here for s in _about(one, day)),
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
