"""What the reader makes of whole reports: without a graph, and with a few people known."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.document import take_apart
from loaders.reading.found import Reading, Report
from loaders.reading.known import Known, KnownClub, KnownPerson, Spell, build
from loaders.reading.reader import read

CLUBS = (
    KnownClub("club:x:celtic", "Celtic", "Scotland"),
    KnownClub("club:x:spurs", "Tottenham Hotspur", "England"),
    KnownClub("club:x:gladbach", "Borussia Monchengladbach", "Germany"),
)
PEOPLE = (
    KnownPerson(
        "player:x:itakura",
        "Ko Itakura",
        "1997-01-27",
        ("Japan",),
        "centre-back",
        (Spell("club:x:gladbach", "2022-07-02", "2025-06-30"),),
    ),
    KnownPerson(
        "manager:x:postecoglou",
        "Ange Postecoglou",
        "1965-08-27",
        ("Australia",),
        None,
        (
            Spell("club:x:celtic", "2021-06-10", "2023-06-05"),
            Spell("club:x:spurs", "2023-07-01", "2025-06-06"),
        ),
    ),
)
TEXT = """Tottenham are watching Borussia Monchengladbach defender Ko Itakura, Sky Sports say.

The 26-year-old, whose contract runs until 2026, is valued at £13m.

Ange Postecoglou wanted him at Celtic in 2021 and still likes the Japan international.

Everton have ruled out a bid for the centre-back."""


def asked(ids: Sequence[str]) -> dict[str, KnownPerson]:
    """As the graph answers about people that are met."""
    return {one.id: one for one in PEOPLE if one.id in ids}


def known() -> Known:
    """A graph of three clubs, a player and a manager."""
    names = [(one.name.lower(), one.id) for one in PEOPLE]
    return build(names, CLUBS, asked)


def claims(reading: Reading) -> list[tuple[str | None, ...]]:
    """Club, player, stage, manager, where from."""
    return [
        (
            one.club.name,
            one.player.id or one.player.name,
            one.stage,
            one.manager.name if one.manager else None,
            one.carried_from.name if one.carried_from else None,
        )
        for one in reading.interests
    ]


def test_a_report_is_read_with_what_the_graph_knows() -> None:
    reading = read(Report("one", TEXT, "2024-01-03"), known())

    assert claims(reading) == [
        ("Tottenham Hotspur", "player:x:itakura", "monitoring", "Ange Postecoglou", "Celtic"),
        ("Everton", "player:x:itakura", "denied", None, None),
    ]
    (facts,) = reading.player_facts
    assert facts.current_club is not None
    assert (facts.current_club.id, facts.contract_until, facts.value) == (
        "club:x:gladbach",
        "2026",
        "£13m",
    )
    assert (facts.age, facts.nationality, facts.position) == ("26", "Japan", "defender")
    assert reading.sources == ("Sky Sports",)
    assert [(m.manager.id, m.club.name, m.when) for m in reading.managers] == [
        ("manager:x:postecoglou", "Tottenham Hotspur", "current"),
        ("manager:x:postecoglou", "Celtic", "past"),
    ]


def test_every_claim_leads_to_a_sentence_of_the_text() -> None:
    reading = read(Report("one", TEXT, "2024-01-03"), known())

    assert [TEXT[slice(*one.evidence)] for one in reading.interests] == [
        TEXT.splitlines()[0],
        TEXT.splitlines()[-1],
    ]


def test_names_the_graph_does_not_know_are_found_and_stay_unknown() -> None:
    text = "Leeds United have made a £2m bid for Brondby striker Anders Holmquist-Dahl, 22."

    reading = read(Report("one", text, "2024-01-03"), known())

    (one,) = reading.interests
    assert (one.club.name, one.player.name, one.stage) == (
        "Leeds United",
        "Anders Holmquist-Dahl",
        "bid",
    )
    assert (one.club.id, one.player.id, one.player.candidates) == (None, None, ())


def test_two_people_of_one_name_are_offered_and_none_is_taken() -> None:
    twins = [
        KnownPerson(f"player:x:{n}", "Adama Diarra", "2001-05-05", ("Mali",), "winger")
        for n in (1, 2)
    ]
    names = [(one.name.lower(), one.id) for one in twins]
    graph = build(names, CLUBS, lambda ids: {one.id: one for one in twins if one.id in ids})

    reading = read(Report("one", "Celtic are keen on winger Adama Diarra.", "2024-01-03"), graph)

    (one,) = reading.interests
    assert (one.player.id, one.player.candidates) == (None, ("player:x:1", "player:x:2"))


def test_without_a_day_a_club_that_wants_him_tells_nobody_apart() -> None:
    twins = [
        KnownPerson(
            f"player:x:{n}",
            "Adama Diarra",
            None,
            (),
            "winger",
            (Spell(club, "2015-07-01", "2019-06-30"),),
        )
        for n, club in ((1, "club:x:celtic"), (2, "club:x:spurs"))
    ]
    names = [(one.name.lower(), one.id) for one in twins]
    graph = build(names, CLUBS, lambda ids: {one.id: one for one in twins if one.id in ids})

    def player(text: str) -> tuple[str | None, tuple[str, ...]]:
        (one,) = read(Report("one", text), graph).interests
        return one.player.id, one.player.candidates

    assert player("Celtic want Adama Diarra.") == (None, ("player:x:1", "player:x:2"))
    assert player("Celtic want Tottenham winger Adama Diarra.") == ("player:x:2", ())


def test_the_same_text_is_read_alike_each_time() -> None:
    report = Report("one", TEXT, "2024-01-03")

    assert read(report, known()) == read(report, known())


def test_no_interest_is_found_where_none_is_told() -> None:
    text = """Sheffield Wednesday beat Barnsley 2-1 at Hillsborough on Saturday.

