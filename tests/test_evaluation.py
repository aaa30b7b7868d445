"""The evaluation set is well-formed, and its scorer counts as it says."""

from __future__ import annotations

from graph.folding import folded
from loaders.reading.found import Report
from tests.evaluation import names
from tests.evaluation.annotated import Annotated, Said, Wanted
from tests.evaluation.score import (
    CARRIED,
    CURRENT,
    DENIALS,
    INTERESTS,
    NEGATIVES,
    SOURCES,
    STAGES,
    Line,
    Table,
    score,
)

RACE = Annotated(
    Report("race", "Two clubs want Anton Berg, one of them again."),
    Said(
        wanted=(
            Wanted(
                "Tottenham Hotspur", "Anton Berg", "bid", manager="Carl Dahl", carried_from="Ajax"
            ),
            Wanted("Everton", "Anton Berg", "rejected", others=("bid",)),
        ),
        current_clubs=(("Anton Berg", "FC Copenhagen"), ("Erik Falk", None)),
        sources=("The Sun", "Gustav Holm"),
        edge=(("Aston Villa", "Anton Berg"),),
        people=("Anton Berg", "Erik Falk", "Carl Dahl"),
    ),
)
DENIAL = Annotated(
    Report("denial", "Nobody wants Ivan Juul."),
    Said(
        wanted=(
            Wanted("Real Madrid", "Ivan Juul", "denied"),
            Wanted("Inter Milan", "Ivan Juul", "ended"),
            Wanted("Lazio", "Ivan Juul", "denied", others=("interested",)),
        ),
        people=("Ivan Juul",),
    ),
)
QUIET = Annotated(Report("quiet", "Karl Lund is injured."), Said(people=("Karl Lund",)))


def test_names_are_compared_folded_by_their_tail_and_by_the_list_of_clubs() -> None:
    found = Said(
        wanted=(
            Wanted("Spurs", "Berg", "agreed", manager="Dahl", carried_from="AFC Ajax"),
            Wanted("Everton FC", "A. Berg", "interested"),
            Wanted("Villa", "Anton Berg", "interested"),
        ),
        current_clubs=(("Bérg", "København"), ("Falk", "Brøndby IF"), ("Somebody", "Lyngby")),
        sources=("Sun", "Holm", "Bild.de"),
    )

    lines = score([RACE], {"race": found}).lines

    assert lines == {
        INTERESTS: Line(right=2),
        STAGES: Line(right=1, missed=1, wrong=1),
        CARRIED: Line(right=1),
        SOURCES: Line(right=2, wrong=1),
        CURRENT: Line(right=1, wrong=1),
        DENIALS: Line(),
        NEGATIVES: Line(),
    }


def test_a_denial_is_found_with_any_negative_stage_where_no_other_reading_is_allowed() -> None:
    found = Said(
        wanted=(
            Wanted("Real Madrid", "Ivan Juul", "ended"),
            Wanted("Inter", "Juul", "monitoring"),
            Wanted("Lazio", "Juul", "interested"),
            Wanted("AC Milan", "Juul", "denied"),
        )
    )

    lines = score([DENIAL], {"denial": found}).lines

    assert (lines[INTERESTS], lines[STAGES]) == (Line(3, 0, 1), Line(2, 1, 2))
    assert lines[DENIALS] == Line(right=1, missed=0, wrong=1)
    assert lines[NEGATIVES] == Line(right=1, missed=1, wrong=1)


def test_counts_are_summed_over_reports_and_alarms_and_misses_are_told() -> None:
    found = {"quiet": Said(wanted=(Wanted("Genk", "Lund", "bid"),)), "race": RACE.said}

    table = score([RACE, DENIAL, QUIET], found)

    assert (table.reports, table.quiet, table.alarms) == (3, 1, 1)
    line = table.lines[INTERESTS]
    assert (line.right, line.missed, line.wrong) == (2, 3, 1)
    assert (line.precision, line.recall, line.f1) == (2 / 3, 2 / 5, 0.5)
    assert _told(table, INTERESTS) == [
        "denial: player and club: missed: inter milan | ivan juul",
        "denial: player and club: missed: lazio | ivan juul",
        "denial: player and club: missed: real madrid | ivan juul",
        "quiet: player and club: wrong: genk | karl lund",
    ]


def test_the_gold_itself_scores_one_and_nothing_scores_zero() -> None:
    gold = [RACE, DENIAL]

    best = score(gold, {one.report.id: one.said for one in gold}).lines
    none = score(gold, {}).lines

    assert {line.f1 for line in best.values()} == {1.0}
    assert {(line.precision, line.recall, line.f1) for line in none.values()} == {(0.0, 0.0, 0.0)}


def test_a_name_that_fits_two_people_is_taken_for_neither() -> None:
    there = {"josh king", "ledley king", "min jae kim"}
    said = ["King", "Joshua King", "Kim Min-jae", "Lee"]

    assert [names.among(folded(name), there) for name in said] == [
        "king",
        "josh king",
        "min jae kim",
        "lee",
    ]
    assert names.club("AC Milan") != names.club("Inter") == names.club("Internazionale")
    assert names.source("The Times") == names.source("times.co.uk")


def _told(table: Table, measure: str) -> list[str]:
    return [str(miss) for miss in table.misses if miss.measure == measure]
