"""What came in: every format becomes reports in order, or a sentence that says why not."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FeedError
from loaders.reading.found import Report
from loaders.reading.text import reports, reports_in, reports_of, why_no_report
from tests.test_reading_formats import ATOM, MAIL, PAGE, RSS


def came_in(raw: bytes | str, name: str = "news.txt") -> list[Report]:
    return list(reports_of(raw.encode() if isinstance(raw, str) else raw, name))


def refusals(raw: bytes | str, name: str = "news.txt") -> list[str | None]:
    return [report.refused for report in came_in(raw, name)]


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = " \tLiverpool want him.\r\n\r\n  Spurs do too. \u2028“He’s ours”…\n\n"
    file = tmp_path / "spurs.want.txt"
    file.write_bytes(text.encode())

    answer = list(reports(file, date="2024-01-02", outlet="The  Harbour Post"))

    assert answer == [Report("spurs.want", text, "2024-01-02", "The Harbour Post")]


def test_a_first_line_above_the_rest_is_the_title() -> None:
    headed = came_in("Spurs want Itakura\n\nTottenham have asked about him.\n")
    plain = came_in("Tottenham have asked about him.\n\nLiverpool have not.\n")

    assert [headed[0].title, plain[0].title] == ["Spurs want Itakura", None]


@pytest.mark.parametrize(
    "codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_encodings_of_one_text_give_one_text(codec: str) -> None:
    text = "Liverpool’s scouts watched Mönchengladbach’s defender – “several times” – for £13m."

    answer = came_in(text.encode(codec))

    assert answer == [Report("news", text)]


def test_the_old_macs_quotes_are_read() -> None:
    text = "Liverpool’s scouts watched João again, a “£13m man”."

    assert came_in(text.encode("mac_roman")) == [Report("news", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool want <script>alert(1)</script> Ko Itakura, it is said.",
        "MATCH (n) DETACH DELETE n is what Spurs did to their midfield.",
        "<3 Liverpool want Ko Itakura.",
        "[VIDEO] Liverpool want Ko Itakura.",
        "{Exclusive} Liverpool want Ko Itakura.",
        "Date: today\nLiverpool want Ko Itakura.",
        "From: Germany to England\nLiverpool want Ko Itakura.",
    ],
)
def test_text_that_holds_markup_or_cypher_is_text(text: str) -> None:
    answer = came_in(text)

    assert [(report.text, report.refused) for report in answer] == [(text, None)]


def test_a_folder_is_its_files_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("B.")
    (tmp_path / "b.json").write_text('{"text": "B in JSON."}')
    (tmp_path / "a.jsonl").write_text('{"id": "one", "text": "One."}\n{"text": "Two."}\n')
    (tmp_path / ".hidden").write_text("No.")
    (tmp_path / "c").mkdir()

    answer = [(report.id, report.refused or report.text) for report in reports_in(tmp_path)]

    assert answer == [
        ("one", "One."),
        ("a#2", "Two."),
        ("b.json", "B in JSON."),
        ("b.txt", "B."),
        ("c", "c is no file, so nothing was taken. Name it by itself."),
    ]


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    file = tmp_path / "none.txt"
    advice = f"{file}: cannot be read: No such file or directory. Name a file of reports."

    with pytest.raises(FeedError) as caught:
        list(reports(file))

    assert str(caught.value) == advice


def test_a_day_that_somebody_gives_must_be_one() -> None:
    with pytest.raises(FeedError) as caught:
        list(reports_of(b"Liverpool want him.", "-", date="yesterday"))

    assert str(caught.value) == (
        "date: says 'yesterday', which is no day. Write a day of the calendar as 2024-01-31."
    )


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF, so nothing was taken. {copy}"),
        (b"PK\x03\x04..word/document.xml", "This is a Word document, so nothing was taken. {copy}"),
        (b"PK\x03\x04..a.txt", "This is a zip archive, so nothing was taken. {unpack}"),
        (b"\x89PNG\r\n\x1a\n", "This is an image (PNG), so nothing was taken. {type}"),
        (b"\xff\xd8\xff\xe0", "This is an image (JPEG), so nothing was taken. {type}"),
        (b"RIFF....WEBP", "This is an image (WebP), so nothing was taken. {type}"),
        (
            b"\x1f\x8b\x08",
            "This is a compressed file (gzip), so nothing was taken. {unpack}",
        ),
        (
            b"Liverpool\0want",
            "This holds bytes that no text has, so nothing was taken. Give a text.",
        ),
        (
            "Ливерпуль хочет защитника".encode("cp1251"),
            "The letters of this text cannot be told for sure, so nothing was taken."
            " Save it as UTF-8.",
        ),
        (
            b"\xff\xfeL\0i\0v",
            "This begins as UTF-16 but byte 7 is not, so nothing was taken. Save it as UTF-8.",
        ),
        (
            b'<?xml version="1.0"?><club><name>Spurs</name></club>',
            "This is XML that is neither a feed (RSS, Atom) nor a page, so nothing was taken."
            " Copy the text of a report and paste that.",
        ),
        (
            b"<rss><channel><title>Post</title></channel></rss>",
            "This feed holds no items, so nothing was taken."
            " Copy the text of a report and paste that.",
        ),
        (
            b"From: a@post.example\nDate: Tue, 02 Jan 2024 09:30:00 GMT\n\n",
            "This mail holds no text, so nothing was taken."
            " Copy the text of its report and paste that.",
        ),
        (
            b"<html><body>" + b"<i>" * 30_000,
            "This page has 30,002 tags, more than 20,000, so nothing was taken."
            " Copy the text of its report and paste that.",
        ),
        (
            b"<html><body>" + b"<a href=x>Spurs news</a> " * 20,
            "This is a page of links with hardly a sentence, so nothing was taken."
            " Copy the text of its report and paste that.",
        ),
        (
            b"x" * ((1 << 24) + 1),
            "This is longer than 16,777,216 bytes, so nothing was taken."
            " Split it into single reports.",
        ),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, why: str) -> None:
    advice = {
        "copy": "Copy its text and paste that.",
        "unpack": "Unpack it and give what is inside.",
        "type": "Give its words as text.",
    }

    assert refusals(raw) == [why.format(**advice)]


STARTS = st.sampled_from(
    [
        *(b"", b"{", b'{"text": "', b'[{"id": 1, ', b"<html>", b"<rss><channel><item>", b"<feed>"),
        *(b"From: a\nDate: b\n\n", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml version='1.0'?><rss>"),
        *(b"From: a\nMIME-Version: 1.0\nContent-Type: ", b"<p>", b"<html><head><meta charset="),
        b"From: a\nDate: b\nContent-Transfer-Encoding: ",
        *(part.encode() for part in (PAGE, MAIL, RSS, ATOM)),
    ]
)
NAMES = st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.eml", "a.xml", "-", "", ".x"])


@given(STARTS, st.binary() | st.text().map(lambda text: text.encode("utf-8")), NAMES, st.integers())
@settings(max_examples=400)
def test_any_bytes_are_reports_or_refusals(start: bytes, rest: bytes, name: str, seed: int) -> None:
    torn = bytearray(start)
    for _ in range(seed % 4 if torn else 0):
        torn[random.Random(seed).randrange(len(torn))] = seed % 256

    answer = list(reports_of(bytes(torn) + rest, name))

    for report in answer:
        report.text.encode()
        sentence = report.refused or why_no_report(report.text) or "so nothing was taken."
        assert "so nothing was taken." in sentence


@given(st.text())
@settings(max_examples=300)
def test_any_text_is_kept_or_refused(text: str) -> None:
    sentence = why_no_report(text) or "so nothing was taken."

    assert "so nothing was taken." in sentence


@pytest.mark.parametrize("shape", ["text", "western", "random", "page", "mail", "json"])
def test_five_megabytes_are_answered_at_once(shape: str) -> None:
    text = "Liverpool are keen on João and may bid for him this week, it is said. " * 72_000
    raw = {
        "text": text.encode(),
        "western": text.encode("cp1252"),
        "random": random.Random(5).randbytes(5_000_000),
        "page": f"<html><body><p>{text}</p></body></html>".encode(),
        "mail": f"From: a@b.example\nDate: x\n\n{text}".encode(),
        "json": json.dumps({"text": text}).encode(),
    }[shape]

    began = time.perf_counter()
    sentences = [report.refused or why_no_report(report.text) for report in came_in(raw)]
    took = time.perf_counter() - began

    assert [bool(sentence) for sentence in sentences] == [True]
    assert took < 1


def test_importing_it_leaves_the_heavy_libraries_alone() -> None:
    heavy = ["trafilatura", "lxml", "py3langid", "numpy", "email"]
    code = f"import sys, loaders.reading.text; print([m for m in {heavy} if m in sys.modules])"

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert (printed.stdout, printed.stderr) == ("[]\n", "")
