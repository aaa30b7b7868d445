"""How a wish told before comes to nothing, by the club or by whom it wanted."""

from __future__ import annotations

import pytest

from tests.apart import told

HOLM, BERG = ("Everton", "Lars Holm", "interested"), ("Everton", "Karl Berg", "completed")
ENDED, REJECTED = ("Everton", "Lars Holm", "ended"), ("Everton", "Lars Holm", "rejected")


@pytest.mark.parametrize(
    "text",
    [
        "Everton wanted to sign Lars Holm before opting for somebody cheaper.",
        "Everton are keen on Lars Holm but cannot compete with those wages.",
        "Everton are keen on Lars Holm. Everton have moved on.",
        "Everton are keen on Lars Holm. They will look elsewhere.",
    ],
)
def test_a_club_that_turns_away_wants_the_one_it_wanted_no_more(text: str) -> None:
    assert ENDED in told(text)


def test_whom_it_took_instead_is_not_the_one_it_turned_away_from() -> None:
    found = told("Everton are keen on Lars Holm. Everton signed Karl Berg instead.")

    assert found >= {ENDED, BERG}
    assert ("Everton", "Karl Berg", "ended") not in found


@pytest.mark.parametrize(
    "text",
    [
        "Everton asked about Lars Holm, only to be told he would not be leaving.",
        "Everton made a bid for Lars Holm but saw it turned down.",
    ],
)
def test_a_club_that_is_turned_away_is_rejected(text: str) -> None:
    assert REJECTED in told(text)


def test_nothing_comes_to_nothing_that_nobody_told() -> None:
    assert told("Everton have moved on. Lars Holm scored.") == set()
    assert told("Everton want Lars Holm. Burnley have moved on.") == {HOLM}
