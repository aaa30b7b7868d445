"""Paths: how two of them are connected, hop by hop, and who says so."""

import streamlit as st

from explorer import clocks, details, finding, picture, screen, steps
from explorer.sentences import VERBS
from explorer.taking import Taken
from explorer.views.ways import ways
from graph.questions.paths import HOPS, LATEST_SPELLS, LATEST_WAYS, PATHS, PATHS_SHOWN, THROUGH

KEY = "paths"
KINDS = ["player", "manager", "club"]


def number(label: str, name: str, usual: int, most: int) -> int:
    """A small number, as the address says."""
    asked = st.query_params.get(name, "")
    value = int(asked) if asked.isdigit() and 1 <= int(asked) <= most else usual
    st.session_state[f"paths_{name}"] = value

    def changed() -> None:
        now = st.session_state[f"paths_{name}"]
        steps.take(**{name: None if now == usual else str(now)})

    st.number_input(label, 1, most, key=f"paths_{name}", on_change=changed)
    return value


def changed_kinds() -> None:
    """All of them, or none, is the same as not saying any."""
    kinds = st.session_state["paths_through"]
    steps.take(through=None if len(kinds) in (0, len(THROUGH)) else kinds)


left, right = st.columns(2)
with left:
    start = finding.choose("From", KINDS, "a")
with right:
    end = finding.choose("To", KINDS, "b")
told_at = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    most_paths = number("Paths at most", "k", PATHS_SHOWN, 5)
    most_hops = number("Hops at most", "max", HOPS, HOPS)
    asked = [kind for kind in st.query_params.get_all("through") if kind in THROUGH]
    kinds = asked or list(THROUGH)
    st.session_state["paths_through"] = kinds
    st.pills(
        "Through",
        THROUGH,
        key="paths_through",
        selection_mode="multi",
        format_func=lambda kind: VERBS.get(kind, kind),
        on_change=changed_kinds,
    )
if start is None or end is None:
    with told_at:
        screen.say("How are two of them connected?", "h2")
        st.info("Choose two names: players, managers or clubs.")
    st.stop()
if start.id == end.id:
    with told_at:
        screen.say(f"{start.name} is both ends: choose another name.", "h2")
    st.stop()

day = clocks.known_on(KEY)
said = {"through": kinds, "paths": most_paths, "hops": most_hops, "limit": None}
ends = {"from_node": start.id, "to_node": end.id}
everything = screen.ask(PATHS, **said, **ends)
days = [hop.reported_on or hop.first_day or "" for hop in everything.rows]
day = clocks.choose_known_day([one for one in days if len(one) == 10], KEY)
years = [int(one[:4]) for one in days if one > "0002"]
since, until = clocks.choose_span(years, "paths_span", day)
bounded = day or since or until
paths = (
    screen.ask(PATHS, known_on=day, since=since, until=until, **said, **ends)
    if bounded
    else everything
)

told, each = ways(start.name, end.name, paths.rows, most_hops, clocks.known_words(day))
known, _ = ways(start.name, end.name, everything.rows, most_hops)

with told_at, st.container():  # of one place, so that the canvas below keeps its own
    screen.say(told.headline, "h2")
    screen.show_cards(told.drawing.facts(), KEY)
    if not each:
        with st.container(horizontal=True):
            st.button("Allow 6 hops", on_click=lambda: steps.take(max=None))
            st.button("Allow all kinds", on_click=lambda: steps.take(through=None))
with told_at:
    taken = Taken(told.headline, told.drawing, lambda: told.rows, [paths], day)
    picture.show(taken, KEY, f"{start.id} {end.id}", known=known.drawing, layout="layers")
for way in each:
    screen.say(f"Path {way.number}", "h3")
    for sentence in way.sentences:
        screen.say(sentence)
    with st.popover("As a paragraph with footnotes"):
        st.code(way.paragraph, language=None, wrap_lines=True)
lines = {frozenset((line.start, line.end, line.kind)): line.id for line in told.drawing.lines}
picks = [lines[frozenset((hop.from_id, hop.to_id, hop.kind))] for hop in paths.rows]
screen.show_table(
    told.rows, "Hops with their evidence", on_row=lambda row: details.choose(KEY, picks[row])
)
st.caption(
    "Two spells at one club connect only if they overlap. Of each club the "
    f"{LATEST_SPELLS:,} latest spells are followed, of each level the {LATEST_WAYS:,} latest ways."
)
screen.show_sources(paths, headline=told.headline, facts=told.drawing.facts())
