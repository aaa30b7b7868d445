"""The page Load, "The same twice?": pairs with their reasons, decided, and taken back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from explorer import screen
from graph.questions.merges import MERGES
from graph.settings import Settings
from graph.store import open_reader
from loaders.load import load
from loaders.removal import reset
from tests import annals, town
from tests.test_loaders_load import contents
from tests.test_pages import opened, text

pytestmark = pytest.mark.slow

HARBOUR, ANNALS = "club:town:harbour", "club:annals:h"


@pytest.fixture
def two(embedded: Settings, tmp_path: Path) -> Iterator[Settings]:
    before = dict(os.environ)
    os.environ["SUITORS_HOME"] = str(embedded.home)
    reset(embedded)
    load(embedded, town.build(tmp_path / "town", clubs=annals.published(mill="Q2")))
    load(embedded, annals.build(tmp_path / "annals"))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield embedded
    screen.forget_reader()
    os.environ.clear()
    os.environ.update(before)


def chosen(app: AppTest, key: str, answer: str) -> AppTest:
    app.radio(key=key).set_value(answer).run()
    return app


def test_pairs_stand_there_with_their_reasons(two: Settings) -> None:
    told = text(opened("load", part="twice"))

    assert "3 pairs of clubs look the same." in told
    assert "Harbour FC (Coast; 5 spells; club:town:harbour)" in told
    assert "99 % likely: the same name, 2 players in common and of the same country." in told
    assert "Nothing is merged by itself." in told


def test_a_pair_is_merged_by_one_choice_and_taken_back_by_one(two: Settings) -> None:
    before = contents(two)
    app = opened("load", part="twice")

    chosen(app, f"twins_{ANNALS}~{HARBOUR}", "Same")
    app.button(key="twins_keep").click().run()

    assert not app.exception
    told = text(app)
    assert "Harbour (club:annals:h) and Harbour FC (club:town:harbour) are one, since" in told
    assert "2 pairs of clubs look the same." in told
    merged = text(opened("suitors", club="club.town.harbour"))
    assert "Nobody has the id" not in merged
    app.button(key=f"twins_back_merge:{ANNALS}~{HARBOUR}").click().run()
    assert not app.exception
    assert contents(two) == before


def test_what_ids_tie_is_taken_by_one_act(two: Settings) -> None:
    app = opened("load", part="twice")

    app.button(key="twins_ids").click().run()

    assert not app.exception
    with open_reader(two) as reader:
        made = reader.ask(MERGES).rows
    assert [(one.kept, one.gone, one.why, one.stands) for one in made] == [
        ("club:town:mill", "club:annals:m", "ids", True)
    ]


def test_a_refused_pair_is_offered_no_more(two: Settings) -> None:
    app = opened("load", part="twice")

    chosen(app, f"twins_{ANNALS}~{HARBOUR}", "Not the same")
    app.button(key="twins_keep").click().run()

    assert "2 pairs of clubs look the same." in text(app)
    assert "are not the same, since" in text(app)


def test_a_link_to_who_was_merged_leads_to_who_is_kept(two: Settings) -> None:
    app = opened("load", part="twice")
    app.button(key="twins_ids").click().run()

    told = text(opened("suitors", player="player.town.pavel"))
    around = text(opened("explore", open="club.annals.m"))

    assert "Pavel" in told
    assert "Mill Town" in around
