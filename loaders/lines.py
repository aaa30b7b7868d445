"""A file of lines, alone or in an archive: its cells line by line, each line bounded."""

from __future__ import annotations

import csv
import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO

from graph.errors import FeedError, RecordError
from loaders.report import Rejection, Rejections

LONGEST_LINE = 1 << 20
SOME_UNREADABLE, ONE_IN = 20, 20
BLOCK = 1 << 20
UNFINISHED = "unexpected end of data"  # what csv says of a quoted cell that goes on
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile)


class NotByLine(Exception):
    """A record goes on over several lines: the file is to be read from its beginning."""


def damaged(where: str) -> FeedError:
    """What to say of a compressed file that cannot be unpacked to its end."""
    what, advice = (
        "the compressed file is damaged or was cut off.",
        "Fetch it again; nothing was loaded.",
    )
    return FeedError(what, where=where, advice=advice)


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table's file: its name as a person sees it, and how its bytes are opened."""

    name: str
    open: Callable[[], IO[bytes]]

    def digest(self) -> str:
        """SHA-256 of its bytes as they stand there."""
        digest = hashlib.sha256()
        try:
            with self.open() as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        except DAMAGE as error:
            raise damaged(self.name) from error
        return digest.hexdigest()


def file_at(place: Path) -> TableFile:
    """A file in a folder."""

    def opened() -> IO[bytes]:
        try:
            return place.open("rb")
        except OSError as error:
            raise FeedError(f"cannot be opened: {error.strerror}.", where=str(place)) from error

    return TableFile(place.name, opened)


def cells(file: TableFile, left_out: Rejections) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line, its header row first; what cannot be read is named."""
    with file.open() as raw:
        lines = _Lines(_unpacked(file, raw), file.name)
        reader = csv.reader(lines, strict=True)
        try:
            header = next(reader, [])
        except (csv.Error, RecordError) as error:
            raise FeedError(f"its first line cannot be read: {error}", where=file.name) from error
        yield 1, header
        while True:
            line = lines.number + 1
            try:
                found = next(reader)
            except StopIteration:
                return
            except (csv.Error, RecordError) as error:
                left_out.add(Rejection(file.name, line, None, None, f"cannot be read: {error}"))
                continue
            if fitting := _fitting(found, len(header), file.name, line, left_out):
                yield line, fitting


def cells_of(
    file: str, line: int, text: bytes, width: int, left_out: Rejections
) -> list[str] | None:
    """The cells of one line by itself, as `cells` tells them; NotByLine where it is not whole."""
    lines = _Lines(BytesIO(text + b"\n"), file)
    lines.number = line - 1
    try:
        found = next(csv.reader(lines, strict=True))
    except (csv.Error, RecordError) as error:
        if str(error) == UNFINISHED:
            raise NotByLine from error
        left_out.add(Rejection(file, line, None, None, f"cannot be read: {error}"))
        return None
    return _fitting(found, width, file, line, left_out)


def texts(file: TableFile) -> Iterator[list[bytes]]:
    """Every line as it stands there, some at a time; NotByLine where one is far too long."""
    with file.open() as raw:
        stream, rest = _unpacked(file, raw), b""
        try:
            while block := stream.read(BLOCK):
                lines = (rest + block).split(b"\n")
                rest = lines.pop()
                if len(rest) > LONGEST_LINE:
                    raise NotByLine
                yield lines
        except DAMAGE as error:
            raise damaged(file.name) from error
        if rest:
            yield [rest]


def _unpacked(file: TableFile, raw: IO[bytes]) -> IO[bytes]:
    return BufferedReader(gzip.GzipFile(fileobj=raw)) if file.name.endswith(".gz") else raw


def _fitting(
    found: list[str], width: int, file: str, line: int, left_out: Rejections
) -> list[str] | None:
    """The cells where there are as many as in the header; an empty line is none."""
    if len(found) == width:
        return found
    if found:
        why = f"has {len(found)} cells, the header {width}."
        left_out.add(Rejection(file, line, None, None, why))
    return None


def refuse_unreadable(file: str, unreadable: int, count: int, left_out: Rejections) -> None:
    """FeedError where so much of a file cannot be read that it is another kind of file."""
    if unreadable > SOME_UNREADABLE and unreadable * ONE_IN > count:
        first = next(one for one in left_out.kept if one.file == file)
        raise FeedError(
            f"{unreadable} of {count} lines cannot be read; the first: {first}",
            where=file,
            advice="Nothing was loaded. Mend the file and load again.",
        )


class _Lines:
    """Lines as text, each bounded: a line too long or not UTF-8 is one RecordError."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
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
        except DAMAGE as error:
            raise damaged(f"{self.name} line {self.number + 1}") from error
