"""Home: a search, the lead story, and what else can be asked."""

import streamlit as st

from explorer import finding, picture, screen
from explorer.links import to_link
from explorer.story import Lead, find_lead
from explorer.taking import Taken
from explorer.views import cards
from explorer.views.race import SuitorRace, chart_key, suitor_race
from graph.questions.careers import MANAGER
from graph.questions.follows import RANKING
from graph.questions.network import FEEDS, TOTALS
from graph.questions.paths import PATHS
from graph.questions.pursuits import CARRIED
from graph.questions.reports import LATEST, NEEDS, REPORTS, Claim
from graph.questions.search import Found
from graph.questions.suitors import SUITORS, Suitor
from graph.store import Answer
from loaders.load import SAMPLE, load

GROUPS = {"player": "Players", "club": "Clubs", "manager": "Managers"}
FIRST, MOST = 5, 60


def search() -> None:
    """Grouped as one types; the rest of the page is not run again."""
    typed = st.text_input(
        "Search players, managers and clubs",
        key="home_find",
        type="search",
        live=True,
        placeholder="A name, an alias, with or without accents; the key / comes here",
    )
    found = finding.suggestions(typed or "", finding.KINDS, MOST)
    for kind, words in GROUPS.items():
        group = [one for one in found if one.kind == kind]
        if not group:
            continue
        screen.say(words, "h4")
        for one in group[:FIRST]:
            result(one)
        if len(group) > FIRST:
            with st.expander(f"All {len(group)} {words.lower()}"):
                for one in group[FIRST:]:
                    result(one)


def result(one: Found) -> None:
    """A name with what tells namesakes apart; it leads to where he is asked about most."""
    page = "suitors" if one.kind == "player" and one.claims else "explore"
    link = {"player" if page == "suitors" else "open": to_link(one.id)}
    told = f"{finding.described(one)}{f' · {one.claims} claims' if one.claims else ''}"
    st.page_link(f"explorer/pages/{page}.py", label=screen.button_text(told), query_params=link)


@st.cache_data(max_entries=4, show_spinner=False)
def lead_story(
    version: str,
) -> tuple[Lead, SuitorRace, list[Claim], Answer[Suitor], Answer[Claim]] | None:
    """The lead with its race, once for each version of the data."""
    lead = find_lead(screen.reader())
    if lead is None:
        return None
    story = lead.carried
    claims = screen.ask(LATEST, player=story.player_id, limit=200)
    suitors = screen.ask(SUITORS, player=story.player_id)
    tenures = [
        (story.manager_id, story.manager, tenure)
        for tenure in screen.ask(MANAGER, manager=story.manager_id).rows
    ]
    race = suitor_race(story.player_id, story.player, suitors.rows, claims.rows, tenures)
    return lead, race, claims.rows, suitors, claims


@st.cache_data(max_entries=4, show_spinner=False)
def question_cards(version: str, player: tuple[str, str] | None) -> list[cards.QuestionCard]:
    """The seven questions with their answers, once for each version of the data."""
    totals = {total.name: total.total for total in screen.ask(TOTALS).rows}
    latest = screen.ask(LATEST, limit=1).rows
    ranking = screen.ask(RANKING, limit=1).rows
    carried, needs = screen.ask(CARRIED, limit=1_000), screen.ask(NEEDS, limit=1_000)
    told = cards.latest_card(latest, totals.get("INTERESTED_IN", 0))
    asked = player or next(((one.player_id, one.player) for one in latest), None)
    if asked:
        told += cards.wanted_card(*asked, screen.ask(SUITORS, player=asked[0]).rows)
    told += cards.carried_card(carried.rows, carried.cut_off)
    told += cards.follow_card(ranking)
    if asked and ranking:
        end = (ranking[0].manager_id, ranking[0].manager)
        hops = screen.ask(PATHS, from_node=asked[0], to_node=end[0], limit=None).rows
        told += cards.path_card(asked, end, hops)
    told += cards.need_card(needs.rows, needs.cut_off)
    for one in latest:
        if one.source_id and one.source:
            said = screen.ask(REPORTS, source=one.source_id, limit=200)
            told.append(cards.source_card(one.source_id, one.source, said.rows, said.cut_off))
    return told


screen.part("home_search", search)
if not screen.ask(FEEDS).rows:
    screen.say("Nothing is loaded yet.", "h2")
    if screen.settings().server:
        st.page_link("explorer/pages/load.py", label="Load the sample, or your own data")
    elif st.button("Load the sample"):
        with st.status("Loading the sample"):
            load(screen.settings(), SAMPLE)
        st.rerun()
    st.stop()
version = screen.version()
story = lead_story(version)
if story is not None:
    lead, race, claims, suitors, latest = story
    screen.say(lead.headline, "h2")
    screen.show_cards(race.drawing.facts(), "home")
    st.vega_lite_chart(race.chart, width="stretch", key="home_chart")
    st.caption(chart_key(claims))
    about = lead.carried
    link = {"manager": to_link(about.manager_id), "player": to_link(about.player_id)}
    with st.container(horizontal=True):
        for page, label, names in (
            ("pursuits", "See his pursuit", ("manager", "player")),
            ("suitors", "All who wanted him", ("player",)),
            ("follow", "Who followed him?", ("manager",)),
        ):
            st.page_link(
                f"explorer/pages/{page}.py",
                label=label,
                query_params={name: link[name] for name in names},
            )
    taken = Taken(lead.headline, race.drawing, lambda: race.reports, [suitors, latest])
    picture.show(taken, "home", about.player_id)
    with st.expander("The reports as a table"):
        screen.show_table(race.reports, "Reports, the latest first")

st.page_link(
    "explorer/pages/load.py",
    label="Paste a report: see what it would change, before it is saved",
    query_params={"part": "report"},
)
screen.say("What else can be asked", "h3")
asked = (story[0].carried.player_id, story[0].carried.player) if story else None
for card in question_cards(version, asked):
    st.page_link(
        f"explorer/pages/{card.page}.py",
        label=screen.button_text(f"{card.question} {card.answer}"),
        query_params={name: to_link(id) for name, id in card.link.items()},
    )
if story is not None:
    screen.show_sources(suitors, latest, headline=lead.headline, facts=race.drawing.facts())
