"""Loads that are cut short, or that another one gets ahead of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from graph.errors import FeedError
from graph.settings import Settings
from graph.store import Writer, engine, open_writer
from loaders.load import SAMPLE, load, load_sample_if_empty
from loaders.lock import LOCK, RELEASE, LoadLock
from loaders.removal import reset, wipe
from tests import town
from tests.test_loaders_load import contents


def interrupted(*_: object, **__: object) -> NoReturn:
    """As Ctrl-C there."""
    raise KeyboardInterrupt


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Settings]:
    """A home in which nothing ever was."""
    yield Settings(tmp_path / "first")
    engine.remove(tmp_path / "first")


@pytest.mark.slow
def test_a_sample_cut_short_is_finished_at_the_next_start(
    first: Settings, embedded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    reset(embedded)
    load(embedded, SAMPLE)
    with monkeypatch.context() as cut:
        cut.setattr("loaders.load._follow", interrupted)
        with pytest.raises(KeyboardInterrupt):
            load_sample_if_empty(first)

    with elsewhere(first):
        assert not load_sample_if_empty(first)
    assert load_sample_if_empty(first)

    assert contents(first) == contents(embedded)
    assert not load_sample_if_empty(first)


@pytest.mark.slow
def test_a_reset_cut_short_is_no_first_start(
    first: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(first, SAMPLE)

    def wiped(graph: Writer, label: str) -> int:
        gone = wipe(graph, label)
        return interrupted() if label == "Load" else gone

    with monkeypatch.context() as cut:
        cut.setattr("loaders.removal.wipe", wiped)
        with pytest.raises(KeyboardInterrupt):
            reset(first)

    assert contents(first) == set()
    assert not load_sample_if_empty(first)


def test_a_load_that_lost_its_turn_changes_nothing(
    graph: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reset(graph)
    load(graph, SAMPLE)
    before = contents(graph)

    def lost(lock: LoadLock) -> None:
        raise FeedError("another load took over.")

    with monkeypatch.context() as asleep:
        asleep.setattr(LoadLock, "hold", lost)
        with pytest.raises(FeedError, match="took over"):
            load(graph, town.build(tmp_path / "town"))

    assert contents(graph) == before


@contextmanager
def elsewhere(settings: Settings) -> Iterator[None]:
    """Somebody on another machine loads: threads of one process take turns instead."""
    with open_writer(settings) as writer:
        writer.shape()
        other = LoadLock(writer)
        other.holder = "elsewhere:1"
        other._begin()
        yield
        other._over.set()
        other._renewing.join()
        writer.write(RELEASE, [{"id": LOCK, "holder": other.holder}])


def test_two_loads_at_once_are_one_too_many(graph: Settings, tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    with (
        elsewhere(graph),
        pytest.raises(FeedError, match=r"another load is running \(elsewhere:1\)"),
    ):
        load(graph, folder)
    load(graph, folder)
