"""The address is the state: natural ids and days, as they stand in a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from graph.dates import is_day, last_day
from graph.folding import folded

LONGEST_NAME = 80


def to_link(id: str) -> str:
    """`player:wd:Q1` as `player.wd.Q1`: colons would be spelt as %3A. What follows ~ likewise."""
    return "~".join(part.replace(":", ".", 2) for part in id.split("~"))


def from_link(text: str) -> str:
    """The id again."""
    return "~".join(part.replace(".", ":", 2) for part in text.split("~"))


def is_web(text: str) -> bool:
    """Whether it is an address that may become a link; anything else stays text."""
    return text.startswith(("https://", "http://"))


def day_from(text: str | None) -> str | None:
    """A whole day; a month or year means its last day, what is no day means none."""
    return last_day(text) if text and is_day(text) else None


def address(base: str, parameters: Mapping[str, str | Sequence[str]]) -> str:
    """The link to copy: empty parameters are left out, several values repeat the name."""
    pairs = [
        f"{name}={quote(value, safe='.-_~@')}"
        for name, values in parameters.items()
        for value in ([values] if isinstance(values, str) else values)
        if value
    ]
    return f"{base.split('?')[0]}{'?' if pairs else ''}{'&'.join(pairs)}"


def file_name(sentence: str, day: str | None = None) -> str:
    """The first words of a sentence, and the day, as the name of a file."""
    words = "-".join(folded(sentence).split()[:6])[:LONGEST_NAME] or "picture"
    return f"suitors-{words}{f'-{day}' if day else ''}"
