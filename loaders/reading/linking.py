"""Which names of a text are one person: "Wayne Rooney", "W. Rooney", "Rooney"."""

from __future__ import annotations

from loaders.reading import lists
from loaders.reading.club_names import FORENAMES
from loaders.reading.known import Known
from loaders.reading.mentions import Mention, low
from loaders.reading.people import Person
from loaders.reading.person_names import PARTICLES
from loaders.reading.words import Sentence


def link(sentences: list[Sentence], mentions: list[list[Mention]], known: Known) -> list[Person]:
    """The people of a text; a mention's `what` becomes its Person, or the mention goes."""
    people: list[Person] = []
    alone: list[tuple[int, Mention]] = []
    named = [(n, m) for n, those in enumerate(mentions) for m in those if m.kind == "person"]
    for number, mention in named:
        words = _words(sentences[number], mention)
        if len(words) == 1:
            alone.append((number, mention))
            continue
        mention.what = _person(people, words, _text(sentences[number], mention))
        mention.what.places.append((number, mention.first))
    inside = _names_inside(sentences, mentions)
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
    """One word: somebody named in full elsewhere, else somebody new where it is surely a name."""
    word = sentence.words[mention.first]
    fits = _called(people, word.low)
    if word.low in known.names and all(p.words[-1] != word.low for p in fits):
        fits = []  # a name of its own: "Rodrigo" beside "Rodrigo De Paul"
    if fits:
        person = _nearest(fits, number)
    elif _is_name(sentence, mention, inside, known):
        person = Person(word.text, (word.low,), len(people))
        people.append(person)
    else:
        return
    mention.what = person
    person.places.append((number, mention.first))


def _is_name(sentence: Sentence, mention: Mention, inside: set[str], known: Known) -> bool:
    """A capital that no beginning of a sentence explains, and no place either."""
    word = sentence.words[mention.first]
    if mention.first <= _opening(sentence) and not (
        word.low in inside or word.owns or word.low in known.names
    ):
        return False
    if word.low in FORENAMES or word.low in PARTICLES or word.low in lists.nations():
        return False
    return low(sentence.words, mention.first - 1) != "in"


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
