"""Explore: open somebody, and who is around; then the next."""

from collections.abc import Callable

import streamlit as st

from explorer import links, recipe, screen, sentences
from explorer.canvas import canvas
from explorer.story import find_lead
from explorer.views.around import Opened, around, kinds_around, places
from explorer.views.threads import Told
from graph.errors import NotInGraph
from graph.questions.neighbours import NEIGHBOUR_COUNTS, NEIGHBOURS
from graph.questions.reports import LATEST

CAP = 50  # newcomers an act
KINDS = ["player", "manager", "club"]


def opened(one: str, day: str | None) -> Opened:
    """What the graph knows of somebody that was opened, perhaps of one kind of neighbours alone."""
    card, kind = screen.card(recipe.who(one)), one.partition("~")[2] or None
    counts = screen.ask(NEIGHBOUR_COUNTS, node=card.id, known_on=day).rows
    near = screen.ask(NEIGHBOURS, node=card.id, kind=kind, known_on=day, limit=CAP).rows
    claims = screen.ask(LATEST, known_on=day, limit=200, **{card.kind: card.id}).rows
    return Opened(card, [c for c in counts if kind in (None, c.kind)], near, claims)


def all_opened(day: str | None) -> list[Opened]:
    """Everybody in the address; who is not in the graph is named, and the rest is shown."""
    found, missing = [], []
    for one in recipe.current().opened:
        try:
            found.append(opened(one, day))
        except NotInGraph as error:
            missing.append(error)
    if missing and not found:
        raise missing[0]
    if missing:
        st.warning("This link names something that is not in the graph. The rest is shown.")
        st.text("\n".join(map(str, missing)))
    return found


@st.fragment
def picture(told: Told, rounds: list[Opened], day: str | None) -> None:
    """The picture and what can be done with whom is chosen: only this part runs again."""
    if st.session_state.pop("explore_stepped", False):
        st.rerun()
    drawing = told.drawing
    acted = canvas(drawing, places(rounds), key="explore_canvas", about="explore", acts=True)
    if acted.act:
        act, _, id = acted.act.partition(" ")
        ACTS[act](id)
        st.rerun()
    if drawing.left_out:
        st.caption(drawing.left_out)
    chosen = next((dot for dot in drawing.dots if dot.id == acted.chosen), None)
    if chosen is None:
        st.caption("Choose a name to see who can be added; a double click or E opens it.")
        return
    counts = screen.ask(NEIGHBOUR_COUNTS, node=chosen.id, known_on=day).rows
    with st.container(horizontal=True):
        for kind, many in kinds_around(counts).items():
            some = f"{CAP} of {many:,}" if many > CAP else f"{many:,}"
            word = kind.lower() if many == 1 else f"{kind.lower()}s"
            button(f"Add {some} {word}", "open", f"{chosen.id}~{kind}")
        button(f"Only {screen.button_text(chosen.name)}", "only", chosen.id)
        button("Take away", "away", chosen.id)


def button(label: str, act: str, id: str) -> None:
    """A step at a click."""
    st.button(label, key=f"explore_{act}_{id}", on_click=step, args=(act, id))


def step(act: str, id: str = "") -> None:
    """From a button: the whole page follows."""
    ACTS[act](id)
    st.session_state["explore_stepped"] = True


def open_one(id: str) -> None:
    """Only who has a card can be opened by itself."""
    if id.partition(":")[0] in KINDS:
        recipe.take(recipe.current().opening(id))


ACTS: dict[str, Callable[[str], None]] = {
    "open": open_one,
    "away": lambda one: recipe.take(recipe.current().without(one)),
    "only": lambda one: recipe.take(recipe.current().only(one)),
    "undo": lambda _: recipe.undo(),
    "redo": lambda _: recipe.redo(),
}

st.session_state.pop("explore_stepped", None)
screen.search("Player, manager or club", KINDS, "open", lambda one: step("open", one))
with st.container(horizontal=True):
    for name, way in (("Undo", recipe.PAST), ("Redo", recipe.FUTURE)):
        act = name.lower()
        st.button(
            name, key=f"explore_{act}", disabled=not recipe.can(way), on_click=step, args=(act,)
        )
if not recipe.current().opened:
    screen.say("Who is around somebody?", "h2")
    st.info("Type a name to see clubs, managers, players and reports around it.")
    if lead := find_lead(screen.reader()):
        name = screen.button_text(lead.carried.player)
        button(f"Start with {name}", "open", lead.carried.player_id)
    st.stop()

day = links.day_from(st.query_params.get("as_of"))
rounds = all_opened(day)
told = around(rounds, recipe.current().off)
screen.say(told.headline, "h2")
if gone := recipe.current().off:
    st.caption(f"Taken away: {sentences.counted(len(gone), 'name')}. Undo brings the last back.")
picture(told, rounds, day)
screen.show_page(told.drawing, places(rounds), told.headline, "explore_canvas")
screen.show_table(told.rows, "Who is around, the latest first")
asked = recipe.current().opened[-1]
screen.show_sources(
    screen.ask(NEIGHBOURS, node=recipe.who(asked), known_on=day, limit=CAP),
)
