"""A file of lines, alone or in an archive: its cells line by line, each line bounded."""

from __future__ import annotations

import csv
import gzip
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, cast

from graph.errors import FeedError, RecordError
from loaders.beside import printable
from loaders.report import Rejection, Rejections

LONGEST_LINE = 1 << 20
SOME_UNREADABLE, ONE_IN = 20, 20
BLOCK = 1 << 20
AHEAD = 1 << 16  # bytes; less than the longest cell that csv takes
GZIP = b"\x1f\x8b"
NOT_CLOSED = "a quote is not closed"
# What csv says of a quoted cell that goes on, and the codec of a letter that does.
UNFINISHED = "unexpected end of data"
# bzip2 in a zip says OSError of any damage.
DAMAGE = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


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

    return TableFile(printable(place.name), opened)


def cells(
    file: TableFile, left_out: Rejections, prose: Collection[str] = ()
) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each line, its header row first; what cannot be read is named.

    Only in columns of `prose` a cell may go on over several lines: elsewhere a quote is not closed.
    """
    with file.open() as raw:
        lines = _Lines(_unpacked(file, raw), file.name)
        reader = csv.reader(lines, strict=True)
        header = _header(lines, reader)
        width = len(header)
        yield 1, header
        while True:
            for line, found in lines.plain():
                if len(found) == width:
                    yield line, found
                else:
                    lines.refuse(line, _unfitting(found, width), left_out)
            line = lines.number + 1
            try:
                found = next(reader)
            except StopIteration:
                return
            except (csv.Error, RecordError) as error:
                cut = str(error) == UNFINISHED and lines.ends_open
                lines.refuse(line, f"cannot be read: {error}", left_out, cut=cut)
                continue
            if lines.number > line and not _is_prose(found, header, prose):
                lines.refuse(line, "cannot be read.", left_out)
            elif len(found) == width:
                yield line, found
            elif found:
                cut = len(found) < width and lines.ends_open
                lines.refuse(line, _unfitting(found, width), left_out, cut=cut)


def cells_of(
    file: str, line: int, text: bytes, width: int, left_out: Rejections
) -> list[str] | None:
    """The cells of one line by itself, as `cells` tells them; NotByLine where it is not whole."""
    lines = _Lines(BufferedReader(BytesIO(text + b"\n")), file)
    lines.number = line - 1
    try:
        found = next(csv.reader(lines, strict=True))
    except (csv.Error, RecordError) as error:
        if str(error) == UNFINISHED:
            raise NotByLine from error
        left_out.add(Rejection(file, line, None, None, f"cannot be read: {error}"))
        return None
    if len(found) == width:
        return found
    if found:  # an empty line is none
        left_out.add(Rejection(file, line, None, None, _unfitting(found, width)))
    return None


def texts(file: TableFile) -> Iterator[list[bytes]]:
    """Every line as it stands there, some at a time; NotByLine where one is far too long.

    NotByLine, too, where the last one has no end and does not fit: it may have been cut off.
    """
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
            _, header = next(cells(file, Rejections()))
            if cells_of(file.name, 2, rest, len(header), Rejections()) is None:
                raise NotByLine
            yield [rest]


def _unpacked(file: TableFile, raw: IO[bytes]) -> BufferedReader:
    """Its bytes, unpacked where they are gzip's: downloads may be packed, whatever their name."""
    try:
        packed = raw.read(len(GZIP)) == GZIP
        raw.seek(0)
    except DAMAGE as error:
        raise damaged(file.name) from error
    stream = cast(RawIOBase, gzip.GzipFile(fileobj=raw) if packed else raw)  # it can `readinto`
    return BufferedReader(stream, AHEAD)


def _header(lines: _Lines, reader: Iterator[list[str]]) -> list[str]:
    try:
        header = next(reader, [])
    except (csv.Error, RecordError) as error:
        raise FeedError(f"its first line cannot be read: {error}", where=lines.name) from error
    if lines.number > 1:
        raise FeedError(f"its first line cannot be read: {NOT_CLOSED}.", where=lines.name)
    return header


