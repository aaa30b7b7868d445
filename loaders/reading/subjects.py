"""What a text is mainly about, where that is not men's senior football."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from loaders.reading.lists import clubs

LIST = Path(__file__).parent / "lists" / "sports.csv"
LOOKED_AT = 20_000  # characters
ENOUGH = 3  # a sport's own name counts 2, a word of it 1
DISTINCT = 2
UNNAMED = 4  # of its words, where the sport itself is not named
SHARE = 0.25  # of the sentences say something of it
_SENTENCE = re.compile(r"[^\n.!?]*[^\s.!?][^\n.!?]*(?:[.!?](?=\S)[^\n.!?]*)*")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_WOMEN = re.compile(
    r"\b(?:[A-Z][\w.]+ (?:FC )?(?:Women|Ladies|Frauen|Fem[eé]n[ií]\w*|F[eé]minin\w*|Femminile)\b"
    r"|Women['’]s (?:Super League|Champions League|World Cup|FA Cup|Euros?|football|game|team|side"
    r"|squad|Nations League|Championship|Premier League)|Lionesses|N?WSL|UWCL|Liga F|Matildas"
    r"|(?:she|her) (?:scored|plays|played|joined|signed)|female (?:footballer|player)s?)",
    re.I,
)
_SHE, _HE = re.compile(r"\b(?:she|her|herself)\b", re.I), re.compile(r"\b(?:he|his|him)\b", re.I)
_YOUTH = re.compile(
    r"\b(?:(?:under|u)-?\s?(?:1[4-9]|2[0-3])(?:['’]?s\b"
    r"|\s(?:side|team|squad|match|game|coach|boss|final|group|league|championship|tournament"
    r"|world cup|euros?|premier league|friendly|fixture|lionesses))"
    r"|Youth (?:Cup|League|team|side)|Premier League 2|academy (?:side|team|match|fixture)"
    r"|(?:young|junior) (?:side|lions))",
    re.I,
)


@dataclass(slots=True)
class Cues:
    """What speaks for a subject: distinct words with their weight, and in how many sentences."""

    words: dict[str, int] = field(default_factory=dict)
    sentences: int = 0

    @property
    def weight(self) -> int:
        """The weight of its distinct words."""
        return sum(self.words.values())

    @property
    def named(self) -> bool:
        """Whether the subject itself was named."""
        return 2 in self.words.values()


def other_subject(text: str) -> str | None:
    """ "women's football", "youth football" or another sport; None where a passing word is all."""
    sentences = _SENTENCE.findall(text[:LOOKED_AT])
    if not sentences:
        return None
    return _sport(sentences) or _women(sentences) or _youth(sentences)


def _sport(sentences: list[str]) -> str | None:
    found: dict[str, Cues] = defaultdict(Cues)
    for sentence in sentences:
        said = _cues(_WORD.findall(sentence.lower().replace("’", "'")))
        for sport, words in said.items():
            found[sport].words |= words
            found[sport].sentences += 1
    football = found.pop("football", Cues()).weight
    mainly = [
        name
        for name, cues in found.items()
        if _mainly(cues, len(sentences)) and (cues.named or len(cues.words) >= UNNAMED)
    ]
    best = max(mainly, key=lambda name: (found[name].weight, name), default=None)
    return best if best and found[best].weight > 2 * football else None


def _mainly(cues: Cues, sentences: int, share: float = SHARE) -> bool:
    enough = cues.weight >= ENOUGH and len(cues.words) >= DISTINCT
    return enough and cues.sentences >= share * sentences


def _cues(words: list[str]) -> dict[str, dict[str, int]]:
    """Sport → its words among these, up to four of them together."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    known, sizes = _known(), _sizes()
    for at, word in enumerate(words):
        for size in sizes.get(word, ()):
            phrase = " ".join(words[at : at + size])
            for sport, weight in known.get(phrase, ()):
                found[sport][phrase] = weight
    return found


def _women(sentences: list[str]) -> str | None:
    cues, hers, his = Cues(), 0, 0
    for sentence in sentences:
        named = {word.lower(): 2 for word in _WOMEN.findall(sentence)}
        she = bool(_SHE.search(sentence))
        cues.words |= named | ({"she": 1} if she else {})
        cues.sentences += bool(named or she)
        hers, his = hers + bool(named or she), his + bool(_HE.search(sentence))
    mainly = cues.named and _mainly(cues, len(sentences), 0.3) and hers > his
    return "women's football" if mainly else None


def _youth(sentences: list[str]) -> str | None:
    cues = Cues()
    for sentence in sentences:
        named = {word.lower(): 2 for word in _YOUTH.findall(sentence)}
        cues.words |= named
        cues.sentences += bool(named)
    return "youth football" if _mainly(cues, len(sentences), 0.4) else None


@cache
def _known() -> dict[str, tuple[tuple[str, int], ...]]:
    """Word or phrase → the sports it speaks for, with its weight; a club's name for football."""
    known: dict[str, list[tuple[str, int]]] = defaultdict(list)
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for phrase, weight in _weighted(row):
                known[phrase].append((row["sport"], weight))
    for club in clubs():
        for name in {club.name.lower(), *map(str.lower, club.others)}:
            known[name].append(("football", 1))
    return {phrase: tuple(sports) for phrase, sports in known.items()}


@cache
def _sizes() -> dict[str, set[int]]:
    """First word → of how many words the phrases are that begin with it."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for phrase in _known():
        first, *others = phrase.split(" ")
        sizes[first].add(1 + len(others))
    return dict(sizes)


def _weighted(row: dict[str, str]) -> Iterable[tuple[str, int]]:
    yield from ((phrase, 2) for phrase in row["names"].split("|"))
    yield from ((phrase, 1) for phrase in row["words"].split("|"))
