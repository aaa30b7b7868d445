"""Where a graph is, who asks, and for how long: a connection to it, or the reason why not."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
import neo4j.exceptions as driver_errors

from graph.errors import EngineError, SuitorsError
from graph.store import bookmarks
from graph.store.plain import translated

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it warns of, we tell ourselves

# Seconds in which what failed is tried again. Who reads is better told soon: other members read.
# Who writes waits for a leader: a cluster of Neo4j 5 misses a lost one after 20 to 23 seconds, and
# the driver tries after about 1, 3, 7, 15 and 31.
READS_FOR, WRITES_FOR = 5.0, 24.0


@dataclass(frozen=True, slots=True)
class Login:
    """Where a graph is and who asks; `overseer` is who may end a running query."""

    uri: str
    auth: tuple[str, str] = field(repr=False)
    overseer: tuple[str, str] = field(repr=False)
    database: str | None
    where: str  # as a person knows the place: a folder or an address
    home: Path  # where bookmarks lie
    patience: float

    @property
    def alone(self) -> bool:
        """The embedded engine, which has no other members."""
        return self.where == str(self.home)

    @property
    def key(self) -> str:
        """Tells the graphs apart of which one home keeps something, wherever the home is moved."""
        where = "" if self.alone else self.where
        return hashlib.sha256(f"{where} {self.database or ''}".encode()).hexdigest()[:12]

    @property
    def bookmarks(self) -> Path:
        """The file of this graph's bookmarks."""
        return self.home / f"bookmarks-{self.key}"


def connect(login: Login, auth: tuple[str, str]) -> neo4j.Driver:
    """A driver that has answered once; EngineError with the reason where it does not."""
    try:
        driver = neo4j.GraphDatabase.driver(
            login.uri,
            auth=auth,
            user_agent="suitors",
            connection_timeout=10,
            liveness_check_timeout=5,
            max_transaction_retry_time=login.patience,
        )
    except (driver_errors.ConfigurationError, ValueError) as error:
        raise EngineError(f"{error}.", where=login.where, advice="Check NEO4J_URI.") from error
    try:
        with translated("", login.where):
            driver.verify_connectivity()
    except SuitorsError:
        driver.close()
        raise
    return driver


@contextmanager
def dropped(login: Login) -> Iterator[neo4j.Session]:
    """A session on a connection of its own; at the end the connection is cut, not wound up."""
    driver = connect(login, login.auth)
    session = driver.session(
        database=login.database,
        default_access_mode=neo4j.READ_ACCESS,
        bookmark_manager=bookmarks.known(login.bookmarks),
        notifications_min_severity="OFF",
        fetch_size=1_000,
    )
    try:
        yield session
    finally:
        driver.close()
        with suppress(driver_errors.DriverError, driver_errors.Neo4jError):
            session.close()
