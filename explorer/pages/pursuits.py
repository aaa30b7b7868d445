"""Pursuits: interest that moved with its manager, report by report."""

from typing import Any

import streamlit as st

from explorer import clocks, details, finding, picture, screen
from explorer.taking import Taken
from explorer.views.race import chart_key, race_chart
from explorer.views.threads import carried_interests, grounds, pursuit
from graph.questions.careers import MANAGER
from graph.questions.evidence import EVIDENCE, Evidence
from graph.questions.pursuits import CARRIED, PURSUITS
from graph.store import Answer

KEY, CLAIMS = "pursuits", 500

manager = finding.choose("Manager", ["manager"])
player = finding.choose("Player", ["player"])
ends = {"manager": manager and manager.id, "player": player and player.id}
about = [end for end in ends.values() if end]

told_at = st.container()
everything = screen.ask(PURSUITS, limit=None, **ends).rows if about else []
moved = screen.ask(CARRIED, limit=None, **ends).rows
days = [row.carried_reported_on for row in moved] + [row.reported_on for row in everything]
day = clocks.choose_known_day([one for one in days if len(one) == 10], KEY)
years = [int(one[:4]) for one in days]
since, until = clocks.choose_span(years, "pursuits_span", day)
when = clocks.known_words(day)
said: dict[str, Any] = {"known_on": day, "since": since, "until": until, **ends}

carried = screen.ask(CARRIED, **said)
answers: list[Answer[Any]] = [carried]
rests: Answer[Evidence] | None = None
chart: dict[str, Any] | None = None
key = ""
if not about:
    told, known = carried_interests(carried.rows, when), carried_interests(moved[:100])
    picks = [f"{row.manager_id}|{row.player_id}|CARRIED_INTEREST" for row in carried.rows]
else:
    claims = screen.ask(PURSUITS, limit=CLAIMS, **said)
    name = finding.named(player, manager)
    told = pursuit(name, claims.rows, carried.rows, when, about)
    known = pursuit(name, everything, [], big=about)
    picks = [f"{row.club_id}|{row.player_id}|INTERESTED_IN" for row in claims.rows]
    managers = {row.manager_id: row.manager for row in claims.rows}
    tenures = [
        (id, name, tenure)
        for id, name in list(managers.items())[:20]
        for tenure in screen.ask(MANAGER, manager=id, known_on=day).rows
    ]
    if claims.rows:
        chart = race_chart(claims.rows, tenures, by_player=player is None)
        key = chart_key(claims.rows)
    answers.append(claims)
    if manager and player:
        rests = screen.ask(EVIDENCE, edge="CARRIED_INTEREST", known_on=day, **ends)
        answers.append(rests)


def every_row() -> list[dict[str, Any]]:
    """The whole answer, for the file."""
    whole = asking.ask(CARRIED, limit=None, **said).rows
    if not about:
        return carried_interests(whole).rows
    return pursuit("", asking.ask(PURSUITS, limit=None, **said).rows, whole).rows


asking = screen.reader()
with told_at, st.container():  # of one place, so that the canvas below keeps its own
    screen.say(told.headline, "h2")
    for row in carried.rows[:1] if about else []:
        screen.say(f"What became of it, by the records: {row.outcome}.")
    screen.show_cards(told.drawing.facts(), KEY)
    if chart:
        st.vega_lite_chart(chart, width="stretch", key="pursuits_chart")
        st.caption(key)
with told_at:
    taken = Taken(told.headline, told.drawing, every_row, answers, day)
    picture.show(taken, KEY, repr(ends), known=known.drawing, layout="layers")
screen.show_table(
    told.rows,
    "Reports in order of day" if about else "Interest that moved, the latest first",
    limit=any(answer.cut_off for answer in answers),
    on_row=lambda row: details.choose(KEY, picks[row]),
)
if rests and rests.rows:
    screen.show_table(
        grounds(rests.rows), "What it rests on that interest moved", limit=rests.cut_off
    )
if manager and not carried.rows and about:
    screen.say(f"No interest is known to have moved with {manager.name} between clubs.")
screen.show_sources(*answers, headline=told.headline, facts=told.drawing.facts())
