"""What is compared of everybody, read from the graph as tables: names, days, ids, spells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyarrow import lib as pa

from graph.dates import FIRST
from graph.store import Reader
from loaders.matching.told import issuer_of, kept_ids

NODES = """
MATCH (n:{label})
WHERE n.id > $after AND n.id <= $upto
RETURN n.id AS id, n.name AS name, n.search_text AS names, n.born_on AS born,
       n.nationality AS nations, n.country AS country, n.kind AS kind,
       n.parent_club_id AS parent, n.transfermarkt_id AS transfermarkt_id,
       n.wikidata_id AS wikidata_id, n.statsbomb_id AS statsbomb_id
ORDER BY id
"""
SPELLS = """
MATCH (n:{label})
WHERE n.id > $after AND n.id <= $upto
MATCH (n)-[e:{edge}]->(c:Club)
RETURN n.id AS id, collect([c.id, e.first_day, e.last_day, e.id]) AS spells
ORDER BY id
"""
EDGES = {"Player": "PLAYED_FOR", "Manager": "MANAGED"}
Table = Any  # pyarrow's, which knows no types
OWN_IDS = ("transfermarkt_id", "wikidata_id", "statsbomb_id")
# Issuers whose own ids are the published ones, as feeds here and documented folders call them.
PUBLISHERS = {
    **dict.fromkeys(("transfermarkt", "tm"), "transfermarkt_id"),
    **dict.fromkeys(("wikidata", "wd"), "wikidata_id"),
    **dict.fromkeys(("statsbomb", "sb"), "statsbomb_id"),
}
NODE_TABLE = pa.schema(
    [
        *((name, pa.string()) for name in ("id", "name", "names", "born", "country", "kind")),
        *((name, pa.string()) for name in ("parent", *OWN_IDS)),
        *((name, pa.list_(pa.string())) for name in ("nations", "issuers")),
    ]
)
SPELL_TABLE = pa.schema(
    [(name, pa.string()) for name in ("who", "club", "issuer", "first_day", "last_day")]
)


def nodes(graph: Reader, label: str) -> Table:
    """Everybody of one label that is in the graph, each with the issuers who tell of him."""
    issuers: dict[str, set[str]] = {}
    for id, kept in kept_ids(graph).items():
        issuers.setdefault(kept, set()).add(issuer_of(id))
    rows = []
    for page in graph.pages(NODES.format(label=label), label):
        for row in page:
            id = row["id"]
            row["issuers"] = sorted(issuers.get(id, {issuer_of(id)}))
            if (own := PUBLISHERS.get(issuer_of(id))) and row[own] is None:
                row[own] = id.split(":", 2)[2]
            rows.append(row)
    return pa.Table.from_pylist(rows, schema=NODE_TABLE)


def spells(graph: Reader, label: str) -> Table:
    """The spells of everybody of one label whose start is known; days are days of the calendar."""
    names = ("who", "club", "issuer", "first_day", "last_day")
    pages = list(_spells(graph, label))
    columns = list(zip(*pages, strict=True)) or [()] * len(names)
    return pa.table(dict(zip(names, map(list, columns), strict=True)), schema=SPELL_TABLE)


def _spells(graph: Reader, label: str) -> Iterator[tuple[Any, ...]]:
    text = SPELLS.format(label=label, edge=EDGES[label])
    for page in graph.pages(text, label, size=2_000):
        for row in page:
            for club, first, last, id in row["spells"]:
                if first > FIRST and first <= last:
                    yield row["id"], club, issuer_of(id), first, last
