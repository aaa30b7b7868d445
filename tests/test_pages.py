"""Every page, run as Streamlit runs it: empty, loaded, and with a bad link."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from explorer import screen
from graph.questions.neighbours import NEIGHBOURS
from graph.questions.question import Question
from graph.settings import Settings
from graph.store import Answer
from loaders.load import SAMPLE, load
from loaders.removal import reset
from tests import made_checkout

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("home", "explore", "suitors", "pursuits", "follow", "paths", "cypher", "load", "about")
ITAKURA, POSTECOGLOU = "player.sample.ko-itakura", "manager.sample.ange-postecoglou"


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


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A query is waited for: nothing here runs a page again by itself, as a browser would."""
    monkeypatch.setattr("explorer.typed.WAIT", 30)


def opened(page: str, **link: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in link.items():
        app.query_params[name] = value
    app.switch_page(f"explorer/pages/{page}.py")
    app.run()
    return app


def text(app: AppTest) -> str:
    """All that the page says, tables included."""
    parts = [element.proto.body for element in app.get("html")]
    parts += [element.value for kind in (app.text, app.caption, app.info) for element in kind]
    parts += [element.value for kind in (app.error, app.warning) for element in kind]
    parts += [table.value.to_csv() for table in app.dataframe]
    return "\n".join(parts)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(loaded: None, page: str) -> None:
    app = opened(page)

    assert not app.exception
    assert not app.error
    assert "<h2" in text(app)


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("home", {}),
        ("explore", {"open": ITAKURA}),
        ("suitors", {"player": ITAKURA}),
        ("pursuits", {"player": ITAKURA}),
        ("follow", {}),
        ("paths", {"a": ITAKURA, "b": "club.sample.celtic"}),
        ("load", {}),
        ("about", {}),
    ],
)
def test_every_answer_says_whose_data_it_is(loaded: None, page: str, link: dict[str, str]) -> None:
    assert "Data: Suitors sample (CC0-1.0)." in text(opened(page, **link))


def test_a_zip_of_statsbomb_that_is_dropped_is_read_as_it_is(loaded: None, tmp_path: Path) -> None:
    packed = made_checkout.zipped(made_checkout.build(tmp_path / "held"), tmp_path / "data.zip")
    app = opened("load")

    app.file_uploader[0].set_value([("open-data.zip", packed.read_bytes(), "application/zip")])
    app.button("load_check").click().run()

    assert not app.error
    assert "StatsBomb open data: " in text(app)


def test_home_leads_with_the_interest_that_moved(loaded: None) -> None:
    told = text(opened("home"))

    assert "Two clubs were reported to want Ko Itakura in Jan 2024." in told
    assert "One manager brought his interest from Celtic." in told


def test_suitors_are_told_with_their_reports(loaded: None) -> None:
    told = text(opened("suitors", player=ITAKURA))

    assert "were reported to want Ko Itakura." in told
    assert "Fabrizio Romano" in told


def test_an_earlier_day_shows_nothing_later(loaded: None) -> None:
    told = text(opened("suitors", player=ITAKURA, as_of="2022-01-01"))

    assert "Celtic was reported to want Ko Itakura as known on 1 Jan 2022." in told
    assert "Tottenham" not in told
    assert "Romano" not in told


def test_a_pursuit_names_both_clubs_and_days(loaded: None) -> None:
    told = text(opened("pursuits", manager=POSTECOGLOU, player=ITAKURA))

    assert (
        "Ange Postecoglou was reported to want Ko Itakura at Celtic (30 Jun 2021) "
        "and again at Tottenham Hotspur (2 Jan 2024)."
    ) in told


def test_followers_of_a_manager(loaded: None) -> None:
    told = text(opened("follow", manager=POSTECOGLOU))

    assert "2 players met Ange Postecoglou again." in told
    assert "Daizen Maeda" in told


def test_players_with_a_manager_at_three_clubs(loaded: None) -> None:
    rows = opened("follow", manager="manager.sample.jose-mourinho").dataframe[0].value

    often = rows[rows["Clubs with him"] >= 3]["Player"]

    assert "Nemanja Matić" in set(often)


def test_a_pursuit_shows_the_reports_it_rests_on(loaded: None) -> None:
    told = text(opened("pursuits", manager=POSTECOGLOU, player=ITAKURA)).split("What,Who")[1]

    assert "reported to be wanted by,Ko Itakura,Celtic,30 Jun 2021" in told
    assert "managed,Ange Postecoglou,Tottenham Hotspur" in told


def test_a_follow_shows_the_spells_it_rests_on(loaded: None) -> None:
    app = opened("follow", manager=POSTECOGLOU)
    link = app.dataframe[0].value["Rests on"][0]
    ends = dict(pair.split("=") for pair in link.split("?")[1].split("&"))

    told = text(opened("follow", **ends)).split("What,Who")[1]

    assert "played for" in told
    assert told.count("managed,Ange Postecoglou") >= 2


