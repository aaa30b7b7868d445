"""Saving a report: twice is once, undone is as before, and what follows is what always follows."""

from __future__ import annotations

import random
from collections.abc import Collection
from itertools import product
from pathlib import Path

import pytest

from graph.errors import NotInGraph, ReportError
from graph.questions.network import FEEDS, GAPS, TOTALS
from graph.questions.pursuits import CARRIED
from graph.questions.reports import LATEST
from graph.settings import Settings
from graph.store import open_reader, open_writer
from graph.words import STAGES
from loaders.bookkeeping import LOADS, count
from loaders.derive import derive
from loaders.gaps import save_gaps
from loaders.kept import Kept
from loaders.load import SAMPLE, load
from loaders.news.changes import Correction
from loaders.news.proposal import Proposal, propose
from loaders.news.saving import Saved, save, undo
from loaders.reading.found import Reading, Who
from loaders.removal import reset
from loaders.spells import gather
from tests import town
from tests.test_loaders_load import contents
from tests.told import CASTLE, HARBOUR, MILL, OMAR, PAVEL, ROSA, needs, prose, told, wants


def proposed(settings: Settings, reading: Reading, **more: Correction) -> Proposal:
    with open_reader(settings) as reader:
        corrections = {key.replace("_", "-"): one for key, one in more.items()}
        return propose(reader, reading, corrections=corrections)


def saved(settings: Settings, reading: Reading, keys: Collection[str] | None = None) -> Saved:
    proposal = proposed(settings, reading)
    return save(settings, proposal, proposal.certain if keys is None else keys)


def save_all(settings: Settings, reading: Reading) -> Saved:
    """Also what somebody should look at."""
    proposal = proposed(settings, reading)
    return save(settings, proposal, [change.key for change in proposal.changes])


NILS_98 = Who("Nils Bérg", "player:town:nils-98")
PAIRS = list(product((HARBOUR, MILL, CASTLE), (PAVEL, OMAR, NILS_98)))


def proposals(settings: Settings, readings: list[Reading]) -> list[Proposal]:
    """The same readings again, with another day."""
    with open_reader(settings) as reader:
        return [propose(reader, reading, published_on="2024-01-01") for reading in readings]


def derived_anew(settings: Settings) -> None:
    """Everything that follows, worked out over the whole graph."""
    with open_writer(settings) as graph, Kept(settings.home, graph, "nobody") as kept:
        gather(graph, kept, {row["issuer"]: row | {"seal": None} for row in graph.rows(LOADS, {})})
        derive(graph, kept.joins)
        save_gaps(graph, kept.joins)
        count(graph)


CARRIED_ALONG = told(
    wants(HARBOUR, OMAR, manager=ROSA),
    wants(CASTLE, PAVEL, "denied"),
    needs(MILL, "goalkeeper", "both are hurt"),
    day="2020-05-01",
    sources=("Ada Wire", "Fabrizio Romano"),
    title="Quay wants O'Vale",
)


def test_a_saved_report_is_in_the_graph_with_its_sentences(loaded: Settings) -> None:
    done = saved(loaded, CARRIED_ALONG)

    with open_reader(loaded) as reader:
        (claim,) = reader.ask(LATEST, player="player:town:omar").rows
        (read,) = [feed for feed in reader.ask(FEEDS).rows if feed.issuer == "read"]
    assert (done.interests, done.needs) == (2, 1)
    assert (claim.stage, claim.manager, claim.evidence, claim.source, claim.title) == (
        "interested",
        "Rosa Quay",
        "Harbour and Omar O'Vale: interested.",
        "The Herald",
        "Quay wants O'Vale",
    )
    assert (claim.report_id, claim.interest_id) == (
        done.report_id,
        f"interest:{done.report_id.removeprefix('report:')}-town:harbour/town:omar",
    )
    assert (read.name, read.state, read.counts) == (
        "Reports read here",
        "done",
        ["reports 1", "claims 3"],
    )


