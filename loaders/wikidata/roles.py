"""As what somebody coached: the label of the role (P3831, P2868) that a tenure gives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.wikidata.holdings import Holdings

WORDS = (
    ("assistant", re.compile(r"\b(?:assistant|goalkeep\w+|fitness|athletic|youth) ?\b")),
    ("caretaker", re.compile(r"\bcaretaker\b")),
    ("interim", re.compile(r"\b(?:interim|acting)\b")),
    ("head coach", re.compile(r"\bhead coach\b")),
    ("manager", re.compile(r"\bmanager\b")),
)


def role_of(roles: Iterable[str], held: Holdings) -> str | None:
    """The role; "assistant" for whoever is not in charge; None where nobody tells."""
    labels = [(held.label(one) or "").casefold() for one in roles]
    return next((role for role, words in WORDS if any(map(words.search, labels))), None)
