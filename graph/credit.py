"""Whose data the graph holds, and what its claims are: said with answers and in files."""

from __future__ import annotations

from collections.abc import Sequence

from graph.questions.network import FEEDS, FeedLoad
from graph.store import Reader

CAUTION = "Reported interest is a claim, not a fact."


def credit_words(feeds: Sequence[FeedLoad]) -> str:
    """Whose data all this is, and on what terms, in one line; nothing where no feed has any."""
    told = [f"{feed.name} ({feed.licence})" for feed in feeds if feed.licence]
    return " ".join(f"Data: {'; '.join(told)}.".split()) if told else ""


def credit(reader: Reader) -> str:
    """The same, of this graph."""
    return credit_words(reader.ask(FEEDS, limit=None).rows)
