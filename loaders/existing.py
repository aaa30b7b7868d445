"""What the graph holds, of one feed or of a few players: read back where nothing kept says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph.kinds import EdgeType
from graph.schema import LOADED, NODES
from graph.store import Writer
from graph.words import READ_HERE
from loaders.matching.told import label_of
from loaders.spool import Spool

Held = tuple[str, str, str | None, str | None]  # type, id, and the ends of an edge
# Edges of one type that begin at some nodes, or the nodes; a page is one row, as in graph/whole.py.
READ_EDGES = """
MATCH (a:{label})
WHERE a.id > $after AND a.id <= $upto
MATCH (a)-[e:{name}]->(b:{end})
WHERE e.id IS NOT NULL
RETURN collect([e.id, a.id, b.id]) AS edges
"""
READ_NODES = """
MATCH (n:{label})
WHERE n.id > $after AND n.id <= $upto
RETURN collect(n.id) AS ids
"""
READ_SPELLS = """
MATCH (a:{label})
WHERE a.id > $after AND a.id <= $upto
OPTIONAL MATCH (a)-[e:{name}]->(b)
WHERE e.since IS NOT NULL AND e.id STARTS WITH $issued
RETURN a.id AS id, collect({{id: e.id, club: b.id, first_day: e.first_day, last_day: e.last_day,
       known_day: e.known_day, precision: e.precision, joined_by: e.joined_by,
       on_loan: e.on_loan, paper: e.paper, certainty: e.certainty}}) AS spells
ORDER BY id
"""
READ_CLAIMS = """
MATCH (a:Club)
WHERE a.id > $after AND a.id <= $upto
OPTIONAL MATCH (a)-[e:INTERESTED_IN]->(b)
WHERE e.id STARTS WITH $issued
RETURN a.id AS id, collect({id: e.id, player: b.id, manager: e.manager_id,
       carried_from: e.carried_from_club_id, stage: e.stage, first_day: e.first_day,
       last_day: e.last_day, known_day: e.known_day, reported_on: e.reported_on}) AS claims
ORDER BY id
"""
# Of a few players: their stints, the claims about them, and who managed those clubs.
STINTS_OF = """
UNWIND $ids AS id
MATCH (who:Player {id: id})-[e:PLAYED_FOR]->(b:Club)
WHERE e.since IS NOT NULL
RETURN who.id AS who, e.id AS id, b.id AS club, e.first_day AS first_day, e.last_day AS last_day,
       e.known_day AS known_day, e.precision AS precision, e.joined_by AS joined_by,
       e.on_loan AS on_loan, e.paper AS paper
"""
CLAIMS_OF = """
UNWIND $ids AS id
MATCH (b:Player {id: id})<-[e:INTERESTED_IN]-(a:Club)
RETURN a.id AS club, e.id AS id, b.id AS player, e.manager_id AS manager,
       e.carried_from_club_id AS carried_from, e.stage AS stage, e.first_day AS first_day,
       e.last_day AS last_day, e.known_day AS known_day, e.reported_on AS reported_on
"""
TENURES_AT = """
UNWIND $ids AS id
MATCH (b:Club {id: id})<-[e:MANAGED]-(who:Manager)
WHERE e.since IS NOT NULL
RETURN who.id AS who, e.id AS id, b.id AS club, e.first_day AS first_day, e.last_day AS last_day,
       e.known_day AS known_day, e.certainty AS certainty
"""
PAGE = 2_000
SPELLS = (("stints", "stint", "Player", "PLAYED_FOR"), ("tenures", "tenure", "Manager", "MANAGED"))


def held(graph: Writer, issuer: str, merged: Iterable[str]) -> Iterator[list[Held]]:
    """Every node and edge of that issuer, some at a time; `merged` have no node of their own."""
    yield [(label_of(id).label, id, None, None) for id in merged]
    for edge in LOADED:
        yield from _held_edges(graph, edge, issuer)
    for node in NODES:
        for page in graph.pages(READ_NODES.format(label=node.label), node.label):
            yield [(node.label, id, None, None) for id in page[0]["ids"] if is_of(id, issuer)]


def _held_edges(graph: Writer, edge: EdgeType, issuer: str) -> Iterator[list[Held]]:
    text = READ_EDGES.format(label=edge.start[0], name=edge.name, end=edge.end[0])
    for page in graph.pages(text, edge.start[0], size=PAGE):
        yield [
            (edge.name, id, start, end) for id, start, end in page[0]["edges"] if is_of(id, issuer)
        ]


def is_of(id: str, issuer: str) -> bool:
    """Whether that issuer gave the id; a position's was given by nobody."""
    return id.split(":", 2)[1] == issuer


def note_spells(graph: Writer, spool: Spool, issuer: str) -> None:
    """Notes one issuer's spells and claims for derivation; reports read here tell of no spells."""
    for table, kind, label, name in SPELLS if issuer != READ_HERE else ():
        text = READ_SPELLS.format(label=label, name=name)
        for page in graph.pages(text, label, size=PAGE, issued=f"{kind}:{issuer}:"):
            for row in page:
                for spell in row["spells"]:
                    if spell["id"]:
                        spool.note(table, spell_line(table, row["id"], spell))
    for page in graph.pages(READ_CLAIMS, "Club", size=PAGE, issued=f"interest:{issuer}:"):
        for row in page:
            for claim in row["claims"]:
                if claim["id"]:
                    spool.note("claims", claim_line(row["id"], claim))


def note_spells_of(graph: Writer, spool: Spool, players: list[str], *, met: bool) -> None:
    """Notes for derivation the claims about some players and their spells, of all feeds.

    And who managed the clubs that wanted them; those they were at too, where `met` is asked.
    """
    clubs = set()
    for row in graph.rows(CLAIMS_OF, {"ids": players}):
        club = row.pop("club")
        clubs.add(club)
        spool.note("claims", claim_line(club, row))
    for row in graph.rows(STINTS_OF, {"ids": players}):
        if met:
            clubs.add(row["club"])
        spool.note("stints", spell_line("stints", row["who"], row))
    for row in graph.rows(TENURES_AT, {"ids": sorted(clubs)}):
        spool.note("tenures", spell_line("tenures", row["who"], row))


def spell_line(table: str, who: str, spell: dict[str, Any]) -> tuple[object, ...]:
    """A spell as a line of what derivation reads."""
    days = (spell["first_day"], spell["last_day"], spell["known_day"])
    if table == "tenures":
        return (spell["id"], who, spell["club"], *days, spell["certainty"])
    terms = (int(spell["on_loan"] or 0), int(spell["paper"] or 0))
    return (spell["id"], who, spell["club"], *days, spell["precision"], spell["joined_by"], *terms)


def claim_line(club: str, claim: dict[str, Any]) -> tuple[object, ...]:
    """A claim as a line of what derivation reads."""
    who = (claim["id"], claim["player"], club, claim["manager"], claim["carried_from"])
    days = (claim["first_day"], claim["last_day"], claim["known_day"], claim["reported_on"])
    return (*who, claim["stage"], *days)
