"""Bytes as text: in which encoding they are written, or what they are where they are no text."""

from __future__ import annotations

import codecs
import re

from graph.errors import RecordError

ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"application/epub", "an e-book"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument", "an OpenDocument file"),
)
COPY, TYPE = "Copy its text and paste that.", "Give its words as text."
UNPACK = "Unpack it and give what is inside."
SIGNATURES = (
    (b"%PDF-", "a PDF", COPY),
    (b"{\\rtf", "a rich text (RTF) document", COPY),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", COPY),
    (b"%!PS", "a PostScript document", COPY),
    (b"\x89PNG", "an image (PNG)", TYPE),
    (b"\xff\xd8\xff", "an image (JPEG)", TYPE),
    (b"GIF87a", "an image (GIF)", TYPE),
    (b"GIF89a", "an image (GIF)", TYPE),
    (b"II*\0", "an image (TIFF)", TYPE),
    (b"MM\0*", "an image (TIFF)", TYPE),
    (b"\x1f\x8b", "a compressed file (gzip)", UNPACK),
    (b"BZh", "a compressed file (bzip2)", UNPACK),
    (b"\xfd7zXZ\0", "a compressed file (xz)", UNPACK),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)", UNPACK),
    (b"Rar!\x1a", "a compressed file (RAR)", UNPACK),
    (b"ID3", "a sound recording", TYPE),
    (b"OggS", "a sound recording", TYPE),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3\0", "a database (SQLite)", ""),
    (b"PAR1", "a Parquet file", ""),
)
BOXES = ((b"WEBP", "an image (WebP)"), (b"WAVE", "a sound recording"), (b"AVI ", "a film"))
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
SAVE = "Save it as UTF-8."
NO_TEXT = "This holds bytes that no text has, so nothing was taken."
LOST = "The letters of this text cannot be told for sure, so nothing was taken."
_ENCODINGS = re.compile(
    "(?:utf.?(?:8|16|32)|iso.?8859|latin|cp\\d|windows|mac|koi8|us.?ascii|ascii|big5|gb|euc|shift|sjis)",
    re.I,
)
_DECLARED = re.compile(
    rb"<meta\b[^<>]*charset\s*=\s*[\"']?([\w-]{1,40})|<\?xml\b[^<>]*encoding=[\"']([\w-]{1,40})",
    re.I,
)
# A capital inside a small word, or a sign that is neither letter nor print: another encoding.
_ODD_CAPITAL = re.compile(r"[À-ÖØ-ÞŠŒŽŸ](?<=[a-zß-ÿ].)(?=[a-zß-ÿ])")
_ODD_SIGN = re.compile(r"[^\x00-\x7fÀ-ÖØ-öø-ÿŠšŒœŽžŸƒ‘’‚“”„«»‹›–—…•·£€¥©®™°º²³½¼¾¡¿´§×\xa0\xad]")


def other_than_text(raw: bytes) -> str | None:
    """What the bytes are by their first ones, where that is no text, and what to do."""
    if raw.startswith(b"PK\x03\x04"):
        kind = next((kind for mark, kind in ZIPPED if mark in raw[:4096]), "a zip archive")
        return _stated(kind, UNPACK if kind == "a zip archive" else COPY)
    if raw[:4] == b"RIFF" and raw[8:12] in dict(BOXES):
        return _stated(dict(BOXES)[raw[8:12]], TYPE)
    if raw[4:8] == b"ftyp":
        image = raw[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return _stated("an image (HEIC)" if image else "a film", TYPE)
    start = raw[:1024].lstrip()
    for mark, kind, advice in SIGNATURES:
        if start.startswith(mark):
            return _stated(kind, advice)
    return None


def _stated(kind: str, advice: str) -> str:
    return f"This is {kind}, so nothing was taken. {advice}".rstrip()


def encoding_of(raw: bytes) -> str:
    """The encoding that a byte order mark names; UTF-8 where none stands."""
    return next((codec for mark, codec, _ in BOMS if raw.startswith(mark)), "utf-8")


def declared(raw: bytes) -> str | None:
    """The encoding that a page or a feed says it is written in."""
    found = _DECLARED.search(raw[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def text_of(raw: bytes, declared: str | None = None) -> str:
    """The text, its byte order mark left out; RecordError where it cannot be told for sure."""
    if refusal := other_than_text(raw):
        raise RecordError(refusal)
    for mark, codec, name in BOMS:
        if raw.startswith(mark):
            return _marked(raw, codec, name)
    text = _tried(raw, "utf-8")
    if text is None and declared:
        text = _tried(raw, declared)
    if text is None:
        text = _western(raw)
    if "\0" in text:
        text = _unmarked(raw)
    return text


def _marked(raw: bytes, codec: str, name: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        what = f"This begins as {name} but byte {error.start + 1} is not, so nothing was taken."
        raise RecordError(what, advice=SAVE) from error


def _tried(raw: bytes, codec: str) -> str | None:
    if not _ENCODINGS.match(codec):  # "base64", "unicode_escape" and their like are none of texts
        return None
    try:
        return raw.decode(codec)
    except (LookupError, ValueError):
        return None


def _western(raw: bytes) -> str:
    """Windows' or the old Mac's English text, where every sign stands where it may."""
    if b"\0" in raw:
        return "\0"
    for codec in ("cp1252", "mac_roman"):
        text = _tried(raw, codec)
        if text is not None and not _is_odd(text) and _mostly_plain(text):
            return text
    raise RecordError(LOST, advice=SAVE)


def _is_odd(text: str) -> bool:
    return bool(_ODD_SIGN.search(text) or _ODD_CAPITAL.search(text))


def _mostly_plain(text: str) -> bool:
    return len(text) - len(text.encode("ascii", "ignore")) <= max(2, len(text) // 10)


def _unmarked(raw: bytes) -> str:
    """UTF-16 without its mark: every second byte of a western text is 0."""
    for codec, high, low in (
        ("utf-16-le", raw[1::2], raw[::2]),
        ("utf-16-be", raw[::2], raw[1::2]),
    ):
        if high.count(0) > 0.8 * len(high) and not low.count(0):
            text = _tried(raw, codec)
            if text is not None:
                return text
    raise RecordError(NO_TEXT, advice="Give a text.")
