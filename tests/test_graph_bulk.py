"""The folder for `neo4j-admin database import`: read by the real importer, it is the same graph."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from graph.bulk import COMMAND, CONSTRAINTS
from graph.errors import ExportError
from graph.export import export_graph
from graph.kinds import EdgeType, NodeType
from graph.questions import CATALOGUE
from graph.questions.question import Question
from graph.questions.search import forget_names
from graph.schema import CARRIED_INTEREST, EDGES, NODES, NOTES, REUNITED_WITH, SHAPE
from graph.settings import Settings
from graph.store import Reader, engine, open_reader, open_writer
from graph.whole import READ_NODES, edges_of, nodes_of
from loaders.load import SAMPLE, load
from loaders.matching.deciding import Decision, decide
from loaders.removal import reset
from tests import made_checkout, neo4j_server, strange, town
from tests.conftest import lacking
from tests.test_loaders_batch import CERTAIN, line, written

pytestmark = pytest.mark.slow

# Every kind of character that divides something in the files, or that somebody may trip over.
HOSTILE = 'a;b|c,d\t"e" \'f\' \\"g\\\n\nh: `i` $j {k} \u2028 مرحبا 🙂 '
DOUBTFUL = "Castle United have enquired about Nils Berg."
DERIVED = (REUNITED_WITH, CARRIED_INTEREST)
ENDS = {
    "player": "Player",
    "manager": "Manager",
    "other": "Manager",
    "club": "Club",
    "source": "Source",
    "node": "Player",
    "from_node": "Player",
    "to_node": "Club",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded graph: five feeds, odd names, what one cannot say, reports read here, a merge."""
    home = Settings(tmp_path_factory.mktemp("bulk"))
    with open_reader(home):
        hostile = town.TABLES["interests"].replace("Mill are said to be keen.", cell(HOSTILE))
        players = town.TABLES["players"].replace(
            "Omar O'Vale,Vale", "Omar O'Vale," + cell("O; V.|Vale, of \\ 'X'")
        )
        load(home, town.build(tmp_path_factory.mktemp("town"), interests=hostile, players=players))
        load(home, SAMPLE, keep_sample=True)
        load(home, strange.build(tmp_path_factory.mktemp("odd")), keep_sample=True)
        lines = (line(CERTAIN, id="a"), line(DOUBTFUL, id="b"))
        load(home, written(tmp_path_factory.mktemp("reports"), *lines))
        load(home, made_checkout.build(tmp_path_factory.mktemp("checkout")), keep_sample=True)
        decide(home, [Decision("player:town:nils-98", "player:town:nils-01", True, "reviewed")])
        yield home
    engine.stop(home.home)


