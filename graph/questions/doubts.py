"""What was found in reports read here and not believed without being looked at?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing a report says that was not saved: its words, and why somebody should look.

    `says` is empty where the whole report was refused; `candidates` are ids a name can mean.
    """

    id: str
    report: str
    outlet: str | None
    day: str | None
    says: str | None
    quotation: str | None
    why: str
    candidates: list[str] | None


DOUBTS = Question(
    key="doubts",
    title="What in the reports read here is doubtful?",
    row=Doubt,
    text="""
MATCH (doubt:Doubt)
WHERE doubt.dismissed IS NULL
RETURN doubt.id AS id, doubt.report AS report, doubt.outlet AS outlet, doubt.day AS day,
       doubt.says AS says, doubt.quotation AS quotation, doubt.why AS why,
       doubt.candidates AS candidates
ORDER BY report, id
LIMIT $limit
""",
)
