"""Which line of a folder each record stood on: lines that stand there again are not read again.

A line is known by a digest of its bytes. Kept are those of which a record came that nothing was
wrong with; all others are read at every load, so that what is wrong with them is told again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Any

import pyarrow

from loaders.check import REFERENCES
from loaders.documented import Documented
from loaders.feed import Found
from loaders.folder import Record
from loaders.joins import Joins
from loaders.kept import Kept
from loaders.lines import NotByLine, cells_of, file_at, texts
from loaders.report import Progress, Rejections
from loaders.seen import Seen

TOGETHER = 10_000  # records
COLUMNS = ("a", "b", "c", "d", "e")  # ids a record refers to
TEXTS = pyarrow.schema(
    [("line", pyarrow.int64()), ("text", pyarrow.binary()), ("quoted", pyarrow.bool_())]
)
TRACED = pyarrow.schema(
    [
        ("tab", pyarrow.string()),
        ("line", pyarrow.int64()),
        *((name, pyarrow.string()) for name in ("id", *COLUMNS)),
    ]
)
LINES = """
CREATE OR REPLACE TABLE lines (tab VARCHAR, line BIGINT, text BLOB, quoted BOOLEAN, digest UBIGINT);
CREATE OR REPLACE TABLE traced (tab VARCHAR, line BIGINT, id VARCHAR, a VARCHAR, b VARCHAR,
  c VARCHAR, d VARCHAR, e VARCHAR);
"""
ADD_LINES = "INSERT INTO lines SELECT ?, line, text, quoted, md5_number_lower(text) FROM texts"
# Lines that stand there twice are read every time: they may be told apart by their order alone.
TWICE = """
CREATE OR REPLACE TABLE twice AS
SELECT tab, digest FROM lines GROUP BY tab, digest HAVING count(*) > 1
"""
QUOTED = "SELECT l.line, l.text FROM lines l JOIN traced USING (tab, line) WHERE l.quoted"
KEEP_HEADERS = """
DELETE FROM kept.headers;
INSERT INTO kept.headers SELECT tab, text FROM lines WHERE line = 1;
"""
KEEP = """
INSERT INTO kept.rows
SELECT tab, digest, id, a, b, c, d, e FROM traced JOIN lines USING (tab, line)
WHERE (tab, digest) NOT IN (FROM twice);
DELETE FROM kept.rows WHERE tab = 'valuations'
  AND id NOT IN (SELECT id FROM kept.written WHERE kind = 'Player' AND NOT gone);
"""
LET_GO = """
DROP TABLE lines;
DROP TABLE traced;
DROP TABLE twice;
DROP TABLE announced_ids;
"""
KEEP_ANNOUNCED = """
DELETE FROM kept.announced;
INSERT INTO kept.announced FROM announced_ids WHERE id NOT IN (SELECT id FROM kept.rows);
"""
ANNOUNCED = pyarrow.schema([("id", pyarrow.string())])


class Traced:
    """A folder that is read whole, and where each of its records stood."""

    def __init__(self, feed: Documented, kept: Kept, digests: list[str]) -> None:
        self.feed, self.kept, self._digests = feed, kept, digests
        self.name, self.issuer = feed.name, feed.issuer
        self.licence, self.known_to = feed.licence, feed.known_to
        self.read: Counter[str] = feed.read
        self.trace = Trace(kept)

    @property
    def announced(self) -> set[str] | Seen:
        """The folder's own."""
        return self.feed.announced

    @announced.setter
    def announced(self, ids: set[str] | Seen) -> None:
        self.feed.announced = ids

    def digests(self) -> list[str]:
        """The folder's own."""
        return self.feed.digests()

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """What the folder says."""
        yield from self.trace.follow(self.feed.records(left_out, progress), left_out)

    def keep(self) -> None:
        """Keeps what the lines said, where each record is a line and they stand as they stood."""
        self.kept.forget_rows()
        try:
            read_lines(self.feed, self.kept)
            refuse_split(self.kept.joins)
        except NotByLine:
            return
        if self.feed.digests() == self._digests:
            keep_rows(self.kept, self.announced)


class Trace:
    """Notes of each record that nothing was wrong with where it stood and what it refers to."""

    def __init__(self, kept: Kept) -> None:
        self.joins = kept.joins
        self.joins.execute(LINES)
        self._waiting: list[tuple[Any, ...]] = []

    def follow(self, records: Iterator[Found], left_out: Rejections) -> Iterator[Found]:
        """The same records; whoever takes one says what is wrong with it before the next."""
        for found in records:
            wrong = left_out.count
            yield found
            if left_out.count == wrong and found.line is not None:
                table = found.file.partition(".")[0]
                self._waiting.append((table, found.line, *referring(found.record)))
                if len(self._waiting) == TOGETHER:
                    self._flush()
        self._flush()

    def _flush(self) -> None:
        columns = list(zip(*self._waiting, strict=True)) or [()] * len(TRACED)
        self.joins.register("page", pyarrow.table(columns, schema=TRACED))
        self.joins.execute("INSERT INTO traced FROM page")
        self._waiting.clear()


def read_lines(feed: Documented, kept: Kept) -> None:
    """Every line of the folder as `lines`; NotByLine where its files cannot be read so."""
    kept.joins.execute("DELETE FROM lines")
    for table, place in feed.files.items():
        if place.suffix == ".parquet":
            raise NotByLine
        first = 1
        for some in texts(file_at(place)):
            columns = (range(first, first + len(some)), some, [b'"' in text for text in some])
            arrays = [pyarrow.array(one, at.type) for one, at in zip(columns, TEXTS, strict=True)]
            kept.joins.register("texts", pyarrow.table(arrays, schema=TEXTS))
            kept.joins.execute(ADD_LINES, [table])
            first += len(some)
    kept.joins.execute(TWICE)
    for (text,) in kept.joins.execute("SELECT text FROM lines WHERE line = 1").fetchall():
        cells_of("", 1, text, 0, Rejections())


def refuse_split(joins: Joins) -> None:
    """NotByLine where what was traced goes on over several lines."""
    quoted = joins.cursor().execute(QUOTED)
    while some := quoted.fetchmany(TOGETHER):
        for line, text in some:
            cells_of("", line, text, 0, Rejections())


def keep_rows(kept: Kept, announced: Iterable[str]) -> None:
    """Adds what was traced to what is kept; of what was announced, what did not come too."""
    kept.joins.execute(KEEP_HEADERS)
    kept.joins.execute(KEEP)
    kept.joins.execute("CREATE TABLE announced_ids (id VARCHAR)")
    ids = iter(announced)
    while some := list(islice(ids, TOGETHER)):
        kept.joins.register("page", pyarrow.table([some], schema=ANNOUNCED))
        kept.joins.execute("INSERT INTO announced_ids FROM page")
    kept.joins.execute(KEEP_ANNOUNCED)
    kept.joins.execute(LET_GO)


def referring(record: Record) -> tuple[str | None, ...]:
    """A record's id, and the ids it refers to, in places that are always the same."""
    return TAKEN[type(record)](record)


def _taker(record: type) -> Callable[[Any], tuple[str | None, ...]]:
    own = "id" if "id" in record.__annotations__ else "player_id"
    columns = [column for column, _ in REFERENCES.get(record, ())]
    places = attrgetter(own, *columns, "__class__")  # with one name it would answer no tuple
    nothing = (None,) * (len(COLUMNS) - len(columns))
    return lambda one: (*places(one)[:-1], *nothing)


TAKEN = {record: _taker(record) for record in Record.__args__}
