"""A page (HTML): its main text, and what the page states of itself."""

from __future__ import annotations

import logging

from graph.errors import RecordError
from loaders.reading.found import Report
from loaders.reading.given import Given
from loaders.reading.markup import seen, sound, words
from loaders.reading.prose import has_sentence
from loaders.reading.statements import address, published, site, title

MOST_TAGS = 20_000  # trafilatura 2.3.1 takes 0.5 s for them at its slowest
MOST_TEXT = 2_000_000
SHORTEST = 80  # characters of a main text; below 250 trafilatura would run its paragraphs together
MANY_LINKS = 10
COPY = "Copy the text of its report and paste that."


def page(text: str, given: Given) -> Report:
    """The main text of a page with the title, date, outlet and address that it states."""
    text = _bounded(text)
    found = _main_text(text)
    if not has_sentence(found):
        _refuse_links(text)
    return given.report(
        found or words(text),
        date=published(text),
        outlet=site(text),
        title=title(text),
        url=address(text),
    )


def _bounded(text: str) -> str:
    tags = text.count("<")
    if tags > MOST_TAGS:
        what = f"This page has {tags:,} tags, more than {MOST_TAGS:,}, so nothing was taken."
        raise RecordError(what, advice=COPY)
    if len(text) > MOST_TEXT:
        what = f"This page has {len(text):,} characters, more than {MOST_TEXT:,}"
        raise RecordError(f"{what}, so nothing was taken.", advice=COPY)
    return sound(text)


def _main_text(text: str) -> str:
    from trafilatura import bare_extraction  # 0.1 s, for pages alone
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # where it finds nothing, we say so
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST))
    # Its titles, names and days are partly guessed: statements.py takes those that are stated.
    found = bare_extraction(text, include_comments=False, include_tables=False, config=config)
    return "" if found is None or isinstance(found, dict) else found.text or ""


def _refuse_links(text: str) -> None:
    """RecordError where most words of a page without a sentence are links."""
    tree = seen(text)
    links = [] if tree is None else [str(link.text_content()) for link in tree.iter("a")]
    if len(links) >= MANY_LINKS and 2 * sum(map(len, links)) > len(words(text)):
        what = "This is a page of links with hardly a sentence, so nothing was taken."
        raise RecordError(what, advice=COPY)