Goals from Lee Gregory and Josh Windass settled the match before 20,000. Barnsley had led through
Devante Cole, but Wednesday, who are third, were the better side after half-time."""

    assert claims(read(Report("one", text, "2022-10-08"), build())) == []


WORDS = """Celtic Tottenham Everton United City Real Reds Itakura Ko Postecoglou the a of and , . ;
' " “ ” 26-year-old £13m bid for is keen on not wants denied by from to manager boss according who
he they was rejected loan 2024 ( ) - é 🙂 <b> $x { } St 's Borussia"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@given(st.lists(PIECES, max_size=60))
def test_any_heap_of_words_is_read_and_evidence_stays_inside(words: list[str]) -> None:
    text = " ".join(words)

    reading = read(Report("heap", text, "2024-01-03"), known())

    places = [one.evidence for one in reading.interests] + [one.evidence for one in reading.needs]
    assert [place for place in places if not 0 <= place[0] < place[1] <= len(text)] == []


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    reading = read(Report("any", text), build())

    assert reading.report.text == text


def test_a_report_that_opens_with_the_signing_tells_the_rest_as_its_story() -> None:
    text = """Everton have signed Anders Holmquist-Dahl from Burnley.

Burnley had rejected a first bid from Everton, who then had a second offer turned down. Everton
were also said to have ended their interest."""

    reading = read(Report("one", text, "2024-01-03"), build())

    (one,) = reading.interests
    assert (one.club.name, one.stage) == ("Everton", "completed")
    (facts,) = reading.player_facts
    assert facts.current_club is not None
    assert facts.current_club.name == "Everton"


def test_his_own_club_wants_nothing_of_him_that_is_interest() -> None:
    text = "Borussia Monchengladbach are keen to keep Ko Itakura and want him to sign."

    reading = read(Report("one", text, "2024-01-03"), known())

    assert claims(reading) == []
    (facts,) = reading.player_facts
    assert facts.current_club is not None
    assert facts.current_club.id == "club:x:gladbach"


def test_a_date_in_brackets_and_a_manager_who_speaks_are_no_sources() -> None:
    text = """Tottenham are keen on Ko Itakura, according to Ange Postecoglou, the club said on
Friday (Sept 4)"""

    reading = read(Report("one", text, "2024-01-03"), known())

    assert reading.sources == ()
    assert [one.manager.id for one in reading.managers] == ["manager:x:postecoglou"]


def test_a_source_within_a_longer_name_is_told_once() -> None:
    text = "Sky Sports News understands Celtic want Jan Berg, according to Sky Sports."

    assert read(Report("one", text, "2024-01-03"), build()).sources == ("Sky Sports News",)


def test_a_nickname_of_several_clubs_none_of_which_is_named_is_nobody() -> None:
    text = "The Blues are keen on Jan Berg, the Celtic striker."

    assert claims(read(Report("one", text, "2024-01-03"), known())) == []


def test_without_a_day_ages_tell_when_it_was() -> None:
    text = """Celtic want Borussia Monchengladbach defender Ko Itakura. The 26-year-old was signed
in 2022. Tottenham boss Ange Postecoglou knows him."""

    day = take_apart(Report("one", text), known()).day

    assert day is not None
    assert "2023-07-01" <= day <= "2024-01-26"  # the manager is at his club, the player is 26


def test_a_fuller_name_in_the_text_is_kept_beside_a_single_one_in_the_graph() -> None:
    pedro = KnownPerson(
        "player:x:pedro", "Pedro", spells=(Spell("club:x:celtic", "2020-07-01", "2025-06-30"),),
        aliases=("Pedro Rodriguez",),
    )  # fmt: skip
    graph = build(
        [("pedro", pedro.id), ("pedro rodriguez", pedro.id)], CLUBS, lambda ids: {pedro.id: pedro}
    )

    (one,) = read(Report("one", "Tottenham want Pedro Rodriguez.", "2024-01-03"), graph).interests

    assert (one.player.id, one.player.name) == ("player:x:pedro", "Pedro Rodriguez")


def test_his_father_is_no_player_of_the_report() -> None:
    text = "Everton want Jan Berg of Burnley. His father Ole Berg joined Everton in 1987."

    assert [
        one.name for one in take_apart(Report("one", text), build()).people if one.role == "player"
    ] == ["Jan Berg"]