def test_the_text_itself_does_not_enter_the_graph(loaded: Settings) -> None:
    saved(loaded, told(wants(HARBOUR, OMAR), more="He kept a secret garden near the docks."))

    assert not any("secret garden" in row for row in contents(loaded))


def test_saving_twice_changes_nothing(loaded: Settings) -> None:
    first = saved(loaded, CARRIED_ALONG)
    before = contents(loaded)

    again = proposed(loaded, CARRIED_ALONG)
    keys = [change.key for change in again.changes]

    assert [change.standing for change in again.changes] == ["known"] * 3
    assert again.already is not None
    assert again.already.report_id == first.report_id
    assert save(loaded, again, keys) == first
    assert contents(loaded) == before


def test_saved_and_undone_is_as_before(loaded: Settings) -> None:
    before = contents(loaded)
    first = saved(loaded, CARRIED_ALONG)
    one = contents(loaded)
    second = saved(loaded, told(wants(HARBOUR, PAVEL), outlet="BBC", sources=("Romano",)))

    assert undo(loaded, second.report_id) == 8
    assert contents(loaded) == one
    undo(loaded, first.report_id)
    assert contents(loaded) == before
    with pytest.raises(NotInGraph, match=r"No report 'report:read:\w+' was saved here"):
        undo(loaded, first.report_id)
    with pytest.raises(NotInGraph):
        undo(loaded, "report:town:a")


def test_what_follows_for_the_players_is_what_follows_from_everything(loaded: Settings) -> None:
    again = told(wants(MILL, OMAR, manager=ROSA), day="2020-09-01", more="again")
    stated = told(
        wants(MILL, PAVEL, manager=ROSA, carried_from=HARBOUR), day="2021-01-02", outlet="BBC"
    )

    saved(loaded, CARRIED_ALONG)
    done = saved(loaded, again)
    saved(loaded, stated)

    scoped = contents(loaded)
    with open_reader(loaded) as reader:
        carried = [row.player_id for row in reader.ask(CARRIED, manager="manager:town:rosa").rows]
        gaps = reader.ask(GAPS).rows
    assert done.carried == 1
    assert carried == ["player:town:pavel", "player:town:omar"]
    assert {gap.kind: gap.total for gap in gaps}["Claims that name no manager"] == 4
    derived_anew(loaded)
    assert contents(loaded) == scoped


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_saved_and_undone_only_what_follows_is_derived(
    loaded: Settings, seed: int
) -> None:
    """Random claims of two managers' clubs about three players, some of them taken back."""
    dice = random.Random(seed)
    texts = []
    for number in range(14):
        day = f"{dice.randint(2018, 2021)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        found = [
            wants(
                club,
                player,
                dice.choice(STAGES),
                manager=dice.choice((ROSA, None)),
                carried_from=dice.choice((HARBOUR, None)) if club is not HARBOUR else None,
            )
            for club, player in dice.sample(PAIRS, dice.randint(1, 3))
        ]
        texts.append(told(*found, day=day, more=prose(number), outlet=dice.choice(("A", "B"))))

    done = [save_all(loaded, text) for text in texts]
    for one in dice.sample(done, 5):
        undo(loaded, one.report_id)

    scoped = contents(loaded)
    derived_anew(loaded)
    assert contents(loaded) == scoped
    for again in proposals(loaded, texts):
        assert {change.standing == "known" for change in again.changes} == {
            again.already is not None
        }


def test_what_is_lacking_or_unknown_is_refused(loaded: Settings) -> None:
    dayless = proposed(loaded, told(wants(HARBOUR, OMAR), day=None))
    good = proposed(loaded, told(wants(HARBOUR, OMAR)))
    before = contents(loaded)

    with pytest.raises(ReportError, match=r"No day is given\. Give the day"):
        save(loaded, dayless, ["interest-0"])
    with pytest.raises(ReportError, match="nothing was chosen, so nothing is saved"):
        save(loaded, good, [])
    with pytest.raises(ReportError, match="interest-7 is not among its changes"):
        save(loaded, good, ["interest-7"])
    assert contents(loaded) == before


