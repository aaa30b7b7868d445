"""Bolt: reading and writing through the driver. What it raises and returns becomes ours."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, repeat
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
import neo4j.exceptions as driver_errors

from graph.dates import FIRST, LAST, days_before
from graph.errors import EngineError
from graph.questions.pages import bounds
from graph.questions.question import Question, Values
from graph.store import bookmarks
from graph.store.answers import Answer
from graph.store.login import Login, connect, dropped
from graph.store.plain import plain, translated

T = TypeVar("T")
BATCH = 5_000
ALL = 1_000_000_000  # a limit nobody reaches
RUNNING = """
SHOW TRANSACTIONS YIELD transactionId, currentQuery
RETURN transactionId AS id, currentQuery AS text
"""
TERMINATE = "TERMINATE TRANSACTIONS $id YIELD message RETURN message"  # takes no parameters


class Reader:
    """Asks the graph. One is enough for a process; it may be shared by threads."""

    def __init__(self, login: Login, release: Callable[[], None] | None = None) -> None:
        self.login, self.where, self.database = login, login.where, login.database
        self._release = release
        self._glancing: list[str] = []  # the members that run typed texts now
        try:
            self.driver = connect(login, login.auth)
        except BaseException:
            if release:
                release()
            raise

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
        text = question.text_for(values)
        if question.gather:
            rows = question.gather(self.rows, values)
        else:
            rows = [question.row(**row) for row in self.rows(text, values)]
        seconds = time.perf_counter() - started
        values["limit"] = ALL if limit is None else limit
        shown = rows if limit is None else rows[:limit]
        return Answer(shown, len(shown) < len(rows), text, values, seconds)

    def rows(self, text: str, values: Values) -> list[dict[str, Any]]:
        """One statement of ours, read to its end; values are plain, NodeRef, EdgeRef or PathRef."""
        with self._session(text) as session:
            return _again_if_lost(lambda: session.execute_read(_run, text, dict(values)))

    def pages(
        self, text: str, label: str, *, size: int = BATCH, **values: Any
    ) -> Iterator[list[dict[str, Any]]]:
        """What the text tells of every node of the label, in order of id, about `size` at a time.

        It takes those whose id lies behind $after and not behind $upto.
        """
        for after, upto in bounds(self.rows, label, size):
            if rows := self.rows(text, {"after": after, "upto": upto, **values}):
                yield rows

    def glance(
        self, text: str, values: Values, most: int, seconds: float
    ) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
        """Columns and at most `most` rows of a text that is not ours, never committed.

        It runs on a connection of its own that is dropped afterwards: rolling a large result
        back would wait for all of it.
        """
        member = self._member()
        self._glancing.append(member)
        try:
            with self._checked(text), dropped(replace(self.login, uri=member)) as session:
                result = session.begin_transaction(timeout=seconds).run(text, dict(values))
                columns = tuple(result.keys())
                found = result.fetch(most)
                return columns, [
                    dict(zip(columns, map(plain, record.values()), strict=True)) for record in found
                ]
        finally:
            self._glancing.remove(member)

    def explain(self, text: str, values: Values) -> dict[str, Any]:
        """How the engine would answer a text that is not ours: the plan as it tells it."""
        with self._session(text) as session:
            result = session.run(f"EXPLAIN {text}", dict(values))
            return dict(result.consume().plan or {})

    def terminate(self, tag: str) -> bool:
        """Ends this reader's running text that holds the tag; False when there is none."""
        return any(self._terminate(member, tag) for member in set(self._glancing))

    def _terminate(self, member: str, tag: str) -> bool:
        """Each member tells of its own transactions alone."""
        with (
            translated("", self.where),
            connect(replace(self.login, uri=member), self.login.overseer) as driver,
            driver.session(
                database=self.database,
                default_access_mode=neo4j.READ_ACCESS,  # a member that does not lead takes no other
                notifications_min_severity="OFF",
            ) as session,
        ):
            running = session.run(RUNNING).data()
            ids = [row["id"] for row in running if tag in (row["text"] or "")]
            for id in ids:
                session.run(TERMINATE.replace("$id", f"'{id}'")).consume()
            return bool(ids)

    def _member(self) -> str:
        """The address of one that reads now, for a connection to no other."""
        with self._session() as session:
            at = session.execute_read(lambda tx: tx.run("RETURN 1 AS one").consume().server.address)
        scheme = self.login.uri.partition("://")[0].replace("neo4j", "bolt")
        # By name, as its certificate has it; driver 6.4 says in public only the resolved address.
        return f"{scheme}://{at._unresolved}"

    @contextmanager
    def _checked(self, text: str) -> Iterator[None]:
        with translated(text, self.where), bookmarks.forgotten_when_refused(self.login.bookmarks):
            yield

    @contextmanager
    def _session(self, text: str = "", access: str = neo4j.READ_ACCESS) -> Iterator[neo4j.Session]:
        """With any member where it only reads, else with the leader."""
        with (
            self._checked(text),
            self.driver.session(
                database=self.database,
                default_access_mode=access,
                bookmark_manager=bookmarks.known(self.login.bookmarks),
                notifications_min_severity="OFF",
            ) as session,
        ):
            yield session


class Writer(Reader):
    """A reader that also writes; only the loaders hold one, one at a time."""

    def shape(self) -> None:
        """Constraints and indexes; before the first write, and safe to repeat."""
        from graph.schema import SHAPE  # readers need none of it

        for text in SHAPE:
            self.write(text, [])

    def write(
        self,
        text: str,
        rows: Sequence[Mapping[str, Any] | Sequence[Any]],
        *,
        again: str | None = None,
    ) -> set[str]:
        """One batch, one transaction; the ids that were written.

        A commit may fail and yet be done. What is tried again is therefore `again`, for texts
        that would write twice; all others are upserts or removals.
        """
        texts = chain([text], repeat(again or text))
        written = self._commit(text, lambda tx: _run(tx, next(texts), {"rows": rows}))
        return {id for row in written for id in row.get("ids", (row.get("id"),))}

    def write_all(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        """Several batches, one transaction: all of it or nothing; how many rows each answered."""
        return self._commit(
            steps[0][0], lambda tx: [len(_run(tx, text, {"rows": rows})) for text, rows in steps]
        )

    def count(self, text: str) -> int:
        """One step of a removal, in one transaction; how many rows it touched."""
        return len(self._commit(text, lambda tx: _run(tx, text, {})))

    def _commit(self, text: str, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """One transaction, done for sure; EngineError where nobody can tell."""
        with self._session(text, neo4j.WRITE_ACCESS) as session:
            try:
                done = _again_if_lost(lambda: session.execute_write(work))
            except driver_errors.IncompleteCommit as error:
                what = "The connection was lost while saving; whether it was saved is not known."
                advice = "Do it again: what is there already stays as it is."
                raise EngineError(what, where=self.where, advice=advice) from error
            if not self.login.alone:
                bookmarks.keep(self.login.bookmarks, session.last_bookmarks().raw_values)
            return done


def _again_if_lost(act: Callable[[], T]) -> T:
    """Once more where the connection was lost in a commit: there alone the driver gives up."""
    try:
        return act()
    except driver_errors.IncompleteCommit:
        return act()


def _run(
    tx: neo4j.ManagedTransaction, text: str, values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    result = tx.run(text, dict(values))
    keys = result.keys()
    return [dict(zip(keys, map(plain, record.values()), strict=True)) for record in result]
