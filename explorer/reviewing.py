"""Reports that were read here: taken back one by one; and what in them is still doubtful."""

from __future__ import annotations

import streamlit as st

from explorer import finding, pasting, screen, sentences, steps
from explorer.views.holdings import doubt_rows, saved_words
from graph.questions.doubts import DOUBTS, Doubt
from graph.questions.readings import READINGS
from loaders.news.saving import dismiss

SHOWN, LISTED = 20, 500


def show_saved() -> None:
    """The latest reports that were read here, each with its undoing."""
    answer = screen.ask(READINGS, limit=SHOWN)
    if not answer.rows:
        return
    more = "the latest " if answer.cut_off else ""
    with st.expander(f"Reports read here: {more}{len(answer.rows)}"):
        for one in answer.rows:
            with st.container(horizontal=True, vertical_alignment="center"):
                screen.say(saved_words(one))
                pasting.take_back(one.report_id, f"saved_undo_{one.report_id}")


def show_doubts() -> None:
    """What a folder of reports left to be looked at, the newest first."""
    answer = screen.ask(DOUBTS, limit=LISTED)
    doubts = sorted(answer.rows, key=lambda one: one.day or "", reverse=True)
    many = sentences.counted(len(doubts), "finding")
    more = " or more" if answer.cut_off else ""
    verb = "waits" if len(doubts) == 1 else "wait"
    screen.say(f"{many}{more} {verb} to be looked at." if doubts else "Nothing is doubtful.", "h2")
    if not doubts:
        st.caption("What is not sure in a folder of reports is listed here when it is loaded.")
        return
    screen.show_table(
        doubt_rows(doubts), "To review", limit=answer.cut_off, on_row=lambda row: _pick(row)
    )
    at = st.session_state.get("review_row")
    if at is None or at >= len(doubts):
        st.caption("Choose a row to look at it.")
        return
    _look_at(doubts[at])
    screen.show_sources(answer)


def _pick(row: int) -> None:
    st.session_state["review_row"] = row


def _look_at(one: Doubt) -> None:
    """Its sentence and why; the report is pasted again, since its text is not kept."""
    screen.say(one.says or one.report, "h3")
    if one.quotation:
        screen.say(f"“{one.quotation}”")
    screen.say(one.why)
    for id in one.candidates or ():
        screen.say(finding.carded(id))
    st.caption("The text of a report is not kept. Paste it again to correct this and save it.")
    with st.container(horizontal=True):
        st.button("Paste this report", key="review_paste", on_click=_paste, args=(one,))
        dismissing = st.button("Dismiss this finding", key="review_dismiss")
    if dismissing:
        with screen.problems("review_dismiss"), st.spinner("Dismissing …"):
            dismiss(screen.settings(), [one.id])
            st.session_state.pop("review_row", None)
            st.rerun()


def _paste(one: Doubt) -> None:
    """The paste part, with the day and the outlet filled in."""
    pasting.begin(outlet=one.outlet, day=one.day)
    steps.take(part="report")
