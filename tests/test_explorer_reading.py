"""A report before it is saved: its sentence, its findings, its picture, its marked text."""

from __future__ import annotations

from dataclasses import replace

from explorer import sentences
from explorer.desk import Desk
from explorer.views.findings import standing_words
from explorer.views.marking import Piece, Stretch, marked
from explorer.views.reading import NOTHING, credited, preview
from loaders.news.changes import Change, Correction, changes_of
from loaders.news.proposal import Proposal
from loaders.news.publishers import Publisher
from loaders.news.standing import Earlier
from loaders.reading.found import FoundManager, FoundPlayer, FoundStint, Reading, Report, Who
from loaders.reading.named import Named
from tests import strange
from tests.told import CASTLE, HARBOUR, MILL, NILS, NOBODY, OMAR, PAVEL, ROSA, needs, told, wants

HERALD = Publisher("source:town:herald", "The Herald", "outlet")
THEIRS = Earlier("report:town:a", "Ada Wire", "2021-01-07")


def anybody(id: str) -> str:
    """A graph that knows everybody."""
    return id


def proposed(
    reading: Reading,
    day: str | None = "2021-01-25",
    source: Publisher | None = HERALD,
    already: Earlier | None = None,
) -> Proposal:
    """As `propose` would answer in a graph that holds no claims."""
    changes = changes_of(reading, {}, anybody)
    return Proposal(reading, "report:read:x", "00", changes, source, day, already)


def standing(proposal: Proposal, *standings: str) -> Proposal:
    changes = [
        replace(change, standing=one, beside=() if one == "new" else (THEIRS,))
        for change, one in zip(proposal.changes, standings, strict=True)
    ]
    return replace(proposal, changes=tuple(changes))


def test_the_sentence_counts_clubs_and_names_who_is_credited() -> None:
    reading = told(
        wants(HARBOUR, PAVEL),
        wants(CASTLE, PAVEL),
        wants(MILL, OMAR, "denied"),
        needs(MILL, "attacker", "both are hurt"),
        sources=("Romano", "Fabrizio Romano", "Transfermarkt"),
    )

    assert preview(proposed(reading)).headline == (
        "The report says of 2 clubs that they want Pavel Kruk, of Mill Town that it does not want,"
        " or does not get, Omar O'Vale and of Mill Town that it needs an attacker; it credits"
        " Fabrizio Romano."
    )
    assert preview(proposed(told(wants(MILL, OMAR)))).headline == (
        "The report says of Mill Town that it wants Omar O'Vale."
    )
    assert preview(proposed(told())).headline == NOTHING
    assert credited(()) == []


def test_a_finding_is_told_as_a_claim() -> None:
    reading = told(
        wants(HARBOUR, PAVEL, "bid", manager=ROSA, carried_from=MILL),
        wants(CASTLE, PAVEL, "ended"),
        wants(MILL, PAVEL, "rejected"),
        wants(MILL, OMAR, "denied"),
        needs(MILL, "goalkeeper", "both are hurt"),
    )

    found = preview(proposed(reading)).findings

    assert [one.claim for one in found] == [
        "Harbour are reported to want Pavel Kruk (bid)",
        "Castle United are reported to have dropped Pavel Kruk",
        "Mill Town are reported to have been refused Pavel Kruk",
        "It is reported as untrue that Mill Town want Omar O'Vale",
        "Mill Town are reported to need a goalkeeper, because: both are hurt",
    ]
    assert found[0].more == (
        "Manager: Rosa Quay, who is reported to have brought it from Mill Town",
    )


def test_what_is_doubtful_known_or_lacking_is_off() -> None:
    reading = told(
        wants(HARBOUR, PAVEL),
        wants(CASTLE, PAVEL, doubts=("Two clubs in one sentence.",)),
        wants(MILL, NILS),
        wants(MILL, NOBODY),
        wants(MILL, PAVEL),
    )
    proposal = standing(proposed(reading), "new", "confirms", "new", "new", "known")

    first = preview(proposal)
    second = preview(proposal, {"interest-0": False, "interest-1": True, "interest-2": True})

    assert first.chosen == ["interest-0"]
    assert second.chosen == ["interest-1"]
    assert [one.hindrance for one in first.findings] == [
        None,
        None,
        "Nils Berg can be two players.",
        "Nobody in the graph is called Ned Nowhere.",
        None,
    ]
    assert [one.stands for one in first.findings] == [
        "New: nobody is on record with it in the 180 days before.",
        "Confirms Ada Wire, 7 Jan 2021.",
        "",
        "",
        "Saved already, as of Ada Wire, 7 Jan 2021.",
    ]
    assert preview(proposal, {}, ["interest-4"]).chosen == ["interest-0", "interest-4"]


def test_three_earlier_reports_are_two_and_one_more() -> None:
    unknown = Earlier("report:town:b", None, "2021-01")

    assert standing_words("contradicts", [THEIRS, unknown, THEIRS]) == (
        "Contradicts Ada Wire, 7 Jan 2021; source not known, Jan 2021; 1 more report."
    )


def test_a_day_is_asked_for_once_and_none_is_assumed() -> None:
    reading = told(wants(HARBOUR, PAVEL), wants(CASTLE, PAVEL))

    dayless = preview(proposed(reading, None, source=None))
    ahead = preview(proposed(reading, "2999-05-01"))

    assert dayless.asked == ("Which day was it published?", "Who published it?")
    assert ahead.asked == ("1 May 2999 lies ahead. Which day was it published?",)
    assert [one.hindrance for one in (*dayless.findings, *ahead.findings)] == [None] * 4
    assert preview(proposed(reading)).asked == ()


