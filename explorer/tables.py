"""Rows for a terminal: a table to look at, JSON or CSV to go on with."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.store import EdgeRef, NodeRef, PathRef


def columns_of(row: type) -> tuple[str, ...]:
    """The fields of a question's row, in order."""
    return tuple(field.name for field in dataclasses.fields(row))


def as_mapping(row: Any) -> dict[str, Any]:
    """A row as plain values under the names of its columns."""
    if isinstance(row, Mapping):
        return {name: flat(value) for name, value in row.items()}
    return {name: flat(getattr(row, name)) for name in columns_of(type(row))}


def flat(value: Any) -> Any:
    """Nodes, edges and paths as plain dictionaries and lists."""
    if isinstance(value, NodeRef):
        return {"labels": list(value.labels), **value.properties}
    if isinstance(value, EdgeRef):
        return {"type": value.type, "start": value.start.id, "end": value.end.id} | dict(
            value.properties
        )
    if isinstance(value, PathRef):
        return [flat(node) for node in value.nodes]
    if isinstance(value, list | tuple):
        return [flat(one) for one in value]
    if isinstance(value, Mapping):
        return {name: flat(one) for name, one in value.items()}
    return value


def to_json(rows: Iterable[Any]) -> str:
    """One array of objects, also when there are none."""
    return json.dumps([as_mapping(row) for row in rows], ensure_ascii=False, indent=1)


def to_line(values: Mapping[str, Any]) -> str:
    """One object on one line, as JSON lines have it."""
    return json.dumps(values, ensure_ascii=False)


def to_csv(rows: Iterable[Any], columns: Sequence[str]) -> str:
    """One header row and a line a row; lists and objects as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        values = as_mapping(row)
        writer.writerow([_plain(values.get(name)) for name in columns])
    return out.getvalue()


def draw_table(rows: Sequence[Any], columns: Sequence[str]) -> None:
    """Rows as a table as wide as it needs to be."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in columns:
        table.add_column(Text(name.replace("_", " ")), overflow="fold")
    for row in rows:
        values = as_mapping(row)
        table.add_row(*(Text(cell(values.get(name))) for name in columns))
    console = Console()
    if not console.is_terminal:
        console = Console(width=400)
    console.print(table)


def cell(value: Any) -> str:
    """One value as a person reads it in a table; nothing where nothing is known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _plain(value: Any) -> Any:
    """For a program: true and false, lists as JSON, nothing where nothing is known."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, bool | list | dict) else value
