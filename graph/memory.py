"""How much memory the embedded engine gets: as its database needs, as the machine has."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

SMALLEST_HEAP, LARGEST_HEAP = 704, 2_560  # MiB
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def heap_for(folder: Path) -> int:
    """Java's heap for the databases in a folder, in MiB."""
    return heap(_on_disk(folder), of_machine())


def heap(database: int, machine: int) -> int:
    """The same by what the database takes on disk and what the machine has; all in MiB."""
    return max(SMALLEST_HEAP, min(database, LARGEST_HEAP, machine // 4))


def of_machine() -> int:
    """MiB that may be used here: a container may have less than its machine."""
    limits = [os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")]
    for file in LIMITS:
        with contextlib.suppress(OSError, ValueError):  # there is none, or it says "max"
            limits.append(int(Path(file).read_text("ascii")))
    return min(limits) >> 20


def _on_disk(folder: Path) -> int:
    """MiB; files come and go meanwhile."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                size += Path(place, name).stat().st_size
    return size >> 20
