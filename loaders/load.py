"""From a folder to the graph: check everything, write batches, derive."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph.errors import FeedError, LoadRunning
from graph.settings import Settings
from graph.store import Writer, open_writer
from loaders.bookkeeping import (
    ANY_RESET,
    LOADS,
    LONE_POSITIONS,
    count,
    note_done,
    note_load,
    version_of,
)
from loaders.check import Checked
from loaders.derive import DERIVED, derive, derive_afresh, derive_for_people
from loaders.difference import NOTHING_GONE, Difference, Swept, sweep
from loaders.documented import Documented
from loaders.existing import held
from loaders.feed import Feed
from loaders.gaps import save_gaps
from loaders.garbage import seldom_searched
from loaders.kept import Kept
from loaders.lines import NotByLine
from loaders.lock import LoadLock
from loaders.matching.joining import settle
from loaders.matching.loading import Merged
from loaders.opening import open_feed
from loaders.removal import forget_feed, remove_feed
from loaders.report import LoadReport, Progress, Rejections
from loaders.reread import Reread
from loaders.rows import Traced
from loaders.spells import gather, keep_spells, note_concerned, recall_spells
from loaders.spool import Spool
from loaders.writing import lost, name_lost, write

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
SAMPLE_ISSUER = "sample"


def check(folder: Path, *, progress: Progress | None = None) -> LoadReport:
    """Reads everything and writes nothing; needs no engine."""
    from loaders.news.batch import holds_reports  # late: who only asks waits for no reader

    if holds_reports(folder):
        advice = "`suitors read` shows what is found in them."
        raise FeedError("holds reports, which have no tables.", where=str(folder), advice=advice)
    started = time.perf_counter()
    feed, left_out = open_feed(folder), Rejections()
    with Spool() as spool, seldom_searched():
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

    With `replace`, what the feed no longer holds is removed, else only counted; and what it no
    longer says of somebody is erased, else it stays. The first load of somebody's own feed takes
    the sample out, unless it is kept. A folder of reports is read, and replaces nothing.
    """
    from loaders.news.batch import holds_reports, load_reports  # late, as above

    if holds_reports(folder):
        return load_reports(settings, folder, progress=progress)
    started = time.perf_counter()
    feed = open_feed(folder)
    digests = feed.digests()
    with open_writer(settings) as graph, Spool() as spool, seldom_searched():
        graph.shape()
        with LoadLock(graph) as lock, Kept(settings.home, graph, feed.issuer) as kept:
            loads = {row["issuer"]: row for row in graph.rows(LOADS, {})}
            before = loads.get(feed.issuer)
            if before and before["state"] == "done" and before["files"] == digests and not replace:
                checked = Checked(feed, spool, Rejections())
                return _report(checked, {}, {}, unchanged=True, seconds=_since(started))
            moved = bool(settle(graph))  # what an interrupted merging left
            known, source = _source(
                graph, kept, spool, feed, digests, before=before, replace=replace
            )
            checked = Checked(source, spool, Rejections())
            checked.read_all(progress)
            if replace and before:
                _refuse_holes(folder, checked.left_out, before["files"] or ())
            lock.hold()
            sample = SAMPLE_ISSUER in loads and feed.issuer != SAMPLE_ISSUER and not keep_sample
            merged = _begin(graph, kept, feed, before=before, known=known, sample=sample)
            written, swept = _take_in(graph, kept, lock, checked, merged, progress, replace=replace)
            whole = name_lost(graph, checked) or moved or sample or not known
            lock.hold()
            derived, seal = _follow(graph, kept, checked, progress, known=known, whole=whole)
            report = _report(checked, written, derived, swept, seconds=_since(started))
            lock.hold()
            note_done(graph, feed, report, digests, version_of(digests, before), seal)
            return report


def _source(
    graph: Writer,
    kept: Kept,
    spool: Spool,
    feed: Feed,
    digests: list[str],
    *,
    before: dict[str, Any] | None,
    replace: bool,
) -> tuple[bool, Feed]:
    """Whether what is kept of the feed is true, and what to read: then only what changed.

    While merges stand nothing kept is true. What is read whole is kept line by line, where it can.
    """
    merges = bool(Merged(graph).ids)
    known = kept.is_true(before) and not merges
    if merges or not isinstance(feed, Documented):
        return known, feed
    if known:
        with suppress(NotByLine):
            return known, Reread(feed, kept, spool, replace=replace)
    return known, Traced(feed, kept, digests)


