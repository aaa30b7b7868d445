"""Pairs that may be one, and what was decided of pairs, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from explorer import sentences
from graph.questions.merges import Merge
from loaders.matching.pairs import Pair

MANY = {"Club": "clubs", "Player": "players", "Manager": "managers"}


def waiting_words(label: str, pairs: Sequence[Pair]) -> str:
    """How many pairs there are to be looked at, as a heading."""
    if not pairs:
        return f"No two {MANY[label]} look the same."
    one, many = f"pair of {MANY[label]} looks", f"pairs of {MANY[label]} look"
    return f"{sentences.counted(len(pairs), one, many)} the same."


def score_words(pair: Pair) -> str:
    """How likely it is, and why; by ids it is not weighed."""
    how = "Tied by an id" if pair.why == "ids" else f"{int(pair.score * 100)} % likely"
    return f"{how}: {sentences.listed(list(pair.reasons)) or 'little speaks for it'}."


def against_words(pair: Pair) -> str:
    """What speaks against it; nothing where nothing does."""
    return f"Against it: {sentences.listed(list(pair.against))}." if pair.against else ""


def decided_words(one: Merge) -> str:
    """What was decided of two, when, and whether it waits for a feed."""
    kept, gone = one.names or (one.kept, one.gone)
    how = "are one" if one.verdict == "same" else "are not the same"
    day = sentences.day(one.decided_at[:10])
    waits = one.verdict == "same" and not one.stands
    rest = "; it waits until both feeds are loaded" if waits else ""
    return f"{kept} ({one.kept}) and {gone} ({one.gone}) {how}, since {day}{rest}."
