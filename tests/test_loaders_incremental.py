"""Loading what changed: the same graph and the same report as when everything is read again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.schema import REUNITED_WITH
from graph.settings import Settings
from graph.store import Writer, engine, open_reader
from graph.whole import edges_of
from loaders.kept import FOLDER
from loaders.load import SAMPLE, load
from loaders.removal import reset
from loaders.report import LoadReport
from tests import plain_derive, town
from tests.plain_derive import Meeting, Spell
from tests.test_loaders_at_once import killed
from tests.test_loaders_derive import spells
from tests.test_loaders_load import contents

# What a cell may say besides what another line of its column says: right, wrong, or nothing.
CELLS = ("", "nobody", "2021-07", "2019-01-01", "someday", "0", "1", " harbour ", 'a "b', "é, x")
VALUES = """player_id,date,value,currency
omar,2021-01-01,5,EUR
omar,2022-01-01,4,EUR
pavel,2020-01-01,1,EUR
"""
Edit = tuple[str, str, int, int, int]  # what is done, to which table, which line, cell and value
EDITS = st.tuples(
    st.sampled_from(["say", "say", "drop", "again", "swap", "new", "spoil"]),
    st.sampled_from([*sorted(town.TABLES), "valuations"]),
    *[st.integers(0, 30)] * 3,
)
STEPS = st.lists(st.tuples(st.lists(EDITS, max_size=4), st.booleans()), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Settings]]:
    """Two embedded engines: one is loaded by what changed, the other by everything."""
    two = Settings(tmp_path_factory.mktemp("some")), Settings(tmp_path_factory.mktemp("all"))
    yield two
    for one in two:
        engine.stop(one.home)


def edited(tables: dict[str, str], edits: list[Edit]) -> dict[str, str]:
    """The tables after each edit; line 0 is the header and stays."""
    lines = {name: text.splitlines() for name, text in tables.items()}
    for what, table, at, cell, value in edits:
        rows = lines[table]
        if len(rows) < 2:
            continue
        row, other = 1 + at % (len(rows) - 1), 1 + value % (len(rows) - 1)
        if what == "drop":
            del rows[row]
        elif what == "swap":
            rows[row], rows[other] = rows[other], rows[row]
        elif what == "again":
            rows.insert(other, rows[row])
        elif what == "new":
            rows.insert(other, f"new{value}" + rows[row][rows[row].find(",") :])
        elif what == "spoil":
            rows[row] += ","
        else:
            cells = rows[row].split(",")
            known = [*CELLS, *(one.split(",")[cell % len(cells)] for one in rows[1:] if one)]
            cells[cell % len(cells)] = known[value % len(known)]
            rows[row] = ",".join(cells)
    return {name: "".join(f"{line}\n" for line in some) for name, some in lines.items()}


def whole(settings: Settings, folder: Path, *, replace: bool) -> LoadReport:
    """Loads as if nothing were kept of earlier loads."""
    shutil.rmtree(settings.home / FOLDER, ignore_errors=True)
    return load(settings, folder, replace=replace)


def outcome(report: LoadReport) -> LoadReport:
    return replace(report, seconds=0.0)


def same(homes: tuple[Settings, Settings], folder: Path, *, replace: bool = False) -> LoadReport:
    """Loads what changed in one home and everything in the other; both are alike.

    Where it replaces, both are also as if nothing else had ever been loaded.
    """
    some, all = homes
    first, second = load(some, folder, replace=replace), whole(all, folder, replace=replace)
    assert outcome(first) == outcome(second)
    assert contents(some) == contents(all)
    if replace:
        reset(all)
        load(all, folder)
        said = ("vanished", "removed", "rejected")  # the last in another order
        assert contents(some, without=said) == contents(all, without=said)
    return first


def begun(homes: tuple[Settings, Settings], folder: Path) -> None:
    for one in homes:
        reset(one)
        load(one, folder)


@pytest.mark.slow
@hypothesis_settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],  # to shrink takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_what_changed_gives_what_everything_gives(
    homes: tuple[Settings, Settings], steps: list[tuple[list[Edit], bool]]
) -> None:
    tables = town.TABLES | {"valuations": VALUES}
    with tempfile.TemporaryDirectory() as name:
        folder = town.build(Path(name), **tables)
        begun(homes, folder)
        for edits, replacing in steps:
            tables = edited(tables, edits)
            town.build(folder, **tables)

            same(homes, folder, replace=replacing)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("clubs", "mill,Mill Town,Mill,Coast,senior,\n", ""),
        ("clubs", "mill,Mill Town,", "mill,Retired,"),
        ("players", "pavel,Pavel Крук,Pavel Kruk,1996-02-29", "pavel,Pavel Крук,Pavel Kruk,1996"),
        ("players", "pavel,Pavel", "paul,Pavel"),
        ("managers", "rosa,Rosa Quay,,1970-01-01,Coast,", "rosa,Rosa Quay,,1970-01-01,Coast,omar"),
        ("stints", "o2,omar,castle", "o2,omar,island"),
        ("stints", "p2,pavel,mill", "p1,pavel,mill"),
        ("tenures", "r2,rosa,mill,2020-07-10", "r2,rosa,mill,2021-07-10"),
        ("reports", "c,gazette,2021-01-06", "c,nobody,2021-01-06"),
        ("interests", "k2,pavel,mill,rosa", "k2,pavel,mill,"),
        ("needs", "x1,mill,left-back", "x1,mill,Left Back"),
        ("sources", "source_id,name", "source_id,more,name"),
        ("reports", "Harbour watch Kruk", '"Harbour\nwatch Kruk"'),
    ],
)
def test_a_change_is_taken_in_and_taken_back(
    homes: tuple[Settings, Settings], tmp_path: Path, table: str, old: str, new: str
) -> None:
    assert old in town.TABLES[table]
    folder = town.build(tmp_path / "town")
    begun(homes, folder)

    for replacing in (False, True):
        town.build(folder, **{table: town.TABLES[table].replace(old, new)})
        same(homes, folder, replace=replacing)
        town.build(folder)
        same(homes, folder, replace=replacing)


@pytest.mark.slow
def test_what_was_kept_in_another_shape_is_not_believed(
    homes: tuple[Settings, Settings], tmp_path: Path
) -> None:
    folder = town.build(tmp_path / "town")
    begun(homes, folder)
    (file,) = (homes[0].home / FOLDER).iterdir()
    with duckdb.connect(str(file)) as kept:
        kept.execute("ALTER TABLE written DROP COLUMN overlaid; DELETE FROM sealed")

    town.build(folder, stints=town.TABLES["stints"].replace("p2,pavel,mill", "p2,pavel,island"))

    same(homes, folder)
    same(homes, folder, replace=True)


@pytest.mark.slow
def test_values_and_days_known_to_are_taken_in(
    homes: tuple[Settings, Settings], tmp_path: Path
) -> None:
    folder = town.build(tmp_path / "town")
    begun(homes, folder)
    header = "player_id,date,value,currency\n"

    for lines in ("omar,2021-01-01,5,EUR\n", "omar,2021-01-01,5,EUR\nomar,2022-01-01,4,EUR\n", ""):
        town.build(folder, valuations=f"{header}{lines}ghost,2020-01-01,1,EUR\n")
        report = same(homes, folder)
        assert [one.value for one in report.rejected] == ["ghost"]
    feed = folder / "feed.toml"
    feed.write_text(town.FEED.replace("2025-06-30", "2025-06-29"), "utf-8")
    assert not same(homes, folder).unchanged
    town.build(folder, stints=town.TABLES["stints"].replace("2000000,EUR", "1,EUR"))
    feed.write_text(town.FEED.replace("2025-06-30", "2025-07-31"), "utf-8")
    same(homes, folder)


@pytest.mark.parametrize(("certainty", "follows"), [("doubtful", 0), ("likely", 2)])
@pytest.mark.slow
def test_nothing_follows_from_a_tenure_in_doubt(
    homes: tuple[Settings, Settings], tmp_path: Path, certainty: str, follows: int
) -> None:
    header, *lines = town.TABLES["tenures"].splitlines()
    lines = [f"{line},{certainty if line.startswith('r2') else ''}" for line in lines]
    folder = town.build(tmp_path / "town")
    begun(homes, folder)

    town.build(folder, tenures="\n".join([f"{header},certainty", *lines, ""]))
    report = same(homes, folder)

    assert report.derived == {"REUNITED_WITH": follows, "CARRIED_INTEREST": follows // 2}


@pytest.mark.slow
def test_a_cell_that_was_lost_and_a_file_not_read_are_told_again(
    homes: tuple[Settings, Settings], tmp_path: Path
) -> None:
    players = town.TABLES["players"].replace("left,181", "left,tall")
    folder = town.build(tmp_path / "town", players=players)
    (folder / "injuries.csv").write_text("player_id\n", "utf-8")
    begun(homes, folder)

    town.build(folder, players=players, tenures=town.TABLES["tenures"].replace("r2,", "r9,"))
    report = same(homes, folder)

    assert [(one.column, one.value) for one in report.rejected] == [("height_cm", "tall")]
    assert report.ignored_columns == ("injuries.csv",)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of what is written to the graph from now on."""
    written: list[str] = []
    write = Writer.write

    def noted(self: Writer, text: str, rows: Sequence[Any], **said: Any) -> set[str]:
        ids = write(self, text, rows, **said)
        written.extend(ids)
        return ids

    monkeypatch.setattr(Writer, "write", noted)
    return written


