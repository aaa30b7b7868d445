"""Python's search for cycles of garbage, held back while a feed is read and written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# Made objects until the youngest are searched: 700 unless told otherwise. So often it was a quarter
# of the time it took to read the real graph's folder (Python 3.11), for so much waits in memory.
SELDOM = 100_000


class _Reading:
    """How many feeds are being read in this process, and what held before the first of them."""

    def __init__(self) -> None:
        self.lock, self.feeds = Lock(), 0
        self.before = gc.get_threshold()


_READING = _Reading()


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Until the last of those who asked for it is done."""
    with _READING.lock:
        if not _READING.feeds:
            _READING.before = gc.get_threshold()
            gc.set_threshold(SELDOM, *_READING.before[1:])
        _READING.feeds += 1
    try:
        yield
    finally:
        with _READING.lock:
            _READING.feeds -= 1
            if not _READING.feeds:
                gc.set_threshold(*_READING.before)
