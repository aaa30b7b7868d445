"""Somebody and who is around: counts for each kind of line, and the foremost neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer import sentences
from explorer.drawing import Dot, Drawing, Line, drawing_of
from explorer.looks import KINDS
from explorer.sentences import VERBS
from explorer.views.claims import claim_fact
from explorer.views.threads import Told
from graph.measures import Place, positions
from graph.questions.careers import Card
from graph.questions.neighbours import Between, Neighbour, NeighbourCount
from graph.questions.reports import Claim

LABELS = {"player": "Player", "manager": "Manager", "club": "Club"}
Ends = tuple[str, frozenset[str]]  # a kind of edge, and whom it joins
MORE = "more:"  # begins the id of the dot that stands for all others


@dataclass(frozen=True, slots=True)
class Opened:
    """One that was opened: how many are around, those that are shown, and what was reported."""

    card: Card
    counts: Sequence[NeighbourCount]
    near: Sequence[Neighbour]
    claims: Sequence[Claim] = ()
    alone: bool = False

    @property
    def around(self) -> int:
        """How many neighbours there are, shown or not."""
        return sum(count.neighbours for count in self.counts)


def around(
    opened: Sequence[Opened], off: Collection[str] = (), between: Sequence[Between] = ()
) -> Told:
    """Who stands beside those that were opened, the latest first; without those in `off`.

    `between` are lines among those that are shown, in addition to those of the opened.
    """
    whole = _whole(opened)
    shown = [dot for dot in whole.dots if dot.id not in off]
    drawn = {(line.start, line.end, line.kind) for line in whole.lines}
    also = [_also(row) for row in between if (row.start_id, row.end_id, row.edge) not in drawn]
    drawing = drawing_of(shown, [*whole.lines, *also], _left_out(opened))
    return Told(_headline(opened), drawing, line_rows(drawing))


def placed(opened: Sequence[Opened], known: Mapping[str, Place]) -> Mapping[str, Place]:
    """Who stands stays, newcomers go beside whom they belong to; nobody is forgotten."""
    tied = [(one.card.id, near.id) for one in opened for near in one.near if near.kind in KINDS]
    tied += [(line.start, line.end) for _, line in _rest(opened)]
    dots = {one.card.id for one in opened}.union(*tied)
    return {**known, **positions(dots, tied, known or None)}


def kinds_around(counts: Iterable[NeighbourCount]) -> dict[str, int]:
    """How many neighbours of each kind that can be drawn."""
    many: dict[str, int] = {}
    for count in counts:
        if count.kind in KINDS:
            many[count.kind] = many.get(count.kind, 0) + count.neighbours
    return dict(sorted(many.items()))


def rest_of(id: str) -> tuple[str, str]:
    """Whom a dot "and n more" belongs to, and the kind it stands for."""
    who, _, kind = id.removeprefix(MORE).partition("~")
    return who, kind


def line_rows(drawing: Drawing) -> list[dict[str, object]]:
    """The lines of a picture as a table, in their order."""
    names = {dot.id: dot.name for dot in drawing.dots}
    return [
        {
            "From": names[line.start],
            "What": VERBS.get(line.kind, line.kind),
            "To": names[line.end],
            "Stage": line.stage or "",
            "Times": line.count,
            "Latest": sentences.day(line.day),
        }
        for line in drawing.lines
        if line.kind != "MORE"
    ]


def _whole(opened: Sequence[Opened]) -> Drawing:
    """Everybody in it, those who were opened told with all that is known of them."""
    dots = {one.card.id: _dot(one.card) for one in opened}
    lines = []
    for one in opened:
        told = _told(one.claims)
        for near in one.near:
            if near.kind in KINDS:
                dots.setdefault(near.id, Dot(near.id, near.kind, near.name))
                lines.append(_line(one, near, told))
    for dot, line in _rest(opened):
        dots[dot.id] = dot
        lines.append(line)
    return drawing_of(dots.values(), lines)


def _rest(opened: Sequence[Opened]) -> list[tuple[Dot, Line]]:
    """For each that was opened and each kind, a dot that stands for all who are not shown."""
    there: dict[tuple[str, str], int] = {}
    shown: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for one in opened:
        for kind, many in kinds_around(one.counts).items():
            there[one.card.id, kind] = many
        for near in one.near:
            shown.setdefault((one.card.id, near.kind), set()).add((near.id, near.edge))
    found = []
    for (who, kind), many in there.items():
        left = many - len(shown.get((who, kind), ()))
        if left > 0:
            id = f"{MORE}{who}~{kind}"
            word = kind.lower() if left == 1 else f"{kind.lower()}s"
            name = f"and {left:,} more {word}"
            found.append((Dot(id, "More", name), Line("", who, id, "MORE", name)))
    return found


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
        if len(one.near) < one.around and not one.alone
    ]
    return f"Shown are the latest: {'; '.join(told)}." if told else None


def _dot(card: Card) -> Dot:
    known = [part for part in (card.position, card.country, (card.born_on or "")[:4]) if part]
    return Dot(card.id, LABELS[card.kind], card.name, ", ".join(known), big=True)


def _line(one: Opened, near: Neighbour, told: Mapping[Ends, Sequence[Claim]]) -> Line:
    id = one.card.id
    ends = (id, near.id) if near.outgoing else (near.id, id)
    claims = told.get((near.edge, frozenset(ends)), ())
    facts = tuple(
        claim_fact(said, said.tier, repeats=bool(said.repeats_report_id)) for said in claims
    )
    return Line(
        "",
        *ends,
        near.edge,
        _words(near.edge, near.stage, near.edges, near.latest),
        near.stage,
        count=near.edges,
        facts=facts,
        since=near.first_day or "",
        day=near.latest or "",
    )


def _also(row: Between) -> Line:
    words = _words(row.edge, row.stage, row.edges, row.latest)
    return Line(
        "",
        row.start_id,
        row.end_id,
        row.edge,
        words,
        row.stage,
        count=row.edges,
        since=row.first_day or "",
        day=row.latest or "",
    )


def _words(edge: str, stage: str | None, times: int, latest: str | None) -> str:
    said = VERBS.get(edge, edge.replace("_", " ").lower())
    often = f", {times} times" if times > 1 else ""
    return f"{said}{often}, {stage + ', ' if stage else ''}latest {sentences.day(latest)}"


def _told(claims: Sequence[Claim]) -> dict[Ends, list[Claim]]:
    """Who said it, on which day, in which words: for each line that rests on it."""
    found: dict[Ends, list[Claim]] = {}
    for claim in claims:
        for edge, by in (("INTERESTED_IN", claim.club_id), ("PURSUED", claim.manager_id)):
            if by:
                found.setdefault((edge, frozenset((claim.player_id, by))), []).append(claim)
    return found
