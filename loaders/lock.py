"""One writer at a time: a lease in the graph itself, so it holds for several machines too.

Within one process its threads take turns: the lease tells processes apart, not their threads.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Any

from graph.errors import EngineError, FeedError, LoadRunning, SuitorsError
from graph.store import Writer

LEASE = 120.0  # seconds; it is renewed long before, also where a write waits for a new leader
WAITS = 10.0  # seconds for another thread of this process: a report is saved in one
_ALONE = threading.Lock()
# It says who asks before it looks whether the lock is free: of two who ask at once the second waits
# for the first. Both are one write, so the leader of a cluster answers, and no member behind it.
TAKE = """
UNWIND $rows AS row
MERGE (lock:Lock {id: row.id})
SET lock.asked = row.holder
WITH lock, row, lock.holder IS NULL OR lock.holder IN row.gone OR lock.holder = row.holder
  OR lock.expires < row.now AS free
FOREACH (one IN CASE WHEN free THEN [row] ELSE [] END |
  SET lock.holder = one.holder, lock.expires = one.expires)
RETURN lock.holder AS id
"""
RELEASE = """
UNWIND $rows AS row
MATCH (lock:Lock {id: row.id, holder: row.holder})
REMOVE lock.holder
RETURN lock.id AS id
"""
LOCK = "lock:load"


class LoadLock:
    """Held while writing; a holder that died on this machine, or was silent, loses it."""

    def __init__(self, graph: Writer) -> None:
        self.graph = graph
        self.holder = f"{socket.gethostname()}:{os.getpid()}"
        self._over, self._lost = threading.Event(), False
        self._renewing = threading.Thread(target=self._renew, name="load lock", daemon=True)

    def __enter__(self) -> LoadLock:
        if not _ALONE.acquire(timeout=WAITS):
            raise _taken(self.holder)
        try:
            self._begin()
        except BaseException:
            _ALONE.release()
            raise
        return self

    def _begin(self) -> None:
        holder = self._take()
        if _is_gone(holder):
            holder = self._take(gone=holder)
        if holder != self.holder:
            raise _taken(holder)
        self._renewing.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._over.set()
        self._renewing.join()
        try:
            if not isinstance(error, EngineError):  # then there is nobody to give it back to
                self.graph.write(RELEASE, [{"id": LOCK, "holder": self.holder}])
        finally:
            _ALONE.release()

    def hold(self) -> None:
        """Called before what is to be written; FeedError where somebody else took over."""
        if self._lost:
            raise FeedError("another load took over.", advice="Load again when it is done.")

    def _renew(self) -> None:
        """Now and then, however long a step takes; a server that is away is asked again."""
        while not self._over.wait(LEASE / 4) and not self._lost:
            with suppress(SuitorsError):
                self._lost = self._take() != self.holder

    def _take(self, *, gone: str | None = None) -> str:
        """Who holds it then: we, where it was free, or held by the one who is gone."""
        now = time.time()
        row: dict[str, Any] = {"id": LOCK, "holder": self.holder, "gone": [gone] if gone else []}
        row |= {"now": now, "expires": now + LEASE}
        (holder,) = self.graph.write(TAKE, [row])
        return holder


def _taken(holder: str) -> LoadRunning:
    advice = "Wait until it is done; one that died gives way after two minutes."
    return LoadRunning(f"another load is running ({holder}).", advice=advice)


def _is_gone(holder: str) -> bool:
    """Whether it was a process of this machine that no longer lives."""
    machine, _, pid = holder.rpartition(":")
    if machine != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
