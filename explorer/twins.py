"""The same twice: pairs to look at with their reasons, and what was decided, to be taken back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer import screen, sentences
from explorer.views.pairs import (
    MANY,
    against_words,
    decided_words,
    score_words,
    waiting_words,
)
from graph.questions.merges import MERGES, Merge
from loaders.matching.deciding import decide, take_back
from loaders.matching.likely import likely_pairs
from loaders.matching.pairs import Pair
from loaders.matching.ties import tied_pairs

SHOWN = 20
ANSWERS = OPEN, SAME, _DIFFERENT = "Not decided", "Same", "Not the same"


@st.cache_data(max_entries=9, show_spinner=False)
def _pairs(label: str, version: str) -> list[Pair]:
    """Those of the graph of that version: looking for them takes a while in a large one."""
    reader = screen.reader()
    return [*tied_pairs(reader, label), *likely_pairs(reader, label)]


def show() -> None:
    """Clubs first: people are recognised by the days they were at the same ones."""
    label = st.segmented_control(
        "Of whom",
        list(MANY),
        key="twins_label",
        default="Club",
        format_func=lambda one: MANY[one].capitalize(),
        label_visibility="collapsed",
    )
    label = label or "Club"
    with st.spinner("Looking for pairs; in a large graph this takes a minute …"):
        pairs = _pairs(label, screen.version())
    screen.say(waiting_words(label, pairs), "h2")
    st.caption(
        "Nothing is merged by itself. A merge stays when feeds are loaded again, and can be taken "
        "back. Begin with the clubs: people are recognised by the days they were at the same ones."
    )
    _show_sure([pair for pair in pairs if pair.sure])
    _show_others([pair for pair in pairs if not pair.sure])
    _show_made()


def _show_sure(pairs: Sequence[Pair]) -> None:
    """One act takes all that ids tie and nothing contradicts."""
    if not pairs:
        return
    many = sentences.counted(len(pairs), "pair")
    with st.expander(f"{many} tied by published ids"):
        for pair in pairs[:SHOWN]:
            screen.say(f"{pair.kept.words} – {pair.gone.words}: {score_words(pair)}")
        if len(pairs) > SHOWN:
            st.caption(f"The first {SHOWN} of {len(pairs):,}.")
    if st.button(f"Merge the {many} tied by ids", key="twins_ids"):
        _decide([(pair, True) for pair in pairs], "twins_ids")


def _show_others(pairs: Sequence[Pair]) -> None:
    """One by one; what was said of them is kept in one act."""
    if not pairs:
        return
    said: list[tuple[Pair, bool]] = []
    for pair in pairs[:SHOWN]:
        with st.container(border=True):
            screen.say(pair.kept.words, "h4")
            screen.say(pair.gone.words, "h4")
            screen.say(score_words(pair))
            if against := against_words(pair):
                screen.say(against)
            key = f"twins_{pair.kept.id}~{pair.gone.id}"
            answer = st.radio("Are they the same?", ANSWERS, key=key, horizontal=True)
            if answer != OPEN:
                said.append((pair, answer == SAME))
    if len(pairs) > SHOWN:
        st.caption(
            f"The likeliest {SHOWN} of {len(pairs):,}; the next come when these are decided."
        )
    many = sentences.counted(len(said), "decision")
    if st.button(f"Keep {many}", key="twins_keep", disabled=not said):
        _decide(said, "twins_keep")


def _show_made() -> None:
    """What was decided, the latest first, each with its taking back."""
    answer = screen.ask(MERGES, limit=SHOWN)
    if answer.rows:
        more = "the latest " if answer.cut_off else ""
        with st.expander(f"What was decided: {more}{len(answer.rows)}", expanded=True):
            for one in answer.rows:
                _show_decided(one)
    screen.show_sources(answer)


def _show_decided(one: Merge) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        screen.say(decided_words(one))
        taken = st.button("Take back", key=f"twins_back_{one.id}")
    if taken:
        with screen.problems(f"twins_back_{one.id}"), st.spinner("Taking back …"):
            take_back(screen.settings(), [one.id])
            st.rerun()


def _decide(said: Sequence[tuple[Pair, bool]], key: str) -> None:
    with screen.problems(key), st.spinner("Keeping it, and working out what follows …"):
        decide(screen.settings(), [pair.decided(same=same) for pair, same in said])
        st.rerun()
