"""A folder loaded before: read again are only lines that are new, and those they concern.

What a line says depends on others: whether what it refers to is there, whether its id came before,
which value is a player's latest. So with a line that is new or gone all lines of its id are read,
then those that refer to an id which came or went, and those that were wrong the last time; to
replace what is there, also those of nodes that may still bear what earlier lines said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pyarrow

from loaders.documented import SELF_REFERRING, Documented
from loaders.feed import Found
from loaders.folder import TABLES, Table
from loaders.kept import Kept
from loaders.lines import NotByLine, cells_of, refuse_unreadable
from loaders.report import Progress, Rejection, Rejections
from loaders.row import CellError, Row
from loaders.rows import COLUMNS, Trace, keep_rows, read_lines, referring
from loaders.seen import Seen
from loaders.spool import Spool

# Positions take their name from the first need of them: needs are always read.
ALWAYS = "needs"
HEADERS = """
SELECT count(*) FROM (SELECT tab, text FROM lines WHERE line = 1) l
FULL JOIN kept.headers k USING (tab, text) WHERE l.tab IS NULL OR k.tab IS NULL
"""
KNOWN = """
CREATE TABLE known AS
SELECT l.tab, l.line, k.digest, k.id, a, b, c, d, e
FROM lines l JOIN kept.rows k USING (tab, digest)
WHERE l.tab <> ? AND (l.tab, l.digest) NOT IN (FROM twice)
"""
NEW = """
CREATE TABLE fresh (tab VARCHAR, id VARCHAR);
CREATE TABLE flipped (id VARCHAR);
CREATE TABLE new_lines AS
SELECT tab, line, text FROM lines l ANTI JOIN known USING (tab, line) WHERE line > 1
"""
TOUCHED = """
CREATE TABLE touched AS
SELECT id FROM kept.rows ANTI JOIN known USING (tab, digest)
UNION SELECT id FROM fresh
UNION SELECT id FROM kept.failed
UNION SELECT id FROM kept.written WHERE overlaid AND ?
"""
# A club or a report may be referred to before it comes: by what stands there, right or wrong.
FLIPPED = """
CREATE TABLE announced AS
SELECT id FROM known WHERE tab IN ('clubs', 'reports')
UNION SELECT id FROM fresh WHERE tab IN ('clubs', 'reports');
CREATE TABLE announced_before AS
SELECT id FROM kept.rows WHERE tab IN ('clubs', 'reports') UNION FROM kept.announced;
INSERT INTO flipped (FROM announced EXCEPT FROM announced_before);
INSERT INTO flipped (FROM announced_before EXCEPT FROM announced);
"""
REFERRING = """
INSERT INTO touched
SELECT DISTINCT id FROM known WHERE tab = ? AND id NOT IN (FROM touched) AND ({where})
""".format(where=" OR ".join(f"{name} IN (FROM flipped)" for name in COLUMNS))
TO_READ = """
SELECT line, text FROM lines JOIN (
  SELECT line FROM new_lines WHERE tab = $tab
  UNION SELECT line FROM known WHERE tab = $tab AND id IN (FROM touched)
) USING (line) WHERE tab = $tab ORDER BY line
"""
LEFT_ALONE = "SELECT count(*) FROM known WHERE tab = ? AND id NOT IN (FROM touched)"
THERE = """
SELECT id FROM kept.written WHERE NOT gone AND start_id IS NULL AND id IN (FROM asked)
  AND id NOT IN (FROM touched)
