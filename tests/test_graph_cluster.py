"""Through `neo4j://`: any member is read, the leader is written to, and members may go."""

from __future__ import annotations

import json
import os
import random
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from graph.errors import EngineError, QueryError
from graph.settings import Settings
from graph.store import Reader, Writer, bookmarks, open_reader, open_writer
from graph.store.console import cancel, trial
from loaders.load import load
from loaders.lock import LoadLock
from loaders.matching.deciding import decide, take_back
from loaders.news.saving import undo
from loaders.removal import reset
from tests import annals
from tests.bolt_proxy import Cluster, Loss
from tests.conftest import ROOT
from tests.test_graph_console import ENDLESS
from tests.test_loaders_load import contents
from tests.test_loaders_saving import CARRIED_ALONG, saved
from tests.test_matching_merges import DECISIONS, whole

pytestmark = pytest.mark.neo4j
ADD = "UNWIND $rows AS row MERGE (n:Club {id: row.id}) RETURN n.id AS id"
NEW = "UNWIND $rows AS row CREATE (n:Gap {id: row.id}) RETURN n.id AS id"
NEW_AGAIN = "UNWIND $rows AS row MERGE (n:Gap {id: row.id}) RETURN n.id AS id"
HOW_MANY = "MATCH (n:Gap) RETURN count(n) AS total"
CLUBS = "MATCH (n:Club) RETURN n.id AS id ORDER BY id"


@pytest.fixture
def cluster(neo4j: Settings, tmp_path: Path) -> Iterator[Cluster]:
    """Three members, emptied; the first one leads."""
    assert neo4j.server
    with Cluster(neo4j.server, tmp_path / "home") as cluster:
        reset(neo4j)
        yield cluster


def impatient(settings: Settings) -> Writer:
    """A writer that tries again once and no more."""
    with open_writer(settings) as writer:
        return Writer(replace(writer.login, patience=0.0))


def test_any_member_is_read_and_the_leader_is_written_to(
    cluster: Cluster, town_folder: Path
) -> None:
    report = load(cluster.settings, town_folder)

    assert report.written["PLAYED_FOR"] == 11
    assert cluster.asked(writes=True) == {0}
    assert cluster.asked(writes=False) == {1, 2}


def test_whoever_reads_next_shows_the_bookmark_of_what_was_written(cluster: Cluster) -> None:
    with open_reader(cluster.settings) as reader, open_writer(cluster.settings) as writer:
        for number in range(4):
            writer.write(ADD, [{"id": str(number)}])
            for other in (writer, reader):
                assert len(other.rows(CLUBS, {})) == number + 1
                assert cluster.said[-1].bookmarks == (cluster.written[-1],)


def test_the_next_process_shows_it_too(cluster: Cluster) -> None:
    with open_writer(cluster.settings) as writer:
        writer.write(ADD, [{"id": "a"}])
    written, before = cluster.written[-1], len(cluster.said)

    server = cluster.settings.server
    assert server
    told = {"NEO4J_URI": server.uri, "NEO4J_PASSWORD": server.password, "NEO4J_DATABASE": "neo4j"}
    status = subprocess.run(
        [str(ROOT / ".venv/bin/suitors"), "status", "--format", "json"],
        env=os.environ | told | {"SUITORS_HOME": str(cluster.home)},
        capture_output=True,
        check=True,
    )

    assert server.uri in [row["name"] for row in json.loads(status.stdout)]
    assert [one for one in cluster.said[before:] if written not in one.bookmarks] == []


def test_a_bookmark_that_nobody_knows_is_told_once(cluster: Cluster) -> None:
    with open_reader(cluster.settings) as reader:
        bookmarks.keep(reader.login.bookmarks, ["FB:none"])
        said = "What was written last has not come to this member, or was lost to an older copy"
        with pytest.raises(EngineError, match=said):
            reader.rows(CLUBS, {})

        assert reader.rows(CLUBS, {}) == []


