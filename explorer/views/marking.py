"""The text of a report cut into pieces: who is named where, which sentence a finding rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explorer.views.findings import Finding
from loaders.reading.named import Named


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters; `kind` and `title` where it names somebody."""

    text: str
    kind: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces in a row that the same findings rest on; `keys` is empty where none does."""

    keys: tuple[str, ...]
    pieces: tuple[Piece, ...]


def marked(text: str, names: Sequence[Named], findings: Sequence[Finding]) -> tuple[Stretch, ...]:
    """The whole text, letter for letter."""
    found = []
    edges = {0, len(text)}
    for one in findings:
        edges |= {at for at in one.place if 0 <= at <= len(text)}
    cuts = sorted(edges)
    apart = _apart(names, len(text))
    for start, end in pairwise(cuts):
        keys = tuple(one.key for one in findings if one.place[0] <= start and end <= one.place[1])
        found.append(Stretch(keys, tuple(_pieces(text, start, end, apart))))
    return tuple(found)


def _apart(names: Sequence[Named], length: int) -> list[Named]:
    """In order and none within another: of two that overlap the first stays."""
    kept: list[Named] = []
    for one in sorted(names, key=lambda name: (name.place[0], -name.place[1])):
        start, end = one.place
        if (kept[-1].place[1] if kept else 0) <= start < end <= length:
            kept.append(one)
    return kept


def _pieces(text: str, start: int, end: int, names: Sequence[Named]) -> Iterable[Piece]:
    at = start
    for one in names:
        first, last = max(one.place[0], start), min(one.place[1], end)
        if first >= last:
            continue
        if at < first:
            yield Piece(text[at:first])
        yield Piece(text[first:last], one.kind, _title(one))
        at = last
    if at < end:
        yield Piece(text[at:end])


def _title(one: Named) -> str:
    known = "" if one.id or one.kind == "source" else ", not in the graph for certain"
    return f"{one.name}, {one.kind}{known}"