def test_only_what_changed_is_written(
    embedded: Settings, tmp_path: Path, written: list[str]
) -> None:
    folder = town.build(tmp_path / "town")
    reset(embedded)
    load(embedded, folder)
    town.build(folder, stints=town.TABLES["stints"].replace("2000000,EUR", "1,EUR"))
    written.clear()

    report = load(embedded, folder)

    assert report.written["PLAYED_FOR"] == 11
    assert [id for id in written if id.startswith(("stint:", "player:", "reunited:"))] == [
        "stint:town:n2"
    ]


@pytest.mark.slow
def test_a_home_that_was_moved_still_knows_what_it_was_told(
    tmp_path: Path, written: list[str]
) -> None:
    folder, home = town.build(tmp_path / "town"), tmp_path / "home"
    load(Settings(home), folder)
    engine.stop(home)
    town.build(folder, stints=town.TABLES["stints"].replace("2000000,EUR", "1,EUR"))
    written.clear()

    load(Settings(home.rename(tmp_path / "moved")), folder)

    engine.stop(tmp_path / "moved")
    assert [id for id in written if id.startswith(("stint:", "player:"))] == ["stint:town:n2"]


@pytest.mark.slow
def test_what_was_kept_of_an_earlier_load_is_not_believed(
    homes: tuple[Settings, Settings], tmp_path: Path
) -> None:
    folder = town.build(tmp_path / "town")
    begun(homes, folder)
    kept = homes[0].home / FOLDER
    shutil.copytree(kept, tmp_path / "earlier")
    town.build(folder, stints=town.TABLES["stints"].replace("p2,pavel,mill", "p2,pavel,castle"))
    same(homes, folder)
    shutil.rmtree(kept)
    shutil.copytree(tmp_path / "earlier", kept)

    town.build(folder)
    same(homes, folder)


