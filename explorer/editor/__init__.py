"""The Cypher editor, as a Streamlit component; editor.js is built from editor.src.js."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

HERE = Path(__file__).parent
STYLE = """
.cm-editor { border: 1px solid var(--st-gray-color); border-radius: var(--st-base-radius);
  color: var(--st-text-color); background: var(--st-background-color); min-height: 9rem;
  max-height: 24rem; }
.cm-editor.cm-focused { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
.cm-scroller { font-family: var(--st-code-font) !important; font-size: .9rem; overflow: auto; }
.cm-cursor { border-left-color: var(--st-text-color) !important; }
.cm-gutters { background: var(--st-secondary-background-color) !important;
  color: var(--st-gray-text-color) !important; }
.cm-tooltip { background: var(--st-secondary-background-color) !important;
  color: var(--st-text-color); border: 1px solid var(--st-gray-color) !important; }
.cm-tooltip li[aria-selected] { background: var(--st-primary-color) !important;
  color: var(--st-background-color) !important; }
"""


def cypher_editor(
    *,
    key: str,
    text: str,
    turn: int,
    schema: Mapping[str, Any],
    history: Sequence[str],
    error: Mapping[str, Any] | None,
    on_text: Callable[[], None],
    on_run: Callable[[], None],
) -> None:
    """The component's state holds `text` once the focus has left, its trigger `run` the text.

    `text` replaces what is typed whenever `turn` changes; `error` has line, column and words.
    """
    editor = st.components.v2.component(
        "suitors_editor",
        html='<div class="cypher"></div>',
        css=STYLE,
        js=(HERE / "editor.js").read_text("utf-8"),
    )
    said = {"text": text, "turn": turn, "schema": dict(schema), "history": list(history)}
    editor(
        key=key,
        data=said | {"error": dict(error) if error else None},
        on_text_change=on_text,
        on_run_change=on_run,
    )
