"""All nodes of a label, some at a time: cut at ids drawn from among them.

Cut by ORDER BY and LIMIT, each page would have the embedded engine look through all that is behind
it (ArcadeDB 26.10).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from graph.questions.question import Ask

SOME_IDS = "MATCH (n:{label}) WHERE rand() < $share RETURN n.id AS id ORDER BY id"
SHARE, BEHIND_ALL = 0.01, "\uffff"


def bounds(ask: Ask, label: str, size: int) -> Iterator[tuple[str, str]]:
    """Pairs of ids, of which each page lies behind the first and not behind the second.

    A page has about `size` nodes.
    """
    some = ask(SOME_IDS.format(label=label), {"share": SHARE})
    step = round(size * SHARE)
    return pairwise(["", *(row["id"] for row in some[step - 1 :: step]), BEHIND_ALL])