@pytest.mark.slow
def test_a_kept_file_that_is_damaged_is_made_anew(
    homes: tuple[Settings, Settings], tmp_path: Path
) -> None:
    folder = town.build(tmp_path / "town")
    begun(homes, folder)
    for file in (homes[0].home / FOLDER).iterdir():
        file.write_bytes(b"no database")

    town.build(folder, stints=town.TABLES["stints"].replace("p2,pavel,mill", "p2,pavel,castle"))
    same(homes, folder)


@pytest.mark.slow
def test_a_load_of_what_changed_that_dies_at_any_step_is_finished_by_the_next(
    homes: tuple[Settings, Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some, all = homes
    old = town.build(tmp_path / "old")
    new = town.build(
        tmp_path / "new",
        stints=town.TABLES["stints"].replace("p2,pavel,mill", "p2,pavel,castle"),
        tenures=town.TABLES["tenures"].replace("r2,rosa,mill,2020-07-10,,head coach,\n", ""),
    )
    begun(homes, old)
    load(all, new, replace=True)
    done = contents(all)
    steps = 0

    while killed(monkeypatch, steps, lambda: load(some, new, replace=True)):
        load(some, new, replace=True)
        assert contents(some) == done
        load(some, old, replace=True)
        steps += 1

    assert 5 < steps < 30


@pytest.mark.slow
def test_two_feeds_are_derived_together(homes: tuple[Settings, Settings], tmp_path: Path) -> None:
    for one in homes:
        reset(one)
        load(one, SAMPLE)
        load(one, town.build(tmp_path / "town"), keep_sample=True)
    tenures = town.TABLES["tenures"].replace("r2,rosa,mill,2020-07-10", "r2,rosa,mill,2020-09-01")

    some, all = homes
    folder = town.build(tmp_path / "town", tenures=tenures)
    first = load(some, folder, keep_sample=True)
    shutil.rmtree(all.home / FOLDER)
    second = load(all, folder, keep_sample=True)

    assert outcome(first) == outcome(second)
    assert contents(some) == contents(all)


def careers(folder: Path, stints: list[Spell], tenures: list[Spell]) -> Path:
    """A folder of the spells; everybody and every club that occurs in them."""

    def raw(id: str) -> str:
        return id.rpartition(":")[2]

    def day(text: date) -> str:
        return text.isoformat()

    rows = {
        "clubs": ["club_id,name", *(f"{club},Club {club}" for club in "ABC")],
        "players": ["player_id,name", *(f"{n},Player {n}" for n in "12")],
        "managers": ["manager_id,name", *(f"{n},Manager {n}" for n in "12")],
        "stints": [
            "stint_id,player_id,club_id,start_date,start_precision,end_date,joined_by,is_loan"
        ],
        "tenures": ["tenure_id,manager_id,club_id,start_date,end_date"],
    }
    for s in stints:
        ends = f"{raw(s.who)},{raw(s.club)},{day(s.first)},{s.precision},{day(s.last)}"
        rows["stints"].append(f"{raw(s.id)},{ends},{s.joined_by},{int(s.loan)}")
    for t in tenures:
        rows["tenures"].append(
            f"{raw(t.id)},{raw(t.who)},{raw(t.club)},{day(t.first)},{day(t.last)}"
        )
    folder.mkdir(exist_ok=True)
    (folder / "feed.toml").write_text(town.FEED.replace('"town"', '"x"'), "utf-8")
    for name, lines in rows.items():
        (folder / f"{name}.csv").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return folder


def met(settings: Settings) -> set[Meeting]:
    """The players who met a manager again, as the graph has them."""
    with open_reader(settings) as reader:
        return {
            Meeting(
                *(start, end, edge["from_club_id"], edge["to_club_id"]),
                date.fromisoformat(edge["joined_on"]),
                *(edge["days_coached"], edge["days_between"], edge["direct"], edge["on_loan"]),
            )
            for start, end, edge in edges_of(reader, REUNITED_WITH)
        }


@pytest.mark.slow
@hypothesis_settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(spells("player", "stint"), spells("manager", "tenure")), min_size=2))
def test_careers_that_change_give_what_plain_loops_give(
    embedded: Settings, months: list[tuple[list[Spell], list[Spell]]]
) -> None:
    """Every second month it is the tenures alone that change."""
    reset(embedded)
    with tempfile.TemporaryDirectory() as name:
        for month, (_, tenures) in enumerate(months[:4]):
            stints = months[month - month % 2][0]
            folder = careers(Path(name), stints, tenures)

            load(embedded, folder, replace=True)

            assert met(embedded) == plain_derive.meetings(stints, tenures)
