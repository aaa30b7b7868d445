"""What pages share: asking, choosing, showing, and saying what went wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from html import escape
from typing import Any, TypeVar

import streamlit as st

from explorer import links, sentences
from explorer.canvas import canvas, to_page
from explorer.drawing import Drawing, layered_places, spring_places
from graph.dates import LAST
from graph.errors import EngineError, NotInGraph, QueryError, SuitorsError
from graph.measures import Place
from graph.questions.careers import CARD, Card
from graph.questions.question import Question
from graph.questions.search import SEARCH, Found
from graph.settings import Settings
from graph.store import Answer, Reader, open_reader

T = TypeVar("T")
EVERYTHING = "everything"
SIGNS = {"player": "●", "manager": "◆", "club": "■"}
PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")


def settings() -> Settings:
    """Where the graph is, as the environment says."""
    return Settings.from_environment(os.environ)


@st.cache_resource(show_spinner=False)
def _reader(settings: Settings) -> Reader:
    return open_reader(settings)


def reader() -> Reader:
    """One reader for the process; after an engine was lost, a new one."""
    return _reader(settings())


def _lose_reader() -> None:
    """After the engine went away: what is left of the reader goes; none may be there at all."""
    with suppress(EngineError):
        forget_reader()


def forget_reader() -> None:
    """Closes the shared reader; the next question opens a new one."""
    reader().close()
    _reader.clear()


def ask(question: Question[T], **said: Any) -> Answer[T]:
    """The answer, from the shared reader."""
    return reader().ask(question, **said)


@contextmanager
def problems() -> Iterator[None]:
    """The one place where errors become words on the page; bugs are not caught."""
    try:
        yield
    except EngineError as error:
        _lose_reader()
        st.error("The graph does not answer. It starts again by itself: try again.")
        st.text(str(error))
        st.button("Try again", key="problems_again")
    except NotInGraph as error:
        st.warning("This link names something that is not in the graph.")
        st.text(str(error))
    except QueryError as error:
        st.error("The graph could not answer this.")
        st.text(str(error))
    except SuitorsError as error:
        st.error("That did not work.")
        st.text(str(error))


def say(text: str, tag: str = "p") -> None:
    """Text from the data: never Markdown, which would turn an address into a link."""
    st.html(f'<{tag} dir="auto">{escape(text)}</{tag}>')


def choose(label: str, kinds: Sequence[str], parameter: str = "") -> Card | None:
    """Somebody: the address first, then a search below `label`; None while nobody is chosen."""
    parameter = parameter or kinds[0]
    search(label, kinds, parameter, lambda one: _set(parameter, one))
    chosen = st.query_params.get(parameter)
    return card(links.from_link(chosen)) if chosen else None


def search(label: str, kinds: Sequence[str], key: str, pick: Callable[[str], None]) -> None:
    """A field for a name with suggestions below it; `pick` gets the id of the one that is taken."""
    typed = st.text_input(label, key=f"choose_{key}", placeholder="A name, with or without accents")
    if typed:
        _suggest(typed, kinds, key, pick)


def card(id: str) -> Card:
    """What the graph knows of somebody; NotInGraph for an id nobody has."""
    ends: dict[str, Any] = {id.partition(":")[0]: id}
    rows = ask(CARD, **ends).rows if set(ends) <= SIGNS.keys() else []
    if not rows:
        advice = "They may have been removed, or loaded under another id."
        raise NotInGraph(f"Nobody has the id {id}.", advice=advice)
    return rows[0]


def named(*cards: Card | None) -> str:
    """The names of those that were chosen."""
    return sentences.listed([card.name for card in cards if card])


def _suggest(typed: str, kinds: Sequence[str], key: str, pick: Callable[[str], None]) -> None:
    found = [one for one in ask(SEARCH, text=typed, limit=30).rows if one.kind in kinds][:6]
    if not found:
        st.caption("Nobody of that name is in the graph. Check the spelling, or try a surname.")
    elif found[0].matched == "typo":
        st.caption("Nobody is called exactly that. Did you mean:")
    for one in found:
        st.button(
            button_text(described(one)),
            key=f"choose_{key}_{one.id}",
            on_click=_take,
            args=(key, pick, one.id),
        )


def _take(key: str, pick: Callable[[str], None], id: str) -> None:
    pick(id)
    st.session_state[f"choose_{key}"] = ""


def _set(parameter: str, id: str) -> None:
    st.query_params[parameter] = links.to_link(id)


def described(one: Found) -> str:
    """A name with what tells namesakes apart: year of birth, position, last club."""
    more = [(one.born_on or "")[:4], one.role or "", one.last_club or ""]
    known = ", ".join(part for part in more if part)
    return f"{SIGNS[one.kind]} {one.name}{f' ({known})' if known else ''}"


def button_text(text: str) -> str:
    """A label that Markdown leaves alone."""
    return PUNCTUATION.sub(r"\\\1", text)


def choose_known_day(days: Sequence[str], key: str) -> str | None:
    """The slider "As known on" over the days of reports; None is everything."""
    options = [*sorted(set(days)), EVERYTHING]
    asked = links.day_from(st.query_params.get("as_of"))
    if st.query_params.get("as_of") and asked is None:
        st.toast("The link had a date that could not be read. Everything known is shown.")
    if asked and asked not in options:
        options = [*sorted({*options[:-1], asked}), EVERYTHING]
    if len(options) < 2:
        return asked
    st.session_state[key] = asked or EVERYTHING
    st.select_slider(
        "As known on",
        options,
        key=key,
        format_func=lambda one: "everything known" if one == EVERYTHING else sentences.day(one),
        on_change=_set_known_day,
        args=(key,),
    )
    return asked


def _set_known_day(key: str) -> None:
    value = st.session_state[key]
    if value == EVERYTHING:
        st.query_params.pop("as_of", None)
    else:
        st.query_params["as_of"] = value


def choose_span(first: int, last: int, key: str) -> tuple[str | None, str | None]:
    """The two-handled control "Happened between", in years; None where a bound is open."""
    if first >= last:
        return None, None
    since = links.day_from(st.query_params.get("from"))
    until = links.day_from(st.query_params.get("to"))
    held = (int((since or str(first))[:4]), int((until or str(last))[:4]))
    st.session_state[key] = (max(first, min(held[0], last)), min(last, max(held[1], first)))
    st.slider(
        "Happened between", first, last, key=key, on_change=_set_span, args=(key, first, last)
    )
    return since, until


def _set_span(key: str, first: int, last: int) -> None:
    since, until = st.session_state[key]
    for name, year, bound in (("from", since, first), ("to", until, last)):
        if year == bound:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = f"{year}-01-01" if name == "from" else f"{year}-12-31"


def known_words(day: str | None) -> str:
    """What a headline adds when a day is set."""
    return f"as known on {sentences.day(day)}" if day and day != LAST else ""


def show_picture(
    drawing: Drawing, sentence: str, key: str, about: str, *, layered: bool = False
) -> None:
    """The picture, what was left out of it, and the same to take along."""
    if not drawing.dots:
        return
    places = layered_places(drawing) if layered else spring_places(drawing)
    canvas(drawing, places, key=key, about=about)
    if drawing.left_out:
        st.caption(drawing.left_out)
    show_page(drawing, places, sentence, key)


def show_page(drawing: Drawing, places: Mapping[str, Place], sentence: str, key: str) -> None:
    """The picture as a page of its own to take along."""
    st.download_button(
        "Take the picture along (HTML)",
        lambda: to_page(drawing, places, sentence),
        f"suitors-{links.file_name(sentence)}.html",
        "text/html",
        key=f"{key}_page",
        on_click="ignore",
    )


def style() -> None:
    """What the theme cannot say: less room above, sentences close together."""
    st.html(
        "<style>.block-container{padding-top:3.5rem}"
        ".stHtml :is(h2,h3){padding:0;margin:0}.stHtml p{margin:0}</style>"
    )


def show_table(rows: Sequence[Mapping[str, Any]], name: str, *, limit: bool = False) -> None:
    """The same as a table; where there are no rows, a word that says so."""
    if not rows:
        st.caption(f"{name}: none.")
        return
    st.dataframe(
        list(rows),
        hide_index=True,
        width="stretch",
        placeholder="",
        alt=name,
        column_config={
            name: st.column_config.LinkColumn(name, display_text="open")
            for name in ("Link", "Rests on")
        },
    )
    if limit:
        st.caption(f"The first {len(rows)} rows are shown; there are more.")


def show_sources(*answers: Answer[Any]) -> None:
    """The Cypher behind the answer with its parameters, and the link to this view."""
    with st.container(horizontal=True):
        with st.popover("Show the Cypher"):
            for answer in answers:
                st.code(answer.text.strip(), language="cypher")
                st.json(dict(answer.values), expanded=False)
                st.caption(f"{len(answer.rows)} rows in {answer.seconds * 1000:.0f} ms")
        with st.popover("Copy link"):
            st.code(here(), language=None)
    st.caption(sentences.CAUTION)


def here() -> str:
    """The address of what is shown."""
    return links.address(st.context.url or "", dict(st.query_params.items()))