def test_a_new_leader_is_written_to_once(cluster: Cluster) -> None:
    with open_writer(cluster.settings) as writer:
        writer.write(NEW, [{"id": "a"}])
        cluster.leader = 1

        assert writer.write(NEW, [{"id": "b"}]) == {"b"}

        assert [one.member for one in cluster.said if one.text == NEW] == [0, 0, 1]
        assert writer.rows(HOW_MANY, {}) == [{"total": 2}]


def test_who_writes_waits_until_there_is_a_leader(cluster: Cluster) -> None:
    cluster.leader = None
    with open_writer(cluster.settings) as writer:
        threading.Timer(1.5, setattr, (cluster, "leader", 2)).start()

        writer.write(ADD, [{"id": "a"}])

        assert [one.member for one in cluster.said if one.text == ADD] == [2]


def test_without_a_leader_for_long_it_says_so(cluster: Cluster) -> None:
    cluster.leader = None
    with impatient(cluster.settings) as writer, pytest.raises(EngineError) as told:
        writer.write(ADD, [{"id": "a"}])

    assert str(told.value) == (
        f"{writer.where}: No member takes writes now. Try again in half a minute. "
        "A cluster is reached by neo4j://, not by bolt://."
    )


def test_a_member_that_does_not_lead_and_is_asked_alone_says_so(cluster: Cluster) -> None:
    server = cluster.settings.server
    assert server
    alone = replace(server, uri=f"bolt://{cluster.members[1].address}")
    with impatient(Settings(cluster.home, alone)) as writer, pytest.raises(EngineError) as told:
        writer.write(ADD, [{"id": "a"}])

    assert told.value.what == "No member takes writes now."


def test_members_may_go_while_the_app_is_open(cluster: Cluster) -> None:
    """The table is stale: it still names them. The first of them is the one of NEO4J_URI."""
    with open_reader(cluster.settings) as reader, open_writer(cluster.settings) as writer:
        writer.write(ADD, [{"id": "a"}])
        assert reader.rows(CLUBS, {}) == [{"id": "a"}]

        cluster.members[0].stop()
        cluster.leader = 1
        writer.write(ADD, [{"id": "b"}])
        seen = [[row["id"] for row in reader.rows(CLUBS, {})] for _ in range(6)]
        typed = trial(reader, CLUBS, {}).rows

        assert seen == [["a", "b"]] * 6
        assert typed == [{"id": "a"}, {"id": "b"}]


def test_when_all_were_gone_the_same_reader_goes_on(cluster: Cluster) -> None:
    with open_reader(cluster.settings) as reader:
        for member in cluster.members:
            member.stop()
        with pytest.raises(EngineError, match=r"The graph does not answer\. Is it running"):
            open_reader(cluster.settings)
        for member in cluster.members:
            member.start()

        assert reader.rows(CLUBS, {}) == []


def test_a_running_query_is_cancelled_where_it_runs(cluster: Cluster) -> None:
    said: list[str] = []

    def run(reader: Reader, tag: str) -> None:
        try:
            trial(reader, ENDLESS, {}, tag=tag)
        except QueryError as error:
            said.append(error.what)

    for tag in ("suitors-here-1", "suitors-here-2", "suitors-here-3"):
        with open_reader(cluster.settings) as reader:
            running = threading.Thread(target=run, args=(reader, tag))
            running.start()
            wait_for(partial(cancel, reader, tag))
            running.join(8)
    at = [one.member for one in cluster.said if "suitors-here" in one.text]
    ended = [one.member for one in cluster.said if one.text.startswith("TERMINATE")]

    assert said == ["Stopped: it was cancelled."] * 3
    assert ended == at


@pytest.mark.parametrize("done", [True, False])
def test_what_is_created_is_there_once_though_its_commit_was_lost(
    cluster: Cluster, done: bool
) -> None:
    with open_writer(cluster.settings) as writer:
        cluster.loss = Loss(done, numbers=[0])

        assert writer.write(NEW, [{"id": "a"}], again=NEW_AGAIN) == {"a"}

        assert writer.rows(HOW_MANY, {}) == [{"total": 1}]


