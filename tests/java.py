"""How Java compiles under test: quickly where a graph is small and soon gone, else as for users."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

OPTIONS, QUICKLY = "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"


def compile_quickly() -> None:
    """From here on: half of what small engines take of the processor is the thorough compiler's."""
    os.environ.setdefault(OPTIONS, QUICKLY)


@contextmanager
def as_for_users() -> Iterator[None]:
    """Engines that start meanwhile work for minutes, or are measured."""
    chosen = os.environ.pop(OPTIONS, None)
    yield
    if chosen is not None:
        os.environ[OPTIONS] = chosen
