"""The whole graph as a file, written as a stream: GraphML, GEXF, Cypher, or folders of CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from graph.errors import SuitorsError
from graph.schema import EDGES, NODES, EdgeType, NodeType
from graph.store import Reader

PAGE = 2_000
CAUTION = "Reported interest is a claim, not a fact."
READ_NODES = """
MATCH (n:{label})
WHERE n.id > $after
RETURN n.id AS id, properties(n) AS properties
ORDER BY id
LIMIT $limit
"""
READ_EDGES = """
MATCH (a:{label})
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[e:{name}]->(b:{end})
RETURN a.id AS id, collect({{end: b.id, properties: properties(e)}}) AS edges
ORDER BY id
"""
Row = dict[str, Any]


class ExportError(SuitorsError):
    """The graph could not be written there."""


def export_graph(reader: Reader, kind: str, path: Path) -> tuple[int, int]:
    """Writes the graph as graphml, gexf, cypher or csv; how many nodes and edges it was."""
    try:
        if kind == "csv":
            return _folders(reader, path)
        part = path.with_name(path.name + ".part")
        with part.open("w", encoding="utf-8") as out:
            counts = {"graphml": _graphml, "gexf": _gexf, "cypher": _cypher}[kind](reader, out)
        part.replace(path)
    except OSError as error:
        advice = "Name a file in a folder that is there and that you may write to."
        raise ExportError(f"{error.strerror}.", where=str(path), advice=advice) from error
    return counts


def _nodes(reader: Reader) -> Iterator[tuple[NodeType, Row]]:
    for node in NODES:
        for page in reader.pages(READ_NODES.format(label=node.label)):
            yield from ((node, row["properties"]) for row in page)


def _edges(reader: Reader) -> Iterator[tuple[EdgeType, str, str, Row]]:
    for edge in EDGES:
        text = READ_EDGES.format(label=edge.start[0], name=edge.name, end=edge.end[0])
        for page in reader.pages(text, size=PAGE):
            for row in page:
                for found in row["edges"]:
                    if found["end"] is not None:
                        yield edge, row["id"], found["end"], found["properties"]


def _graphml(reader: Reader, out: TextIO) -> tuple[int, int]:
    """GraphML with every property as text, lists with | between."""
    names = sorted({n for kind in (*NODES, *EDGES) for n in kind.properties} | {"kind"})
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"<!-- {CAUTION} -->\n")
    out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for name in names:
        out.write(f'<key id="{name}" for="all" attr.name="{name}" attr.type="string"/>\n')
    out.write('<graph edgedefault="directed">\n')

    def values_of(kind: str, properties: Row) -> str:
        values = {"kind": kind, **properties}
        return "".join(
            f'<data key="{name}">{_text(_said(value))}</data>' for name, value in values.items()
        )

    nodes = edges = 0
    for node, properties in _nodes(reader):
        nodes += 1
        out.write(
            f"<node id={_attr(properties['id'])}>{values_of(node.label, properties)}</node>\n"
        )
    for edge, start, end, properties in _edges(reader):
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
    out.write(f"<meta><description>{CAUTION}</description></meta>\n")
    out.write('<graph defaultedgetype="directed">\n<attributes class="node">')
    out.write('<attribute id="kind" title="kind" type="string"/></attributes>\n')
    out.write('<attributes class="edge">')
    told = ("kind", "stage", "reported_on", "since", "until", "summary", "report_id")
    out.write("".join(f'<attribute id="{n}" title="{n}" type="string"/>' for n in told))
    out.write("</attributes>\n<nodes>\n")
    nodes = edges = 0
    for node, properties in _nodes(reader):
        nodes += 1
        label = properties.get("name") or properties.get("title") or properties["id"]
        values = f'<attvalues><attvalue for="kind" value="{node.label}"/></attvalues>'
        out.write(f"<node id={_attr(properties['id'])} label={_attr(label)}>{values}</node>\n")
    out.write("</nodes>\n<edges>\n")
    for edge, start, end, properties in _edges(reader):
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
    out.write(f"// {CAUTION}\n")
    for node in NODES:
        out.write(f"{node.constraint};\n")
    nodes = edges = 0
    for kind, properties in _nodes(reader):
        nodes += 1
        id = _literal(properties["id"])
        out.write(f"MERGE (n:{kind.label} {{id: {id}}}) SET n = {_literal(properties)};\n")
    for edge, start, end, properties in _edges(reader):
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
    return quoteattr(_clean(_said(value)), {"\n": "&#10;"})


def _text(value: str) -> str:
    return _clean(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(text: str) -> str:
    """XML cannot hold control characters, not even escaped."""
    return "".join(c for c in text if c >= " " or c in "\t\n\r")


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _raw(id: str | None) -> str:
    """The issuer's own id: the last part of ours."""
    return "" if id is None else id.split(":", 2)[-1]


