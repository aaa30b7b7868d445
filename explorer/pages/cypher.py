"""Cypher: ask in your own words; the console only reads."""

from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from explorer import finding, links, picture, screen, steps, taking, typed
from explorer.editor import cypher_editor
from explorer.tables import to_csv, to_json
from explorer.taking import Taken
from explorer.typed import Run
from explorer.views.results import result_drawing, result_rows
from graph.errors import QueryError
from graph.questions import CATALOGUE
from graph.store.console import ROWS, SECONDS, plan

KEY, REMEMBERED = "cypher", 50
EXAMPLES = {
    "Clubs reported to want a player": (
        "MATCH (club:Club)-[wants:INTERESTED_IN]->(player:Player)\n"
        "WHERE wants.reported_on >= $since\nRETURN club, wants, player\n"
        "ORDER BY wants.reported_on DESC LIMIT 25",
        {"since": "2024-01-01"},
    ),
    "Interest that moved with a manager": (
        "MATCH (manager:Manager)-[moved:CARRIED_INTEREST]->(player:Player)\n"
        "RETURN manager, moved, player LIMIT 25",
        {},
    ),
    "Players who met a manager again": (
        "MATCH (manager:Manager)-[met:REUNITED_WITH]->(player:Player)\n"
        "RETURN manager.name AS manager, player.name AS player, met.joined_on AS joined\n"
        "ORDER BY joined DESC LIMIT 25",
        {},
    ),
    "Clubs that need a position filled": (
        "MATCH (club:Club)-[need:NEEDS]->(position:Position)\n"
        "RETURN club, need, position\nORDER BY need.reported_on DESC LIMIT 50",
        {},
    ),
    "Clubs that need a centre-back": (
        "MATCH (club:Club)-[need:NEEDS]->(:Position {name: $position})\n"
        "RETURN club.name AS club, need.because AS because, need.reported_on AS reported_on\n"
        "ORDER BY reported_on DESC",
        {"position": "centre-back"},
    ),
    "What a source reported": (
        "MATCH (:Source {id: $source})<-[:PUBLISHED_BY]-(report:Report)-[says:SAYS_WANTED]->"
        "(player:Player)\nRETURN report.published_on AS day, player.name AS player,\n"
        "       report.title AS title, report.url AS link\nORDER BY day DESC LIMIT 100",
        {"source": ""},
    ),
    "Players coached at a reserve or youth team": (
        "MATCH (manager:Manager)-[:MANAGED]->(club:Club)<-[:PLAYED_FOR]-(player:Player)\n"
        "WHERE club.kind IN ['reserve', 'youth']\n"
        "RETURN manager.name AS manager, club.name AS club, count(player) AS players\n"
        "ORDER BY players DESC LIMIT 25",
        {},
    ),
}
SHORT = {"needs": "Clubs that need a position filled", "source": "What a source reported"}
state = st.session_state


def put(text: str, values: dict[str, Any]) -> None:
    """A text into the editor, and its parameters into their fields."""
    state["cypher_text"], state["cypher_turn"] = text, state.get("cypher_turn", 0) + 1
    for name, value in values.items():
        state[f"cypher_p_{name}"] = str(value)


def take_example() -> None:
    """An example fills the editor and runs."""
    if chosen := state["cypher_example"]:
        put(*EXAMPLES[chosen])
        run()


def heard_text() -> None:
    """The focus left the editor: the fields of its parameters follow."""
    state["cypher_text"] = state[f"{KEY}_editor"].text


def heard_run() -> None:
    """Ctrl+Enter."""
    state["cypher_text"] = state[f"{KEY}_editor"].run
    run()


def values_now() -> dict[str, Any]:
    """The parameters as their fields say; a name chosen gives its id."""
    names = typed.parameters(state["cypher_text"])
    return {name: typed.value_of(state.get(f"cypher_p_{name}", "")) for name in names}


