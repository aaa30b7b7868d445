"""What somebody decided of a pair: the same, not the same, or taken back; kept as records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from graph.errors import MatchError
from graph.schema import MERGE
from graph.settings import Settings
from graph.store import Writer, open_writer
from loaders.bookkeeping import LOADS, SAVE_LOAD, count, version_of
from loaders.derive import DERIVED, derive_afresh, derive_for
from loaders.gaps import OF_ALL, count_gaps
from loaders.lock import LoadLock
from loaders.matching.canon import groups
from loaders.matching.concerned import concerned
from loaders.matching.joining import settle
from loaders.matching.told import issuer_of, kept_ids, label_of

SAME, DIFFERENT = "same", "different"
FEW = 5_000  # players; of more it is quicker to work out everything
ON_RECORD = """
MATCH (merge:Merge)
RETURN merge.id AS id, merge.kept AS kept, merge.gone AS gone, merge.verdict = 'same' AS same
ORDER BY id
"""
RECORDS = """
UNWIND $ids AS id
MATCH (merge:Merge {id: id})
RETURN merge.id AS id, merge.kept AS kept, merge.gone AS gone
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """That two ids are one person or club, or are not: why, and how likely it had looked."""

    kept: str
    gone: str
    same: bool
    why: str  # ids, reviewed
    score: float | None = None
    reasons: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # of both, as they were called when it was decided

    @property
    def id(self) -> str:
        """One record a pair, whichever of the two is kept."""
        return f"merge:{'~'.join(sorted((self.kept, self.gone)))}"


def decide(settings: Settings, decisions: Sequence[Decision]) -> int:
    """Keeps the decisions and joins those who are the same; how many ids then stand otherwise.

    MatchError where the two are not of one kind: a manager is never merged with a player.
    """
    for one in decisions:
        if one.kept == one.gone or label_of(one.kept) is not label_of(one.gone):
            what = f"{one.kept} and {one.gone} cannot be one."
            raise MatchError(what, advice="A merge ties two players, two clubs or two managers.")
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            _refuse_contradictions(graph, decisions)
            rows = [[one.id, _record(one)] for one in decisions]
            with _noted(graph, (id for one in decisions for id in (one.kept, one.gone))) as whole:
                graph.write(MERGE.upsert, rows)
                return _follow(graph, whole)


def take_back(settings: Settings, ids: Collection[str]) -> int:
    """Forgets the decisions of those ids, and parts who was joined by them.

    MatchError where there is no decision of that id.
    """
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph):
            rows = graph.rows(RECORDS, {"ids": sorted(ids)})
            if unknown := sorted(set(ids) - {row["id"] for row in rows}):
                advice = "`suitors match --made` lists them all."
                raise MatchError(f"No merge {unknown[0]!r} is on record.", advice=advice)
            with _noted(graph, (row[side] for row in rows for side in ("kept", "gone"))) as whole:
                graph.write(MERGE.removal, [{"id": id} for id in sorted(ids)])
                return _follow(graph, whole)


def _refuse_contradictions(graph: Writer, decisions: Sequence[Decision]) -> None:
    """MatchError where two would become one, over others, of whom it was said that they are not."""
    said = {row["id"]: (row["kept"], row["gone"], row["same"]) for row in graph.rows(ON_RECORD, {})}
    said |= {one.id: (one.kept, one.gone, one.same) for one in decisions}
    stands = groups((kept, gone) for kept, gone, same in said.values() if same)
    for kept, gone, same in said.values():
        if not same and stands.get(kept, kept) == stands.get(gone, gone):
            what = f"{kept} and {gone} were said not to be the same, and would become one."
            advice = "Take that back first, or do not tie them over a third."
            raise MatchError(what, advice=advice)


def _record(one: Decision) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": one.id,
        "kept": one.kept,
        "gone": one.gone,
        "why": one.why,
        "score": one.score,
    }
    said["verdict"] = SAME if one.same else DIFFERENT
    said["reasons"], said["names"] = list(one.reasons) or None, list(one.names) or None
    said["decided_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    return said


def _follow(graph: Writer, whole: bool) -> int:
    """Joins and parts, and works out again what follows: for those it concerns, or the `whole`."""
    before = kept_ids(graph)
    changed = settle(graph)
    heads = {those[id] for those in (before, kept_ids(graph)) for id in changed if id in those}
    players = concerned(graph, changed | heads)
    if whole or len(players) > FEW:
        derive_afresh(graph)
    elif changed:
        derive_for(graph, players, DERIVED)
        count_gaps(graph, OF_ALL)
    if whole or changed:
        count(graph)
    return len(changed)


@contextmanager
def _noted(graph: Writer, ids: Iterable[str]) -> Iterator[bool]:
    """Feeds concerned have a new version then; whether something was interrupted before this.

    Interrupted itself, it is finished by the next decision, or by loading those feeds again.
    """
    said = sorted(set(ids))
    issuers, loads = {issuer_of(id) for id in said}, graph.rows(LOADS, {})
    before = [row for row in loads if row["issuer"] in issuers]
    graph.write(SAVE_LOAD, [{"id": row["id"], "state": "running"} for row in before])
    yield any(row["state"] != "done" for row in loads)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    versions = [version_of([now, *said], row) for row in before]
    rows = [
        {"id": row["id"], "state": row["state"], "version": version}
        for row, version in zip(before, versions, strict=True)
    ]
    graph.write(SAVE_LOAD, rows)
