"""The key to a picture, with counts; what is taken off in it is not drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from explorer import sentences
from explorer.drawing import Drawing
from explorer.looks import KINDS
from explorer.sentences import VERBS
from graph.words import ADVANCED, EARLY, NEGATIVE

GROUPS = {"early": EARLY, "advanced": ADVANCED, "negative": NEGATIVE}
GROUP_WORDS = {
    "early": "┄ early stages",
    "advanced": "━ bid, agreed, completed",
    "negative": "⊣ refused, denied, dropped",
}
RULE = "Large: whoever was asked for. A claim's dash and width grow with its stage."


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of dot, a kind of line or a group of stages, and how many of it there are."""

    name: str
    words: str
    colour: str
    count: int


def entries(drawing: Drawing) -> list[Entry]:
    """What is in the picture, kinds of dots first."""
    dots = Counter(dot.kind for dot in drawing.dots)
    lines = Counter(line.kind for line in drawing.lines)
    stages = Counter(_group(line.stage) for line in drawing.lines if line.stage)
    found = [
        Entry(kind, f"{sign} {kind}s", colour, dots[kind])
        for kind, (_, colour, sign) in KINDS.items()
        if dots[kind]
    ]
    found += [Entry(kind, VERBS.get(kind, kind), "", many) for kind, many in sorted(lines.items())]
    found += [Entry(name, GROUP_WORDS[name], "", stages[name]) for name in GROUPS if stages[name]]
    return found


def without(drawing: Drawing, hidden: Collection[str]) -> Drawing:
    """The picture without what is hidden, and without whoever then stands alone."""
    if not hidden:
        return drawing
    seen = {dot.id for dot in drawing.dots if dot.kind not in hidden}
    lines = tuple(
        line
        for line in drawing.lines
        if line.kind not in hidden
        and _group(line.stage) not in hidden
        and line.start in seen
        and line.end in seen
    )
    tied = _ends(drawing) - _ends(replace(drawing, lines=lines))
    dots = tuple(dot for dot in drawing.dots if dot.id in seen and (dot.big or dot.id not in tied))
    return replace(drawing, dots=dots, lines=lines)


def hidden_words(whole: Drawing, shown: Drawing) -> str:
    """How many names of each kind and how many lines are hidden; empty when all are shown."""
    drawn = {dot.id for dot in shown.dots}
    gone = Counter(dot.kind for dot in whole.dots if dot.id not in drawn)
    told = [sentences.counted(gone[kind], kind.lower()) for kind in KINDS if gone[kind]]
    lines = len(whole.lines) - len(shown.lines)
    if lines:
        told.append(sentences.counted(lines, "line"))
    return f"Hidden: {sentences.listed(told)}." if told else ""


def _ends(drawing: Drawing) -> set[str]:
    return {end for line in drawing.lines for end in (line.start, line.end)}


def _group(stage: str | None) -> str:
    return next((name for name, stages in GROUPS.items() if stage in stages), "")
