"""Suitors: who was reported to want the player, since when, who says so."""

import streamlit as st

from explorer import clocks, details, finding, links, picture, screen, steps
from explorer.links import to_link
from explorer.taking import Taken
from explorer.views.race import chart_key, suitor_race
from graph.questions.careers import CAREER, MANAGER
from graph.questions.reports import LATEST
from graph.questions.suitors import SUITORS

TIERS = {"all": "all sources", **{str(n): f"tier {n} or better" for n in range(1, 5)}}
CLAIMS = 500

player = finding.choose("Player", ["player"])
if player is None:
    screen.say("Who wants whom?", "h2")
    st.info("Type a player's name to see which clubs were reported to want him.")
    st.page_link("explorer/pages/load.py", label="Paste a report", query_params={"part": "report"})
    st.stop()
everything = screen.ask(LATEST, player=player.id, limit=None).rows
told_at = st.container()
day = clocks.choose_known_day([claim.known_day for claim in everything], "suitors")
with st.container(horizontal=True, vertical_alignment="bottom"):
    years = [int(claim.known_day[:4]) for claim in everything]
    since, until = clocks.choose_span(years, "suitors_span", day)
    asked = st.query_params.get("tier", "all")
    st.session_state["suitors_tier"] = asked if asked in TIERS else "all"
    st.selectbox(
        "Sources",
        list(TIERS),
        key="suitors_tier",
        format_func=TIERS.__getitem__,
        on_change=lambda: steps.take(
            tier=None if st.session_state.suitors_tier == "all" else st.session_state.suitors_tier
        ),
    )
tier = int(asked) if asked in TIERS and asked != "all" else None
on = links.day_from(st.query_params.get("on"))

said = {"player": player.id, "known_on": day, "since": since, "until": until}
suitors = screen.ask(SUITORS, on=on, tier=tier, **said)
claims = screen.ask(LATEST, limit=CLAIMS, **said)
shown = [one for one in claims.rows if tier is None or (one.tier is not None and one.tier <= tier)]
managers = {c.manager_id: c.manager for c in shown if c.manager_id and c.manager}
tenures = [
    (id, name, tenure)
    for id, name in managers.items()
    for tenure in screen.ask(MANAGER, manager=id, known_on=day).rows
]
career = screen.ask(CAREER, player=player.id, known_on=day, limit=None)

when = clocks.known_words(day)
race = suitor_race(player.id, player.name, suitors.rows, shown, tenures, when, career.rows)
known = suitor_race(player.id, player.name, [], everything, [])

with told_at, st.container():  # of one place, so that the canvas below keeps its own
    screen.say(race.headline, "h2")
    screen.say(race.about)
    if not shown:
        spells = len(career.rows)
        screen.say(f"No report about {player.name} is loaded. Records: {spells} stints.")
        st.page_link(
            "explorer/pages/explore.py",
            label="See who is around him",
            query_params={"open": to_link(player.id)},
        )
        st.page_link(
            "explorer/pages/load.py", label="Paste a report", query_params={"part": "report"}
        )
        if not everything:
            st.stop()
    else:
        screen.show_cards(race.drawing.facts(), "suitors")
        st.vega_lite_chart(race.chart, width="stretch", key="suitors_chart")
        st.caption(chart_key(shown))
with told_at:
    taken = Taken(race.headline, race.drawing, lambda: race.reports, [suitors, claims], day)
    picture.show(taken, "suitors", player.id, known=known.drawing)
screen.say("The suitors", "h3")
wants = [f"{one.club_id}|{player.id}|INTERESTED_IN" for one in suitors.rows]
screen.show_table(
    race.suitors,
    "Suitors, the latest report first",
    limit=suitors.cut_off,
    on_row=lambda row: details.choose("suitors", wants[row]),
)
screen.say("The reports", "h3")
told = [f"{one.club_id}|{player.id}|INTERESTED_IN" for one in shown]
screen.show_table(
    race.reports,
    "Reports, the latest first",
    limit=claims.cut_off,
    on_row=lambda row: details.choose("suitors", told[row]),
)
screen.show_sources(suitors, claims, headline=race.headline, facts=race.drawing.facts())
