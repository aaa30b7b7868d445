"""Explore: somebody and who is around."""

import streamlit as st

from explorer import links, screen
from explorer.views.around import around
from graph.questions.neighbours import NEIGHBOUR_COUNTS, NEIGHBOURS

chosen = screen.choose("Player, manager or club", ["player", "manager", "club"], "open")
if chosen is None:
    screen.say("Who is around somebody?", "h2")
    st.info("Type a name to see clubs, managers, players and reports around it.")
    st.stop()
day = links.day_from(st.query_params.get("as_of"))

counts = screen.ask(NEIGHBOUR_COUNTS, node=chosen.id, known_on=day)
near = screen.ask(NEIGHBOURS, node=chosen.id, known_on=day, limit=50)

told = around(chosen, counts.rows, near.rows, cut_off=near.cut_off)

screen.say(told.headline, "h2")
screen.show_picture(told.drawing, told.headline, "explore_canvas", chosen.id)
screen.show_table(told.rows, "Who is around, the latest first")
screen.show_sources(counts, near)
