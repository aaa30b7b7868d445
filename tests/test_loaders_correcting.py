"""What somebody corrects in a reading: whom it means, whom it does not speak of, what it saves."""

from __future__ import annotations

import pytest

from graph.questions.reports import LATEST
from graph.settings import Settings
from graph.store import open_reader
from loaders.news.changes import Change, Correction
from loaders.news.saving import save, undo
from tests.test_loaders_load import contents
from tests.test_loaders_saving import proposed, saved
from tests.told import CASTLE, HARBOUR, MILL, OMAR, PAVEL, ROSA, needs, told, wants

SAME = "Another finding of this report is the same claim."


def corrected(loaded: Settings, correction: Correction) -> Change:
    """Mill Town wants Pavel, whom Rosa Quay wanted at Harbour: somebody knows better."""
    reading = told(wants(MILL, PAVEL, manager=ROSA, carried_from=HARBOUR), day="2021-01-10")
    return proposed(loaded, reading, interest_0=correction).changes[0]


def test_nobody_can_be_the_manager_and_no_club_the_earlier_one(loaded: Settings) -> None:
    neither = corrected(loaded, Correction(without=frozenset(("manager", "carried_from"))))
    unmoved = corrected(loaded, Correction(without=frozenset(("carried_from",))))

    assert (neither.manager, neither.carried_from, neither.certain) == (None, None, True)
    assert (unmoved.manager, unmoved.carried_from) == (ROSA, None)


def test_a_wrong_manager_is_taken_out_again(loaded: Settings) -> None:
    reading = told(wants(HARBOUR, OMAR, manager=ROSA), day="2020-05-01")
    saved(loaded, reading)

    nobody = Correction(without=frozenset(("manager",)))
    save(loaded, proposed(loaded, reading, interest_0=nobody), ["interest-0"])

    with open_reader(loaded) as reader:
        (claim,) = reader.ask(LATEST, player="player:town:omar").rows
        pursued = reader.rows("MATCH ()-[e:PURSUED]->(p:Player) RETURN p.id AS id", {})
    assert claim.manager is None
    assert "player:town:omar" not in {row["id"] for row in pursued}


def test_another_earlier_club_is_named_but_never_the_club_itself(loaded: Settings) -> None:
    other = corrected(loaded, Correction(carried_from_id="club:town:castle"))
    itself = corrected(loaded, Correction(club_id="club:town:harbour"))

    assert other.carried_from is not None
    assert (other.carried_from.name, other.lacking) == ("Castle United", None)
    assert itself.lacking == "Interest that was in Harbour FC before is not carried there."


@pytest.mark.parametrize(
    ("correction", "lacks"),
    [
        (Correction(player_id="player:x:y"), "Nobody in the graph is called player:x:y."),
        (Correction(club_id="club:x:y"), "No club in the graph is called club:x:y."),
        (
            Correction(player_id="club:town:castle"),
            "Nobody in the graph is called club:town:castle.",
        ),
        (
            Correction(club_id="player:town:omar"),
            "No club in the graph is called player:town:omar.",
        ),
    ],
)
def test_who_is_none_of_the_graph_cannot_be_saved(
    loaded: Settings, correction: Correction, lacks: str
) -> None:
    assert corrected(loaded, correction).lacking == lacks


def test_the_players_own_club_is_doubted(loaded: Settings) -> None:
    reading = told(wants(CASTLE, PAVEL), day="2022-05-01")
    own = Correction(club_id="club:town:mill")

    (change,) = proposed(loaded, reading, interest_0=own).changes

    assert change.doubts == ("Pavel Крук is on record at Mill Town on that day.",)


def test_two_findings_that_become_the_same_claim_are_saved_once(loaded: Settings) -> None:
    reading = told(wants(CASTLE, PAVEL), wants(HARBOUR, PAVEL), needs(MILL, "winger"))
    castle = Correction(club_id="club:town:castle")

    changes = proposed(loaded, reading, interest_1=castle).changes

    assert [change.lacking for change in changes] == [None, SAME, None]


def test_corrected_once_more_the_first_correction_is_gone(loaded: Settings) -> None:
    reading = told(wants(HARBOUR, OMAR), needs(HARBOUR, "winger"), day="2020-05-01")
    before = contents(loaded)
    keys = ["interest-0", "need-0"]
    for club in ("club:town:castle", "club:town:mill"):
        here = Correction(club_id=club)
        save(loaded, proposed(loaded, reading, interest_0=here, need_0=here), keys)
    done = save(loaded, proposed(loaded, reading), keys)

    with open_reader(loaded) as reader:
        omar = reader.ask(LATEST, player="player:town:omar").rows
        text = "MATCH (c:Club)-[e:NEEDS]->({id: 'position:winger'}) RETURN c.id AS id"
        needing = reader.rows(text, {})
        says = reader.rows("MATCH ({id: $id})-[e]->() RETURN e.id AS id", {"id": done.report_id})
    assert [claim.club_id for claim in omar] == ["club:town:harbour"]
    assert [row["id"] for row in needing] == ["club:town:harbour"]
    assert len(says) == 3
    undo(loaded, done.report_id)
    assert contents(loaded) == before


def test_a_saved_report_keeps_its_day_and_its_outlet(loaded: Settings) -> None:
    saved(loaded, told(wants(HARBOUR, OMAR), wants(CASTLE, OMAR), day="2020-05-01"), ["interest-0"])
    later = told(wants(HARBOUR, OMAR), wants(CASTLE, OMAR), day="2020-06-01")
    nameless = told(wants(HARBOUR, OMAR), wants(CASTLE, OMAR), day="2020-05-01", outlet=None)

    lacks = {change.lacking for change in proposed(loaded, later).changes}
    saved(loaded, nameless, ["interest-1"])

    assert lacks == {"It is saved as of 1 May 2020; take it back to give it another day."}
    with open_reader(loaded) as reader:
        claims = reader.ask(LATEST, player="player:town:omar").rows
    assert {(claim.club_id, claim.source) for claim in claims} == {
        ("club:town:harbour", "The Herald"),
        ("club:town:castle", "The Herald"),
    }


def test_a_correction_takes_the_place_of_what_was_saved(loaded: Settings) -> None:
    reading = told(wants(HARBOUR, OMAR, manager=ROSA), day="2020-05-01")
    saved(loaded, reading)
    other = Correction(player_id="player:town:pavel", stage="bid")

    save(loaded, proposed(loaded, reading, interest_0=other), ["interest-0"])

    with open_reader(loaded) as reader:
        omar = reader.ask(LATEST, player="player:town:omar").rows
        pavel = reader.ask(LATEST, player="player:town:pavel", until="2020-12-31").rows
        pursued = reader.rows("MATCH ()-[e:PURSUED]->(p:Player) RETURN e.id AS id, p.id AS p", {})
    assert omar == []
    assert [claim.stage for claim in pavel] == ["bid", "monitoring"]
    assert {row["p"] for row in pursued} == {"player:town:pavel"}
