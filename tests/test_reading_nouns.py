"""Noun phrases become names, and what they say of somebody is kept."""

from __future__ import annotations

import pytest

from loaders.reading.discourse import manages
from loaders.reading.positions import alike
from tests.apart import LARS, ROSA, apart, owners, person, settled, town


def test_a_clubs_player_before_him_is_its_player() -> None:
    text = "Burnley's 23-year-old Danish defender Lars Holm scored."
    document = apart(text)
    lars = person(document, "Lars Holm")

    assert settled(text) == ["P0 score_ed ."]
    assert owners(text, "Lars Holm") == {"Burnley"}
    assert (lars.age, lars.nations, lars.position) == ("23", {"Denmark"}, "defender")


def test_a_clubs_name_right_before_a_name_owns_nobody() -> None:
    assert owners("At Burnley Lars Holm scored.", "Lars Holm") == set()


def test_a_former_club_before_him_is_no_longer_his() -> None:
    document = apart("Former Burnley striker Lars Holm scored.")
    lars = person(document, "Lars Holm")

    assert ([document.clubs[n].name for n in lars.past], lars.owners.total()) == (["Burnley"], 0)


def test_a_free_agent_has_no_club() -> None:
    assert person(apart("Free agent Lars Holm scored."), "Lars Holm").free


def test_the_26_year_old_is_the_player_of_that_age() -> None:
    text = "Lars Holm, 26, scored. Karl Berg, 19, scored too. The 26-year-old left."

    assert settled(text)[2] == "P0 leave_ed ."


def test_an_age_nobody_has_is_the_player_named_last() -> None:
    assert settled("Lars Holm scored. The 26-year-old left.")[1] == "P0 leave_ed ."


def test_the_dane_is_the_player_of_that_nation() -> None:
    text = "Danish winger Lars Holm and Italian winger Luca Bono met. The Dane has left."

    assert settled(text)[1] == "P0 have leave_ed ."


def test_the_defender_is_no_striker() -> None:
    text = "Defender Lars Holm and striker Karl Berg met. The defender left."

    assert settled(text)[1] == "P0 leave_ed ."


def test_the_graph_tells_who_the_dane_is() -> None:
    text = "Lars Holm of Mill Town met Karl Berg. The Dane has left."

    assert settled(text, town(LARS))[1] == "P0 have leave_ed ."


def test_the_italian_is_the_manager_when_he_was_named_last() -> None:
    text = "Harbour manager Rosa Quist spoke. The Italian has left."

    assert settled(text, town(ROSA))[1] == "M0 have leave_ed ."


def test_the_italian_side_is_the_club_of_that_country() -> None:
    assert settled("Inter Milan beat Everton. The Italian side left.")[1] == "C0 leave_ed ."


def test_a_clubs_description_beside_its_name_goes() -> None:
    assert settled("The Italian giants Juventus won.") == ["C0 win_ed ."]


def test_several_in_a_row_are_one_sign() -> None:
    assert settled("Everton, Burnley and Arsenal met Lars Holm and Karl Berg.") == [
        "C0+1+2 meet_ed P0+1 ."
    ]


def test_a_clubs_boss_manages_it() -> None:
    document = apart("Everton's new head coach Karl Berg spoke.")
    club = manages(document, person(document, "Karl Berg"))

    assert [line.text for line in document.lines] == ["M0 speak_ed ."]
    assert club is not None
    assert document.clubs[club].name == "Everton"


def test_a_clubs_former_boss_does_not() -> None:
    document = apart("Former Everton manager Karl Berg spoke.")
    karl = person(document, "Karl Berg")

    assert (manages(document, karl), len(karl.managed)) == (None, 1)


def test_the_graph_tells_whom_a_manager_manages() -> None:
    document = apart("Rosa Quist wants Lars Holm.", town(ROSA, LARS))
    club = manages(document, person(document, "Rosa Quist"))

    assert club is not None
    assert document.clubs[club].id == "club:town:harbour"


def test_a_managers_side_is_his_club() -> None:
    text = "Everton manager Karl Berg spoke. Karl Berg's struggling side lost."

    assert settled(text)[1] == "C0 lose_ed ."


def test_a_manager_in_the_clause_beside_a_club_is_its_own() -> None:
    document = apart("Everton want a striker as manager Karl Berg looks to improve.")

    assert manages(document, person(document, "Karl Berg")) == 0


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("winger", "forward", True),
        ("goalkeeper", "Goalkeeper", True),
        ("left-back", "Centre-Back", True),
        ("midfielder", "winger", True),
        ("striker", "defender", False),
        ("keeper", "striker", False),
    ],
)
def test_two_words_for_a_position_can_mean_one_man(one: str, other: str, fits: bool) -> None:
    assert alike(one, other) is fits
