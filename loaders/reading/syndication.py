"""A feed (RSS or Atom): each of its items is a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import RecordError
from loaders.reading.days import stated_day
from loaders.reading.found import Report
from loaders.reading.given import Given
from loaders.reading.markup import sound, words

if TYPE_CHECKING:
    from lxml.etree import _Element

BODIES = ("encoded", "content", "description", "summary")
DAYS = ("pubDate", "published", "issued", "date", "updated", "modified")
EMPTY = "This feed holds no items, so nothing was taken."
BROKEN = "This is XML that is neither a feed (RSS, Atom) nor a page, so nothing was taken."


def items(text: str, given: Given) -> Iterator[Report]:
    """Its items in order, title above text; the feed's title is the outlet."""
    import lxml.etree

    parser = lxml.etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = lxml.etree.fromstring(sound(text).encode(), parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise RecordError(BROKEN, advice="Copy the text of a report and paste that.") from error
    if root is None or str(root.tag).rpartition("}")[2] not in ("rss", "feed", "RDF"):
        raise RecordError(BROKEN, advice="Copy the text of a report and paste that.")
    outlet = _said(next(root.iter("{*}channel"), root), "title")
    found = 0
    for item in root.iter("{*}item", "{*}entry"):
        found += 1
        yield _item(item, given, found, outlet)
    if not found:
        raise RecordError(EMPTY, advice="Copy the text of a report and paste that.")


def _item(item: _Element, given: Given, number: int, outlet: str | None) -> Report:
    title = _said(item, "title")
    body = next((body for name in BODIES if (body := _said(item, name))), "")
    texts = [text for text in (title, body) if text]
    days = (stated_day(item.findtext(f"{{*}}{name}") or "") for name in DAYS)
    return given.report(
        "\n\n".join(texts if title != body else texts[:1]),
        id=f"{given.stem}#{number}",
        date=next((day for day in days if day), None),
        outlet=_said(item, "source") or outlet,
        title=title,
        url=_address(item),
    )


def _said(item: _Element, name: str) -> str | None:
    """The words of the first child of that name, whether it holds text, HTML or both escaped."""
    import lxml.etree

    child = item.find(f"{{*}}{name}")
    if child is None:
        return None
    if len(child):
        inside = "".join(lxml.etree.tostring(part, encoding="unicode") for part in child)
        return words((child.text or "") + inside) or None
    return words(child.text or "") or None


def _address(item: _Element) -> str | None:
    for link in item.iterchildren("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            return str(link.get("href") or link.text or "")
    return None
