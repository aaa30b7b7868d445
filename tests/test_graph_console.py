"""The console: what it refuses and why, and that the engine stays well whatever is typed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.settings import Settings
from graph.store import NodeRef, PathRef, Reader, open_reader
from graph.store.console import cancel, refuse, trial
from loaders.load import load
from tests import town

ENDLESS = (
    "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b WITH a, b WHERE a + b = -1 RETURN a"
)
COUNT = "MATCH (n) RETURN count(n) AS total"


@pytest.fixture(scope="module")
def reader(graph: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder: Path = town.build(tmp_path_factory.mktemp("town"))
    load(graph, folder)
    with open_reader(graph) as reader:
        yield reader


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("CREATE (n:Player)", "The console only reads: CREATE is not allowed (line 1)."),
        ("MATCH (n)\nSET n.x = 1", "The console only reads: SET is not allowed (line 2)."),
        ("MATCH (n) detach delete n", "The console only reads: DETACH is not allowed (line 1)."),
        (
            "MERGE (n:Club {id: 'x'}) RETURN n",
            "The console only reads: MERGE is not allowed (line 1).",
        ),
        (
            "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
            "The console only reads: LOAD is not allowed (line 1).",
        ),
        (
            "MATCH (n) CALL apoc.nothing() YIELD x RETURN x",
            "The console only reads: CALL APOC.NOTHING is not allowed (line 1).",
        ),
        ("SHOW USERS", "The console only reads: SHOW is not allowed (line 1)."),
        ("USE system MATCH (n) RETURN n", "The console only reads: USE is not allowed (line 1)."),
        ("MATCH (n) RETURN n; MATCH (m) RETURN m", "The console runs one statement; a second one"),
        ("MATCH (n) RETURN 'a", "A quotation mark or comment is not closed."),
        ("RETURN '\\u0041'", "The console does not take \\u escapes"),
        ("  // nothing", "There is nothing to run."),
        ("hello", "The console only reads: HELLO is not allowed (line 1)."),
    ],
)
def test_what_does_more_than_read_is_refused(text: str, why: str) -> None:
    with pytest.raises(QueryError) as refused:
        refuse(text)

    assert refused.value.what.startswith(why)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN n.set, n.`delete`, 'CREATE (x); DROP' AS text // MERGE",
        "MATCH (n {create: 1}) RETURN n",
        "CALL db.labels() YIELD label RETURN label",
        "CALL { MATCH (n) RETURN n } RETURN n",
        "MATCH (n) RETURN n;",
        "/* SET */ WITH 1 AS one RETURN one",
    ],
)
def test_what_only_reads_is_let_through(text: str) -> None:
    refuse(text)


def test_rows_come_as_plain_values(reader: Reader) -> None:
    text = "MATCH p = (m:Manager {name: $name})-[:MANAGED]->(c:Club) RETURN m, p, c.name AS club"

    answer = trial(reader, text, {"name": "Tam Lock"})

    assert answer.columns == ("m", "p", "club")
    (row,) = answer.rows
    assert row["club"] == "Harbour FC"
    assert isinstance(row["m"], NodeRef)
    assert row["m"].id == "manager:town:tam"
    assert isinstance(row["p"], PathRef)
    assert [edge.type for edge in row["p"].edges] == ["MANAGED"]


def test_a_cut_result_says_so(reader: Reader) -> None:
    answer = trial(reader, "UNWIND range(1, 501) AS n RETURN n", {})

    assert (len(answer.rows), answer.cut_off) == (500, True)


def test_a_mistake_is_told_in_the_engines_words(reader: Reader) -> None:
    with pytest.raises(QueryError):
        trial(reader, "MATCH (n RETURN n", {})


def test_an_endless_query_is_cut_off_and_the_engine_stays_well(reader: Reader) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match="Stopped after 1 seconds"):
        trial(reader, ENDLESS, {}, seconds=1)

    assert time.monotonic() - started < 5
    assert trial(reader, COUNT, {}).rows[0]["total"] > 10


def test_one_that_begins_after_its_time_is_cut_off_too(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    glance = Reader.glance

    def late(*values: Any) -> Any:
        time.sleep(1.5)
        return glance(*values)

    monkeypatch.setattr(Reader, "glance", late)
    started = time.monotonic()
    with pytest.raises(QueryError, match="Stopped after 1 seconds"):
        trial(reader, ENDLESS, {}, seconds=1)

    assert time.monotonic() - started < 8  # the engine's own limit is ten seconds


def test_a_running_query_can_be_cancelled(reader: Reader) -> None:
    said: list[str] = []

    def run() -> None:
        try:
            trial(reader, ENDLESS, {}, tag="suitors-tagged")
        except QueryError as error:
            said.append(error.what)

    running = threading.Thread(target=run)
    running.start()
    end = time.monotonic() + 8
    while not cancel(reader, "suitors-tagged") and time.monotonic() < end:
        time.sleep(0.1)
    running.join(8)

    assert said == ["Stopped: it was cancelled."]
    assert not cancel(reader, "suitors-tagged")


TOKENS = """MATCH (n) (m:Club) RETURN n WITH UNWIND [1] AS x CREATE MERGE (:Club{id:'x'}) SET n.x=1
DELETE DETACH REMOVE n.name CALL { } ( ) /* */ // ' ` ; , WHERE true UNION LOAD CSV"""
WORDS = st.sampled_from(TOKENS.split())


def test_whatever_is_typed_leaves_the_graph_as_it_was(reader: Reader) -> None:
    before = trial(reader, COUNT, {}).rows

    @settings(max_examples=60)
    @given(st.lists(WORDS, min_size=2, max_size=9).map(" ".join))
    def type_in(text: str) -> None:
        with suppress(QueryError):
            trial(reader, text, {}, limit=5)

    type_in()
    assert trial(reader, COUNT, {}).rows == before
    assert trial(reader, "MATCH (n:Club {id: 'x'}) RETURN n", {}).rows == []