def test_a_text_that_a_feed_holds_is_known(graph: Settings, tmp_path: Path) -> None:
    reading = told(wants(HARBOUR, OMAR))
    reset(graph)
    load(graph, town.build(tmp_path / "plain"))
    sha256 = proposed(graph, reading).text_sha256
    lines = town.TABLES["reports"].splitlines()
    reports = "\n".join([f"{lines[0]},text_sha256", *(f"{line},{sha256}" for line in lines[1:2])])
    rest = {"interests": "", "needs": ""}
    interests = town.TABLES["interests"].splitlines()[0] + "\n"
    rest = {"interests": interests, "needs": town.TABLES["needs"].splitlines()[0] + "\n"}
    reset(graph)
    load(graph, town.build(tmp_path / "town", reports=reports + "\n", **rest))

    (change,) = proposed(graph, reading).changes

    assert (change.standing, change.lacking) == (
        "known",
        "The same text is in the graph already, as report:town:a.",
    )


def test_totals_and_the_version_follow(loaded: Settings) -> None:
    with open_reader(loaded) as reader:
        before = {total.name: total.total for total in reader.ask(TOTALS).rows}
    first = saved(loaded, CARRIED_ALONG)
    with open_reader(loaded) as reader:
        after = {total.name: total.total for total in reader.ask(TOTALS).rows}
        versions = [feed.version for feed in reader.ask(FEEDS).rows]
    saved(loaded, told(wants(HARBOUR, PAVEL)))
    with open_reader(loaded) as reader:
        later = [feed.version for feed in reader.ask(FEEDS).rows]
    assert first.interests == 2
    grown = {name: after[name] - before[name] for name in after if after[name] != before[name]}
    assert grown == {"INTERESTED_IN": 2, "NEEDS": 1, "PURSUED": 1, "Position": 1} | {
        "Report": 2,
        "Source": 1,
    }
    assert versions != later


def test_nothing_dangles_when_the_sample_goes(graph: Settings, town_folder: Path) -> None:
    reset(graph)
    load(graph, town_folder)
    alone = contents(graph)
    reset(graph)
    load(graph, SAMPLE)
    itakura, celtic = "player:sample:ko-itakura", "club:sample:celtic"
    text = told(wants(HARBOUR, PAVEL, manager=ROSA), outlet="Sky Germany", day="2023-01-01")
    kept = Correction(celtic, itakura, "manager:sample:ange-postecoglou")
    save(graph, proposed(graph, text, interest_0=kept), ["interest-0"])

    report = load(graph, town_folder)

    assert not [row for row in contents(graph) ^ alone if "'Load'" not in row]
    assert not any("Reports read here" in row for row in contents(graph))
    assert [str(one) for one in report.rejected] == [
        "reports read here: 1 claim went with the people and clubs named."
    ]


def test_resetting_what_was_read_leaves_the_feeds(loaded: Settings) -> None:
    before = contents(loaded)
    saved(loaded, CARRIED_ALONG)
    saved(loaded, told(wants(HARBOUR, PAVEL)))

    reset(loaded, "read")

    assert contents(loaded) == before


def test_what_an_interrupted_saving_left_is_finished_by_the_next(loaded: Settings) -> None:
    saved(loaded, CARRIED_ALONG)
    saved(loaded, told(wants(MILL, OMAR, manager=ROSA), day="2020-09-01", more="again"))
    whole = contents(loaded)
    with open_writer(loaded) as graph:
        graph.count("MATCH (:Manager)-[e:CARRIED_INTEREST]->() DELETE e RETURN '' AS id")
        graph.count("MATCH (n:Load {id: 'load:read'}) SET n.state = 'running' RETURN n.id AS id")

    done = saved(loaded, told(wants(HARBOUR, PAVEL)))
    undo(loaded, done.report_id)

    assert contents(loaded) == whole
