"""Entity JSON (`{"entities": {…}}`, as Special:EntityData and wbgetentities give it)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import RecordError
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
    statement_key,
)
from loaders.wikidata.moments import NONE, UNKNOWN, Moment, moment
from loaders.wikidata.names import name_of, outside_id

START, END, TERMS, ROLES, BORN = "P580", "P582", "P1642", ("P3831", "P2868"), "P569"
ITEMS = ("P31", "P27", "P17", "P413", "P831")
TEXTS = ("P2446", "P2447", "P7223")
SPELLS = (MEMBER, COACH_OF_TEAM, COACH_OF_PERSON)


def read_entities(entities: Any, file: str, held: Holdings, left_out: Rejections) -> int:
    """Every item of a file; how many there were."""
    for key, entity in _mapping(entities).items():
        place = f"{file} {key}"
        if not isinstance(entity, dict) or "missing" in entity:
            left_out.add(Rejection(place, None, None, None, "is no entity that exists."))
            continue
        id = str(entity.get("id", key))  # another one than its key where it was merged
        if not (id.startswith("Q") and id[1:].isdigit()):
            left_out.add(Rejection(place, None, None, id, f"{id!r} is no item."))
            continue
        _read_item(id, entity, file, held, left_out)
    return len(_mapping(entities))


def _read_item(
    id: str, entity: Mapping[str, Any], file: str, held: Holdings, left_out: Rejections
) -> None:
    item, known_to = held.item(id, file), held.know(str(entity.get("modified"))[:WHOLE])
    _name(item, entity, f"{file} {id}", left_out)
    claims = _mapping(entity.get("claims"))
    for property, statement in _statements(claims, (*ITEMS, *TEXTS, BORN, *SPELLS)):
        place = f"{file} statement {_mapping(statement).get('id', f'of {id} without id')}"
        try:
            if property in SPELLS:
                held.say(_said(property, statement, id, place, known_to))
            else:
                _describe(item, property, statement, claims[property])
        except RecordError as error:
            left_out.add(Rejection(place, None, None, None, error.what))
        except (KeyError, TypeError, ValueError, AttributeError):
            why = f"{property} is not built as a statement of Wikidata is."
            left_out.add(Rejection(place, None, None, None, why))


def _name(item: Item, entity: Mapping[str, Any], place: str, left_out: Rejections) -> None:
    said = [(language, one) for language, one in _mapping(entity.get("labels")).items()]
    spoken = [those for those in _mapping(entity.get("aliases")).values() if those]
    others = [one for those in spoken if isinstance(those, list) for one in those]
    for language, one in said:
        if name := name_of(_mapping(one).get("value"), place, left_out):
            item.labels.setdefault(language, name)
    for one in others:
        if name := name_of(_mapping(one).get("value"), place, left_out):
            item.aliases[name] = None


def _statements(
    claims: Mapping[str, Any], properties: tuple[str, ...]
) -> Iterator[tuple[str, Any]]:
    for property in properties:
        those = claims.get(property, ())
        for statement in those if isinstance(those, list) else ():
            yield property, statement


def _said(property: str, statement: Any, subject: str, place: str, known_to: str) -> Said:
    other = _item(property, statement["mainsnak"])
    person, team = (other, subject) if property == COACH_OF_TEAM else (subject, other)
    qualifiers = _mapping(statement.get("qualifiers"))
    return Said(
        place,
        statement_key(statement["id"]),
        property,
        person,
        team,
        statement["rank"],
        known_to,
        starts={_moment(START, one) for one in qualifiers.get(START, ())},
        ends={_moment(END, one) for one in qualifiers.get(END, ())},
        terms={_item(TERMS, one) for one in qualifiers.get(TERMS, ()) if _is_said(one)},
        roles={_item(p, one) for p in ROLES for one in qualifiers.get(p, ()) if _is_said(one)},
    )


def _describe(item: Item, property: str, statement: Any, those: list[Any]) -> None:
    """What a person or team is like: its preferred statement where there is one."""
    preferred = any(one["rank"] == PREFERRED for one in those)
    rank, snak = statement["rank"], statement["mainsnak"]
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
    id = str(value.get("id") or f"Q{int(value['numeric-id'])}")
    if not (id.startswith("Q") and id[1:].isdigit()):
        raise RecordError(f"{property} says {id!r}; that is no item.")
    return id


def _is_said(snak: Any) -> bool:
    return bool(snak["snaktype"] == "value")


def _mapping(value: Any) -> Mapping[str, Any]:
    """Wikidata writes what is empty as a list."""
    return value if isinstance(value, dict) else {}
