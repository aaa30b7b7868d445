"""Bolt: the one file that knows the driver. What it raises and returns becomes ours."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import pairwise
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
import neo4j.exceptions as driver_errors

from graph.dates import FIRST, LAST, days_before
from graph.errors import EngineError, SuitorsError
from graph.questions.question import Question, Values
from graph.schema import SHAPE
from graph.store.answers import Answer
from graph.store.plain import plain, translated

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it warns of, we tell ourselves

T = TypeVar("T")
BATCH = 5_000
# Some ids, at which all are cut into pages of about one size. Cut by ORDER BY and LIMIT each page
# would have the embedded engine look through all that is behind it (ArcadeDB 26.10).
SOME_IDS = "MATCH (n:{label}) WHERE rand() < $share RETURN n.id AS id ORDER BY id"
SHARE, BEHIND_ALL = 0.01, "\uffff"
ALL = 1_000_000_000  # a limit nobody reaches
PATIENCE = 5.0  # seconds; a cluster has a new leader by then, and who waits longer is better told
RUNNING = """
SHOW TRANSACTIONS YIELD transactionId, currentQuery
RETURN transactionId AS id, currentQuery AS text
"""
TERMINATE = "TERMINATE TRANSACTIONS $id YIELD message RETURN message"  # takes no parameters


@dataclass(frozen=True, slots=True)
class Login:
    """Where a graph is and who asks; `overseer` is who may end a running query."""

    uri: str
    auth: tuple[str, str] = field(repr=False)
    overseer: tuple[str, str] = field(repr=False)
    database: str | None
    where: str  # as a person knows the place: a folder or an address
    patience: float = PATIENCE  # seconds in which a lost connection is tried again


class Reader:
    """Asks the graph. One is enough for a process; it may be shared by threads."""

    def __init__(self, login: Login, release: Callable[[], None] | None = None) -> None:
        self.login, self.where, self.database = login, login.where, login.database
        self._release = release
        self.driver = connect(login, login.auth)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connections; a second call does nothing."""
        self.driver.close()
        if self._release:
            self._release()
            self._release = None

    def ask(
        self,
        question: Question[T],
        *,
        on: str | None = None,
        since: str | None = None,
        until: str | None = None,
        known_on: str | None = None,
        limit: int | None = 100,
        **ends: Any,
    ) -> Answer[T]:
        """The first `limit` rows (None: all). `on` is one day, as the question takes it."""
        unknown = set(ends) - {*question.needs, *question.takes}
        missing = [end for end in question.needs if ends.get(end) is None]
        if unknown or missing:
            raise TypeError(f"{question.key}: unknown {sorted(unknown)}, missing {missing}")
        values: dict[str, Any] = dict.fromkeys(question.takes) | ends
        if "on" in question.takes:
            values["on"] = on
        values["since"] = since or (days_before(on, question.looks_back) if on else FIRST)
        values["until"] = until or on or LAST
        values["known_on"] = known_on or LAST
        values["limit"] = ALL if limit is None else limit + 1
        started = time.perf_counter()
        if question.gather:
            rows, text = question.gather(self.rows, values), question.text
        else:
            text = question.text_for(values)
            rows = [question.row(**row) for row in self.rows(text, values)]
        seconds = time.perf_counter() - started
        values["limit"] = ALL if limit is None else limit
        shown = rows if limit is None else rows[:limit]
        return Answer(shown, len(shown) < len(rows), text, values, seconds)

    def rows(self, text: str, values: Values) -> list[dict[str, Any]]:
        """One statement of ours, read to its end; values are plain, NodeRef, EdgeRef or PathRef."""
        with translated(text, self.where), self._session() as session:
            return session.execute_read(_run, text, dict(values))

    def pages(
        self, text: str, label: str, *, size: int = BATCH, **values: Any
    ) -> Iterator[list[dict[str, Any]]]:
        """What the text tells of every node of the label, in order of id, about `size` at a time.

        It takes those whose id lies behind $after and not behind $upto.
        """
        some = self.rows(SOME_IDS.format(label=label), {"share": SHARE})
        step = round(size * SHARE)
        bounds = ["", *(row["id"] for row in some[step - 1 :: step]), BEHIND_ALL]
        for after, upto in pairwise(bounds):
            if rows := self.rows(text, {"after": after, "upto": upto, **values}):
                yield rows

    def glance(
        self, text: str, values: Values, most: int, seconds: float
    ) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
        """Columns and at most `most` rows of a text that is not ours, never committed.

        It runs on a connection of its own that is dropped afterwards: rolling a large result
        back would wait for all of it.
        """
        with translated(text, self.where), _dropped(self.login) as session:
            result = session.begin_transaction(timeout=seconds).run(text, dict(values))
            columns = tuple(result.keys())
            found = result.fetch(most)
            return columns, [
                dict(zip(columns, map(plain, record.values()), strict=True)) for record in found
            ]

    def explain(self, text: str, values: Values) -> dict[str, Any]:
        """How the engine would answer a text that is not ours: the plan as it tells it."""
        with translated(text, self.where), self._session() as session:
            result = session.run(f"EXPLAIN {text}", dict(values))
            return dict(result.consume().plan or {})

    def terminate(self, tag: str) -> bool:
        """Ends the running transaction whose text holds the tag; False when there is none."""
        with (
            translated("", self.where),
            connect(self.login, self.login.overseer) as driver,
            driver.session(database=self.database, notifications_min_severity="OFF") as session,
        ):
            running = session.run(RUNNING).data()
            ids = [row["id"] for row in running if tag in (row["text"] or "")]
            for id in ids:
                session.run(TERMINATE.replace("$id", f"'{id}'")).consume()
            return bool(ids)

    def _session(self) -> neo4j.Session:
        return self.driver.session(
            database=self.database,
            default_access_mode=neo4j.READ_ACCESS,
            notifications_min_severity="OFF",
        )


