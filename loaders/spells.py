"""The spells and claims of the whole graph, each feed's from what is kept of it or else read back.

And whom they concern: the players for whom something may follow that did not, or no longer does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph.store import Writer
from loaders.existing import note_spells
from loaders.joins import Joins
from loaders.kept import Kept
from loaders.spool import COLUMNS, Spool

EDGES = {"stints": "PLAYED_FOR", "tenures": "MANAGED", "claims": "INTERESTED_IN"}
# Text becomes days once; "known to" an early day may end a spell before it begins.
TYPED = {
    "stints": "* REPLACE (first_day::DATE AS first_day, last_day::DATE AS last_day,"
    " known_day::DATE AS known_day, on_loan = '1' AS on_loan, paper = '1' AS paper)",
    "tenures": "* REPLACE (first_day::DATE AS first_day, last_day::DATE AS last_day,"
    " known_day::DATE AS known_day)",
    "claims": "* REPLACE (first_day::DATE AS first_day, last_day::DATE AS last_day,"
    " known_day::DATE AS known_day)",
}
# Told how it is written: to find that out takes DuckDB longer than to read it.
READ = """
CREATE OR REPLACE TABLE {name} AS SELECT {typed}
FROM read_csv(?, header = true, auto_detect = false, columns = {columns}, delim = ',',
              quote = '"', escape = '"', new_line = '\\r\\n')
"""
# What is gone from the feed and still in the graph counts; what could not be written does not.
NOW = """
CREATE TABLE now_{table} AS
FROM coming_{table} WHERE id NOT IN (SELECT id FROM kept.failed WHERE kind = '{edge}')
UNION ALL
FROM there_{table} WHERE id IN (SELECT id FROM kept.written WHERE gone AND kind = '{edge}')
"""
CHANGED = """
CREATE TABLE changed_{table} AS
(FROM now_{table} EXCEPT FROM there_{table})
UNION ALL
(FROM there_{table} EXCEPT FROM now_{table})
"""
WHOLE = ""
PART = """
WHERE id IN (FROM touched) OR id NOT IN (SELECT id FROM kept.written WHERE kind = '{edge}')
"""
KEEP = """
DELETE FROM kept.{table} {scope};
INSERT INTO kept.{table} FROM now_{table};
DROP TABLE coming_{table};
DROP TABLE there_{table};
DROP TABLE now_{table};
"""
# A tenure matters to players who were there in its days or came within 30 days before it.
CONCERNED = """
CREATE TABLE people AS
SELECT who AS player FROM changed_stints
UNION SELECT player FROM changed_claims
UNION
SELECT s.who FROM changed_tenures t JOIN all_stints s ON s.club = t.club
 AND s.first_day <= t.last_day AND greatest(s.first_day, s.last_day) >= t.first_day - 30
UNION
SELECT c.player FROM changed_tenures t JOIN all_claims c ON c.club = t.club
 AND c.first_day <= t.last_day AND greatest(c.first_day, c.last_day) >= t.first_day - 30
"""


def read_spells(joins: Joins, noted: Path, name: str = "all_{table}") -> None:
    """What was noted in that folder (`Spool.tables`), as tables of that name."""
    for table, typed in TYPED.items():
        columns = dict.fromkeys(COLUMNS[table], "VARCHAR")
        text = READ.format(name=name.format(table=table), typed=typed, columns=columns)
        joins.execute(text, [str(noted / f"{table}.csv")])


def keep_spells(kept: Kept, spool: Spool, *, part: bool) -> None:
    """Keeps the feed's spells as they are in the graph now; what changed of them is noted."""
    read_spells(kept.joins, spool.tables(), "coming_{table}")
    for table, edge in EDGES.items():
        scope = PART.format(edge=edge) if part else WHOLE
        kept.joins.execute(f"CREATE TABLE there_{table} AS FROM kept.{table} {scope}")
        kept.joins.execute(NOW.format(table=table, edge=edge))
        kept.joins.execute(CHANGED.format(table=table))
        kept.joins.execute(KEEP.format(table=table, scope=scope))


def recall_spells(graph: Writer, kept: Kept) -> None:
    """Reads the feed's own spells back from the graph."""
    with Spool() as spool:
        note_spells(graph, spool, kept.issuer)
        read_spells(kept.joins, spool.tables(), "kept.{table}")


def gather(graph: Writer, kept: Kept, loads: dict[str, dict[str, Any]]) -> None:
    """The spells of all feeds, as `all_stints`, `all_tenures` and `all_claims`."""
    places = ["kept"] if kept.issuer in loads else []
    with Spool() as spool:
        for number, (issuer, load) in enumerate(loads.items()):
            if issuer == kept.issuer:
                continue
            if kept.attach_other(issuer, load, f"other{number}"):
                places.append(f"other{number}")
            else:
                note_spells(graph, spool, issuer)
        read_spells(kept.joins, spool.tables(), "read_{table}")
    for table in EDGES:
        parts = " UNION ALL ".join(f"FROM {place}.{table}" for place in places)
        parts = f"{parts} UNION ALL FROM read_{table}" if parts else f"FROM read_{table}"
        kept.joins.execute(f"CREATE VIEW all_{table} AS {parts}")


def note_concerned(kept: Kept) -> None:
    """Whom the changed spells concern, as `people`."""
    kept.joins.execute(CONCERNED)
