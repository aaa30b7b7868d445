"""Pairs that published ids tie: one carries the other's, or both carry the same.

Where birth days or names contradict an id, it may have changed its meaning: that is said, and the
pair is never taken without being looked at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from rapidfuzz.distance import JaroWinkler

from graph.store import Reader
from loaders.matching import sketches
from loaders.matching.canon import groups
from loaders.matching.likely import refused_pairs
from loaders.matching.pairs import IDS, Pair, Side, paired

SPOKEN = {
    "transfermarkt_id": "Transfermarkt's",
    "wikidata_id": "Wikidata's",
    "statsbomb_id": "StatsBomb's",
}
ALIKE = 0.75  # Jaro–Winkler; below, with no word in common, it is quite another name
APART = {"women", "national"}  # reserves of one feed are the under-21s of another
LATIN = re.compile("[a-z]")
COUNTS = """
UNWIND $ids AS id
MATCH (n:{label} {{id: id}})
RETURN n.id AS id, COUNT {{ (n)-[:PLAYED_FOR|MANAGED]-() }} AS spells
ORDER BY id
"""
Row = dict[str, Any]


def tied_pairs(graph: Reader, label: str) -> list[Pair]:
    """Of one label, in order of id; those that somebody refused are left out."""
    tied = list(_tied(sketches.nodes(graph, label)))
    ids = sorted({row["id"] for name, id, some in tied for row in some})
    text = COUNTS.format(label=label)
    spells = {row["id"]: row["spells"] for row in graph.rows(text, {"ids": ids})}
    refused, found = refused_pairs(graph), {}
    for name, id, rows in tied:
        for one, other in combinations(rows, 2):
            key = frozenset((one["id"], other["id"]))
            if key in refused or key in found:
                continue
            against = tuple(_against(one, other, rows))
            left, right = (_side(row, spells[row["id"]]) for row in (one, other))
            reasons = (f"both have {SPOKEN[name]} id {id}",)
            score = 1.0 if not against else 0.0
            found[key] = paired(left, right, IDS, score, reasons, against)
    issuers = {row["id"]: row["issuers"] for name, id, some in tied for row in some}
    pairs = _chained(list(found.values()), issuers, refused)
    return sorted(pairs, key=lambda pair: (pair.kept.id, pair.gone.id))


def _chained(
    pairs: list[Pair], issuers: dict[str, list[str]], refused: Collection[frozenset[str]]
) -> Iterator[Pair]:
    """The pairs; of those that together would make one of two who are not, that is said."""
    stands = groups((pair.kept.id, pair.gone.id) for pair in pairs if pair.sure)
    members: dict[str, set[str]] = defaultdict(set)
    for id, head in stands.items():
        members[head].add(id)
    against: dict[str, str] = {}
    for head, ids in members.items():
        many = Counter(issuer for id in ids for issuer in issuers[id])
        if twice := sorted(issuer for issuer, count in many.items() if count > 1):
            against[head] = f"with other ids it would make one of two of the feed {twice[0]!r}"
        elif any(pair <= ids for pair in refused):
            against[head] = "with other ids it would make one of two that are not the same"
    for pair in pairs:
        why = against.get(stands.get(pair.kept.id, "")) if pair.sure else None
        yield replace(pair, score=0.0, against=(why,)) if why else pair


def _tied(nodes: sketches.Table) -> Iterator[tuple[str, str, list[Row]]]:
    """Each id that more than one carry."""
    carried: dict[tuple[str, str], list[int]] = defaultdict(list)
    for name in sketches.OWN_IDS:
        for at, id in enumerate(nodes[name].to_pylist()):
            if id is not None:
                carried[name, id].append(at)
    for (name, id), rows in carried.items():
        if len(rows) > 1:
            yield name, id, nodes.take(rows).to_pylist()


def _against(one: Row, other: Row, rows: Iterable[Row]) -> Iterator[str]:
    born = (one["born"], other["born"])
    if all(born) and not _within(*born):
        yield f"born on other days ({born[0]}, {born[1]}): the id may have changed its meaning"
    elif not (born[0] and born[0] == born[1] and len(born[0]) == 10) and not _alike(one, other):
        yield "quite other names: the id may have changed its meaning"
    kinds = {one["kind"], other["kind"]}
    if None not in kinds and len(kinds) > 1 and kinds & APART:
        yield f"one is a {one['kind']} side, the other a {other['kind']} side"
    many = Counter(issuer for row in rows for issuer in row["issuers"])
    for issuer in sorted({*one["issuers"], *other["issuers"]}):
        if many[issuer] > 1:
            yield f"{many[issuer]} of the feed {issuer!r} carry this id"


def _within(one: str, other: str) -> bool:
    """Whether "1998" and "1998-03-01" can be one day."""
    return one.startswith(other) or other.startswith(one)


def _alike(one: Row, other: Row) -> bool:
    """Whether any two of their names are; of names in other scripts nothing is said against."""
    names = [row["names"].split(" | ") for row in (one, other)]
    latin = [[name for name in some if LATIN.search(name)] for some in names]
    if not all(latin):
        return True
    words = [{word for name in some for word in name.split() if len(word) > 2} for some in latin]
    if words[0] & words[1]:
        return True
    return any(JaroWinkler.similarity(a, b) >= ALIKE for a in latin[0] for b in latin[1])


def _side(row: Row, spells: int) -> Side:
    country = row["country"] or ", ".join(row["nations"] or ()) or None
    return Side(row["id"], row["name"], row["born"], country, spells)
