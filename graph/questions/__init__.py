"""Every question that can be asked, in the order in which a person meets them."""

from __future__ import annotations

from typing import Any

from graph.questions.careers import CARD, CAREER, MANAGER, SQUAD
from graph.questions.doubts import DOUBTS
from graph.questions.evidence import EVIDENCE
from graph.questions.follows import COACHED, COMMON, FOLLOWS, RANKING
from graph.questions.merges import MERGES
from graph.questions.neighbours import BETWEEN, NEIGHBOUR_COUNTS, NEIGHBOURS
from graph.questions.network import FEEDS, GAPS, TOTALS
from graph.questions.paths import PATHS
from graph.questions.pursuits import CARRIED, PURSUITS
from graph.questions.question import Question
from graph.questions.readings import READINGS
from graph.questions.reports import LATEST, NEEDS, REPORTS
from graph.questions.search import SEARCH
from graph.questions.suitors import INTERESTS, SUITORS

CATALOGUE: dict[str, Question[Any]] = {
    question.key: question
    for question in (
        SEARCH,
        SUITORS,
        INTERESTS,
        LATEST,
        CARRIED,
        PURSUITS,
        FOLLOWS,
        RANKING,
        COACHED,
        EVIDENCE,
        COMMON,
        PATHS,
        CAREER,
        MANAGER,
        SQUAD,
        CARD,
        NEEDS,
        REPORTS,
        NEIGHBOUR_COUNTS,
        NEIGHBOURS,
        BETWEEN,
        TOTALS,
        GAPS,
        FEEDS,
        READINGS,
        DOUBTS,
        MERGES,
    )
}
