"""Exports: read back by the tools that people read them with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.errors import ExportError
from graph.export import export_graph
from graph.settings import Settings
from graph.store import Reader, open_reader, open_writer
from loaders.load import load
from loaders.news.saving import undo
from loaders.removal import reset
from tests import town, wikidata_files
from tests.test_loaders_load import contents
from tests.test_loaders_saving import CARRIED_ALONG, saved


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hostile = "</script><img src=x onerror=alert(1)> & \"quotes\" 'n' \\ | مرحبا 🙂"
    players = town.TABLES["players"].replace("Omar O'Vale", '"' + hostile.replace('"', '""') + '"')
    return town.build(tmp_path_factory.mktemp("town"), players=players)


@pytest.fixture(scope="module")
def reader(embedded: Settings, folder: Path) -> Iterator[Reader]:
    reset(embedded)
    load(embedded, folder)
    with open_reader(embedded) as reader:
        yield reader


def test_graphml_reads_back(reader: Reader, tmp_path: Path) -> None:
    done = export_graph(reader, "graphml", tmp_path / "town.graphml")

    back: Any = nx.read_graphml(tmp_path / "town.graphml", force_multigraph=True)
    assert (back.number_of_nodes(), back.number_of_edges()) == (done.nodes, done.edges)
    assert back.nodes["player:town:omar"]["name"].startswith("</script><img")
    claims = [e for _, _, e in back.edges(data=True) if e["kind"] == "INTERESTED_IN"]
    assert len(claims) == 5
    assert all(e["reported_on"] and e["report_id"] for e in claims)


def test_gexf_reads_back(reader: Reader, tmp_path: Path) -> None:
    done = export_graph(reader, "gexf", tmp_path / "town.gexf")

    back: Any = nx.read_gexf(tmp_path / "town.gexf")
    assert (back.number_of_nodes(), back.number_of_edges()) == (done.nodes, done.edges)
    assert "🙂" in back.nodes["player:town:omar"]["label"]


def test_csv_folders_load_as_the_same_graph(
    reader: Reader, embedded: Settings, tmp_path: Path
) -> None:
    before = contents(embedded, without=("files", "counts"))
    export_graph(reader, "csv", tmp_path / "out")

    reset(embedded)
    report = load(embedded, tmp_path / "out" / "town")

    assert report.rejected == ()
    assert contents(embedded, without=("files", "counts")) == before


def test_what_was_read_here_is_no_folder_and_that_is_told(
    reader: Reader, embedded: Settings, tmp_path: Path
) -> None:
    before = export_graph(reader, "csv", tmp_path / "before")
    done = saved(embedded, CARRIED_ALONG)

    after = export_graph(reader, "csv", tmp_path / "after")
    undo(embedded, done.report_id)

    assert after == replace(before, left_out=3)
    assert [folder.name for folder in (tmp_path / "after").iterdir()] == ["town"]


@pytest.mark.neo4j
def test_cypher_makes_the_same_graph_again(
    reader: Reader, embedded: Settings, neo4j: Settings, tmp_path: Path
) -> None:
    export_graph(reader, "cypher", tmp_path / "town.cypher")
    reset(neo4j)

    with open_writer(neo4j) as writer:
        for line in (tmp_path / "town.cypher").read_text("utf-8").splitlines():
            if line.endswith(";"):
                writer.count(line.removesuffix(";"))

    def shared(rows: set[str]) -> set[str]:
        return {row for row in rows if not any(f"'{n}'" in row for n in ("Load", "Gap", "Total"))}

    assert shared(contents(neo4j)) == shared(contents(embedded))


def test_a_place_that_cannot_be_written_is_named(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file or directory"):
        export_graph(reader, "graphml", tmp_path / "nowhere" / "x.graphml")


def test_what_a_feed_could_not_say_survives_its_folder(embedded: Settings, tmp_path: Path) -> None:
    """Clubs of no known kind and days that are not known stay unknown; so do the feed's notes."""
    reset(embedded)
    load(embedded, wikidata_files.write(tmp_path / "entities", *wikidata_files.town()))
    before = contents(embedded, without=("files", "counts"))
    with open_reader(embedded) as reader:
        kinds = reader.rows("MATCH (c:Club) RETURN c.id AS id, c.kind AS kind ORDER BY id", {})
        export_graph(reader, "csv", tmp_path / "out")

    reset(embedded)
    report = load(embedded, tmp_path / "out" / "wikidata")

    assert None in {row["kind"] for row in kinds}
    assert report.notes != ()
    assert contents(embedded, without=("files", "counts")) == before
