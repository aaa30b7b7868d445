"""Paste a report: what it says, what that would change; corrected, saved, taken back.

Reading writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import streamlit as st

from explorer import correcting, marked, picture, screen, sentences
from explorer.desk import Desk
from explorer.links import to_link
from explorer.taking import Taken
from explorer.views.marking import marked as marks_of
from explorer.views.reading import Preview, preview
from graph.dates import is_day
from graph.questions.network import FEEDS
from graph.store import Reader
from loaders.news.gazetteer import known_from
from loaders.news.proposal import Proposal, propose
from loaders.news.saving import save, undo
from loaders.news.settling import ISSUER
from loaders.reading.answer import answer
from loaders.reading.days import HOW, stated_day
from loaders.reading.found import Reading, Report
from loaders.reading.known import Known
from loaders.reading.named import Named, named
from loaders.reading.text import reports_of

KEY = "paste"
TEXT, FILE, OUTLET, DAY = "paste_text", "paste_file", "paste_outlet", "paste_day"
ENDINGS = ["txt", "html", "htm", "eml", "json", "jsonl", "xml"]
MOST = 500  # reports of one file
WANTED = (
    "A report in English about men's senior football: its text, or a page, a mail, a feed or"
    " JSON lines. It stays on this machine; only marked sentences are ever saved."
)
READING_NAMES = "Reading the names in the graph, once after each load …"


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Reader: id})
def _gazetteer(version: str, reader: Reader) -> Known:
    return known_from(reader)


def gazetteer() -> tuple[str, Known]:
    """Every name in the graph, read once for all sessions; what is read here adds none."""
    loads = [(one.id, one.version, one.loaded_at) for one in screen.ask(FEEDS).rows]
    version = repr([one for one in loads if one[0] != f"load:{ISSUER}"])
    with st.spinner(READING_NAMES):
        return version, _gazetteer(version, screen.reader())


def desk() -> Desk:
    """That of this tab."""
    found: Desk = st.session_state.setdefault("paste_desk", Desk())
    return found


def show() -> None:
    """Text, file, outlet and day; below it, once it is read, what it would change."""
    told_at = st.container()
    _bring_back()
    left, right = st.columns([2, 1], gap="medium")
    with left:
        st.text_area("The report", key=TEXT, height=250, placeholder="Paste its text here")
    with right:
        dropped = st.file_uploader("Or drop a file of reports", type=ENDINGS, key=FILE)
        said_at = st.container(horizontal=True)
        pressed = st.button("Read", key="paste_read")
    if pressed:
        with screen.problems("paste_reading"):
            _read(dropped)
    with said_at:
        st.text_input("Published by", key=OUTLET, placeholder="Sky Sports")
        st.text_input("Published on", key=DAY, placeholder="2024-01-31")
    _keep()
    here = desk()
    if here.reports:
        _choose_report(here)
        with screen.problems("paste"):
            _result(told_at, here)
    else:
        with told_at:
            screen.say("What does a report say, and what would it change?", "h2")
            st.caption(WANTED + " Reading writes nothing.")


def begin(*, outlet: str | None, day: str | None) -> None:
    """An empty desk for a report of which this much is known; call it from a callback."""
    st.session_state["paste_desk"] = Desk()
    st.session_state["paste_kept"] = {TEXT: "", OUTLET: outlet or "", DAY: day or ""}
    for name in (TEXT, OUTLET, DAY):
        st.session_state[name] = st.session_state["paste_kept"][name]
    st.session_state.pop("paste_told", None)


def _bring_back() -> None:
    """What stood in the fields, after another page was open in between."""
    for name, value in st.session_state.get("paste_kept", {}).items():
        st.session_state.setdefault(name, value)


def _keep() -> None:
    st.session_state["paste_kept"] = {n: st.session_state.get(n, "") for n in (TEXT, OUTLET, DAY)}


def _read(dropped: Any) -> None:
    """Puts the reports on the desk. A day and an outlet hold for the text they were told for."""
    here, text = desk(), str(st.session_state.get(TEXT) or "")
    raw, name = (dropped.getvalue(), dropped.name) if dropped else (text.encode(), "pasted")
    reports = list(islice(reports_of(raw, name), MOST))
    before = st.session_state.get("paste_told")
    same = before is not None and before[0] == _given(raw)
    here.put(_given(raw), reports or [Report(name, "")])
    _fill(here.report, {} if same or before is None else before[1])


def _given(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _fill(report: Report, stale: dict[str, str]) -> None:
    """What the file says; else what was typed for it, but nothing that was told of another."""
    for name, said in ((OUTLET, report.outlet), (DAY, report.date)):
        typed = str(st.session_state.get(name) or "")
        st.session_state[name] = said or ("" if typed == stale.get(name) else typed)


def _choose_report(here: Desk) -> None:
    """Which of the reports of a file is looked at."""
    if len(here.reports) < 2:
        return

    def take() -> None:
        stale = {name: str(st.session_state.get(name) or "") for name in (OUTLET, DAY)}
        here.view(int(st.session_state["paste_number"]))
        _fill(here.report, stale)

    st.session_state["paste_number"] = here.number
    st.selectbox(
        f"{sentences.counted(len(here.reports), 'report')} in this file",
        range(len(here.reports)),
        key="paste_number",
        format_func=lambda at: f"{at + 1}: {here.reports[at].title or here.reports[at].id}",
        on_change=take,
    )


def _result(told_at: Any, here: Desk) -> None:
    day, wrong = _day()
    outlet = " ".join(str(st.session_state.get(OUTLET) or "").split()) or None
    st.session_state["paste_told"] = (
        here.given,
        {name: str(st.session_state.get(name) or "") for name in (OUTLET, DAY)},
    )
    version, known = gazetteer()
    report = replace(here.report, date=day, outlet=outlet)
    reading, names = here.remembered("reading", (report, version), lambda: _reading(report, known))
    here.found(reading)
    about = (report, version, screen.version(), repr(here.corrections))
    proposal = here.remembered(
        "proposal",
        about,
        lambda: propose(screen.reader(), reading, corrections=here.corrections),
    )
    shown = preview(proposal, here.switched, here.corrections)
    with told_at:
        screen.say(shown.headline, "h2")
        for one in () if here.done else shown.about:
            screen.say(one)
        if not here.done and (st.session_state.get(TEXT) or "") and _changed(here):
            st.caption("The text above was changed since: press Read again.")
    if here.done:
        with told_at:
            _done(here, proposal)
    if not reading.refused:
        _show(shown, proposal, names, here, wrong)


def _changed(here: Desk) -> bool:
    return not st.session_state.get(FILE) and st.session_state.get(TEXT) != here.given


def _reading(report: Report, known: Known) -> tuple[Reading, tuple[Named, ...]]:
    reading = answer(report, known)
    return reading, () if reading.refused else named(report, known)


def _day() -> tuple[str | None, str | None]:
    """The day as it is kept, or why it cannot be."""
    typed = str(st.session_state.get(DAY) or "").strip()
    day = typed if is_day(typed) else stated_day(typed)
    return day, f"{typed[:40]!r} is no day. {HOW}" if typed and day is None else None


def _show(
    shown: Preview, proposal: Proposal, names: Sequence[Named], here: Desk, wrong: str | None
) -> None:
    """The text and its findings side by side, then saving, the picture and the rest."""
    text = proposal.reading.report.text
    left, right = st.columns([1, 1], gap="medium")
    with left:
        st.caption(f"{marked.key_of_signs()} · underlined: what a finding rests on")
        marked.show_text(
            marks_of(text, names, shown.findings),
            key="paste_marked",
            chosen=(here.turn, here.chosen),
            on_chosen=lambda: here.choose(st.session_state["paste_marked"].chosen),
        )
    with right:
        st.caption("What saving it would change")
        with st.container(key="paste_findings"):
            correcting.show(shown.findings, here)
    if shown.findings:
        _save(shown, proposal, here, wrong)
    taken = Taken(shown.headline, shown.drawing, lambda: shown.rows, (), proposal.published_on)
    picture.show(taken, KEY, proposal.report_id, known=shown.known)
    if shown.rows:
        with st.expander("The change as a table"):
            screen.show_table(shown.rows, "What saving it would change")
    if shown.also:
        screen.say("Also read, not saved", "h4")
        screen.show_table(shown.also, "Also read, not saved")


def _save(shown: Preview, proposal: Proposal, here: Desk, wrong: str | None) -> None:
    keys = shown.chosen
    asked = [wrong or "", *shown.asked] if wrong else list(shown.asked)
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            f"Save {sentences.counted(len(keys), 'claim')}" if keys else "Nothing to save",
            key="paste_save",
            disabled=bool(asked) or not keys,
        )
        for one in asked:
            screen.say(one)
    if pressed:
        with screen.problems("paste_save"), st.spinner("Saving …"):
            saved = save(screen.settings(), proposal, keys)
            many = saved.interests + saved.needs
            here.done = (saved.report_id, saved_words(many, saved.carried))
            st.rerun()


def saved_words(claims: int, carried: int) -> str:
    """What was written, in one sentence."""
    many = sentences.counted(carried, "interest")
    more = f" {many} can now be followed from club to club with a manager." if carried else ""
    verb = "is" if claims == 1 else "are"
    return f"{sentences.counted(claims, 'claim')} of this report {verb} saved.{more}"


def _done(here: Desk, proposal: Proposal) -> None:
    """Where to see what was saved, and how to take it back."""
    assert here.done
    report_id, words = here.done
    st.success(words)
    people = [who for one in proposal.changes for who in (one.player, one.manager)]
    with st.container(horizontal=True, vertical_alignment="center"):
        for who in {one.id: one for one in people if one and one.id}.values():
            kind = str(who.id).partition(":")[0]
            page, label = ("suitors", "Suitors") if kind == "player" else ("pursuits", "Pursuits")
            st.page_link(
                f"explorer/pages/{page}.py",
                label=screen.button_text(f"{label} of {who.name}"),
                query_params={kind: to_link(str(who.id))},
            )
        take_back(report_id, "paste_take_back")


def take_back(report_id: str, key: str) -> None:
    """A button that takes one report out again, with all it brought."""
    if st.button("Undo this report", key=key):
        with screen.problems(key), st.spinner("Taking it back …"):
            undo(screen.settings(), report_id)
            desk().done = None
            st.toast("The report was taken back.")
            st.rerun()
