"""Why nothing is taken from a text: it is no report of men's senior football in English."""

from __future__ import annotations

import re

from loaders.reading.encoding import other_than_text
from loaders.reading.language import other_language
from loaders.reading.prose import WORD, no_sentences
from loaders.reading.subjects import other_subject

LONGEST = 200_000  # characters
NO_SPACES = "\u2e80"  # Chinese and Japanese put none between words
FEWEST = 3  # words: "Liverpool want Itakura"
_LOST = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def why_no_report(text: str) -> str | None:
    """What the text is and that nothing was taken, where that is so; None for a report."""
    if not text.strip():
        return "This is empty, so nothing was taken."
    if len(text) > LONGEST:
        return (
            f"This text has {len(text):,} characters, more than {LONGEST:,}, so nothing was taken."
            " Split it into single reports."
        )
    if refusal := other_than_text(text[:4096].encode("latin-1", "replace")):
        return refusal
    return _unreadable(text) or _too_short(text) or no_sentences(text) or _not_ours(text)


def _unreadable(text: str) -> str | None:
    if "\0" in text:
        return "This holds NUL bytes as no text does, so nothing was taken. Give its words as text."
    lost = len(_LOST.findall(text))
    if lost > max(3, len(text) // 200):
        return (
            f"This text is damaged: {lost:,} of its {len(text):,} characters are lost, so nothing"
            " was taken. Save it as UTF-8."
        )
    return None


def _too_short(text: str) -> str | None:
    start = text[:1000]
    count = len(WORD.findall(start))
    if count >= FEWEST or max(start) >= NO_SPACES:
        return None
    words = "1 word" if count == 1 else f"{count or 'no'} words"
    return f"This has {words}, too few for a report, so nothing was taken."


def _not_ours(text: str) -> str | None:
    if language := other_language(text):
        return f"This is written in {language}, so nothing was taken. Only English is read."
    if subject := other_subject(text):
        return f"This is about {subject}, so nothing was taken. Only men's senior football is read."
    return None
