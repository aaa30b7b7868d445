"""The graph as the merges on record have it: nodes joined, their edges moved; or parted again.

It goes from what stands (the `Told` of each id says who is kept) to what the records of merges
say. Whatever interrupts it, the next call finishes it. A merge of which one side is not in the
graph waits until the feed of that side is loaded again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from graph.kinds import AS_TOLD, as_told
from graph.store import Reader, Writer
from loaders.matching.canon import OF_NODES, Canon, groups
from loaders.matching.moving import move_edges
from loaders.matching.told import (
    Properties,
    by_label,
    chunks,
    drop_told,
    issuer_of,
    kept_ids,
    label_of,
    read_told,
    united,
    write_told,
)

SAME = """
MATCH (merge:Merge {verdict: 'same'})
RETURN merge.kept AS kept, merge.gone AS gone
ORDER BY merge.id
"""
READ_NODES = """
UNWIND $ids AS id
MATCH (n:{label} {{id: id}})
RETURN properties(n) AS properties
ORDER BY n.id
"""
THERE = "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id ORDER BY id"
REFERRING = """
MATCH (n:{label})
WHERE n.{name} IS NOT NULL
RETURN n.id AS id, properties(n) AS properties
ORDER BY id
"""
WRITE_NODES = """
UNWIND $rows AS row
MERGE (n:{label} {{id: row[0]}})
SET n = row[1]
RETURN collect(n.id) AS ids
"""


def settle(graph: Writer, *, without: Collection[str] = ()) -> set[str]:
    """Brings the graph into line with the records of merges; the ids that changed.

    `without` are taken as not there: they are parted from all others.
    """
    stands = kept_ids(graph)
    wanted = groups(_ready(graph, stands, without))
    changed = {id for id in stands.keys() | wanted.keys() if stands.get(id) != wanted.get(id)}
    if not changed:
        return changed
    heads = {those[id] for id in changed for those in (stands, wanted) if id in those}
    touched = {id for those in (stands, wanted) for id, kept in those.items() if kept in heads}
    canon = Canon(wanted)
    _note_told(graph, touched & (wanted.keys() - stands.keys()))
    _bring_back(graph, {id for id in touched & stands.keys() if canon.of(id) == id}, canon)
    move_edges(graph, touched, {id for id in touched if id in stands or canon.of(id) != id}, canon)
    _refer(graph, touched, canon)
    _unite(graph, touched, canon)
    _drop_nodes(graph, {id for id in touched if canon.of(id) != id})
    _note_kept(graph, touched, wanted)
    return changed


def members_of(graph: Reader, issuer: str) -> list[str]:
    """Ids of one issuer that are merged, kept or not, or are to be by a merge on record."""
    ids = {row[side] for row in graph.rows(SAME, {}) for side in ("kept", "gone")}
    return sorted(id for id in ids | kept_ids(graph).keys() if issuer_of(id) == issuer)


def write_united(graph: Writer, kept: Collection[str], canon: Canon) -> None:
    """Writes the nodes of the kept ones, from all that is told of each."""
    for some in chunks(kept):
        _write(graph, iter(read_united(graph, some, canon).items()))


def read_united(graph: Reader, kept: Collection[str], canon: Canon) -> dict[str, Properties]:
    """What the kept ones tell together with all who are merged with them."""
    members: dict[str, list[str]] = {id: [] for id in kept}
    for id, head in canon.kept.items():
        if head in members:
            members[head].append(id)
    told = read_told(graph, (id for those in members.values() for id in those))
    whole = {id: united(id, {one: told[one] for one in those}) for id, those in members.items()}
    turned = {id: canon.node(label_of(id).label, one) for id, one in whole.items()}
    return {id: {n: v for n, v in one.items() if n != AS_TOLD} for id, one in turned.items()}


def _ready(
    graph: Writer, stands: Mapping[str, str], without: Collection[str]
) -> list[tuple[str, str]]:
    """The merges on record of which both sides are in the graph."""
    pairs = [(row["kept"], row["gone"]) for row in graph.rows(SAME, {})]
    unsure = {id for pair in pairs for id in pair if id not in stands}
    there = set(stands) | {
        row["id"]
        for node, ids in by_label(unsure)
        for some in chunks(ids)
        for row in graph.rows(THERE.format(label=node.label), {"ids": some})
    }
    there -= set(without)
    return [pair for pair in pairs if there.issuperset(pair)]


def _note_told(graph: Writer, ids: Collection[str]) -> None:
    """Those who are merged for the first time: their nodes become what their feeds tell."""
    for some in chunks(ids):
        found = map(as_told, _nodes(graph, some))
        write_told(graph, {told["id"]: told for told in found}, {})


def _bring_back(graph: Writer, ids: Collection[str], canon: Canon) -> None:
    """Nodes for those who are to have one: edges can only move where it is."""
    for some in chunks(ids):
        told = read_told(graph, some)
        there = {properties["id"] for properties in _nodes(graph, some)}
        lost = ((id, told[id]) for id in some if id not in there)
        _write(graph, ((id, canon.node(label_of(id).label, one)) for id, one in lost))


def _refer(graph: Writer, touched: Collection[str], canon: Canon) -> None:
    """Nodes that name one of those (a parent club, who he is as a player) name who is kept."""
    labels = {label_of(id).label for id in touched}
    for label, name in OF_NODES.items():
        of = "Club" if label == "Club" else "Player"
        if of not in labels:
            continue
        rows = graph.rows(REFERRING.format(label=label, name=name), {})
        stale = {r["id"]: r["properties"] for r in rows if r["properties"][name] in touched}
        alone = ((id, as_told(one)) for id, one in stale.items() if id not in canon.kept)
        _write(graph, ((id, canon.node(label, one)) for id, one in alone))
        write_united(graph, stale.keys() & set(canon.kept.values()), canon)


def _unite(graph: Writer, touched: Collection[str], canon: Canon) -> None:
    """Who is kept tells what all tell; who is merged no more tells his own again."""
    heads = {id for id in touched if canon.of(id) == id}
    write_united(graph, heads & canon.kept.keys(), canon)
    for some in chunks(heads - canon.kept.keys()):
        told = read_told(graph, some)
        _write(graph, ((id, canon.node(label_of(id).label, told[id])) for id in some))


def _drop_nodes(graph: Writer, ids: Collection[str]) -> None:
    for node, those in by_label(ids):
        for some in chunks(those, 500):
            graph.write(node.removal, [{"id": id} for id in some])


def _note_kept(graph: Writer, touched: Collection[str], wanted: Mapping[str, str]) -> None:
    """Last, for until then what stands differs from what is wanted."""
    for some in chunks(touched & wanted.keys()):
        write_told(graph, read_told(graph, some), wanted)
    drop_told(graph, touched - wanted.keys())


def _nodes(graph: Reader, ids: Collection[str]) -> Iterator[Properties]:
    for node, those in by_label(ids):
        for some in chunks(those):
            text = READ_NODES.format(label=node.label)
            yield from (row["properties"] for row in graph.rows(text, {"ids": some}))


def _write(graph: Writer, nodes: Iterator[tuple[str, Properties]]) -> None:
    """Each exactly as given: what one does not tell, his node no longer has."""
    rows = dict(nodes)
    for node, those in by_label(rows):
        for some in chunks(those):
            text = WRITE_NODES.format(label=node.label)
            graph.write(text, [[id, _known(rows[id])] for id in some])


def _known(properties: Properties) -> Properties:
    return {name: value for name, value in properties.items() if value is not None}
