"""HTML as text: the main text of a page, the words of a fragment, and what a page states."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import RecordError
from loaders.reading.days import stated_day
from loaders.reading.found import Report
from loaders.reading.given import Given
from loaders.reading.prose import has_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MOST_TAGS = 20_000  # trafilatura 2.3.1 takes 0.5 s for them at its slowest
SHORTEST = 80  # characters of a main text; below 250 trafilatura would run its paragraphs together
MOST_TEXT = 2_000_000
COPY = "Copy the text of its report and paste that."
BLOCKS = (
    *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre"),
    *("section", "table", "td", "th", "tr", "ul"),
)
MANY_LINKS = 10
UNREAD = ("script", "style", "noscript", "template", "svg", "head")
PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
)
_TAG = re.compile(r"<(meta|time)\b([^<>]{1,2000})>", re.I)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED = re.compile(r'"datePublished"\s*:\s*("[^"\n]{8,40}")')
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def page(text: str, given: Given) -> Report:
    """The main text of a page with the title, date, outlet and address that it states."""
    text = _bounded(text)
    found = _extracted(text)
    if found is None or not has_sentence(found.text or ""):
        _refuse_links(text)
    if found is None or not found.text:
        return given.report(words(text), date=published(text))
    return given.report(
        found.text,
        date=published(text),
        outlet=found.sitename,
        title=found.title,
        url=found.url,
    )


def _extracted(text: str) -> Document | None:
    from trafilatura import bare_extraction  # 0.1 s, for pages alone
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # where it finds nothing, we say so
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST))
    found = bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False},  # its guess at a day is not used
        config=config,
    )
    return None if isinstance(found, dict) else found


def _bounded(text: str) -> str:
    tags = text.count("<")
    if tags > MOST_TAGS:
        what = f"This page has {tags:,} tags, more than {MOST_TAGS:,}, so nothing was taken."
        raise RecordError(what, advice=COPY)
    if len(text) > MOST_TEXT:
        what = f"This page has {len(text):,} characters, more than {MOST_TEXT:,}"
        raise RecordError(f"{what}, so nothing was taken.", advice=COPY)
    return _CONTROL.sub(" ", text)


def published(text: str) -> str | None:
    """The day a page states it was published: never one that merely stands in its text."""
    statements = list(_statements(text))
    said = dict(reversed(statements))  # the first of a name counts
    stated = [said[name] for name in PUBLISHED if name in said]
    stated += [_unquoted(found) for found in _LINKED.findall(text)]
    if found := next((day for value in stated if (day := stated_day(value))), None):
        return found
    times = {stated_day(value) for name, value in statements if name == "<time>"} - {None}
    return times.pop() if len(times) == 1 else None


def _statements(text: str) -> Iterator[tuple[str, str]]:
    """What meta tags say under their names, and the days of time tags."""
    for tag, inside in _TAG.findall(text):
        found = _ATTRIBUTE.findall(inside)
        said = {name.lower(): html.unescape(a or b or c) for name, a, b, c in found}
        if tag.lower() == "time":
            yield "<time>", said.get("datetime", "")
        elif name := said.get("property") or said.get("name") or said.get("itemprop"):
            yield name.lower(), said.get("content", "")


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return ""


def _refuse_links(text: str) -> None:
    """RecordError where most words of a page without a sentence are links."""
    tree = _tree(text)
    links = [] if tree is None else [str(link.text_content()) for link in tree.iter("a")]
    if len(links) >= MANY_LINKS and 2 * sum(map(len, links)) > len(words(text)):
        what = "This is a page of links with hardly a sentence, so nothing was taken."
        raise RecordError(what, advice=COPY)


def words(markup: str) -> str:
    """The text of a piece of HTML, a line for each of its blocks."""
    tree = _tree(markup)
    if tree is None:
        return ""
    for block in tree.iter(*BLOCKS):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def _tree(markup: str) -> HtmlElement | None:
    """What is seen of a piece of HTML."""
    import lxml.etree
    import lxml.html

    try:
        tree = lxml.html.fromstring(f"<div>{_CONTROL.sub(' ', markup)}</div>")
    except (lxml.etree.LxmlError, ValueError):
        return None
    lxml.etree.strip_elements(tree, *UNREAD, lxml.etree.Comment, with_tail=False)
    return tree
