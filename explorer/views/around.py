"""Somebody and who is around: counts for each kind of line, and the foremost neighbours."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from explorer import sentences
from explorer.drawing import Dot, Line, drawing_of, pairs
from explorer.looks import KINDS
from explorer.sentences import VERBS
from explorer.views.threads import Told
from graph.measures import Place, positions
from graph.questions.careers import Card
from graph.questions.neighbours import Neighbour, NeighbourCount
from graph.questions.reports import Claim

LABELS = {"player": "Player", "manager": "Manager", "club": "Club"}


@dataclass(frozen=True, slots=True)
class Opened:
    """One that was opened: how many are around, those that are shown, and what was reported."""

    card: Card
    counts: Sequence[NeighbourCount]
    near: Sequence[Neighbour]
    claims: Sequence[Claim] = ()

    @property
    def around(self) -> int:
        """How many neighbours there are, shown or not."""
        return sum(count.neighbours for count in self.counts)


def around(opened: Sequence[Opened], off: Collection[str] = ()) -> Told:
    """Who stands beside those that were opened, the latest first; without those in `off`."""
    dots = [_dot(one.card) for one in opened]
    lines = []
    for one in opened:
        for near in one.near:
            if near.kind in KINDS:
                dots.append(Dot(near.id, near.kind, near.name))
                lines.append(_line(one, near))
    # Whoever was opened is told with all that is known of him.
    known = {dot.id: dot for dot in reversed(dots)}
    shown = [known[id] for id in dict.fromkeys(dot.id for dot in dots) if id not in off]
    return Told(_headline(opened), drawing_of(shown, lines, _left_out(opened)), _rows(opened, off))


def places(opened: Sequence[Opened]) -> Mapping[str, Place]:
    """Round by round: who stands stays, newcomers go beside whom they belong to."""
    found: dict[str, Place] = {}
    for n in range(1, len(opened) + 1):
        told = around(opened[:n]).drawing
        found = positions((dot.id for dot in told.dots), pairs(told), found or None)
    return found


def kinds_around(counts: Sequence[NeighbourCount]) -> dict[str, int]:
    """How many neighbours of each kind that can be drawn."""
    many: dict[str, int] = {}
    for count in counts:
        if count.kind in KINDS:
            many[count.kind] = many.get(count.kind, 0) + count.neighbours
    return dict(sorted(many.items()))


def _headline(opened: Sequence[Opened]) -> str:
    if len({one.card.id for one in opened}) > 1:
        names = list(dict.fromkeys(one.card.name for one in opened))
        return f"{sentences.listed(names)}, and who is around them."
    told = [
        sentences.counted(n, kind.lower()) for kind, n in kinds_around(opened[0].counts).items()
    ]
    around = sentences.listed(told) or "nothing around, as far as is known"
    return f"{opened[0].card.name}: {around}."


def _left_out(opened: Sequence[Opened]) -> str | None:
    told = [
        f"{len(one.near)} of {one.around:,} around {one.card.name}"
        for one in opened
        if len(one.near) < one.around
    ]
    return f"Shown are the latest: {'; '.join(told)}." if told else None


def _rows(opened: Sequence[Opened], off: Collection[str]) -> list[dict[str, object]]:
    return [
        {
            "Around": one.card.name,
            "Who": near.name,
            "Kind": near.kind,
            "What": VERBS.get(near.edge, near.edge),
            "Stage": near.stage or "",
            "Times": near.edges,
            "Latest": sentences.day(near.latest),
        }
        for one in opened
        for near in one.near
        if near.id not in off
    ]


def _dot(card: Card) -> Dot:
    known = [part for part in (card.position, card.country, (card.born_on or "")[:4]) if part]
    return Dot(card.id, LABELS[card.kind], card.name, ", ".join(known))


def _line(one: Opened, near: Neighbour) -> Line:
    id = one.card.id
    ends = (id, near.id) if near.outgoing else (near.id, id)
    said = VERBS.get(near.edge, near.edge.replace("_", " ").lower())
    words = f"{said}, {near.stage + ', ' if near.stage else ''}latest {sentences.day(near.latest)}"
    facts = _told(one.claims, near.edge, set(ends))
    return Line("", *ends, near.edge, words, near.stage, count=near.edges, facts=facts)


def _told(claims: Sequence[Claim], edge: str, ends: set[str]) -> tuple[str, ...]:
    """Who said it, on which day, in which words."""
    by = {"INTERESTED_IN": "club_id", "PURSUED": "manager_id"}.get(edge)
    return tuple(
        sentences.claim(
            claim.club,
            claim.player,
            claim.stage,
            claim.reported_on,
            claim.source,
            claim.evidence or claim.summary,
        )
        for claim in claims
        if by and {getattr(claim, by), claim.player_id} == ends
    )
