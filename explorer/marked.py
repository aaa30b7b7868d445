"""A report's text on the screen, with what was found in it marked; letters are only ever letters.

A component of its own, so that a finding's sentence can be brought into view within the text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import streamlit as st

from explorer.looks import KINDS
from explorer.views.marking import Stretch

HERE = Path(__file__).parent
FRAME = '<div class="report" tabindex="0" role="region" aria-label="The report as given"></div>'
SIGNS = {kind.lower(): sign for kind, (_, _, sign) in KINDS.items()}


def show_text(
    stretches: Sequence[Stretch],
    *,
    key: str,
    chosen: tuple[int, str | None],
    on_chosen: Callable[[], None],
) -> None:
    """`chosen` is a finding with a number: whenever that grows, its sentence is scrolled to.

    The component's trigger `chosen` tells which finding's sentence was clicked.
    """
    view = {
        "signs": SIGNS,
        "stretches": [asdict(one) for one in stretches],
        "turn": chosen[0],
        "chosen": chosen[1],
    }
    draw = st.components.v2.component(
        "suitors_marked",
        html=FRAME,
        css=(HERE / "marked.css").read_text("utf-8"),
        js=(HERE / "marked.js").read_text("utf-8"),
    )
    draw(key=key, data=json.dumps(view).encode(), on_chosen_change=on_chosen)


def key_of_signs() -> str:
    """The signs as a line of text: ● player · ■ club …"""
    return " · ".join(f"{SIGNS[kind]} {kind}" for kind in ("player", "club", "manager", "source"))