class Writer(Reader):
    """A reader that also writes; only the loaders hold one, one at a time."""

    def shape(self) -> None:
        """Constraints and indexes; before the first write, and safe to repeat."""
        for text in SHAPE:
            self.write(text, [])

    def write(self, text: str, rows: Sequence[Mapping[str, Any] | Sequence[Any]]) -> set[str]:
        """One batch, one transaction; the ids that were written.

        Run again it finishes what a lost connection left open: every text is an upsert.
        """
        with translated(text, self.where), self._writing() as session:
            written = session.execute_write(_run, text, {"rows": rows})
        return {id for row in written for id in row.get("ids", (row.get("id"),))}

    def write_all(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        """Several batches, one transaction: all of it or nothing; how many rows each answered."""
        with translated(steps[0][0], self.where), self._writing() as session:
            return session.execute_write(_run_all, steps)

    def count(self, text: str) -> int:
        """One step of a removal, in one transaction; how many rows it touched."""
        with translated(text, self.where), self._writing() as session:
            return len(session.execute_write(_run, text, {}))

    def _writing(self) -> neo4j.Session:
        return self.driver.session(database=self.database, notifications_min_severity="OFF")


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
def _dropped(login: Login) -> Iterator[neo4j.Session]:
    """A session on a connection of its own; at the end the connection is cut, not wound up."""
    driver = connect(login, login.auth)
    session = driver.session(
        database=login.database,
        default_access_mode=neo4j.READ_ACCESS,
        notifications_min_severity="OFF",
        fetch_size=1_000,
    )
    try:
        yield session
    finally:
        driver.close()
        with suppress(driver_errors.DriverError, driver_errors.Neo4jError):
            session.close()


def _run(
    tx: neo4j.ManagedTransaction, text: str, values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    result = tx.run(text, dict(values))
    keys = result.keys()
    return [dict(zip(keys, map(plain, record.values()), strict=True)) for record in result]


def _run_all(tx: neo4j.ManagedTransaction, steps: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
    return [len(_run(tx, text, {"rows": rows})) for text, rows in steps]
