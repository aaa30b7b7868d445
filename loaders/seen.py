"""Ids that have come, and in which order: on disk, however many they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

REMEMBERED = 1 << 16  # a feed mostly refers to what it referred to a moment ago


class Seen:
    """A set of ids; those asked for lately are remembered, for a feed refers again and again."""

    def __init__(self, file: Path) -> None:
        self._ids = sqlite3.connect(file, isolation_level=None)
        self._ids.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;"
            "CREATE TABLE ids (id TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID; BEGIN"
        )
        self._came = 0
        self._found = lru_cache(REMEMBERED)(self._look)

    def add(self, id: str) -> bool:
        """Whether it comes for the first time."""
        self._came += 1
        row = (id, self._came)
        return self._ids.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", row).rowcount == 1

    def place(self, id: str) -> int:
        """The later it came, the larger; 0 where it has not come yet."""
        try:
            return self._found(id)
        except KeyError:  # it may still come, and is not to be remembered as missing
            return 0

    def __contains__(self, id: str) -> bool:
        return self.place(id) > 0

    def __iter__(self) -> Iterator[str]:
        for (id,) in self._ids.execute("SELECT id FROM ids"):
            yield id

    def close(self) -> None:
        """Lets go of the file."""
        self._ids.close()

    def _look(self, id: str) -> int:
        found = self._ids.execute("SELECT place FROM ids WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise KeyError(id)
        return int(found[0])
