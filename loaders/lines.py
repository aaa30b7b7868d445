"""A file of lines, alone or in an archive: its cells line by line, each line bounded."""

from __future__ import annotations

import csv
import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from graph.errors import FeedError, RecordError
from loaders.report import Rejection, Rejections

LONGEST_LINE = 1 << 20
SOME_UNREADABLE, ONE_IN = 20, 20
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile)


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
        stream = BufferedReader(gzip.GzipFile(fileobj=raw)) if file.name.endswith(".gz") else raw
        lines = _Lines(stream, file.name)
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
            if len(found) == len(header):
                yield line, found
            elif found:
                why = f"has {len(found)} cells, the header {len(header)}."
                left_out.add(Rejection(file.name, line, None, None, why))


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
