"""What kind of team a class (P31) makes: by its label where a file has it, else by its id.

The ids are written from memory and were never seen in a file: a label that is held goes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.wikidata.holdings import Holdings

# In the order in which they decide: a national side of women is national.
WORDS = (
    ("national", re.compile(r"\bnational\b(?!\s+league)")),
    ("women", re.compile(r"\b(?:women|ladies|female)")),
    ("youth", re.compile(r"\b(?:youth|under-?\s?\d\d|u-?\d\d|junior|academy)\b")),
    ("reserve", re.compile(r"\b(?:reserve|b[- ]team|second team|farm team)")),
    (
        "senior",
        re.compile(r"\b(?:football|soccer|sports?|multisport)\b.*\b(?:club|team)|^(?:club|team)$"),
    ),
)
CLASSES = {
    "Q6979593": "national",  # national association football team
    "Q1194951": "national",  # national sports team
    "Q28140340": "women",  # women's association football club
    "Q2412834": "reserve",  # reserve team
    "Q476028": "senior",  # association football club
    "Q847017": "senior",  # sports club
    "Q15944511": "senior",  # association football team
}
KINDS = tuple(kind for kind, _ in WORDS)


def kind_of(classes: Iterable[str], held: Holdings) -> str | None:
    """The kind its classes make it; None where none of them says."""
    found = {_kind(held.label(one), one) for one in classes}
    return next((kind for kind in KINDS if kind in found), None)


def _kind(label: str | None, id: str) -> str | None:
    if label is None:
        return CLASSES.get(id)
    text = label.casefold()
    return next((kind for kind, words in WORDS if words.search(text)), CLASSES.get(id))
