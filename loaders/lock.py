"""One load at a time: a lease in the graph itself, so it holds for several machines too."""

from __future__ import annotations

import os
import socket
import time
from types import TracebackType
from typing import Any

from graph.errors import FeedError
from graph.store import Writer

LEASE = 60.0  # seconds; a load renews it long before
TAKE = """
UNWIND $rows AS row
MERGE (lock:Lock {id: row.id})
WITH lock, row
WHERE lock.holder IS NULL OR lock.holder IN row.gone OR lock.holder = row.holder
  OR lock.expires < row.now
SET lock.holder = row.holder, lock.expires = row.expires
RETURN lock.id AS id
"""
HOLDER = "MATCH (lock:Lock {id: $id}) RETURN lock.holder AS holder, lock.expires AS expires"
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
        self._renewed = 0.0

    def __enter__(self) -> LoadLock:
        held = self.graph.rows(HOLDER, {"id": LOCK})
        gone = [row["holder"] for row in held if row["holder"] and _is_gone(row["holder"])]
        if not self._take(gone):
            holder = self.graph.rows(HOLDER, {"id": LOCK})[0]["holder"]
            raise FeedError(
                f"another load is running ({holder}).",
                advice="Wait until it is done; one that died gives way after a minute.",
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | FeedError):
            self.graph.write(RELEASE, [{"id": LOCK, "holder": self.holder}])

    def renew(self) -> None:
        """Called with every batch; writes only now and then."""
        if time.monotonic() - self._renewed > LEASE / 4 and not self._take([]):
            raise FeedError("another load took over.", advice="Load again when it is done.")

    def _take(self, gone: list[str]) -> bool:
        now = time.time()
        row: dict[str, Any] = {"id": LOCK, "holder": self.holder, "gone": gone}
        row |= {"now": now, "expires": now + LEASE}
        self._renewed = time.monotonic()
        return bool(self.graph.write(TAKE, [row]))


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