def run() -> None:
    """Starts it; a parameter without a value is said before anything runs."""
    text, values = state["cypher_text"], values_now()
    state.pop("cypher_run", None)
    state["cypher_missing"] = [name for name, value in values.items() if value is None]
    if state["cypher_missing"]:
        return
    state["cypher_run"] = Run(screen.reader(), text, values)
    said = {f"p.{name}": str(value) for name, value in values.items()}
    old = [name for name in st.query_params if name.startswith("p.") and name not in said]
    steps.take(q=text, ask=None, example=None, **dict.fromkeys(old), **said)


def remember(done: Run) -> None:
    """Into the history of this tab, the newest first, each text once."""
    if state.get("cypher_kept") == done.tag:
        return
    state["cypher_kept"] = done.tag
    entry = {
        "text": done.text,
        "values": dict(done.values),
        "rows": len(done.answer.rows) if done.answer else None,
        "seconds": done.answer.seconds if done.answer else done.seconds,
        "at": datetime.now().strftime("%H:%M:%S"),
        "star": False,
    }
    old = state.get("cypher_history", [])
    entry["star"] = any(one["star"] for one in old if one["text"] == done.text)
    rest = [one for one in old if one["text"] != done.text]
    starred = [one for one in rest[REMEMBERED - 1 :] if one["star"]]
    state["cypher_history"] = [entry, *rest[: REMEMBERED - 1], *starred]


def star(at: int) -> None:
    """Keeps one, or lets it go."""
    entry = state["cypher_history"][at]
    entry["star"] = not entry["star"]


def show_history() -> None:
    """What was run in this tab; a star keeps it on the page."""
    with st.popover("History"):
        if not state.get("cypher_history"):
            st.caption("Nothing was run in this tab yet.")
        for at, one in enumerate(state.get("cypher_history", [])):
            rows = "failed" if one["rows"] is None else f"{one['rows']} rows"
            st.code(one["text"], language="cypher")
            with st.container(horizontal=True):
                st.caption(f"{one['at']}, {rows}, {one['seconds']:.2f} s")
                label = "Take off the page" if one["star"] else "Keep on the page"
                st.button(label, key=f"cypher_star_{at}", on_click=star, args=(at,))
                again = (one["text"], one["values"])
                st.button("Use again", key=f"cypher_again_{at}", on_click=put, args=again)


@st.fragment(run_every=0.25, key="cypher_watch")
def watch(going: Run) -> None:
    """How long it runs, and the button that ends it."""
    if going.done:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        ending = ", ending it" if going.cancelled else ""
        st.text(f"Running, {going.seconds:.1f} s of {SECONDS:g} s{ending}")
        st.button("Cancel", key="cypher_cancel", on_click=going.cancel)
    if going.cancelled and going.seconds > going.asked_at + 1:
        going.cancel()  # again: it may have begun only now


def show_failure(done: Run) -> None:
    """The engine's sentence; the place is marked in the editor."""
    if done.cancelled:
        st.warning("Cancelled. Nothing was changed.")
    else:
        st.error("This query was not answered.")
        st.text(str(done.error))


