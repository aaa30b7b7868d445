"""From a folder to the graph: check everything, write batches, derive; or take it all out again."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.errors import FeedError
from graph.schema import NODES, NOTES
from graph.settings import Settings
from graph.store import Writer, open_writer
from loaders.bookkeeping import (
    ANY_RESET,
    LOADS,
    LONE_POSITIONS,
    SAY_EMPTIED,
    UNSEAL,
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
from loaders.kept import Kept, forget
from loaders.lines import NotByLine
from loaders.lock import LoadLock
from loaders.matching.joining import settle
from loaders.matching.loading import Merged
from loaders.news.settling import lose_ends
from loaders.opening import open_feed
from loaders.removal import forget_feed, remove_feed, reset_feed, wipe
from loaders.report import LoadReport, Progress, Rejection, Rejections
from loaders.reread import Reread
from loaders.rows import Traced
from loaders.spells import gather, keep_spells, note_concerned, recall_spells
from loaders.spool import Spool
from loaders.writing import lost, write

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
    feed, left_out = open_feed(folder), Rejections()
    digests = feed.digests()
    with open_writer(settings) as graph:
        graph.shape()
        with (
            LoadLock(graph) as lock,
            Spool() as spool,
            Kept(settings.home, graph, feed.issuer) as kept,
            seldom_searched(),
        ):
            loads = {row["issuer"]: row for row in graph.rows(LOADS, {})}
            before = loads.get(feed.issuer)
            if before and before["state"] == "done" and before["files"] == digests and not replace:
                checked = Checked(feed, spool, left_out)
                return _report(checked, {}, {}, unchanged=True, seconds=_since(started))
            moved = bool(settle(graph))  # what an interrupted merging left
            merged = Merged(graph)
            known = kept.is_true(before) and not merged.ids
            source = feed
            if not merged.ids:
                source = _to_read(feed, kept, spool, digests, known=known, replace=replace)
            checked = Checked(source, spool, left_out)
            checked.read_all(progress)
            if replace and before:
                _refuse_holes(folder, left_out, before["files"] or ())
            kept.break_seal()
            note_load(graph, feed, state="running", seal=None)
            if SAMPLE_ISSUER in loads and feed.issuer != SAMPLE_ISSUER and not keep_sample:
                _remove_sample(settings.home, graph)
                moved, merged = True, Merged(graph)
            if not known:
                kept.recall(held(graph, feed.issuer, merged.gone(feed.issuer)) if before else ())
            written, swept = _take_in(graph, kept, lock, checked, merged, progress, replace=replace)
            moved |= _name_lost(graph, checked)
            whole = moved or not known
            derived, seal = _follow(graph, kept, checked, progress, known=known, whole=whole)
            report = _report(checked, written, derived, swept, seconds=_since(started))
            note_done(graph, feed, report, digests, version_of(digests, before), seal)
            return report


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


def _to_read(
    feed: Feed, kept: Kept, spool: Spool, digests: list[str], *, known: bool, replace: bool
) -> Feed:
    """Of a folder loaded before only what changed; of one read whole also where its lines stood."""
    if not isinstance(feed, Documented):
        return feed
    try:
        if known:
            return Reread(feed, kept, spool, replace=replace)
        return Traced(feed, kept, digests)
    except NotByLine:
        return Traced(feed, kept, digests)


def _remove_sample(home: Path, graph: Writer) -> None:
    remove_feed(home, graph, SAMPLE_ISSUER)
    forget_feed(graph, SAMPLE_ISSUER)


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
                return reset_feed(settings.home, graph, feed)
            graph.write(UNSEAL, [{"id": row["id"]} for row in graph.rows(LOADS, {})])
            forget(settings.home, graph)
            removed = sum(wipe(graph, node.label) for node in (*NODES, *NOTES))
            graph.write(SAY_EMPTIED, [{"id": "lock:load"}])
            return removed


def _name_lost(graph: Writer, checked: Checked) -> bool:
    """Claims of reports read here go with the people and clubs that a removed feed had brought."""
    gone = lose_ends(graph)
    if gone:
        claims = "1 claim" if gone == 1 else f"{gone:,} claims"
        why = f"{claims} went with the people and clubs named."
        checked.left_out.add(Rejection("reports read here", None, None, None, why))
    return gone > 0


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
