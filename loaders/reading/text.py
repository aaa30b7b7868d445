"""What came in: plain text, HTML, JSON lines, mails and feeds, as reports in order."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph.errors import FeedError, RecordError
from loaders.reading.encoding import declared, other_than_text, text_of
from loaders.reading.found import Report
from loaders.reading.given import Given, given
from loaders.reading.recognised import LOOKED_AT, recognised
from loaders.reading.records import records
from loaders.reading.refusals import why_no_report

__all__ = ["reports", "reports_in", "reports_of", "why_no_report"]
LARGEST = 1 << 24  # bytes of a file that is no JSON: mails bring pictures with them


def reports(file: Path, *, date: str | None = None, outlet: str | None = None) -> Iterator[Report]:
    """Every report of a file, in order; `date` and `outlet` hold where it says nothing.

    What cannot be read is a report with `refused`; FeedError where there is no such file.
    """
    yield from _from_file(file, given(file.name, date, outlet))


def reports_of(
    raw: bytes, name: str, *, date: str | None = None, outlet: str | None = None
) -> Iterator[Report]:
    """The same for what was pasted or piped in."""
    stream = io.BufferedReader(io.BytesIO(raw), LOOKED_AT)
    yield from _from_stream(stream, stream.peek(LOOKED_AT), given(name, date, outlet))


def reports_in(
    folder: Path, *, date: str | None = None, outlet: str | None = None
) -> Iterator[Report]:
    """The reports of a folder's files in order of name; hidden files are left out.

    Files whose names differ in their ending alone keep it in their ids. What is no file, or
    cannot be opened, is a refused report.
    """
    try:
        files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        raise _unreadable(folder, error, "Name a folder of reports.") from error
    stems = Counter(file.stem for file in files)
    for file in files:
        stem = file.stem if stems[file.stem] == 1 else file.name
        said = given(file.name, date, outlet, stem=stem)
        if not file.is_file():
            yield said.refused(f"{file.name} is no file, so nothing was taken. Name it by itself.")
            continue
        try:
            yield from _from_file(file, said)
        except FeedError as error:
            yield said.refused(str(error))


def _from_file(file: Path, said: Given) -> Iterator[Report]:
    try:
        with io.BufferedReader(io.FileIO(file), LOOKED_AT) as stream:
            yield from _from_stream(stream, stream.peek(LOOKED_AT), said)
    except OSError as error:
        raise _unreadable(file, error, "Name a file of reports.") from error


def _unreadable(place: Path, error: OSError, advice: str) -> FeedError:
    return FeedError(f"cannot be read: {error.strerror}.", where=str(place), advice=advice)


def _from_stream(stream: BinaryIO, start: bytes, said: Given) -> Iterator[Report]:
    try:
        if refusal := other_than_text(start):
            raise RecordError(refusal)
        yield from _by_kind(stream, start, said)
    except RecordError as error:
        yield said.refused(str(error))


def _by_kind(stream: BinaryIO, start: bytes, said: Given) -> Iterator[Report]:
    """Libraries for pages, mails and feeds are imported where one of these came in."""
    kind = recognised(start, said.ending)
    if kind == "records":
        yield from records(stream, start, said)
        return
    raw = _bounded(stream)
    if kind == "text":
        yield said.report(text_of(raw))
    elif kind == "page":
        from loaders.reading.page import page

        yield page(text_of(raw, declared(start)), said)
    elif kind == "mail":
        from loaders.reading.mail import mail

        yield mail(raw, said)
    else:
        from loaders.reading.syndication import items

        yield from items(text_of(raw, declared(start)), said)


def _bounded(stream: BinaryIO) -> bytes:
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        what = f"This is longer than {LARGEST:,} bytes, so nothing was taken."
        raise RecordError(what, advice="Split it into single reports.")
    return raw
