"""Files in Wikidata's formats, made here: entities with statements, results of our queries.

People Q1 to Q9, teams Q11 to Q19, what lends labels Q21 and on. The formats are those of the real
fragment beside the project and of the documented data model; the values are invented.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from loaders.wikidata.queries import QUERIES

Json = dict[str, Any]
GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
ENTITY = "http://www.wikidata.org/entity/"
SOME, NO = "somevalue", "novalue"
ABEL, BAS, MOSS = "Q1", "Q2", "Q3"
MILL, HARBOUR, ROVERS, COAST = "Q11", "Q12", "Q13", "Q14"
SENIOR, NATIONAL_SIDE, COUNTRY, WINGER = "Q21", "Q22", "Q23", "Q24"


def time(day: str, model: str = GREGORIAN) -> Json:
    """`2003`, `2003-07` or `2003-07-01` with its precision, as entities write it."""
    precision = {4: 9, 7: 10, 10: 11}[len(day)]
    return coarse(f"+{day}-00-00"[:11], precision, model)


def coarse(day: str, precision: int, model: str = GREGORIAN) -> Json:
    """Any time with any precision."""
    value = {"time": f"{day}T00:00:00Z", "timezone": 0, "before": 0, "after": 0}
    return value | {"precision": precision, "calendarmodel": model}


def item(id: str, *, old: bool = False) -> Json:
    """An item as a value; of 2015, without `id`."""
    value = {"entity-type": "item", "numeric-id": int(id[1:])}
    return value if old else value | {"id": id}


def snak(property: str, value: Any) -> Json:
    """A value, or somevalue or novalue, which have none."""
    if value in (SOME, NO):
        return {"snaktype": value, "property": property}
    return {"snaktype": "value", "property": property, "datavalue": {"value": value}}


def statement(id: str, property: str, value: Any, rank: str = "normal", **said: Any) -> Json:
    """A statement; `said` are its qualifiers, a list of values each."""
    qualifiers = {name: [snak(name, one) for one in those] for name, those in said.items()}
    found = {"id": id, "mainsnak": snak(property, value), "rank": rank, "type": "statement"}
    return found | ({"qualifiers": qualifiers} if qualifiers else {})


def spell(id: str, team: str, start: str = "", end: str = "", rank: str = "normal") -> Json:
    """A P54 with two days."""
    days = {"P580": start, "P582": end}
    said = {name: [time(day)] for name, day in days.items() if day}
    return statement(id, "P54", item(team), rank, **said)


def entity(id: str, label: str | None, *statements: Json, **more: Any) -> Json:
    """An item of 2020 with its statements."""
    claims: Json = {}
    for one in statements:
        claims.setdefault(one["mainsnak"]["property"], []).append(one)
    labels = {"en": {"language": "en", "value": label}} if label else []
    found = {"id": id, "type": "item", "modified": "2020-06-30T10:00:00Z", "labels": labels}
    return found | {"claims": claims or []} | more


def value(id: str, property: str, what: Any) -> Json:
    """A statement that describes an item."""
    return statement(f"{id}$of-{property}", property, what)


def write(folder: Path, *entities: Json, name: str = "entities.json") -> Path:
    """The entities in one file."""
    folder.mkdir(parents=True, exist_ok=True)
    keep(folder / name, {"entities": {one["id"]: one for one in entities}})
    return folder


def keep(place: Path, document: Any) -> None:
    """As JSON, compressed where the name says so."""
    text = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    place.write_bytes(gzip.compress(text, mtime=0) if place.suffix == ".gz" else text)


def results(folder: Path, query: str, *rows: Json, name: str = "") -> Path:
    """A result of one of our queries; each row's missing columns are not bound."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = next(one.columns for one in QUERIES if one.name == query)
    bindings = [{column: cell(one) for column, one in row.items()} for row in rows]
    document = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    keep(folder / (name or f"{query}.json"), document)
    return folder


