"""How likely it is that a report says a club wants a player: what speaks for and against it.

Each sign has a weight, learned from the open evaluation reports (tests/learn.py); the sum of the
weights decides. Everything counted here stands in the text or in the graph as of the report's day.
"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.words import ADVANCED, NEGATIVE
from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.events import Event
from loaders.reading.frames import Reader
from loaders.reading.grammar import is_complement, is_spoken, preposition
from loaders.reading.lines import Line
from loaders.reading.people import Person, clubs_then, played_before
from loaders.reading.phrases import wanted, wants
from loaders.reading.telling import DENYING, NOT
from loaders.reading.vocabulary import alone, any_of

WEIGHTS = Path(__file__).parent / "lists" / "weights.csv"
Pair = tuple[int, int]  # numbers of a club and a player
Signs = Counter[str]
PAST = "only told of the past"
_MATCH, _CANDIDATE = alone(any_of("beside", "match")), alone(any_of("beside", "candidate"))
_PLACES = {
    "from": "from",
    "to": "to",
    "by": "by",
    "with": "with",
    "at": "at",
    "against": "against",
    "over": "against",
    "for": "for",
    "of": "of",
    "in": "at",
    "join": "to",
    "join_ed": "joined",
    "join_ing": "to",
    "leave": "left",
    "leave_ing": "left",
    "leave_ed": "left",
}


def signs(document: Document, reader: Reader) -> dict[Pair, Signs]:
    """For every club and player that stand together somewhere, what speaks for and against."""
    found: dict[Pair, Signs] = defaultdict(Counter)
    for event in reader.events:
        found[event.club, event.player].update(_signs_of(event))
    for line, topic, main, actors in zip(
        document.lines, reader.topics, reader.mains, reader.actors, strict=True
    ):
        _note_line(document, line, topic, found)
        if main is not None and main not in topic:
            _note_main(document, line, main, found)
        _note_clubless(line, actors, found)
    later = {(event.club, event.player) for event in reader.events if not event.past}
    for pair, those in found.items():
        if those["told of the past"] and pair not in later:
            those[PAST] = 1
    for pair in found:
        _note_records(document, pair, found)
    _note_others(reader, found)
    for those in found.values():
        for name in those:
            those[name] = min(those[name], 2)
        those["always"] = 1
    return found


def _signs_of(event: Event) -> Iterator[str]:
    """What a phrase is: how it names both, what it tells."""
    if event.past:
        yield "told of the past"
        return
    how = "implied" if event.implied else "not named" if event.salient else "named"
    kind = "early"
    if event.stage in NEGATIVE:
        kind = event.stage
    elif event.stage in ADVANCED:
        kind = "completed" if event.stage == "completed" else "advanced"
    yield f"a phrase, {how}"
    yield f"{event.frame}, {how}"
    yield f"{event.frame}, {kind}"
    if event.weak:
        yield "a weak phrase"


def _note_line(
    document: Document, line: Line, topic: tuple[int, ...], found: dict[Pair, Signs]
) -> None:
    clubs = list(_clubs(document, line))
    players = [(k, n) for k, i in enumerate(line.items) if i.kind == "P" for n in i.ids]
    told = _told(line)
    spoken_of = [n for n in topic if n not in {player for _, player in players}]
    for k, club, place in clubs:
        for player in spoken_of:
            about = "beside others, about him" if players else "about him"
            found[club, player].update([about, *(f"{about}: {w}" for w in (place, *told))])
        for at, player in players:
            found[club, player].update(_together(line, k, at))
            found[club, player].update([f"club: {place}", *told])
            if line.number == 0:
                found[club, player]["in the first line"] += 1
            if len(players) > 1:
                found[club, player]["one of several players"] += 1


def _note_main(document: Document, line: Line, main: int, found: dict[Pair, Signs]) -> None:
    """A line that does not name the one most was said of may still be about him."""
    if any(item.kind == "P" and main in item.ids for item in line.items):
        return
    others = any(item.kind == "P" for item in line.items)
    about = "on the main player, beside others" if others else "on the main player"
    for _, club, place in _clubs(document, line):
        found[club, main].update([about, *(f"{about}: {w}" for w in (place, *_told(line)))])


def _note_clubless(line: Line, actors: tuple[int, ...], found: dict[Pair, Signs]) -> None:
    """A line that names players and no club may go on about the clubs that acted before."""
    if any(item.kind in ("C", "M") for item in line.items):
        return
    told = [f"without a club: {name}" for name in _told(line)]
    for player in {n for item in line.items if item.kind == "P" for n in item.ids}:
        for rank, club in enumerate(actors[:2]):
            found[club, player].update([f"acted before: {rank}", *told])


def _clubs(document: Document, line: Line) -> Iterator[tuple[int, int, str]]:
    """Where a club stands, or its manager, and how."""
    for k, item in enumerate(line.items):
        if item.kind == "C":
            for club in item.ids:
                yield k, club, _place(line, k)
        if item.kind == "M":
            managed = manages(document, document.people[item.ids[0]])
            if managed is not None:
                yield k, managed, f"manager {_place(line, k)}"


def _together(line: Line, k: int, at: int) -> Iterator[str]:
    """How the club and the player of one line stand to each other."""
    near = abs(at - k)
    if not _another("C", line, at, near, but=k):
        yield "no club nearer"
    if not _another("P", line, k, near, but=at):
        yield "no player nearer"
    yield "near" if near <= 4 else "apart" if near <= 12 else "far"
    yield "club first" if k < at else "player first"
    between = [line.items[j].kind for j in range(min(k, at) + 1, max(k, at))]
    if "C" in between:
        yield "another club between"
    if "P" in between:
        yield "another player between"


def _another(kind: str, line: Line, at: int, near: int, *, but: int) -> bool:
    """Whether another club or player stands nearer to an item."""
    first = max(0, at - near + 1)
    around = enumerate(line.items[first : at + near], first)
    return any(item.kind == kind for j, item in around if j != but)


def _told(line: Line) -> list[str]:
    """What the line is about at all."""
    names = []
    if any(said.pattern.search(line.text) for said in wants()):
        names.append("wanting")
    if any(said.pattern.search(line.text) for said in wanted()):
        names.append("wanted")
    if not names:
        names.append("no phrase")
    if DENYING.search(line.text) or NOT.search(line.text):
        names.append("not")
    if _MATCH.search(line.text):
        names.append("of a match")
    if is_spoken(line):
        names.append("spoken")
    if _CANDIDATE.search(line.text):
        names.append("of a candidate")
    return names


def _place(line: Line, k: int) -> str:
    """How the club stands in the line: acting, owning, or after which word."""
    items = line.items
    if k + 1 < len(items) and items[k + 1].sign == "'s":
        return "owning"
    before = preposition(items, k)
    if not is_complement(before):
        return "acting"
    return _PLACES.get(before, "after another word")


def _note_others(reader: Reader, found: dict[Pair, Signs]) -> None:
    """Whom else the club is said to want, and who else wants him."""
    sure = {(event.club, event.player) for event in reader.events if event.sure}
    clubs = Counter(club for club, _ in sure)
    players = Counter(player for _, player in sure)
    for (club, player), those in found.items():
        this = (club, player) in sure
        if clubs[club] > this:
            those["the club wants others"] += 1
        if players[player] > this:
            those["others want him"] += 1
        if not sure:
            those["nobody is said to want anybody"] += 1
        if not clubs[club]:
            those["the club wants nobody"] += 1
        if not players[player]:
            those["nobody wants him"] += 1


def _note_records(document: Document, pair: Pair, found: dict[Pair, Signs]) -> None:
    """Whose player he is, by the text and by the graph."""
    club, player = pair
    person = document.people[player]
    found[pair].update(_of_text(person, club))
    id = document.clubs[club].id
    if person.known and document.day and id:
        found[pair].update(_of_graph(person, document.day, id))
    if person.known is None and document.known.wide:
        found[pair]["not in the graph"] += 1


def _of_text(person: Person, club: int) -> Iterator[str]:
    owners = person.owners.most_common(1)
    if owners and owners[0][0] == club:
        yield "his club, says the text"
        if owners[0][1] >= 6:
            yield "his club, says the text"  # twice as sure
    elif person.owners[club]:
        yield "perhaps his club, says the text"
    elif owners:
        yield "another is his club, says the text"
    if club in person.past:
        yield "his former club, says the text"


def _of_graph(person: Person, day: str, id: str) -> Iterator[str]:
    then = clubs_then(person, day)
    if then == [id]:
        yield "his club, says the graph"
    elif then and then[0] == id:
        yield "his club since shortly, says the graph"
    elif id in then:
        yield "his club shortly before, says the graph"
    elif then:
        yield "another is his club, says the graph"
    if played_before(person, day, id):
        yield "played there before, says the graph"


def is_claim(those: Signs) -> bool:
    """Not a wish of another day only, nor of the club that the graph calls his.

    Where the text gives him to another club, the graph may be wrong about the day.
    """
    own = those["his club, says the graph"] and not those["another is his club, says the text"]
    return not (own or PAST in those)


def belief(those: Signs, *, with_graph: bool) -> float:
    """Between 0 and 1; without a graph the same signs weigh differently."""
    table = weights("with_graph" if with_graph else "without")
    return 1 / (1 + math.exp(-sum(table.get(name, 0.0) * n for name, n in those.items())))


@cache
def weights(column: str) -> dict[str, float]:
    """Each sign's weight."""
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row[column]) for row in csv.DictReader(file)}
