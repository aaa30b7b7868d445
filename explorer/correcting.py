"""What was found in a report, one card a finding: saved or not, as found or corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

import streamlit as st

from explorer import finding, screen
from explorer.desk import Desk
from explorer.views.findings import Finding
from graph.words import STAGES
from loaders.reading.found import Who

CANDIDATES = 6
CALLED = {"carried_from": "earlier club"}
KINDS = {"carried_from": "club"}
DISPENSABLE = ("manager", "carried_from")
PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ()',.’–-])*")


def show(findings: Sequence[Finding], here: Desk) -> None:
    """All of them; the chosen one is open."""
    if not findings:
        screen.say("Nothing.")
    for one in findings:
        with st.container(border=True, key=f"paste_card_{one.key}"):
            _card(one, here)


def _card(one: Finding, here: Desk) -> None:
    key = f"paste_on_{one.key}"
    st.session_state[key] = one.on
    st.checkbox(
        _label(one.claim),
        key=key,
        disabled=one.hindrance is not None,
        on_change=_switch,
        args=(here, one.key, key),
    )
    st.html(_told(one))
    chosen = here.chosen == one.key
    st.button(
        "Close" if chosen else "Show and correct",
        key=f"paste_show_{one.key}",
        on_click=here.choose,
        args=(None if chosen else one.key,),
    )
    if chosen:
        _correct(one, here)


def _label(claim: str) -> str:
    """Escaped only where it could be Markdown: a screen reader says the signs of a label too."""
    harmless = PLAIN.fullmatch(claim) and "www." not in claim.lower()
    return claim if harmless else screen.button_text(claim)


def _switch(here: Desk, finding_key: str, key: str) -> None:
    here.switched[finding_key] = bool(st.session_state[key])


def _told(one: Finding) -> str:
    """Who else is in it, the sentence, how it stands to the graph, why to look."""
    lines = [f"<p dir='auto'>{escape(words)}</p>" for words in one.more]
    lines.append(f"<blockquote dir='auto'>“{escape(one.quotation)}”</blockquote>")
    if one.stands:
        first, _, rest = one.stands.partition(" ")
        lines.append(f"<p dir='auto'><strong>{escape(first)}</strong> {escape(rest)}</p>")
    if one.hindrance:
        lines.append(f"<p dir='auto'><strong>Cannot be saved:</strong> {escape(one.hindrance)}</p>")
    lines += [
        f"<p dir='auto'><strong>Look twice:</strong> {escape(doubt)}</p>" for doubt in one.doubts
    ]
    if one.corrected:
        lines.append("<p><em>Corrected by you.</em></p>")
    return "".join(lines)


def _correct(one: Finding, here: Desk) -> None:
    """Another stage, another player, another club; another manager and earlier club, or none."""
    if one.stage is not None:
        _stage(one, here)
    about = {"player": one.player, "club": one.club, "manager": one.manager}
    about["carried_from"] = one.carried_from
    for role, who in about.items():
        if role == "club" or one.player is not None:
            _other(role, who, one, here)
    if one.corrected:
        st.button(
            "As it was found",
            key=f"paste_found_{one.key}",
            on_click=here.as_found,
            args=(one.key,),
        )


def _stage(one: Finding, here: Desk) -> None:
    key = f"paste_stage_{one.key}"
    st.session_state[key] = one.stage
    st.selectbox(
        "Stage",
        STAGES,
        key=key,
        on_change=lambda: here.correct(one.key, stage=st.session_state[key]),
    )


def _other(role: str, who: Who | None, one: Finding, here: Desk) -> None:
    """Those who may be meant come first, then a search; nobody, where the claim needs none."""

    def take(id: str) -> None:
        here.correct(one.key, **{f"{role}_id": id})

    for id in (who.candidates if who else ())[:CANDIDATES]:
        st.button(
            screen.button_text(finding.carded(id)),
            key=f"paste_is_{one.key}_{id}",
            on_click=take,
            args=(id,),
        )
    called = CALLED.get(role, role)
    if who and role in DISPENSABLE:
        st.button(
            f"No {called}",
            key=f"paste_no_{role}_{one.key}",
            on_click=here.leave_out,
            args=(one.key, role),
        )
    label = f"Another {called}" if who else f"The {called}"
    finding.search(label, [KINDS.get(role, role)], f"{one.key}_{role}", take)
