"""What a report says beside its claims: contract and price, what a club needs, who was where."""

from __future__ import annotations

import pytest

from loaders.reading.found import Reading, Report
from loaders.reading.known import Known
from loaders.reading.reader import read
from tests.apart import BLANK, DAY, ROSA, town


def beside(text: str, known: Known = BLANK) -> Reading:
    return read(Report("report", text, DAY), known)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Lars Holm's contract at Everton expires in 2022.", "2022"),
        ("Lars Holm has a deal with Everton until the summer of 2022.", "2022"),
        (
            "Lars Holm is out of contract at Everton this summer: his deal ends this summer.",
            "summer",
        ),
        ("Lars Holm joined Everton in 2018.", None),
    ],
)
def test_how_long_a_contract_runs(text: str, until: str | None) -> None:
    assert [one.contract_until for one in beside(text).player_facts] == [until]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Everton value Lars Holm at around £12m.", "£12m"),
        ("Everton want more than £12m for Lars Holm.", "£12m"),
        ("Lars Holm has a £12m price tag.", "£12m"),
        ("Lars Holm has a release clause worth £12m.", None),
        ("Lars Holm earns wages worth £90,000 a week.", None),
    ],
)
def test_what_a_player_is_worth(text: str, value: str | None) -> None:
    assert [one.value for one in beside(text).player_facts] == [value]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Everton are in the market for a new left back.", [("Everton", "left-back", None)]),
        ("Everton need strikers.", [("Everton", "striker", None)]),
        (
            "Everton are short of centre-halves after the sale of Lars Holm.",
            [("Everton", "centre-half", "the sale of Lars Holm")],
        ),
        (
            "With Lars Holm injured, Everton need a new defender.",
            [("Everton", "defender", "Lars Holm injured")],
        ),
        (
            "Everton need a centre-back. Everton are looking for a defender.",
            [("Everton", "centre-back", None)],
        ),
        ("Everton beat Chelsea with a goal of their striker.", []),
    ],
)
def test_what_a_club_needs_and_why(text: str, needs: list[tuple[str, str, str | None]]) -> None:
    found = [(one.club.name, one.position, one.because) for one in beside(text).needs]

    assert found == needs


@pytest.mark.parametrize(
    ("text", "stints"),
    [
        (
            "Lars Holm spent last year on loan at Everton.",
            [("Lars Holm", "Everton", "loan", None)],
        ),
        (
            "Lars Holm joined Everton on loan in 2018.",
            [("Lars Holm", "Everton", "loan", "2018")],
        ),
        (
            "Lars Holm signed for Everton last season.",
            [("Lars Holm", "Everton", "permanent", "last season")],
        ),
        ("Lars Holm scored against Everton.", []),
    ],
)
def test_where_a_player_was(text: str, stints: list[tuple[str, str, str, str | None]]) -> None:
    found = beside(text).stints

    assert [(one.player.name, one.club.name, one.kind, one.season) for one in found] == stints


def test_who_manages_a_club_and_who_once_did() -> None:
    text = "Everton manager Rosa Quist, who managed Celtic before, met her old club Harbour FC."

    told = {
        (one.manager.name, one.club.name, one.when) for one in beside(text, town(ROSA)).managers
    }

    assert told == {("Rosa Quist", "Everton", "current"), ("Rosa Quist", "Celtic", "past")}


def test_an_injured_player_before_a_club_that_wants_another_is_no_manager() -> None:
    reading = beside("With Lars Holm injured, Everton want to sign another defender.")

    assert [(one.club.name, one.position) for one in reading.needs] == [("Everton", "defender")]
    assert reading.managers == ()
