"""The edges that follow from others: players who met a manager again, interest he carried along.

DuckDB joins, outside the graph (`rules`); what changed is written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from typing import Any

from graph.kinds import EdgeType
from graph.schema import CARRIED_INTEREST, REUNITED_WITH
from graph.store import Writer
from graph.store.bolt import BATCH
from loaders.bookkeeping import LOADS
from loaders.existing import note_spells, note_spells_of
from loaders.gaps import save_gaps
from loaders.joins import Joins, open_joins
from loaders.rules import CARRIED, COACHED, EVERYBODY, FOLLOWED, OUTCOMES, PEOPLE
from loaders.spells import read_spells
from loaders.spool import Spool

DERIVED = (REUNITED_WITH, CARRIED_INTEREST)
READ_DERIVED = """
MATCH (manager:Manager)
WHERE manager.id > $after AND manager.id <= $upto
OPTIONAL MATCH (manager)-[edge:{name}]->(:Player)
RETURN manager.id AS id, collect(properties(edge)) AS edges
ORDER BY id
"""
READ_OF_PLAYERS = """
UNWIND $ids AS id
MATCH (:Player {id: id})<-[edge:{name}]-(manager:Manager)
RETURN manager.id AS id, collect(properties(edge)) AS edges
"""
TOGETHER, AROUND = 2_000, 500  # players whose edges, or whose spells, are read at once
# Properties that are called in the joins as they are on the edges.
MET = ("precision", "on_loan", "days_coached", "days_between", "direct")
DAYS_COACHED = ("coached_since", "coached_until", "coached_known")
TOLD = ("first_reported_on", "carried_reported_on", "named", "stated", "outcome")


def derive(graph: Writer, joins: Joins) -> None:
    """Brings the derived edges up to date with all spells and claims (`spells.gather`)."""
    join(joins, EVERYBODY)
    for edge, rows in ((REUNITED_WITH, reunions(joins)), (CARRIED_INTEREST, interests(joins))):
        pages = graph.pages(READ_DERIVED.replace("{name}", edge.name), "Manager")
        write_difference(graph, edge, rows, (row for page in pages for row in page))
    save_gaps(graph, joins)


def derive_afresh(graph: Writer) -> None:
    """The same, with all spells and claims read back from the graph."""
    with Spool() as spool, closing(open_joins(spool.folder)) as joins:
        for load in graph.rows(LOADS, {}):
            note_spells(graph, spool, load["issuer"])
        read_spells(joins, spool.tables())
        derive(graph, joins)


def derive_for_people(graph: Writer, joins: Joins, edges: Iterable[EdgeType]) -> int:
    """The same for the players in `people` alone; how many edges they have then."""
    join(joins, PEOPLE)
    return sum(
        write_difference(graph, edge, FOLLOWS_FROM[edge.name](joins), _before(graph, joins, edge))
        for edge in edges
    )


def derive_for(graph: Writer, players: Iterable[str], edges: Collection[EdgeType]) -> int:
    """The same for those players, whose spells and claims are read back; how many edges then."""
    ids, total = sorted(set(players)), 0
    for at in range(0, len(ids), AROUND):
        some = ids[at : at + AROUND]
        with Spool() as spool, closing(open_joins(spool.folder)) as joins:
            note_spells_of(graph, spool, some, met=REUNITED_WITH in edges)
            read_spells(joins, spool.tables())
            joins.execute("CREATE TABLE people AS SELECT unnest(?) AS player", [some])
            total += derive_for_people(graph, joins, edges)
    return total


def join(joins: Joins, spells: str) -> None:
    """Works out what follows from the spells that the statements choose."""
    joins.execute(spells)
    for text in (COACHED, FOLLOWED, CARRIED, OUTCOMES):
        joins.execute(text)


def _before(graph: Writer, joins: Joins, edge: EdgeType) -> Iterator[dict[str, Any]]:
    """The edges those players have so far, by manager."""
    people = joins.cursor().execute("FROM people ORDER BY player")
    while some := people.fetchmany(TOGETHER):
        ids = [id for (id,) in some]
        yield from graph.rows(READ_OF_PLAYERS.replace("{name}", edge.name), {"ids": ids})


def reunions(joins: Joins) -> Iterator[dict[str, Any]]:
    """Players who met a manager again, as rows: id, start, end, properties."""
    for row in _rows(joins, "FROM followed ORDER BY manager, player, from_club, to_club"):
        values = {
            "from_club_id": row["from_club"],
            "to_club_id": row["to_club"],
            "joined_on": _day(row["joined"]),
            **{name: row[name] for name in MET},
            **{name: [_day(one) for one in row[name]] for name in DAYS_COACHED},
            "known_day": _day(row["known_day"]),
            "rests_on": sorted({row["stint"], row["tenure"], *row["records"]}),
        }
        yield _edge("reunited", row, values)


def interests(joins: Joins) -> Iterator[dict[str, Any]]:
    """Carried interest, as rows ready to be written."""
    for row in _rows(joins, "FROM outcomes ORDER BY manager, player, from_club, to_club"):
        values = {
            "from_club_id": row["from_club"],
            "to_club_id": row["to_club"],
            **{name: row[name] for name in TOLD},
            "carried_day": _day(row["carried_day"]),
            "outcome_day": _day(row["outcome_day"]),
            "known_day": _day(row["known_day"]),
            "rests_on": sorted(set(row["records"])),
        }
        yield _edge("carried", row, values)


def _edge(kind: str, row: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    ends = (row["manager"], row["player"], row["from_club"], row["to_club"])
    id = ":".join((kind, *(end.partition(":")[2] for end in ends)))
    values |= {"id": id, "derived": True}
    return {"id": id, "start": row["manager"], "end": row["player"], "properties": values}


def _rows(joins: Joins, text: str) -> Iterator[dict[str, Any]]:
    cursor = joins.execute(text)
    names = [column[0] for column in cursor.description or ()]
    while batch := cursor.fetchmany(BATCH):
        yield from (dict(zip(names, row, strict=True)) for row in batch)


def _day(day: Any) -> str:
    return str(day)[:10]


def write_difference(
    graph: Writer,
    edge: EdgeType,
    rows: Iterator[dict[str, Any]],
    before: Iterable[dict[str, Any]],
) -> int:
    """What no longer follows goes, what is new or changed comes; how many there are then.

    `before` are rows of a manager's id and the properties of his `edges` as they were.
    """
    there = {one["id"]: (row["id"], one) for row in before for one in row["edges"] if one}
    total = 0
    new: list[list[Any]] = []
    stale: list[dict[str, Any]] = []

    def write() -> None:
        """What changed goes before it comes again."""
        if stale:
            graph.write(edge.removal, stale)
        if new:
            graph.write(edge.creation, new, again=edge.upsert)
        stale.clear()
        new.clear()

    for row in rows:
        total += 1
        start, found = there.pop(row["id"], (None, None))
        if found != row["properties"]:
            values = [row["properties"][name] for name in edge.properties]
            new.append([row["start"], row["end"], *values])
            if found is not None:
                stale.append({"id": row["id"], "start": start})
            if len(new) == BATCH:
                write()
    write()
    gone = [{"id": id, "start": start} for id, (start, _) in there.items()]
    for at in range(0, len(gone), BATCH):
        graph.write(edge.removal, gone[at : at + BATCH])
    return total


FOLLOWS_FROM: dict[str, Callable[[Joins], Iterator[dict[str, Any]]]] = {
    REUNITED_WITH.name: reunions,
    CARRIED_INTEREST.name: interests,
}
