"""Somebody by his name: a field that suggests as one types, and the chosen one in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from explorer import links, screen, sentences, steps
from graph.errors import NotInGraph
from graph.questions.careers import CARD, Card
from graph.questions.merges import KEPT
from graph.questions.search import SEARCH, Found

SIGNS = {"player": "●", "manager": "◆", "club": "■"}
KINDS = tuple(SIGNS)
SUGGESTED, AT_LEAST = 6, 2


def choose(label: str, kinds: Sequence[str], parameter: str = "") -> Card | None:
    """Somebody: the address first, then a search below `label`; None while nobody is chosen."""
    parameter = parameter or kinds[0]
    search(label, kinds, parameter, lambda one: steps.take(**{parameter: links.to_link(one)}))
    chosen = st.query_params.get(parameter)
    return card(links.from_link(chosen)) if chosen else None


def search(label: str, kinds: Sequence[str], key: str, pick: Callable[[str], None]) -> None:
    """A field for a name with suggestions below it; `pick` gets the id of the one that is taken."""
    typed = st.text_input(
        label,
        key=f"choose_{key}",
        type="search",
        live=True,
        placeholder="A name, with or without accents",
    )
    for one in suggestions(typed or "", kinds):
        st.button(
            screen.button_text(described(one)),
            key=f"choose_{key}_{one.id}",
            on_click=_take,
            args=(key, pick, one.id),
        )


def suggestions(typed: str, kinds: Sequence[str], most: int = SUGGESTED) -> list[Found]:
    """Who may be meant; says so where nobody is, or where it was spelt otherwise."""
    if len(typed.strip()) < AT_LEAST:
        return []
    found = [one for one in screen.ask(SEARCH, text=typed, limit=60).rows if one.kind in kinds]
    if not found:
        st.caption("Nobody of that name is in the graph. Check the spelling, or try a surname.")
    elif found[0].matched == "typo":
        st.caption("Nobody is called exactly that. Did you mean:")
    return found[:most]


def card(id: str) -> Card:
    """What the graph knows of somebody, or of whom he was merged with; else NotInGraph."""
    kind = id.partition(":")[0]
    rows = _cards(kind, id) if kind in SIGNS else []
    if not rows and (merged := screen.ask(KEPT, node=id).rows):
        rows = _cards(kind, merged[0].kept)
    if not rows:
        advice = "They may have been removed, or loaded under another id."
        raise NotInGraph(f"Nobody has the id {id}.", advice=advice)
    return rows[0]


def _cards(kind: str, id: str) -> list[Card]:
    ends: dict[str, Any] = {kind: id}
    return screen.ask(CARD, **ends).rows


def named(*cards: Card | None) -> str:
    """The names of those that were chosen."""
    return sentences.listed([card.name for card in cards if card])


def described(one: Found) -> str:
    """A name with what tells namesakes apart: year of birth, position, last club."""
    more = [(one.born_on or "")[:4], one.role or "", one.last_club or ""]
    known = ", ".join(part for part in more if part)
    return f"{SIGNS[one.kind]} {one.name}{f' ({known})' if known else ''}"


def carded(id: str) -> str:
    """The same for an id somebody gave; the id alone where nobody has it any more."""
    try:
        one = card(id)
    except NotInGraph:
        return id
    more = [(one.born_on or "")[:4], one.position or "", one.country or ""]
    known = ", ".join(part for part in more if part)
    return f"{SIGNS[one.kind]} {one.name}{f' ({known})' if known else ''}"


def _take(key: str, pick: Callable[[str], None], id: str) -> None:
    pick(id)
    st.session_state[f"choose_{key}"] = ""
