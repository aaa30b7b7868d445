"""Whether a text is told in sentences: lists of links, tables and menus are not."""

from __future__ import annotations

import re

MANY_LINES = 8
WORD = re.compile(r"[^\W\d_]{2,}")
_LINK = re.compile(r"https?://|www\.|\]\(|\bhref=", re.I)
_FIGURE = re.compile(r"\b\d{1,3}\s?[-–:]\s?\d{1,3}\b|(?:\s|[|;,\t]|^)\d+(?:[.,]\d+)?(?=\s|[|;,]|$)")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


def no_sentences(text: str) -> str | None:
    """What a text of many lines is, where hardly one of them is a sentence."""
    lines = [line for line in text.splitlines() if line.strip()]
    prose = sum(map(_is_prose, lines))
    if len(lines) < MANY_LINES or 5 * prose > len(lines):
        return None
    if 2 * sum(bool(_LINK.search(line)) for line in lines) >= len(lines):
        return "This is a list of links with hardly a sentence, so nothing was taken."
    if 2 * sum(bool(_FIGURE.search(line)) for line in lines) >= len(lines):
        return "This is a table of results or figures, so nothing was taken."
    if not prose and not any(map(_is_headline, lines)):
        return "This is a list without a sentence, so nothing was taken."
    return None


def has_sentence(text: str) -> bool:
    """Whether any line of it ends as a sentence does."""
    return any(_ends(line) for line in text.splitlines())


def _is_prose(line: str) -> bool:
    """A line of words that ends as a sentence does, or runs on like one."""
    return len(WORD.findall(_LINK.split(line)[0])) >= 14 or _ends(line)


def _ends(line: str) -> bool:
    return bool(_ENDS.search(line[-20:])) and len(WORD.findall(_LINK.split(line)[0])) >= 5


def _is_headline(line: str) -> bool:
    words = WORD.findall(line)
    return len(words) >= 4 and sum(word.islower() for word in words) >= 2
