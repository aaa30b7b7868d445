"""How two of them are connected: sentences hop by hop, a picture, and the evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from explorer import sentences
from explorer.drawing import Dot, Fact, Line, drawing_of
from explorer.views.threads import Told
from graph.questions.paths import Hop

KINDS = {"player": "Player", "manager": "Manager", "club": "Club"}


@dataclass(frozen=True, slots=True)
class Way:
    """One path, told: its sentences, and the reports they rest on."""

    number: int
    sentences: list[str]
    paragraph: str = ""


def ways(
    start: str, end: str, hops: Sequence[Hop], most: int, when: str = ""
) -> tuple[Told, list[Way]]:
    """The paths as one picture, as rows, and each as sentences."""
    told = [_way(number, list(steps)) for number, steps in groupby(hops, key=lambda hop: hop.path)]
    headline = (
        f"{sentences.counted(len(told), 'path')} of at most {sentences.counted(most, 'hop')}"
        f" between {start} and {end} {when}"
        if told
        else f"No path within {sentences.counted(most, 'hop')} between {start} and {end} {when}"
    ).rstrip() + "."
    dots, lines, names = [], [], (start, end)
    for hop in hops:
        ends_of = [_dot(hop.from_id, hop.from_name, names), _dot(hop.to_id, hop.to_name, names)]
        dots += ends_of
        ends = _in_order(hop)
        lines.append(
            Line(
                hop.edge_id,
                *ends,
                hop.kind,
                _sentence(hop),
                hop.stage,
                facts=(_fact(hop),),
                since=hop.reported_on or hop.since or "",
                day=hop.reported_on or hop.until or hop.since or "",
            )
        )
    rows = [
        {
            "Path": hop.path,
            "Step": hop.step,
            "What": _sentence(hop),
            "When": sentences.day(hop.reported_on)
            if hop.reported_on
            else sentences.span(hop.since, hop.until, hop.last_day),
            "Source": hop.source or "record",
            "Link": hop.url,
        }
        for hop in hops
    ]
    return Told(headline, drawing_of(dots, lines), rows), told


def _way(number: int, steps: Sequence[Hop]) -> Way:
    """The path as sentences, and as one paragraph with a footnote for each hop."""
    told = [_sentence(hop) for hop in steps]
    text = " ".join(f"{said}.[{n}]" for n, said in enumerate(told, 1))
    notes = [f"[{n}] {_note(hop)}" for n, hop in enumerate(steps, 1)]
    return Way(number, told, "\n".join([text, "", *notes, sentences.CAUTION]))


def _note(hop: Hop) -> str:
    """The evidence of a hop: a report with its day and address, or the record's own id."""
    if not hop.reported_on:
        return f"Record {hop.edge_id}."
    where = f" <{hop.url}>" if hop.url else ""
    title = f', "{hop.title}"' if hop.title else ""
    return f"{hop.source or 'source not known'}, {sentences.day(hop.reported_on)}{title}{where}."


def _sentence(hop: Hop) -> str:
    names = {hop.from_id: hop.from_name, hop.to_id: hop.to_name}
    start, end = _in_order(hop)
    days = (hop.since, hop.until, hop.last_day)
    said = sentences.hop(names[start], hop.kind, names[end], *days, hop.reported_on, hop.source)
    return f"{said}{sentences.made_of(hop.games, hop.certainty)}"


def _fact(hop: Hop) -> Fact:
    """What a hop rests on: the report in its words, or the record."""
    said = f'"{hop.evidence}"' if hop.evidence else hop.summary or ""
    words = f"{_sentence(hop)}{f': {said}' if said else ''}"
    return Fact(words, hop.reported_on or hop.since or "", hop.source, hop.url)


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


def _dot(id: str, name: str, ends: Collection[str]) -> Dot:
    return Dot(id, KINDS[id.partition(":")[0]], name, big=name in ends)
