"""Pages, mails and feeds: the words of each and what it states of itself."""

from __future__ import annotations

from pathlib import Path

from loaders.reading.found import Report
from loaders.reading.text import reports_of

PAGE = """<!DOCTYPE html>
<html><head><title>Harbour chase keeper | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<meta property="og:url" content="https://post.example/keeper">
<meta property="article:published_time" content="2024-01-02T23:30:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/football">Football</a></nav>
<article><h1>Harbour chase keeper</h1><time datetime="2024-01-03">today</time>
<p>Harbour Town are keen on the goalkeeper of Hill United &amp; may bid this week.</p>
<p>The Hill have watched their goalkeeper grow since 12 May 2021 and will not sell him.</p>
</article><footer>Last updated on 7 August 2025. More from The Harbour Post</footer></body></html>
"""
PAGE_TEXT = (
    "Harbour chase keeper\n"
    "Harbour Town are keen on the goalkeeper of Hill United & may bid this week.\n"
    "The Hill have watched their goalkeeper grow since 12 May 2021 and will not sell him."
)
MAIL = """From: The Harbour Post <news@post.example>
Date: Tue, 02 Jan 2024 23:30:00 +0100
Subject: =?utf-8?q?Harbour_chase_Jo=C3=A3o?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>Harbour want <b>João</b>.</p>
--b
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

Harbour want Jo=E3o, who plays for Hill United and is out of contract
in June. Hill say he=92s not for sale.

They will talk again.
--b--
"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Harbour Post</title>
<item><title>Harbour chase keeper</title><link>https://post.example/keeper</link>
<pubDate>Tue, 02 Jan 2024 23:30:00 +0100</pubDate>
<description>&lt;p&gt;Harbour want &lt;b&gt;the keeper&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Hill say no</title><description>short</description>
<content:encoded><![CDATA[<p>Hill said no.</p><p>And again.</p>]]></content:encoded></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>
<updated>2025-01-01T00:00:00Z</updated>
<entry><title>Hill say no</title><link rel="self" href="https://post.example/1.atom"/>
<link href="https://post.example/no"/><published>2024-01-02T09:30:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hill said no.</p></div></content>
</entry></feed>
"""


def came_in(raw: bytes | str, name: str = "news.txt") -> list[Report]:
    return list(reports_of(raw.encode() if isinstance(raw, str) else raw, name))


def test_a_page_is_its_main_text_with_what_it_states() -> None:
    report = Report(
        "news",
        PAGE_TEXT,
        "2024-01-02",
        "The Harbour Post",
        "Harbour chase keeper",
        "https://post.example/keeper",
    )

    assert came_in(PAGE) == [report]


def test_a_date_that_a_page_does_not_state_is_none() -> None:
    silent = PAGE.replace("article:published_time", "x").replace('datetime="2024-01-03"', "")
    timed = PAGE.replace("article:published_time", "x")
    linked = silent.replace("</head>", '<script>{"datePublished": "2024-01-04"}</script></head>')

    dates = [came_in(page)[0].date for page in (silent, timed, linked)]

    assert dates == [None, "2024-01-03", "2024-01-04"]


def test_a_piece_of_a_page_is_its_words() -> None:
    report = Report("news", "Spurs want him.\nSo do Liverpool.", title=None)

    assert came_in("<p>Spurs <b>want</b> him.</p>\n<p>So do<br>Liverpool.</p>")[0].text == (
        "Spurs want him.\nSo do\nLiverpool."
    )
    assert came_in("<div><p>Spurs want him.</p><p>So do Liverpool.</p></div>") == [report]


def test_a_page_in_an_encoding_it_declares_is_read_in_it() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("keen", "keen Š")

    text = came_in(page.encode("iso-8859-2"), "keeper.html")[0].text

    assert text == PAGE_TEXT.replace("keen", "keen Š")


def test_a_mail_is_its_plain_part_with_sender_and_day() -> None:
    text = (
        "Harbour want João, who plays for Hill United and is out of contract"
        " in June. Hill say he’s not for sale.\n\nThey will talk again."
    )

    assert came_in(MAIL, "keeper.eml") == [
        Report("keeper", text, "2024-01-02", "The Harbour Post", "Harbour chase João")
    ]


def test_a_mail_of_html_alone_is_its_words() -> None:
    mail = (
        "From: news@post.example\nDate: some day\nContent-Type: text/html\n\n<p>Hi <b>Jo</b>.</p>"
    )

    assert came_in(mail) == [Report("news", "Hi Jo.", None, "news@post.example")]


def test_items_of_rss_are_reports() -> None:
    assert came_in(RSS, "post.xml") == [
        Report(
            "post#1",
            "Harbour chase keeper\n\nHarbour want the keeper.",
            "2024-01-02",
            "The Harbour Post",
            "Harbour chase keeper",
            "https://post.example/keeper",
        ),
        Report(
            "post#2",
            "Hill say no\n\nHill said no.\nAnd again.",
            None,
            "The Harbour Post",
            "Hill say no",
        ),
    ]


def test_entries_of_atom_are_reports() -> None:
    text, outlet = "Hill say no\n\nHill said no.", "The Harbour Post"

    assert came_in(ATOM, "post") == [
        Report("post#1", text, "2024-01-02", outlet, "Hill say no", "https://post.example/no")
    ]


def test_a_feed_cannot_read_files_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Liverpool want him")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<rss><channel><item><title>It says &x; here</title></item></channel></rss>"
    )

    assert [report.text for report in came_in(feed)] == ["It says &x; here"]
