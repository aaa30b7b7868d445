"""Follow: players who met a manager again, at another club of his."""

from typing import Any

import streamlit as st

from explorer import clocks, details, finding, links, picture, screen, steps
from explorer.taking import Taken
from explorer.views.threads import followers, grounds, ranking_rows
from graph.questions.evidence import EVIDENCE
from graph.questions.follows import FOLLOWS, RANKING
from graph.store import Answer

KEY, SHOWN, LATEST = "follow", 200, 40
DIRECT = {"": "directly or not", "1": "directly from his club", "0": "by another club"}
LOANS = {"": "loans too", "0": "without loans", "1": "loans only"}


def choice(label: str, name: str, words: dict[str, str]) -> bool | None:
    """One of three, as the address says; None takes both."""
    asked = st.query_params.get(name, "")
    st.session_state[f"follow_{name}"] = asked if asked in words else ""
    st.selectbox(
        label,
        list(words),
        key=f"follow_{name}",
        format_func=words.__getitem__,
        on_change=lambda: steps.take(**{name: st.session_state[f"follow_{name}"] or None}),
    )
    return {"1": True, "0": False}.get(asked)


manager = finding.choose("Manager", ["manager"])
player = finding.choose("Player", ["player"])
ends: dict[str, Any] = {"manager": manager and manager.id, "player": player and player.id}
about = [end for end in ends.values() if end]
told_at = st.container()
everything = screen.ask(FOLLOWS, limit=None if about else LATEST, **ends).rows
joined = [int(row.joined_on[:4]) for row in everything]
day = clocks.choose_known_day([f"{year}-12-31" for year in joined], KEY)
with st.container(horizontal=True, vertical_alignment="bottom"):
    since, until = clocks.choose_span(joined, "follow_span", day)
    direct, loans = choice("Came", "direct", DIRECT), choice("Loans", "loans", LOANS)

said: dict[str, Any] = {
    "known_on": day,
    "since": since,
    "until": until,
    "direct": direct,
    "loans": loans,
}
follows = screen.ask(FOLLOWS, limit=SHOWN if about else LATEST, **said, **ends)
answers: list[Answer[Any]] = [follows]

name = manager.name if manager else "a manager"
told = followers(name, follows.rows, clocks.known_words(day), about)
known = followers(name, everything, big=about)
headline = told.headline if about else "Which managers do players follow?"
picks = [f"{row.manager_id}|{row.player_id}|REUNITED_WITH" for row in follows.rows]


def every_row() -> list[dict[str, Any]]:
    """The whole answer, for the file."""
    rows = asking.ask(FOLLOWS, limit=None, **said, **ends).rows
    return followers(name, rows).rows


asking = screen.reader()
with told_at, st.container():  # of one place, so that the canvas below keeps its own
    screen.say(headline, "h2")
    st.caption(
        "A player followed a manager when he arrived from outside at a club of his, at least "
        "30 days after the manager began to coach him elsewhere."
    )
    screen.show_cards(told.drawing.facts(), KEY)
    if not about:
        ranking = screen.ask(RANKING, **said)
        answers.append(ranking)

        def open_manager(row: int) -> None:
            steps.take(manager=links.to_link(ranking.rows[row].manager_id))

        screen.show_table(
            ranking_rows(ranking.rows),
            "Managers by players met again",
            limit=ranking.cut_off,
            on_row=open_manager,
        )
        screen.say("The latest", "h3")
with told_at:
    taken = Taken(told.headline, told.drawing, every_row, answers, day)
    picture.show(taken, KEY, repr(ends), known=known.drawing)
screen.show_table(
    told.rows,
    "Players who met a manager again",
    limit=follows.cut_off,
    on_row=lambda row: details.choose(KEY, picks[row]),
)
if manager and player:
    rests = screen.ask(EVIDENCE, edge="REUNITED_WITH", known_on=day, **ends)
    screen.show_table(grounds(rests.rows), "The spells it rests on", limit=rests.cut_off)
    answers.append(rests)
screen.show_sources(*answers, headline=headline, facts=told.drawing.facts())
