"""Somebody and who is around: counts for each kind of line, and the foremost neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from explorer import sentences
from explorer.drawing import Dot, Line, drawing_of
from explorer.looks import KINDS
from explorer.sentences import VERBS
from explorer.views.threads import Told
from graph.questions.careers import Card
from graph.questions.neighbours import Neighbour, NeighbourCount

LABELS = {"player": "Player", "manager": "Manager", "club": "Club"}


def around(
    who: Card, counts: Sequence[NeighbourCount], near: Sequence[Neighbour], *, cut_off: bool
) -> Told:
    """Who stands beside somebody, the latest first."""
    many: dict[str, int] = {}
    for count in counts:
        many[count.kind] = many.get(count.kind, 0) + count.neighbours
    told = sentences.listed(
        [sentences.counted(n, kind.lower()) for kind, n in sorted(many.items())]
    )
    headline = f"{who.name}: {told or 'nothing around, as far as is known'}."
    known = [part for part in (who.position, who.country, (who.born_on or "")[:4]) if part]
    dots = [Dot(who.id, LABELS[who.kind], who.name, ", ".join(known))]
    lines = []
    for one in near:
        if one.kind not in KINDS:
            continue
        dots.append(Dot(one.id, one.kind, one.name))
        ends = (who.id, one.id) if one.outgoing else (one.id, who.id)
        lines.append(Line("", *ends, one.edge, _words(one), one.stage, count=one.edges))
    left_out = None
    total = sum(count.neighbours for count in counts)
    if cut_off:
        left_out = f"The {len(near)} latest of {total} neighbours are shown."
    rows = [
        {
            "Who": one.name,
            "Kind": one.kind,
            "What": VERBS.get(one.edge, one.edge),
            "Stage": one.stage or "",
            "Times": one.edges,
            "Latest": sentences.day(one.latest),
        }
        for one in near
    ]
    return Told(headline, drawing_of(dots, lines, left_out), rows)


def _words(one: Neighbour) -> str:
    said = VERBS.get(one.edge, one.edge.replace("_", " ").lower())
    return f"{said}, {one.stage + ', ' if one.stage else ''}latest {sentences.day(one.latest)}"
