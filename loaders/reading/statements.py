"""What a page states of itself: its title, the day it came out, its site and its address."""

from __future__ import annotations

import html
import json
import re

from loaders.reading.days import stated_day

TITLES = ("og:title", "twitter:title", "<h1>", "<title>")
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
_TAG = re.compile(r"<(meta|time|link)\b([^<>]{1,2000})>", re.I)
_HEADING = re.compile(r"<(title|h1)\b[^<>]*>([^<>]{1,500})</\1>", re.I)
_ATTRIBUTE = re.compile(r"([\w:.-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED = re.compile(r'"datePublished"\s*:\s*("[^"\n]{8,40}")')


def title(text: str) -> str | None:
    """The title it gives itself."""
    said = {**_headings(text), **_said(text)}
    return next((said[name] for name in TITLES if said.get(name)), None)


def site(text: str) -> str | None:
    """The name of the site it stands on."""
    said = _said(text)
    return said.get("og:site_name") or said.get("application-name")


def address(text: str) -> str | None:
    """The address where it says it is published."""
    said = _said(text)
    return said.get("<canonical>") or said.get("og:url")


def published(text: str) -> str | None:
    """The day it says it was published: never one that merely stands in its text."""
    said = _said(text)
    stated = [said[name] for name in PUBLISHED if name in said]
    stated += [_unquoted(found) for found in _LINKED.findall(text)]
    if found := next((day for value in stated if (day := stated_day(value))), None):
        return found
    times = {stated_day(value) for name, value in _statements(text) if name == "<time>"} - {None}
    return times.pop() if len(times) == 1 else None


def _said(text: str) -> dict[str, str]:
    """Name → what is said under it first."""
    return dict(reversed(_statements(text)))


def _statements(text: str) -> list[tuple[str, str]]:
    """What meta tags say under their names, the days of time tags, the page's own address."""
    statements = []
    for tag, inside in _TAG.findall(text):
        found = _ATTRIBUTE.findall(inside)
        said = {name.lower(): html.unescape(a or b or c).strip() for name, a, b, c in found}
        name = said.get("property") or said.get("name") or said.get("itemprop") or ""
        if tag.lower() == "time":
            statements.append(("<time>", said.get("datetime", "")))
        elif tag.lower() == "meta":
            statements.append((name.lower(), said.get("content", "")))
        elif said.get("rel", "").lower() == "canonical":
            statements.append(("<canonical>", said.get("href", "")))
    return statements


def _headings(text: str) -> dict[str, str]:
    found = reversed(_HEADING.findall(text))
    return {f"<{tag.lower()}>": html.unescape(inside).strip() for tag, inside in found}


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return ""
