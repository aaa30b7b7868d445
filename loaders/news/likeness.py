"""The same text, or nearly? Told by a few numbers of each: the texts themselves are not kept."""

from __future__ import annotations

from hashlib import blake2b, sha256

from graph.folding import folded

TOGETHER = 3  # words; what two texts share are runs of so many
KEPT = 128  # numbers a text: an estimate within 4 % in most cases
DIGITS = 8  # of one number
# Two texts of which one had every tenth word changed still share seven runs in ten.
COPIED = 0.7


def digest(text: str) -> str:
    """The SHA-256 of a text as hex: the same text, the same digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def signature(text: str) -> str | None:
    """The smallest hashes of its runs of three words, as hex; None for fewer than three words."""
    words = folded(text).split()
    runs = {" ".join(words[at : at + TOGETHER]) for at in range(len(words) - TOGETHER + 1)}
    hashes = sorted(blake2b(run.encode(), digest_size=DIGITS // 2).hexdigest() for run in runs)
    return "".join(hashes[:KEPT]) or None


def likeness(one: str | None, other: str | None) -> float:
    """The share of runs of words that two signatures' texts have in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    mine, theirs = _hashes(one), _hashes(other)
    smallest = sorted(mine | theirs)[:KEPT]
    common = sum(hash in mine and hash in theirs for hash in smallest) / len(smallest)
    return 2 * common / (1 + common)


def _hashes(text: str) -> set[str]:
    return {text[at : at + DIGITS] for at in range(0, len(text), DIGITS)}
