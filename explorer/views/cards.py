"""What can be asked, each with a real answer from what is loaded, and where to go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer import sentences
from graph.questions.follows import Follow, Followed
from graph.questions.network import Total
from graph.questions.reports import Claim, NeedClaim


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question, its answer today, and the page with its parameters that says more."""

    question: str
    answer: str
    page: str
    link: Mapping[str, str]


def question_cards(
    latest: Sequence[Claim],
    ranking: Sequence[Followed],
    follows: Sequence[Follow],
    needs: Sequence[NeedClaim],
    totals: Sequence[Total],
) -> list[QuestionCard]:
    """A card a question, for those that have an answer."""
    counted = {total.name: total.total for total in totals}
    holds = ", ".join(
        sentences.counted(counted.get(name, 0), word)
        for name, word in (
            ("Player", "player"),
            ("Club", "club"),
            ("Manager", "manager"),
            ("INTERESTED_IN", "claim"),
        )
    )
    return [
        *(_latest(claim) for claim in latest),
        *(_top(top) for top in ranking),
        *(_follow(one) for one in follows),
        *(_need(need) for need in needs),
        QuestionCard("What is in here?", f"{holds}.", "about", {}),
    ]


def _latest(claim: Claim) -> QuestionCard:
    words = claim.evidence or claim.summary
    told = sentences.claim(
        claim.club, claim.player, claim.stage, claim.reported_on, claim.source, words
    )
    return QuestionCard("What was reported last?", told, "suitors", {"player": claim.player_id})


def _top(top: Followed) -> QuestionCard:
    met = f"{top.manager}: {sentences.counted(top.players, 'player')} met him again."
    return QuestionCard("Whom do players follow?", met, "follow", {"manager": top.manager_id})


def _follow(one: Follow) -> QuestionCard:
    told = sentences.followed(
        one.manager, one.player, one.from_club, one.to_club, one.joined_on, one.days_coached
    )
    return QuestionCard("Who followed last?", told, "follow", {"player": one.player_id})


def _need(need: NeedClaim) -> QuestionCard:
    because = f", because {need.because}" if need.because else ""
    told = (
        f"{need.club} were reported to need a {need.position}{because}"
        f" — {need.source or 'source not known'}, {sentences.day(need.reported_on)}"
    )
    return QuestionCard("Who needs a position filled?", told, "explore", {"open": need.club_id})
