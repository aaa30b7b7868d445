"""Markup as text: the words of a piece of HTML, block by block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = (
    *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre"),
    *("section", "table", "td", "th", "tr", "ul"),
)
UNREAD = ("script", "style", "noscript", "template", "svg", "head")
_NUMBERED = re.compile(r"&#(x[0-9a-f]+|[0-9]+)", re.I)
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def sound(markup: str) -> str:
    """Markup without the characters that none may hold, be they written out or by number."""
    return _NUMBERED.sub(_character, _CONTROL.sub(" ", markup))


def _character(found: re.Match[str]) -> str:
    number = found[1].lower()
    base = 16 if number.startswith("x") else 10
    code = int(number.lstrip("x")[:8], base)
    possible = 0x20 <= code < 0x110000 and not _CONTROL.match(chr(code))
    return found[0] if possible or code in (9, 10, 13) else "\ufffd"


def words(markup: str) -> str:
    """The text of a piece of HTML, a line for each of its blocks."""
    tree = seen(markup)
    if tree is None:
        return ""
    for block in tree.iter(*BLOCKS):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)


def seen(markup: str) -> HtmlElement | None:
    """What a reader sees of a piece of HTML; None where it is none."""
    import lxml.etree
    import lxml.html

    try:
        tree = lxml.html.fromstring(f"<div>{sound(markup)}</div>")
    except (lxml.etree.LxmlError, ValueError):
        return None
    lxml.etree.strip_elements(tree, *UNREAD, lxml.etree.Comment, with_tail=False)
    return tree
