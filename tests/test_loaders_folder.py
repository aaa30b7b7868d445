"""Bad input: named with file, line, column and reason; the rest loads, nothing is half-written."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pyarrow.lib
import pyarrow.parquet
import pytest

from graph.errors import FeedError
from loaders.documented import open_documented
from loaders.load import check
from loaders.report import LoadReport, Rejections
from tests import town


def told(report: LoadReport) -> list[str]:
    return [str(one) for one in report.rejected]


def swapped(table: str, old: str, new: str) -> dict[str, str]:
    assert old in town.TABLES[table]
    return {table: town.TABLES[table].replace(old, new)}


def test_a_good_folder_is_read_whole(tmp_path: Path) -> None:
    report = check(town.build(tmp_path / "town"))

    assert told(report) == []
    assert report.read["stints"] == 11


@pytest.mark.parametrize(
    ("table", "old", "new", "why"),
    [
        (
            "stints",
            "2018-08-01,day",
            "2018-02-30,day",
            "stints.csv line 2 column start_date: says '2018-02-30'; that is no day of the form "
            "2021-07-22, 2021-07 or 2021.",
        ),
        (
            "stints",
            "2000000,EUR",
            "-5,EUR",
            "stints.csv line 3 column fee: says '-5'; a whole number, 0 or more, is needed. "
            "It is left unknown.",
        ),
        (
            "stints",
            "2020-08-14,day,0",
            "2017-08-14,day,0",
            "stints.csv line 2 column end_date: says '2017-08-14', before the start '2018-08-01'.",
        ),
        (
            "stints",
            "p2,pavel,mill",
            "p2,pawel,mill",
            "stints.csv line 12 column player_id: 'pawel' is no player of this feed.",
        ),
        (
            "stints",
            "p2,pavel",
            "p1,pavel",
            "stints.csv line 12 column id: 'p1' stands there twice; the first one counts.",
        ),
        (
            "stints",
            ",loan,,,,0",
            ",swap,,,,0",
            "stints.csv line 7 column joined_by: says 'swap'; known: transfer, free, loan, "
            "loan_return, draft, promotion, unknown.",
        ),
        (
            "stints",
            "2021-01,month",
            "2021-01,day",
            "stints.csv line 9 column start_precision: says 'day', "
            "but the start is only '2021-01'.",
        ),
        (
            "stints",
            "2020-01-20,day",
            "2020-01-20,",
            "stints.csv line 7 column start_precision: is empty; it must not be.",
        ),
        (
            "clubs",
            "island,Island Rovers",
            "island,Without Club",
            "clubs.csv line 6 column name: 'Without Club' is no club; spells there are gaps.",
        ),
        (
            "players",
            "omar,Omar O'Vale",
            "omar,",
            "players.csv line 4 column name: is empty; it must not be.",
        ),
        (
            "interests",
            "denied,",
            "denied?,",
            "interests.csv line 6 column stage: says 'denied?'; known: monitoring, interested, "
            "enquired, bid, agreed, completed, rejected, denied, ended.",
        ),
        (
            "reports",
            ",c,citation",
            ",zz,citation",
            "reports.csv line 5 column repeats_report_id: 'zz' is no report of this feed.",
        ),
        (
            "tenures",
            "tam,harbour,2020-07-01",
            "tam,harbour,2020-07-01,extra",
            "tenures.csv line 5: has 8 cells, the header 7.",
        ),
    ],
)
def test_a_wrong_row_is_left_out_and_named(
    table: str, old: str, new: str, why: str, tmp_path: Path
) -> None:
    report = check(town.build(tmp_path / "town", **swapped(table, old, new)))

    assert told(report)[0] == why


@pytest.mark.parametrize(
    ("table", "old", "new", "why", "record"),
    [
        (
            "players",
            "left,181",
            "left,182.25",
            "players.csv line 2 column height_cm: says '182.25'; a whole number, 0 or more, is "
            "needed. It is left unknown.",
            {"name": "Nils Bérg", "born_on": "1998-03-01", "height_cm": None},
        ),
        (
            "managers",
            "1970-01-01",
            "1.1.1970",
            "managers.csv line 2 column date_of_birth: says '1.1.1970'; that is no day of the form "
            "2021-07-22, 2021-07 or 2021. It is left unknown.",
            {"name": "Rosa Quay", "born_on": None, "nationality": ("Coast",)},
        ),
        (
            "stints",
            "2000000,EUR,2026-06-30",
            "2000000,euro,2026-06-30",
            "stints.csv line 3 column fee_currency: says 'euro'; three capital letters are needed. "
            "It is left unknown.",
            {"id": "stint:town:n2", "fee": None, "contract_until": "2026-06-30"},
        ),
    ],
)
def test_of_a_cell_that_only_describes_only_the_cell_is_lost(
    table: str, old: str, new: str, why: str, record: dict[str, object], tmp_path: Path
) -> None:
    folder = town.build(tmp_path / "town", **swapped(table, old, new))
    found = [one.record for one in open_documented(folder).records(Rejections(), None)]

    assert told(check(folder)) == [why]
    same = [{name: getattr(one, name, None) for name in record} for one in found]
    assert record in same


def test_a_column_that_cannot_be_read_loads_nothing(tmp_path: Path) -> None:
    """Days written another way throughout: it is the file that is wrong, not a cell."""
    players = "player_id,name,date_of_birth\n" + "".join(f"p{n},P,1.1.1990\n" for n in range(30))

    with pytest.raises(FeedError, match=r"30 of 30 lines cannot be read; the first: players\.csv"):
        check(town.build(tmp_path / "town", players=players))


def test_what_leads_to_a_row_left_out_is_left_out_too(tmp_path: Path) -> None:
    report = check(town.build(tmp_path / "town", **swapped("players", "pavel,", "pawel,")))

    assert [one.file for one in report.rejected] == ["stints.csv"] * 2 + ["interests.csv"] * 5


@pytest.mark.parametrize(
    ("table", "old", "new", "why"),
    [
        (
            "players",
            "player_id,",
            "plyer_id,",
            "players.csv: column 'plyer_id' looks misspelt. Rename it to 'player_id'.",
        ),
        (
            "players",
            "player_id,name,aliases",
            "who,what,else",
            "players.csv line 1: column 'player_id', 'name' is missing. "
            "Its header row names player_id, name; see data/README.md.",
        ),
        (
            "clubs",
            "country,kind",
            "country,country",
            "clubs.csv line 1: column 'country' stands there twice.",
        ),
    ],
)
def test_a_wrong_header_loads_nothing(
    table: str, old: str, new: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(FeedError) as error:
        check(town.build(tmp_path / "town", **swapped(table, old, new)))

    assert str(error.value) == why


def test_an_unknown_column_is_named_once(tmp_path: Path) -> None:
    text = "club_id,name,stadium\nharbour,Harbour FC,Pier\nmill,Mill,\ncastle,C,\nisland,I,\n"

    report = check(town.build(tmp_path / "town", clubs=text))

    assert report.ignored_columns == ("clubs.csv: stadium",)


def test_tables_of_another_name_are_named(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    (folder / "transfers.csv").write_text("who,when\n")
    (folder / "README.md").write_text("# Town\n")

    assert check(folder).ignored_columns == ("transfers.csv",)


def test_missing_tables_and_feeds_are_named(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    (folder / "players.csv").unlink()

    with pytest.raises(FeedError, match=r"players\.csv not found"):
        check(folder)
    with pytest.raises(FeedError, match="is not a folder"):
        check(tmp_path / "nowhere")
    (folder / "feed.toml").write_text('name = "x"\nissuer = "X Y"\nknown_to = 2024-12-31\n')
    with pytest.raises(FeedError, match="issuer says 'X Y'"):
        check(folder)


def test_bytes_that_are_no_text_cost_one_line(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    file = folder / "managers.csv"
    file.write_bytes(file.read_bytes().replace(b"Ivo Stone", b"Ivo \xff\xfeStone"))

    report = check(folder)

    assert told(report)[0].startswith("managers.csv line 3: cannot be read: byte 9 is not UTF-8")
    assert report.read["managers"] == 2


def test_a_line_without_end_is_not_read_into_memory(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    with (folder / "managers.csv").open("a") as file:
        file.write("big," + "x" * 5_000_000 + ",,,,\nlast,Last Man,,,,\n")

    report = check(folder)

    assert told(report) == [
        "managers.csv line 5: cannot be read: the line is longer than 1,048,576 bytes."
    ]
    assert report.read["managers"] == 4


def test_a_gzip_that_was_cut_off_loads_nothing(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    whole = gzip.compress((folder / "stints.csv").read_bytes() * 50)
    (folder / "stints.csv").unlink()
    (folder / "stints.csv.gz").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(
        FeedError, match=r"stints\.csv\.gz line \d+: the compressed file is damaged"
    ):
        check(folder)


def test_a_table_mostly_unreadable_loads_nothing(tmp_path: Path) -> None:
    bad = "".join(f"q{n},omar,harbour,someday,day,,,0,,,,,,0\n" for n in range(30))

    with pytest.raises(
        FeedError, match=r"30 of 41 lines cannot be read; the first: stints\.csv line 13"
    ):
        check(town.build(tmp_path / "town", stints=town.TABLES["stints"] + bad))


def test_a_parquet_table_reads_like_its_csv(tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    with (folder / "stints.csv").open(newline="") as file:
        header, *lines = csv.reader(file)
    columns = dict(zip(header, map(list, zip(*lines, strict=True)), strict=True))
    table = pyarrow.lib.Table.from_pydict(
        {name: [v or None for v in column] for name, column in columns.items()}
    )
    pyarrow.parquet.write_table(table, folder / "stints.parquet")
    (folder / "stints.csv").unlink()

    report = check(folder)

    assert (told(report), report.read["stints"]) == ([], 11)
