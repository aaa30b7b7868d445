"""Who and what the graph knows, as a reader of reports uses it."""

from __future__ import annotations

from graph.store import Reader
from loaders.reading.known import Known


def known_from(reader: Reader) -> Known:
    """Every name in the graph; details of people are asked for when they are met, and kept."""
    raise NotImplementedError
