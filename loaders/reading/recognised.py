"""What kind of file it is: by its first characters, then by its ending."""

from __future__ import annotations

import re
from typing import Literal

from loaders.reading.encoding import encoding_of

Kind = Literal["records", "page", "feed", "mail", "text"]
LOOKED_AT = 1 << 16  # bytes
_ASIDE = r"(?:\s|\ufeff|<\?xml[^<>]*\?>|<!--.*?-->|<\?[^<>]*\?>|<!doctype\b[^<>]*>)*"
_FEED = re.compile(rf"{_ASIDE}<(?:rss|feed|\w+:rdf)\b", re.I | re.S)
_PAGE = re.compile(rf"\s*<!doctype\s+html\b|{_ASIDE}<(?:html|head|body)\b", re.I | re.S)
_XML = re.compile(r"\s*<\?xml\s", re.I)
_PIECE = re.compile(r"\s*<(article|main|section|div|p|h[1-6]|header|table|ul|ol)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.I)
_RECORD = re.compile(r'\s*(?:\[\s*)?\{\s*(?:"|\}|$)')
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|$)")
SURE = {"from", "message-id", "mime-version", "received", "return-path"}
HEADERS = SURE | {"date", "subject", "to", "cc", "content-type", "reply-to", "delivered-to"}


def recognised(raw: bytes, ending: str) -> Kind:
    """The kind of file that begins with these bytes and whose name ends so."""
    start = raw[:LOOKED_AT].decode(encoding_of(raw), "replace").removeprefix("\ufeff")
    if not start.strip():
        return "text"
    if _RECORD.match(start) or ending in (".jsonl", ".ndjson", ".json"):
        return "records"
    if start.lstrip().startswith("<"):
        if _FEED.match(start):
            return "feed"
        if _PAGE.match(start) or _is_piece(start):
            return "page"
        if _XML.match(start):
            return "feed"
    if ending in (".html", ".htm", ".xhtml") and _TAG.search(start):
        return "page"
    return "mail" if _is_mail(start) or (ending == ".eml" and _HEADER.match(start)) else "text"


def _is_piece(start: str) -> bool:
    """A copied piece of a page: it begins with a block, and that block is closed."""
    found = _PIECE.match(start)
    return bool(found) and f"</{found[1].lower()}" in start.lower() if found else False


def _is_mail(start: str) -> bool:
    """Its first lines are headers: two that are known, one of them a mail's alone."""
    names: set[str] = set()
    for line in start.lstrip("\r\n").splitlines()[:200]:
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header is None and not (names and line[0] in " \t"):
            return False
        names |= {header[1].lower()} if header else set()
    return bool(names & SURE) and len(names & HEADERS) >= 2
