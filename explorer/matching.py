"""The same twice, in a terminal: pairs listed with their reasons, and decided one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from explorer.sentences import counted
from graph.questions.merges import MERGES, Merge
from graph.settings import Settings
from graph.store import open_reader
from loaders.matching.deciding import Decision, decide
from loaders.matching.likely import likely_pairs
from loaders.matching.pairs import Pair
from loaders.matching.ties import tied_pairs

# Clubs first: people are recognised by the days they were at the same ones.
LABELS = ("Club", "Player", "Manager")
LISTED = ("kind", "score", "kept", "gone", "why", "reasons", "against")
MADE = ("id", "verdict", "names", "why", "score", "decided_at", "stands")
ANSWERS = ("y", "n", "s", "q")
Tell = Callable[[str], None]


def list_pairs(settings: Settings) -> list[dict[str, Any]]:
    """Every pair as a row: those tied by ids first, then the likeliest."""
    return [
        {
            "kind": pair.kind,
            "score": pair.score,
            "kept": pair.kept.words,
            "gone": pair.gone.words,
            "why": pair.why,
            "reasons": list(pair.reasons),
            "against": list(pair.against),
        }
        for label in LABELS
        for pair in _pairs(settings, label)
    ]


def list_made(settings: Settings) -> list[Merge]:
    """Every decision on record, the latest first."""
    with open_reader(settings) as reader:
        return reader.ask(MERGES, limit=None).rows


def take_ids(settings: Settings, tell: Tell) -> None:
    """Takes every pair that published ids tie; what contradicts its id is named, and left."""
    pairs = [pair for label in LABELS for pair in _tied(settings, label)]
    sure = [pair for pair in pairs if pair.sure]
    if sure:
        decide(settings, [pair.decided(same=True) for pair in sure])
    tell(f"{counted(len(sure), 'pair')} tied by ids taken.")
    for pair in pairs:
        if not pair.sure:
            tell(f"Not taken: {pair.kept.words} and {pair.gone.words}: {'; '.join(pair.against)}.")


def review(settings: Settings, ask: Callable[[str, Sequence[str]], str], tell: Tell) -> None:
    """Kind by kind; what was decided is kept when a kind is through, or at q."""
    for label in LABELS:
        pairs, decisions, quitting = _pairs(settings, label), list[Decision](), False
        tell(f"{label}s: {counted(len(pairs), 'pair')} to be looked at.")
        sure = [pair for pair in pairs if pair.sure]
        if sure:
            answer = ask(f"{counted(len(sure), 'pair')} tied by published ids. Take all?", ANSWERS)
            quitting = answer == "q"
            decisions += [pair.decided(same=True) for pair in sure if answer == "y"]
        for pair in pairs:
            if quitting or pair.sure:
                continue
            answer = ask(_question(pair), ANSWERS)
            quitting = answer == "q"
            if answer in ("y", "n"):
                decisions.append(pair.decided(same=answer == "y"))
        if decisions:
            decide(settings, decisions)
            same = sum(one.same for one in decisions)
            refused = counted(len(decisions) - same, "refusal")
            tell(f"{counted(same, 'merge')} and {refused} kept.")
        if quitting:
            return


def _question(pair: Pair) -> str:
    lines = [f"{pair.score:.0%}  {pair.kept.words}", f"      {pair.gone.words}"]
    lines.append(f"      for it: {'; '.join(pair.reasons) or 'nothing'}")
    if pair.against:
        lines.append(f"      against it: {'; '.join(pair.against)}")
    return "\n".join((*lines, f"The same {pair.kind}?"))


def _pairs(settings: Settings, label: str) -> list[Pair]:
    with open_reader(settings) as reader:
        return [*tied_pairs(reader, label), *likely_pairs(reader, label)]


def _tied(settings: Settings, label: str) -> Iterator[Pair]:
    with open_reader(settings) as reader:
        yield from tied_pairs(reader, label)