"""
BEFORE = """
SELECT t.id, w.id IS NOT NULL FROM touched t
LEFT JOIN (SELECT id FROM kept.written WHERE NOT gone AND start_id IS NULL) w USING (id)
WHERE starts_with(t.id, ?)
"""
FORGET = "DELETE FROM kept.rows WHERE id IN (FROM touched)"
NEW_LINES = "SELECT line, text FROM new_lines WHERE tab = ? ORDER BY line"
TOGETHER = 5_000  # lines


class Reread:
    """A folder of which that part is read which differs from what is kept of it.

    NotByLine where that cannot be told: then it is to be read whole.
    """

    def __init__(self, feed: Documented, kept: Kept, spool: Spool, *, replace: bool) -> None:
        self.feed, self.kept, self.joins, self.ids = feed, kept, kept.joins, spool.ids
        self.name, self.issuer = feed.name, feed.issuer
        self.licence, self.known_to = feed.licence, feed.known_to
        self.read: Counter[str] = feed.read
        self.announced: set[str] | Seen = set()
        self.trace = Trace(kept)
        self._compare(replace)

    def digests(self) -> list[str]:
        """The folder's own."""
        return self.feed.digests()

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """What is to be looked at again, in the order in which records refer to each other."""
        self.feed.describe(left_out)
        for table in TABLES:
            if table.name not in self.feed.files:
                continue
            self.joins.execute(REFERRING, [table.name])
            found = self._read(table, left_out, progress)
            yield from self.trace.follow(found, left_out)
            if table.name not in (*SELF_REFERRING, "valuations"):
                self._note_flipped(table)

    def keep(self) -> None:
        """Keeps what the lines said that were read."""
        self.joins.execute(FORGET)
        keep_rows(self.kept, self._announced_anew())

    def _compare(self, replace: bool) -> None:
        """Which lines are known, which are new, and what ids that concerns."""
        if self.kept.known_to() != self.known_to:
            raise NotByLine
        read_lines(self.feed, self.kept)
        if self.joins.execute(HEADERS).fetchall() != [(0,)]:
            raise NotByLine
        self.joins.execute(KNOWN, [ALWAYS])
        self.joins.execute(NEW)
        self._note_fresh()
        self.joins.execute(TOUCHED, [replace])
        self.joins.execute(FLIPPED)

    def _note_fresh(self) -> None:
        """The ids of new lines, as far as they can be read."""
        for table in TABLES:
            if table.name not in self.feed.files:
                continue
            lines = _Lines(self.feed, table, Rejections())
            new = self.joins.cursor().execute(NEW_LINES, [table.name])
            while some := new.fetchmany(TOGETHER):
                rows = [lines.row(*one) for one in some]
                ids = [(table.name, _id(table, row)) for row in rows if isinstance(row, Row)]
                self._add("fresh", ids)

    def _read(
        self, table: Table, left_out: Rejections, progress: Progress | None
    ) -> Iterator[Found]:
        """The lines to be read of one table; what is wrong is named in their order."""
        before, file = left_out.unreadable, self.feed.files[table.name].name
        count = self.joins.execute(LEFT_ALONE, [table.name]).fetchall()[0][0]
        lines = _Lines(self.feed, table, left_out)
        to_read = self.joins.cursor().execute(TO_READ, {"tab": table.name})
        while some := to_read.fetchmany(TOGETHER):
            rows = [lines.row(*one) for one in some]
            count += sum(isinstance(row, Row) for row in rows)
            if progress:
                progress(f"Reading {table.name}", count, None)
            parsed = [_parsed(table, file, row) for row in rows if row]
            self._meet(parsed)
            for found in parsed:
                if isinstance(found, Rejection):
                    left_out.add(found)
                else:
                    yield found
        self.read[table.name] = count
        refuse_unreadable(file, left_out.unreadable - before, count, left_out)

    def _meet(self, parsed: list[Found | Rejection]) -> None:
        """Has those ids known which these refer to and which are as they were."""
        records = [one.record for one in parsed if isinstance(one, Found)]
        asked = {id for record in records for id in referring(record)[1:] if id}
        if not asked:
            return
        self.joins.execute("CREATE OR REPLACE TABLE asked (id VARCHAR)")
        self._add("asked", [(id,) for id in asked])
        for (id,) in self.joins.execute(THERE).fetchall():
            self.ids.add(id)
        for (id,) in self.joins.execute("FROM announced WHERE id IN (FROM asked)").fetchall():
            self.announced.add(id)

    def _note_flipped(self, table: Table) -> None:
        """Of the ids looked at again, those that came or went."""
        looked_at = self.joins.cursor().execute(BEFORE, [f"{_kind(table)}:{self.issuer}:"])
        while some := looked_at.fetchmany(TOGETHER):
            self._add("flipped", [(id,) for id, before in some if (id in self.ids) != before])

    def _announced_anew(self) -> Iterator[str]:
        found = self.joins.execute("FROM announced WHERE id IN (FROM touched)").fetchall()
        return (id for (id,) in found)

    def _add(self, table: str, rows: Sequence[tuple[str, ...]]) -> None:
        if rows:
            columns = [pyarrow.array(column) for column in zip(*rows, strict=True)]
            names = [str(at) for at in range(len(columns))]
            self.joins.register("page", pyarrow.table(columns, names=names))
            self.joins.execute(f"INSERT INTO {table} FROM page")


class _Lines:
    """Lines of one table, read one by one."""

    def __init__(self, feed: Documented, table: Table, left_out: Rejections) -> None:
        self.feed, self.file = feed, feed.files[table.name].name
        self.columns = feed.columns(table, left_out)
        self.width = len(feed.header(table))

    def row(self, line: int, text: bytes) -> Row | Rejection | None:
        """One line; what is wrong with it as a whole; None where it is empty."""
        wrong = Rejections()
        found = cells_of(self.file, line, text, self.width, wrong)
        if found is None:
            return wrong.kept[0] if wrong.kept else None
        return Row(found, self.columns, line, self.feed.issuer, self.feed.known_to)


def _parsed(table: Table, file: str, row: Row | Rejection) -> Found | Rejection:
    if isinstance(row, Rejection):
        return row
    try:
        record = table.parse(row)
        return Found(file, row.line, record, tuple(row.lost_cells(file)))
    except CellError as error:
        return Rejection(file, row.line, error.column, error.value, error.what)


def _id(table: Table, row: Row) -> str:
    return f"{_kind(table)}:{row.issuer}:{row.cells[row.columns[table.columns[0]]].strip()}"


def _kind(table: Table) -> str:
    """What its ids begin with; a valuation has none, and is known by its player's."""
    return table.columns[0].removesuffix("_id")
