"""Who wants whom in a line, at which stage, and whose player he is."""

from __future__ import annotations

import pytest

from loaders.reading.frames import Reader
from loaders.reading.phrases import negations, wanted, wants
from tests.apart import LARS, ROSA, apart, owners, told, town

WANTS = ("Everton", "Lars Holm", "interested")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Everton have been keeping tabs on Lars Holm.", "monitoring"),
        ("Everton want Lars Holm.", "interested"),
        ("Everton asked about Lars Holm.", "enquired"),
        ("Everton have made a bid for Lars Holm.", "bid"),
        ("Everton have agreed a deal for Lars Holm.", "agreed"),
        ("Everton have signed Lars Holm.", "completed"),
        ("Everton are not interested in Lars Holm.", "denied"),
        ("Everton have ended their interest in Lars Holm.", "ended"),
    ],
)
def test_a_phrase_tells_how_far_it_got(text: str, stage: str) -> None:
    assert told(text) == {("Everton", "Lars Holm", stage)}


def test_the_club_may_stand_in_the_phrase() -> None:
    assert told("Lars Holm is wanted by Everton.") == {WANTS}
    assert told("Lars Holm has been linked with a move to Everton.") == {WANTS}


def test_a_new_striker_is_nobody_in_particular() -> None:
    assert told("Lars Holm scored. Everton want a new striker.") == set()


def test_several_clubs_want_each_player() -> None:
    text = "Everton and Burnley want Lars Holm."

    assert told(text) == {WANTS, ("Burnley", "Lars Holm", "interested")}


def test_respectively_means_one_each() -> None:
    text = "Everton and Burnley want Lars Holm and Karl Berg respectively."

    assert told(text) == {WANTS, ("Burnley", "Karl Berg", "interested")}


def test_a_club_along_with_another_acts_too() -> None:
    text = "Everton, along with Burnley, remain in the race for Lars Holm."

    assert told(text) == {WANTS, ("Burnley", "Lars Holm", "interested")}


def test_an_absolute_with_is_a_clause_of_its_own() -> None:
    assert told("Lars Holm could leave, with Everton also keen.") == {WANTS}
    assert told("Lars Holm met with Everton.") != {WANTS}


def test_they_are_the_club_that_acted_before() -> None:
    text = "Everton are interested in Lars Holm. They have made an offer for him."

    assert told(text) == {WANTS, ("Everton", "Lars Holm", "bid")}


def test_he_is_the_manager_named_last_and_his_wish_is_his_clubs() -> None:
    document = apart("Everton manager Karl Berg spoke. He wants Lars Holm.")
    (event,) = Reader(document).read()

    assert (document.clubs[event.club].name, event.implied) == ("Everton", True)
    assert event.manager is not None
    assert document.people[event.manager].name == "Karl Berg"


def test_a_managers_wish_is_that_of_his_club_in_the_graph() -> None:
    known = town(ROSA, LARS)

    assert told("Rosa Quist wants Lars Holm.", known) == {("Harbour", "Lars Holm", "interested")}


def test_a_player_who_is_keen_wants_nobody() -> None:
    assert told("Everton won. Lars Holm is keen on Karl Berg.") == set()


def test_a_player_to_be_replaced_is_only_named_beside() -> None:
    text = "Everton are keen on Karl Berg as a replacement for Lars Holm."

    assert told(text) == {("Everton", "Karl Berg", "interested")}


def test_could_and_may_turn_a_bid_into_an_interest() -> None:
    assert told("Everton could make a bid for Lars Holm.") == {WANTS}
    assert told("Everton may submit a bid for Lars Holm.") == {WANTS}


def test_last_summers_wish_is_past() -> None:
    document = apart("Everton wanted Lars Holm last summer.")

    assert [event.past for event in Reader(document).read()] == [True]
    assert told("Everton wanted Lars Holm last summer.") == set()


def test_a_refused_bid_is_the_bidders_and_the_refuser_owns_him() -> None:
    for text in (
        "Burnley rejected a bid from Everton for Lars Holm.",
        "Burnley have rejected Everton's bid for Lars Holm.",
    ):
        assert told(text) == {("Everton", "Lars Holm", "rejected")}
        assert owners(text, "Lars Holm") == {"Burnley"}


def test_a_club_had_its_own_bid_rejected() -> None:
    text = "Everton have had a second bid for Lars Holm rejected."
    (event,) = Reader(apart(text)).read()

    assert told(text) == {("Everton", "Lars Holm", "rejected")}
    assert (event.again, event.earlier) == (True, False)