def test_a_load_that_lost_commits_is_as_if_undisturbed(
    cluster: Cluster, neo4j: Settings, town_folder: Path
) -> None:
    """Every commit of a creation, and any one of all, before and after the server had done it."""
    plain = load(cluster.settings, town_folder)
    commits, whole = cluster.loss.met, contents(neo4j)
    any_two = random.Random(commits).sample(range(commits), 2)
    creations = [Loss(done, word="CREATE (") for done in (True, False)]

    for loss in (*creations, *(Loss(n % 2 == 0, numbers=[n]) for n in any_two)):
        reset(neo4j)
        cluster.loss = loss
        report = load(cluster.settings, town_folder)

        assert contents(neo4j) == whole
        assert (report.written, report.derived) == (plain.written, plain.derived)


def test_a_report_saved_and_taken_back_while_commits_are_lost(
    cluster: Cluster, neo4j: Settings, town_folder: Path
) -> None:
    load(neo4j, town_folder)
    before = contents(neo4j)
    report = saved(neo4j, CARRIED_ALONG).report_id
    with_it = contents(neo4j)
    undo(neo4j, report)

    for lost in random.Random(7).sample(range(43), 3):
        cluster.loss = Loss(done=True, numbers=[lost])
        saved(cluster.settings, CARRIED_ALONG)
        assert contents(neo4j) == with_it

        cluster.loss = Loss(done=True, numbers=[lost])
        undo(cluster.settings, report)
        assert contents(neo4j) == before


def test_merged_and_parted_while_commits_are_lost(
    cluster: Cluster, neo4j: Settings, town_folder: Path, tmp_path: Path
) -> None:
    load(neo4j, town_folder)
    load(neo4j, annals.build(tmp_path / "annals"))
    apart = whole(neo4j)
    begun = cluster.loss.met
    decide(cluster.settings, DECISIONS)
    merged, commits = whole(neo4j), cluster.loss.met - begun

    for lost in random.Random(7).sample(range(commits), 4):
        cluster.loss = Loss(done=True, numbers=[lost])
        take_back(cluster.settings, [one.id for one in DECISIONS])
        assert whole(neo4j) == apart

        cluster.loss = Loss(done=True, numbers=[lost])
        decide(cluster.settings, DECISIONS)
        assert whole(neo4j) == merged


def test_a_commit_lost_twice_is_told_and_run_again_it_finishes(
    cluster: Cluster, neo4j: Settings, town_folder: Path
) -> None:
    load(cluster.settings, town_folder)
    whole = contents(neo4j)
    reset(neo4j)
    cluster.loss = Loss(done=True, numbers=[30, 31])

    with pytest.raises(EngineError) as told:
        load(cluster.settings, town_folder)
    load(cluster.settings, town_folder)

    assert (
        told.value.what
        == "The connection was lost while saving; whether it was saved is not known."
    )
    assert told.value.advice == "Do it again: what is there already stays as it is."
    assert contents(neo4j) == whole


def test_of_many_who_ask_at_once_one_may_load(cluster: Cluster) -> None:
    with open_writer(cluster.settings) as writer:
        writer.shape()
        for _ in range(5):
            got: list[bool] = []

            def ask(holder: str, got: list[bool] = got) -> None:
                lock = LoadLock(writer)
                lock.holder = holder
                got.append(lock._take() == holder)

            asking = [threading.Thread(target=ask, args=(f"elsewhere:{n}",)) for n in range(6)]
            for one in asking:
                one.start()
            for one in asking:
                one.join()

            assert sorted(got) == [False] * 5 + [True]
            writer.count("MATCH (lock:Lock) DETACH DELETE lock RETURN '' AS id")


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 8
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
