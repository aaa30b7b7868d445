"""A feed: whose data it is, its tables, and their lines one by one."""

from __future__ import annotations

import csv
import difflib
import gzip
import hashlib
import re
import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyarrow.parquet

from graph.dates import is_day
from graph.errors import FeedError, RecordError
from graph.words import READ_HERE
from loaders.folder import TABLES, Table
from loaders.report import Rejection, Rejections
from loaders.row import Row

ENDINGS = (".csv", ".csv.gz", ".parquet")
LONGEST_LINE = 1 << 20
ISSUER = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Feed:
    """A folder in the documented format, recognised and described."""

    folder: Path
    name: str
    issuer: str
    known_to: str
    licence: str | None
    files: dict[str, Path]

    def digest(self, table: str) -> str:
        """SHA-256 of the table's file."""
        with self.files[table].open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def open_feed(folder: Path) -> Feed:
    """What the folder says of itself; FeedError where it is not one of ours."""
    if not folder.is_dir():
        raise FeedError("is not a folder.", where=str(folder), advice="Name one with a feed.toml.")
    described = _describe(folder / "feed.toml")
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
    return Feed(
        folder,
        name=str(described["name"]),
        issuer=str(described["issuer"]),
        known_to=str(described["known_to"]),
        licence=described["licence"],
        files=files,
    )


def _describe(file: Path) -> dict[str, str | None]:
    try:
        said = tomllib.loads(file.read_text("utf-8"))
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
    licence = said.get("licence")
    return {
        "name": name,
        "issuer": issuer,
        "known_to": known_to,
        "licence": None if licence is None else str(licence),
    }


def rows(feed: Feed, table: Table, left_out: Rejections) -> Iterator[Row]:
    """Every line that has the right number of cells; the others are named in `left_out`."""
    file = feed.files[table.name]
    if file.suffix == ".parquet":
        yield from _parquet_rows(feed, table, file, left_out)
        return
    with _opened(file) as stream:
        lines = _Lines(stream, file.name)
        reader = csv.reader(lines, strict=True)
        try:
            header = next(reader, [])
        except (csv.Error, RecordError) as error:
            raise FeedError(f"its first line cannot be read: {error}", where=file.name) from error
        columns = _columns(table, header, file.name, left_out)
        while True:
            line = lines.number + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, RecordError) as error:
                left_out.add(Rejection(file.name, line, None, None, f"cannot be read: {error}"))
                continue
            if len(cells) == len(header):
                yield Row(cells, columns, line, feed.issuer, feed.known_to)
            elif cells:
                why = f"has {len(cells)} cells, the header {len(header)}."
                left_out.add(Rejection(file.name, line, None, None, why))


def _opened(file: Path) -> BinaryIO | gzip.GzipFile:
    try:
        if file.suffix == ".gz":
            return gzip.open(file, "rb")
        return file.open("rb")
    except OSError as error:
        raise FeedError(f"cannot be opened: {error.strerror}.", where=str(file)) from error


class _Lines:
    """Lines as text, each bounded: a line too long or not UTF-8 is one RecordError."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile, name: str) -> None:
        self.stream, self.name, self.number = stream, name, 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._bytes()
        self.number += 1
        if not line:
            raise StopIteration
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = self._bytes()
            raise RecordError(f"the line is longer than {LONGEST_LINE:,} bytes.")
        try:
            text = line.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise RecordError(f"byte {error.start + 1} is not UTF-8.") from error
        return text

    def _bytes(self) -> bytes:
        try:
            return self.stream.readline(LONGEST_LINE + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise FeedError(
                "the compressed file is damaged or was cut off.",
                where=f"{self.name} line {self.number + 1}",
                advice="Fetch it again; nothing was loaded.",
            ) from error


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


def _parquet_rows(feed: Feed, table: Table, file: Path, left_out: Rejections) -> Iterator[Row]:
    try:
        whole = pyarrow.parquet.ParquetFile(file)
    except (OSError, pyarrow.lib.ArrowException) as error:
        raise FeedError(f"is no readable Parquet file: {error}.", where=file.name) from error
    columns = _columns(table, list(whole.schema_arrow.names), file.name, left_out)
    line = 1
    for batch in whole.iter_batches(5_000):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            line += 1
            yield Row([_as_text(v) for v in values], columns, line, feed.issuer, feed.known_to)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:10] if hasattr(value, "isoformat") else str(value)
