"""The rooms: who may import whom, and which library lives where."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from graph import questions, schema
from graph.questions import CATALOGUE
from loaders import matching, reading, statsbomb, transfermarkt, wikidata

ROOT = Path(__file__).resolve().parent.parent
BELOW = {"graph": 0, "loaders": 1, "explorer": 2, "app": 3, "server": 3}
HOMES = {
    "neo4j": {f"graph/store/{name}.py" for name in ("bolt", "bookmarks", "login", "plain")},
    "networkx": {"graph/measures.py"},
    "duckdb": {"loaders/joins.py", "loaders/matching/linkage.py"},
    "splink": {"loaders/matching/linkage.py"},
    "pyvis": {"explorer/canvas.py"},
    "click": {"explorer/cli.py"},
    "rich": {"explorer/running.py", "explorer/tables.py"},
    "filelock": {"graph/store/engine.py", "graph/store/keeper.py"},
}
SCREENS = (
    "app.py",
    "server.py",
    "explorer/screen.py",
    "explorer/steps.py",
    "explorer/finding.py",
    "explorer/clocks.py",
    "explorer/picture.py",
    "explorer/details.py",
    "explorer/canvas.py",
    "explorer/marked.py",
    "explorer/pasting.py",
    "explorer/correcting.py",
    "explorer/reviewing.py",
    "explorer/twins.py",
    "explorer/editor/",
    "explorer/pages/",
)
BANNED = {"data", "info", "utils", "helpers", "process", "handle"}


def files() -> list[Path]:
    rooms = [ROOT / name for name in ("graph", "loaders", "explorer")]
    return [ROOT / "app.py", ROOT / "server.py", *(f for r in rooms for f in r.rglob("*.py"))]


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_a_room_imports_itself_and_the_rooms_below() -> None:
    for file in files():
        place = file.relative_to(ROOT).as_posix()
        here = BELOW[place.partition("/")[0].removesuffix(".py")]
        for name in imports(file):
            assert BELOW.get(name.partition(".")[0], 0) <= here, f"{place} imports {name}"


def test_one_library_has_one_home() -> None:
    for file in files():
        place = file.relative_to(ROOT).as_posix()
        libraries = {name.partition(".")[0] for name in imports(file)}
        for library in libraries & HOMES.keys():
            assert place in HOMES[library], f"{place} imports {library}"
        if "streamlit" in libraries:
            assert place.startswith(SCREENS), place


def test_no_identifier_is_an_empty_word() -> None:
    for file in files():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                words = set(re.split(r"_|(?<=[a-z])(?=[A-Z])", node.name.lower()))
                assert not words & BANNED, f"{file.name}: {node.name}"


def texts() -> list[str]:
    questioned = [t for q in CATALOGUE.values() for t in (q.text, *q.by.values())]
    shaped = [kind.upsert for kind in (*schema.NODES, *schema.EDGES)]
    return questioned + shaped


def test_the_house_cypher_keeps_to_what_both_engines_do_alike() -> None:
    forbidden = re.compile(
        r"elementId|\bid\(|LOAD CSV|IN TRANSACTIONS|apoc|SHORTEST |ALL SHORTEST|datetime\(|=~", re.I
    )
    for text in texts():
        assert not forbidden.search(text), text
        assert not re.search(r"\[\w*:?\w*\*\]|\*\d+\.\.\]", text), f"unbounded length: {text}"


def test_every_question_ends_with_an_order_and_a_limit() -> None:
    for question in CATALOGUE.values():
        for text in (question.text, *question.by.values()):
            if question.gather is None:
                assert re.search(r"ORDER BY [^\n]+(\n[^\n]+)?\nLIMIT \$limit\s*$", text), (
                    question.key
                )


def test_the_catalogue_is_the_map_of_its_room() -> None:
    assert questions.__doc__
    assert [question.key for question in CATALOGUE.values()] == list(CATALOGUE)
    assert len(CATALOGUE) == len({question.title for question in CATALOGUE.values()})


def test_the_map_of_the_reading_room_names_each_file() -> None:
    names = {file.stem for file in (ROOT / "loaders/reading").glob("*.py")} - {"__init__"}

    assert reading.__doc__
    mapped = re.findall(r"^(\w+)  |; (\w+):", reading.__doc__, re.M)
    assert {first or second for first, second in mapped} == names


def test_the_map_of_the_transfermarkt_feed_names_each_file() -> None:
    names = {file.stem for file in (ROOT / "loaders/transfermarkt").glob("*.py")} - {"__init__"}

    assert transfermarkt.__doc__
    mapped = re.findall(r"(?:^|  )(\w+) {2,}", transfermarkt.__doc__, re.M)
    assert set(mapped) == names


def test_the_map_of_the_wikidata_feed_names_each_file() -> None:
    names = {file.stem for file in (ROOT / "loaders/wikidata").glob("*.py")} - {"__init__"}

    assert wikidata.__doc__
    mapped = re.findall(r"(?:^|  )(\w+) {2,}", wikidata.__doc__, re.M)
    assert set(mapped) == names


def test_the_map_of_the_statsbomb_feed_names_each_file() -> None:
    names = {file.stem for file in (ROOT / "loaders/statsbomb").glob("*.py")} - {"__init__"}

    assert statsbomb.__doc__
    mapped = re.findall(r"(?:^|  )(\w+) {2,}", statsbomb.__doc__, re.M)
    assert set(mapped) == names


def test_the_map_of_the_matching_room_names_each_file() -> None:
    names = {file.stem for file in (ROOT / "loaders/matching").glob("*.py")} - {"__init__"}

    assert matching.__doc__
    mapped = re.findall(r"(?:^|  )(\w+) {2,}", matching.__doc__, re.M)
    assert set(mapped) == names
