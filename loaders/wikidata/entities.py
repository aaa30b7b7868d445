"""Entity JSON (`{"entities": {…}}`, as Special:EntityData and wbgetentities give it)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from graph.errors import RecordError
from loaders.beside import printable
from loaders.report import Rejection, Rejections
from loaders.wikidata.holdings import (
    COACH_OF_PERSON,
    COACH_OF_TEAM,
    DEPRECATED,
    MEMBER,
    PREFERRED,
    WHOLE,
    Holdings,
    Item,
    Said,
    rank_of,
    statement_key,
)
from loaders.wikidata.moments import NONE, UNKNOWN, Moment, moment
from loaders.wikidata.names import name_of, outside_id

START, END, TERMS, ROLES, BORN = "P580", "P582", "P1642", ("P3831", "P2868"), "P569"
ITEMS = ("P31", "P27", "P17", "P413", "P831")
TEXTS = ("P2446", "P2447", "P7223")
SPELLS = (MEMBER, COACH_OF_TEAM, COACH_OF_PERSON)
ITEM = re.compile(r"Q[0-9]+")


def read_entities(entities: Any, file: str, held: Holdings, left_out: Rejections) -> int:
    """Every item of a file; how many there were. RecordError where they are no object."""
    if entities is None:
        raise RecordError("'entities' is no object.")
    items = _mapping(entities, "entities")
    for key, entity in items.items():
        place = f"{file} {printable(key)}"
        if not isinstance(entity, dict) or "missing" in entity:
            left_out.add(Rejection(place, None, None, None, "is no entity that exists."))
            continue
        id = str(entity.get("id", key))  # another one than its key where it was merged
        if not ITEM.fullmatch(id):
            left_out.add(Rejection(place, None, None, id, f"{id!r} is no item."))
            continue
        _read_item(id, entity, file, held, left_out)
    return len(items)


def _read_item(
    id: str, entity: Mapping[str, Any], file: str, held: Holdings, left_out: Rejections
) -> None:
    item, known_to = held.item(id, file), held.know(str(entity.get("modified"))[:WHOLE])
    _name(item, entity, f"{file} {id}", left_out)
    for property, those in _statements(entity, f"{file} {id}", left_out).items():
        for statement in those:
            place = f"{file} statement {_id_of(statement) or f'of {id} without id'}"
            with _named(place, property, left_out):
                if property in SPELLS:
                    held.say(_said(property, statement, id, place, known_to), left_out)
                else:
                    _describe(item, property, statement, those)


@contextmanager
def _named(place: str, what: str, left_out: Rejections) -> Iterator[None]:
    """What cannot be read in here is named, and the rest is read."""
    try:
        yield
    except RecordError as error:
        left_out.add(Rejection(place, None, None, None, error.what))
    except (KeyError, TypeError, ValueError, AttributeError):
        why = f"{what} is not built as a statement of Wikidata is."
        left_out.add(Rejection(place, None, None, None, why))


def _name(item: Item, entity: Mapping[str, Any], place: str, left_out: Rejections) -> None:
    labels = {language: [one] for language, one in _spoken(entity, "labels", place, left_out)}
    for language, name in _names(labels.items(), "labels", place, left_out):
        item.labels.setdefault(language, name)
    for _, name in _names(_spoken(entity, "aliases", place, left_out), "aliases", place, left_out):
        item.aliases[name] = None


def _spoken(
    entity: Mapping[str, Any], what: str, place: str, left_out: Rejections
) -> Iterable[tuple[str, Any]]:
    """Labels or aliases, by language."""
    with _named(place, what, left_out):
        return _mapping(entity.get(what), what).items()
    return ()


def _names(
    spoken: Iterable[tuple[str, Any]], what: str, place: str, left_out: Rejections
) -> list[tuple[str, str]]:
    """Every name that can be kept, with its language."""
    found = []
    for language, those in spoken:
        with _named(place, what, left_out):
            here = f"{what} {language}"
            said = [_mapping(one, here) for one in _several(those, here)]
            names = [name_of(one.get("value"), place, left_out) for one in said]
            found += [(language, name) for name in names if name]
    return found


def _statements(
    entity: Mapping[str, Any], place: str, left_out: Rejections
) -> dict[str, list[Any]]:
    """The statements of each property that is read."""
    found = {}
    with _named(place, "claims", left_out):
        claims = _mapping(entity.get("claims"), "claims")
        for property in (*ITEMS, *TEXTS, BORN, *SPELLS):
            with _named(place, property, left_out):
                found[property] = _several(claims.get(property, []), property)
    return found


def _said(property: str, statement: Any, subject: str, place: str, known_to: str) -> Said:
    other = _item(property, statement["mainsnak"])
    person, team = (other, subject) if property == COACH_OF_TEAM else (subject, other)
    qualifiers = _mapping(statement.get("qualifiers"), "qualifiers")
    return Said(
        place,
        statement_key(statement["id"]),
        property,
        person,
        team,
        rank_of(statement["rank"]),
        known_to,
        starts={_moment(START, one) for one in _snaks(qualifiers, START)},
        ends={_moment(END, one) for one in _snaks(qualifiers, END)},
        terms={_item(TERMS, one) for one in _snaks(qualifiers, TERMS) if _is_said(one)},
        roles={_item(p, one) for p in ROLES for one in _snaks(qualifiers, p) if _is_said(one)},
    )


def _snaks(qualifiers: Mapping[str, Any], property: str) -> list[Any]:
    return _several(qualifiers.get(property, []), property)


def _describe(item: Item, property: str, statement: Any, those: list[Any]) -> None:
    """What a person or team is like: its preferred statement where there is one."""
    preferred = any(isinstance(one, dict) and one.get("rank") == PREFERRED for one in those)
    rank, snak = rank_of(statement["rank"]), statement["mainsnak"]
    if rank == DEPRECATED or (preferred and rank != PREFERRED and property != "P31"):
        return
    if property == BORN:
        item.born.add(_moment(BORN, snak))
    elif _is_said(snak):
        value = snak["datavalue"]["value"]
        item.add(
            property, outside_id(property, value) if property in TEXTS else _item(property, snak)
        )


def _moment(property: str, snak: Any) -> Moment:
    if not _is_said(snak):
        return NONE if snak["snaktype"] == "novalue" else UNKNOWN
    value = snak["datavalue"]["value"]
    try:
        return moment(value["time"], value["precision"], value["calendarmodel"])
    except RecordError as error:
        raise RecordError(f"{property} {error.what}") from error


def _item(property: str, snak: Any) -> str:
    """The id of the item a snak names; older files have its number alone."""
    if not _is_said(snak):
        raise RecordError(f"{property} names nobody: {snak['snaktype']}.")
    value = snak["datavalue"]["value"]
    id = str(value.get("id") or f"Q{value['numeric-id']}")
    if not ITEM.fullmatch(id):
        raise RecordError(f"{property} says {id!r}; that is no item.")
    return id


def _is_said(snak: Any) -> bool:
    return bool(snak["snaktype"] == "value")


def _id_of(statement: Any) -> str | None:
    id = statement.get("id") if isinstance(statement, dict) else None
    return None if id is None else printable(str(id))


def _mapping(value: Any, what: str) -> Mapping[str, Any]:
    """An object; Wikidata writes what is empty as a list."""
    if value is None or value == []:
        return {}
    if not isinstance(value, dict):
        raise RecordError(f"{what!r} is no object.")
    return value


def _several(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise RecordError(f"{what!r} is no list.")
    return value
