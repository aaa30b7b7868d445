"""Cycles of garbage are searched for seldom while feeds are read, and as before afterwards."""

from __future__ import annotations

import gc
from contextlib import ExitStack

import pytest

from loaders.garbage import SELDOM, seldom_searched


def test_as_before_when_the_last_feed_is_read_whichever_began_first() -> None:
    before = gc.get_threshold()
    one, other = ExitStack(), ExitStack()

    one.enter_context(seldom_searched())
    other.enter_context(seldom_searched())
    assert gc.get_threshold() == (SELDOM, *before[1:])
    one.close()
    assert gc.get_threshold() == (SELDOM, *before[1:])
    other.close()

    assert gc.get_threshold() == before


def test_as_before_when_reading_fails() -> None:
    before = gc.get_threshold()

    with pytest.raises(ValueError, match="a bad feed"), seldom_searched():
        raise ValueError("a bad feed")

    assert gc.get_threshold() == before