def test_where_no_bidder_is_named_it_is_the_club_that_wanted_him() -> None:
    text = "Everton want Lars Holm. Burnley have rejected a bid for Lars Holm."

    assert told(text) == {WANTS, ("Everton", "Lars Holm", "rejected")}


def test_a_denial_by_a_manager_is_about_his_club() -> None:
    text = "Everton manager Karl Berg has denied interest in Lars Holm."

    assert told(text) == {("Everton", "Lars Holm", "denied")}


def test_no_contact_denies_one_step_only() -> None:
    (event,) = Reader(apart("Everton have had no contact over Lars Holm.")).read()

    assert (event.stage, event.weak) == ("denied", True)


def test_an_untrue_story_denies_the_interest() -> None:
    text = "Reports that Everton want Lars Holm are wide of the mark."

    assert ("Everton", "Lars Holm", "denied") in told(text)
    assert WANTS not in told(text)


def test_whoever_is_dealt_with_owns_him() -> None:
    text = "Everton are in talks with Burnley over Lars Holm."

    assert told(text) == {("Everton", "Lars Holm", "enquired")}
    assert owners(text, "Lars Holm") == {"Burnley"}


def test_whoever_is_ready_to_sell_owns_him() -> None:
    text = "Burnley are ready to sell Lars Holm."

    assert (told(text), owners(text, "Lars Holm")) == (set(), {"Burnley"})


def test_whoever_offers_a_new_contract_owns_him() -> None:
    text = "Everton have offered Lars Holm a new contract."

    assert (told(text), owners(text, "Lars Holm")) == (set(), {"Everton"})


def test_on_loan_from_a_club_he_is_still_its_player() -> None:
    assert owners("Everton want to sign Lars Holm on loan from Burnley.", "Lars Holm") == {
        "Burnley"
    }


def test_every_phrase_of_the_lists_is_of_a_frame() -> None:
    frames = {one.frame for one in (*wants(), *wanted(), *negations())}

    assert frames == {"wants", "wanted", "refused", "denied", "unwanted", "ended"}


def test_a_club_set_to_make_an_offer_sells_nobody() -> None:
    assert owners("Everton are set to submit a £10m offer for Lars Holm.", "Lars Holm") == set()
    assert owners("Everton are ready to listen to offers for Lars Holm.", "Lars Holm") == {
        "Everton"
    }


def test_a_bid_that_is_said_to_have_been_refused_is() -> None:
    text = "Everton are understood to have had a bid rejected for Lars Holm."

    assert told(text) == {("Everton", "Lars Holm", "rejected")}


def test_a_club_that_lends_its_player_out_wants_nobody() -> None:
    assert told("Everton are set to loan Lars Holm to Burnley.").isdisjoint({WANTS})
    assert owners("Everton are set to loan Lars Holm to Burnley.", "Lars Holm") == {"Everton"}


def test_a_loan_of_an_earlier_season_is_no_move_of_today() -> None:
    assert told("Lars Holm initially joined Everton on loan in the 2017-18 season.") == set()


def test_a_managers_job_is_nothing_a_player_is_wanted_for() -> None:
    assert told("Lars Holm has been linked with the Everton job.") == set()


def test_a_comma_alone_makes_no_row_of_two() -> None:
    found = told("If Lars Holm signs for Burnley, Everton will bid for Karl Berg.")

    assert ("Burnley", "Karl Berg", "interested") not in found
    assert ("Everton", "Karl Berg", "interested") in found


def test_the_signing_of_somebody_is_his_unless_it_is_over() -> None:
    assert told("Everton have confirmed the signing of Lars Holm.") == {
        ("Everton", "Lars Holm", "completed")
    }
    assert told("After the signing of Karl Berg, Everton want Lars Holm.") == {WANTS}


def test_attention_turned_to_somebody_is_an_interest_in_him() -> None:
    text = "Everton are ready to switch their attention to Lars Holm."

    assert {stage for _, _, stage in told(text)} == {"interested"}


def test_his_own_clubs_renewal_turned_down_is_no_bid_refused() -> None:
    text = "Everton want Lars Holm. He has rejected a contract extension offer from Burnley."

    assert {stage for _, _, stage in told(text)} == {"interested"}


def test_a_refusal_that_is_only_supposed_is_none() -> None:
    text = "Everton want Lars Holm. If Burnley reject the offer they will return."

    assert ("Everton", "Lars Holm", "rejected") not in told(text)


def test_whoever_will_not_stand_in_his_way_denies_nothing() -> None:
    text = "Burnley will not prevent Lars Holm from completing a move to Everton."

    assert {stage for _, _, stage in told(text)} & {"denied", "rejected"} == set()
