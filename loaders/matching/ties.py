"""Pairs that published ids tie: one carries the other's, or both carry the same.

Where birth days or names contradict an id, it may have changed its meaning: that is said, and the
pair is never taken without being looked at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, product
from typing import Any

from rapidfuzz.distance import JaroWinkler

from graph.store import Reader
from loaders.matching import sketches
from loaders.matching.canon import groups
from loaders.matching.likely import refused_pairs
from loaders.matching.pairs import IDS, Pair, Side, paired
from loaders.matching.weights import TYPES

SPOKEN = {
    "transfermarkt_id": "Transfermarkt's",
    "wikidata_id": "Wikidata's",
    "statsbomb_id": "StatsBomb's",
}
ALIKE = 0.75  # Jaro–Winkler; below, with no word in common, it is quite another name
APART = {"women", "national"}  # reserves of one feed are the under-21s of another
LATIN = re.compile("[a-z]")
# Words of a name by which nobody is told from anybody else: of clubs, then of people.
COMMON = {
    *TYPES,
    *("football", "futbol", "futebol", "fussball", "voetbal", "calcio", "soccer", "club", "clube"),
    *("cp", "klub", "kulubu", "verein", "association", "associazione", "associacao", "asociacion"),
    *("sport", "sports", "sporting", "sportive", "sportiva", "deportivo", "athletic", "atletico"),
    *("real", "royal", "olympique", "racing", "union", "united", "city", "town", "county"),
    *("rovers", "wanderers", "albion", "dynamo", "dinamo", "spartak", "lokomotiv", "borussia"),
    *(
        "van",
        "von",
        "den",
        "der",
        "ter",
        "del",
        "della",
        "dos",
        "das",
        "da",
        "di",
        "do",
        "la",
        "le",
    ),
    *("el", "al", "bin", "ben", "ibn", "abu", "junior", "jr"),
}
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
    latin = [[name.split() for name in some if LATIN.search(name)] for some in names]
    return not all(latin) or any(_close(a, b) for a, b in product(*latin))


def _close(one: list[str], other: list[str]) -> bool:
    """Whether two names share what tells them from others: all of one, a long word, or letters.

    Where nothing else is left of one, "Athletic Club", also what many are called.
    """
    telling = [[word for word in name if word not in COMMON] for name in (one, other)]
    left, right = telling if all(telling) else (one, other)
    shared = set(left) & set(right)
    if len(shared) in (len(set(left)), len(set(right))) or sum(map(len, shared)) > 3:
        return True
    return JaroWinkler.similarity(" ".join(left), " ".join(right)) >= ALIKE


def _side(row: Row, spells: int) -> Side:
    country = row["country"] or ", ".join(row["nations"] or ()) or None
    return Side(row["id"], row["name"], row["born"], country, spells)
