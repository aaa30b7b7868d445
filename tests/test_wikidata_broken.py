"""Files of Wikidata built wrongly, or that contradict each other: nothing is lost unnamed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FeedError
from graph.settings import Settings
from graph.words import Player
from loaders.load import check, load
from loaders.opening import open_feed
from loaders.removal import reset
from loaders.report import Rejections
from tests import wikidata_files as made
from tests.test_wikidata_bad import told
from tests.test_wikidata_feed import clubs, read, stints, tenures
from tests.wikidata_files import ABEL, BAS, COAST, HARBOUR, MILL, MOSS, ROVERS, Json


def career(id: str = BAS, **more: Any) -> Json:
    """Somebody with one spell."""
    return made.entity(id, "Bas Berg", made.spell(f"{id}$a", HARBOUR, "2003", "2009"), **more)


@pytest.mark.parametrize("order", [("a.json", "b.json"), ("b.json", "a.json")])
def test_of_a_statement_changed_to_another_team_the_later_counts(
    order: tuple[str, str], tmp_path: Path
) -> None:
    old, new = order
    was = made.entity(BAS, "Bas", made.spell("Q2$a", ROVERS, "2003"), modified="2015-01-01T")
    now = made.entity(BAS, "Bas", made.spell("Q2$a", COAST, "2004", "2009"), modified="2019-01-01T")
    made.write(tmp_path, was, name=old)
    made.write(tmp_path, now, name=new)

    assert told(tmp_path) == [
        f"{old} statement Q2$a: says Q2 at Q13; {new} statement Q2$a, which counts, Q2 at Q14."
    ]
    assert stints(tmp_path) == [("Q2-A", "2004", "2009", "2009-12-31", "year")]
    assert list(clubs(tmp_path)) == [COAST]


def test_a_role_stays_with_the_version_that_says_it(tmp_path: Path) -> None:
    role = {"role": "Q31", "roleLabel": made.text("assistant coach", "en")}
    made.results(tmp_path, "tenures", made.tenure_row("Q12$a", "P286", MOSS, HARBOUR))
    row = made.tenure_row("Q12$a", "P286", BAS, HARBOUR, asked="2019-01-01T00:00:00Z")
    made.results(tmp_path, "tenures", row | role, name="tenures-2019.json")

    assert told(tmp_path) == [
        "tenures-2019.json statement Q12-a: says Q2 at Q12; tenures.json statement Q12-a, which "
        "counts, Q3 at Q12."
    ]
    assert tenures(tmp_path) == [("Q12-A", None, None, "2021-03-01", None)]


@pytest.mark.parametrize("entities", [[career()], None, "Q2", 5])
def test_a_file_whose_entities_are_no_object_cannot_be_read(
    entities: object, tmp_path: Path
) -> None:
    folder = made.write(tmp_path / "held", *made.town())
    made.keep(folder / "z.json", {"entities": entities})

    assert told(folder) == ["z.json: 'entities' is no object."]
    assert read(folder)[1].files == ["z.json"]


def test_a_file_without_entities_is_fine(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town())
    made.keep(folder / "z.json", {"entities": []})

    assert told(folder) == []


def test_nothing_is_replaced_while_a_file_cannot_be_read(
    embedded: Settings, tmp_path: Path
) -> None:
    reset(embedded)
    folder = made.write(tmp_path / "held", *made.town())
    made.write(folder, career(), name="z.json")
    load(embedded, folder)
    made.keep(folder / "z.json", {"entities": [career()]})

    with pytest.raises(FeedError, match=r"not to be read: z\.json; all that came from there"):
        load(embedded, folder, replace=True)


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ([{"property": "P54"}], "Q2: 'claims' is no object."),
        ("P54", "Q2: 'claims' is no object."),
        ({"P54": {"0": made.spell("Q2$a", HARBOUR)}}, "Q2: 'P54' is no list."),
        ({"P54": made.spell("Q2$a", HARBOUR)}, "Q2: 'P54' is no list."),
        ({"P54": None}, "Q2: 'P54' is no list."),
        (
            {"P54": [made.spell("Q2$a", HARBOUR) | {"qualifiers": [{"P580": []}]}]},
            "statement Q2$a: 'qualifiers' is no object.",
        ),
        (
            {"P54": [made.spell("Q2$a", HARBOUR) | {"qualifiers": {"P580": {}}}]},
            "statement Q2$a: 'P580' is no list.",
        ),
    ],
)
def test_statements_in_the_wrong_container_are_named(
    claims: object, why: str, tmp_path: Path
) -> None:
    folder = made.write(tmp_path / "held", career(ABEL), career() | {"claims": claims})

    assert told(folder) == [f"entities.json {why}"]
    assert [one[0] for one in stints(folder)] == ["Q1-A"]


def test_names_in_the_wrong_container_are_named(tmp_path: Path) -> None:
    labels = {"en": "Bas Berg", "de": {"language": "de", "value": "Bas"}}
    aliases = {"en": {"value": "B."}, "de": ["B. B."], "nl": [{"value": "Bas B."}]}
    bas = career(aliases=aliases) | {"labels": labels}
    folder = made.write(tmp_path / "held", bas, career(ABEL, aliases="A.") | {"labels": 5})

    assert told(folder) == [
        "entities.json Q2: 'labels en' is no object.",
        "entities.json Q2: 'aliases en' is no list.",
        "entities.json Q2: 'aliases de' is no object.",
        "entities.json Q1: 'labels' is no object.",
        "entities.json Q1: 'aliases' is no object.",
    ]
    found = [one.record for one in read(folder)[0] if isinstance(one.record, Player)]
    assert [(one.name, one.aliases) for one in found] == [("Bas", ("Bas B.",)), ("Q1", ())]


@pytest.mark.parametrize(
    "found",
    [
        {"head": {"vars": ["item", "name", "as"]}, "results": {"bindings": None}},
        {"head": {"vars": ["item", "name", "as"]}, "results": {"bindings": 5}},
        {"head": {"vars": ["item", "name", "as"]}, "results": {"bindings": {"a": {}}}},
        {"head": {"vars": "item name as"}, "results": {"bindings": []}},
        {"head": None, "results": {"bindings": []}},
    ],
)
def test_results_in_the_wrong_container_cannot_be_read(found: Json, tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town())
    made.keep(folder / "z.json", found)

    assert told(folder) == ["z.json: is not built as SPARQL results are."]
    assert read(folder)[1].files == ["z.json"]


@pytest.mark.parametrize("id", ["Q2$\ud800", "Q2", "Q2$a b", "Q2$"])
def test_a_statement_without_an_id_that_can_be_one_is_named(id: str, tmp_path: Path) -> None:
    bas = made.entity(BAS, "Bas", made.spell(id, MILL, "2010"), made.spell("Q2$ok", MILL, "2012"))
    folder = made.write(tmp_path / "held")
    (folder / "entities.json").write_text(json.dumps({"entities": {BAS: bas}}), "utf-8")

    shown = id.encode("ascii", "backslashreplace").decode()
    assert told(folder) == [f"entities.json statement {shown}: {id!r} is no id of a statement."]
    assert [one[0] for one in stints(folder)] == ["Q2-OK"]


def test_a_row_without_a_statement_that_can_be_one_is_named(tmp_path: Path) -> None:
    folder = made.results(tmp_path / "held", "spells", made.spell_row("Q1$a", ABEL, MILL))
    row = made.spell_row("Q1$b", ABEL, MILL) | {"spell": made.address("Q1$\ud800")}
    document = json.loads((folder / "spells.json").read_text("utf-8"))
    document["results"]["bindings"].append({name: made.cell(one) for name, one in row.items()})
    (folder / "spells.json").write_text(json.dumps(document), "utf-8")

    assert told(folder) == [r"spells.json row 2: 'Q1-\ud800' is no id of a statement."]
    assert [one[0] for one in stints(folder)] == ["Q1-A"]


@pytest.mark.parametrize(
    ("number", "shown"), [("1e999", "Qinf"), ("11.9", "Q11.9"), ("-5", "Q-5"), ("true", "QTrue")]
)
def test_a_number_that_is_no_items_is_named(number: str, shown: str, tmp_path: Path) -> None:
    bas = made.entity(BAS, "Bas", made.statement("Q2$a", "P54", made.item("Q654321", old=True)))
    text = json.dumps({"entities": {BAS: bas}}).replace("654321", number)
    folder = made.write(tmp_path / "held", career(ABEL), name="ok.json")
    (folder / "z.json").write_text(text, "utf-8")

    assert told(folder) == [f"z.json statement Q2$a: P54 says {shown!r}; that is no item."]


def test_a_name_without_a_language_is_anybodys(tmp_path: Path) -> None:
    folder = made.results(tmp_path / "held", "spells", made.spell_row("Q1$a", ABEL, MILL))
    none, odd = ({"type": "literal", "value": "Mill", "xml:lang": one} for one in (None, 5))
    rows = [{"item": MILL, "name": one, "as": "label"} for one in (none, odd)]
    made.results(folder, "names", *rows, {"item": MILL, "name": made.text("Mühle", "de")})

    assert told(folder)[0] == "names.json row 2: name has the unknown language 5."
    assert clubs(folder)[MILL].name == "Mill"


def test_an_end_not_said_without_a_start_is_not_open(tmp_path: Path) -> None:
    """A preferred statement stays open: it is said to be so now."""
    folder = made.write(
        tmp_path / "held",
        made.entity(ABEL, "Abel", made.spell("Q1$a", MILL)),
        made.entity(BAS, "Bas", made.spell("Q2$a", MILL, rank="preferred")),
    )

    assert [one for one in check(folder).notes if "Ends not said" in one] == [
        "Ends not said where no start is known either, left unknown: 1."
    ]


@pytest.mark.parametrize("rank", ["best", "", "normal ", None, 5])
def test_a_statement_of_an_unknown_rank_is_named(rank: Any, tmp_path: Path) -> None:
    born = made.value(BAS, "P569", made.time("1980")) | {"rank": rank}
    odd = made.spell("Q2$x", MILL, "2010") | {"rank": rank}
    bas = made.entity(BAS, "Bas", made.spell("Q2$ok", MILL, "1979"), odd, born)
    folder = made.write(tmp_path / "held", bas)

    assert told(folder) == [
        f"entities.json statement Q2$of-P569: has the unknown rank {rank!r}.",
        f"entities.json statement Q2$x: has the unknown rank {rank!r}.",
    ]
    assert [one[:2] for one in stints(folder)] == [("Q2-OK", "1979")]


def test_ranks_of_rows(tmp_path: Path) -> None:
    words = {"a": "wikibase:DeprecatedRank", "b": "wikibase:NormalRank", "c": "Best", "d": "normal"}
    rows = [
        made.spell_row(f"Q1${id}", ABEL, MILL) | {"rank": made.text(rank)}
        for id, rank in words.items()
    ]
    folder = made.results(tmp_path / "held", "spells", *rows)

    assert told(folder) == [
        "spells.json statement Q1-c: has the unknown rank 'Best'.",
        "spells.json statement Q1-a: is deprecated on Wikidata.",
    ]
    assert [one[0] for one in stints(folder)] == ["Q1-B", "Q1-D"]


def test_nothing_beside_a_birth_day_leaves_it_known(tmp_path: Path) -> None:
    bas = career()
    bas["claims"]["P569"] = [made.value(BAS, "P569", made.time("1990-05")), None]
    folder = made.write(tmp_path / "held", bas)

    assert told(folder) == [
        "entities.json statement of Q2 without id: P569 is not built as a statement of Wikidata is."
    ]
    births = [one.record.born_on for one in read(folder)[0] if isinstance(one.record, Player)]
    assert births == ["1990-05"]


def test_a_file_that_cannot_be_opened_is_one_unreadable_file(tmp_path: Path) -> None:
    """As root every file can be: this one goes between being found and being read."""
    folder = made.write(tmp_path / "held", career())
    made.write(folder, career(ABEL), name="gone.json")
    feed, left_out = open_feed(folder), Rejections()
    (folder / "gone.json").unlink()

    found = [one.record for one in feed.records(left_out, None)]

    assert [one.name for one in found if isinstance(one, Player)] == ["Bas Berg"]
    assert [str(one) for one in left_out.kept] == [
        "gone.json: cannot be opened: No such file or directory."
    ]
    assert (left_out.files, [one[:14] for one in feed.digests()]) == (
        ["gone.json"],
        ["entities.json:"],
    )
