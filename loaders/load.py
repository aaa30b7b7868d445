"""From a folder to the graph: check everything, write batches, derive; or take it all out again."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from graph.errors import FeedError, NotInGraph
from graph.schema import NODES, NOTES, POSITION
from graph.settings import Settings
from graph.store import Writer, open_writer
from graph.words import READ_HERE
from loaders.bookkeeping import (
    ANY_RESET,
    LOADS,
    LONE_POSITIONS,
    SAY_EMPTIED,
    count,
    note_done,
    note_load,
    version_of,
)
from loaders.check import Checked
from loaders.derive import derive
from loaders.existing import Existing, note_graph
from loaders.feed import Feed
from loaders.lock import LoadLock
from loaders.news.settling import lose_ends
from loaders.opening import open_feed
from loaders.report import LoadReport, Progress, Rejection, Rejections
from loaders.spool import Spool

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
SAMPLE_ISSUER = "sample"
# Edges before nodes: taking a hub out with all its edges at once would be one huge step.
WIPE_EDGES = """
MATCH (a:{label})-[e]->()
WITH e LIMIT 5000
DELETE e
RETURN '' AS id
"""
WIPE_NODES = """
MATCH (n:{label})
WITH n LIMIT 5000
DETACH DELETE n
RETURN '' AS id
"""


def check(folder: Path, *, progress: Progress | None = None) -> LoadReport:
    """Reads everything and writes nothing; needs no engine."""
    from loaders.news.batch import holds_reports  # late: who only asks waits for no reader

    if holds_reports(folder):
        advice = "`suitors read` shows what is found in them."
        raise FeedError("holds reports, which have no tables.", where=str(folder), advice=advice)
    started = time.perf_counter()
    feed, left_out = open_feed(folder), Rejections()
    with Spool() as spool:
        checked = Checked(feed, spool, left_out)
        checked.read_all(progress)
    return _report(checked, {}, {}, seconds=time.perf_counter() - started)


def load(
    settings: Settings,
    folder: Path,
    *,
    replace: bool = False,
    keep_sample: bool = False,
    progress: Progress | None = None,
) -> LoadReport:
    """Checks, writes, derives. Run again after anything at all, it finishes the work.

    With `replace`, what the feed no longer holds is removed; else it is only counted. The first
    load of somebody's own feed takes the sample out, unless it is kept. A folder of reports is
    read, and replaces nothing.
    """
    from loaders.news.batch import holds_reports, load_reports  # late, as above

    if holds_reports(folder):
        return load_reports(settings, folder, progress=progress)
    started = time.perf_counter()
    feed, left_out = open_feed(folder), Rejections()
    digests = feed.digests()
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph) as lock, Spool() as spool:
            loads = {row["issuer"]: row for row in graph.rows(LOADS, {})}
            before = loads.get(feed.issuer)
            checked = Checked(feed, spool, left_out)
            if before and before["state"] == "done" and before["files"] == digests and not replace:
                return _report(checked, {}, {}, unchanged=True, seconds=_since(started))
            checked.read_all(progress)
            if replace and before:
                _refuse_holes(folder, left_out, before["files"] or ())
            if SAMPLE_ISSUER in loads and feed.issuer != SAMPLE_ISSUER and not keep_sample:
                _remove_feed(graph, SAMPLE_ISSUER)
            note_load(graph, feed, state="running", files=None)
            with Existing(graph, feed.issuer) if before else nullcontext() as existing:
                written = _write(graph, checked, lock, existing, progress)
                vanished, removed = existing.sweep(replace=replace) if existing else (0, 0)
            _name_lost(graph, checked)
            others = len(graph.rows(LOADS, {})) > 1
            derived = _derive(
                graph, spool, feed, fresh=before is None, others=others, progress=progress
            )
            count(graph)
            version = version_of(digests, before)
            report = _report(
                checked,
                written,
                derived,
                vanished=vanished,
                removed=removed,
                seconds=_since(started),
            )
            note_done(graph, feed, report, digests, version)
            return report


def _refuse_holes(folder: Path, left_out: Rejections, before: Iterable[str]) -> None:
    """FeedError where a file that was there is not to be had: what it held may not be gone."""
    there = {name.partition(":")[0] for name in before}
    lost = [*left_out.files, *(name for name in left_out.absent if name in there)]
    if lost:
        named = ", ".join(lost[:5]) + (" …" if len(lost) > 5 else "")
        raise FeedError(
            f"not there or not to be read: {named}; all that came from there would be removed.",
            where=str(folder),
            advice="Fetch it again, or load without --replace. Nothing was written.",
        )


def load_sample_if_empty(settings: Settings, progress: Progress | None = None) -> bool:
    """On the first start the sample is there to look at; never on somebody's server."""
    if settings.server:
        return False
    with open_writer(settings) as graph:
        graph.shape()
        if graph.rows(LOADS, {}) or graph.rows(ANY_RESET, {}):
            return False
    load(settings, SAMPLE, progress=progress)
    return True


