"""The part of Load that reads a pasted report, run as Streamlit runs it."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from explorer import screen
from graph.questions.reports import LATEST
from graph.settings import Settings
from loaders.load import SAMPLE, load
from loaders.removal import reset
from tests import strange
from tests.test_loaders_batch import line, written
from tests.test_pages import opened
from tests.test_pages import text as raw

PASTED = (
    "Liverpool are watching Ko Itakura of Borussia Monchengladbach and have sent scouts to three"
    " of his games.\n\nTottenham Hotspur are interested in the Japan international too. Ange"
    " Postecoglou wanted Itakura while coaching Celtic and has kept his interest at Spurs."
)
CLAIMS = (
    "Liverpool are reported to want Ko Itakura (monitoring)",
    "Tottenham Hotspur are reported to want Ko Itakura (interested)",
)


@pytest.fixture(scope="module")
def loaded(embedded: Settings) -> Iterator[None]:
    before = dict(os.environ)
    os.environ["SUITORS_HOME"] = str(embedded.home)
    reset(embedded)
    load(embedded, SAMPLE)
    st.cache_resource.clear()
    yield
    screen.forget_reader()
    os.environ.clear()
    os.environ.update(before)


def text(app: AppTest) -> str:
    """All that the page says, as a person reads it."""
    return html.unescape(raw(app))


def pasted(words: str, outlet: str = "", day: str = "") -> AppTest:
    app = opened("load", part="report")
    return read(app, words, outlet, day)


def read(app: AppTest, words: str, outlet: str = "", day: str = "") -> AppTest:
    app.text_area(key="paste_text").set_value(words)
    app.text_input(key="paste_outlet").set_value(outlet)
    app.text_input(key="paste_day").set_value(day)
    app.button(key="paste_read").click().run()
    assert not app.exception
    return app


def claims(app: AppTest) -> list[tuple[str, bool]]:
    """What was found, and whether it would be saved."""
    boxes = [box for box in app.checkbox if str(box.key).startswith("paste_on_")]
    return [(box.label.replace("\\", ""), bool(box.value)) for box in boxes]


def told_last() -> list[tuple[str, str | None]]:
    rows = screen.ask(LATEST, player="player:sample:ko-itakura", limit=2).rows
    return [(row.club, row.source) for row in rows]


def test_a_report_is_read_saved_known_and_taken_back(loaded: None) -> None:
    before = told_last()
    app = pasted(PASTED)
    assert "The report says of 2 clubs that they want Ko Itakura." in text(app)
    assert claims(app) == [(CLAIMS[0], True), (CLAIMS[1], True)]
    assert "Which day was it published?" in text(app)
    assert app.button(key="paste_save").disabled
    assert told_last() == before

    app.text_input(key="paste_outlet").set_value("Evening Whistle")
    app.text_input(key="paste_day").set_value("2024-03-05").run()
    assert "Manager: Ange Postecoglou, who is reported to have brought it from Celtic" in text(app)
    assert app.button(key="paste_save").label == "Save 2 claims"
    app.button(key="paste_save").click().run()

    assert not app.exception
    assert told_last() == [
        ("Liverpool", "Evening Whistle"),
        ("Tottenham Hotspur", "Evening Whistle"),
    ]
    assert app.success[0].value.startswith("2 claims of this report are saved.")
    again = pasted(PASTED, "Evening Whistle", "2024-03-05")
    assert "Already saved, as published on 5 Mar 2024 by Evening Whistle; nothing to add." in text(
        again
    )
    assert claims(again) == [(CLAIMS[0], False), (CLAIMS[1], False)]
    assert again.button(key="paste_save").disabled

    app.button(key="paste_take_back").click().run()

    assert not app.exception
    assert told_last() == before
    assert claims(app) == [(CLAIMS[0], True), (CLAIMS[1], True)]


def test_a_finding_is_dropped_and_corrected(loaded: None) -> None:
    app = pasted(PASTED, "Evening Whistle", "2024-03-05")

    app.checkbox(key="paste_on_interest-0").uncheck().run()
    assert app.button(key="paste_save").label == "Save 1 claim"
    app.button(key="paste_show_interest-1").click().run()
    app.selectbox(key="paste_stage_interest-1").select("bid").run()
    assert claims(app)[1] == ("Tottenham Hotspur are reported to want Ko Itakura (bid)", True)
    app.text_input(key="choose_interest-1_player").set_value("daizen maeda").run()
    (found,) = [one for one in app.button if one.label.startswith("● Daizen Maeda")]
    found.click().run()
    assert claims(app)[1][0] == "Tottenham Hotspur are reported to want Daizen Maeda (bid)"
    assert "Corrected by you." in text(app)

    app.button(key="paste_found_interest-1").click().run()

    assert claims(app) == [(CLAIMS[0], False), (CLAIMS[1], True)]


def test_a_manager_and_an_earlier_club_that_are_wrong_are_left_out(loaded: None) -> None:
    app = pasted(PASTED, "Evening Whistle", "2024-03-05")
    app.button(key="paste_show_interest-1").click().run()
    assert "who is reported to have brought it from Celtic" in text(app)

    app.button(key="paste_no_carried_from_interest-1").click().run()
    assert "Manager: Ange Postecoglou" in text(app)
    assert "brought it from" not in text(app)
    app.button(key="paste_no_manager_interest-1").click().run()
    assert "Manager: " not in text(app)
    assert claims(app) == [(CLAIMS[0], True), (CLAIMS[1], True)]

    app.text_input(key="choose_interest-1_manager").set_value("postecoglou").run()
    (found,) = [one for one in app.button if one.label.startswith("◆ Ange Postecoglou")]
    found.click().run()
    assert not app.exception
    assert "Manager: Ange Postecoglou" in text(app)


def test_no_day_is_assumed_and_none_that_lies_ahead(loaded: None) -> None:
    app = pasted(PASTED, "Evening Whistle", "2999-01-01")
    assert "1 Jan 2999 lies ahead. Which day was it published?" in text(app)
    assert app.button(key="paste_save").disabled

    app.text_input(key="paste_day").set_value("last Tuesday").run()
    assert "'last Tuesday' is no day. Write a day of the calendar as 2024-01-31." in text(app)
    assert app.button(key="paste_save").disabled
    app.text_input(key="paste_day").set_value("2024-03-05").run()
    assert not app.button(key="paste_save").disabled
    read_other = PASTED + "\n\nMore follows."
    app.text_area(key="paste_text").set_value(read_other)
    app.button(key="paste_read").click().run()

    assert app.text_input(key="paste_day").value == ""
    assert "Which day was it published?" in text(app)


def test_a_file_says_its_day_and_outlet_and_holds_several(loaded: None) -> None:
    lines = [
        {"id": "one", "date": "2024-03-05", "outlet": "Evening Whistle", "text": PASTED},
        {"id": "two", "date": None, "outlet": None, "text": PASTED + "\n\nMore follows."},
    ]
    app = pasted("\n".join(map(json.dumps, lines)))

    assert app.text_input(key="paste_day").value == "2024-03-05"
    assert app.text_input(key="paste_outlet").value == "Evening Whistle"
    assert app.selectbox(key="paste_number").options == ["1: one", "2: two"]
    app.selectbox(key="paste_number").select(1).run()
    assert app.text_input(key="paste_day").value == ""
    assert claims(app) == [(CLAIMS[0], True), (CLAIMS[1], True)]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "This is empty"),
        ("%PDF-1.7 " + "x" * 400, "PDF"),
        (
            "Le club anglais suit de près le défenseur japonais, dont le contrat court encore deux"
            " ans. Selon nos informations, les dirigeants ont déjà pris contact avec ses agents et"
            " préparent une offre pour cet été, mais rien n'est encore signé.",
            "French",
        ),
        (
            "https://a.example/1\nhttps://a.example/2\nhttps://a.example/3\n" * 5,
            "nothing was taken",
        ),
        ("Liverpool want Itakura. " * 20_000, "more than 200,000"),
    ],
)
def test_what_is_no_report_is_said_in_a_sentence(loaded: None, words: str, why: str) -> None:
    app = pasted(words)

    assert why in text(app)
    assert "nothing was taken" in text(app)
    assert not app.error
    assert claims(app) == []


@pytest.mark.parametrize("odd", [*strange.NAMES, "MATCH (n) DETACH DELETE n", "Ann" * 100])
def test_markup_and_cypher_are_text(loaded: None, odd: str) -> None:
    before = told_last()

    app = pasted(f"{PASTED}\n\n{odd} said so, and {odd} wants {odd}. {odd}", odd, "2024-03-05")

    assert not app.error
    assert claims(app)[:2] == [(CLAIMS[0], True), (CLAIMS[1], True)]
    assert "<img src=x" not in raw(app)
    app.button(key="paste_save").click().run()
    assert not app.exception
    assert told_last()[0] == ("Liverpool", " ".join(odd.split()))
    app.button(key="paste_take_back").click().run()
    assert told_last() == before


def test_what_a_folder_left_doubtful_is_looked_at_and_dismissed(
    loaded: None, embedded: Settings, tmp_path: Path
) -> None:
    doubtful = "Celtic are keen on signing Ned Nowhere from Island Rovers."
    load(embedded, written(tmp_path / "reports", line(doubtful, "2024-03-05", "BBC", id="b")))
    app = opened("load", part="review")
    assert "1 finding waits to be looked at." in text(app)
    (table,) = app.dataframe
    assert table.value["Why"].tolist() == ["Nobody in the graph is called Ned Nowhere."]

    app.session_state["review_row"] = 0
    app.run()
    assert f"“{doubtful}”" in text(app)
    app.button(key="review_paste").click().run()
    assert app.text_input(key="paste_day").value == "2024-03-05"
    assert app.text_input(key="paste_outlet").value == "BBC"

    app = opened("load", part="review")
    app.session_state["review_row"] = 0
    app.run()
    app.button(key="review_dismiss").click().run()
    assert not app.exception
    assert "Nothing is doubtful." in text(app)


def test_home_and_an_empty_page_lead_to_pasting(loaded: None) -> None:
    for page in ("home", "suitors"):
        links = [link.proto for link in opened(page).get("page_link")]
        assert [one.label for one in links if one.query_string == "part=report"] != []


def test_a_report_stays_on_the_table_while_another_page_is_open(loaded: None) -> None:
    app = pasted(PASTED, "Evening Whistle", "2024-03-05")
    app.checkbox(key="paste_on_interest-0").uncheck().run()

    app.switch_page("explorer/pages/about.py").run()
    app.query_params["part"] = "report"
    app.switch_page("explorer/pages/load.py").run()

    assert app.text_area(key="paste_text").value == PASTED
    assert app.text_input(key="paste_day").value == "2024-03-05"
    assert claims(app) == [(CLAIMS[0], False), (CLAIMS[1], True)]


def test_the_golden_report_names_both_suitors(loaded: None, shared: Path) -> None:
    report = json.loads((shared / "articles" / "dev" / "seed-itakura.json").read_text("utf-8"))

    app = pasted(report["text"], "", report["date"])

    found = " ".join(claim for claim, _ in claims(app))
    assert "Liverpool are reported to want Ko Itakura" in found
    assert "Tottenham Hotspur are reported to want Ko Itakura" in found
    assert "Manager: Ange Postecoglou, who is reported to have brought it from Celtic" in text(app)
    assert "it credits Fabrizio Romano" in text(app)
