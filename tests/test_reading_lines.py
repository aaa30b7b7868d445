"""A report's sentences as lines of signs: what is a name, and who somebody is."""

from __future__ import annotations

import pytest

from loaders.reading.known import KnownPerson
from loaders.reading.verbs import plain
from loaders.reading.vocabulary import any_of, listed
from tests.apart import CROWD, DAY, LARS, ROSA, YOUNG_LARS, apart, lines, person, town


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("keeps", "keep"),
        ("kept", "keep_ed"),
        ("plotting", "plot_ing"),
        ("tries", "try"),
        ("denied", "deny_ed"),
        ("withdrew", "withdraw_ed"),
        ("outbid", "bid"),
        ("window", "window"),
    ],
)
def test_a_verb_has_one_form(word: str, form: str) -> None:
    assert plain(word) == form


def test_a_list_is_words_or_choices() -> None:
    assert "keeper" in listed("nouns", "heads")
    assert any_of("beside", "attempt") == "(?:bid|offer|approach|proposal)"


def test_names_become_signs_and_verbs_one_form() -> None:
    assert lines("Everton kept tabs on Lars Holm.") == ["C0 keep_ed tabs on P0 ."]


def test_the_same_text_gives_the_same_lines() -> None:
    text = "Everton, Burnley and the Reds want Lars Holm, says Karl Berg of the Daily Mail."

    assert lines(text) == lines(text)


def test_money_is_one_sign_and_left_may_be_a_side() -> None:
    assert lines("Everton paid £25 million for left back Lars Holm, who left.") == [
        "C0 pay_ed £ for left back P0 , who leave_ed ."
    ]


def test_united_alone_is_the_club_named_before() -> None:
    first, second = apart("Newcastle United won. Lars Holm left United.").lines

    assert [line.text for line in (first, second)] == ["C0 win_ed .", "P0 leave_ed C0 ."]


def test_a_youth_side_is_no_club() -> None:
    assert lines("Everton Under-21 won.") == ["C0 under - 21 win_ed ."]
    assert lines("Everton Women won.") == ["side win_ed ."]
    assert lines("Harbour Women won.", town()) == ["side win_ed ."]


def test_an_airport_is_no_club() -> None:
    assert apart("He was seen at Liverpool airport.").clubs == []


def test_a_nickname_is_its_club_where_it_is_written_as_one() -> None:
    assert [club.name for club in apart("It is said the Gunners won.").clubs] == ["Arsenal"]
    assert apart("Two gunners fired.").clubs == []


def test_a_forename_before_a_clubs_name_makes_it_a_surname() -> None:
    chris = town(*CROWD)

    assert [one.name for one in apart("We met Chris Everton.", chris).people] == ["Chris Everton"]
    assert apart("We met Chris Everton.", chris).clubs == []


def test_a_clubs_name_that_is_a_forename_begins_a_name() -> None:
    assert [one.name for one in apart("We met Milan Skriniar.").people] == ["Milan Skriniar"]


def test_a_surname_of_somebody_named_in_full_is_he_not_a_club() -> None:
    charlie = town(KnownPerson("player:town:charlie", "Charlie Quayside"))

    assert lines("Charlie Quayside scored. Quayside left.", charlie)[1] == "P0 leave_ed ."
    assert lines("Karl Berg scored. Quayside left.", charlie)[1] == "C0 leave_ed ."


def test_a_surname_alone_is_the_person_named_before() -> None:
    assert lines("Lars Holm and Karl Berg met. Holm left.")[1] == "P0 leave_ed ."


def test_small_words_belong_to_a_name() -> None:
    names = [one.name for one in apart("He met Robin van der Holm and Erik ten Berg.").people]

    assert names == ["Robin van der Holm", "Erik ten Berg"]


def test_a_short_paper_is_one_only_where_it_says_something() -> None:
    assert apart("According to Mirror, Everton won.").sources == ["The Mirror"]
    assert apart("In Mirror it rained.").sources == []


def test_a_paper_of_no_list_is_known_by_its_ending() -> None:
    assert apart("He told the Harbour Gazette that Everton won.").sources == ["Harbour Gazette"]


def test_brackets_at_the_end_name_the_source() -> None:
    assert apart("Everton want to sign Lars Holm soon. (Harbour Talk)").sources == []
    assert apart("Everton want to sign Lars Holm soon (Harbour Talk).").sources == ["Harbour Talk"]


def test_words_beside_a_name_say_who_he_is() -> None:
    document = apart("Everton manager Karl Berg met agent Per Lund and striker Lars Holm.")

    assert {one.name: one.role for one in document.people} == {
        "Karl Berg": "manager",
        "Per Lund": "other",
        "Lars Holm": "player",
    }


def test_of_namesakes_it_is_the_one_at_a_club_of_the_text() -> None:
    document = apart("Mill Town defender Lars Holm scored.", town(LARS, YOUNG_LARS))

    assert person(document, "Lars Holm").known == LARS


def test_of_namesakes_nobody_is_taken_where_nothing_tells_them_apart() -> None:
    somebody = person(apart("Lars Holm scored.", town(LARS, YOUNG_LARS)), "Lars Holm")

    assert (somebody.known, somebody.candidates) == (None, (LARS, YOUNG_LARS))


def test_age_tells_namesakes_apart() -> None:
    document = apart("Lars Holm, 18, scored.", town(LARS, YOUNG_LARS))

    assert person(document, "Lars Holm").age == "18"


def test_a_report_without_a_day_is_of_one_on_which_all_fits() -> None:
    text = "Harbour manager Rosa Quist wants Mill Town defender Lars Holm."
    document = apart(text, town(LARS, ROSA), day=None)

    assert document.day is not None
    assert "2018-07-01" <= document.day <= "2020-06-30"
    assert apart(text, town(LARS, ROSA)).day == DAY


def test_a_paper_of_a_common_name_alone_in_brackets_is_one() -> None:
    text = "Everton want to sign Lars Holm soon. (Metro - in French)"

    assert apart(text).sources == ["Metro"]
