"""What saving a report would change: new, confirmed, contradicted, repeated; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.errors import ReportError
from graph.settings import Settings
from graph.store import Reader, open_reader
from loaders.load import load
from loaders.news.changes import Correction
from loaders.news.likeness import likeness, signature
from loaders.news.proposal import Proposal, propose
from loaders.news.publishers import Publisher
from loaders.news.standing import Earlier
from loaders.reading.found import Who
from loaders.removal import reset
from tests import town
from tests.told import (
    CASTLE,
    HARBOUR,
    MILL,
    NILS,
    NOBODY,
    OMAR,
    PAVEL,
    ROSA,
    needs,
    prose,
    told,
    wants,
)

C = Earlier("report:town:c", "The Gazette", "2021-01-06")
D = Earlier("report:town:d", "Ada Wire", "2021-01-07")
E = Earlier("report:town:e", "The Gazette", "2021-01-20")


@pytest.fixture(scope="module")
def reader(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    reset(graph)
    load(graph, town.build(tmp_path_factory.mktemp("town")))
    with open_reader(graph) as reader:
        yield reader


def standings(proposal: Proposal) -> list[tuple[str, tuple[Earlier, ...]]]:
    return [(change.standing, change.beside) for change in proposal.changes]


def test_what_nobody_said_for_180_days_is_new(reader: Reader) -> None:
    fresh = told(wants(HARBOUR, PAVEL), wants(CASTLE, OMAR), day="2021-01-25")
    late = told(wants(CASTLE, PAVEL), day="2021-07-20")

    assert standings(propose(reader, fresh)) == [("new", ()), ("new", ())]
    assert standings(propose(reader, late)) == [("new", ())]


def test_another_source_of_the_same_stage_group_confirms(reader: Reader) -> None:
    before_the_denial = told(wants(CASTLE, PAVEL, "monitoring"), day="2021-01-10")

    proposal = propose(reader, before_the_denial)

    assert standings(proposal) == [("confirms", (D, C))]
    assert proposal.source == Publisher("source:read:the-herald", "The Herald", "outlet", False)


def test_a_further_stage_is_new(reader: Reader) -> None:
    proposal = propose(reader, told(wants(CASTLE, PAVEL, "bid"), day="2021-01-10"))

    assert standings(proposal) == [("new", ())]


def test_the_opposite_of_the_last_word_contradicts(reader: Reader) -> None:
    after_the_denial = propose(reader, told(wants(CASTLE, PAVEL)))
    denied = propose(reader, told(wants(CASTLE, PAVEL, "denied"), day="2021-01-10"))

    assert standings(after_the_denial) == [("contradicts", (E,))]
    assert standings(denied) == [("contradicts", (D,))]


def test_the_opposite_within_days_is_doubtful_and_later_on_it_is_news(reader: Reader) -> None:
    soon, later = (
        propose(reader, told(wants(CASTLE, PAVEL), day=day)) for day in ("2021-01-26", "2021-01-27")
    )

    assert standings(soon) == standings(later) == [("contradicts", (E,))]
    assert soon.changes[0].doubts == ("It says otherwise than The Gazette of 20 Jan 2021.",)
    assert (soon.certain, later.certain) == ((), ("interest-0",))


def test_who_credits_another_repeats_him(reader: Reader) -> None:
    reading = told(wants(CASTLE, PAVEL), day="2021-01-10", sources=("The Herald", "Ada Wire"))

    proposal = propose(reader, reading)

    assert proposal.repeats is not None
    assert (proposal.repeats.report_id, proposal.repeats.why, proposal.repeats.by) == (
        "report:town:d",
        "credits Ada Wire",
        None,
    )
    assert standings(proposal) == [("repeats", (D, C))]


def test_a_source_nobody_read_here_gets_one_root(reader: Reader) -> None:
    first = propose(reader, told(wants(HARBOUR, PAVEL), sources=("Fabrizio Romano",)))
    other = propose(
        reader, told(wants(MILL, PAVEL), outlet="BBC", sources=("Fabrizio Romano",), more="x")
    )

    assert first.repeats is not None
    assert first.repeats.by == Publisher(
        "source:read:fabrizio-romano", "Fabrizio Romano", "journalist", False
    )
    assert other.repeats == first.repeats
    assert standings(first) == [("new", ())]


def test_its_own_outlet_and_providers_of_figures_are_no_credit(reader: Reader) -> None:
    reading = told(
        wants(HARBOUR, PAVEL), outlet="BBC Sport", sources=("BBC", "Transfermarkt", "bbc sport")
    )

    assert propose(reader, reading).repeats is None


def test_a_source_that_says_it_again_repeats_itself(reader: Reader) -> None:
    again = told(wants(CASTLE, PAVEL, "interested"), day="2021-01-12", outlet="ADA  wire")

    proposal = propose(reader, again)

    assert proposal.source == Publisher("source:town:ada", "Ada Wire", "journalist")
    assert proposal.repeats is not None
    assert proposal.repeats.report_id == "report:town:d"
    assert standings(proposal) == [("repeats", (D, C))]


def test_a_need_is_compared_by_club_and_position(reader: Reader) -> None:
    reading = told(needs(MILL, "Left Back"), needs(MILL, "goalkeeper"), needs(CASTLE, "left-back"))

    proposal = propose(reader, reading)

    b = Earlier("report:town:b", "Ada Wire", "2021-01-05")
    assert standings(proposal) == [("confirms", (b,)), ("new", ()), ("new", ())]
    assert [change.key for change in proposal.changes] == ["need-0", "need-1", "need-2"]


def test_what_cannot_be_saved_says_what_is_lacking(reader: Reader) -> None:
    reading = told(
        wants(NOBODY, PAVEL),
        wants(HARBOUR, NOBODY),
        wants(HARBOUR, NILS),
        wants(HARBOUR, PAVEL, "stolen"),
        wants(CASTLE, PAVEL, manager=NOBODY),
        day="2021-01-10",
    )

    changes = propose(reader, reading).changes

    stages = "monitoring, interested, enquired, bid, agreed, completed, rejected, denied, ended"
    assert [change.lacking for change in changes] == [
        "No club in the graph is called Ned Nowhere.",
        "Nobody in the graph is called Ned Nowhere.",
        "Nils Berg can be two players.",
        f"The stage 'stolen' is not one of {stages}.",
        None,
    ]
    assert changes[4].doubts == (
        "The manager Ned Nowhere is not known for certain; the claim would not name him.",
    )
    assert not changes[4].certain


@pytest.mark.parametrize(
    ("day", "why"),
    [(None, "No day is given."), ("2999-01-01", "The day 1 Jan 2999 lies ahead.")],
)
def test_without_a_day_that_has_been_nothing_can_be_saved(
    reader: Reader, day: str | None, why: str
) -> None:
    proposal = propose(reader, told(wants(HARBOUR, PAVEL), day=day))

    assert [change.lacking for change in proposal.changes] == [why]
    assert proposal.certain == ()


def test_a_day_and_an_outlet_can_be_given(reader: Reader) -> None:
    reading = told(wants(CASTLE, PAVEL, "monitoring"), day=None, outlet=None)

    proposal = propose(reader, reading, published_on="2021-01-10", outlet="Ada Wire")

    assert (proposal.published_on, proposal.source) == (
        "2021-01-10",
        Publisher("source:town:ada", "Ada Wire", "journalist"),
    )
    with pytest.raises(ReportError, match=r"pasted: 'soon' is no day\. Write it as 2024-01-31\."):
        propose(reader, reading, published_on="soon")


def test_what_is_on_record_speaks_against_a_claim(reader: Reader) -> None:
    there = propose(reader, told(wants(MILL, PAVEL), day="2022-05-01"))
    lent = propose(reader, told(wants(MILL, OMAR), day="2021-10-01"))
    early = propose(reader, told(wants(MILL, PAVEL), day="1999-05-01"))
    signed = told(wants(MILL, PAVEL, "completed"), wants(CASTLE, PAVEL, "completed"))
    those = (there, lent, propose(reader, signed), early)

    assert [change.doubts for proposal in those for change in proposal.changes] == [
        ("Pavel Крук is on record at Mill Town on that day.",),
        (),
        (),
        (
            "Pavel Крук is not on record at Castle United after that day.",
            "It says otherwise than The Gazette of 20 Jan 2021.",
        ),
        (
            "Mill Town is not on record around that day.",
            "Pavel Крук is not on record around that day.",
        ),
    ]


def test_a_correction_is_weighed_like_a_finding(reader: Reader) -> None:
    reading = told(wants(HARBOUR, NILS, "bid", doubts=("Two clubs in one sentence.",)))
    corrected = {
        "interest-0": Correction(
            "club:town:castle", "player:town:pavel", "manager:town:rosa", "denied"
        )
    }

    (change,) = propose(reader, reading, corrections=corrected).changes

    assert (change.club.name, change.player, change.manager, change.stage) == (
        "Castle United",
        Who("Pavel Крук", "player:town:pavel"),
        ROSA,
        "denied",
    )
    assert (change.standing, change.lacking, change.doubts) == ("confirms", None, ())
    assert change.quotation == "Harbour and Nils Berg: bid."
    gone = propose(reader, reading, corrections={"interest-0": Correction(player_id="player:x:y")})
    assert gone.changes[0].lacking == "Nobody in the graph is called player:x:y."


def test_ids_follow_from_the_text_alone(reader: Reader) -> None:
    one = propose(reader, told(wants(HARBOUR, PAVEL)))
    other = propose(reader, told(wants(HARBOUR, PAVEL), day="2020-02-02", outlet=None))

    assert one.report_id == other.report_id == f"report:read:{one.text_sha256[:16]}"


def test_markup_and_cypher_in_names_are_text(reader: Reader) -> None:
    odd = "x'}) DETACH DELETE n //</script>"

    proposal = propose(reader, told(wants(HARBOUR, PAVEL), outlet=odd, sources=(odd + "2",)))

    assert proposal.source is not None
    assert proposal.source.name == odd
    assert len(propose(reader, told(wants(CASTLE, PAVEL), day="2021-01-10")).changes) == 1


def test_copies_are_alike_and_others_are_not() -> None:
    text = prose(1)
    edited = " ".join(w if at % 12 else "other" for at, w in enumerate(text.split()))

    assert likeness(signature(text), signature(text.upper() + "!")) == 1
    assert likeness(signature(text), signature(edited)) >= 0.7
    assert likeness(signature(text), signature(prose(2))) == 0
    assert signature("Two words") is None
    assert len(signature(f"{prose(1)} {prose(2)}") or "") == 1_024


def test_the_manager_and_his_earlier_club_come_along(reader: Reader) -> None:
    (change,) = propose(
        reader, told(wants(MILL, PAVEL, manager=ROSA, carried_from=HARBOUR))
    ).changes

    assert (change.manager, change.carried_from, change.doubts) == (ROSA, HARBOUR, ())
