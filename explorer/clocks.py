"""Two clocks: what was known by a day, and what happened between two years."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from explorer import links, sentences, steps
from graph.dates import LAST

EVERYTHING = "everything"
SECOND = 1.0


def known_on(key: str) -> str | None:
    """The day "As known on": what Play has reached, else the address; None is everything."""
    said = st.query_params.get("as_of")
    day = links.day_from(said)
    if said and day is None and st.session_state.get(f"{key}_told") != said:
        st.session_state[f"{key}_told"] = said
        st.toast("The link had a date that could not be read. Everything known is shown.")
    return st.session_state.get(f"{key}_playing") or day


def choose_known_day(days: Sequence[str], key: str) -> str | None:
    """The slider "As known on" over the days of reports, with Play; None is everything."""
    day = known_on(key)
    options = [*sorted({one for one in days if one} | ({day} if day else set())), EVERYTHING]
    if len(options) < 2:
        return day
    st.session_state[f"{key}_slider"] = day or EVERYTHING
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}_clock"):
        st.select_slider(
            "As known on",
            options,
            key=f"{key}_slider",
            format_func=lambda one: "everything known" if one == EVERYTHING else sentences.day(one),
            on_change=_set_known_day,
            args=(key,),
            width="stretch",
        )
        playing = f"{key}_playing" in st.session_state
        st.button(
            "Stop" if playing else "Play",
            key=f"{key}_play",
            on_click=_stop if playing else _play,
            args=(key,) if playing else (key, options),
        )
        following = [one for one in options if day and one > day]
        st.button(
            "Next report",
            key=f"{key}_next",
            disabled=not following,
            on_click=_to,
            args=(following[0] if following else EVERYTHING,),
        )
    if playing:
        _ticker(key, options)
    return day


def _ticker(key: str, options: Sequence[str]) -> None:
    """Once a second to the next report; the address follows when it ends."""
    first = True

    @st.fragment(run_every=SECOND, key=f"{key}_ticker")
    def tick() -> None:
        nonlocal first
        if not first:
            _advance(key, options)
            st.rerun()
        first = False

    tick()


def _advance(key: str, options: Sequence[str]) -> None:
    following = [one for one in options if one > st.session_state[f"{key}_playing"]]
    if following and following[0] != EVERYTHING:
        st.session_state[f"{key}_playing"] = following[0]
    else:
        del st.session_state[f"{key}_playing"]
        steps.take(as_of=None)


def _play(key: str, options: Sequence[str]) -> None:
    day = st.session_state[f"{key}_slider"]
    last = day == EVERYTHING or options.index(day) >= len(options) - 2
    st.session_state[f"{key}_playing"] = options[0] if last else day


def _stop(key: str) -> None:
    steps.take(as_of=st.session_state.pop(f"{key}_playing", None))


def _set_known_day(key: str) -> None:
    st.session_state.pop(f"{key}_playing", None)
    _to(st.session_state[f"{key}_slider"])


def _to(day: str) -> None:
    steps.take(as_of=None if day == EVERYTHING else day)


def choose_span(years: Sequence[int], key: str, day: str | None) -> tuple[str | None, str | None]:
    """The two-handled control "Happened between", in years; None where a bound is open.

    No year after the `day` of the other clock is offered.
    """
    known = [year for year in years if not day or year <= int(day[:4])]
    first, last = min(known, default=0), max(known, default=0)
    since = links.day_from(st.query_params.get("from"))
    until = links.day_from(st.query_params.get("to"))
    if first >= last:
        return since, until
    held = (int((since or str(first))[:4]), int((until or str(last))[:4]))
    st.session_state[key] = (max(first, min(held[0], last)), min(last, max(held[1], first)))
    st.slider(
        "Happened between", first, last, key=key, on_change=_set_span, args=(key, first, last)
    )
    return since, until


def _set_span(key: str, first: int, last: int) -> None:
    since, until = st.session_state[key]
    bounds = {
        "from": None if since == first else f"{since}-01-01",
        "to": None if until == last else f"{until}-12-31",
    }
    steps.take(**bounds)


def known_words(day: str | None) -> str:
    """What a headline adds when a day is set."""
    return f"as known on {sentences.day(day)}" if day and day != LAST else ""
