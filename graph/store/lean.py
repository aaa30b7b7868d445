"""The driver, imported without what it only looks for: half of the time a command takes to answer.

It would take values of numpy, pandas and pyarrow, which the app brings along; ours are plain. Where
other threads run, as in the app, it is left alone: they may import one of these at that moment.
"""

from __future__ import annotations

import sys
import threading
from importlib import import_module

NEEDLESS = ("numpy", "pandas", "pyarrow")


def import_driver() -> None:
    """Imports it; what it did not find is there for everybody else."""
    hidden = [name for name in NEEDLESS if name not in sys.modules]
    if threading.active_count() > 1 or "neo4j" in sys.modules:
        return
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        import_module("neo4j")
    finally:
        for name in hidden:
            del sys.modules[name]


import_driver()
