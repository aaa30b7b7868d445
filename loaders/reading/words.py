"""A text as sentences of words, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.folding import folded

# A hyphen joins a word unless what follows makes a phrase of a name: "Valencia-based".
_LOOSE = r"(?:based|backed|born|owned|bound|linked|target|bred|mad|trained|raised)\b"
_MONEY = (
    r"[£€$¥]\s?\d[\d.,]*(?:\s?-\s?[£€$]?\d[\d.,]*)?"
    r"\s?(?:million|billion|mln|mn|bn|m|k)?\b(?:-a-\w+)?"
)
_AGE = r"\d[\d.,]*(?:st|nd|rd|th|m|k)?-year-olds?(?:['’]s)?"
_NUMBER = r"\d+(?:[.,]\d+)*(?:[\w%]+)?(?:[-/]\d+)*"
_LETTERS = rf"[^\W\d_]+(?:(?:[-.'’‘](?!{_LOOSE})|(?<=\bal)-)[^\W\d_]+)*(?:\d+\b)?"
_WORD = re.compile("|".join((_MONEY, _AGE, _NUMBER, _LETTERS, r"[^\w\s]")))
_POSSESSIVE = re.compile(r"(?:['’‘]s|(?<=s)['’‘])$", re.I)
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(slots=True)
class Word:
    """One word: `low` is it folded, `owns` whether it ends in a possessive s."""

    text: str
    start: int
    end: int
    low: str
    capital: bool
    owns: bool = False
    first: bool = False  # of its sentence
    quoted: bool = False


@dataclass(slots=True)
class Sentence:
    """The words of a sentence in order."""

    words: list[Word]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, paragraph by paragraph; quoted words are marked."""
    found = []
    for paragraph in re.finditer(r"[^\n\r]*\S[^\n\r]*", text):
        inside = False
        for at, piece in _split(paragraph[0]):
            words, inside = _words(piece, paragraph.start() + at, inside)
            if words:
                found.append(Sentence(words))
    return found


def _split(paragraph: str) -> list[tuple[int, str]]:
    """Sentences with their offsets; a split after an initial or inside a name is undone."""
    from sentencex import segment  # takes 10 ms to import

    pieces, at = [], 0
    for piece in segment("en", paragraph):
        if not piece.strip():
            continue
        start = paragraph.find(piece, at)
        at = start + len(piece)
        pieces += [(start + offset, part) for offset, part in _further(piece)]
    return pieces


def _further(piece: str) -> list[tuple[int, str]]:
    """What the splitter leaves together: a full stop before a quote or a capital."""
    cuts = [0]
    for m in re.finditer(r"[a-z)\]\d]{2}[.!?]['\"”’]?\s+(?=['\"“‘]?[A-Z])", piece):
        cuts.append(m.end())
    return [
        (a, piece[a:b])
        for a, b in zip(cuts, [*cuts[1:], len(piece)], strict=True)
        if piece[a:b].strip()
    ]


def _words(piece: str, offset: int, inside: bool) -> tuple[list[Word], bool]:
    words: list[Word] = []
    for m in _WORD.finditer(piece):
        text = m.group()
        if text.translate(_QUOTES) == '"':
            inside = not inside
        bare = _POSSESSIVE.sub("", text)
        if not bare:
            bare = text
        owns = bare != text
        # "Reds'" and "boss'": the apostrophe is a sign of its own after the word.
        if not owns and text[-1:] in "sS" and piece[m.end() : m.end() + 2] in ("' ", "’ "):
            owns = text[:1].isupper()
        low = folded(bare) or bare.translate(_QUOTES)
        place = (offset + m.start(), offset + m.end())
        words.append(Word(bare, *place, low, bare[:1].isupper(), owns, not words, inside))
    return words, inside
