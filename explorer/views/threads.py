"""Interest that moved with a manager, and the players who met one again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explorer import links, sentences
from explorer.drawing import Dot, Drawing, Fact, Line, drawing_of
from explorer.views.claims import claim_fact, claim_line
from graph.questions.evidence import Evidence
from graph.questions.follows import Follow, Followed
from graph.questions.pursuits import Carried, PursuitClaim

GROUNDS = {"stint": "played for", "tenure": "managed", "claim": "reported to be wanted by"}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, a picture and the same as rows."""

    headline: str
    drawing: Drawing
    rows: list[dict[str, Any]]


def carried_interests(rows: Sequence[Carried], when: str = "") -> Told:
    """All interest that moved, the latest first."""
    named = sum(row.named for row in rows)
    headline = (
        f"{sentences.counted(len(rows), 'interest')} moved with a manager {when}".rstrip()
        + f"; in {named:,} both reports name him."
        if rows
        else f"No interest that moved with a manager is known {when}".rstrip() + "."
    )
    dots = []
    for row in rows:
        dots.append(Dot(row.manager_id, "Manager", row.manager))
        dots.append(Dot(row.player_id, "Player", row.player))
    drawing = drawing_of(dots, map(_carried_line, rows))
    return Told(headline, drawing, [_carried_row(row) for row in rows])


def _carried_line(row: Carried) -> Line:
    return Line(
        "",
        row.manager_id,
        row.player_id,
        "CARRIED_INTEREST",
        f"{row.from_club} → {row.to_club}, outcome: {row.outcome}",
        facts=(Fact(sentences.carried(row), row.carried_reported_on),),
        since=row.first_reported_on,
        day=row.carried_reported_on,
    )


def _carried_row(row: Carried) -> dict[str, Any]:
    return {
        "Manager": row.manager,
        "Player": row.player,
        "From": row.from_club,
        "First report": sentences.day(row.first_reported_on),
        "To": row.to_club,
        "Report there": sentences.day(row.carried_reported_on),
        "Outcome": row.outcome,
        "Both name him": row.named,
    }


def pursuit(
    name: str,
    claims: Sequence[PursuitClaim],
    carried: Sequence[Carried],
    when: str = "",
    big: Collection[str] = (),
) -> Told:
    """One thread: every claim in order of day, club by club; `big` are who was asked for."""
    if carried:
        headline = sentences.carried(carried[0])
    elif claims:
        at = sentences.listed(list(dict.fromkeys(claim.club for claim in claims)))
        told = f"{sentences.counted(len(claims), 'report')} of interest at {at}"
        headline = f"{told} {when}".rstrip() + "."
    else:
        headline = f"No report ties an interest to {name} {when}".rstrip() + "."
    return Told(headline, _thread(claims, big), [_claim_row(claim) for claim in claims])


def _thread(claims: Sequence[PursuitClaim], big: Collection[str]) -> Drawing:
    """Club by club; the manager's own line to the player only where the report names him."""
    dots, lines = [], []
    for claim in claims:
        by = "named in the report" if claim.named else "manager of the club then, not named"
        said = claim_line(claim, claim_fact(claim))
        there = replace(said, start=claim.manager_id, end=claim.club_id, kind="MANAGED", words=by)
        dots += [
            Dot(claim.manager_id, "Manager", claim.manager, big=claim.manager_id in big),
            Dot(claim.club_id, "Club", claim.club),
            Dot(claim.player_id, "Player", claim.player, big=claim.player_id in big),
        ]
        lines += [said, replace(there, stage=None, facts=())]
        if claim.named:
            lines.append(replace(said, start=claim.manager_id, kind="PURSUED"))
    return drawing_of(dots, lines)


def _claim_row(claim: PursuitClaim) -> dict[str, Any]:
    return {
        "Day": sentences.day(claim.reported_on),
        "Manager": claim.manager,
        "Club": claim.club,
        "Player": claim.player,
        "Stage": claim.stage,
        "Named": "yes" if claim.named else "no",
        "Source": claim.source or "not known",
        "In short": claim.evidence or claim.summary or claim.title or "",
        "Link": claim.url,
    }


