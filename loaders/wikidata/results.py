"""SPARQL JSON results (`{"head": …, "results": …}`) of the queries in `queries`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from graph.errors import RecordError
from loaders.report import Rejection, Rejections
from loaders.wikidata import queries
from loaders.wikidata.holdings import (
    COACH_OF_PERSON,
    COACH_OF_TEAM,
    MEMBER,
    WHOLE,
    Holdings,
    Said,
    rank_of,
)
from loaders.wikidata.holdings import statement_key as key_of
from loaders.wikidata.moments import NONE, UNKNOWN, YEAR, Moment, moment
from loaders.wikidata.names import name_of, outside_id

ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q[0-9]+)")
GENID = "/.well-known/genid/"
UNLIKE = "is not built as SPARQL results are."


class Cells:
    """One row: what is not bound is a key that is missing; what is unknown is a node of no name."""

    def __init__(self, row: Mapping[str, Any], place: str, left_out: Rejections) -> None:
        self.row, self.place, self.left_out = row, place, left_out

    def text(self, column: str) -> str | None:
        """The value as it stands; None where there is none or nobody knows it."""
        cell = self.row.get(column)
        return None if cell is None or self.unknown(column) else str(cell["value"])

    def unknown(self, column: str) -> bool:
        """Whether it is somevalue: a blank node, or its address."""
        cell = self.row.get(column)
        return cell is not None and (cell["type"] == "bnode" or GENID in cell["value"])

    def maybe_item(self, column: str) -> str | None:
        """The id of an item, or None."""
        value = self.text(column)
        if value is None:
            return None
        if not (found := ENTITY.fullmatch(value)):
            raise RecordError(f"{column} says {value!r}; that is no item of Wikidata.")
        return found.group(1)

    def item(self, column: str) -> str:
        """The id of an item that must be there."""
        if (found := self.maybe_item(column)) is None:
            raise RecordError(f"{column} names nobody.")
        return found

    def moments(self, column: str, held: Holdings) -> set[Moment]:
        """The time in a column, with its precision; without one only the year is sure."""
        if self.unknown(column):
            return {UNKNOWN}
        if (value := self.text(column)) is None:
            return set()
        precision = self.text(f"{column}Precision")
        held.told["imprecise"] += precision is None
        try:
            return {moment(value, YEAR if precision is None else int(precision))}
        except RecordError as error:
            raise RecordError(f"{column} {error.what}") from error

    def name(self, column: str, id: str | None, held: Holdings, file: str) -> None:
        """Notes an item's label; the label service writes the Q-id where there is none."""
        name = name_of(self.text(column), self.place, self.left_out)
        if id is not None and name is not None and name != id:
            language = self.row[column].get("xml:lang") or "mul"
            if not isinstance(language, str):
                raise RecordError(f"{column} has the unknown language {language!r}.")
            held.item(id, file).labels.setdefault(language, name)


def read_results(document: Any, file: str, held: Holdings, left_out: Rejections) -> tuple[str, int]:
    """Every row of a file: of which query, and how many there were."""
    try:
        columns, rows = document["head"]["vars"], document["results"]["bindings"]
    except (KeyError, TypeError) as error:
        raise RecordError(UNLIKE) from error
    if not (isinstance(columns, list) and isinstance(rows, list)):
        raise RecordError(UNLIKE)
    query = queries.recognise(columns)
    left_out.ignored += [f"{file}: {name}" for name in columns if name not in query.columns]
    for number, row in enumerate(rows, start=1):
        cells = Cells(row, f"{file} row {number}", left_out)
        try:
            READ[query.name](cells, file, held)
        except RecordError as error:
            left_out.add(Rejection(cells.place, None, None, None, error.what))
        except (KeyError, TypeError, ValueError, AttributeError):
            why = "is not built as a row of SPARQL results is."
            left_out.add(Rejection(cells.place, None, None, None, why))
    return query.name, len(rows)


def _read_spell(cells: Cells, file: str, held: Holdings) -> None:
    held.say(_said(cells, file, held, "spell", MEMBER, "player"), cells.left_out)


def _read_tenure(cells: Cells, file: str, held: Holdings) -> None:
    property = cells.text("property")
    if property not in (COACH_OF_TEAM, COACH_OF_PERSON):
        raise RecordError(f"property says {property!r}; known: P286, P6087.")
    role = cells.maybe_item("role")
    cells.name("roleLabel", role, held, file)
    said = _said(cells, file, held, "tenure", property, "coach")
    said.roles |= {role} if role else set()
    held.say(said, cells.left_out)


def _said(cells: Cells, file: str, held: Holdings, column: str, property: str, who: str) -> Said:
    statement = cells.text(column) or ""
    if "/statement/" not in statement:
        raise RecordError(f"{column} says {statement!r}; that is no statement of Wikidata.")
    id = key_of(statement)
    # The row is the place until the statement is known, which stays when rows move.
    cells.place = f"{file} statement {statement.rpartition('/')[2]}"
    known_to = held.know((cells.text("asked") or "")[:WHOLE])
    transaction = cells.maybe_item("transaction") if property == MEMBER else None
    return Said(
        cells.place,
        id,
        property,
        cells.item(who),
        cells.item("team"),
        rank_of(cells.text("rank")),
        known_to,
        starts=cells.moments("start", held),
        ends=cells.moments("end", held) | ({NONE} if cells.text("stillThere") else set()),
        terms={transaction} if transaction else set(),
    )


def _read_person(cells: Cells, file: str, held: Holdings) -> None:
    person = cells.item("person")
    item = held.item(person, file)
    cells.name("personLabel", person, held, file)
    item.born |= cells.moments("born", held)
    _add_items(cells, person, {"country": "P27", "position": "P413"}, held, file)
    for column, property in (("transfermarktPlayer", "P2446"), ("transfermarktManager", "P2447")):
        if value := cells.text(column):
            item.add(property, outside_id(column, value))


def _read_team(cells: Cells, file: str, held: Holdings) -> None:
    team = cells.item("team")
    cells.name("teamLabel", team, held, file)
    _add_items(cells, team, {"kind": "P31", "country": "P17", "parent": "P831"}, held, file)
    if value := cells.text("transfermarktTeam"):
        held.item(team, file).add("P7223", outside_id("transfermarktTeam", value))


def _add_items(
    cells: Cells, id: str, columns: Mapping[str, str], held: Holdings, file: str
) -> None:
    for column, property in columns.items():
        if other := cells.maybe_item(column):
            held.item(id, file).add(property, other)
            cells.name(f"{column}Label", other, held, file)


def _read_name(cells: Cells, file: str, held: Holdings) -> None:
    id = cells.item("item")
    if cells.text("as") == "label":
        cells.name("name", id, held, file)
    elif name := name_of(cells.text("name"), cells.place, cells.left_out):
        held.item(id, file).aliases[name] = None


READ: dict[str, Callable[[Cells, str, Holdings], None]] = {
    "spells": _read_spell,
    "tenures": _read_tenure,
    "people": _read_person,
    "teams": _read_team,
    "names": _read_name,
}
