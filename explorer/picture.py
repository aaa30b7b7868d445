"""A picture with what belongs to it: legend, tools, layouts, details, files to take along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from explorer import details, legend, links, screen, steps, taking
from explorer.canvas import canvas, to_page
from explorer.details import Acts, Beside
from explorer.drawing import LAYOUTS, Drawing, places
from explorer.taking import Taken
from graph.measures import GAP, Place

MOST_PINS, ASIDE = 20, 2 * GAP
LAYOUT_WORDS = {"springs": "Springs", "layers": "Layers", "time": "Time"}


def show(
    taken: Taken,
    key: str,
    about: str,
    *,
    known: Drawing | None = None,
    layout: str = "springs",
    springs: Mapping[str, Place] | None = None,
    acts: Acts | None = None,
    beside: Beside | None = None,
) -> None:
    """Draws the answer; `known` is the picture of everything known, so that nobody moves with a
    clock; `springs` are places made before; `acts` are what the page does itself: open, away;
    `beside` is what it adds to the details.
    """
    if not taken.drawing.dots:
        if taken.drawing.left_out:
            st.caption(taken.drawing.left_out)
        return
    steps.note(key)
    layout = _asked_layout(layout)
    hidden = st.query_params.get_all("hide")
    shown = legend.without(taken.drawing, hidden)
    with st.container():  # of one place, so that the canvas below keeps its own
        _legend(taken.drawing, shown, hidden, key)
    made = springs if springs and layout == "springs" else places(known or taken.drawing, layout)
    spots = {**_aside(taken.drawing, made), **made, **_pins()}
    left, right = st.columns([3, 1], gap="medium")
    with left:
        _canvas(shown, spots, key, about, layout, taken, acts or {})
        if taken.drawing.left_out:
            st.caption(taken.drawing.left_out)
        _tools(replace(taken, drawing=shown), spots, layout, key)
    with right, st.container(key=f"{key}_beside"):
        details.panel(shown, key, taken, beside)


def _aside(drawing: Drawing, made: Mapping[str, Place]) -> Mapping[str, Place]:
    """Whoever is part of an earlier day's answer alone: left of all, one below the other."""
    edge = min((x for x, _ in made.values()), default=0.0) - ASIDE
    missing = [dot.id for dot in drawing.dots if dot.id not in made]
    return {id: (edge, GAP * row) for row, id in enumerate(missing)}


def _asked_layout(usual: str) -> str:
    asked = st.query_params.get("layout")
    return asked if asked in LAYOUTS else usual


def _legend(whole: Drawing, shown: Drawing, hidden: list[str], key: str) -> None:
    """The key to the picture is its filter too; its value comes from the address, every run."""
    entries = {entry.name: entry for entry in legend.entries(whole)}
    st.session_state[f"{key}_legend"] = [name for name in entries if name not in hidden]

    def words(name: str) -> str:
        entry = entries.get(name)
        if entry is None:
            return name
        said = screen.button_text(f"{entry.words} {entry.count:,}")
        said = f"~~{said}~~" if name in hidden else said
        return f":{entry.colour}[{said}]" if entry.colour else said

    st.pills(
        "Shown in the picture",
        list(entries),
        key=f"{key}_legend",
        selection_mode="multi",
        format_func=words,
        on_change=_hide,
        args=(key, list(entries)),
        label_visibility="collapsed",
    )
    gone = legend.hidden_words(whole, shown)
    if gone:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(gone)
            st.button("Show all", key=f"{key}_all", on_click=_show_all)


def _hide(key: str, names: list[str]) -> None:
    kept = st.session_state[f"{key}_legend"]
    elsewhere = [name for name in st.query_params.get_all("hide") if name not in names]
    steps.take(hide=[*elsewhere, *(name for name in names if name not in kept)])


def _show_all() -> None:
    steps.take(hide=None)


def _canvas(
    shown: Drawing,
    spots: Mapping[str, Place],
    key: str,
    about: str,
    layout: str,
    taken: Taken,
    acts: Acts,
) -> None:
    known = {dot.id for dot in shown.dots} | {line.id for line in shown.lines}
    if details.turn(key) == 0 and (asked := links.from_link(st.query_params.get("sel", ""))):
        details.choose(key, asked if asked in known else None)
    canvas(
        shown,
        spots,
        key=key,
        about=about,
        layout=layout,
        shown=(details.turn(key), details.chosen(key)),
        file_name=links.file_name(taken.headline, taken.day),
        credit=st.session_state.get("credit", ""),
        on_chosen=lambda: details.heard(key),
        on_act=lambda: _act(key, spots, acts),
    )


