"""The documented folder as a feed: what it says of itself, its tables line by line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet

from graph.dates import is_day
from graph.errors import FeedError
from graph.words import READ_HERE
from loaders.beside import beside
from loaders.feed import TELL_EVERY, Found
from loaders.folder import LISTS, PROSE, TABLES, Table
from loaders.lines import cells, file_at, refuse_unreadable
from loaders.report import Progress, Rejection, Rejections
from loaders.row import CellError, Row
from loaders.seen import Seen

DESCRIPTION = "feed.toml"
ENDINGS = (".csv", ".csv.gz", ".parquet")
ISSUER = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SELF_REFERRING = {"clubs": "club_id", "reports": "report_id"}


@dataclass(slots=True)
class Documented:
    """A folder in the documented format, recognised and described."""

    name: str
    issuer: str
    known_to: str
    licence: str | None
    notes: list[str]  # what the feed says it could not say
    files: dict[str, Path]
    read: Counter[str] = field(default_factory=Counter)
    announced: set[str] | Seen = field(default_factory=set)

    def describe(self, left_out: Rejections) -> None:
        """Tells what the folder itself cannot say, and which files beside it are not read."""
        folder = self.files["players"].parent
        left_out.absent += [table.name for table in TABLES if table.name not in self.files]
        left_out.notes += self.notes
        left_out.ignored += beside(folder, [file.name for file in self.files.values()], ENDINGS)

    def digests(self) -> list[str]:
        """The tables, and what the folder says of itself, with the SHA-256 of their files."""
        files = self.files | {DESCRIPTION: self.files["players"].with_name(DESCRIPTION)}
        return sorted(f"{name}:{file_at(file).digest()}" for name, file in files.items())

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """Every table in the order in which they refer to each other."""
        self.describe(left_out)
        for table in TABLES:
            if table.name in self.files:
                self._announce(table)
                yield from self._read(table, left_out, progress)

    def columns(self, table: Table, left_out: Rejections) -> dict[str, int]:
        """Where each column that is known stands in a file of lines."""
        file = self.files[table.name]
        return _columns(table, self.header(table), file.name, left_out)

    def header(self, table: Table) -> list[str]:
        """The first row of a file of lines."""
        return next(cells(file_at(self.files[table.name]), Rejections()))[1]

    def _announce(self, table: Table) -> None:
        """Ids a table may refer to before they come."""
        column = SELF_REFERRING.get(table.name)
        if column:
            kind = column.removesuffix("_id")
            for row in self._rows(table, Rejections()):
                if value := row.cells[row.columns[column]].strip():
                    self.announced.add(f"{kind}:{row.issuer}:{value}")

    def _read(
        self, table: Table, left_out: Rejections, progress: Progress | None
    ) -> Iterator[Found]:
        before, count = left_out.unreadable, 0
        file = self.files[table.name].name
        for row in self._rows(table, left_out):
            count += 1
            if progress and count % TELL_EVERY == 0:
                progress(f"Reading {table.name}", count, None)
            try:
                record = table.parse(row)
            except CellError as error:
                left_out.add(Rejection(file, row.line, error.column, error.value, error.what))
                continue
            yield Found(file, row.line, record, tuple(row.lost_cells(file)))
        self.read[table.name] = count
        refuse_unreadable(file, left_out.unreadable - before, count, left_out)

    def _rows(self, table: Table, left_out: Rejections) -> Iterator[Row]:
        """Every line that has the right number of cells; the others are named in `left_out`."""
        file = self.files[table.name]
        if file.suffix == ".parquet":
            lines = _parquet(table, file)
        else:
            lines = cells(file_at(file), left_out, PROSE)
        _, header = next(lines)
        columns = _columns(table, header, file.name, left_out)
        for line, found in lines:
            yield Row(found, columns, line, self.issuer, self.known_to)


def open_documented(folder: Path) -> Documented:
    """What the folder says of itself; FeedError where it is not one of ours."""
    if not folder.is_dir():
        raise FeedError("is not a folder.", where=str(folder), advice="Name one with a feed.toml.")
    described = _describe(folder / DESCRIPTION)
    known = {table.name for table in TABLES}
    files: dict[str, Path] = {}
    for file in sorted(folder.iterdir()):
        name, ending = file.name.partition(".")[0], file.name[file.name.find(".") :]
        if name in known and ending in ENDINGS:
            if name in files:
                raise FeedError(
                    f"there are two: {files[name].name} and {file.name}.",
                    where=str(folder / name),
                    advice="Keep one of them.",
                )
            files[name] = file
    lacking = [table.name for table in TABLES if table.needed and table.name not in files]
    if lacking:
        raise FeedError(
            f"{' and '.join(f'{name}.csv' for name in lacking)} not found.",
            where=str(folder),
            advice="Every folder has players and clubs; data/README.md describes them.",
        )
    return Documented(
        name=str(described["name"]),
        issuer=str(described["issuer"]),
        known_to=str(described["known_to"]),
        licence=described["licence"],
        notes=described["notes"],
        files=files,
    )


def _describe(file: Path) -> dict[str, Any]:
    try:
        said = tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        advice = "It names the feed, its issuer and the last day it speaks of; see data/README.md."
        raise FeedError("not found.", where=str(file), advice=advice) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FeedError(f"cannot be read: {error}.", where=str(file)) from error
    known_to, issuer, name = (str(said.get(key, "")) for key in ("known_to", "issuer", "name"))
    if not (is_day(known_to) and len(known_to) == 10):
        advice = "Write the last day the feed speaks of: known_to = 2024-12-31."
        raise FeedError(f"known_to says {known_to!r}.", where=str(file), advice=advice)
    if not ISSUER.fullmatch(issuer):
        advice = 'Small letters, digits and "-": issuer = "my-feed". It becomes part of every id.'
        raise FeedError(f"issuer says {issuer!r}.", where=str(file), advice=advice)
    if issuer == READ_HERE:
        advice = "Choose another word."
        raise FeedError(
            "issuer says 'read', as reports read here do.", where=str(file), advice=advice
        )
    if not name:
        raise FeedError("name is missing.", where=str(file), advice='Write: name = "My feed".')
    licence, notes = said.get("licence"), said.get("notes")
    return {
        "name": name,
        "issuer": issuer,
        "known_to": known_to,
        "licence": None if licence is None else str(licence),
        "notes": [str(note) for note in notes] if isinstance(notes, list) else [],
    }


def _columns(table: Table, header: list[str], file: str, left_out: Rejections) -> dict[str, int]:
    """Where each known column stands; what is missing, misspelt or doubled is an error."""
    names = [name.strip() for name in header]
    lacking = [name for name in table.must if name not in names]
    absent = [name for name in table.columns if name not in names]
    for name in names:
        if name in table.columns:
            continue
        meant = difflib.get_close_matches(name, absent, 1, 0.8)
        if meant:
            advice = f"Rename it to {meant[0]!r}."
            raise FeedError(f"column {name!r} looks misspelt.", where=file, advice=advice)
    if lacking:
        advice = f"Its header row names {', '.join(table.must)}; see data/README.md."
        what = f"column {', '.join(map(repr, lacking))} is missing."
        raise FeedError(what, where=f"{file} line 1", advice=advice)
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise FeedError(f"column {doubled[0]!r} stands there twice.", where=f"{file} line 1")
    left_out.ignored += [f"{file}: {name}" for name in names if name not in table.columns]
    return {name: at for at, name in enumerate(names) if name in table.columns}


def _parquet(table: Table, file: Path) -> Iterator[tuple[int, list[str]]]:
    """The same as `cells` of a Parquet file; FeedError where it cannot be read to its end."""
    try:
        whole = pyarrow.parquet.ParquetFile(file)
        for column in whole.schema_arrow:
            if column.name in table.columns:
                _refuse_kind(column, file.name)
        yield 1, list(whole.schema_arrow.names)
        line = 1
        for batch in whole.iter_batches(5_000):
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                line += 1
                yield line, [_as_text(value) for value in values]
    except (OSError, ValueError, pyarrow.lib.ArrowException) as error:
        why = str(error).removesuffix(".")
        raise FeedError(f"is no readable Parquet file: {why}.", where=file.name) from error


def _refuse_kind(column: pyarrow.Field, file: str) -> None:
    """FeedError where its cells have no one text: bytes, objects, lists where one value stands."""
    kind = column.type
    if pyarrow.types.is_nested(kind) and column.name in LISTS:
        kind = getattr(kind, "value_type", kind)
    if pyarrow.types.is_nested(kind) or "binary" in str(kind):
        advice = f"Save texts, numbers or days; in {' and '.join(LISTS)} also lists of texts."
        raise FeedError(f"column {column.name!r} holds {column.type}.", where=file, advice=advice)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "|".join(_as_text(one) for one in value)
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)
