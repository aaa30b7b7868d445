"""What is around somebody, what is in the graph, and what is missing from it?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class Total:
    """How many there are of one kind of node or edge."""

    kind: str
    name: str
    total: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the graph cannot know, how often, and one example."""

    kind: str
    total: int
    example: str | None


@dataclass(frozen=True, slots=True)
class FeedLoad:
    """One feed, as it was last loaded."""

    id: str
    name: str
    issuer: str
    state: str
    known_to: str | None
    licence: str | None
    loaded_at: str | None
    version: str | None
    counts: list[str] | None
    rejected_count: int | None
    rejected: list[str] | None
    notes: list[str] | None


TOTALS = Question(
    key="totals",
    title="What is in the graph?",
    row=Total,
    text="""
MATCH (total:Total)
RETURN total.kind AS kind, total.name AS name, total.total AS total
ORDER BY kind DESC, total DESC, name
LIMIT $limit
""",
)

GAPS = Question(
    key="gaps",
    title="What can the graph not know?",
    row=Gap,
    text="""
MATCH (gap:Gap)
RETURN gap.kind AS kind, gap.total AS total, gap.example AS example
ORDER BY total DESC, kind
LIMIT $limit
""",
)

FEEDS = Question(
    key="feeds",
    title="What was loaded?",
    row=FeedLoad,
    text="""
MATCH (load:Load)
RETURN load.id AS id, load.name AS name, load.issuer AS issuer, load.state AS state,
       load.known_to AS known_to, load.licence AS licence, load.loaded_at AS loaded_at,
       load.version AS version, load.counts AS counts, load.rejected_count AS rejected_count,
       load.rejected AS rejected, load.notes AS notes
ORDER BY id
LIMIT $limit
""",
)
