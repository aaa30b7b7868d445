"""Taking a feed out of the graph again, or all there is of a label."""

from __future__ import annotations

from pathlib import Path

from graph.errors import NotInGraph
from graph.schema import NODES, NOTES
from graph.settings import Settings
from graph.store import Writer, open_writer
from graph.words import READ_HERE
from loaders.bookkeeping import FORGET_LOAD, LOADS, LONE_POSITIONS, SAY_EMPTIED, UNSEAL, count
from loaders.derive import derive_afresh
from loaders.difference import Difference, sweep
from loaders.existing import held
from loaders.kept import Kept, forget
from loaders.lock import LOCK, LoadLock
from loaders.matching.joining import members_of, settle
from loaders.news.settling import lose_ends
from loaders.spool import Spool

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


def reset(settings: Settings, feed: str | None = None) -> int:
    """Removes one feed, by its issuer, or all that Suitors stored; how much it was.

    NotInGraph when no feed of that issuer was loaded.
    """
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            if feed is not None:
                return _reset_feed(settings.home, graph, feed)
            graph.write(UNSEAL, [{"id": row["id"]} for row in graph.rows(LOADS, {})])
            forget(settings.home, graph)
            graph.write(SAY_EMPTIED, [{"id": LOCK}])
            # The notes of loads go last: until then whoever was interrupted can do it again.
            return sum(wipe(graph, node.label) for node in (*NODES, *reversed(NOTES)))


def _reset_feed(home: Path, graph: Writer, issuer: str) -> int:
    """Removes one feed and what followed from it; how much it was."""
    if issuer not in {row["issuer"] for row in graph.rows(LOADS, {})}:
        known = ", ".join(row["issuer"] for row in graph.rows(LOADS, {})) or "none"
        raise NotInGraph(f"No feed {issuer!r} was loaded.", advice=f"Loaded: {known}.")
    removed = remove_feed(home, graph, issuer)
    lose_ends(graph)
    derive_afresh(graph)
    count(graph)
    forget_feed(graph, issuer)
    return removed


def remove_feed(home: Path, graph: Writer, issuer: str) -> int:
    """The nodes of one issuer with all their edges; the note of its load stays, as running."""
    load = [{"id": f"load:{issuer}"}]
    graph.write(UNSEAL, load)
    settle(graph, without=members_of(graph, issuer))
    with Kept(home, graph, issuer) as kept, Spool() as nothing:
        kept.break_seal()
        kept.recall(held(graph, issuer, ()))
        Difference(kept, nothing, part=False, replace=True).note_written()
        removed = sweep(graph, kept, replace=True, part=list).removed
    forget(home, graph, issuer)
    graph.count(LONE_POSITIONS)
    if issuer == READ_HERE:
        wipe(graph, "Doubt")
    return removed


def forget_feed(graph: Writer, issuer: str) -> None:
    """The note of its load goes last: until then whoever was interrupted can do it again."""
    graph.write(FORGET_LOAD, [{"id": f"load:{issuer}"}])


def wipe(graph: Writer, label: str) -> int:
    """All nodes of one label with their edges; in how many steps' rows."""
    removed = 0
    for text in (WIPE_EDGES, WIPE_NODES):
        while gone := graph.count(text.replace("{label}", label)):
            removed += gone
    return removed
