"""Files of lines: a quote that is not closed, a file that was cut off, one packed another way."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.errors import FeedError
from graph.questions.network import FEEDS
from graph.settings import Settings
from graph.store import open_reader
from loaders import lines
from loaders.documented import open_documented
from loaders.lines import NotByLine, cells, file_at, refuse_unreadable, texts
from loaders.load import check, load
from loaders.removal import reset
from loaders.report import Rejection, Rejections
from tests import download, town, wikidata_files
from tests.test_loaders_folder import told
from tests.test_loaders_load import contents

PROSE = ("summary",)
HEADER = "id,club,summary,note\n"
# What lines are made of: plain cells, and signs for which csv is needed.
PIECES = (b"a,b,c,d", b"mill", b",", b"\n", b"\n", b"\r\n", b"\r", b'"', b'""', b"\0", b"\xff")
MORE_PIECES = ("é, ź".encode(), b"\xef\xbb\xbf", b" x ", b"a,b\nc,d,e,f,g\n", "\u2028\x0b".encode())
CONTENTS = st.lists(st.sampled_from(PIECES + MORE_PIECES), max_size=40).map(b"".join)


def table(folder: Path, text: str) -> Path:
    """A file of lines."""
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    return file


def read(file: Path) -> tuple[list[int], list[str], Rejections]:
    """The lines that can be read, what is said of the others, and how often."""
    left_out = Rejections()
    numbers = [line for line, _ in cells(file_at(file), left_out, PROSE)]
    return numbers, [str(one) for one in left_out.kept], left_out


@pytest.mark.parametrize(
    ("text", "read_here", "why"),
    [
        (
            'a,"mill,,\nb,mill,,\nc,mill,,\nd,mill",,\ne,mill,,\n',
            [1, 6],
            "line 2: a quote is not closed; lines 2 to 5 cannot be read.",
        ),
        (
            'a,mill,,\nb,"mill,,\nc,"mill",,\nd,mill,,\n',
            [1, 2, 5],
            "line 3: a quote is not closed; lines 3 to 4 cannot be read: ',' expected after '\"'",
        ),
        (
            'a,"mill,,\n' + "b,mill,,\n" * 20_000 + "c,mill,,\n",
            [1, *range(14_566, 20_004)],
            "line 2: a quote is not closed; lines 2 to 14565 cannot be read: "
            "field larger than field limit (131072)",
        ),
        (
            'a,mill,,\nb,"mill,,\nc,mill,,\n',
            [1, 2],
            "line 3: a quote is not closed; lines 3 to 4 cannot be read: unexpected end of data",
        ),
        (
            'a,mill,"Keen,\nb,mill,Kept,\nc,mill,Out",\nd,mill,,\n',
            [1, 5],
            "line 2: a quote is not closed; lines 2 to 4 cannot be read.",
        ),
    ],
)
def test_lines_that_a_stray_quote_swallowed_are_named_and_counted(
    text: str, read_here: list[int], why: str, tmp_path: Path
) -> None:
    numbers, said, left_out = read(table(tmp_path, HEADER + text))

    assert (numbers, said) == (read_here, [f"table.csv {why}"])
    lines = (HEADER + text).count("\n")
    assert left_out.count == left_out.unreadable == lines - len(numbers)


def test_a_summary_may_go_on_over_several_lines(tmp_path: Path) -> None:
    file = table(tmp_path, HEADER + 'a,mill,"Keen, he says,\nand again, and\n\nagain",x\nb,c,d,e\n')

    found = dict(cells(file_at(file), Rejections(), PROSE))

    assert found[2] == ["a", "mill", "Keen, he says,\nand again, and\n\nagain", "x"]
    assert list(found) == [1, 2, 6]


@hypothesis_settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(content=CONTENTS, ahead=st.sampled_from([8, 24, 64]), packed=st.booleans())
def test_lines_are_parted_alike_with_csv_and_without(
    content: bytes, ahead: int, packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "table.csv"
    whole = HEADER.encode() + content
    file.write_bytes(gzip.compress(whole, 1) if packed else whole)

    def outcome() -> tuple[list[tuple[int, list[str]]], list[Rejection], int, list[str]]:
        left_out = Rejections()
        found = list(cells(file_at(file), left_out, PROSE))
        return found, left_out.kept, left_out.count, left_out.files

    with monkeypatch.context() as patch:
        patch.setattr(lines, "AHEAD", ahead)
        one = outcome()
        patch.setattr(lines, "_plain", lambda _: None)
        assert outcome() == one


def test_lines_in_which_nothing_is_quoted_need_no_csv(tmp_path: Path) -> None:
    with table(tmp_path, f"{HEADER}a,b,c,d\n\ne,f,g,h\ni,j,k,l").open("rb") as stream:
        left = lines._Lines(stream, "table.csv")
        next(left)
        plain, rest = list(left.plain()), list(left)

    assert plain == [(2, ["a", "b", "c", "d"]), (4, ["e", "f", "g", "h"])]
    assert rest == ["i,j,k,l"]  # it may have been cut off


def test_swallowed_lines_may_be_too_many_to_load_anything(tmp_path: Path) -> None:
    header, first, *others = town.TABLES["stints"].splitlines()
    more = [f"x{n},omar,mill,2022-01-01,day,,,0,,,,,,0" for n in range(30)]
    lines = [header, first.replace("n1,", 'n1,"', 1), *more, others[0] + '"', *others[1:]]
    folder = town.build(tmp_path / "town", stints="\n".join(lines) + "\n")

    with pytest.raises(FeedError, match=r"32 lines cannot be read; the first: .* lines 2 to 33"):
        check(folder)


def test_a_quote_that_is_not_closed_in_the_header_loads_nothing(tmp_path: Path) -> None:
    file = table(tmp_path, 'id,"club,summary\na,mill",keen,x\n')

    with pytest.raises(FeedError, match="its first line cannot be read: a quote is not closed"):
        read(file)


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (b"c,mi", "line 4: has 2 cells, the header 4: the file was cut off."),
        (b'c,mill,"Keen', "line 4: cannot be read: unexpected end of data: the file was cut off."),
        (b"c,\xc3", "line 4: cannot be read: unexpected end of data: the file was cut off."),
    ],
)
def test_a_file_that_was_cut_off_says_so_and_lacks_what_followed(
    end: bytes, why: str, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(HEADER.encode() + b"a,mill,,\nb,mill,,\n" + end)

    numbers, said, left_out = read(file)

    assert (numbers, said, left_out.files) == ([1, 2, 3], [f"table.csv {why}"], ["table.csv"])
    with pytest.raises(NotByLine):
        list(texts(file_at(file)))


def test_a_last_line_without_an_end_is_read(tmp_path: Path) -> None:
    file = table(tmp_path, HEADER + "a,mill,,\nb,mill,,")

    assert read(file)[:2] == ([1, 2, 3], [])
    assert sum(map(len, texts(file_at(file)))) == 3


def test_a_short_line_that_has_its_end_was_not_cut_off(tmp_path: Path) -> None:
    _, said, left_out = read(table(tmp_path, HEADER + "a,mill\n"))

    assert (said, left_out.files) == (["table.csv line 2: has 2 cells, the header 4."], [])


def test_a_file_that_was_cut_off_replaces_nothing(graph: Settings, tmp_path: Path) -> None:
    folder = town.build(tmp_path / "town")
    reset(graph)
    load(graph, folder)
    before = contents(graph)
    whole = (folder / "stints.csv").read_bytes()
    (folder / "stints.csv").write_bytes(whole[: whole.index(b"o5,") + 10])

    with pytest.raises(FeedError, match=r"not there or not to be read: stints\.csv;"):
        load(graph, folder, replace=True)

    assert contents(graph) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("i1,ivo", 'i1,"ivo'), ("2020-07-01,2020-07-01,caretaker,\n", "2020-07-01")],
)
def test_lines_that_changed_are_told_of_as_when_all_are_read(
    old: str, new: str, graph: Settings, tmp_path: Path
) -> None:
    tenures = town.TABLES["tenures"]
    assert old in tenures
    reset(graph)
    load(graph, town.build(tmp_path / "town"))
    folder = town.build(tmp_path / "town", tenures=tenures.replace(old, new))

    loaded = load(graph, folder)

    assert told(loaded) == told(check(folder))
    assert told(loaded)[0].startswith("tenures.csv line ")


def test_a_table_mostly_unreadable_is_refused_after_many_rejections() -> None:
    left_out = Rejections()
    for line in range(10_040):
        file = "stints.csv" if line < 10_000 else "needs.csv"
        left_out.add(Rejection(file, line, None, None, "is wrong."))

    with pytest.raises(FeedError, match=r"^needs\.csv: 40 of 47 lines cannot be read\. Nothing"):
        refuse_unreadable("needs.csv", 40, 47, left_out)


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_that_is_damaged_is_refused_however_it_is_packed(
    packing: int, tmp_path: Path
) -> None:
    packed = tmp_path / "archive.zip"
    with zipfile.ZipFile(packed, "w", packing) as archive:
        for name, text in download.TABLES.items():
            archive.writestr(f"{name}.csv", text)
        member = archive.getinfo("players.csv")
    whole = bytearray(packed.read_bytes())
    begins = member.header_offset + 30 + len(member.filename) + 60
    whole[begins : begins + 60] = bytes(60)
    packed.write_bytes(whole)

    with pytest.raises(FeedError, match=r"^players\.csv.*: the compressed file is damaged or"):
        check(packed)


@pytest.mark.parametrize("name", ["stints.csv", "stints.csv.gz"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_file_is_read_as_what_it_is_whatever_its_name(
    name: str, packed: bool, tmp_path: Path
) -> None:
    folder = town.build(tmp_path / "town")
    text = (folder / "stints.csv").read_bytes()
    (folder / "stints.csv").unlink()
    (folder / name).write_bytes(gzip.compress(text) if packed else text)

    report = check(folder)

    assert (told(report), report.read["stints"]) == ([], 11)


def test_a_stray_quote_in_one_s_own_table_is_named(tmp_path: Path) -> None:
    stints = town.TABLES["stints"].replace("o1,omar", 'o1,"omar').replace("o4,omar", 'o4,omar"')
    left_out = Rejections()

    folder = open_documented(town.build(tmp_path / "town", stints=stints))
    stints_read = [one for one in folder.records(left_out, None) if one.file == "stints.csv"]

    assert (len(stints_read), left_out.unreadable) == (7, 4)
    assert [str(one) for one in left_out.kept] == [
        "stints.csv line 6: a quote is not closed; lines 6 to 9 cannot be read."
    ]


def test_a_file_whose_name_is_no_text_is_loaded(graph: Settings, tmp_path: Path) -> None:
    folder = wikidata_files.write(tmp_path / "held", *wikidata_files.town())
    os.rename(folder / "entities.json", os.fsencode(folder) + b"/K\xf6ln.json")
    os.mknod(os.fsencode(folder) + b"/B\xe4r.txt")
    reset(graph)

    assert load(graph, folder).ignored_columns == ("B\\udce4r.txt",)

    with open_reader(graph) as reader:
        assert [(one.issuer, one.state) for one in reader.ask(FEEDS).rows] == [("wikidata", "done")]
