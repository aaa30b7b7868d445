"""Pairs that no id ties and that are likely one, the likeliest first, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.store import Reader
from loaders.matching import sketches
from loaders.matching.pairs import LIKENESS, Pair, Side, paired
from loaders.matching.told import kept_ids

LIKELY = 0.5  # from here on it is likelier than not
NEVER_SURE = 0.9999
REFUSED = """
MATCH (merge:Merge {verdict: 'different'})
RETURN merge.kept AS kept, merge.gone AS gone
ORDER BY merge.id
"""
NAMES = {
    "rare": "the same name, which hardly anybody else bears",
    "same": "the same name",
    "core": "the same name but for what kind of club it is",
    "words": "the same words in their names",
    "like": "names spelt alike",
    "initial": "the same last name and initial",
    "word": "a word in common in their names",
    "other": "other names",
}
BORN = {
    "day": "born on the same day",
    "slip": "days of birth that differ by a slip",
    "year": "born in the same year",
    "other": "born on other days",
}
NATIONS = {"same": "of the same country", "other": "of other countries"}
AGAINST = ("other", "elsewhere")


def likely_pairs(graph: Reader, label: str, at_least: float = LIKELY) -> list[Pair]:
    """Of one label; whoever fits several of one feed comes with the likeliest alone."""
    from loaders.matching import linkage  # late: Splink takes a second, and only this needs it

    nodes = sketches.nodes(graph, label)
    if label == "Club":
        players = sketches.nodes(graph, "Player")
        rows = linkage.linked_clubs(nodes, sketches.spells(graph, "Player"), players, at_least)
    else:
        rows = linkage.linked_people(nodes, sketches.spells(graph, label), at_least)
    refused = refused_pairs(graph)
    there = [
        row for row in rows if frozenset((row["one"]["id"], row["other"]["id"])) not in refused
    ]
    return [_pair(row) for row in _likeliest(there)]


def refused_pairs(graph: Reader) -> set[frozenset[str]]:
    """Pairs somebody said are not the same, by who stands for them now."""
    kept = kept_ids(graph)
    rows = graph.rows(REFUSED, {})
    return {frozenset(kept.get(row[side], row[side]) for side in ("kept", "gone")) for row in rows}


def _likeliest(rows: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Only pairs than which neither side has a likelier one; of equal ones all."""
    best: dict[str, float] = {}
    for row in rows:
        for side in ("one", "other"):
            best[row[side]["id"]] = max(row["score"], best.get(row[side]["id"], 0))
    return (
        row for row in rows if all(row["score"] == best[row[s]["id"]] for s in ("one", "other"))
    )


def _pair(row: dict[str, Any]) -> Pair:
    one, other = (Side(**row[side]) for side in ("one", "other"))
    said = {
        NAMES.get(row["name"] or "", ""): row["name"],
        BORN.get(row.get("born") or "", ""): row.get("born"),
        _together(row): row.get("places"),
        _players(row): row.get("roster"),
        NATIONS.get(row.get("nations") or row.get("country") or "", ""): (
            row.get("nations") or row.get("country")
        ),
        "another kind of side" if row.get("kind") == "other" else "": "other",
        "one feed tells of both" if row["feeds"] == "one" else "": "other",
    }
    reasons = tuple(text for text, level in said.items() if text and level not in AGAINST)
    against = tuple(text for text, level in said.items() if text and level in AGAINST)
    score = min(round(row["score"], 4), NEVER_SURE)
    return paired(one, other, LIKENESS, score, reasons, against)


def _together(row: dict[str, Any]) -> str:
    if row.get("places") == "elsewhere":
        return "at other clubs at the same time"
    days = int(row["shared"])
    return f"{days:,} days at the same clubs" if days and "places" in row else ""


def _players(row: dict[str, Any]) -> str:
    many = int(row["shared"])
    return f"{many:,} players in common" if many and "roster" in row else ""
