"""Beside the picture: who or what is chosen, what was said, by whom, on which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from explorer import finding, links, screen
from explorer.drawing import Dot, Drawing, Fact, Line
from explorer.looks import KINDS
from explorer.taking import Taken
from explorer.views.known import known_words, line_words, touching
from explorer.views.threads import grounds
from graph.errors import NotInGraph
from graph.questions.evidence import EVIDENCE

Acts = Mapping[str, Callable[[str], None]]
Beside = Callable[[str], None]
DERIVED = ("REUNITED_WITH", "CARRIED_INTEREST")
MOST_FACTS = 60


def chosen(key: str) -> str | None:
    """Whoever is chosen in the picture of that key."""
    one: str | None = st.session_state.get(f"{key}_chosen")
    return one


def turn(key: str) -> int:
    """How often something was chosen from outside the picture."""
    return int(st.session_state.get(f"{key}_turn", 0))


def choose(key: str, id: str | None) -> None:
    """Chooses from outside: a link, a row of the table."""
    st.session_state[f"{key}_chosen"] = id
    st.session_state[f"{key}_turn"] = turn(key) + 1


def heard(key: str) -> None:
    """The picture chose: only this panel and the link to copy follow."""
    st.session_state[f"{key}_chosen"] = st.session_state[key].chosen
    st.session_state["chosen"] = st.session_state[key].chosen
    # What can be downloaded is made anew too: a run of some parts lets go of the files of all.
    st.rerun([f"{key}_details", f"{key}_files", screen.SOURCES])


def panel(drawing: Drawing, key: str, taken: Taken, beside: Beside | None) -> None:
    """What is chosen, in a part of its own that runs alone; `beside` adds what a page can do."""

    def show() -> None:
        one = chosen(key)
        st.session_state["chosen"] = one
        dot = next((dot for dot in drawing.dots if dot.id == one), None)
        line = next((line for line in drawing.lines if line.id == one), None)
        if dot is not None:
            _dot(dot, drawing, key, taken, beside)
        elif line is not None:
            _line(line, drawing, taken)
        else:
            st.caption(
                "Choose a name or a line to see what was said, by whom and when. "
                "A double click or E opens a name."
            )

    screen.part(f"{key}_details", show)


def _dot(dot: Dot, drawing: Drawing, key: str, taken: Taken, beside: Beside | None) -> None:
    screen.say(f"{KINDS[dot.kind][2]} {dot.name}", "h3")
    if beside:
        beside(dot.id)
    if dot.kind == "More":
        return
    kind = dot.kind.lower()
    if kind in finding.KINDS:
        try:
            screen.say_all([(one, None) for one in known_words(finding.card(dot.id), taken.day)])
        except NotInGraph as error:
            st.text(str(error))
        _ways_on(dot, kind, key, explored=beside is not None)
    facts = touching(drawing, dot.id)
    _facts(facts)
    if not facts:
        screen.say(f"Nothing is told about {dot.name} in this picture.")


def _ways_on(dot: Dot, kind: str, key: str, *, explored: bool) -> None:
    """Where to go on from somebody."""
    ways = {
        "player": [("suitors", "Who wants him?"), ("pursuits", "Pursuits")],
        "manager": [("pursuits", "His pursuits"), ("follow", "Who followed him?")],
        "club": [],
    }[kind]
    link = links.to_link(dot.id)
    with st.container(horizontal=True, key=f"{key}_ways"):
        if not explored:
            st.page_link("explorer/pages/explore.py", label="Open", query_params={"open": link})
        for page, label in ways:
            st.page_link(f"explorer/pages/{page}.py", label=label, query_params={kind: link})
        st.page_link("explorer/pages/paths.py", label="Path to …", query_params={"a": link})


def _line(line: Line, drawing: Drawing, taken: Taken) -> None:
    names = {dot.id: dot.name for dot in drawing.dots}
    screen.say(f"{names[line.start]} → {names[line.end]}", "h3")
    screen.say_all([(words, None) for words in line_words(line)])
    _facts(line.facts)
    if line.kind in DERIVED:
        rests = screen.ask(
            EVIDENCE,
            manager=line.start,
            player=line.end,
            edge=line.kind,
            known_on=taken.day,
            limit=MOST_FACTS,
        )
        screen.say("It rests on", "h4")
        _facts([_ground(row) for row in grounds(rests.rows)])


def _ground(row: Mapping[str, Any]) -> Fact:
    """One record or claim that a derived line rests on."""
    words = f"{row['Who']} {row['What']} {row['Club']}, {row['When']} — {row['Source']}"
    return Fact(words, url=row["Link"])


def _facts(facts: Sequence[Fact]) -> None:
    """Each a line, its address one click away; all in one element, which is quickest."""
    told = [
        (fact.words + (" (repeats another report)" if fact.repeats else ""), fact.url)
        for fact in facts[:MOST_FACTS]
    ]
    if told:
        screen.say_all(told)
    if len(facts) > MOST_FACTS:
        st.caption(f"The latest {MOST_FACTS} of {len(facts)} are told here; the table has all.")