def reset(settings: Settings, feed: str | None = None) -> int:
    """Removes one feed, by its issuer, or all that Suitors stored; how much it was.

    NotInGraph when no feed of that issuer was loaded.
    """
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            if feed is not None:
                return _reset_feed(graph, feed)
            removed = sum(_wipe(graph, node.label) for node in (*NODES, *NOTES))
            graph.write(SAY_EMPTIED, [{"id": "lock:load"}])
            return removed


def _write(
    graph: Writer,
    checked: Checked,
    lock: LoadLock,
    existing: Existing | None,
    progress: Progress | None,
) -> dict[str, int]:
    """Every batch of the spool; what an edge lacks an end for is named."""
    written: dict[str, int] = {}
    total, done = checked.spool.counts.total(), 0
    for kind, rows in checked.spool.batches():
        lock.renew()
        if existing:
            existing.meet(kind, rows)
        # Nothing of a feed that comes for the first time is there; interrupted, it is not new.
        new = existing is None and kind is not POSITION  # positions belong to all feeds
        ids = graph.write(kind.creation if new else kind.upsert, rows)
        written[kind.name] = written.get(kind.name, 0) + len(ids)
        for row in rows if len(ids) < len(rows) else ():
            if (id := row[kind.id_at]) not in ids:
                why = f"{id} was left out: one of its ends is not in the graph."
                checked.left_out.add(Rejection(kind.name, None, None, id, why))
        done += len(rows)
        if progress:
            progress(f"Writing {kind.name}", done, total)
    return written


def _name_lost(graph: Writer, checked: Checked) -> None:
    """Claims of reports read here go with the people and clubs that a removed feed had brought."""
    if lost := lose_ends(graph):
        claims = "1 claim" if lost == 1 else f"{lost:,} claims"
        why = f"{claims} went with the people and clubs named."
        checked.left_out.add(Rejection("reports read here", None, None, None, why))


def _derive(
    graph: Writer,
    spool: Spool,
    feed: Feed,
    *,
    fresh: bool,
    others: bool,
    progress: Progress | None,
) -> dict[str, int]:
    """A first load knows its own spells already; the rest of the graph is read back."""
    if progress:
        progress("Working out who followed whom", 0, None)
    if not fresh:
        with Spool() as whole:
            note_graph(graph, whole, without=None)
            return derive(graph, whole.tables())
    if others:
        note_graph(graph, spool, without=feed.issuer)
    return derive(graph, spool.tables())


def _reset_feed(graph: Writer, issuer: str) -> int:
    if issuer not in {row["issuer"] for row in graph.rows(LOADS, {})}:
        known = ", ".join(row["issuer"] for row in graph.rows(LOADS, {})) or "none"
        raise NotInGraph(f"No feed {issuer!r} was loaded.", advice=f"Loaded: {known}.")
    removed = _remove_feed(graph, issuer)
    lose_ends(graph)
    with Spool() as whole:
        note_graph(graph, whole, without=None)
        derive(graph, whole.tables())
    count(graph)
    return removed


def _remove_feed(graph: Writer, issuer: str) -> int:
    """The nodes of one issuer with all their edges, and the note of its load."""
    with Existing(graph, issuer) as existing:
        _, removed = existing.sweep(replace=True)
    graph.count(LONE_POSITIONS)
    if issuer == READ_HERE:
        _wipe(graph, "Doubt")
    load = [{"id": f"load:{issuer}"}]
    graph.write(
        "UNWIND $rows AS row MATCH (n:Load {id: row.id}) DELETE n RETURN row.id AS id", load
    )
    return removed


def _wipe(graph: Writer, label: str) -> int:
    removed = 0
    for text in (WIPE_EDGES, WIPE_NODES):
        while gone := graph.count(text.replace("{label}", label)):
            removed += gone
    return removed


def _report(
    checked: Checked, written: dict[str, int], derived: dict[str, int], **more: Any
) -> LoadReport:
    return LoadReport(
        feed=checked.feed.name,
        issuer=checked.feed.issuer,
        read=checked.feed.read,
        written=written,
        rejected=tuple(checked.left_out.kept),
        rejected_count=checked.left_out.count,
        ignored_columns=tuple(checked.left_out.ignored),
        notes=tuple(checked.left_out.notes),
        derived=derived,
        **more,
    )


def _since(started: float) -> float:
    return time.perf_counter() - started
