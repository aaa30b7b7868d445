"""What each feed tells of those who are one, and what stands in the graph of them together."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from graph.folding import folded, search_text
from graph.kinds import NodeType
from graph.schema import NODES, TOLD
from graph.store import Reader, Writer

Properties = dict[str, Any]
MERGED = tuple(node for node in NODES if node.label in ("Club", "Player", "Manager"))
WORTH = ("value", "value_currency", "value_on")  # they come from one feed
TOGETHER = 1_000
READ_KEPT = "MATCH (told:Told) RETURN told.node AS node, told.kept AS kept ORDER BY node"
READ_TOLD = """
UNWIND $ids AS id
MATCH (told:Told {id: 'told:' + id})
RETURN told.node AS id, told.properties AS properties
ORDER BY id
"""
DROP_TOLD = """
UNWIND $rows AS row
MATCH (told:Told {id: 'told:' + row.id})
WITH told, told.id AS id
DELETE told
RETURN id
"""


def kept_ids(graph: Reader) -> dict[str, str]:
    """Of every id that is merged, the one that stands for it."""
    return {row["node"]: row["kept"] for row in graph.rows(READ_KEPT, {})}


def read_told(graph: Reader, ids: Iterable[str]) -> dict[str, Properties]:
    """What is told of those ids, each by its own feed."""
    rows = (row for some in chunks(ids) for row in graph.rows(READ_TOLD, {"ids": some}))
    return {row["id"]: json.loads(row["properties"]) for row in rows}


def write_told(graph: Writer, told: Mapping[str, Properties], kept: Mapping[str, str]) -> None:
    """Keeps what is told of each, and who stands for it (he himself where `kept` does not say)."""
    for some in chunks(told):
        rows = [[f"told:{id}", _row(id, told[id], kept.get(id, id))] for id in some]
        graph.write(TOLD.upsert, rows)


def drop_told(graph: Writer, ids: Iterable[str]) -> None:
    """Forgets it of those who are merged no more: their nodes tell it again."""
    for some in chunks(ids):
        graph.write(DROP_TOLD, [{"id": id} for id in some])


def united(kept: str, told: Mapping[str, Properties]) -> Properties:
    """One's properties from several: the kept one's own first, then what it lacks; all names."""
    first = told[kept]
    others = [told[id] for id in sorted(told) if id != kept]
    whole = dict(first)
    for other in others:
        without = WORTH if "value" in whole else ()
        whole |= {n: v for n, v in other.items() if n not in whole and n not in without}
    if others:
        aliases = _other_names(first, others)
        whole |= {"aliases": aliases} if aliases else {}
        whole["search_text"] = search_text(first["name"], tuple(aliases))
    return whole | {"id": kept}


def label_of(id: str) -> NodeType:
    """What an id is of: "club:town:mill" is a club's."""
    return _BY_KIND[id.partition(":")[0]]


def issuer_of(id: str) -> str:
    """Whose id it is."""
    return id.split(":", 2)[1]


def by_label(ids: Iterable[str]) -> Iterator[tuple[NodeType, list[str]]]:
    """Ids by what they are of."""
    there = sorted(set(ids))
    for node in MERGED:
        if some := [id for id in there if label_of(id) is node]:
            yield node, some


def chunks(ids: Iterable[str], size: int = TOGETHER) -> Iterator[list[str]]:
    """Some at a time, in order of id."""
    every = ids if isinstance(ids, list) else sorted(ids)
    return (every[at : at + size] for at in range(0, len(every), size))


def _row(id: str, properties: Properties, kept: str) -> Properties:
    text = json.dumps(properties, ensure_ascii=False, sort_keys=True)
    return {"id": f"told:{id}", "node": id, "kept": kept, "properties": text}


def _other_names(first: Properties, others: Collection[Properties]) -> list[str]:
    """The kept one's own aliases, then every name of the others that is not among them."""
    own = list(first.get("aliases") or ())
    seen = {folded(name) for name in (first["name"], *own)}
    for other in others:
        for name in (other["name"], *(other.get("aliases") or ())):
            if folded(name) not in seen:
                seen.add(folded(name))
                own.append(name)
    return own


_BY_KIND = {node.reads: node for node in MERGED}
