"""Pairs that may be one: tied by ids unless something contradicts, else alike, with a score."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.settings import Settings
from graph.store import open_reader
from loaders.load import load
from loaders.matching.deciding import Decision, decide, take_back
from loaders.matching.likely import likely_pairs
from loaders.matching.pairs import Pair
from loaders.matching.ties import tied_pairs
from loaders.removal import reset
from tests import annals, retold, town, twice_told
from tests.test_loaders_load import contents

PLAYERS = """player_id,name,aliases,date_of_birth,wikidata_id,transfermarkt_id
same,Otto Frey,,1990-01-01,Q100,
year,Karl Ohm,,1991,Q101,
other-day,Jan Lund,,1992-02-02,Q102,
other-name,Pia Rask,,,Q103,
script,Ли Вэй,,,Q104,
nickname,Pelle,,1993-03-03,Q105,
twin-1,Ugo Mann,,,Q106,
twin-2,Ugo Mann,,,Q106,
7,Eli Roth,,1994-04-04,,
"""
OTHERS = """player_id,name,aliases,date_of_birth,wikidata_id,transfermarkt_id
a,Otto Frey,,1990-01-01,Q100,
b,K. Ohm,,1991-05-05,Q101,
c,Jan Lund,,1982-02-02,Q102,
d,Bo Quist,,,Q103,
e,Li Wei,,,Q104,
f,Per Albin Berg,,1993-03-03,Q105,
g,Ugo Mann,,,Q106,
h,Eli Roth,,1994-04-04,,7
"""


def feed(folder: Path, issuer: str, players: str, clubs: str = "club_id,name\n") -> Path:
    folder.mkdir()
    text = f'name = "{issuer}"\nissuer = "{issuer}"\nknown_to = 2025-01-01\n'
    (folder / "feed.toml").write_text(text, "utf-8")
    (folder / "players.csv").write_text(players, "utf-8")
    (folder / "clubs.csv").write_text(clubs, "utf-8")
    return folder


def tied(settings: Settings, label: str = "Player") -> list[Pair]:
    with open_reader(settings) as reader:
        return tied_pairs(reader, label)


def likely(settings: Settings, label: str) -> list[Pair]:
    with open_reader(settings) as reader:
        return likely_pairs(reader, label)


def named(pairs: list[Pair]) -> set[frozenset[str]]:
    return {frozenset((pair.kept.id, pair.gone.id)) for pair in pairs}


@pytest.fixture
def ids(graph: Settings, tmp_path: Path) -> Settings:
    reset(graph)
    load(graph, feed(tmp_path / "one", "transfermarkt", PLAYERS))
    load(graph, feed(tmp_path / "two", "other", OTHERS))
    return graph


def test_ids_tie_unless_birth_day_or_name_contradict(ids: Settings) -> None:
    pairs = tied(ids)

    said = {
        pair.gone.id.split(":")[2]: (pair.kept.id.split(":")[2], pair.against) for pair in pairs
    }
    changed = ": the id may have changed its meaning"
    twins = ("2 of the feed 'transfermarkt' carry this id",)
    assert said == {
        "same": ("a", ()),
        "year": ("b", ()),
        "other-day": ("c", (f"born on other days (1982-02-02, 1992-02-02){changed}",)),
        "other-name": ("d", (f"quite other names{changed}",)),
        "script": ("e", ()),
        "nickname": ("f", ()),
        "twin-1": ("g", twins),
        "twin-2": ("twin-1", twins),
        "7": ("h", ()),
    }
    assert [pair.sure for pair in pairs].count(True) == 5
    assert all(pair.reasons[0].startswith("both have ") for pair in pairs)


def test_a_word_that_many_are_called_by_makes_no_two_alike(graph: Settings, tmp_path: Path) -> None:
    clubs = {
        ("Everton Football Club", "Liverpool Football Club"): False,
        ("Real Madrid", "Real Sociedad"): False,
        ("Athletic Club", "Athletic Bilbao"): True,
        ("AS Monaco", "Association sportive de Monaco Football Club"): True,
    }
    players = {
        ("Robin van Persie", "Virgil van Dijk"): False,
        ("Kim Min-jae", "Son Heung-min"): False,
        ("Kim Min-jae", "Min-jae Kim"): True,
        ("Son", "Heung-min Son"): True,
    }
    reset(graph)
    for side in (0, 1):
        tables = [
            f"{kind}_id,name,wikidata_id\n"
            + "".join(f"{at},{pair[side]},Q{at}\n" for at, pair in enumerate(those, first))
            for kind, those, first in (("player", players, 1), ("club", clubs, 5))
        ]
        load(graph, feed(tmp_path / f"{side}", ("first", "other")[side], *tables))

    for label, those in (("Player", players), ("Club", clubs)):
        assert {
            tuple(sorted((pair.kept.name, pair.gone.name))): pair.sure
            for pair in tied(graph, label)
        } == {tuple(sorted(names)): alike for names, alike in those.items()}


def test_women_and_men_are_two_whatever_the_id_says_reserves_and_youth_are_not(
    graph: Settings, tmp_path: Path
) -> None:
    head, nobody = "club_id,name,kind,wikidata_id\n", "player_id,name\nx,Xerxes\n"
    one = f"{head}a,Port Vale,senior,Q1\nb,Port Vale U21,reserve,Q2\n"
    other = f"{head}c,Port Vale,women,Q1\nd,Port Vale U21,youth,Q2\n"
    reset(graph)
    load(graph, feed(tmp_path / "one", "first", nobody, one))
    load(graph, feed(tmp_path / "two", "other", nobody, other))

    assert [pair.against for pair in tied(graph, "Club")] == [
        ("one is a senior side, the other a women side",),
        (),
    ]


def test_ids_that_together_would_make_one_of_two_of_a_feed_are_not_sure(
    graph: Settings, tmp_path: Path
) -> None:
    header = "player_id,name,date_of_birth,transfermarkt_id,wikidata_id\n"
    brothers = f"{header}x,Ivo Stone,1990-01-01,5,\nz,Ivan Stone,1992-02-02,,Q1\n"
    reset(graph)
    load(graph, feed(tmp_path / "one", "first", brothers))
    load(graph, feed(tmp_path / "two", "second", f"{header}y,I. Stone,,5,Q1\n"))

    pairs = tied(graph)

    why = ("with other ids it would make one of two of the feed 'first'",)
    assert [(pair.sure, pair.against) for pair in pairs] == [(False, why)] * 2


def test_what_ids_contradict_is_offered_only_as_that(ids: Settings) -> None:
    assert named(likely(ids, "Player")).isdisjoint(named(tied(ids)))


def test_a_player_and_a_manager_of_one_id_are_no_pair(graph: Settings, tmp_path: Path) -> None:
    reset(graph)
    load(graph, annals.build(tmp_path / "annals"))
    managers = "manager_id,name,wikidata_id\nrosa,Rosa Quay,Q14\n"
    players = "player_id,name\nnobody,Nobody At All\n"
    folder = feed(tmp_path / "one", "other", players)
    (folder / "managers.csv").write_text(managers, "utf-8")
    load(graph, folder)

    assert tied(graph) == []
    assert named(tied(graph, "Manager")) == {frozenset(("manager:annals:r", "manager:other:rosa"))}


@pytest.fixture
def towns(graph: Settings, tmp_path: Path) -> Settings:
    reset(graph)
    load(graph, town.build(tmp_path / "town"))
    load(graph, annals.build(tmp_path / "annals"))
    return graph


def test_pairs_come_with_their_reasons(towns: Settings) -> None:
    for pair in likely(towns, "Club"):
        decide(towns, [pair.decided(same=True)])

    pairs = likely(towns, "Player")

    assert [(p.kept.id, p.gone.id, p.reasons, p.against) for p in pairs] == [
        (
            "player:annals:n98",
            "player:town:nils-98",
            (
                "the same name",
                "born on the same day",
                "2,524 days at the same clubs",
                "of the same country",
            ),
            (),
        ),
        (
            "player:town:omar",
            "player:annals:o",
            (
                "the same name, which hardly anybody else bears",
                "born in the same year",
                "719 days at the same clubs",
                "of the same country",
            ),
            (),
        ),
        (
            "player:annals:n01",
            "player:town:nils-01",
            (
                "the same last name and initial",
                "born in the same year",
                "2,176 days at the same clubs",
                "of the same country",
            ),
            (),
        ),
    ]


def test_who_was_refused_or_merged_is_offered_no_more(towns: Settings) -> None:
    first, second, third = likely(towns, "Club")

    decide(towns, [first.decided(same=False), second.decided(same=True)])

    assert named(likely(towns, "Club")) == named([third])


def test_who_is_merged_with_one_of_a_feed_is_no_pair_with_another_of_it(towns: Settings) -> None:
    """The feed says they are two."""
    decide(towns, [Decision("player:town:omar", "player:annals:n98", same=True, why="reviewed")])

    offered = {id for pair in named(likely(towns, "Player")) for id in pair}
    assert "player:town:nils-98" not in offered


def test_a_club_that_one_feed_has_twice_is_offered_with_that_said_against_it(
    graph: Settings, tmp_path: Path
) -> None:
    clubs = """club_id,name,country,kind
