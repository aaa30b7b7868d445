"""A name somebody wrote becomes one id, when exactly one fits; else the reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.errors import NotInGraph
from graph.folding import folded
from graph.questions.careers import CARD
from graph.questions.merges import KEPT
from graph.questions.search import NAMED, SEARCH, Found
from graph.store import Reader

KINDS = ("player", "manager", "club")
SOURCES = "MATCH (source:Source) RETURN source.id AS id, source.name AS name ORDER BY id"


def find_one(reader: Reader, text: str, kinds: Sequence[str] = KINDS) -> str:
    """The id of the player, manager or club of that full name, alias or id, merged or not.

    `player:`, `manager:` or `club:` before the name picks the kind. NotInGraph names the
    candidates when several fit, and the three nearest when none does.
    """
    kind, _, name = text.partition(":")
    if kind in KINDS and name:
        kinds = [one for one in kinds if one == kind]
        if not kinds:
            raise NotInGraph(f"{text!r} is a {kind}; here a name of another kind is needed.")
        ends: dict[str, Any] = {kind: text}
        if ":" in name and reader.ask(CARD, **ends).rows:
            return text
        if ":" in name and (merged := reader.ask(KEPT, node=text).rows):
            return merged[0].kept
    else:
        name = text
    exact = [one for one in reader.ask(NAMED, text=name).rows if one.kind in kinds]
    if len(exact) == 1:
        return exact[0].id
    if exact:
        said = "; ".join(describe(one) for one in exact[:8])
        advice = "Name one by its id."
        raise NotInGraph(f"{name!r} fits {len(exact)}: {said}.", advice=advice)
    near = [one for one in reader.ask(SEARCH, text=name, limit=30).rows if one.kind in kinds][:3]
    said = "; ".join(describe(one) for one in near)
    raise NotInGraph(
        f"Nobody is called {name!r}.", advice=f"Nearest: {said}." if near else "Nothing is near."
    )


def find_source(reader: Reader, text: str) -> str:
    """The id of the source of that name or id."""
    sources = reader.rows(SOURCES, {})
    fits = [
        row["id"] for row in sources if text == row["id"] or folded(row["name"]) == folded(text)
    ]
    if len(fits) == 1:
        return str(fits[0])
    known = ", ".join(row["name"] for row in sources[:8])
    raise NotInGraph(f"No source is called {text!r}.", advice=f"There are: {known} …")


def describe(found: Found) -> str:
    """With what tells namesakes apart: "Adama Traoré (player, 1996, Wolves; player:x:1)"."""
    more = [found.kind, (found.born_on or "")[:4], found.last_club or found.role or ""]
    return f"{found.name} ({', '.join(part for part in more if part)}; {found.id})"