def test_a_path_is_told_hop_by_hop(loaded: None) -> None:
    told = text(opened("paths", a=ITAKURA, b="club.sample.celtic"))

    assert "3 paths of at most 6 hops between Ko Itakura and Celtic." in told
    assert "Ange Postecoglou managed Celtic, 10 Jun 2021 to 30 Jun 2023" in told


def test_buttons_add_take_back_and_bring_again(loaded: None) -> None:
    app = opened("explore")
    app.button(key="explore_open_" + ITAKURA.replace(".", ":", 2)).click().run()
    assert "Ko Itakura:" in text(app)
    assert app.query_params["open"] in (ITAKURA, [ITAKURA])

    app.button(key="explore_undo").click().run()
    assert "Who is around somebody?" in text(app)
    assert "open" not in app.query_params
    app.button(key="explore_redo").click().run()

    assert "Ko Itakura:" in text(app)
    assert app.button(key="explore_redo").disabled


def test_a_link_with_one_name_gone_shows_the_rest(loaded: None) -> None:
    app = opened("explore", open=[ITAKURA, "club.sample.nowhere"])

    assert "The rest is shown." in text(app)
    assert "club:sample:nowhere" in text(app)
    assert "Ko Itakura:" in text(app)


@pytest.mark.parametrize("page", ["suitors", "pursuits", "follow", "paths", "explore"])
def test_a_link_to_nobody_says_so(loaded: None, page: str) -> None:
    parameter = {"paths": "a", "explore": "open"}.get(page, "player")

    app = opened(page, **{parameter: "player.sample.nobody"})

    assert not app.exception
    assert "This link names something that is not in the graph." in text(app)
    assert "player:sample:nobody" in text(app)


def test_a_bad_day_in_a_link_is_not_an_error(loaded: None) -> None:
    app = opened("suitors", player=ITAKURA, as_of="someday")

    assert not app.exception
    assert not app.error
    assert "Tottenham Hotspur" in text(app)


def test_the_console_runs_and_refuses(loaded: None) -> None:
    link = {"q": "MATCH (c:Club {name: $name}) RETURN c.name AS name", "p.name": "Celtic"}
    app = opened("cypher", **link)
    assert "rows in" not in text(app)  # a text from a link only fills the editor
    app.button(key="cypher_go").click().run()
    assert "1 rows in" in text(app)
    assert app.dataframe[0].value.to_dict("list") == {"name": ["Celtic"]}

    app = opened("cypher", q="MATCH (n) DELETE n")
    app.button(key="cypher_go").click().run()

    assert "The console only reads: DELETE is not allowed (line 1)." in text(app)


def test_the_console_wants_every_parameter(loaded: None) -> None:
    app = opened("cypher", q="RETURN $missing AS x")

    app.button(key="cypher_go").click().run()

    assert "A parameter has no value yet." in text(app)
    assert "$missing" in text(app)
    app.text_input(key="cypher_p_missing").set_value("7").run()
    app.button(key="cypher_go").click().run()
    assert app.dataframe[0].value.to_dict("list") == {"x": [7]}


def test_an_example_fills_the_editor_and_runs(loaded: None) -> None:
    app = opened("cypher")

    app.selectbox(key="cypher_example").select("Interest that moved with a manager").run()

    assert "rows in" in text(app)
    assert "Ange Postecoglou" in text(app)


def test_search_suggests_and_forgives(loaded: None) -> None:
    app = opened("suitors")

    app.text_input[0].set_value("itakara").run()

    assert "Nobody is called exactly that. Did you mean:" in text(app)
    assert "Ko Itakura" in app.button[0].label


def test_an_empty_graph_says_what_to_do(embedded: Settings, loaded: None) -> None:
    reset(embedded)

    told = text(opened("home"))

    load(embedded, SAMPLE)
    assert "Nothing is loaded yet." in told


def test_whoever_is_chosen_is_looked_up_before_he_is_opened(
    loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, ask = [], screen.ask

    def noted(question: Question[Any], **said: Any) -> Answer[Any]:
        asked.append((question, said.get("node")))
        return ask(question, **said)

    monkeypatch.setattr(screen, "ask", noted)
    chosen = "club:sample:tottenham-hotspur"
    app = opened("explore", open=ITAKURA)
    app.session_state["explore_chosen"] = chosen
    app.run()
    end = time.monotonic() + 30
    while (NEIGHBOURS, chosen) not in asked and time.monotonic() < end:
        time.sleep(0.05)
    assert asked.count((NEIGHBOURS, chosen)) == 1

    app.query_params["open"] = [ITAKURA, chosen.replace(":", ".")]
    app.run()

    assert "and who is around them." in text(app)
    assert asked.count((NEIGHBOURS, chosen)) == 1