a,Port Vale Rovers,Coast,senior
b,Port Vale Rovers,Coast,senior
c,Port Vale Rovers,Coast,women
d,Port Vale Rovers,Hills,senior
"""
    reset(graph)
    load(graph, feed(tmp_path / "one", "other", "player_id,name\nx,Xerxes\n", clubs))

    (pair,) = likely(graph, "Club")

    assert named([pair]) == {frozenset(("club:other:a", "club:other:b"))}
    assert pair.against == ("one feed tells of both",)
    before = contents(graph)
    decide(graph, [pair.decided(same=True)])
    load(graph, tmp_path / "one", replace=True)
    with open_reader(graph) as reader:
        text = "MATCH (c:Club) RETURN c.id AS id ORDER BY id"
        left = [row["id"][-1] for row in reader.rows(text, {})]
    take_back(graph, [pair.decided(same=True).id])
    assert left == ["a", "c", "d"]
    assert contents(graph) == before


@pytest.fixture(scope="module")
def world(
    embedded: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Settings, retold.Truth]:
    """An invented world of many namesakes, told by two feeds with the slips that feeds have."""
    folder = tmp_path_factory.mktemp("world")
    truth = retold.tell(twice_told.build(folder / "world"), folder, births=False)
    reset(embedded)
    for issuer in retold.ISSUERS:
        load(embedded, folder / issuer)
    return embedded, truth


@pytest.mark.parametrize(
    ("label", "precision", "recall"),
    [("Club", 0.99, 0.97), ("Player", 0.96, 0.97), ("Manager", 0.99, 0.97)],
)
@pytest.mark.slow
def test_the_list_is_right_and_nearly_whole(
    world: tuple[Settings, retold.Truth], label: str, precision: float, recall: float
) -> None:
    """At its usual threshold; clubs are decided before people, as one is told to do."""
    settings, truth = world

    pairs = likely(settings, label)

    true = {frozenset(pair) for pair in truth.pairs[label.lower()]}
    right = len(named(pairs) & true)
    assert right / len(pairs) >= precision
    assert right / len(true) >= recall
    assert likely(settings, label) == pairs
    decide(settings, [pair.decided(same=True) for pair in pairs])
