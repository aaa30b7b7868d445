"""A mail: its plain part, else its HTML part, with its sender as outlet."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from graph.errors import RecordError
from loaders.reading.days import stated_day
from loaders.reading.encoding import text_of
from loaders.reading.found import Report
from loaders.reading.given import Given
from loaders.reading.markup import words

NO_TEXT = "This mail holds no text, so nothing was taken."
MOST_PARTS = 1_000
WRAPPED = range(45, 81)  # characters of a line that a mailer broke


def mail(raw: bytes, given: Given) -> Report:
    """One mail; RecordError where no part of it is text."""
    if raw.lower().count(b"\ncontent-type:") > MOST_PARTS:
        raise RecordError(f"This mail has more than {MOST_PARTS:,} parts, so nothing was taken.")
    try:
        message = message_from_bytes(raw)
        parts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    except (RecursionError, MessageError, ValueError) as error:
        raise RecordError("This mail is broken, so nothing was taken.") from error
    text = next((_plain(p) for p in parts if p.get_content_type() == "text/plain"), "")
    if not text.strip():
        text = next((words(_plain(p)) for p in parts if p.get_content_type() == "text/html"), "")
    if not text.strip():
        raise RecordError(NO_TEXT, advice="Copy the text of its report and paste that.")
    name, address = parseaddr(_header(message, "From"))
    return given.report(
        text,
        date=stated_day(_header(message, "Date")),
        outlet=name or address,
        title=_header(message, "Subject"),
    )


def _plain(part: Message) -> str:
    try:
        raw = part.get_payload(decode=True)
    except ValueError as error:  # binascii's and uu's
        raise RecordError("This mail is broken, so nothing was taken.") from error
    text = text_of(raw if isinstance(raw, bytes) else b"", part.get_content_charset())
    return unwrapped(text) if part.get_content_type() == "text/plain" else text


def unwrapped(text: str) -> str:
    """The lines that a mailer broke put together again: a paragraph ends with an empty line."""
    paragraphs = re.split(r"(\r?\n(?:[ \t]*\r?\n)+)", text)
    return "".join(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: str) -> str:
    lines = paragraph.splitlines()
    if len(lines) < 2 or not all(len(line.rstrip()) in WRAPPED for line in lines[:-1]):
        return paragraph
    return " ".join(line.strip() for line in lines)


def _header(message: Message, name: str) -> str:
    said = str(message.get(name) or "")
    try:
        return str(make_header(decode_header(said)))
    except (LookupError, ValueError, MessageError):
        return said