def _act(key: str, spots: Mapping[str, Place], acts: Acts) -> None:
    """A deliberate act in the picture: one step, one run."""
    said = st.session_state[key].act
    name, _, about = (said or "").partition(" ")
    if name in acts:
        acts[name](about)
    elif name in ("undo", "redo"):
        steps.turn(key, -1 if name == "undo" else 1)
    elif name == "pin":
        _pin(*about.rsplit(" ", 2))
    elif name == "path":
        ends = [links.to_link(id) for id in about.split(" ")]
        screen.go("paths", dict(zip(("a", "b"), ends, strict=False)))
    elif name == "open" and about in spots:
        screen.go("explore", {"open": links.to_link(about)})


def _pins() -> dict[str, Place]:
    """Dots that were moved by hand: pin=player.wd.Q1@120~-40."""
    found: dict[str, Place] = {}
    for one in st.query_params.get_all("pin")[-MOST_PINS:]:
        id, _, spot = one.rpartition("@")
        x, _, y = spot.partition("~")
        if id and _whole(x) and _whole(y):
            found[links.from_link(id)] = (float(x), float(y))
    return found


def _whole(text: str) -> bool:
    return text.removeprefix("-").isdigit() and len(text) < 7


def _pin(id: str, x: str, y: str) -> None:
    dot = links.to_link(id)
    kept = [one for one in st.query_params.get_all("pin") if one.rpartition("@")[0] != dot]
    steps.take(pin=[*kept, f"{dot}@{x}~{y}"][-MOST_PINS:])


def _tools(taken: Taken, spots: Mapping[str, Place], layout: str, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_tools"):
        for name, by in (("Undo", -1), ("Redo", 1)):
            st.button(
                name,
                key=f"{key}_{name.lower()}",
                disabled=not steps.can(key, by),
                on_click=steps.turn,
                args=(key, by),
            )
        st.session_state[f"{key}_layout"] = layout
        st.segmented_control(
            "Layout",
            LAYOUTS,
            key=f"{key}_layout",
            format_func=LAYOUT_WORDS.__getitem__,
            on_change=_lay_out,
            args=(key,),
            label_visibility="collapsed",
        )
        st.button(
            "Tidy up",
            key=f"{key}_tidy",
            disabled=not st.query_params.get_all("pin"),
            on_click=_tidy,
            help="Puts back what was moved by hand",
        )
        _files(taken, key, spots)


def _lay_out(key: str) -> None:
    steps.take(layout=st.session_state[f"{key}_layout"], pin=None)


def _tidy() -> None:
    steps.take(pin=None)


def _files(taken: Taken, key: str, spots: Mapping[str, Place]) -> None:
    """In a part of its own, which is made anew whenever the details are."""

    def show() -> None:
        with st.popover("Take along"):
            take_along(taken, key, spots)

    screen.part(f"{key}_files", show)


def take_along(taken: Taken, key: str, spots: Mapping[str, Place]) -> None:
    """Files, made at the click: on a thread without a session, so they hold what they need."""
    name, here = links.file_name(taken.headline, taken.day), screen.here()
    sentence, credit = taken.headline, st.session_state.get("credit", "")
    st.caption("The picture as PNG: the button in the picture.")
    made: dict[str, tuple[Callable[[], str], str, str]] = {
        "Page (HTML)": (
            lambda: to_page(taken.drawing, spots, sentence, credit),
            "html",
            "text/html",
        ),
        "Table (CSV)": (lambda: taking.csv_of(taken.rows()), "csv", "text/csv"),
        "Picture (GraphML)": (
            lambda: taking.graphml_of(taken.drawing, credit),
            "graphml",
            "application/xml",
        ),
        "Questions (Cypher)": (lambda: taking.cypher_of(taken.answers), "cypher", "text/plain"),
        "Citations (text)": (
            lambda: taking.citations(sentence, taken.drawing.facts(), here, credit),
            "txt",
            "text/plain",
        ),
    }
    for label, (make, ending, mime) in made.items():
        st.download_button(
            label, make, f"{name}.{ending}", mime, key=f"{key}_{ending}", on_click="ignore"
        )