def test_a_text_that_is_there_says_so() -> None:
    mine = Earlier("report:read:x", "The Herald", "2021-01-25")
    saved = standing(proposed(told(wants(HARBOUR, PAVEL)), already=mine), "known")
    partly = standing(
        proposed(told(wants(HARBOUR, PAVEL), wants(CASTLE, PAVEL)), already=mine), "known", "new"
    )

    assert preview(saved).about == (
        "Already saved, as published on 25 Jan 2021 by The Herald; nothing to add.",
    )
    assert {dot.name for dot in preview(saved).drawing.dots} == {"Harbour", "Pavel Kruk"}
    assert preview(partly).about == ("Already saved, as published on 25 Jan 2021 by The Herald.",)


def test_the_picture_holds_what_would_be_saved() -> None:
    reading = told(
        wants(HARBOUR, PAVEL, "bid", manager=ROSA, carried_from=MILL),
        wants(CASTLE, NOBODY),
        needs(CASTLE, "goalkeeper"),
    )

    shown = preview(proposed(reading), {"need-0": False})

    assert {(dot.kind, dot.name) for dot in shown.drawing.dots} == {
        ("Club", "Harbour"),
        ("Player", "Pavel Kruk"),
        ("Manager", "Rosa Quay"),
        ("Club", "Mill Town"),
    }
    assert {(line.start, line.kind, line.end, line.stage) for line in shown.drawing.lines} == {
        (HARBOUR.id, "INTERESTED_IN", PAVEL.id, "bid"),
        (ROSA.id, "PURSUED", PAVEL.id, "bid"),
        (MILL.id, "TAKEN_ALONG", HARBOUR.id, None),
    }
    assert {dot.kind for dot in shown.known.dots} == {"Club", "Player", "Manager", "Position"}
    assert shown.drawing.facts()[0].words == (
        'Harbour are reported to want Pavel Kruk (bid): "Harbour and Pavel Kruk: bid." — The Herald'
    )


def test_what_else_is_read_stands_as_it_was_written() -> None:
    reading = replace(
        told(),
        player_facts=(FoundPlayer(PAVEL, current_club=MILL, value="£13m", age="26"),),
        managers=(FoundManager(ROSA, HARBOUR, "current"), FoundManager(ROSA, MILL, "past")),
        stints=(FoundStint(PAVEL, CASTLE, "loan", "2021/22"), FoundStint(PAVEL, MILL)),
    )

    assert [tuple(row.values()) for row in preview(proposed(reading)).also] == [
        ("Pavel Kruk", "plays for", "Mill Town"),
        ("Pavel Kruk", "value", "£13m"),
        ("Pavel Kruk", "age", "26"),
        ("Rosa Quay", "manages", "Harbour"),
        ("Rosa Quay", "managed", "Mill Town"),
        ("Pavel Kruk", "was on loan at", "Castle United, 2021/22"),
        ("Pavel Kruk", "was at", "Mill Town"),
    ]


def test_a_text_is_marked_letter_for_letter() -> None:
    text = "Mill want Pavel. Rosa says no."
    names = [
        Named((0, 4), "club", "Mill Town", "club:town:mill"),
        Named((10, 15), "player", "Pavel Kruk"),
        Named((12, 20), "player", "Nobody"),
        Named((17, 21), "manager", "Rosa Quay", "manager:town:rosa"),
    ]
    (one,) = preview(
        proposed(Reading(Report("x", text), told(wants(MILL, PAVEL)).interests))
    ).findings

    stretches = marked(text, names, [replace(one, place=(0, 16))])

    assert stretches == (
        Stretch(
            ("interest-0",),
            (
                Piece("Mill", "club", "Mill Town, club"),
                Piece(" want "),
                Piece("Pavel", "player", "Pavel Kruk, player, not in the graph for certain"),
                Piece("."),
            ),
        ),
        Stretch(
            (),
            (Piece(" "), Piece("Rosa", "manager", "Rosa Quay, manager"), Piece(" says no.")),
        ),
    )


def test_overlapping_and_impossible_places_lose_no_letter() -> None:
    text = "".join(strange.NAMES)
    (one,) = preview(proposed(told(wants(MILL, PAVEL)))).findings
    places = [(5, 40), (20, 60), (-3, 9), (50, 99_999), (7, 7)]
    findings = [replace(one, key=f"k{at}", place=place) for at, place in enumerate(places)]
    names = [Named(place, "club", "C") for place in places]

    stretches = marked(text, names, findings)

    assert "".join(piece.text for one in stretches for piece in one.pieces) == text
    assert any(one.keys == ("k0", "k1") for one in stretches)


def test_strange_names_stay_letters() -> None:
    for name in strange.NAMES:
        shown = preview(proposed(told(wants(Who(name, "club:x:c"), Who(name, "player:x:p")))))
        assert shown.findings[0].claim == sentences.found(name, name, "interested")
        assert {dot.name for dot in shown.drawing.dots} == {name}


def test_corrections_hold_until_the_text_says_something_else() -> None:
    first, second = told(wants(MILL, PAVEL)), told(wants(MILL, OMAR))
    desk = Desk()
    desk.put("text", [first.report])
    desk.found(first)
    desk.switched["interest-0"] = False
    desk.correct("interest-0", stage="bid")
    desk.correct("interest-0", player_id="player:town:omar")
    desk.found(first)
    assert desk.corrections == {"interest-0": Correction(None, "player:town:omar", None, "bid")}
    assert desk.switched == {}

    desk.found(second)

    assert desk.corrections == {}
    made: list[Change] = []
    assert desk.remembered("x", 1, lambda: made) is desk.remembered("x", 1, list)
