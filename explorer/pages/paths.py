"""Paths: how two of them are connected, hop by hop, and who says so."""

import streamlit as st

from explorer import links, screen
from explorer.views.ways import ways
from graph.questions.paths import HOPS, PATHS, PATHS_SHOWN, THROUGH

left, right = st.columns(2)
with left:
    start = screen.choose("From", ["player", "manager", "club"], "a")
with right:
    end = screen.choose("To", ["player", "manager", "club"], "b")
kinds = st.query_params.get_all("through") or list(THROUGH)
day = links.day_from(st.query_params.get("as_of"))
if start is None or end is None:
    screen.say("How are two of them connected?", "h2")
    st.info("Choose two names: players, managers or clubs.")
    st.stop()

paths = screen.ask(
    PATHS,
    from_node=start.id,
    to_node=end.id,
    known_on=day,
    limit=None,
    through=kinds,
    paths=PATHS_SHOWN,
    hops=HOPS,
)

told, each = ways(start.name, end.name, paths.rows, HOPS)

screen.say(told.headline, "h2")
screen.show_picture(
    told.drawing, told.headline, "paths_canvas", f"{start.id} {end.id}", layered=True
)
for way in each:
    screen.say(f"Path {way.number}", "h3")
    for sentence in way.sentences:
        screen.say(sentence)
screen.show_table(told.rows, "Hops with their evidence")
st.caption(
    "Two spells at one club connect only if they overlap. Of each club the 200 latest spells are "
    "followed, of each level the 4,000 latest ways."
)
screen.show_sources(paths)
