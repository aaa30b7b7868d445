"""The race for a player: who was reported to want him, since when, and who brought it along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explorer import sentences
from explorer.drawing import Dot, Drawing, Line, drawing_of
from explorer.looks import MARKS
from graph.dates import first_day
from graph.questions.careers import ManagerTenure
from graph.questions.reports import Claim
from graph.questions.suitors import Suitor
from graph.words import NEGATIVE


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
) -> SuitorRace:
    """Rows of the questions as the page shows them; `tenures` are (manager id, name, tenure)."""
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
        suitors=[_suitor_row(one) for one in suitors],
        reports=[_report_row(claim) for claim in claims],
    )


def _suitor_row(one: Suitor) -> dict[str, Any]:
    return {
        "Club": one.club,
        "Latest stage": one.stage,
        "First report": sentences.day(one.first_reported_on),
        "Last report": sentences.day(one.last_reported_on),
        "Reports": one.reports,
        "Independent": one.independent_reports,
        "Manager then": one.manager or "not known",
    }


def _report_row(claim: Claim) -> dict[str, Any]:
    return {
        "Day": sentences.day(claim.reported_on),
        "Club": claim.club,
        "Stage": claim.stage,
        "Source": claim.source or "not known",
        "Wanted by": claim.manager or "the club",
        "In short": claim.evidence or claim.summary or claim.title or "",
        "Link": claim.url,
        "Repeats": "another report" if claim.repeats_report_id else "",
    }


def _drawing(player_id: str, player: str, claims: Sequence[Claim]) -> Drawing:
    dots = [Dot(player_id, "Player", player)]
    lines = []
    for claim in claims:
        told = sentences.evidence(
            claim.stage,
            claim.reported_on,
            claim.source,
            claim.evidence or claim.summary,
            claim.title,
        )
        words = f"reported to want: {claim.stage}, {sentences.day(claim.reported_on)}"
        dots.append(Dot(claim.club_id, "Club", claim.club))
        lines.append(
            Line(
                claim.interest_id,
                claim.club_id,
                player_id,
                "INTERESTED_IN",
                words,
                claim.stage,
                facts=(told,),
            )
        )
        if claim.manager_id and claim.manager:
            dots.append(Dot(claim.manager_id, "Manager", claim.manager))
            lines.append(
                Line(
                    claim.interest_id,
                    claim.manager_id,
                    player_id,
                    "PURSUED",
                    words,
                    claim.stage,
                    facts=(f"{claim.club}: {told}",),
                )
            )
            at = f"manager at {claim.club} when it was reported"
            lines.append(Line(claim.interest_id, claim.manager_id, claim.club_id, "MANAGED", at))
    return drawing_of(dots, lines)


def race_chart(
    claims: Sequence[Claim], tenures: Sequence[tuple[str, str, ManagerTenure]]
) -> dict[str, Any]:
    """Vega-Lite: a row a club, a mark a report, a band where the named manager was."""
    order = list(dict.fromkeys(claim.club for claim in claims))
    marks = [
        {
            "Club": claim.club,
            "Day": first_day(claim.reported_on),
            "On": sentences.day(claim.reported_on),
            "Stage": claim.stage,
            "Source": claim.source or "not known",
            "Named": claim.manager or "the club",
            "By": "manager" if claim.manager else "club",
            "In short": (claim.evidence or claim.summary or claim.title or "")[:160],
        }
        for claim in claims
    ]
    days = [mark["Day"] for mark in marks] or ["2000-01-01"]
    named = {(claim.manager_id, claim.club_id) for claim in claims if claim.manager_id}
    bands = [
        {
            "Club": tenure.club,
            "From": max(tenure.first_day, min(days)),
            "To": min(tenure.last_day, max(days)),
            "Manager": name,
        }
        for manager_id, name, tenure in tenures
        if (manager_id, tenure.club_id) in named and tenure.first_day <= max(days)
    ]
    club = {"field": "Club", "type": "nominal", "sort": order, "title": None}
    day = {"field": "Day", "type": "temporal", "title": None}
    stages = [stage for stage in MARKS if any(mark["Stage"] == stage for mark in marks)]
    colour = {"domain": ["manager", "club"]}
    return {
        "height": {"step": 56 if len(order) < 7 else 32},
        "data": {"values": marks},
        "layer": [
            {
                "data": {"values": bands},
                "mark": {"type": "bar", "opacity": 0.25, "height": 20},
                "encoding": {
                    "y": club,
                    "x": {**day, "field": "From"},
                    "x2": {"field": "To"},
                    "tooltip": [{"field": "Manager"}],
                },
            },
            {
                "transform": [{"filter": {"field": "By", "equal": "manager"}}],
                "mark": {"type": "line", "strokeDash": [4, 4], "opacity": 0.6},
                "encoding": {"y": club, "x": day, "detail": {"field": "Named"}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 150, "opacity": 1},
                "encoding": {
                    "y": {**club, "axis": {"labelFontSize": 13, "labelLimit": 200}},
                    "x": day,
                    "shape": {
                        "field": "Stage",
                        "type": "nominal",
                        "scale": {"domain": stages, "range": [MARKS[s][0] for s in stages]},
                        "legend": None,
                    },
                    "color": {"field": "By", "type": "nominal", "scale": colour, "legend": None},
                    "tooltip": [
                        {"field": name} for name in ("On", "Club", "Stage", "Source", "In short")
                    ],
                },
            },
        ],
    }


def chart_key(claims: Sequence[Claim]) -> str:
    """What the signs of the chart mean, as a line of text: a legend would be cut on a phone."""
    stages = [stage for stage in MARKS if any(claim.stage == stage for claim in claims)]
    signs = ", ".join(f"{MARKS[stage][1]} {stage}" for stage in stages)
    return (
        f"A mark is a report: {signs}. Green: the manager was named; orange: the club alone. "
        "A band: that manager was in charge; a dashed line: his interest through the days."
    )