def cell(what: Any) -> Json:
    """Q-ids and statements are addresses, days have their type, the rest is text."""
    if isinstance(what, dict):
        return what
    if what == SOME:
        return {"type": "bnode", "value": "t123"}
    if what[:1] == "Q" and what[1:].isdigit():
        return {"type": "uri", "value": ENTITY + what}
    if "T00:00:00Z" in what:
        return {"datatype": "http://www.w3.org/2001/XMLSchema#dateTime"} | text(what)
    return text(what)


def text(what: str, language: str = "") -> Json:
    """A literal, in a language if it has one."""
    return {"type": "literal", "value": what} | ({"xml:lang": language} if language else {})


def address(statement: str) -> Json:
    """A statement's address: the dollar is a hyphen there."""
    return {"type": "uri", "value": f"{ENTITY}statement/{statement.replace('$', '-')}"}


def spell_row(id: str, player: str, team: str, rank: str = "Normal", **more: Any) -> Json:
    """One row of spells."""
    row = {"spell": address(id), "player": player, "team": team}
    return row | _asked(rank) | more


def tenure_row(id: str, property: str, coach: str, team: str, **more: Any) -> Json:
    """One row of tenures."""
    row = {"tenure": address(id), "property": property, "coach": coach, "team": team}
    return row | _asked("Normal") | more


def days(start: str, precision: int, end: str = "", end_precision: int = 0) -> Json:
    """The columns of both days."""
    found = {"start": f"{start}T00:00:00Z", "startPrecision": str(precision)}
    if end:
        found |= {"end": f"{end}T00:00:00Z", "endPrecision": str(end_precision)}
    return found


def _asked(rank: str) -> Json:
    address = {"type": "uri", "value": f"http://wikiba.se/ontology#{rank}Rank"}
    return {"rank": address, "asked": "2021-03-01T00:00:00Z"}


def town() -> list[Json]:
    """Two players, a coach, three clubs and a national side."""
    abel = entity(
        ABEL,
        "Abel Arden",
        spell("q1$aaaa", HARBOUR, "2015-07-01", "2019"),
        spell("Q1$BBBB", MILL, "2012", "2015-06"),
        statement("Q1$cccc", "P54", item(ROVERS), P580=[time("2019-08")], P582=[NO]),
        statement("Q1$dddd", "P54", item(COAST), P580=[SOME]),
        statement(
            "Q1$eeee", "P54", item(MILL, old=True), P580=[time("2018")], P582=[SOME],
            P1642=[item("Q2914547")],
        ),
        value(ABEL, "P569", time("1990-02-28")),
        value(ABEL, "P27", item(COUNTRY)),
        value(ABEL, "P413", item(WINGER)),
        value(ABEL, "P2446", "4711"),
        aliases={"ru": [{"language": "ru", "value": "Абель Арден"}]},
    )  # fmt: skip
    abel["labels"]["ja"] = {"language": "ja", "value": "アベル"}
    moss = entity(
        MOSS,
        "Ada Moss",
        spell("Q3$ffff", ROVERS, "1999", "2003"),
        statement(
            "Q3$gggg", "P6087", item(HARBOUR), P580=[time("2016-07-01")], P582=[time("2018-05")]
        ),
        statement("Q3$hhhh", "P6087", item(ROVERS), P580=[time("2019-07-01")]),
        value(MOSS, "P2447", "815"),
    )
    harbour = entity(
        HARBOUR,
        "Harbour F.C.",
        statement("Q12$iiii", "P286", item(MOSS), P580=[time("2016")], P582=[time("2018-05-12")]),
        value(HARBOUR, "P31", item(SENIOR)),
        value(HARBOUR, "P17", item(COUNTRY)),
        value(HARBOUR, "P7223", "12"),
    )
    return [
        abel,
        moss,
        harbour,
        entity(MILL, "Mill Town", value(MILL, "P31", item(SENIOR))),
        entity(COAST, "Coast", value(COAST, "P31", item(NATIONAL_SIDE))),
        entity(SENIOR, "association football club"),
        entity(NATIONAL_SIDE, "national association football team"),
        entity(COUNTRY, "Coastland"),
        entity(WINGER, "winger"),
    ]
