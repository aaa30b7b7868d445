"""The store: the one place that picks an engine. Above it nobody knows which one it is."""

from __future__ import annotations

from pathlib import Path

from graph.settings import Server, Settings
from graph.store import (
    engine,
    lean,  # noqa: F401  # before whatever imports the driver
)
from graph.store.answers import Answer, EdgeRef, NodeRef, PathRef
from graph.store.bolt import Reader, Writer
from graph.store.login import READS_FOR, WRITES_FOR, Login

__all__ = [
    "Answer",
    "EdgeRef",
    "NodeRef",
    "PathRef",
    "Reader",
    "Writer",
    "engine",
    "open_reader",
    "open_writer",
]


def open_reader(settings: Settings) -> Reader:
    """Asks only. Starts the embedded engine where none is running; EngineError where it cannot."""
    if settings.server:
        return Reader(_login(settings.home, settings.server, READS_FOR))
    running = engine.join(settings.home)
    return Reader(_own(settings.home, running.address, running.address.reader), running.close)


def open_writer(settings: Settings) -> Writer:
    """Asks and writes; the loaders see to it that there is one at a time."""
    if settings.server:
        return Writer(_login(settings.home, settings.server, WRITES_FOR))
    running = engine.join(settings.home)
    return Writer(_own(settings.home, running.address, running.address.writer), running.close)


def _own(home: Path, at: engine.Address, auth: tuple[str, str]) -> Login:
    """Waiting for a child process that is gone would be in vain: it starts when joined again."""
    return Login(at.uri, auth, at.writer, at.database, str(home), home, patience=0)


def _login(home: Path, server: Server, patience: float) -> Login:
    auth = (server.username, server.password)
    return Login(server.uri, auth, auth, server.database, server.uri, home, patience)
