"""Reports as JSON: one object a line, or one object (or a list of them) over several lines."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from graph.errors import RecordError
from loaders.reading.days import HOW, iso_day
from loaders.reading.encoding import encoding_of
from loaders.reading.found import Report
from loaders.reading.given import Given

LONGEST = 1 << 24  # characters of one line, or of JSON that spans lines
SHAPE = 'Write one object a line: {"id": "1", "date": "2024-01-31", "outlet": "…", "text": "…"}.'
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder(strict=False)  # line breaks stand in texts of pretty-printed files
Line = tuple[int, str]


def records(stream: BinaryIO, start: bytes, given: Given) -> Iterator[Report]:
    """One report a record, in order; one that cannot be read is a refused report."""
    codec = encoding_of(start).replace("utf-8-sig", "utf-8")
    errors = "surrogateescape" if codec == "utf-8" else "replace"
    text = io.TextIOWrapper(stream, codec, errors, newline="\n")
    try:
        yield from _records(_lines(text), given)
    finally:
        text.detach()  # the stream is closed by who opened it


def _records(lines: Iterator[Line], given: Given) -> Iterator[Report]:
    for first in lines:
        if len(first[1]) <= LONGEST and _object(first[1]) is None:
            yield from _together([first, *_up_to(lines, LONGEST - len(first[1]))], lines, given)
        elif second := next(lines, None):
            yield from _line_by_line(chain([first, second], lines), given)
        else:
            yield _of_line(first, given, given.stem)


def _lines(stream: io.TextIOWrapper) -> Iterator[Line]:
    """Lines that hold something, each with its number; of one too long only its start."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        rest = line if len(line) > LONGEST else "\n"
        while rest and not rest.endswith("\n"):
            rest = stream.readline(LONGEST)
        if number == 1:
            line = line.removeprefix("\ufeff")
        if line.strip():
            yield number, line


def _up_to(lines: Iterator[Line], size: int) -> Iterator[Line]:
    while size > 0 and (line := next(lines, None)):
        size -= len(line[1])
        yield line


def _line_by_line(lines: Iterator[Line], given: Given) -> Iterator[Report]:
    for number, line in lines:
        yield _of_line((number, line), given, f"{given.stem}#{number}")


def _of_line(line: Line, given: Given, own: str) -> Report:
    where = f"{given.name} line {line[0]}"
    try:
        return _report(_parsed(line[1]), given, own, where)
    except RecordError as error:
        return given.refused(_placed(error, where), own)


def _together(read: list[Line], more: Iterator[Line], given: Given) -> Iterator[Report]:
    """Objects that span lines; where they break, lines that are records are read as such."""
    try:
        found = _sequence("".join(line for _, line in read))
    except RecordError as error:
        if any("text" in (_object(line) or {}) for _, line in read):
            yield from _line_by_line(chain(read, more), given)
            return
        yield given.refused(_placed(error, given.name))
        return
    for number, record in enumerate(found, 1):
        own = given.stem if len(found) == 1 else f"{given.stem}#{number}"
        yield _report(record, given, own, f"{given.name} record {number}")


def _sequence(text: str) -> list[object]:
    """Every value of the text, lists opened."""
    found: list[object] = []
    at = _beyond_space(text, 0)
    while at < len(text):
        value, at = _decoded(text, at)
        found += value if isinstance(value, list) else [value]
        at = _beyond_space(text, at)
    return found


def _beyond_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _decoded(text: str, at: int = 0) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        what = f"is no JSON ({error.msg} at character {error.pos + 1}), so nothing was taken."
        raise RecordError(what, advice=SHAPE) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, deep nesting
        raise RecordError("is no JSON of a report, so nothing was taken.", advice=SHAPE) from error


def _parsed(line: str) -> object:
    if len(line) > LONGEST:
        what = f"is longer than {LONGEST:,} characters, so nothing was taken."
        raise RecordError(what, advice="Split it into single reports.")
    line = line.strip()
    record, end = _decoded(line)
    if line[end:].strip():
        what = f"goes on after its object at character {end + 1}, so nothing was taken."
        raise RecordError(what, advice=SHAPE)
    return record


def _object(line: str) -> dict[str, object] | None:
    try:
        record = _parsed(line)
    except RecordError:
        return None
    return record if isinstance(record, dict) else None


def _report(record: object, given: Given, own: str, where: str) -> Report:
    """What a record says; the keys that are not ours are left alone."""
    if isinstance(record, dict) and isinstance(record.get("id"), str | int):
        own = str(record["id"]).strip() or own
    try:
        if not isinstance(record, dict):
            raise RecordError("is no JSON object, so nothing was taken.", advice=SHAPE)
        return given.report(
            _text(record),
            id=own,
            date=_date(record),
            outlet=_words(record, "outlet"),
            title=_words(record, "title"),
            url=_words(record, "url"),
        )
    except RecordError as error:
        return given.refused(_placed(error, where), own)


def _text(record: dict[str, object]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        what = "has no text" if text is None else "has a text that is no string"
        raise RecordError(f"{what}, so nothing was taken.", advice=SHAPE)
    if _NOT_UTF8.search(text):
        advice = "Save the file as UTF-8."
        raise RecordError("is not written in UTF-8, so nothing was taken.", advice=advice)
    return text


def _date(record: dict[str, object]) -> str | None:
    said = _words(record, "date")
    if said and not iso_day(said):
        what = f"date says {said[:40]!r}, which is no day, so nothing was taken."
        raise RecordError(what, advice=HOW)
    return iso_day(said) if said else None


def _words(record: dict[str, object], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        advice = "Write words in quotation marks, or null."
        raise RecordError(f"{key} is no string, so nothing was taken.", advice=advice)
    return (value or "").strip() or None


def _placed(error: RecordError, where: str) -> str:
    return str(RecordError(error.what, where=where, advice=error.advice))
