"""Merges: one node where two feeds tell of one; reloaded they hold, taken back nothing is left."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from graph.errors import MatchError
from graph.export import export_graph
from graph.questions.careers import CAREER, SQUAD
from graph.questions.follows import FOLLOWS
from graph.questions.merges import MERGES
from graph.questions.network import FEEDS, TOTALS
from graph.questions.suitors import INTERESTS
from graph.settings import Settings
from graph.store import Reader, open_reader, open_writer
from loaders.derive import derive_afresh
from loaders.load import load
from loaders.matching.deciding import Decision, decide, take_back
from loaders.news.saving import undo
from loaders.removal import reset
from tests import annals, town
from tests.test_loaders_at_once import killed
from tests.test_loaders_load import contents
from tests.test_loaders_saving import CARRIED_ALONG, saved

PAIRS = (
    ("club:town:harbour", "club:annals:h"),
    ("club:town:harbour-b", "club:annals:hb"),
    ("club:annals:m", "club:town:mill"),
    ("player:town:nils-98", "player:annals:n98"),
    ("player:annals:o", "player:town:omar"),
    ("manager:town:rosa", "manager:annals:r"),
    ("manager:town:ivo", "manager:annals:ivo"),
)
# Quill and Yarrow are known by claims alone; at Weir a stint is on paper only, no day is known of
# Yard's manager. Castle is no Mill, but somebody may err.
MORE = {
    "clubs": "w,Weir,,,senior,,\ny2,Yard,,,senior,,\n",
    "players": "q,Quill,,,,,,,Q16\ny,Yarrow,,,,,,,Q17\n",
    "stints": "a10,z,hb,2021-07-01,day,,,0,,transfer,,,,0\n"
    "a11,n98,v,2017-01-01,assumed,2017-12-31,day,0,,unknown,,,,0\n"
    "a12,z,w,2016-01-01,day,2016-12-31,day,0,,transfer,,,,1\n"
    "a13,z,y2,2015-01-01,day,2015-12-31,day,0,,transfer,,,,0\n",
    "tenures": "b5,ivo,y2,,,manager,\n",
    "interests": "w2,q,h,,,interested,,2019-03-01,s1,,,,\nw3,q,m,,,interested,,2021-03-01,s1,,,,\n"
    "w4,y,v,ivo,h,interested,,2018-03-01,s1,,,,\n",
}
ERROR = Decision("club:annals:m", "club:town:castle", same=True, why="reviewed")
DECISIONS = [Decision(kept, gone, same=True, why="reviewed") for kept, gone in PAIRS]


@pytest.fixture
def two(graph: Settings, tmp_path: Path) -> Settings:
    """The town and its annals, nothing merged."""
    reset(graph)
    load(graph, town.build(tmp_path / "town"))
    load(graph, annals.build(tmp_path / "annals"))
    return graph


def whole(settings: Settings) -> set[str]:
    return contents(settings, without=("decided_at",))


def test_taken_back_nothing_is_left_of_merges(two: Settings) -> None:
    before = whole(two)

    decide(two, DECISIONS)
    merged = whole(two)
    take_back(two, [one.id for one in DECISIONS])

    assert merged != before
    assert whole(two) == before


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "few"), [(0, 99), (1, 99), (2, 99), (3, 99), (4, 1)])
def test_what_follows_is_what_follows_from_everything(
    two: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, few: int
) -> None:
    """Decided and taken back in any order, a few at a time; worked out for some, or for all."""
    monkeypatch.setattr("loaders.matching.deciding.FEW", few)
    more = {name: annals.TABLES[name] + rows for name, rows in MORE.items()}
    load(two, annals.build(tmp_path / "more", **more))
    decide(two, [*DECISIONS, ERROR])
    follows_from_everything(two)
    made, chance = [*DECISIONS, ERROR], Random(seed)
    for _ in range(6):
        left = [one for one in (*DECISIONS, ERROR) if one not in made]
        if made and (not left or chance.random() < 0.6):
            some = chance.sample(made, chance.randint(1, min(2, len(made))))
            take_back(two, [one.id for one in some])
            made = [one for one in made if one not in some]
        else:
            some = chance.sample(left, chance.randint(1, len(left)))
            decide(two, some)
            made += some
        follows_from_everything(two)


def test_what_followed_from_an_error_goes_with_it(two: Settings) -> None:
    decide(two, [*DECISIONS, ERROR])
    with open_reader(two) as reader:
        assert ("player:town:nils-01", "club:annals:m") in followed(reader)

    take_back(two, [ERROR.id])

    with open_reader(two) as reader:
        assert ("player:town:nils-01", "club:annals:m") not in followed(reader)
    follows_from_everything(two)


def test_what_one_decision_left_undone_is_done_by_the_next(
    two: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It died when all were joined, and nothing had been worked out yet."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("loaders.matching.deciding.derive_for", die)
        with pytest.raises(KeyboardInterrupt):
            decide(two, DECISIONS)

    decide(two, [Decision("player:town:pavel", "player:annals:z", same=False, why="reviewed")])

    follows_from_everything(two)


def followed(reader: Reader) -> list[tuple[str, str]]:
    """Whom Ivo met again, and where they had met before."""
    rows = reader.ask(FOLLOWS, manager="manager:town:ivo").rows
    return [(row.player_id, row.from_club_id) for row in rows]


def follows_from_everything(settings: Settings) -> None:
    """Working everything out again changes nothing."""
    before = whole(settings)
    with open_writer(settings) as graph:
        derive_afresh(graph)
    assert whole(settings) == before


@pytest.mark.slow
def test_each_taken_back_by_itself_leaves_the_others(two: Settings) -> None:
    states = [whole(two)]
    for one in DECISIONS:
        decide(two, [one])
        states.append(whole(two))

    for one in (DECISIONS[0], DECISIONS[3], DECISIONS[6]):
        take_back(two, [one.id])
        decide(two, [one])
    again = whole(two)
    for one, state in zip(reversed(DECISIONS), reversed(states[:-1]), strict=True):
        take_back(two, [one.id])
        assert whole(two) == state
    decide(two, DECISIONS)

    assert again == states[-1]
    assert whole(two) == states[-1]


def test_one_is_left_with_all_that_both_feeds_tell(two: Settings) -> None:
    decide(two, DECISIONS)

    with open_reader(two) as reader:
        spells = reader.ask(CAREER, player="player:annals:o").rows
        squad = reader.ask(SQUAD, club="club:annals:m", on="2021-06-01").rows
        follows = reader.ask(FOLLOWS, player="player:annals:o").rows
        omar = reader.rows("MATCH (n:Player {id: $id}) RETURN n AS n", {"id": "player:annals:o"})
        side = reader.rows("MATCH (n:Club {id: 'club:town:harbour-b'}) RETURN n AS n", {})
    assert [(one.stint_id, one.club_id, one.parent_club_id) for one in spells] == [
        ("stint:town:o1", "club:town:harbour", None),
        ("stint:annals:a5", "club:town:harbour", None),
        ("stint:town:o2", "club:town:castle", "club:town:harbour"),
        ("stint:town:o3", "club:town:harbour", None),
        ("stint:town:o4", "club:annals:m", "club:town:harbour"),
        ("stint:annals:a6", "club:annals:m", "club:town:harbour"),
        ("stint:town:o5", "club:town:harbour", None),
    ]
    assert {one.id for one in squad if one.kind == "manager"} == {"manager:town:rosa"}
    assert [(one.manager_id, one.from_club_id, one.to_club_id) for one in follows] == [
        ("manager:town:rosa", "club:town:harbour", "club:annals:m")
    ]
    known = omar[0]["n"].properties
    assert (known["name"], known["born_on"], known["foot"]) == ("Omar OVale", "1997-05-17", "right")
    assert known["aliases"] == ["O. Vale", "Vale"]
    assert known["search_text"] == "omar ovale | o vale | vale"
    assert side[0]["n"].properties["parent_club_id"] == "club:town:harbour"


def test_loaded_again_nothing_of_a_merge_is_lost(two: Settings, tmp_path: Path) -> None:
    decide(two, DECISIONS)
    merged = whole(two)

    for replace in (False, True):
        assert load(two, tmp_path / "town").unchanged
        load(two, tmp_path / "town", replace=replace)
        report = load(two, tmp_path / "annals", replace=True)

        assert (report.vanished, report.rejected) == (0, ())
        assert whole(two) == merged


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.slow
def test_a_newer_feed_is_written_to_the_merged_as_if_merged_afterwards(
    two: Settings, tmp_path: Path, replace: bool
) -> None:
    stints = annals.TABLES["stints"].replace("a6,o,m,", "a6,o,v,").replace("a1,n98,", "a1,n01,")
    stints += "a10,o,m,2023-01-01,day,,,0,v,transfer,,,,0\n"
    clubs = annals.TABLES["clubs"].replace(
        "hb,Harbour II,,Coast,reserve,h,", "v2,V II,,,reserve,m,"
    )
    changed = {
        "stints": stints.replace("a2,n98,m,2020-08-15,day,,,0,,transfer,,,,0\n", ""),
        "clubs": clubs,
        "players": annals.TABLES["players"]
        .replace("O. Vale", "O. Vale|The Gull")
        .replace("right", ""),
    }
    load(two, annals.build(tmp_path / "newer", **changed), replace=replace)
    decide(two, DECISIONS)
    afterwards = whole(two)
    reset(two)
    load(two, tmp_path / "town")
    load(two, tmp_path / "annals")
    decide(two, DECISIONS)

    load(two, tmp_path / "newer", replace=replace)

    assert whole(two) == afterwards
    take_back(two, [one.id for one in DECISIONS])
    decide(two, DECISIONS)
    assert whole(two) == afterwards


@pytest.mark.slow
@pytest.mark.parametrize("gone", ["town", "annals"])
def test_a_feed_that_is_removed_parts_and_coming_again_joins(
    two: Settings, tmp_path: Path, gone: str
) -> None:
    other = "annals" if gone == "town" else "town"
    decide(two, DECISIONS)
    merged = whole(two)

    reset(two, gone)

    left = whole(two)
    load(two, tmp_path / gone)
    assert whole(two) == merged
    reset(two)
    load(two, tmp_path / other)
    waiting = {row for row in left if "'Merge'" in row}
    assert len(waiting) == len(DECISIONS)
    assert left - waiting == whole(two)


@pytest.mark.slow
def test_what_vanishes_from_its_feed_is_parted_before_it_goes(
    two: Settings, tmp_path: Path
) -> None:
    """The kept one's feed no longer holds him: the other feed's is left, with all it tells."""
    decide(two, DECISIONS)
    without = {
        "players": annals.TABLES["players"].replace("o,Omar OVale", "o2,Omar OVale"),
        "stints": annals.TABLES["stints"].replace(",o,", ",o2,"),
        "interests": annals.TABLES["interests"].replace(",o,", ",o2,"),
    }

    load(two, annals.build(tmp_path / "newer", **without), replace=True)

    left = whole(two)
    reset(two)
    load(two, tmp_path / "town")
    load(two, tmp_path / "newer")
    decide(two, [one for one in DECISIONS if "annals:o" not in one.id])
    waiting = {row for row in left if "'Merge'" in row and "annals:o" in row}
    assert len(waiting) == 1
    assert left - waiting == whole(two)


def test_a_player_is_never_merged_with_a_manager(two: Settings) -> None:
    before = whole(two)
    wrong = Decision("player:annals:rq", "manager:annals:r", same=True, why="reviewed")

    with pytest.raises(MatchError, match=r"cannot be one\. A merge ties"):
        decide(two, [wrong])

    assert whole(two) == before


def test_two_who_are_not_the_same_are_not_made_one_over_a_third(two: Settings) -> None:
    omar, other, nils = "player:town:omar", "player:annals:o", "player:town:nils-98"
    decide(two, [Decision(omar, nils, same=False, why="reviewed")])
    before = whole(two)

    with pytest.raises(MatchError, match="were said not to be the same, and would become one"):
        decide(two, [Decision(one, other, same=True, why="ids") for one in (omar, nils)])

    assert whole(two) == before


@pytest.mark.slow
def test_a_merge_waits_though_one_of_it_is_merged_with_a_third(
    two: Settings, tmp_path: Path
) -> None:
    others = [("town", "omar", "o"), ("annals", "n98", "o")]
    decide(
        two,
        [
            Decision(f"player:{issuer}:{kept}", f"player:annals:{gone}", same=True, why="reviewed")
            for issuer, kept, gone in others
        ],
    )

    reset(two, "town")
    with open_reader(two) as reader:
        apart = {one.kept: one.stands for one in reader.ask(MERGES).rows}
    load(two, tmp_path / "town")
    with open_reader(two) as reader:
        again = {one.kept: one.stands for one in reader.ask(MERGES).rows}

    assert apart == {"player:town:omar": False, "player:annals:n98": True}
    assert again == {"player:town:omar": True, "player:annals:n98": True}


@pytest.mark.slow
def test_a_removal_that_died_is_done_again(
    two: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(two, DECISIONS)
    merged, steps = whole(two), 3
    reset(two, "annals")
    apart = whole(two)
    load(two, tmp_path / "annals")

    while killed(monkeypatch, steps, lambda: reset(two, "annals")):
        reset(two, "annals")
        assert whole(two) == apart
        load(two, tmp_path / "annals")
        assert whole(two) == merged
        steps += 4

    assert steps > 7


def test_who_plays_and_manages_stays_two_and_is_known_to_be_one(two: Settings) -> None:
    decide(two, DECISIONS)

    with open_reader(two) as reader:
        text = "MATCH (m)-[:SAME_PERSON]->(p) RETURN m.id AS m, p.id AS p"
        assert reader.rows(text, {}) == [{"m": "manager:town:rosa", "p": "player:annals:rq"}]


def test_what_is_taken_back_must_be_on_record(two: Settings) -> None:
    with pytest.raises(MatchError, match="No merge 'merge:x' is on record"):
        take_back(two, ["merge:x"])


def test_a_merge_gives_the_feeds_a_new_version_and_no_new_load(
    two: Settings, tmp_path: Path
) -> None:
    def versions() -> list[str | None]:
        with open_reader(two) as reader:
            return [feed.version for feed in reader.ask(FEEDS).rows]

    before = versions()
    decide(two, DECISIONS[:1])
    after = versions()

    assert not set(before) & set(after)
    assert load(two, tmp_path / "town").unchanged
    with open_reader(two) as reader:
        totals = {row.name: row.total for row in reader.ask(TOTALS).rows}
    assert totals["Club"] == 8


@pytest.mark.slow
def test_what_was_read_of_the_merged_goes_back_with_them(two: Settings) -> None:
    done = saved(two, CARRIED_ALONG)
    before = whole(two)

    decide(two, DECISIONS)
    with open_reader(two) as reader:
        claims = reader.ask(INTERESTS, club="club:town:harbour").rows
    take_back(two, [one.id for one in DECISIONS])

    assert {one.player_id for one in claims} == {"player:annals:o", "player:town:pavel"}
    assert whole(two) == before
    decide(two, DECISIONS)
    undo(two, done.report_id)
    take_back(two, [one.id for one in DECISIONS])
    assert not {row for row in whole(two) if ":read" in row}


@pytest.mark.slow
def test_folders_of_a_merged_graph_load_as_the_feeds_that_were_merged(
    two: Settings, tmp_path: Path
) -> None:
    before = contents(two, without=("decided_at", "files", "counts"))
    decide(two, DECISIONS)

    with open_reader(two) as reader:
        done = export_graph(reader, "csv", tmp_path / "out")
    assert done.decisions == len(DECISIONS)
    reset(two)
    for issuer in ("annals", "town"):
        assert load(two, tmp_path / "out" / issuer).rejected == ()

    assert contents(two, without=("decided_at", "files", "counts")) == before


@pytest.mark.slow
def test_what_dies_at_any_step_is_finished_by_the_next_load(
    two: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = whole(two)
    decide(two, DECISIONS)
    merged = whole(two)
    ids = [one.id for one in DECISIONS]
    steps = 0

    while killed(monkeypatch, 3 + steps, lambda: take_back(two, ids)):
        load(two, tmp_path / "town")
        load(two, tmp_path / "annals")
        assert whole(two) == apart
        assert killed(monkeypatch, 3 + steps, lambda: decide(two, DECISIONS))
        load(two, tmp_path / "annals")
        load(two, tmp_path / "town")
        assert whole(two) == merged
        steps += 5

    assert steps > 20
