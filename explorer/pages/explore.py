"""Explore: open somebody, and who is around; then the next."""

import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx

from explorer import clocks, details, finding, picture, recipe, screen, sentences, steps
from explorer.looks import KINDS
from explorer.story import find_lead
from explorer.taking import Taken
from explorer.views.around import MORE, Opened, around, kinds_around, placed, rest_of
from graph.errors import NotInGraph, SuitorsError
from graph.folding import folded
from graph.measures import Place
from graph.questions.neighbours import BETWEEN, NEIGHBOUR_COUNTS, NEIGHBOURS, Neighbour
from graph.questions.reports import LATEST
from graph.store import Answer

CAP = 50  # newcomers an act
LISTED = 20
KEY = "explore"


@st.cache_resource(max_entries=500, show_spinner=False)  # shared as it is: nobody changes it
def opened(
    one: str, day: str | None, since: str | None, until: str | None, version: str
) -> tuple[Opened, Answer[Neighbour]]:
    """What the graph of that version knows of somebody, or of one kind of neighbours alone."""
    card, kind, only = finding.card(recipe.who(one)), recipe.kind_of(one), recipe.only_of(one)
    said = {"known_on": day, "since": since, "until": until}
    counts = screen.ask(NEIGHBOUR_COUNTS, node=card.id, **said).rows
    near = screen.ask(NEIGHBOURS, node=card.id, kind=kind, only=only, limit=CAP, **said)
    claims = screen.ask(LATEST, limit=200, **said, **{card.kind: card.id}).rows
    counted = [] if only else [c for c in counts if kind in (None, c.kind)]
    return Opened(card, counted, near.rows, claims, alone=only is not None), near


@st.cache_resource(max_entries=500, show_spinner=False)  # shared as it is: nobody changes it
def places(asked: tuple[str, ...], version: str) -> Mapping[str, Place]:
    """Round by round; each is worked out once, so another step costs but itself."""
    if not asked:
        return {}
    rounds = [opened(one, None, None, None, version)[0] for one in asked]
    return placed(rounds, places(asked[:-1], version))


def all_opened(
    said: recipe.Recipe, day: str | None, since: str | None, until: str | None
) -> list[tuple[Opened, Answer[Neighbour]]]:
    """Everybody in the address; who is not in the graph is named, and the rest is shown."""
    found, missing, version = [], [], screen.version()
    for one in said.opened:
        try:
            found.append(opened(one, day, since, until, version))
        except NotInGraph as error:
            missing.append(error)
    if missing and not found:
        raise missing[0]
    if missing:
        st.warning("This link names something that is not in the graph. The rest is shown.")
        st.text("\n".join(map(str, missing)))
    return found


def beside(id: str) -> None:
    """What can be done with whom is chosen, counts before anything happens."""
    day = clocks.known_on(KEY)
    if id.startswith(MORE):
        list_rest(*rest_of(id), day)
        return
    with st.container(horizontal=True, key="explore_acts"):
        if id.partition(":")[0] in finding.KINDS:
            counts = screen.ask(NEIGHBOUR_COUNTS, node=id, known_on=day).rows
            for kind, many in kinds_around(counts).items():
                some = f"{CAP} of {many:,}" if many > CAP else f"{many:,}"
                word = kind.lower() if many == 1 else f"{kind.lower()}s"
                button(f"Add {some} {word}", "open", f"{id}~{kind}")
            button("Only this", "only", id)
            look_ahead(id)
        button("Take away", "away", id)


def look_ahead(id: str) -> None:
    """Whoever is chosen is opened next, more often than not: he is looked up meanwhile."""
    version = screen.version()

    def look() -> None:
        with suppress(SuitorsError):  # whoever opens him is told
            opened(id, None, None, None, version)

    add_script_run_ctx(threading.Thread(target=look, daemon=True)).start()


def list_rest(who: str, kind: str, day: str | None) -> None:
    """All that a dot "and n more" stands for: searched, added one by one."""
    typed = st.text_input("Find among them", key="explore_rest", type="search", live=True)
    found = screen.ask(
        NEIGHBOURS, node=who, kind=kind, text=folded(typed or "") or None, known_on=day, limit=500
    )
    shown = {near.id for one in rounds for near in one.near}
    rest = [near for near in found.rows if near.id not in shown]
    for near in rest[:LISTED]:
        sign = KINDS[near.kind][2]
        button(f"Add {sign} {screen.button_text(near.name)}", "open", f"{who}~{near.id}")
    many = f"more than {len(rest)}" if found.cut_off else f"{len(rest)}"
    st.caption(f"The latest {LISTED} of {many}; type a name to find others.")


