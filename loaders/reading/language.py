"""Which language a text is written in, as far as it matters: English or another."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LIST = Path(__file__).parent / "lists" / "languages.csv"
LOOKED_AT = 8_000  # characters
ENOUGH_ENGLISH = 0.12  # of the words; names of clubs and players are the rest of a headline
ENOUGH_FOREIGN = 0.15
SCRIPTS = frozenset(
    (
        *("ARABIC", "ARMENIAN", "BENGALI", "CJK", "CYRILLIC", "DEVANAGARI", "GEORGIAN", "GREEK"),
        *("HANGUL", "HEBREW", "HIRAGANA", "KATAKANA", "TAMIL", "THAI"),
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LINK = re.compile(r"https?://\S+|[@#]\w+")
_BEYOND_LATIN = re.compile(r"[^\W\d\x00-\u024f]")


def other_language(text: str) -> str | None:
    """The language's name where the text is surely not English, else None.

    Small words decide, since names of clubs and players are foreign in English reports too;
    py3langid is asked only where few of them are English.
    """
    text = _LINK.sub(" ", text[:LOOKED_AT])
    if script := _other_script(text):
        return script
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if not words:
        return None
    counts = Counter(words)
    lists = _languages()
    shares = {code: _share(counts, lists[code]) for code in lists if code != "en"}
    best = max(shares, key=lambda code: shares[code])
    english = _share(counts, lists["en"] - lists[best])
    distinct = len(counts.keys() & lists[best])
    if english >= ENOUGH_ENGLISH or shares[best] < max(ENOUGH_FOREIGN, 3 * english) or distinct < 3:
        return None
    guess = _guessed(text)
    if guess == "en":
        return None
    return _names()[guess if shares.get(guess, 0) > 0.8 * shares[best] else best]


def _share(counts: Counter[str], words: frozenset[str]) -> float:
    return sum(counts[word] for word in counts.keys() & words) / counts.total()


def _other_script(text: str) -> str | None:
    """The language of a text most of whose letters are not Latin ones."""
    foreign = [sign for sign in _BEYOND_LATIN.findall(text) if _script(sign) in SCRIPTS]
    if not foreign or 2 * len(foreign) <= sum(map(str.isalpha, text)):
        return None
    return _names().get(_guessed("".join(foreign)), "another script")


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _guessed(text: str) -> str:
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.5 s, for doubtful texts alone

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_names()))
    return identifier


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _rows()}


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["words"].split("|")) for row in _rows() if row["words"]}
