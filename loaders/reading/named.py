"""Where in a report somebody is named, or meant by what he is called instead of his name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.reading.discourse import settle
from loaders.reading.document import Document, take_apart
from loaders.reading.found import Place, Report
from loaders.reading.known import Known
from loaders.reading.lines import Item

KINDS = {"C": "club", "P": "player", "M": "manager", "S": "source"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and whom it means; `id` where the graph knows exactly one."""

    place: Place
    kind: str
    name: str
    id: str | None = None


def named(report: Report, known: Known) -> tuple[Named, ...]:
    """Every name in order, and "the 26-year-old" where it is clear who that is."""
    document = take_apart(report, known)
    names = list(_named(document))
    settle(document)
    meant = (one for one in _named(document) if not any(_meet(one, name) for name in names))
    return tuple(sorted((*names, *meant), key=lambda one: one.place))


def _named(document: Document) -> Iterator[Named]:
    for line in document.lines:
        for at, item in enumerate(line.items):
            if item.kind in KINDS:
                name, id = _whom(document, item)
                yield Named(line.place(at, at + 1), KINDS[item.kind], name, id)


def _whom(document: Document, item: Item) -> tuple[str, str | None]:
    number = item.ids[0]
    if item.kind == "C":
        club = document.clubs[number]
        return club.name, club.id
    if item.kind == "S":
        return document.sources[number], None
    person = document.people[number]
    return (person.known.name, person.known.id) if person.known else (person.name, None)


def _meet(one: Named, other: Named) -> bool:
    return one.place[0] < other.place[1] and other.place[0] < one.place[1]
