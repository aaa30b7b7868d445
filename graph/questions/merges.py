"""Which two were said to be one, or not to be, and who stands for whom?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class Merge:
    """What somebody decided of two; `stands` is False while the feed of one is not loaded."""

    id: str
    verdict: str
    kept: str
    gone: str
    names: list[str] | None
    why: str
    score: float | None
    reasons: list[str] | None
    decided_at: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Who stands for somebody that was merged."""

    kept: str


MERGES = Question(
    key="merges",
    title="Which two were said to be one?",
    row=Merge,
    text="""
MATCH (merge:Merge)
OPTIONAL MATCH (one:Told {id: 'told:' + merge.kept})
OPTIONAL MATCH (other:Told {id: 'told:' + merge.gone})
RETURN merge.id AS id, merge.verdict AS verdict, merge.kept AS kept, merge.gone AS gone,
       merge.names AS names, merge.why AS why, merge.score AS score, merge.reasons AS reasons,
       merge.decided_at AS decided_at,
       merge.verdict = 'same' AND coalesce(one.kept = other.kept, false) AS stands
ORDER BY decided_at DESC, id
LIMIT $limit
""",
)

KEPT = Question(
    key="kept",
    title="Who stands for this id?",
    row=Kept,
    needs=("node",),
    text="""
MATCH (told:Told {id: 'told:' + $node})
RETURN told.kept AS kept
ORDER BY kept
LIMIT $limit
""",
)