def show_answer(done: Run) -> None:
    """Graph, table, raw and plan of what came back."""
    answer = done.answer
    assert answer is not None
    told = f"{len(answer.rows)} rows in {answer.seconds:.2f} s."
    if answer.cut_off:
        told = f"The first {ROWS} rows; there are more. Add LIMIT or narrow the pattern."
    screen.say(told)
    drawing = result_drawing(answer.rows)
    tabs = ["Graph", "Table", "Raw", "Plan"] if drawing else ["Table", "Raw", "Plan"]
    shown = dict(zip(tabs, st.tabs(tabs), strict=True))
    rows = result_rows(answer.rows)
    if drawing:
        with shown["Graph"]:
            taken = Taken("Cypher query", drawing, lambda: rows, [answer])
            picture.show(taken, "cypher_canvas", answer.text)
            people = [d for d in drawing.dots if d.id.partition(":")[0] in finding.KINDS]
            if people:
                ids = [links.to_link(dot.id) for dot in people[:20]]
                st.button(
                    "Open in Explore",
                    on_click=lambda: screen.go("explore", {"open": ids}),
                )
    with shown["Table"]:
        screen.show_table(rows, "Result", limit=answer.cut_off)
    with shown["Raw"]:
        st.code(to_json(answer.rows[:100]), language="json")
        if len(answer.rows) > 100:
            st.caption(f"The first 100 of {len(answer.rows)} rows; the CSV has them all.")
    with shown["Plan"]:
        try:
            st.code(plan(screen.reader(), done.text, done.values), language=None)
        except QueryError as error:
            st.text(str(error))
    with st.container(horizontal=True):
        if not drawing:  # with a picture the table is among the files below it
            st.download_button(
                "Download CSV",
                lambda: to_csv(answer.rows, answer.columns),
                "suitors-query.csv",
                "text/csv",
                on_click="ignore",
            )
        with st.popover("Copy as Python"):
            st.code(taking.as_python(done.text, done.values), language="python")


asked = CATALOGUE.get(st.query_params.get("ask", ""))
example = EXAMPLES.get(SHORT.get(st.query_params.get("example", ""), ""))
linked = st.query_params.get("q") or (asked.text.strip() if asked else None)
if "cypher_text" not in state or (linked and linked != state.get("cypher_linked")):
    first = example or next(iter(EXAMPLES.values()))
    put(linked or first[0], {} if linked else first[1])
    for name in st.query_params:
        if name.startswith("p."):
            state[f"cypher_p_{name[2:]}"] = st.query_params[name]
state["cypher_linked"] = linked

screen.say("Ask in Cypher", "h2")
st.caption(
    f"It only reads: the first {ROWS} rows, {SECONDS:g} seconds at most. "
    "Ctrl+Enter runs; Tab leaves the editor."
)
st.selectbox(
    "Examples",
    list(EXAMPLES),
    index=None,
    placeholder="Choose one: it fills the editor and runs",
    key="cypher_example",
    on_change=take_example,
)
going: Run | None = state.get("cypher_run")
if going and going.done:
    remember(going)
error = going.error if going and going.done and not going.cancelled else None
history = [one["text"] for one in state.get("cypher_history", [])]
schema = typed.schema() | {"parameters": typed.parameters(state["cypher_text"])}
cypher_editor(
    key=f"{KEY}_editor",
    text=state["cypher_text"],
    turn=state["cypher_turn"],
    schema=schema,
    history=history,
    error=typed.place_of(error, state["cypher_text"]) if error else None,
    on_text=heard_text,
    on_run=heard_run,
)
for name in schema["parameters"]:
    field = f"cypher_p_{name}"
    state[field] = state.get(field, "")  # the field's value outlives a page that did not show it
    st.text_input(f"${name}", key=field, help="A number, a day, a text, or a name's id")
    if any(word in name for word in ("player", "manager", "club")):
        kinds = [kind for kind in finding.KINDS if kind in name] or list(finding.KINDS)
        finding.search(
            f"Find the id for ${name}",
            kinds,
            f"p_{name}",
            partial(state.__setitem__, field),
        )
with st.container(horizontal=True):
    st.button("Run", on_click=run, key="cypher_go")
    show_history()
for at, one in enumerate(state.get("cypher_history", [])):
    if one["star"]:
        label = screen.button_text(f"★ {' '.join(one['text'].split())[:80]}")
        again = (one["text"], one["values"])
        st.button(label, key=f"cypher_starred_{at}", on_click=put, args=again)
if missing := state.get("cypher_missing"):
    st.warning("A parameter has no value yet.")
    st.text(", ".join(f"${name}" for name in missing))
if going is None:
    st.stop()
if not going.done:
    watch(going)
    st.stop()
if going.bug:
    raise going.bug
if going.answer is None:
    show_failure(going)
else:
    show_answer(going)
    screen.show_sources(going.answer)
