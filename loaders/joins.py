"""DuckDB: the one file that opens it. Large joins outside the graph, in bounded memory."""

from __future__ import annotations

from pathlib import Path

import duckdb

Joins = duckdb.DuckDBPyConnection
JoinError = duckdb.Error
MEMORY = "250MB"


def open_joins(folder: Path) -> Joins:
    """A place for joins; what does not fit in memory is put into the folder."""
    joins = duckdb.connect(":memory:")
    joins.execute(f"SET memory_limit='{MEMORY}'")
    joins.execute("SET threads=2")
    joins.execute("SET preserve_insertion_order=false")
    joins.execute(f"SET temp_directory='{quoted(folder / 'duckdb')}'")
    return joins


def quoted(file: Path) -> str:
    """A file's name within the quotes of a statement that takes no parameters there."""
    return str(file).replace("'", "''")
