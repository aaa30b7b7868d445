"""Who repeats whom, in whatever order reports are saved and taken back: each root counts once."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.questions.readings import READINGS
from graph.questions.reports import LATEST
from graph.questions.suitors import SUITORS
from graph.settings import Settings
from graph.store import open_reader
from loaders.news.saving import save, undo
from loaders.reading.found import Reading
from tests.test_loaders_load import contents
from tests.test_loaders_saving import proposed, saved
from tests.told import CASTLE, HARBOUR, OMAR, PAVEL, prose, told, wants

COUNTED = {"club:town:harbour": (3, 1)}


def independent(settings: Settings, on: str) -> dict[str, tuple[int, int]]:
    """Pavel's suitors: how many reports, and how many of them independent."""
    with open_reader(settings) as reader:
        rows = reader.ask(SUITORS, player="player:town:pavel", on=on).rows
    return {row.club_id: (row.reports, row.independent_reports) for row in rows}


def harbour(day: str, outlet: str | None, more: str, *sources: str) -> Reading:
    """Harbour wants Pavel, says one more report."""
    return told(wants(HARBOUR, PAVEL), day=day, outlet=outlet, more=more, sources=sources)


COPIES = (
    harbour("2022-03-01", "BBC", prose(1)),
    harbour("2022-03-02", "Post", prose(1) + " Later."),
    harbour("2022-03-03", "Echo", prose(1) + " More."),
)
CREDITING = (
    harbour("2022-03-01", "BBC", prose(1), "Romano"),
    harbour("2022-03-02", "Post", prose(2), "Romano"),
    harbour("2022-03-03", "Echo", prose(3), "Romano"),
)


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("reports", [COPIES, CREDITING])
def test_in_whatever_order_they_are_saved_and_taken_back(
    loaded: Settings, reports: tuple[Reading, ...], order: tuple[int, ...]
) -> None:
    empty = contents(loaded)

    done = [saved(loaded, reports[at]) for at in order]
    assert independent(loaded, "2022-03-04") == COUNTED
    undo(loaded, done[0].report_id)
    assert independent(loaded, "2022-03-04") == {"club:town:harbour": (2, 1)}
    undo(loaded, done[1].report_id)
    assert independent(loaded, "2022-03-04") == {"club:town:harbour": (1, 1)}
    undo(loaded, done[2].report_id)
    assert contents(loaded) == empty


def test_where_the_first_goes_the_earliest_of_those_that_repeat_it_is_first(
    loaded: Settings,
) -> None:
    first = saved(loaded, harbour("2022-03-01", "BBC", prose(1)))
    for day, outlet in (("02", "Post"), ("03", "Echo"), ("04", "Mail")):
        saved(loaded, harbour(f"2022-03-{day}", outlet, prose(int(day)), "BBC"))

    undo(loaded, first.report_id)

    assert independent(loaded, "2022-03-05") == COUNTED


def test_of_two_that_are_credited_the_one_on_record_is_repeated(loaded: Settings) -> None:
    first = saved(loaded, harbour("2022-03-01", "BBC", prose(1)))

    proposal = proposed(loaded, harbour("2022-03-02", "Post", prose(2), "Romano", "BBC"))

    assert proposal.repeats is not None
    assert (proposal.repeats.report_id, proposal.repeats.why) == (
        first.report_id,
        "credits BBC Sport",
    )


def test_a_report_that_credits_itself_repeats_nothing(loaded: Settings) -> None:
    itself = proposed(loaded, harbour("2022-03-01", "Sky Sports", prose(1), "Sky Sports News"))

    assert itself.repeats is None


def test_why_it_repeats_is_told_with_days_as_people_read_them(loaded: Settings) -> None:
    saved(loaded, COPIES[0])
    copy = proposed(loaded, COPIES[1]).repeats
    again = proposed(loaded, harbour("2022-03-09", "BBC", prose(9))).repeats

    assert copy is not None
    assert again is not None
    assert copy.why == "99 % the same words as the report of BBC Sport of 1 Mar 2022"
    assert again.why == "the same source said so on 1 Mar 2022"


def test_the_same_text_of_another_outlet_adds_nothing(loaded: Settings) -> None:
    first = saved(loaded, COPIES[0])

    other = proposed(loaded, harbour("2022-03-01", "Post", prose(1)))

    assert other.already is not None
    assert (other.report_id, other.already.source) == (first.report_id, "BBC Sport")
    assert [change.standing for change in other.changes] == ["known"]


