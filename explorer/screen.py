"""What pages share: asking, choosing, showing, and saying what went wrong."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from html import escape
from typing import Any, TypeVar

import streamlit as st

from explorer import links, sentences, steps
from explorer.drawing import Fact
from explorer.taking import citations
from graph.credit import credit_words
from graph.errors import EngineError, NotInGraph, QueryError, SuitorsError
from graph.questions.network import FEEDS
from graph.questions.question import Question
from graph.settings import Settings
from graph.store import Answer, Reader, open_reader

T = TypeVar("T")
LONGEST_LINK, CITED, CARDS = 1_800, 40, 8
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


def begin() -> None:
    """At the start of every run: whose data and which version is asked once, nothing is chosen."""
    st.session_state.pop("chosen", None)
    feeds = ask(FEEDS).rows
    loads = repr([(one.id, one.version, one.loaded_at) for one in feeds])
    st.session_state["credit"] = credit_words(feeds)
    st.session_state["version"] = hashlib.sha256(loads.encode()).hexdigest()[:8]


def part(key: str, show: Callable[[], None], every: float | None = None) -> None:
    """A part of the page that can run alone; what goes wrong in it is told in it."""

    @st.fragment(key=key, run_every=every)
    def alone() -> None:
        with problems(key):
            show()

    alone()


@contextmanager
def problems(where: str = "page") -> Iterator[None]:
    """The one place where errors become words on the page; bugs are not caught."""
    try:
        yield
    except EngineError as error:
        _lose_reader()
        st.error("The graph does not answer. It starts again by itself: try again.")
        st.text(str(error))
        st.button("Try again", key=f"{where}_again")
    except NotInGraph as error:
        st.warning("This link names something that is not in the graph.")
        st.text(str(error))
    except QueryError as error:
        st.error("The graph could not answer this.")
        st.text(str(error))
    except SuitorsError as error:
        st.error("That did not work.")
        st.text(str(error))


def say_all(told: Sequence[tuple[str, str | None]]) -> None:
    """Texts from the data, each with where it can be read; only a web address becomes a link."""
    st.html("".join(f'<p dir="auto">{escape(text)}{_read(url)}</p>' for text, url in told))


def show_cards(facts: Sequence[Fact], key: str) -> None:
    """On a phone: what was said as cards, before any picture; elsewhere they take no room."""
    told = "".join(
        f'<article class="card" dir="auto">{escape(fact.words)}{_read(fact.url)}</article>'
        for fact in facts[:CARDS]
    )
    more = f"<p>The latest {CARDS} of {len(facts)}; the table has them all.</p>"
    if told:
        with st.container(key=f"{key}_cards"):
            st.html(told + (more if len(facts) > CARDS else ""))


def _read(url: str | None) -> str:
    if not url or not links.is_web(url):
        return ""
    link = escape(url, quote=True)
    return f' <a href="{link}" target="_blank" rel="noopener noreferrer">read</a>'


def say(text: str, tag: str = "p") -> None:
    """Text from the data: never Markdown, which would turn an address into a link."""
    st.html(f'<{tag} dir="auto">{escape(text)}</{tag}>')


def button_text(text: str) -> str:
    """A label that Markdown leaves alone."""
    return PUNCTUATION.sub(r"\\\1", text)


def style() -> None:
    """What the theme cannot say: less room above, sentences close together, nothing sideways."""
    st.html(
        "<style>.block-container{padding-top:3.5rem}"
        ".stHtml :is(h2,h3,h4){padding:0;margin:0}.stHtml h4{font-size:1rem}"
        ".stHtml p{margin:0}.stHtml p+p{margin-top:.4rem}"
        ".stHtml{overflow-wrap:anywhere}.stHtml a{color:inherit}"
        # Off is struck through; on the tinted ground of "on" orange could not be read.
        "[class*=_legend] button{background:transparent!important}"
        "[data-stale=true]{opacity:1!important}"  # no fading while a run takes long
        "@media(min-width:768px){[class*=_beside]{max-height:620px;overflow-y:auto}}"
        "@media(min-width:768px){[class*=_findings]{max-height:560px;overflow-y:auto}}"
        "[class*=load_parts]{padding-top:.75rem}"
        "[class*=paste_card_] .stCheckbox p{font-weight:600}"
        ".stHtml blockquote{margin:.2rem 0;padding-inline-start:.6rem;"
        "border-inline-start:3px solid #8886}"
        "@media(min-width:601px){[class*=_cards]{display:none}}"
        ".card{border:1px solid #8886;border-radius:6px;padding:.5rem .75rem;margin:0 0 .5rem}"
        "@media(prefers-reduced-motion:reduce){[class*=_play]{display:none}}"
        "</style>"
    )


def show_table(
    rows: Sequence[Mapping[str, Any]],
    name: str,
    *,
    limit: bool = False,
    on_row: Callable[[int], None] | None = None,
) -> None:
    """The same as a table; where there are no rows, a word that says so.

    `on_row` hears the number of a row that is chosen.
    """
    if not rows:
        st.caption(f"{name}: none.")
        return
    key = f"table_{name}"

    def chosen() -> None:
        picked = st.session_state[key].selection.rows
        if on_row and picked:
            on_row(picked[0])

    st.dataframe(
        list(rows),
        hide_index=True,
        width="stretch",
        placeholder="",
        alt=name,
        key=key,
        on_select=chosen if on_row else "ignore",
        selection_mode="single-row",
        column_config={
            name: st.column_config.LinkColumn(name, display_text="open")
            for name in ("Link", "Rests on")
        },
    )
    if limit:
        st.caption(f"The first {len(rows)} rows are shown; there are more.")


SOURCES = "sources"


def show_sources(*answers: Answer[Any], headline: str = "", facts: Sequence[Fact] = ()) -> None:
    """The Cypher behind the answer with its parameters, the link to this view, its citation."""

    credit: str = st.session_state.get("credit", "")

    def show() -> None:
        with st.container(horizontal=True):
            # Filled only while they are open: what nobody reads is not sent.
            with st.popover("Show the Cypher", on_change="rerun") as behind:
                for answer in answers if behind.open else ():
                    st.code(answer.text.strip(), language="cypher")
                    st.json(dict(answer.values), expanded=False)
                    st.caption(f"{len(answer.rows)} rows in {answer.seconds * 1000:.0f} ms")
            link = here()
            with st.popover("Copy link"):
                if len(link) > LONGEST_LINK:
                    st.caption("This link is too long for some programs: take the view as a file.")
                    view = json.dumps(steps.kept(steps.address()), ensure_ascii=False)
                    name = "Download this view (JSON)"
                    st.download_button(name, view, "suitors-view.json", "application/json")
                else:
                    st.code(link, language=None)
            if headline:
                cited = st.popover("Copy citation", on_change="rerun")
                if cited.open:
                    cited.code(citations(headline, facts[:CITED], link, credit), language=None)

    part(SOURCES, show)
    st.caption(sentences.CAUTION)
    if credit:
        say(credit, "small")


def here() -> str:
    """The address of what is shown, with what is chosen and the version of the data."""
    said: dict[str, list[str]] = steps.kept(steps.address())
    if chosen := st.session_state.get("chosen"):
        said["sel"] = [links.to_link(chosen)]
    return links.address(st.context.url or "", {**said, "data": [version()]})


def version() -> str:
    """Eight digits that change when anything is loaded, as this run began."""
    return str(st.session_state["version"])


def tell_reloaded() -> None:
    """Once, where a link was made before the data was loaded again."""
    made, now = st.query_params.get("data"), version()
    if made and made != now and st.session_state.get("told_data") != made:
        st.session_state["told_data"] = made
        st.toast(
            f"The data was loaded again since this link was made ({button_text(made[:8])} → {now})."
        )


def go(page: str, link: Mapping[str, str | list[str]]) -> None:
    """To another page, from a callback: the next run goes there."""
    st.session_state["go"] = (page, dict(link))


def gone() -> None:
    """Goes where `go` said; call it before the page."""
    if "go" in st.session_state:
        page, link = st.session_state.pop("go")
        st.switch_page(f"explorer/pages/{page}.py", query_params=link)
