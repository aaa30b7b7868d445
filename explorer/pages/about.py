"""About: what is in the graph, what it cannot know, and how each question is answered."""

import streamlit as st

from explorer import screen
from explorer.views.holdings import feed_rows, gap_rows, left_out_rows, total_rows, unsaid_rows
from graph.questions import CATALOGUE
from graph.questions.network import FEEDS, GAPS, TOTALS

totals, gaps, feeds = screen.ask(TOTALS), screen.ask(GAPS), screen.ask(FEEDS)

screen.say("What is in the graph", "h2")
screen.show_table(total_rows(totals.rows), "Counts")
screen.say("From which feeds", "h3")
screen.show_table(feed_rows(feeds.rows), "Feeds")
screen.say("What was left out, and why", "h3")
screen.show_table(left_out_rows(feeds.rows), "Left out")
screen.say("What the feeds say of themselves", "h3")
screen.show_table(unsaid_rows(feeds.rows), "Notes")
screen.say("What the graph cannot know", "h3")
screen.show_table(gap_rows(gaps.rows), "Gaps")
screen.say("How each question is answered", "h3")
for question in CATALOGUE.values():
    with st.expander(question.title):
        st.code(question.text.strip(), language="cypher")
screen.show_sources(totals, gaps, feeds)
