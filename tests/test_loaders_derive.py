"""Derived edges: the same as plain loops that spell out the rules, whatever the careers."""

from __future__ import annotations

import csv
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.questions.follows import COACHED, FOLLOWS, RANKING
from graph.questions.pursuits import CARRIED
from graph.settings import Settings
from graph.store import open_reader
from loaders.check import Checked
from loaders.derive import join, reunions
from loaders.joins import open_joins
from loaders.load import SAMPLE, load
from loaders.opening import open_feed
from loaders.removal import reset
from loaders.report import Rejections
from loaders.rules import EVERYBODY
from loaders.spells import read_spells
from loaders.spool import COLUMNS, Spool
from tests import plain_derive
from tests.plain_derive import Meeting, Spell

DAYS = st.integers(0, 1500).map(lambda n: date(2015, 1, 1) + timedelta(n))
LENGTHS = st.sampled_from([0, 1, 29, 30, 31, 60, 200, 500])
CLUBS = st.sampled_from("ABC")


@st.composite
def spells(draw: st.DrawFn, who: str, table: str) -> list[Spell]:
    """Up to eight spells of one or two people at three clubs."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        first = draw(DAYS)
        last = first + timedelta(draw(LENGTHS))
        name = f"{who}:x:{draw(st.integers(1, 2))}"
        spell = Spell(f"{table}:x:{number}", name, f"club:x:{draw(CLUBS)}", first, last)
        if table == "stint":
            spell = spell._replace(
                precision=draw(st.sampled_from(["day", "month", "window", "year", "assumed"])),
                joined_by=draw(
                    st.sampled_from(["", "transfer", "loan", "loan_return", "promotion"])
                ),
                loan=draw(st.booleans()),
            )
        found.append(spell)
    return found


def write_tables(folder: Path, stints: list[Spell], tenures: list[Spell]) -> None:
    lines: dict[str, list[tuple[object, ...]]] = {
        "stints": [(*s[:5], s.first, s.precision, s.joined_by, int(s.loan), 0) for s in stints],
        "tenures": [(*t[:5], t.first, None) for t in tenures],
        "claims": [],
    }
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows([columns, *lines[name]])


def met(folder: Path) -> set[Meeting]:
    with closing(open_joins(folder)) as joins:
        read_spells(joins, folder)
        join(joins, EVERYBODY)
        return {
            Meeting(
                row["start"],
                row["end"],
                row["properties"]["from_club_id"],
                row["properties"]["to_club_id"],
                date.fromisoformat(row["properties"]["joined_on"]),
                row["properties"]["days_coached"],
                row["properties"]["days_between"],
                row["properties"]["direct"],
                row["properties"]["on_loan"],
            )
            for row in reunions(joins)
        }


@settings(max_examples=60)
@given(spells("player", "stint"), spells("manager", "tenure"))
def test_random_careers_give_what_plain_loops_give(
    stints: list[Spell], tenures: list[Spell]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), stints, tenures)

        assert met(Path(folder)) == plain_derive.meetings(stints, tenures)


def test_the_sample_gives_what_plain_loops_give(embedded: Settings) -> None:
    reset(embedded)
    load(embedded, SAMPLE)
    stints = plain_derive.spells(SAMPLE, "stints", "player_id")
    tenures = plain_derive.spells(SAMPLE, "tenures", "manager_id")

    with open_reader(embedded) as reader:
        follows = reader.ask(FOLLOWS, limit=None).rows
        carried = reader.ask(CARRIED, limit=None).rows

    def raw(*ids: str) -> tuple[str, ...]:
        return tuple(id.split(":", 2)[2] for id in ids)

    assert {
        (
            *raw(f.manager_id, f.player_id, f.from_club_id, f.to_club_id),
            *(f.joined_on, f.days_coached, f.direct, f.on_loan),
        )
        for f in follows
    } == {
        (m.manager, m.player, m.before, m.after, m.joined.isoformat(), m.days, m.direct, m.loan)
        for m in plain_derive.meetings(stints, tenures)
    }
    assert (len(follows), len({f.manager_id for f in follows})) == (187, 44)
    assert {
        (
            *raw(c.manager_id, c.player_id, c.from_club_id, c.to_club_id),
            *(c.first_reported_on, c.carried_reported_on, c.named),
        )
        for c in carried
    } == plain_derive.carried(SAMPLE)


@pytest.mark.large
@pytest.mark.timeout(900)
def test_the_real_graph_gives_what_plain_loops_give(shared: Path) -> None:
    folder = shared / "data" / "football"
    with Spool() as spool:
        Checked(open_feed(folder), spool, Rejections()).read_all(None)
        found = met(spool.tables())

    def real(kind: str, table: str, who: str) -> list[Spell]:
        return [
            spell._replace(
                id=f"{table[:-1]}:tm:{spell.id}",
                who=f"{kind}:tm:{spell.who}",
                club=f"club:tm:{spell.club}",
            )
            for spell in plain_derive.spells(folder, table, who)
        ]

    expected = plain_derive.meetings(
        real("player", "stints", "player_id"), real("manager", "tenures", "manager_id")
    )
    assert len(found) == 3_151
    assert found == expected


def test_every_follow_rests_on_days_coached_before(embedded: Settings) -> None:
    load(embedded, SAMPLE)
    with open_reader(embedded) as reader:
        for top in reader.ask(RANKING, limit=5).rows:
            coached = reader.ask(COACHED, manager=top.manager_id, limit=None).rows
            most = {(c.player_id, c.club_id): 0 for c in coached}
            for c in coached:
                most[c.player_id, c.club_id] = max(most[c.player_id, c.club_id], c.days)
            for follow in reader.ask(FOLLOWS, manager=top.manager_id).rows:
                assert 30 <= follow.days_coached <= most[follow.player_id, follow.from_club_id]
