"""The plain text lists: words and phrases in sections, each read once.

A line in square brackets opens a section, `#` begins a comment. In a section of choices ` | ` or a
new line parts them; `(x|y)` is one of several, `<name>` one of the section of that name, `…` any
ending of a word; all else is read as a regular expression.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lists"
_BRACKET = re.compile(r"(?<!\\)\((?!\?)")
_NAMED = re.compile(r"<([a-z][a-z ]+)>")


@cache
def listed(file: str, section: str) -> frozenset[str]:
    """The words of a section, however its lines are broken."""
    return frozenset(" ".join(lines(file, section)).split())


def lines(file: str, section: str) -> tuple[str, ...]:
    """The lines of a section."""
    return _sections(file)[section]


def titles(file: str) -> tuple[str, ...]:
    """The names of the sections, in order."""
    return tuple(_sections(file))


@cache
def any_of(file: str, section: str) -> str:
    """A pattern for one of the choices of a section."""
    return f"(?:{'|'.join(filled(file, line) for line in lines(file, section))})"


def one_of(*texts: str) -> str:
    """A pattern for one of these patterns."""
    return f"(?:{'|'.join(texts)})"


def alone(*texts: str) -> re.Pattern[str]:
    """Finds one of these between blanks."""
    return re.compile(rf"(?<!\S){one_of(*texts)}(?!\S)")


def filled(file: str, line: str) -> str:
    """A line as a regular expression: sections put in by name, brackets that only hold together."""
    line = _NAMED.sub(lambda match: any_of(file, match[1]), line)
    return _BRACKET.sub("(?:", line).replace(" | ", "|").replace("…", r"\S*")


@cache
def _sections(file: str) -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    here: list[str] = []
    for line in (FOLDER / f"{file}.txt").read_text("utf-8").splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            here = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            here.append(line)
    return {name: tuple(those) for name, those in sections.items()}
