"""A drawing on the screen, as a Streamlit component; or a page of its own to take away.

vis-network comes out of the installed pyvis: nothing is fetched. It travels as a component of its
own, once; the drawing is sent as differences. Choosing and hovering never wait for Python.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyvis
import streamlit as st
from pyvis.network import Network

from explorer.drawing import Drawing
from explorer.looks import EDGES, KINDS, LOAN_DASH, STAGES
from explorer.sentences import CAUTION
from graph.measures import Place

HERE = Path(__file__).parent
VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
ANNOUNCE = "\n;export default function () { globalThis.dispatchEvent(new Event('vis-ready')); }\n"
LOOKS = {"kinds": KINDS, "stages": STAGES, "edges": EDGES, "loan": LOAN_DASH}
FRAME = """
<div class="picture">
  <div class="tools" role="toolbar" aria-label="Picture tools">
    <button data-do="fit">Fit</button>
    <button data-do="closer" aria-label="Zoom in">+</button>
    <button data-do="farther" aria-label="Zoom out">&minus;</button>
    <button data-do="save" aria-label="PNG: save as picture">PNG</button>
  </div>
  <div class="canvas" tabindex="0" role="application"></div>
  <div class="spoken" role="status" aria-live="polite"></div>
</div>
<aside class="details" aria-label="Details"></aside>
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
    drawing: Drawing, places: Mapping[str, Place], *, key: str, about: str, acts: bool = False
) -> Any:
    """Draws; what is chosen is described beside the picture without asking Python.

    With `acts` the result tells who is `chosen` and, once, an `act` such as "open club:x:1".

    `about` names the picture: with another one it begins anew, with the same one it keeps its
    zoom and what stands where.
    """
    view = {
        "about": about,
        "dots": [asdict(dot) | {"at": places[dot.id]} for dot in drawing.dots],
        "lines": [asdict(line) for line in drawing.lines],
        "looks": LOOKS,
        "acts": acts,
    }
    draw = _component(
        "suitors_canvas",
        html=FRAME,
        css=(HERE / "canvas.css").read_text("utf-8"),
        js=(HERE / "canvas.js").read_text("utf-8"),
    )
    # Bytes: a dictionary would be serialised twice, for the message and for its identity.
    data = json.dumps(view, ensure_ascii=False).encode()
    told = {f"on_{name}_change": _heard for name in ("chosen", "act")} if acts else {}
    return draw(key=key, data=data, **told)


def to_page(drawing: Drawing, places: Mapping[str, Place], sentence: str) -> str:
    """A page of its own that asks nobody for anything, with its sentence and sources below."""
    # Undirected networks merge parallel lines in pyvis 0.3.2.
    network = Network(directed=True, cdn_resources="in_line")
    for dot in drawing.dots:
        shape, hue, _ = KINDS[dot.kind]
        x, y = places[dot.id]
        network.add_node(dot.id, dot.name, shape=shape, color=LIGHT[hue], size=14, x=x, y=y)
    for line in drawing.lines:
        hue, width, dashes = EDGES.get(line.kind, ("gray", 1, False))
        if line.stage:
            width, dashes, _ = STAGES[line.stage]
        network.add_edge(line.start, line.end, width=width, dashes=dashes, color=LIGHT[hue])
    network.options.physics.enabled = False
    nodes, edges, _, _, width, options = network.get_network_data()
    page: str = network.templateEnv.get_template("template.html").render(
        nodes=_safe(nodes),
        edges=_safe(edges),
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
    facts = dict.fromkeys(fact for line in drawing.lines for fact in line.facts)
    told = "".join(f"<li>{html.escape(fact)}</li>" for fact in facts)
    below = f"<h1>{html.escape(sentence)}</h1><ul>{told}</ul><p>{html.escape(CAUTION)}</p>{FIT}"
    page = REMOTE.sub("", page).replace("<head>", head, 1)
    return "<!doctype html>\n" + page.replace("</body>", f"{below}</body>", 1)


def _heard() -> None:
    """Streamlit keeps what a component says only where a callback waits for it."""


def _safe(values: list[dict[str, Any]]) -> str:
    """JSON that cannot end the script it stands in."""
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def _component(name: str, *, js: str, css: str | None = None, html: str | None = None) -> Any:
    return st.components.v2.component(name, js=js, css=css, html=html)