# Tables of the documented folder: column, then where its value stands. "<" is the edge's start,
# ">" its end, a "#" before a property takes the issuer's own id out of ours.
EXTERNAL = ("wikidata_id", "transfermarkt_id", "statsbomb_id")
PERSON = {"name": "name", "aliases": "aliases", "date_of_birth": "born_on"}
PERSON |= {"nationality": "nationality"}
REPORTED = {"reported_on": "reported_on", "report_id": "#report_id"}
REPORTED |= {"summary": "summary", "evidence": "evidence"}
TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "Source": ("sources", {"source_id": "#id", "name": "name", "kind": "kind", "tier": "tier"}),
    "Club": (
        "clubs",
        {"club_id": "#id", "name": "name", "aliases": "aliases", "country": "country"}
        | {"kind": "kind", "parent_club_id": "#parent_club_id"}
        | {name: name for name in EXTERNAL},
    ),
    "Player": (
        "players",
        {"player_id": "#id", **PERSON, "position": "position", "foot": "foot"}
        | {"height_cm": "height_cm"}
        | {name: name for name in EXTERNAL},
    ),
    "Manager": (
        "managers",
        {"manager_id": "#id", **PERSON, "same_person_player_id": "#same_person_player_id"}
        | {name: name for name in EXTERNAL},
    ),
    "Report": (
        "reports",
        {"report_id": "#id", "source_id": "#source_id", "published_on": "published_on"}
        | {"title": "title", "url": "url", "repeats_report_id": "#repeats_report_id"}
        | {"role": "role", "text_sha256": "text_sha256"},
    ),
    "PLAYED_FOR": (
        "stints",
        {"stint_id": "#id", "player_id": "<", "club_id": ">", "start_date": "since"}
        | {"start_precision": "precision", "end_date": "until", "is_loan": "on_loan"}
        | {"parent_club_id": "#parent_club_id", "joined_by": "joined_by", "fee": "fee"}
        | {"fee_currency": "fee_currency", "contract_until": "contract_until", "is_paper": "paper"},
    ),
    "MANAGED": (
        "tenures",
        {"tenure_id": "#id", "manager_id": "<", "club_id": ">", "start_date": "since"}
        | {"end_date": "until", "role": "role", "known_to": "known_to"},
    ),
    "INTERESTED_IN": (
        "interests",
        {"interest_id": "#id", "club_id": "<", "player_id": ">", "manager_id": "#manager_id"}
        | {"carried_from_club_id": "#carried_from_club_id", "stage": "stage", "loan": "loan"}
        | {"since": "since", "until": "until", **REPORTED},
    ),
    "NEEDS": (
        "needs",
        {"need_id": "#id", "club_id": "<", "position": "position", "because": "because"} | REPORTED,
    ),
}
LOADS = """
MATCH (load:Load)
RETURN load.issuer AS id, load.name AS name, load.known_to AS known_to, load.licence AS licence
ORDER BY id
"""


def _folders(reader: Reader, path: Path) -> tuple[int, int]:
    """One documented folder an issuer; loading them makes the same graph again."""
    feeds = {feed["id"]: feed for feed in reader.rows(LOADS, {})}
    files: dict[tuple[str, str], TextIO] = {}
    nodes = edges = 0
    positions: dict[str, str] = {}
    try:
        for issuer, feed in feeds.items():
            _describe(path / issuer, issuer, feed)
        for node, properties in _nodes(reader):
            if node.label == "Position":
                positions[properties["id"]] = properties["name"]
            nodes += _write_line(files, path, feeds, node.label, properties, "", "")
            if properties.get("value") is not None:
                _write_value(files, path, properties)
        for edge, start, end, properties in _edges(reader):
            if end in positions:
                properties = {**properties, "position": positions[end]}
            edges += _write_line(files, path, feeds, edge.name, properties, start, end)
    finally:
        for file in files.values():
            file.close()
    return nodes, edges


def _describe(folder: Path, issuer: str, feed: Row) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"name = {json.dumps(feed['name'])}", f'issuer = "{issuer}"']
    lines.append(f"known_to = {feed['known_to']}")
    if feed["licence"]:
        lines.append(f"licence = {json.dumps(feed['licence'])}")
    (folder / "feed.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _write_line(
    files: dict[tuple[str, str], TextIO],
    path: Path,
    feeds: dict[str, Row],
    kind: str,
    properties: Row,
    start: str,
    end: str,
) -> int:
    if kind not in TABLES:
        return 0  # what follows from other records is worked out again by the load
    table, columns = TABLES[kind]
    issuer = properties["id"].split(":", 2)[1]
    if kind == "MANAGED":
        properties = _with_known_to(properties, feeds.get(issuer))
    values = [_cell(properties, place, start, end) for place in columns.values()]
    csv.writer(_file(files, path, issuer, table, columns)).writerow(values)
    return 1


def _with_known_to(properties: Row, feed: Row | None) -> Row:
    """An open tenure keeps its own last known day where it differs from its feed's."""
    if "until" in properties or feed is None or properties["last_day"] == feed["known_to"]:
        return properties
    return {**properties, "known_to": properties["last_day"]}


def _write_value(files: dict[tuple[str, str], TextIO], path: Path, player: Row) -> None:
    columns = ("player_id", "date", "value", "currency")
    issuer, raw = player["id"].split(":", 2)[1:]
    row = (raw, player["value_on"], player["value"], player["value_currency"])
    csv.writer(_file(files, path, issuer, "valuations", columns)).writerow(row)


def _file(
    files: dict[tuple[str, str], TextIO],
    path: Path,
    issuer: str,
    table: str,
    columns: Iterable[str],
) -> TextIO:
    key = (issuer, table)
    if key not in files:
        files[key] = (path / issuer / f"{table}.csv").open("w", encoding="utf-8", newline="")
        csv.writer(files[key]).writerow(columns)
    return files[key]


def _cell(properties: Row, place: str, start: str, end: str) -> str:
    if place in "<>":
        return _raw(start if place == "<" else end)
    value = properties.get(place.removeprefix("#"))
    if value is None:
        return ""
    if place.startswith("#"):
        return _raw(value)
    return str(int(value)) if isinstance(value, bool) else _said(value)
