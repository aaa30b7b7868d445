"""What differs of a checked feed, written batch by batch; what could not be written is named."""

from __future__ import annotations

from graph.store import Writer
from loaders.check import Checked
from loaders.difference import Batch, Difference
from loaders.lock import LoadLock
from loaders.matching.loading import Merged
from loaders.news.settling import lose_ends
from loaders.report import Progress, Rejection


def write(
    graph: Writer,
    checked: Checked,
    lock: LoadLock,
    difference: Difference,
    merged: Merged,
    progress: Progress | None,
) -> None:
    """Every batch that differs; what an edge lacks an end for is named."""
    total, done = checked.spool.counts.total(), 0
    for batch in difference.batches():
        lock.hold()
        ids = _write_batch(graph, batch, merged)
        told = (row[batch.kind.id_at] for row in batch.rows)
        missing = [id for id in told if merged.written_as(batch.kind, id) not in ids]
        if missing:
            difference.fail(batch.kind, missing)
        done += batch.read
        if progress:
            progress(f"Writing {batch.kind.name}", done, total)
    for name, id in difference.failed():
        checked.left_out.add(lost(name, id))
    difference.note_written()


def lost(name: str, id: str) -> Rejection:
    """An edge that is not there, as what was left out."""
    why = f"{id} was left out: one of its ends is not in the graph."
    return Rejection(name, None, None, id, why)


def name_lost(graph: Writer, checked: Checked) -> bool:
    """Claims of reports read here go with the people and clubs that a removed feed had brought."""
    gone = lose_ends(graph)
    if gone:
        claims = "1 claim" if gone == 1 else f"{gone:,} claims"
        why = f"{claims} went with the people and clubs named."
        checked.left_out.add(Rejection("reports read here", None, None, None, why))
    return gone > 0


def _write_batch(graph: Writer, batch: Batch, merged: Merged) -> set[str]:
    """The ids that were written; what moved goes before it comes again.

    Who is merged has a node already, whoever told of him first.
    """
    written: set[str] = set()
    creation, upsert = batch.kind.creation, batch.kind.upsert
    if batch.moved:
        graph.write(batch.kind.removal, batch.moved)
    if batch.new:
        turned = merged.turned(batch.kind, batch.new)
        written |= graph.write(upsert if merged.ids else creation, turned, again=upsert)
    if batch.changed:
        turned = merged.turned(batch.kind, batch.changed, replace=batch.replaces)
        written |= graph.write(batch.kind.replacement if batch.replaces else upsert, turned)
    return written
