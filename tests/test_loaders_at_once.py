"""Several that write, or one that dies: nothing is half written, nothing is told twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.errors import EngineError, FeedError, NotInGraph, ReportError
from graph.questions.doubts import DOUBTS
from graph.questions.network import FEEDS
from graph.settings import Server, Settings
from graph.store import Writer, open_reader, open_writer
from loaders.load import SAMPLE, load
from loaders.lock import RELEASE, LoadLock
from loaders.news.changes import Correction
from loaders.news.saving import dismiss, save, undo
from loaders.removal import reset
from tests.test_loaders_batch import CERTAIN, line, written
from tests.test_loaders_load import contents
from tests.test_loaders_repeats import independent
from tests.test_loaders_saving import CARRIED_ALONG, proposed, saved
from tests.told import HARBOUR, OMAR, PAVEL, prose, told, wants

STEPS = 12  # more writes than any of them makes


class Killed(BaseException):
    """As `kill -9` would: nothing is written any more, the lock is not given back."""


def killed(patch: pytest.MonkeyPatch, at: int, act: Callable[[], object]) -> bool:
    """Whether it died at that write; the writes of the graph's shape do not count."""
    done = 0
    write, write_all = Writer.write, Writer.write_all

    def counted() -> None:
        nonlocal done
        done += 1
        if done > at:
            raise Killed

    def one(self: Writer, text: str, rows: Sequence[Any], **more: Any) -> set[str]:
        if rows or text == RELEASE:
            counted()
        return write(self, text, rows, **more)

    def several(self: Writer, steps: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        counted()
        return write_all(self, steps)

    with patch.context() as patched:
        patched.setattr(Writer, "write", one)
        patched.setattr(Writer, "write_all", several)
        try:
            act()
        except Killed:
            return True
    return False


@pytest.mark.slow
def test_a_saving_that_dies_at_any_step_is_finished_by_the_next(
    loaded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = contents(loaded)
    first = saved(loaded, told(wants(HARBOUR, PAVEL), outlet="BBC"))
    alone = contents(loaded)
    done = saved(loaded, CARRIED_ALONG)
    whole = contents(loaded)
    undo(loaded, done.report_id)
    steps = 0

    while killed(monkeypatch, steps, lambda: saved(loaded, CARRIED_ALONG)):
        saved(loaded, CARRIED_ALONG, ["interest-0", "interest-1", "need-0"])
        assert contents(loaded) == whole
        undo(loaded, done.report_id)
        assert contents(loaded) == alone
        steps += 1

    assert 5 < steps < STEPS
    undo(loaded, first.report_id)
    undo(loaded, done.report_id)
    assert contents(loaded) == empty


@pytest.mark.slow
def test_a_taking_back_that_dies_at_any_step_is_finished_by_the_next(
    loaded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(loaded, told(wants(HARBOUR, PAVEL), outlet="BBC"))
    alone = contents(loaded)
    report = saved(loaded, CARRIED_ALONG).report_id
    steps = 0

    while killed(monkeypatch, steps, lambda: undo(loaded, report)):
        try:
            undo(loaded, report)
        except NotInGraph:
            other = saved(loaded, told(wants(HARBOUR, OMAR), more="other"))
            undo(loaded, other.report_id)
        assert contents(loaded) == alone
        saved(loaded, CARRIED_ALONG)
        steps += 1

    assert 5 < steps < STEPS
    assert contents(loaded) == alone


def test_what_fails_gives_the_lock_back(loaded: Settings) -> None:
    with pytest.raises(NotInGraph):
        undo(loaded, "report:read:none")

    with open_writer(loaded) as graph:
        other = LoadLock(graph)
        other.holder = "elsewhere:1"
        with other:
            pass


def test_nothing_is_saved_while_a_load_runs(
    loaded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = proposed(loaded, CARRIED_ALONG)
    monkeypatch.setattr("loaders.lock.WAITS", 0.01)
    before = contents(loaded)

    with open_writer(loaded) as graph, LoadLock(graph):
        for act in (
            lambda: save(loaded, proposal, proposal.certain),
            lambda: undo(loaded, "report:read:none"),
            lambda: dismiss(loaded, ["doubt:read:none"]),
        ):
            with pytest.raises(FeedError, match=r"another load is running \("):
                act()

    assert contents(loaded) == before


def test_two_sessions_that_save_at_once_take_turns(loaded: Settings) -> None:
    text, copy = prose(1), f"{prose(1)} More soon."
    one = told(wants(HARBOUR, PAVEL), day="2022-03-01", more=text, outlet="BBC")
    same = told(wants(HARBOUR, PAVEL), day="2022-03-01", more=copy, outlet="Post")
    proposals = [proposed(loaded, reading) for reading in (one, one, same)]

    threads = [
        threading.Thread(target=save, args=(loaded, proposal, proposal.certain))
        for proposal in proposals
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert independent(loaded, "2022-03-02") == {"club:town:harbour": (2, 1)}


def test_what_went_meanwhile_is_told_and_nothing_is_saved(
    graph: Settings, town_folder: Path
) -> None:
    reset(graph)
    load(graph, SAMPLE)
    load(graph, town_folder, keep_sample=True)
    itakura = Correction(club_id="club:sample:celtic", player_id="player:sample:ko-itakura")
    text = told(wants(HARBOUR, PAVEL), day="2023-01-01", outlet="Sky Germany")
    proposal = proposed(graph, text, interest_0=itakura)
    reset(graph, "sample")
    before = contents(graph)

    with pytest.raises(ReportError, match=r"No club in the graph is called club:sample:celtic\."):
        save(graph, proposal, ["interest-0"])

    assert contents(graph) == before


def test_what_was_lost_with_a_feed_can_be_loaded_again(
    graph: Settings, town_folder: Path, tmp_path: Path
) -> None:
    reset(graph)
    load(graph, town_folder)
    folder = written(tmp_path / "reports", line(CERTAIN, id="a"))
    load(graph, folder)
    whole = contents(graph)
    reset(graph, "town")
    load(graph, town_folder)

    report = load(graph, folder)

    assert report.written["reports saved"] == 1
    assert contents(graph) == whole


def test_how_much_waits_to_be_looked_at_is_right_after_each_step(
    loaded: Settings, tmp_path: Path
) -> None:
    doubtful = "Castle United have enquired about Nils Berg."
    load(loaded, written(tmp_path / "reports", line(doubtful, id="b"), line("", id="f")))
    with open_reader(loaded) as reader:
        ids = [doubt.id for doubt in reader.ask(DOUBTS).rows]

    saved(loaded, CARRIED_ALONG)
    with open_reader(loaded) as reader:
        before = [f.rejected_count for f in reader.ask(FEEDS).rows if f.issuer == "read"]
    dismiss(loaded, ids[:1])
    with open_reader(loaded) as reader:
        after = [f.rejected_count for f in reader.ask(FEEDS).rows if f.issuer == "read"]

    assert (before, after) == ([2], [1])


def test_without_an_engine_nothing_is_saved_and_that_is_told(loaded: Settings) -> None:
    proposal = proposed(loaded, CARRIED_ALONG)
    nowhere = Settings(loaded.home, Server("bolt://127.0.0.1:9", "neo4j", "x", None))

    with pytest.raises(EngineError):
        save(nowhere, proposal, proposal.certain)