def _is_prose(found: list[str], header: list[str], prose: Collection[str]) -> bool:
    """Whether a row of several lines breaks only in such columns, and no line is a row itself.

    Prose has a space behind its commas, a row that a stray quote swallowed has none.
    """
    if len(found) != len(header):
        return False
    broken = {name.strip() for name, cell in zip(header, found, strict=True) if "\n" in cell}
    _, *others = ",".join(found).split("\n")
    swallowed = (one.count(",") == len(header) - 1 and ", " not in one for one in others)
    return broken <= set(prose) and not any(swallowed)


def _unfitting(found: list[str], width: int) -> str:
    return f"has {len(found)} cells, the header {width}."


def refuse_unreadable(file: str, unreadable: int, count: int, left_out: Rejections) -> None:
    """FeedError where so much of a file cannot be read that it is another kind of file."""
    if unreadable > SOME_UNREADABLE and unreadable * ONE_IN > count:
        first = [f"; the first: {one}" for one in left_out.kept if one.file == file][:1] or ["."]
        raise FeedError(
            f"{unreadable} of {max(count, unreadable)} lines cannot be read{first[0]}",
            where=file,
            advice="Nothing was loaded. Mend the file and load again.",
        )


class _Lines:
    """Lines as text, each bounded: a line too long or not UTF-8 is one RecordError."""

    def __init__(self, stream: BufferedReader, name: str) -> None:
        self.stream, self.name, self.number = stream, name, 0
        self.last = b""
        self._by_csv_to = 0  # the last line of those among which one is not plain

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._bytes()
        if not line:
            raise StopIteration
        self.number += 1
        self.last = line
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = self._bytes()
            raise RecordError(f"the line is longer than {LONGEST_LINE:,} bytes.")
        try:
            text = line.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            if error.reason == UNFINISHED:
                raise RecordError(UNFINISHED) from error
            raise RecordError(f"byte {error.start + 1} is not UTF-8.") from error
        return text

    def plain(self) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of the whole lines ahead in which commas alone part cells, if any."""
        while self.number >= self._by_csv_to:
            ahead = self._taken(self.stream.peek)
            ahead = ahead[: ahead.rfind(b"\n") + 1]
            text = _plain(ahead)
            if text is None:
                self._by_csv_to = self.number + max(1, ahead.count(b"\n"))
                return
            self.stream.read(len(ahead))
            for line in text.split("\n"):
                self.number += 1
                if line:
                    yield self.number, line.split(",")

    @property
    def ends_open(self) -> bool:
        """Whether the last line read has no end, so that nothing follows it."""
        return not self.last.endswith(b"\n")

    def refuse(self, line: int, why: str, left_out: Rejections, *, cut: bool = False) -> None:
        """Names what stands from that line to the last one read: as many as cannot be read.

        A file that was cut off lacks who knows what, as one that cannot be read at all.
        """
        if self.number > line:
            why = f"{NOT_CLOSED}; lines {line} to {self.number} {why}"
        elif cut:
            why = f"{why.removesuffix('.')}: the file was cut off."
        if cut:
            left_out.files.append(self.name)
        rejection = Rejection(self.name, line, None, None, why)
        left_out.add(rejection, lines=self.number - line + 1)

    def _bytes(self) -> bytes:
        return self._taken(self.stream.readline, LONGEST_LINE + 1)

    def _taken(self, take: Callable[..., bytes], *most: int) -> bytes:
        try:
            return take(*most)
        except DAMAGE as error:
            raise damaged(f"{self.name} line {self.number + 1}") from error


def _plain(ahead: bytes) -> str | None:
    """Whole lines as text without the last end; None where there is none, or only csv can tell.

    That is where a quote, a NUL, a lone CR or a byte that is not UTF-8 stands.
    """
    if not ahead or b'"' in ahead or b"\0" in ahead:
        return None
    try:
        text = ahead.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    return None if "\r" in text else text[:-1]
