"""What can be asked, each with a real answer from what is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from explorer import sentences
from graph.questions.follows import Follow, Followed
from graph.questions.network import Total
from graph.questions.reports import Claim, NeedClaim


def question_cards(
    latest: Sequence[Claim],
    ranking: Sequence[Followed],
    follows: Sequence[Follow],
    needs: Sequence[NeedClaim],
    totals: Sequence[Total],
) -> list[str]:
    """A line a question, for those that have an answer."""
    cards = []
    for claim in latest:
        told = sentences.claim(
            claim.club,
            claim.player,
            claim.stage,
            claim.reported_on,
            claim.source,
            claim.evidence or claim.summary,
        )
        cards.append(f"What was reported last? {told}")
    for top in ranking:
        met = sentences.counted(top.players, "player")
        cards.append(f"Whom do players follow? {top.manager}: {met} met him again.")
    for one in follows:
        told = sentences.followed(
            one.manager, one.player, one.from_club, one.to_club, one.joined_on, one.days_coached
        )
        cards.append(f"Who followed last? {told}")
    for need in needs:
        because = f", because {need.because}" if need.because else ""
        cards.append(
            f"Who needs whom? {need.club} were reported to need a {need.position}{because}"
            f" — {need.source or 'source not known'}, {sentences.day(need.reported_on)}"
        )
    counted = {total.name: total.total for total in totals}
    cards.append(
        f"What is in here? {counted.get('Player', 0):,} players, {counted.get('Club', 0):,} clubs, "
        f"{counted.get('Manager', 0):,} managers, {counted.get('INTERESTED_IN', 0):,} claims."
    )
    return cards