@pytest.fixture(scope="module")
def folder(home: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That graph as files."""
    return exported(home, tmp_path_factory.mktemp("files"))


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def exported(settings: Settings, folder: Path) -> Path:
    with open_reader(settings) as reader:
        export_graph(reader, "neo4j-import", folder)
    return folder


@contextmanager
def imported(folder: Path, home: Path) -> Iterator[Settings]:
    """A new Neo4j server whose database is what the folder holds, with its constraints."""
    if reason := neo4j_server.missing():
        lacking(reason)
    with neo4j_server.Neo4jServer(home, "1g", imported=folder) as server:
        settings = Settings.from_environment(server.environment)
        with open_writer(settings) as writer:
            for text in (folder / CONSTRAINTS).read_text("utf-8").splitlines():
                writer.write(text.removesuffix(";"), [])
            writer.rows("CALL db.awaitIndexes(300)", {})
        yield settings


def kinds() -> tuple[NodeType | EdgeType, ...]:
    return (*NODES, *NOTES, *EDGES)


def whole(reader: Reader, kind: NodeType | EdgeType) -> list[int]:
    """A mark for every node or edge of a kind, with its ends and all its properties."""
    if isinstance(kind, NodeType):
        return sorted(hash(str(sorted(p.items()))) for p in nodes_of(reader, kind))
    found = edges_of(reader, kind)
    return sorted(hash((start, end, str(sorted(p.items())))) for start, end, p in found)


def anchors(reader: Reader, times: int) -> list[dict[str, Any]]:
    """Ends to ask about, the same in each run: a manager and a player who met again, and others."""
    chance = random.Random(7)
    ids = {node.label: sorted(p["id"] for p in nodes_of(reader, node)) for node in NODES}
    met = [sorted(edges_of(reader, edge), key=lambda one: one[2]["id"]) for edge in DERIVED]
    chosen: list[dict[str, Any]] = []
    for n in range(times):
        ends: dict[str, Any] = {end: chance.choice(ids[label]) for end, label in ENDS.items()}
        manager, player, edge = chance.choice(met[n % len(met)])
        ends |= {"manager": manager, "player": player, "club": edge["to_club_id"]}
        ends |= {"from_node": manager, "to_node": player, "ids": [manager, player, ends["club"]]}
        (row,) = reader.rows("MATCH (p:Player {id: $player}) RETURN p.name AS text", ends)
        chosen.append(ends | row)
    return chosen


def answers(reader: Reader, chosen: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """What every question of the catalogue answers, of every choice of ends."""
    forget_names()
    return {
        key: [
            reader.ask(question, limit=300, **{end: ends[end] for end in asked}).rows
            for ends in chosen
            for asked in ([*question.needs, *more] for more in choices(question))
        ]
        for key, question in CATALOGUE.items()
    }


def choices(question: Question[Any]) -> list[list[str]]:
    """Nothing beside what it needs; where that is nothing, each end it takes too, one at a time."""
    return [[], *([end] for end in (*ENDS, "ids") if end in question.takes and not question.needs)]


def assert_same_graph(before: Settings, after: Settings, unanswered: set[str]) -> None:
    """Node for node, edge for edge and question for question; all but some have an answer."""
    with open_reader(before) as here, open_reader(after) as there:
        for kind in kinds():
            assert whole(there, kind) == whole(here, kind), kind.name
        chosen = anchors(here, 8)
        asked = answers(here, chosen)
        assert answers(there, chosen) == asked
        assert {key for key, rows in asked.items() if not any(rows)} <= unanswered


def test_pages_hold_all_nodes_once_in_order_and_few_at_a_time(home: Settings) -> None:
    with open_reader(home) as reader:
        pages = list(reader.pages(READ_NODES.format(label="Player"), "Player", size=500))
        (row,) = reader.rows("MATCH (p:Player) RETURN count(p) AS players", {})

    ids = [player["id"] for (page,) in pages for player in page["nodes"]]
    assert ids == sorted(set(ids))
    assert len(ids) == row["players"]
    assert max(len(page["nodes"]) for (page,) in pages) < row["players"] // 2


def test_a_kind_has_a_header_with_a_type_for_every_property(folder: Path) -> None:
    headers = {f.name: f.read_text("utf-8").strip() for f in folder.glob("*.header.csv")}

    assert set(headers) == {f"{kind.name}.header.csv" for kind in kinds()}
    assert headers["Club.header.csv"] == (
        "id:ID(Club),name:string,aliases:string[],country:string,kind:string,"
        "parent_club_id:string,transfermarkt_id:string,wikidata_id:string,statsbomb_id:string,"
        "search_text:string,as_told:string[]"
    )
    assert headers["PLAYED_FOR.header.csv"] == (
        ":START_ID(Player),:END_ID(Club),id:string,since:string,until:string,first_day:string,"
        "last_day:string,precision:string,on_loan:boolean,parent_club_id:string,"
        "joined_by:string,paper:boolean,fee:long,fee_currency:string,contract_until:string,"
        "known_day:string,settled_day:string,as_told:string[]"
    )


def test_what_is_not_there_is_left_out_of_the_command(folder: Path, tmp_path: Path) -> None:
    bare = Settings(tmp_path / "home")
    with open_reader(bare):
        load(bare, town.build(tmp_path / "town"))
        command = (exported(bare, tmp_path / "files") / COMMAND).read_text("utf-8")
    engine.stop(bare.home)

    assert "--nodes=Player=Player.header.csv,Player.csv" in command
    assert "Doubt" not in command
    assert "--nodes=Doubt=" in (folder / COMMAND).read_text("utf-8")


def test_constraints_and_indexes_are_those_of_the_store(folder: Path) -> None:
    assert (folder / CONSTRAINTS).read_text("utf-8").splitlines() == [f"{t};" for t in SHAPE]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("p.aliases = ['a\x1fb']", "holds the character U+001F in its aliases"),
        ("p.shoe_size = 44", "has shoe_size, which no Player has"),
    ],
)
def test_nothing_is_altered_or_left_out_unsaid(
    embedded: Settings, town_folder: Path, tmp_path: Path, change: str, said: str
) -> None:
    reset(embedded)
    load(embedded, town_folder)
    exported(embedded, tmp_path)
    with open_writer(embedded) as writer:
        writer.count(f"MATCH (p:Player {{id: 'player:town:omar'}}) SET {change} RETURN p.id AS id")

    with pytest.raises(ExportError, match=re.escape(f"player:town:omar {said}")):
        exported(embedded, tmp_path)

    assert not (tmp_path / COMMAND).exists()


@pytest.mark.neo4j
def test_the_real_importer_makes_the_same_graph(
    home: Settings, folder: Path, tmp_path: Path
) -> None:
    with imported(folder, tmp_path / "neo4j") as server:
        assert_same_graph(home, server, set())

        report = load(server, SAMPLE)

        assert report.unchanged
