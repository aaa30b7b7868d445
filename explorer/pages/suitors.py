"""Suitors: who was reported to want the player, since when, who says so."""

import streamlit as st

from explorer import links, screen
from explorer.views.race import chart_key, suitor_race
from graph.questions.careers import CAREER, MANAGER
from graph.questions.reports import LATEST
from graph.questions.suitors import SUITORS

player = screen.choose("Player", ["player"])
if player is None:
    screen.say("Who wants whom?", "h2")
    st.info("Type a player's name to see which clubs were reported to want him.")
    st.stop()
everything = screen.ask(LATEST, player=player.id, limit=None)
race_at = st.container()
day = screen.choose_known_day([claim.known_day for claim in everything.rows], "suitors_as_of")
years = [int(claim.known_day[:4]) for claim in everything.rows]
since, until = screen.choose_span(min(years, default=0), max(years, default=0), "suitors_span")
on = links.day_from(st.query_params.get("on"))

suitors = screen.ask(SUITORS, player=player.id, known_on=day, on=on, since=since, until=until)
claims = screen.ask(LATEST, player=player.id, known_on=day, since=since, until=until, limit=200)
managers = {c.manager_id: c.manager for c in claims.rows if c.manager_id and c.manager}
tenures = [
    (id, name, tenure)
    for id, name in managers.items()
    for tenure in screen.ask(MANAGER, manager=id, known_on=day).rows
]

race = suitor_race(
    player.id, player.name, suitors.rows, claims.rows, tenures, screen.known_words(day)
)

with race_at:
    screen.say(race.headline, "h2")
    screen.say(race.about)
    if not claims.rows:
        stints = len(screen.ask(CAREER, player=player.id, known_on=day, limit=None).rows)
        screen.say(f"No report about {player.name} is loaded. Records: {stints} stints.")
        st.stop()
    st.vega_lite_chart(race.chart, width="stretch", key="suitors_chart")
    st.caption(chart_key(claims.rows))
    screen.show_picture(race.drawing, race.headline, "suitors_canvas", player.id)
screen.say("The suitors", "h3")
screen.show_table(race.suitors, "Suitors, the latest report first", limit=suitors.cut_off)
screen.say("The reports", "h3")
screen.show_table(race.reports, "Reports, the latest first", limit=claims.cut_off)
screen.show_sources(suitors, claims)
