"""How two of them are connected: sentences hop by hop, a picture, and the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer import sentences
from explorer.drawing import Dot, Line, drawing_of
from explorer.views.threads import Told
from graph.questions.paths import Hop

KINDS = {"player": "Player", "manager": "Manager", "club": "Club"}


@dataclass(frozen=True, slots=True)
class Way:
    """One path, told: its sentences, and the reports they rest on."""

    number: int
    sentences: list[str]


def ways(start: str, end: str, hops: Sequence[Hop], most: int) -> tuple[Told, list[Way]]:
    """The paths as one picture, as rows, and each as sentences."""
    told = [
        Way(number, [_sentence(hop) for hop in steps])
        for number, steps in groupby(hops, key=lambda hop: hop.path)
    ]
    headline = (
        f"{sentences.counted(len(told), 'path')} of at most {sentences.counted(most, 'hop')}"
        f" between {start} and {end}."
        if told
        else f"No path within {sentences.counted(most, 'hop')} between {start} and {end}."
    )
    dots, lines = [], []
    for hop in hops:
        dots += [_dot(hop.from_id, hop.from_name), _dot(hop.to_id, hop.to_name)]
        ends = _in_order(hop)
        lines.append(
            Line(
                hop.edge_id,
                *ends,
                hop.kind,
                _sentence(hop),
                hop.stage,
                facts=tuple(said for said in (hop.evidence or hop.summary,) if said),
            )
        )
    rows = [
        {
            "Path": hop.path,
            "Step": hop.step,
            "What": _sentence(hop),
            "When": sentences.day(hop.reported_on)
            if hop.reported_on
            else sentences.span(hop.since, hop.until),
            "Source": hop.source or "record",
            "Link": hop.url,
        }
        for hop in hops
    ]
    return Told(headline, drawing_of(dots, lines), rows), told


def _sentence(hop: Hop) -> str:
    names = {hop.from_id: hop.from_name, hop.to_id: hop.to_name}
    start, end = _in_order(hop)
    return sentences.hop(
        names[start], hop.kind, names[end], hop.since, hop.until, hop.reported_on, hop.source
    )


def _in_order(hop: Hop) -> tuple[str, str]:
    """Start and end as the edge reads, whichever way the path walks it."""
    ends = (hop.from_id, hop.to_id)
    first = {
        "PLAYED_FOR": "player",
        "MANAGED": "manager",
        "PURSUED": "manager",
        "INTERESTED_IN": "club",
        "SAME_PERSON": "manager",
    }[hop.kind]
    return ends if ends[0].startswith(first) else (ends[1], ends[0])


def _dot(id: str, name: str) -> Dot:
    return Dot(id, KINDS[id.partition(":")[0]], name)
