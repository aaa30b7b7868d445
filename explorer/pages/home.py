"""Home: a search, the lead story, and what else can be asked."""

import streamlit as st

from explorer import screen
from explorer.links import to_link
from explorer.story import find_lead
from explorer.views.cards import question_cards
from explorer.views.race import chart_key, suitor_race
from graph.questions.careers import MANAGER
from graph.questions.follows import FOLLOWS, RANKING
from graph.questions.network import FEEDS, TOTALS
from graph.questions.reports import LATEST, NEEDS
from graph.questions.suitors import SUITORS

found = screen.choose("Search players, managers and clubs", ["player", "manager", "club"], "find")
if found is not None:
    st.switch_page("explorer/pages/explore.py", query_params={"open": to_link(found.id)})
if not screen.ask(FEEDS).rows:
    screen.say("Nothing is loaded yet.", "h2")
    st.page_link("explorer/pages/load.py", label="Load the sample, or your own data")
    st.stop()
lead = find_lead(screen.reader())

if lead is not None:
    story = lead.carried
    claims = screen.ask(LATEST, player=story.player_id, limit=200)
    suitors = screen.ask(SUITORS, player=story.player_id)
    tenures = [
        (story.manager_id, story.manager, tenure)
        for tenure in screen.ask(MANAGER, manager=story.manager_id).rows
    ]
    race = suitor_race(story.player_id, story.player, suitors.rows, claims.rows, tenures)
    screen.say(lead.headline, "h2")
    st.vega_lite_chart(race.chart, width="stretch", key="home_chart")
    st.caption(chart_key(claims.rows))
    link = {"manager": to_link(story.manager_id), "player": to_link(story.player_id)}
    with st.container(horizontal=True):
        st.page_link("explorer/pages/pursuits.py", label="See his pursuit", query_params=link)
        st.page_link(
            "explorer/pages/suitors.py",
            label="All who wanted him",
            query_params={"player": link["player"]},
        )
        st.page_link(
            "explorer/pages/follow.py",
            label="Who followed him?",
            query_params={"manager": link["manager"]},
        )
    screen.show_picture(race.drawing, lead.headline, "home_canvas", story.player_id)
    with st.expander("The reports as a table"):
        screen.show_table(race.reports, "Reports, the latest first")
    screen.show_sources(suitors, claims)

cards = question_cards(
    screen.ask(LATEST, limit=1).rows,
    screen.ask(RANKING, limit=1).rows,
    screen.ask(FOLLOWS, limit=1).rows,
    screen.ask(NEEDS, limit=1).rows,
    screen.ask(TOTALS).rows,
)
screen.say("What else can be asked", "h3")
for card in cards:
    st.page_link(
        f"explorer/pages/{card.page}.py",
        label=screen.button_text(f"{card.question} {card.answer}"),
        query_params={name: to_link(id) for name, id in card.link.items()},
    )
