"""The graph as `neo4j-admin database import full` takes it: for a server of its own, or a cluster.

A header and a table for each label and edge type, every id in the id space of its label; beside
them the command that reads them, and the constraints and indexes for afterwards. The notes a graph
keeps about itself go along: there it knows what was loaded, as it does here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.credit import CAUTION, credit
from graph.errors import ExportError
from graph.kinds import EdgeType, NodeType
from graph.schema import EDGES, NODES, NOTES, SHAPE
from graph.store import Reader
from graph.whole import Row, Written, edges_of, nodes_of

COMMAND, CONSTRAINTS = "import.sh", "constraints.cypher"
TYPES = {bool: "boolean", int: "long", float: "double", str: "string", list[str]: "string[]"}
BETWEEN, SPELT = "\x1f", "U+001F"  # no name holds it; within a list nothing can be quoted
COMMAND_BEGINS = f"""\
# Takes this folder into a database that is empty or not there yet, its server stopped:
#     sh {COMMAND} [--overwrite-destination=true]
# Once the server runs: cypher-shell -f {CONSTRAINTS}
cd "$(dirname "$0")" && exec neo4j-admin database import full neo4j "$@" \\
  --array-delimiter={SPELT} --multiline-fields=true"""


def write_import(reader: Reader, folder: Path) -> Written:
    """Writes the folder; the command comes last, so that without it the folder is not whole."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / COMMAND).unlink(missing_ok=True)
    nodes = {node: _write_nodes(reader, node, folder) for node in (*NODES, *NOTES)}
    edges = {edge: _write_edges(reader, edge, folder) for edge in EDGES}
    (folder / CONSTRAINTS).write_text("".join(f"{text};\n" for text in SHAPE), "utf-8")
    named = [_option("nodes", node.name) for node, count in nodes.items() if count]
    named += [_option("relationships", edge.name) for edge, count in edges.items() if count]
    command = " \\\n  ".join((COMMAND_BEGINS, *named))
    (folder / COMMAND).write_text(f"# {CAUTION} {credit(reader)}\n{command}\n", "utf-8")
    return Written(sum(nodes.values()), sum(edges.values()))


def _option(what: str, name: str) -> str:
    return f"--{what}={name}={name}.header.csv,{name}.csv"


def _write_nodes(reader: Reader, node: NodeType, folder: Path) -> int:
    rows = (_cells(node, properties) for properties in nodes_of(reader, node))
    header = [f"id:ID({node.label})", *_columns(node)[1:]]
    return _write(folder, node.name, header, rows)


def _write_edges(reader: Reader, edge: EdgeType, folder: Path) -> int:
    rows = (
        [_quoted(start), _quoted(end), *_cells(edge, properties)]
        for start, end, properties in edges_of(reader, edge)
    )
    header = [f":START_ID({edge.start[0]})", f":END_ID({edge.end[0]})", *_columns(edge)]
    return _write(folder, edge.name, header, rows)


def _columns(kind: NodeType | EdgeType) -> list[str]:
    return [f"{name}:{TYPES[kind.types[name]]}" for name in kind.properties]


def _write(folder: Path, name: str, header: list[str], rows: Iterable[Iterable[str]]) -> int:
    (folder / f"{name}.header.csv").write_text(",".join(header) + "\n", "utf-8")
    count = 0
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
        for row in rows:
            out.write(",".join(row) + "\n")
            count += 1
    return count


def _cells(kind: NodeType | EdgeType, properties: Row) -> Iterator[str]:
    """One a property; a property that has no column would be lost, and is an error."""
    if unknown := properties.keys() - kind.types.keys():
        what = f"{properties['id']} has {', '.join(sorted(unknown))}, which no {kind.name} has."
        raise ExportError(what, advice="Remove it there; nothing is left out unsaid.")
    return (_cell(properties, name) for name in kind.properties)


def _cell(properties: Row, name: str) -> str:
    """Nothing where nothing is known; text in quotes, in which it may hold anything."""
    value: Any = properties.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        if any(BETWEEN in one for one in value):
            what = f"{properties['id']} holds the character {SPELT} in its {name}."
            raise ExportError(what, advice="It divides lists there; take it out of the feed.")
        return _quoted(BETWEEN.join(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