def button(label: str, act: str, id: str) -> None:
    """A step at a click."""
    st.button(
        label,
        key=f"explore_{act}_{id}",
        on_click=step,
        args=(act, id),
    )


def step(act: str, id: str) -> None:
    """One step; from the details too it is the whole page that follows."""
    ACTS[act](id)
    st.rerun()


def open_one(one: str) -> None:
    """Only who has a card can be opened; says how many of how many come."""
    id, kind = recipe.who(one), recipe.kind_of(one)
    if id.partition(":")[0] not in finding.KINDS:
        return
    if not recipe.only_of(one):
        many = opened(one, None, None, None, screen.version())[0].around
        what = f"{kind.lower()}s" if kind else "neighbours"
        st.toast(f"Added {min(many, CAP)} of {many:,} {what}.")
    change(recipe.from_address(steps.address()).opening(one))


def change(said: recipe.Recipe) -> None:
    """The picture of that recipe, as one step."""
    steps.take(**said.to_address())


def away(id: str) -> None:
    """Without this one."""
    change(recipe.from_address(steps.address()).without(id))


def only(id: str) -> None:
    """Nothing but this one and who is around."""
    change(recipe.from_address(steps.address()).only(id))


ACTS: details.Acts = {"open": open_one, "away": away, "only": only}

finding.search("Player, manager or club", finding.KINDS, "open", open_one)
said = recipe.from_address(steps.address())
if not said.opened:
    steps.note(KEY)
    screen.say("Who is around somebody?", "h2")
    st.info("Type a name to see clubs, managers, players and reports around it.")
    if lead := find_lead(screen.reader()):
        name = screen.button_text(lead.carried.player)
        button(f"Start with {name}", "open", lead.carried.player_id)
    if steps.can(KEY, 1):
        st.button("Redo", key="explore_redo", on_click=steps.turn, args=(KEY, 1))
    st.stop()

told_at = st.container()
unbounded = all_opened(said, None, None, None)
everything = [one for one, _ in unbounded]
days = [claim.known_day for one in everything for claim in one.claims]
day = clocks.choose_known_day(days, KEY)
years = [
    int(day_of[:4])
    for one in everything
    for near in one.near
    for day_of in (near.first_day, near.latest)
    if day_of and day_of > "0001-12-31"
]
since, until = clocks.choose_span(years, "explore_span", day)
all_lines = st.toggle(
    "Also show lines between what is shown",
    st.query_params.get("between") == "1",
    key="explore_between",
    on_change=lambda: steps.take(between="1" if st.session_state.explore_between else None),
)
bounded = bool(day or since or until or all_lines)
found = all_opened(said, day, since, until) if bounded else unbounded
rounds = [one for one, _ in found]  # `list_rest` looks here too
gone = {recipe.who(one) for one in said.opened} - {one.card.id for one in everything}
there = tuple(one for one in said.opened if recipe.who(one) not in gone)
spots = places(there, screen.version())
spots = placed(rounds, spots) if bounded else spots
told = around(rounds, said.off)
answers: list[Answer[Any]] = [each for _, each in found]
if all_lines:
    ids = [dot.id for dot in told.drawing.dots if dot.kind != "More"]
    more = screen.ask(BETWEEN, ids=ids, known_on=day, since=since, until=until, limit=2_000)
    told = around(rounds, said.off, more.rows)
    answers.append(more)
headline = f"{told.headline.rstrip('.')} {clocks.known_words(day)}".rstrip() + "."

with told_at, st.container():  # of one place, so that the canvas below keeps its own
    screen.say(headline, "h2")
    screen.show_cards(told.drawing.facts(), KEY)
    if said.off:
        st.caption(f"Taken away: {sentences.counted(len(said.off), 'name')}. Undo brings it back.")
with told_at:
    taken = Taken(headline, told.drawing, lambda: told.rows, answers, day)
    picture.show(
        taken,
        KEY,
        "explore",
        known=around(everything).drawing if bounded else told.drawing,
        springs=spots,
        acts=ACTS,
        beside=beside,
    )
lines = [line.id for line in told.drawing.lines if line.kind != "MORE"]
screen.show_table(
    told.rows, "Lines of the picture", on_row=lambda row: details.choose(KEY, lines[row])
)
screen.show_sources(*answers[-5:], headline=headline, facts=told.drawing.facts())
