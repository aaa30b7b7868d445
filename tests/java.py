"""How Java compiles under test: quickly where a graph is small and soon gone, else as for users."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

OPTIONS, QUICKLY = "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"


def compile_quickly() -> None:
    """From here on: half of what small engines take of the processor is the thorough compiler's."""
    if QUICKLY not in (words := os.environ.get(OPTIONS, "").split()):
        os.environ[OPTIONS] = " ".join([*words, QUICKLY])


@contextmanager
def as_for_users() -> Iterator[None]:
    """Engines that start meanwhile work for minutes."""
    words = os.environ.get(OPTIONS, "").split()
    os.environ[OPTIONS] = " ".join(word for word in words if word != QUICKLY)
    try:
        yield
    finally:
        os.environ[OPTIONS] = " ".join(words)
