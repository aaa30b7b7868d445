"""What the reader makes of whole reports: without a graph, and with a few people known."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

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
