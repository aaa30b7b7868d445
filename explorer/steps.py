"""The address is the state: every deliberate act is one step in it, and each can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

PASSING = ("sel", "data")  # only in copied links
Address = dict[str, list[str]]


def address() -> Address:
    """What the address says, each name with all its values."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def kept(said: Mapping[str, list[str]]) -> Address:
    """Without what only stands in copied links."""
    return {name: values for name, values in said.items() if name not in PASSING}


def take(**changes: str | Sequence[str] | None) -> None:
    """One step: one entry in the history of the browser. None and nothing take a name out."""
    said = kept(address())
    for name, value in changes.items():
        values = [value] if isinstance(value, str) else list(value or ())
        said[name] = [one for one in values if one]
    st.query_params.from_dict({name: values for name, values in said.items() if values})


def note(trail: str) -> None:
    """Keeps where a page has been: call it in every run; Back and Forward are found again."""
    been, at = _been(trail)
    now = kept(address())
    if been and been[at] == now:
        return
    if at > 0 and been[at - 1] == now:
        st.session_state[f"{trail}_at"] = at - 1
    elif at + 1 < len(been) and been[at + 1] == now:
        st.session_state[f"{trail}_at"] = at + 1
    else:
        st.session_state[f"{trail}_been"] = [*been[: at + 1], now]
        st.session_state[f"{trail}_at"] = at + 1 if been else 0


def turn(trail: str, by: int) -> None:
    """One step back or forth."""
    if can(trail, by):
        been, at = _been(trail)
        st.session_state[f"{trail}_at"] = at + by
        st.query_params.from_dict(been[at + by])


def can(trail: str, by: int) -> bool:
    """Whether there is a step back (-1) or forth (1)."""
    been, at = _been(trail)
    return 0 <= at + by < len(been)


def _been(trail: str) -> tuple[list[Address], int]:
    return st.session_state.get(f"{trail}_been", []), st.session_state.get(f"{trail}_at", 0)
