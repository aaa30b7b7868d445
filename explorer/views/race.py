"""The race for a player: who was reported to want him, since when, and who brought it along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from explorer import sentences
from explorer.drawing import Dot, Drawing, drawing_of
from explorer.looks import MARKS
from explorer.views.claims import claim_fact, claim_line
from graph.dates import days_before, first_day, last_day
from graph.questions.careers import CareerStint, ManagerTenure
from graph.questions.pursuits import PursuitClaim
from graph.questions.reports import Claim
from graph.questions.suitors import Suitor
from graph.words import NEGATIVE

OUTCOME_DAYS = 400


@dataclass(frozen=True, slots=True)
class SuitorRace:
    """What the page shows: a sentence, a picture, a chart and the reports as rows."""

    headline: str
    about: str
    drawing: Drawing
    chart: dict[str, Any]
    suitors: list[dict[str, Any]]
    reports: list[dict[str, Any]]


def suitor_race(
    player_id: str,
    player: str,
    suitors: Sequence[Suitor],
    claims: Sequence[Claim],
    tenures: Sequence[tuple[str, str, ManagerTenure]],
    when: str = "",
    career: Sequence[CareerStint] = (),
) -> SuitorRace:
    """Rows of the questions as the page shows them; `tenures` are (manager id, name, tenure).

    `career` are his spells as known on the day: they tell what became of an interest.
    """
    wanting = [one.club for one in suitors if one.stage not in NEGATIVE]
    first = min((one.first_reported_on for one in suitors), default=None)
    told = sum(one.independent_reports for one in suitors)
    about = (
        sentences.THIN
        if told == 1
        else (
            f"{sentences.counted(sum(one.reports for one in suitors), 'report')}, "
            f"{sentences.counted(told, 'independent one')}, since {sentences.day(first)}."
            if suitors
            else ""
        )
    )
    return SuitorRace(
        headline=sentences.suitors(wanting, player, when),
        about=about,
        drawing=_drawing(player_id, player, claims),
        chart=race_chart(claims, tenures),
        suitors=[_suitor_row(one, career) for one in suitors],
        reports=[_report_row(claim) for claim in claims],
    )


def outcome(one: Suitor, career: Sequence[CareerStint]) -> str:
    """What became of it, by the records: whom he joined within 400 days of the last report."""
    told = last_day(one.last_reported_on)
    arrivals = [
        stint
        for stint in career
        if told <= stint.first_day <= days_before(told, -OUTCOME_DAYS)
        and stint.joined_by not in ("loan_return", "promotion")
        and not stint.paper
    ]
    if not arrivals:
        return "not known yet"
    first = min(arrivals, key=lambda stint: stint.first_day)
    signed = "joined them" if first.club_id == one.club_id else f"joined {first.club}"
    return f"{signed}, {sentences.day(first.since)}"


def _suitor_row(one: Suitor, career: Sequence[CareerStint]) -> dict[str, Any]:
    return {
        "Club": one.club,
        "Latest stage": one.stage,
        "First report": sentences.day(one.first_reported_on),
        "Last report": sentences.day(one.last_reported_on),
        "Reports": one.reports,
        "Independent": one.independent_reports,
        "Manager then": one.manager or "not known",
        "Outcome": outcome(one, career),
    }


def _report_row(claim: Claim) -> dict[str, Any]:
    return {
        "Day": sentences.day(claim.reported_on),
        "Club": claim.club,
        "Stage": claim.stage,
        "Source": claim.source or "not known",
        "Wanted by": claim.manager or "the club",
        "In short": claim.evidence or claim.summary or claim.title or "",
        "Tier": claim.tier,
        "Link": claim.url,
        "Repeats": "another report" if claim.repeats_report_id else "",
    }


def _drawing(player_id: str, player: str, claims: Sequence[Claim]) -> Drawing:
    dots = [Dot(player_id, "Player", player, big=True)]
    lines = []
    for claim in claims:
        told = claim_fact(claim, claim.tier, repeats=bool(claim.repeats_report_id))
        line = claim_line(claim, told)
        dots.append(Dot(claim.club_id, "Club", claim.club))
        lines.append(line)
        if claim.manager_id and claim.manager:
            dots.append(Dot(claim.manager_id, "Manager", claim.manager))
            lines.append(replace(line, start=claim.manager_id, kind="PURSUED"))
            at = f"manager at {claim.club} when it was reported"
            lines.append(
                replace(
                    line,
                    start=claim.manager_id,
                    end=claim.club_id,
                    kind="MANAGED",
                    words=at,
                    stage=None,
                    facts=(),
                )
            )
    return drawing_of(dots, lines)


def race_chart(
    claims: Sequence[Claim | PursuitClaim],
    tenures: Sequence[tuple[str, str, ManagerTenure]],
    *,
    by_player: bool = False,
) -> dict[str, Any]:
    """Vega-Lite: a row a club, a mark a report, a band where the named manager was.

    With `by_player` the marks of each player are joined, for a thread with several of them.
    """
    order = list(dict.fromkeys(claim.club for claim in claims))
    marks = [_mark(claim, by_player=by_player) for claim in claims]
    club = {"field": "Club", "type": "nominal", "sort": order, "title": None}
    day = {"field": "Day", "type": "temporal", "title": None}
    stages = [stage for stage in MARKS if any(mark["Stage"] == stage for mark in marks)]
    return {
        "height": {"step": 64 if len(order) < 7 else 32},
        "data": {"values": marks},
        "layer": [
            _in_charge(club, day, _bands(claims, tenures)),
            {
                "transform": [{"filter": {"field": "By", "equal": "manager"}}],
                "mark": {"type": "line", "strokeDash": [4, 4], "opacity": 0.6},
                "encoding": {"y": club, "x": day, "detail": {"field": "Named"}},
            },
            _reported(club, day, stages),
        ],
    }


def _bands(
    claims: Sequence[Claim | PursuitClaim], tenures: Sequence[tuple[str, str, ManagerTenure]]
) -> list[dict[str, str]]:
    """When the managers whom reports name were in charge, within the days of the reports."""
    days = sorted(first_day(claim.reported_on) for claim in claims) or ["2000-01-01"]
    named = {(claim.manager_id, claim.club_id) for claim in claims if claim.manager_id}
    return [
        {
            "Club": tenure.club,
            "From": max(tenure.first_day, days[0]),
            "To": min(tenure.last_day, days[-1]),
            "Manager": name,
        }
        for manager_id, name, tenure in tenures
        if (manager_id, tenure.club_id) in named and tenure.first_day <= days[-1]
    ]


def _in_charge(
    club: dict[str, Any], day: dict[str, Any], bands: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        "data": {"values": bands},
        "mark": {"type": "bar", "opacity": 0.25, "height": 20},
        "encoding": {
            "y": club,
            "x": {**day, "field": "From"},
            "x2": {"field": "To"},
            "tooltip": [{"field": "Manager"}],
        },
    }


def _reported(club: dict[str, Any], day: dict[str, Any], stages: Sequence[str]) -> dict[str, Any]:
    shape = {"domain": stages, "range": [MARKS[stage][0] for stage in stages]}
    colour = {"domain": ["manager", "club"]}
    told = ("On", "Club", "Player", "Stage", "Source", "In short")
    return {
        "mark": {"type": "point", "filled": True, "size": 150, "opacity": 1},
        "encoding": {
            "y": {**club, "axis": {"labelFontSize": 13, "labelLimit": 200}},
            "x": day,
            "shape": {"field": "Stage", "type": "nominal", "scale": shape, "legend": None},
            "color": {"field": "By", "type": "nominal", "scale": colour, "legend": None},
            "tooltip": [{"field": name} for name in told],
        },
    }


def _mark(claim: Claim | PursuitClaim, *, by_player: bool) -> dict[str, str]:
    named = not isinstance(claim, PursuitClaim) or claim.named
    manager = claim.manager if named else None
    return {
        "Club": claim.club,
        "Player": claim.player,
        "Day": first_day(claim.reported_on),
        "On": sentences.day(claim.reported_on),
        "Stage": claim.stage,
        "Source": claim.source or "not known",
        "Named": (claim.player if by_player else manager) or "the club",
        "By": "manager" if manager else "club",
        "In short": (claim.evidence or claim.summary or claim.title or "")[:160],
    }


def chart_key(claims: Sequence[Claim | PursuitClaim]) -> str:
    """What the signs of the chart mean, as a line of text: a legend would be cut on a phone."""
    stages = [stage for stage in MARKS if any(claim.stage == stage for claim in claims)]
    signs = ", ".join(f"{MARKS[stage][1]} {stage}" for stage in stages)
    return (
        f"A mark is a report: {signs}. Green: the manager was named; orange: the club alone. "
        "A band: that manager was in charge; a dashed line: his interest through the days."
    )