def _begin(
    graph: Writer,
    kept: Kept,
    feed: Feed,
    *,
    before: dict[str, Any] | None,
    known: bool,
    sample: bool,
) -> Merged:
    """Says that a load runs, before anything changes; the merges that stand then.

    The sample goes, where it is to; what the graph holds of the feed is read back after that.
    """
    kept.break_seal()
    note_load(graph, feed, state="running", seal=None)
    if sample:
        remove_feed(kept.home, graph, SAMPLE_ISSUER)
        forget_feed(graph, SAMPLE_ISSUER)
    merged = Merged(graph)
    if not known:
        kept.recall(held(graph, feed.issuer, merged.gone(feed.issuer)) if before else ())
    return merged


def _take_in(
    graph: Writer,
    kept: Kept,
    lock: LoadLock,
    checked: Checked,
    merged: Merged,
    progress: Progress | None,
    *,
    replace: bool,
) -> tuple[dict[str, int], Swept]:
    """Writes what differs; how much is there then, and what vanished and was removed."""
    difference = Difference(
        kept, checked.spool, part=isinstance(checked.feed, Reread), replace=replace
    )
    write(graph, checked, lock, difference, merged, progress)
    lock.hold()
    swept = sweep(graph, kept, replace=replace, part=merged.part)
    graph.count(LONE_POSITIONS)
    for name, id in swept.lost:
        checked.left_out.add(lost(name, id))
    return difference.counts(), swept


def _follow(
    graph: Writer,
    kept: Kept,
    checked: Checked,
    progress: Progress | None,
    *,
    known: bool,
    whole: bool,
) -> tuple[dict[str, int], str | None]:
    """Works out what follows; how many such edges there are, and the seal of what is kept.

    Where merges stand nothing is kept that could be believed: rows are kept as they were told.
    """
    if progress:
        progress("Working out who followed whom", 0, None)
    settle(graph)  # merges that waited for this feed
    if Merged(graph).ids:
        kept.empty()
        derive_afresh(graph)
        seal = None
    else:
        _keep(graph, kept, checked, known=known)
        _derive(graph, kept, whole=whole)
        seal = kept.seal(checked.feed.known_to)
    totals = count(graph)
    return {edge.name: totals[edge.name] for edge in DERIVED}, seal


def _refuse_holes(folder: Path, left_out: Rejections, before: Iterable[str]) -> None:
    """FeedError where a file that was there is not to be had: what it held may not be gone."""
    there = {name.partition(":")[0] for name in before}
    holes = [*left_out.files, *(name for name in left_out.absent if name in there)]
    if holes:
        named = ", ".join(holes[:5]) + (" …" if len(holes) > 5 else "")
        raise FeedError(
            f"not there or not to be read: {named}; all that came from there would be removed.",
            where=str(folder),
            advice="Fetch it again, or load without --replace. Nothing was written.",
        )


def load_sample_if_empty(settings: Settings, progress: Progress | None = None) -> bool:
    """On the first start the sample is there to look at; never on somebody's server.

    One that was interrupted is finished; one that somebody else is loading is left to him.
    """
    if settings.server:
        return False
    with open_writer(settings) as graph:
        graph.shape()
        states = {(row["issuer"], row["state"]) for row in graph.rows(LOADS, {})}
        if states - {(SAMPLE_ISSUER, "running")} or graph.rows(ANY_RESET, {}):
            return False
    try:
        load(settings, SAMPLE, progress=progress)
    except LoadRunning:
        return False
    return True


def _keep(graph: Writer, kept: Kept, checked: Checked, *, known: bool) -> None:
    """Keeps what the next load of the feed is to know of this one."""
    source = checked.feed
    if isinstance(source, Reread | Traced):
        source.keep()
    else:
        kept.forget_rows()
    if not known and kept.holds_gone():
        recall_spells(graph, kept)
    else:
        keep_spells(kept, checked.spool, part=isinstance(source, Reread))


def _derive(graph: Writer, kept: Kept, *, whole: bool) -> None:
    """For those whom the changes concern, or for everybody."""
    gather(graph, kept, {row["issuer"]: row for row in graph.rows(LOADS, {})})
    if whole:
        derive(graph, kept.joins)
        return
    note_concerned(kept)
    derive_for_people(graph, kept.joins, DERIVED)
    save_gaps(graph, kept.joins)


def _report(
    checked: Checked,
    written: dict[str, int],
    derived: dict[str, int],
    swept: Swept = NOTHING_GONE,
    **more: Any,
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
        vanished=swept.vanished,
        removed=swept.removed,
        **more,
    )


def _since(started: float) -> float:
    return time.perf_counter() - started
