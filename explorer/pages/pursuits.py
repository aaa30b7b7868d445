"""Pursuits: interest that moved with its manager, report by report."""

from typing import Any

import streamlit as st

from explorer import screen
from explorer.views.threads import carried_interests, grounds, pursuit
from graph.questions.evidence import EVIDENCE, Evidence
from graph.questions.pursuits import CARRIED, PURSUITS
from graph.store import Answer

manager = screen.choose("Manager", ["manager"])
player = screen.choose("Player", ["player"])
ends = {"manager": manager and manager.id, "player": player and player.id}

answers: list[Answer[Any]] = []
rests: Answer[Evidence] | None = None
if manager is None and player is None:
    everything = screen.ask(CARRIED, limit=None)
    days = [
        row.carried_reported_on for row in everything.rows if len(row.carried_reported_on) == 10
    ]
    day = screen.choose_known_day(days, "pursuits_all_as_of")
    carried = screen.ask(CARRIED, known_on=day)
    told = carried_interests(carried.rows, screen.known_words(day))
    answers = [carried]
else:
    known = screen.ask(PURSUITS, limit=None, **ends)
    told_at = st.container()
    day = screen.choose_known_day(
        [row.reported_on for row in known.rows if len(row.reported_on) == 10], "pursuits_as_of"
    )
    claims = screen.ask(PURSUITS, known_on=day, **ends)
    carried = screen.ask(CARRIED, known_on=day, **ends)
    told = pursuit(
        screen.named(player, manager), claims.rows, carried.rows, screen.known_words(day)
    )
    answers = [claims, carried]
    if manager and player:
        rests = screen.ask(EVIDENCE, edge="CARRIED_INTEREST", known_on=day, **ends)
        answers.append(rests)

screen.say(told.headline, "h2")
screen.show_picture(told.drawing, told.headline, "pursuits_canvas", repr(ends), layered=True)
screen.show_table(told.rows, "Reports in order of day")
if rests and rests.rows:
    screen.show_table(
        grounds(rests.rows), "What it rests on that interest moved", limit=rests.cut_off
    )
screen.show_sources(*answers)
