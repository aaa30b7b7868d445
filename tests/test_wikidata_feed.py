"""Wikidata's files become records: days by precision, one spell a statement, formats joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.questions.careers import CAREER, MANAGER
from graph.questions.follows import FOLLOWS
from graph.questions.search import SEARCH
from graph.settings import Settings
from graph.store import open_reader
from graph.words import Club, Manager, Player, Stint, Tenure
from loaders.feed import Found
from loaders.load import check, load
from loaders.opening import open_feed
from loaders.removal import reset
from loaders.report import Rejections
from loaders.wikidata.queries import QUERIES
from tests import wikidata_files as made
from tests.test_loaders_load import contents
from tests.wikidata_files import ABEL, BAS, COAST, HARBOUR, MILL, MOSS, ROVERS, SOME

Spell = tuple[str, str | None, str | None, str, str | None]


def read(folder: Path) -> tuple[list[Found], Rejections]:
    """Every record of the folder, and what was left out."""
    left_out = Rejections()
    return list(open_feed(folder).records(left_out, None)), left_out


def stints(folder: Path) -> list[Spell]:
    """Statement, start, end, last day and precision of every stint."""
    return [
        (
            one.id.rpartition(":")[2],
            one.span.since,
            one.span.until,
            one.span.last_day,
            one.precision,
        )
        for found in read(folder)[0]
        if isinstance(one := found.record, Stint)
    ]


def tenures(folder: Path) -> list[Spell]:
    """The same of every tenure, with its role in the place of the precision."""
    return [
        (one.id.rpartition(":")[2], one.span.since, one.span.until, one.span.last_day, one.role)
        for found in read(folder)[0]
        if isinstance(one := found.record, Tenure)
    ]


def clubs(folder: Path) -> dict[str, Club]:
    """Every club by its Wikidata id."""
    found = (one.record for one in read(folder)[0])
    return {str(one.wikidata_id): one for one in found if isinstance(one, Club)}


def test_a_career_from_entities(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town())

    assert stints(folder) == [
        ("Q1-AAAA", "2015-07-01", "2019", "2019-12-31", "day"),
        ("Q1-BBBB", "2012", "2015-06", "2015-06-30", "year"),
        ("Q1-CCCC", "2019-08", None, "2020-06-30", "month"),
        ("Q1-DDDD", None, None, "2020-06-30", None),
        ("Q1-EEEE", "2018", None, "2018-12-31", "year"),
        ("Q3-FFFF", "1999", "2003", "2003-12-31", "year"),
    ]


def test_who_they_are(tmp_path: Path) -> None:
    found = [one.record for one in read(made.write(tmp_path / "held", *made.town()))[0]]

    assert [one for one in found if isinstance(one, Player | Manager)] == [
        Player(
            id="player:wikidata:Q1",
            name="Abel Arden",
            aliases=("アベル", "Абель Арден"),
            born_on="1990-02-28",
            nationality=("Coastland",),
            position="winger",
            transfermarkt_id="4711",
            wikidata_id="Q1",
        ),
        Player(id="player:wikidata:Q3", name="Ada Moss", wikidata_id="Q3"),
        Manager(
            id="manager:wikidata:Q3",
            name="Ada Moss",
            same_person_player_id="player:wikidata:Q3",
            transfermarkt_id="815",
            wikidata_id="Q3",
        ),
    ]
    assert clubs(tmp_path / "held") == {
        "Q12": Club(
            "club:wikidata:Q12",
            "Harbour F.C.",
            country="Coastland",
            transfermarkt_id="12",
            wikidata_id="Q12",
        ),
        "Q11": Club("club:wikidata:Q11", "Mill Town", wikidata_id="Q11"),
        "Q13": Club("club:wikidata:Q13", "Q13", kind=None, wikidata_id="Q13"),
        "Q14": Club("club:wikidata:Q14", "Coast", kind="national", wikidata_id="Q14"),
    }


def test_a_loan_is_one_where_a_statement_says_so(tmp_path: Path) -> None:
    found = [one.record for one in read(made.write(tmp_path / "held", *made.town()))[0]]

    loans = {one.id[-4:]: one.on_loan for one in found if isinstance(one, Stint)}
    assert loans == dict.fromkeys(("AAAA", "BBBB", "CCCC", "DDDD", "FFFF")) | {"EEEE": True}


def test_what_club_and_coach_both_tell_is_one_tenure(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town())

    assert tenures(folder) == [
        ("Q12-IIII", "2016-07-01", "2018-05-12", "2018-05-12", None),
        ("Q3-HHHH", "2019-07-01", None, "2020-06-30", None),
    ]


def test_what_they_tell_differently_stays_two(tmp_path: Path) -> None:
    people = made.town()
    people[2]["claims"]["P286"][0]["qualifiers"]["P580"] = [made.snak("P580", made.time("2015"))]
    folder = made.write(tmp_path / "held", *people)

    assert [one[:2] for one in tenures(folder)] == [
        ("Q12-IIII", "2015"),
        ("Q3-GGGG", "2016-07-01"),
        ("Q3-HHHH", "2019-07-01"),
    ]
    assert "Tenures of one coach at one club told differently, both kept: 1." in check(folder).notes


def test_what_cannot_be_said_is_told(tmp_path: Path) -> None:
    report = check(made.write(tmp_path / "held", *made.town()))

    assert dict(report.read) == {"entities": 9}
    assert report.rejected == ()
    assert report.notes == (
        "Speaks up to 2020-06-30.",
        "People and teams without a label, shown by their Wikidata id: 1.",
        "Teams whose kind (senior, youth, women, national) is not told: 1.",
        "Spells and tenures without a known start: 1.",
        "Spells that ended on an unknown day: 1.",
        "Spells said to have no end: 1.",
        "Ends not said and taken as open: 1.",
        "Ends not said where no start is known either, left unknown: 1.",
        "Stints of which nobody says whether they were loans: 4.",
        "Stints with national teams, kept as such: 1.",
        "Tenures that club and coach both tell, made one: 1.",
        "Tenures that do not say whether as head coach or caretaker: 2.",
    )


def test_results_and_entities_of_one_statement_are_one_stint(tmp_path: Path) -> None:
    folder = made.write(tmp_path / "held", *made.town(), name="town.json.gz")
    made.results(
        folder,
        "spells",
        made.spell_row("q1$aaaa", ABEL, HARBOUR, **made.days("2015-07-01", 11, "2019-05-01", 10)),
        made.spell_row("Q2$kkkk", BAS, HARBOUR, **made.days("2017-01-01", 9)),
    )
    label = made.text("Bas Berg", "de")
    made.results(folder, "people", {"person": BAS, "personLabel": label})

    assert [one for one in stints(folder) if one[0] in ("Q1-AAAA", "Q2-KKKK")] == [
        ("Q1-AAAA", "2015-07-01", "2019-05", "2019-05-31", "day"),
        ("Q2-KKKK", "2017", None, "2021-03-01", "year"),
    ]
    names = {one.record.name for one in read(folder)[0] if isinstance(one.record, Player)}
    assert names == {"Abel Arden", "Ada Moss", "Bas Berg"}
    assert check(folder).notes[0] == "Speaks up to 2021-03-01."


def test_rows_of_results(tmp_path: Path) -> None:
    genid = {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/a1"}
    once = made.days("2010-01-01", 9, "2012-06-01", 10)
    folder = made.results(
        tmp_path / "held",
        "spells",
        made.spell_row("Q1$a", ABEL, MILL, **once),
        made.spell_row("Q1$a", ABEL, MILL, **once | {"start": "2010-07-01T00:00:00Z"})
        | {"startPrecision": "11"},
        made.spell_row("Q1$b", ABEL, HARBOUR, start=SOME, end=genid),
        made.spell_row("Q1$c", ABEL, MILL, stillThere="1", **made.days("2005-01-01", 9)),
        made.spell_row("Q1$d", ABEL, MILL, **made.days("2014-01-01", 8)),
        made.spell_row("Q1$e", ABEL, MILL, start="2013-05-01T00:00:00Z"),
        made.spell_row("Q1$f", ABEL, ROVERS, "Preferred", **made.days("2004-01-01", 9)),
    )
    made.results(
        folder,
        "people",
        {"person": ABEL, "personLabel": made.text(ABEL), "born": SOME, "position": "Q201330"},
    )
    made.results(folder, "names", {"item": ABEL, "name": made.text("هابيل", "ar"), "as": "alias"})

    assert stints(folder) == [
        ("Q1-A", "2010-07-01", "2012-06", "2012-06-30", "day"),
        ("Q1-B", None, None, "2021-03-01", None),
        ("Q1-C", "2005", None, "2021-03-01", "year"),
        ("Q1-D", None, None, "2021-03-01", None),
        ("Q1-E", "2013", None, "2021-03-01", "year"),
        ("Q1-F", "2004", None, "2021-03-01", "year"),
    ]
    (abel,) = (one.record for one in read(folder)[0] if isinstance(one.record, Player))
    assert (abel.name, abel.aliases, abel.position) == (ABEL, ("هابيل",), "goalkeeper")
    notes = check(folder).notes
    assert "Days that came without their precision, of which only the year counts: 1." in notes
    assert "Starts and ends known to a decade or less, left unknown: 1." in notes
    assert "People and teams without a label, shown by their Wikidata id: 4." in notes


def test_tenures_of_results_with_their_roles(tmp_path: Path) -> None:
    days = made.days("2016-07-01", 11, "2018-01-01", 9)

    def role(id: str, label: str) -> made.Json:
        return {"role": id, "roleLabel": made.text(label, "en")}

    folder = made.results(
        tmp_path / "held",
        "tenures",
        made.tenure_row("Q12$a", "P286", MOSS, HARBOUR, **days, **role("Q31", "caretaker manager")),
        made.tenure_row("Q3$b", "P6087", MOSS, HARBOUR, **days),
        made.tenure_row("Q3$c", "P6087", MOSS, MILL, **days, **role("Q32", "assistant coach")),
    )

    assert tenures(folder) == [("Q12-A", "2016-07-01", "2018", "2018-12-31", "caretaker")]
    assert [str(one) for one in read(folder)[1].kept] == [
        "tenures.json statement Q3-c: is a tenure as assistant: no manager's."
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("association football club", "senior"),
        ("sports club", "senior"),
        ("national under-21 association football team", "national"),
        ("women's national association football team", "national"),
        ("women's association football club", "women"),
        ("under-19 association football team", "youth"),
        ("youth academy", "youth"),
        ("reserve team", "reserve"),
        ("business", None),
    ],
)
def test_kinds_of_teams_by_their_class(label: str, kind: str | None, tmp_path: Path) -> None:
    folder = made.results(
        tmp_path / "held",
        "spells",
        made.spell_row("Q1$a", ABEL, MILL, **made.days("2014-01-01", 9)),
    )
    named = {"team": MILL, "teamLabel": made.text("Mill Town", "en"), "kind": "Q41"}
    made.results(folder, "teams", named | {"kindLabel": made.text(label, "en")})

    assert clubs(folder)[MILL].kind == kind


def test_an_end_nobody_entered(tmp_path: Path) -> None:
    """Closed where he went elsewhere or it is long ago; a national side closes nothing."""
    person = made.entity(
        ABEL,
        "Abel",
        made.spell("Q1$a", MILL, "2003"),
        made.spell("Q1$b", HARBOUR, "2015"),
        made.spell("Q1$c", COAST, "2016"),
    )
    coast = made.entity(COAST, "Coast", made.value(COAST, "P31", made.item("Q6979593")))
    old = made.entity(BAS, "Bas", made.spell("Q2$a", MILL, "1950-07"))
    folder = made.write(tmp_path / "held", person, coast, old)

    assert [(one[0], one[3]) for one in stints(folder)] == [
        ("Q1-A", "2003-12-31"),
        ("Q1-B", "2020-06-30"),
        ("Q1-C", "2020-06-30"),
        ("Q2-A", "1950-07-31"),
    ]


def test_the_real_fragment_of_2015(shared: Path, tmp_path: Path) -> None:
    file = shared / "feeds" / "wikidata" / "Q11571_entitydata_2015_fragment.json"
    (tmp_path / file.name).write_bytes(file.read_bytes())

    found, left_out = read(tmp_path)

    (ronaldo,) = (one.record for one in found if isinstance(one.record, Player))
    assert (ronaldo.name, ronaldo.wikidata_id) == ("Cristiano Ronaldo", "Q11571")
    assert {"Криштиану Роналду", "クリスティアーノ・ロナウド", "CR7"} <= set(ronaldo.aliases)
    assert sorted(clubs(tmp_path)) == ["Q18656", "Q75729", "Q8682"]
    assert [one[1:] for one in stints(tmp_path)] == [
        ("2003", "2009", "2009-12-31", "year"),
        ("2009-07-01", None, "2015-08-11", "day"),
        ("2002", "2003", "2003-12-31", "year"),
    ]
    assert left_out.count == 0
    assert left_out.notes[0] == "Speaks up to 2015-08-11."


def test_in_the_graph_found_in_every_script(embedded: Settings, tmp_path: Path) -> None:
    reset(embedded)
    folder = made.write(tmp_path / "held", *made.town())

    report = load(embedded, folder)

    assert report.written == {
        "Club": 4,
        "Player": 2,
        "Manager": 1,
        "SAME_PERSON": 1,
        "PLAYED_FOR": 6,
        "MANAGED": 2,
    }
    with open_reader(embedded) as reader:
        career = reader.ask(CAREER, player="player:wikidata:Q1").rows
        moss = reader.ask(MANAGER, manager="manager:wikidata:Q3").rows
        found = [
            reader.ask(SEARCH, text=text).rows[0].id for text in ("Абель", "アベル", "harbour")
        ]
        follows = reader.ask(FOLLOWS, player="player:wikidata:Q1").rows
    assert {(one.club, one.since) for one in career} >= {("Harbour F.C.", "2015-07-01")}
    assert [one.since for one in moss] == ["2016-07-01", "2019-07-01"]
    assert found == ["player:wikidata:Q1", "player:wikidata:Q1", "club:wikidata:Q12"]
    assert [(one.manager, one.joined_on) for one in follows] == [("Ada Moss", "2019-08-01")]


def test_the_same_twice_changes_nothing(embedded: Settings, tmp_path: Path) -> None:
    reset(embedded)
    folder = made.write(tmp_path / "held", *made.town())
    load(embedded, folder)
    before = contents(embedded)

    again, forced = load(embedded, folder), load(embedded, folder, replace=True)

    assert (again.unchanged, forced.vanished, forced.removed) == (True, 0, 0)
    assert contents(embedded) == before


def test_queries_ask_for_each_of_their_columns() -> None:
    for query in QUERIES:
        asked = query.text.partition(" WHERE ")[0]
        assert all(f"?{column}" in asked.split() for column in query.columns), query.name
        assert len(query.columns) == asked.count("?"), query.name
        assert query.text.count("{") == query.text.count("}"), query.name
        assert "VALUES ?club" in query.text, query.name


def test_a_coach_whose_end_nobody_entered_and_who_was_followed(tmp_path: Path) -> None:
    """The next coach speaks against an open end; a preferred statement stays open."""
    harbour = made.entity(
        HARBOUR,
        "Harbour F.C.",
        made.statement("Q12$a", "P286", made.item(MOSS), P580=[made.time("2012-07")]),
        made.statement(
            "Q12$b", "P286", made.item(BAS), "preferred", P580=[made.time("2014-07-01")]
        ),
    )

    assert tenures(made.write(tmp_path / "held", harbour)) == [
        ("Q12-A", "2012-07", None, "2012-07-31", None),
        ("Q12-B", "2014-07-01", None, "2020-06-30", None),
    ]


def test_a_tenure_told_by_two_without_a_day_in_common_stays_two(tmp_path: Path) -> None:
    folder = made.results(
        tmp_path / "held",
        "tenures",
        made.tenure_row("Q12$a", "P286", MOSS, HARBOUR, **made.days("2016-07-01", 11)),
        made.tenure_row("Q3$b", "P6087", MOSS, HARBOUR, end="2009-01-01T00:00:00Z"),
    )

    assert [one[:3] for one in tenures(folder)] == [
        ("Q12-A", "2016-07-01", None),
        ("Q3-B", None, "2009"),
    ]


def test_a_later_file_adds_the_end(tmp_path: Path) -> None:
    bas = made.entity(BAS, "Bas Berg", made.spell("Q2$a", MILL, "2010"))
    folder = made.write(tmp_path / "held", bas)
    days = made.days("2010-01-01", 9, "2014-01-01", 9)
    made.results(folder, "spells", made.spell_row("Q2$a", BAS, MILL, **days))

    assert stints(folder) == [("Q2-A", "2010", "2014", "2014-12-31", "year")]


def test_other_terms_than_a_loan_leave_it_unknown(tmp_path: Path) -> None:
    folder = made.results(
        tmp_path / "held",
        "spells",
        made.spell_row("Q1$a", ABEL, MILL, transaction="Q31"),
        made.spell_row("Q1$b", ABEL, MILL, transaction="Q2914547"),
    )

    found = [one.record for one in read(folder)[0] if isinstance(one.record, Stint)]
    assert [(one.on_loan, one.joined_by) for one in found] == [(None, None), (True, "loan")]


def test_parents_and_outside_ids(tmp_path: Path) -> None:
    """A parent is one where it is a club of this feed; of two ids none is better."""
    folder = made.results(
        tmp_path / "held",
        "spells",
        made.spell_row("Q1$a", ABEL, MILL),
        made.spell_row("Q1$b", ABEL, HARBOUR),
        made.spell_row("Q1$c", ABEL, ROVERS),
    )
    team, two = {"parent": HARBOUR, "transfermarktTeam": "7"}, {"transfermarktTeam": "9"}
    made.results(folder, "teams", {"team": MILL} | team, {"team": ROVERS, "parent": "Q99"} | two)
    made.results(folder, "teams", {"team": ROVERS, "transfermarktTeam": "8"}, name="more.json")

    assert [
        (id, one.parent_club_id, one.transfermarkt_id) for id, one in clubs(folder).items()
    ] == [(MILL, "club:wikidata:Q12", "7"), (HARBOUR, None, None), (ROVERS, None, None)]
    assert "People and teams with several Transfermarkt ids, left out: 1." in check(folder).notes


def test_of_several_births_the_preferred_counts_and_no_deprecated_one(tmp_path: Path) -> None:
    def born(id: str, *said: tuple[str, str]) -> made.Json:
        spell = made.spell(f"{id}$a", MILL, "2010")
        births = [made.statement(f"{id}$b", "P569", made.time(day), rank) for day, rank in said]
        return made.entity(id, id, spell, *births)

    folder = made.write(
        tmp_path / "held",
        born("Q1", ("1980-01-02", "deprecated"), ("1990", "normal"), ("1990-05-06", "normal")),
        born("Q2", ("1980", "normal"), ("1991-02", "preferred")),
        born("Q3", ("1980", "normal"), ("1991-02", "normal")),
    )

    births = [one.record.born_on for one in read(folder)[0] if isinstance(one.record, Player)]
    assert births == ["1990-05-06", "1991-02", None]
    assert check(folder).notes[-1] == (
        "People with two birth days that contradict each other, left unknown: 1."
    )
