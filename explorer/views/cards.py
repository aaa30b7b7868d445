"""What can be asked, each with a real answer from what is loaded, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer import sentences
from graph.questions.follows import Followed
from graph.questions.paths import Hop
from graph.questions.pursuits import Carried
from graph.questions.reports import Claim, NeedClaim, Said
from graph.questions.suitors import Suitor


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question, its answer today, and the page with its parameters that says more."""

    question: str
    answer: str
    page: str
    link: Mapping[str, str]


def latest_card(claims: Sequence[Claim], total: int) -> list[QuestionCard]:
    """What was reported last, and how many claims there are."""
    return [
        QuestionCard(
            "What was reported last?",
            sentences.claim(
                claim.club,
                claim.player,
                claim.stage,
                claim.reported_on,
                claim.source,
                claim.evidence or claim.summary,
                quoted=bool(claim.evidence),
            )
            + f" ({sentences.counted(total, 'claim')} in all)",
            "suitors",
            {"player": claim.player_id},
        )
        for claim in claims[:1]
    ]


def wanted_card(player_id: str, player: str, suitors: Sequence[Suitor]) -> list[QuestionCard]:
    """Who wants somebody."""
    clubs = [one.club for one in suitors]
    many = sentences.counted(len(clubs), "club")
    told = sentences.suitors(clubs[:3], player)
    more = f" ({many} in all)" if len(clubs) > 3 else ""
    link = {"player": player_id}
    return [QuestionCard(f"Who wants {player}?", told + more, "suitors", link)] if clubs else []


def carried_card(rows: Sequence[Carried], more: bool) -> list[QuestionCard]:
    """Whose interest moved with him; `more` where the rows are only the first."""
    return [
        QuestionCard(
            "Whose interest moved with him?",
            sentences.carried(row) + f" ({len(rows)}{' or more' if more else ''} in all)",
            "pursuits",
            {},
        )
        for row in rows[:1]
    ]


def follow_card(ranking: Sequence[Followed]) -> list[QuestionCard]:
    """Whom players follow."""
    return [
        QuestionCard(
            "Whom do players follow?",
            f"{top.manager}: {sentences.counted(top.players, 'player')} met him again.",
            "follow",
            {"manager": top.manager_id},
        )
        for top in ranking[:1]
    ]


def path_card(
    start: tuple[str, str], end: tuple[str, str], hops: Sequence[Hop]
) -> list[QuestionCard]:
    """How two of them are connected; `start` and `end` are (id, name)."""
    many = len({hop.path for hop in hops})
    if not many:
        return []
    shortest = sum(hop.path == hops[0].path for hop in hops)
    told = (
        f"{sentences.counted(many, 'path')}, the shortest of {sentences.counted(shortest, 'hop')}."
    )
    link = {"a": start[0], "b": end[0]}
    question = f"How are {start[1]} and {end[1]} connected?"
    return [QuestionCard(question, told, "paths", link)]


def need_card(needs: Sequence[NeedClaim], more: bool) -> list[QuestionCard]:
    """Who needs a position filled."""
    return [
        QuestionCard(
            f"Who needs a {need.position}?",
            f"{need.club} were reported to need one"
            f"{f', because {need.because}' if need.because else ''}"
            f" — {need.source or 'source not known'}, {sentences.day(need.reported_on)}"
            f" ({len(needs)}{' or more' if more else ''} needs in all)",
            "cypher",
            {"example": "needs"},
        )
        for need in needs[:1]
    ]


def source_card(source_id: str, source: str, said: Sequence[Said], more: bool) -> QuestionCard:
    """What one source reported."""
    told = [one for one in said if one.club and one.player]
    last = f", last on {told[0].player}: {told[0].club}" if told else ""
    many = f"{len(said)}{' or more' if more else ''}"
    return QuestionCard(
        f"What did {source} report?",
        f"{many} claims{last}.",
        "cypher",
        {"example": "source", "p.source": source_id},
    )
