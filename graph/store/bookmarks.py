"""How far the graph had come when we last wrote, so that whoever reads next sees it.

A cluster's members follow their leader with some delay; one that is shown a bookmark waits until
it has come as far. All drivers of a process share them, and a file hands them to the next one:
after `suitors load` the page sees what was loaded, whichever member it asks. An engine that stands
alone has always come as far.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import neo4j
import neo4j.exceptions as driver_errors

from graph.store import keeper


@cache
def known(file: Path) -> neo4j.BookmarkManager:
    """This process's own and, looked up each time, those of the process that wrote last."""

    def written() -> neo4j.Bookmarks:
        with suppress(OSError):
            return neo4j.Bookmarks.from_raw_values(file.read_text("ascii").split())
        return neo4j.Bookmarks()

    return neo4j.GraphDatabase.bookmark_manager(bookmarks_supplier=written)


def keep(file: Path, found: Collection[str]) -> None:
    """Notes them for the next process; where nothing may be noted, this one knows them still."""
    if found:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            keeper.write(file, "\n".join(sorted(found)))


@contextmanager
def forgotten_when_refused(file: Path) -> Iterator[None]:
    """A graph restored from an older copy will never come as far; once said, it is not asked to."""
    try:
        yield
    except driver_errors.Neo4jError as error:
        if "Bookmark" in (error.code or ""):
            file.unlink(missing_ok=True)
            known.cache_clear()
        raise