@pytest.mark.parametrize(("day", "known"), [("2020-03", "2020-03-31"), ("2020", "2020-12-31")])
def test_nothing_of_a_report_is_known_before_its_day_is_over(
    loaded: Settings, day: str, known: str
) -> None:
    reading = told(wants(HARBOUR, OMAR), day=day, sources=("Romano",))
    other = told(wants(CASTLE, OMAR), day="2019-03-01", sources=("Romano",), more=prose(1))
    for one in (reading, other):
        saved(loaded, one, ["interest-0"])

    with open_reader(loaded) as reader:
        before = [
            {row.report_id for row in reader.ask(LATEST, known_on=on).rows}
            | {row.report_id for row in reader.ask(READINGS, known_on=on).rows}
            for on in (f"{known[:8]}{int(known[8:]) - 1}", known)
        ]
    assert before[1] - before[0] == {proposed(loaded, reading).report_id}


def test_a_chain_of_repeats_and_a_copy_count_once(loaded: Settings) -> None:
    """Two credit the Romano nobody read here, one of them is credited itself and copied."""
    first = told(
        wants(HARBOUR, PAVEL), day="2022-03-01", sources=("Romano",), more=prose(1), outlet="BBC"
    )
    second = told(wants(HARBOUR, PAVEL), day="2022-03-02", sources=("BBC Sport",), more=prose(2))
    third = told(
        wants(HARBOUR, PAVEL),
        wants(CASTLE, PAVEL),
        day="2022-03-03",
        sources=("Herald", "The Herald"),
        more=prose(3),
        outlet="Tribune",
    )
    copy = told(
        wants(HARBOUR, PAVEL), day="2022-03-04", more=prose(2) + " More soon.", outlet="Post"
    )
    other = told(
        wants(HARBOUR, PAVEL), day="2022-03-05", sources=("Romano",), more=prose(5), outlet="Echo"
    )
    fresh = told(wants(HARBOUR, PAVEL), day="2022-03-06", more=prose(6), outlet="Record")

    for reading in (first, second, third, copy, other):
        saved(loaded, reading)
    chained = independent(loaded, "2022-03-05")
    proposal = proposed(loaded, fresh)
    saved(loaded, fresh)

    assert chained["club:town:harbour"] == (5, 1)
    assert chained["club:town:castle"] == (1, 1)
    assert [change.standing for change in proposal.changes] == ["confirms"]
    assert independent(loaded, "2022-03-06")["club:town:harbour"] == (6, 2)


@pytest.mark.slow
def test_a_text_copied_for_months_has_one_root(loaded: Settings) -> None:
    """Each is a copy of what stood in the fortnight before, and so on to the first."""
    for month in range(1, 9):
        for day in ("01", "13", "25"):
            on = f"2022-{month:02}-{day}"
            more = f"{prose(1)} {on}"
            saved(loaded, told(wants(HARBOUR, PAVEL), day=on, more=more, outlet=None))

    _, roots = independent(loaded, "2022-08-26")["club:town:harbour"]
    assert roots == 1


def test_the_older_of_two_copies_is_the_root_whenever_it_is_saved(loaded: Settings) -> None:
    copy = told(wants(HARBOUR, PAVEL), day="2022-03-04", more=prose(1) + " Later.", outlet="Post")
    first = told(wants(HARBOUR, PAVEL), day="2022-03-01", more=prose(1), outlet="BBC")
    late = saved(loaded, copy)
    before = contents(loaded)

    proposal = proposed(loaded, first)
    done = save(loaded, proposal, proposal.certain)

    assert proposal.repeated_by == (late.report_id,)
    assert independent(loaded, "2022-03-05") == {"club:town:harbour": (2, 1)}
    undo(loaded, done.report_id)
    assert contents(loaded) == before


def test_the_report_others_credited_joins_them_when_it_is_read(loaded: Settings) -> None:
    crediting = told(wants(HARBOUR, PAVEL), day="2022-03-04", sources=("Romano",), outlet="BBC")
    itself = told(wants(HARBOUR, PAVEL), day="2022-03-03", outlet="Romano", more=prose(1))

    saved(loaded, crediting)
    saved(loaded, itself)

    assert independent(loaded, "2022-03-05") == {"club:town:harbour": (2, 1)}


def test_who_repeated_a_report_that_is_undone_repeats_what_it_repeated(loaded: Settings) -> None:
    texts = [
        told(wants(HARBOUR, PAVEL), day=f"2022-03-0{at}", sources=(by,), more=prose(at), outlet=of)
        for at, of, by in ((1, "BBC", "Romano"), (2, "Herald", "BBC"), (3, "Post", "Herald"))
    ]
    first, second, third = (saved(loaded, text) for text in texts)

    undo(loaded, second.report_id)

    assert independent(loaded, "2022-03-05") == {"club:town:harbour": (2, 1)}
    undo(loaded, first.report_id)
    undo(loaded, third.report_id)
    with open_reader(loaded) as reader:
        left = reader.rows("MATCH (r:Report) WHERE r.id CONTAINS ':read:' RETURN r.id AS id", {})
    assert left == []
