"""Bad files of Wikidata: named by file and statement, the rest is read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FeedError, RecordError
from loaders.load import check
from loaders.news.batch import holds_reports
from loaders.wikidata.files import is_wikidata
from loaders.wikidata.moments import COARSE, JULIAN, Moment, moment
from tests import wikidata_files as made
from tests.test_wikidata_feed import stints
from tests.wikidata_files import ABEL, BAS, HARBOUR, MILL, NO, SOME, Json

JULIAN_MODEL = f"http://www.wikidata.org/entity/{JULIAN}"


def told(folder: Path) -> list[str]:
    """What is left out, as sentences."""
    return [str(one) for one in check(folder).rejected]


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (
            made.statement("Q2$x", "P54", made.item(MILL), P580=[made.time("2010", "Q99")]),
            "Q2$x: P580 has the unknown time model 'Q99'.",
        ),
        (
            made.statement("Q2$x", "P54", made.item(MILL), P580=[made.coarse("+2010-01-01", 17)]),
            "Q2$x: P580 has the unknown precision 17.",
        ),
        (
            made.spell("Q2$x", MILL, "2010-02-30"),
            "Q2$x: P580 says '+2010-02-30T00:00:00Z'; that is no day of the calendar.",
        ),
        (
            made.spell("Q2$x", MILL, "2010", "2009-12-31"),
            "Q2$x: P582 says '2009-12-31', before the start '2010'.",
        ),
        (
            made.spell("Q2$x", MILL, "1989", "2001"),
            "Q2$x: P580 says '1989', before the person's birth '1990-05'.",
        ),
        (
            made.spell("Q2$x", MILL, "", "1990-04"),
            "Q2$x: P582 says '1990-04', before the person's birth '1990-05'.",
        ),
        (
            made.spell("Q2$x", MILL, "2010", rank="deprecated"),
            "Q2$x: is deprecated on Wikidata.",
        ),
        (
            made.value(BAS, "P2446", "bas-berg"),
            "Q2$of-P2446: P2446 says 'bas-berg'; Transfermarkt's ids are numbers.",
        ),
        (
            made.statement("Q2$x", "P54", {"id": "L7", "numeric-id": 7}),
            "Q2$x: P54 says 'L7'; that is no item.",
        ),
        (made.statement("Q2$x", "P54", SOME), "Q2$x: P54 names nobody: somevalue."),
        (made.statement("Q2$x", "P286", NO), "Q2$x: P286 names nobody: novalue."),
        (
            made.statement("Q2$x", "P54", {"text": "Mill Town"}),
            "Q2$x: P54 is not built as a statement of Wikidata is.",
        ),
    ],
)
def test_a_bad_statement_is_named_and_the_rest_is_read(
    statement: Json, why: str, tmp_path: Path
) -> None:
    born = made.value(BAS, "P569", made.time("1990-05"))
    bas = made.entity(BAS, "Bas Berg", made.spell("Q2$ok", HARBOUR, "2012"), statement, born)
    folder = made.write(tmp_path / "held", bas)

    assert told(folder) == [f"entities.json statement {why}"]
    assert stints(folder) == [("Q2-OK", "2012", None, "2020-06-30", "year")]


def test_two_starts_that_contradict_leave_it_unknown(tmp_path: Path) -> None:
    starts = [made.time("2010"), made.time("2014-07-01")]
    spell = made.statement("Q2$x", "P54", made.item(MILL), P580=starts)
    folder = made.write(tmp_path / "held", made.entity(BAS, "Bas Berg", spell))

    assert told(folder) == [
        "entities.json statement Q2$x: P580 says 2010 and 2014-07-01. It is left unknown."
    ]
    assert stints(folder) == [("Q2-X", None, None, "2020-06-30", None)]


def test_two_ends_that_contradict_leave_it_unknown(tmp_path: Path) -> None:
    ends = [made.time("2012"), made.time("2014-07-01")]
    spell = made.statement("Q2$x", "P54", made.item(MILL), P580=[made.time("2010")], P582=ends)
    folder = made.write(tmp_path / "held", made.entity(BAS, "Bas Berg", spell))

    assert told(folder) == [
        "entities.json statement Q2$x: P582 says 2012 and 2014-07-01. It is left unknown."
    ]
    assert stints(folder) == [("Q2-X", "2010", None, "2010-12-31", "year")]


def test_bad_files_are_named_beside_good_ones(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town())
    (folder / "broken.json").write_text('{"entities": {"Q1": {', "utf-8")
    (folder / "cut.json.gz").write_bytes(gzip.compress(b'{"entities": {}}')[:-9])
    (folder / "latin.json").write_bytes(b'{"entities": {"Q\xe9": 1}}')
    (folder / "other.json").write_text('{"articles": []}', "utf-8")
    made.keep(folder / "flat.json", [{"spell": f"{made.ENTITY}statement/Q1-a"}])
    made.keep(folder / "foreign.json", {"head": {"vars": ["x"]}, "results": {"bindings": []}})
    lacking = {"head": {"vars": ["item", "name"]}, "results": {"bindings": []}}
    made.keep(folder / "older.json", lacking)

    assert told(folder) == [
        "broken.json: is broken JSON at line 1 column 22: Expecting property name enclosed in "
        "double quotes.",
        "cut.json.gz: the compressed file is damaged or was cut off.",
        "flat.json: is the flat list; choose Download, 'JSON file (verbose)', which says what is "
        "a day and what is unknown.",
        "foreign.json: holds results, but of none of the queries of `suitors wikidata`.",
        "latin.json: byte 17 is not UTF-8.",
        "older.json: looks like the query 'names', but lacks the column 'as'.",
        "other.json: is no file of Wikidata: neither entities nor results.",
    ]
    assert len(stints(folder)) == 6


def test_where_no_file_can_be_read_nothing_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text('{"entities": {', "utf-8")

    with pytest.raises(FeedError, match=r"none of its files can be read; the first: broken.json"):
        check(tmp_path)


def test_bad_entities_and_names_are_named(tmp_path: Path) -> None:
    bas = made.entity(BAS, "Bas\0Berg", made.spell("Q2$ok", HARBOUR, "2012"))
    folder = made.write(tmp_path / "held", bas, {"id": "Q5", "missing": ""}, {"id": "P54"})
    half = made.entity(ABEL, None, aliases={"en": [{"value": "\ud800bel"}]})
    (folder / "half.json").write_text(json.dumps({"entities": {ABEL: half}}), "utf-8")

    assert told(folder) == [
        "entities.json Q2: the name 'Bas␀Berg' holds a NUL byte.",
        "entities.json Q5: is no entity that exists.",
        "entities.json P54: 'P54' is no item.",
        "half.json Q1: a name holds half a letter (a lone surrogate).",
    ]
    assert "Items that no spell or tenure names, left out: 1." in check(folder).notes


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"team": SOME}, "spells.json statement Q1-b: team names nobody."),
        (
            {"team": {"type": "literal", "value": "Mill Town"}},
            "spells.json statement Q1-b: team says 'Mill Town'; that is no item of Wikidata.",
        ),
        (
            {"spell": {"type": "literal", "value": "b"}},
            "spells.json row 2: spell says 'b'; that is no statement of Wikidata.",
        ),
        (
            {"start": "2010-02-30T00:00:00Z", "startPrecision": "11"},
            "spells.json statement Q1-b: start says '2010-02-30T00:00:00Z'; that is no day of the "
            "calendar.",
        ),
        (
            {"start": "2010-02-01T00:00:00Z", "startPrecision": "fine"},
            "spells.json statement Q1-b: is not built as a row of SPARQL results is.",
        ),
        (
            made.days("2010-01-01", 9, "2009-01-01", 9),
            "spells.json statement Q1-b: P582 says '2009', before the start '2010'.",
        ),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_read(row: Json, why: str, tmp_path: Path) -> None:
    good = made.spell_row("Q1$a", ABEL, MILL, **made.days("2014-01-01", 9))
    bad = made.spell_row("Q1$b", ABEL, HARBOUR) | row
    folder = made.results(tmp_path / "held", "spells", good, bad)

    assert told(folder) == [why]
    assert [one[0] for one in stints(folder)] == ["Q1-A"]


def test_other_json_stays_with_the_reports(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text('{"text": "Celtic want him.", "date": "2021"}', "utf-8")

    assert (is_wikidata(tmp_path), holds_reports(tmp_path)) == (False, True)
    made.write(tmp_path, *made.town())
    assert (is_wikidata(tmp_path), holds_reports(tmp_path)) == (True, False)


@pytest.mark.parametrize(
    ("time", "precision", "model", "day"),
    [
        ("+2003-00-00T00:00:00Z", 9, None, "2003"),
        ("+2003-01-01T00:00:00Z", 9, None, "2003"),
        ("2009-07-01T00:00:00Z", 10, None, "2009-07"),
        ("+2009-07-00T00:00:00Z", 10, None, "2009-07"),
        ("+2009-07-01T00:00:00Z", 11, None, "2009-07-01"),
        ("+00000002009-07-01T00:00:00Z", 11, None, "2009-07-01"),
        ("2009-07-01T20:45:00Z", 14, None, "2009-07-01"),
        ("+1917-10-25T00:00:00Z", 11, JULIAN_MODEL, "1917-11-07"),
        ("+1917-00-00T00:00:00Z", 9, JULIAN_MODEL, "1917"),
        ("+2000-00-00T00:00:00Z", 8, None, None),
        ("+2000-00-00T00:00:00Z", 7, None, None),
        ("-0044-03-15T00:00:00Z", 11, None, None),
    ],
)
def test_a_time_is_cut_by_its_precision(
    time: str, precision: int, model: str | None, day: str | None
) -> None:
    assert moment(time, precision, model) == (Moment("said", day) if day else COARSE)


@given(st.text(alphabet="+-0123456789TZ:.", max_size=24), st.integers(-1, 16))
def test_any_time_is_a_moment_or_an_error(time: str, precision: int) -> None:
    try:
        found = moment(time, precision)
    except RecordError:
        return
    assert found.precision in (None, "year", "month", "day")


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text("Q1P54x", max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    *("id", "labels", "aliases", "modified", "claims", "P54", "P569"),
                    *("mainsnak", "rank", "value"),
                )
            ),
            inner,
            max_size=4,
        )
    ),
)


@given(JUNK)
def test_any_junk_entity_is_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, junk: object
) -> None:
    folder = tmp_path_factory.mktemp("junk")
    made.write(folder, *made.town())
    made.keep(folder / "junk.json", {"entities": {"Q77": junk}})

    assert len(stints(folder)) >= 6


def test_a_statement_withdrawn_later_is_withdrawn(tmp_path: Path) -> None:
    old = made.entity(ABEL, "Abel", made.spell("Q2$x", MILL, "2010-01-01"), modified="2020-01-01T")
    new = made.entity(
        ABEL, "Abel", made.spell("Q2$x", MILL, "2010-01-01", rank="deprecated"),
        modified="2021-01-01T",
    )  # fmt: skip
    made.write(tmp_path, old, name="a.json")
    made.write(tmp_path, new, name="b.json")

    assert stints(tmp_path) == []


def test_a_number_too_long_to_read_is_named(tmp_path: Path) -> None:
    made.write(tmp_path, made.entity(ABEL, "Abel"))
    (tmp_path / "long.json").write_text('{"entities": {"Q1": ' + "9" * 5_000 + "}}", "utf-8")

    assert any("counts too high" in one for one in told(tmp_path))


def test_what_lies_beside_wikidatas_files_is_named(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town())
    for number in range(22):
        (folder / f"photo-{number:02}.png").write_bytes(b"")

    ignored = check(folder).ignored_columns

    assert (ignored[0], ignored[19], ignored[20]) == (
        "photo-00.png",
        "photo-19.png",
        "2 more files beside them",
    )
