"""How fast this machine is: what is promised in seconds is promised on the one README measures."""

from __future__ import annotations

import time

COUNTED, USUAL = 2_000_000, 0.14  # how far the machine of README's figures counts, in seconds
MOST = 4.0  # slow machines count slower still than they do our work


def slower() -> float:
    """How many times slower than README's machine this one is: from 1 to `MOST`.

    A bound is multiplied by it: a machine of a third of the speed, or one that others share, is no
    defect; code that takes three times as long is one on every machine.
    """
    return min(MOST, max(1.0, min(_counted() for _ in range(3)) / USUAL))


def _counted() -> float:
    began = time.perf_counter()
    sum(one * one for one in range(COUNTED))
    return time.perf_counter() - began
