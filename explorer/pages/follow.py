"""Follow: players who met a manager again, at another club of his."""

from typing import Any

import streamlit as st

from explorer import screen
from explorer.views.threads import followers, grounds, ranking_rows
from graph.questions.evidence import EVIDENCE
from graph.questions.follows import FOLLOWS, RANKING
from graph.store import Answer

manager = screen.choose("Manager", ["manager"])
player = screen.choose("Player", ["player"])
ends = {"manager": manager and manager.id, "player": player and player.id}
told_at = st.container()
everything = screen.ask(FOLLOWS, limit=None, **ends).rows if manager or player else []
joined = [int(row.joined_on[:4]) for row in everything]
day = screen.choose_known_day([f"{year}-12-31" for year in joined], "follow_as_of")
since, until = screen.choose_span(min(joined, default=0), max(joined, default=0), "follow_span")

follows = screen.ask(FOLLOWS, known_on=day, since=since, until=until, limit=200, **ends)
ranking = screen.ask(RANKING, known_on=day, since=since, until=until)

name = manager.name if manager else "a manager"
told = followers(name, follows.rows, screen.known_words(day))

with told_at:
    screen.say(told.headline if manager or player else "Which managers do players follow?", "h2")
    st.caption(
        "A player followed a manager when he arrived from outside at a club of his, at least "
        "30 days after the manager began to coach him elsewhere."
    )
    if manager is None and player is None:
        screen.show_table(
            ranking_rows(ranking.rows), "Managers by players met again", limit=ranking.cut_off
        )
        screen.say("The latest", "h3")
    screen.show_picture(told.drawing, told.headline, "follow_canvas", repr(ends))
    screen.show_table(told.rows, "Players who met a manager again", limit=follows.cut_off)

answers: list[Answer[Any]] = [follows, ranking]
if manager and player:
    rests = screen.ask(EVIDENCE, edge="REUNITED_WITH", known_on=day, **ends)
    screen.show_table(grounds(rests.rows), "The spells it rests on", limit=rests.cut_off)
    answers.append(rests)
screen.show_sources(*answers)
