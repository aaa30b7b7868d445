"""A drawing on the screen, as a Streamlit component; or a page of its own to take away.

vis-network comes out of the installed pyvis: nothing is fetched. It travels as a component of its
own, once; the drawing is sent as differences. Choosing and hovering never wait for Python.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyvis
import streamlit as st
from pyvis.network import Network

from explorer import links
from explorer.drawing import Drawing, Fact
from explorer.legend import entries
from explorer.looks import EDGES, KINDS, LOAN_DASH, STAGES
from explorer.sentences import CAUTION
from graph.measures import Place

HERE = Path(__file__).parent
VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
# What every page has: vis-network is ready, and the key "/" leads to the search.
ANNOUNCE = """
;export default function () {
  globalThis.dispatchEvent(new Event("vis-ready"));
  if (globalThis.suitorsKeys) return;
  globalThis.suitorsKeys = true;
  addEventListener("keydown", (event) => {
    const at = event.composedPath()[0], field = document.querySelector("input[type=search]");
    const typing = at.isContentEditable || /INPUT|TEXTAREA|SELECT/.test(at.tagName);
    if (event.key !== "/" || event.ctrlKey || event.metaKey || typing || !field) return;
    event.preventDefault();
    field.focus();
  });
}
"""
DOTTED = ("id", "kind", "name", "big")
DRAWN = ("id", "start", "end", "kind", "words", "stage", "on_loan", "count")
LOOKS = {"kinds": KINDS, "stages": STAGES, "edges": EDGES, "loan": LOAN_DASH}
FRAME = """
<div class="picture">
  <div class="tools" role="toolbar" aria-label="Picture tools">
    <input class="find" type="search" aria-label="Find in picture" placeholder="Find in picture"
      hidden>
    <button data-do="find" aria-label="Find in picture">Find</button>
    <button data-do="fit">Fit</button>
    <button data-do="closer" aria-label="Zoom in, +">+</button>
    <button data-do="farther" aria-label="Zoom out, &minus;">&minus;</button>
    <button data-do="whole" aria-label="Full screen">Full screen</button>
    <button data-do="save" aria-label="PNG: save as picture">PNG</button>
  </div>
  <div class="canvas" tabindex="0" role="application"></div>
  <div class="spoken" role="status" aria-live="polite"></div>
</div>
"""
# What a page that is taken away looks like: the light theme's colours.
LIGHT = {
    "blue": "#162F75",
    "orange": "#B04E00",
    "green": "#007A5A",
    "violet": "#B327CE",
    "gray": "#646E80",
}
# pyvis 0.3.2 links two remote files whatever `cdn_resources` says.
REMOTE = re.compile(
    r"<link\b[^>]*https?://[^>]*>|<script\b[^>]*\bsrc=\"https?://[^>]*>\s*</script>", re.DOTALL
)
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)
FIT = "<script>addEventListener('load', () => network.fit());</script>"


def load_library() -> None:
    """vis-network, sent to the browser once: call it at the end of every run."""
    _component("suitors_vis", js=VIS.read_text("utf-8") + ANNOUNCE)(key="suitors_vis")


def canvas(
    drawing: Drawing,
    places: Mapping[str, Place],
    *,
    key: str,
    about: str,
    layout: str = "springs",
    shown: tuple[int, str | None] = (0, None),
    file_name: str = "suitors",
    credit: str = "",
    on_chosen: Callable[[], None],
    on_act: Callable[[], None],
) -> None:
    """Draws; the component's state tells who is `chosen`, its trigger an `act` ("open club:x:1").

    `about` names the picture: with another one it begins anew, with the same one it keeps its
    zoom, and a dot moves only when Python gives it another place. `shown` chooses from outside
    whenever its number changes.
    """
    view = {
        "about": about,
        "layout": layout,
        "shown": shown,
        "file": file_name,
        "credit": credit,
        "dots": [
            {name: getattr(dot, name) for name in DOTTED} | {"at": places[dot.id]}
            for dot in drawing.dots
        ],
        "lines": [{name: getattr(line, name) for name in DRAWN} for line in drawing.lines],
        "looks": LOOKS,
    }
    draw = _component(
        "suitors_canvas",
        html=FRAME,
        css=(HERE / "canvas.css").read_text("utf-8"),
        js=(HERE / "canvas.js").read_text("utf-8"),
    )
    # Bytes: a dictionary would be serialised twice, for the message and for its identity.
    data = gzip.compress(json.dumps(view, ensure_ascii=False).encode(), 6, mtime=0)
    draw(key=key, data=data, on_chosen_change=on_chosen, on_act_change=on_act)


def to_page(drawing: Drawing, places: Mapping[str, Place], sentence: str, credit: str = "") -> str:
    """A page of its own that asks nobody for anything, with its sentence and sources below."""
    # Undirected networks merge parallel lines in pyvis 0.3.2.
    network = Network(directed=True, cdn_resources="in_line")
    for dot in drawing.dots:
        shape, hue, _ = KINDS[dot.kind]
        x, y = places[dot.id]
        size = 20 if dot.big else 13
        network.add_node(dot.id, dot.name, shape=shape, color=LIGHT[hue], size=size, x=x, y=y)
    for line in drawing.lines:
        hue, width, dashes = EDGES.get(line.kind, ("gray", 1, False))
        if line.stage:
            width, dashes, _ = STAGES[line.stage]
        network.add_edge(line.start, line.end, width=width, dashes=dashes, color=LIGHT[hue])
    network.options.physics.enabled = False
    nodes, edges, _, _, width, options = network.get_network_data()
    page: str = network.templateEnv.get_template("template.html").render(
        nodes=nodes,  # the template writes them as JSON that cannot end its script
        edges=edges,
        options=options,
        width=width,
        height="80vh",
        heading="",
        bgcolor="#FFFFFF",
        physics_enabled=False,
        tooltip_link=False,
        cdn_resources="in_line",
    )
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    head = f'<head><meta charset="utf-8">{policy}<title>{html.escape(sentence)}</title>'
    below = (
        f"<h1>{html.escape(sentence)}</h1><p>{html.escape(_key(drawing))}</p>"
        f"<ul>{''.join(map(_told, drawing.facts()))}</ul>"
        f"<p>{html.escape(f'{CAUTION} {credit}')}</p>{FIT}"
    )
    page = REMOTE.sub("", page).replace("<head>", head, 1)
    return "<!doctype html>\n" + page.replace("</body>", f"{below}</body>", 1)


def _key(drawing: Drawing) -> str:
    """The legend as a line of text."""
    return " · ".join(f"{entry.words} {entry.count:,}" for entry in entries(drawing))


def _told(fact: Fact) -> str:
    """A source below the picture; only a web address becomes a link."""
    words = html.escape(fact.words)
    if not fact.url or not links.is_web(fact.url):
        return f'<li dir="auto">{words}</li>'
    link = html.escape(fact.url, quote=True)
    return f'<li dir="auto">{words} <a rel="noreferrer" href="{link}">{link}</a></li>'


def _component(name: str, *, js: str, css: str | None = None, html: str | None = None) -> Any:
    return st.components.v2.component(name, js=js, css=css, html=html)
