"""The whole graph as a file, written as a stream: GraphML, GEXF, Cypher, or folders of CSV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from graph.bulk import write_import
from graph.credit import CAUTION, credit
from graph.errors import ExportError
from graph.folders import write_folders
from graph.schema import EDGES, NODES
from graph.store import Reader
from graph.whole import Row, Written, said
from graph.whole import edges as all_edges
from graph.whole import nodes as all_nodes

FOLDERS = {"csv": write_folders, "neo4j-import": write_import}


def export_graph(reader: Reader, kind: str, path: Path) -> Written:
    """Writes the graph as graphml, gexf, cypher, csv or neo4j-import; how much it was."""
    try:
        if kind in FOLDERS:
            return FOLDERS[kind](reader, path)
        part = path.with_name(path.name + ".part")
        with part.open("w", encoding="utf-8") as out:
            counts = {"graphml": _graphml, "gexf": _gexf, "cypher": _cypher}[kind](reader, out)
        part.replace(path)
    except OSError as error:
        advice = "Name a file in a folder that is there and that you may write to."
        raise ExportError(f"{error.strerror}.", where=str(path), advice=advice) from error
    return Written(*counts)


def _graphml(reader: Reader, out: TextIO) -> tuple[int, int]:
    """GraphML with every property as text, lists with | between."""
    names = sorted({n for kind in (*NODES, *EDGES) for n in kind.properties} | {"kind"})
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"<!-- {CAUTION} -->\n")
    out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    out.write(f"<desc>{_text(credit(reader))}</desc>\n")
    for name in names:
        out.write(f'<key id="{name}" for="all" attr.name="{name}" attr.type="string"/>\n')
    out.write('<graph edgedefault="directed">\n')

    def values_of(kind: str, properties: Row) -> str:
        values = {"kind": kind, **properties}
        return "".join(
            f'<data key="{name}">{_text(said(value))}</data>' for name, value in values.items()
        )

    nodes = edges = 0
    for node, properties in all_nodes(reader):
        nodes += 1
        out.write(
            f"<node id={_attr(properties['id'])}>{values_of(node.label, properties)}</node>\n"
        )
    for edge, start, end, properties in all_edges(reader):
        edges += 1
        ends = f"source={_attr(start)} target={_attr(end)}"
        id = _attr(f"{edge.name} {properties['id']}")
        out.write(f"<edge id={id} {ends}>{values_of(edge.name, properties)}</edge>\n")
    out.write("</graph>\n</graphml>\n")
    return nodes, edges


def _gexf(reader: Reader, out: TextIO) -> tuple[int, int]:
    """GEXF 1.2: kinds, names, and for edges the stage and the days."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    out.write(f"<meta><description>{_text(f'{CAUTION} {credit(reader)}')}</description></meta>\n")
    out.write('<graph defaultedgetype="directed">\n<attributes class="node">')
    out.write('<attribute id="kind" title="kind" type="string"/></attributes>\n')
    out.write('<attributes class="edge">')
    told = ("kind", "stage", "reported_on", "since", "until", "summary", "report_id")
    out.write("".join(f'<attribute id="{n}" title="{n}" type="string"/>' for n in told))
    out.write("</attributes>\n<nodes>\n")
    nodes = edges = 0
    for node, properties in all_nodes(reader):
        nodes += 1
        label = properties.get("name") or properties.get("title") or properties["id"]
        values = f'<attvalues><attvalue for="kind" value="{node.label}"/></attvalues>'
        out.write(f"<node id={_attr(properties['id'])} label={_attr(label)}>{values}</node>\n")
    out.write("</nodes>\n<edges>\n")
    for edge, start, end, properties in all_edges(reader):
        edges += 1
        said = {"kind": edge.name, **{n: properties[n] for n in told if n in properties}}
        values = "".join(f'<attvalue for="{n}" value={_attr(v)}/>' for n, v in said.items())
        id = _attr(f"{edge.name} {properties['id']}")
        ends = f"source={_attr(start)} target={_attr(end)}"
        out.write(f"<edge id={id} {ends}><attvalues>{values}</attvalues></edge>\n")
    out.write("</edges>\n</graph>\n</gexf>\n")
    return nodes, edges


def _cypher(reader: Reader, out: TextIO) -> tuple[int, int]:
    """Statements that make the same graph again; one a line, each can be run twice."""
    out.write(f"// {CAUTION} {credit(reader)}\n")
    for node in NODES:
        out.write(f"{node.constraint};\n")
    nodes = edges = 0
    for kind, properties in all_nodes(reader):
        nodes += 1
        id = _literal(properties["id"])
        out.write(f"MERGE (n:{kind.label} {{id: {id}}}) SET n = {_literal(properties)};\n")
    for edge, start, end, properties in all_edges(reader):
        edges += 1
        ends = (
            f"(a:{edge.start[0]} {{id: {_literal(start)}}}), "
            f"(b:{edge.end[0]} {{id: {_literal(end)}}})"
        )
        id = _literal(properties["id"])
        out.write(
            f"MATCH {ends} MERGE (a)-[e:{edge.name} {{id: {id}}}]->(b) "
            f"SET e = {_literal(properties)};\n"
        )
    return nodes, edges


def _literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_literal(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_literal, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
        return f"'{escaped}'"
    return json.dumps(value)


def _attr(value: Any) -> str:
    return quoteattr(_clean(said(value)), {"\n": "&#10;"})


def _text(value: str) -> str:
    return _clean(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(text: str) -> str:
    """XML cannot hold control characters, not even escaped."""
    return "".join(c for c in text if c >= " " or c in "\t\n\r")
