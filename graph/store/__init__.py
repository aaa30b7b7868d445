"""The store: the one place that picks an engine. Above it nobody knows which one it is."""

from __future__ import annotations

from graph.settings import Settings
from graph.store import engine
from graph.store.bolt import Answer, EdgeRef, NodeRef, PathRef, Reader, Writer, connect

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
        server = settings.server
        driver = connect(server.uri, (server.username, server.password), server.uri)
        return Reader(driver, server.database, server.uri)
    running = engine.join(settings.home)
    address = running.address
    driver = connect(address.uri, address.reader, str(settings.home))
    return Reader(driver, address.database, str(settings.home), running.close)


def open_writer(settings: Settings) -> Writer:
    """Asks and writes; the loaders see to it that there is one at a time."""
    if settings.server:
        server = settings.server
        driver = connect(server.uri, (server.username, server.password), server.uri)
        return Writer(driver, server.database, server.uri)
    running = engine.join(settings.home)
    address = running.address
    driver = connect(address.uri, address.writer, str(settings.home))
    return Writer(driver, address.database, str(settings.home), running.close)