def followers(name: str, rows: Sequence[Follow], when: str = "", big: Collection[str] = ()) -> Told:
    """Players who met a manager again, and at which clubs; `big` are who was asked for."""
    people = len({(row.manager_id, row.player_id) for row in rows})
    headline = (
        f"{sentences.counted(people, 'player')} met {name} again {when}".rstrip() + "."
        if rows
        else f"Nobody met {name} again, as far as is known {when}".rstrip() + "."
    )
    together: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        clubs = together.setdefault((row.manager_id, row.player_id), set())
        clubs |= {row.from_club_id, row.to_club_id}
    table = [_follow_row(row, len(together[row.manager_id, row.player_id])) for row in rows]
    return Told(headline, _reunions(rows, big), table)


def _reunions(rows: Sequence[Follow], big: Collection[str]) -> Drawing:
    """Who met whom again, and the club that the player joined."""
    dots, lines = [], []
    for row in rows:
        told = sentences.followed(
            row.manager, row.player, row.from_club, row.to_club, row.joined_on, row.days_coached
        )
        met = Line(
            "",
            row.manager_id,
            row.player_id,
            "REUNITED_WITH",
            f"{row.from_club} → {row.to_club}, {sentences.day(row.joined_on)}",
            on_loan=bool(row.on_loan),
            facts=(Fact(told, row.joined_on),),
            since=row.joined_on,
            day=row.joined_on,
        )
        joined = f"joined on {sentences.day(row.joined_on)}{', on loan' if row.on_loan else ''}"
        dots += [
            Dot(row.manager_id, "Manager", row.manager, big=row.manager_id in big),
            Dot(row.player_id, "Player", row.player, big=row.player_id in big),
            Dot(row.to_club_id, "Club", row.to_club),
        ]
        lines += [
            met,
            replace(met, start=row.player_id, end=row.to_club_id, kind="PLAYED_FOR", words=joined),
        ]
    return drawing_of(dots, lines)


def _follow_row(row: Follow, clubs: int) -> dict[str, Any]:
    pair = {"manager": links.to_link(row.manager_id), "player": links.to_link(row.player_id)}
    return {
        "Manager": row.manager,
        "Player": row.player,
        "From": row.from_club,
        "To": row.to_club,
        "Joined": sentences.day(row.joined_on),
        "Directly": "yes" if row.direct else "no",
        "On loan": "yes" if row.on_loan else "no",
        "Days coached before": row.days_coached,
        "Clubs with him": clubs,
        "Rests on": links.address("/follow", pair),
    }


def grounds(rows: Sequence[Evidence]) -> list[dict[str, Any]]:
    """The records and reports a derived edge rests on, the feed's own ids with them."""
    return [
        {
            "From": row.from_club,
            "To": row.to_club,
            "What": GROUNDS[row.kind],
            "Who": row.who,
            "Club": row.club,
            "When": _when(row),
            "Stage": row.stage or "",
            "Source": row.source or row.id,
            "In short": row.words or row.title or "",
            "Link": row.url,
        }
        for row in rows
    ]


def _when(row: Evidence) -> str:
    """The day of a claim, or the days of a spell as published and how far they are known."""
    if row.kind == "claim":
        return sentences.day(row.day)
    days = sentences.span(row.since, row.until, row.last_day)
    return f"{days}{sentences.made_of(row.games, row.certainty)}"


def ranking_rows(rows: Sequence[Followed]) -> list[dict[str, Any]]:
    """Managers by the players who met them again."""
    return [
        {
            "Manager": row.manager,
            "Players": row.players,
            "Times": row.follows,
            "Directly": row.direct,
            "Clubs joined": row.clubs,
            "Last": sentences.day(row.last_joined_on),
        }
        for row in rows
    ]
