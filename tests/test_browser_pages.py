"""The pages in a real browser: strange names, the console, files, themes, a phone, no engine."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import time
from pathlib import Path

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from graph.store import keeper
from tests import strange, town
from tests.browsing import App, beside, canvas, choose, drawn, names, quiet, spots, watched

pytestmark = pytest.mark.browser
ITAKURA = "/suitors?player=player.sample.ko-itakura"
PURSUIT = "/pursuits?manager=manager.sample.ange-postecoglou&player=player.sample.ko-itakura"
PAGES = (
    "/",
    "/explore?open=player.sample.ko-itakura",
    ITAKURA,
    PURSUIT,
    "/follow?manager=manager.sample.jose-mourinho",
    "/paths?a=player.sample.ko-itakura&b=club.sample.celtic",
    "/cypher?example=needs",
    "/load",
    "/about",
)
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
COLOUR = """async (box, was) => {
  const now = () => box.suitors.dots.get("player:sample:ko-itakura").color.background;
  for (let waits = 0; waits < 30 && now() === was; waits += 1)
    await new Promise((on) => setTimeout(on, 50));
  return now();
}"""


def type_query(page: Page, text: str) -> None:
    """Into the editor, in place of what is there."""
    editor = page.get_by_role("textbox", name="Cypher query")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_the_first_minute(page: Page, app: App) -> None:
    assert app.seconds < 60
    page.goto(app.address)
    headline = page.locator("h2").first
    expect(headline).to_contain_text("Two clubs were reported to want Ko Itakura")
    drawn(page)
    assert {"Celtic", "Tottenham Hotspur", "Liverpool"} <= names(page)

    page.get_by_role("link", name="See his pursuit").click()
    expect(headline).to_contain_text(
        "Ange Postecoglou was reported to want Ko Itakura at Celtic (30 Jun 2021)"
    )
    drawn(page)
    quiet(page)
    slider = page.get_by_role("slider", name="As known on")
    slider.focus()
    for _ in range(20):
        slider.press("ArrowLeft")
        page.wait_for_timeout(250)
        if "as_of=2022" in page.url:
            break
    quiet(page)
    assert not {"Tottenham Hotspur", "Liverpool"} & names(page)
    expect(headline).not_to_contain_text("Tottenham")
    choose(page, "Ange Postecoglou")
    page.get_by_role("link", name="Who followed him?").click()
    expect(page.locator("h2").first).to_contain_text("met Ange Postecoglou again")


@pytest.mark.parametrize("number", range(len(strange.NAMES)))
def test_names_are_text_wherever_they_stand(
    page: Page, app: App, number: int, tmp_path: Path
) -> None:
    name = strange.NAMES[number]
    for link in (
        f"/suitors?player=player.odd.p{number}",
        f"/explore?open=player.odd.p{number}&open=club.odd.c{number}",
        f"/paths?a=player.odd.p{number}&b=manager.odd.m{number}",
        f"/pursuits?manager=manager.odd.m{number}",
    ):
        page.goto(app.address + link)
        drawn(page)
        quiet(page)
        assert page.locator("h2").first.inner_text().count(name.split("\n")[0][:20]) >= 1
        assert name in names(page)
        canvas(page).evaluate("(box, id) => box.suitors.choose(id)", f"player:odd:p{number}")
        expect(beside(page).locator("h3")).to_have_text(f"● {name}", use_inner_text=False)
        assert page.locator("img[src='x'], a[href*='elsewhere']").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    for opens, shows in (("Show the Cypher", "MATCH"), ("Copy citation", name.split("\n")[0][:20])):
        page.get_by_role("button", name=opens).click()
        expect(page.get_by_test_id("stCode").filter(has_text=shows).first).to_be_visible()
        assert page.locator("img[src='x'], a[href*='elsewhere']").count() == 0
        page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    quiet(page)  # the files of whoever was chosen last come with one more run
    page.get_by_role("button", name="Take along").click()
    file = taken(page, "Page (HTML)", tmp_path)
    offline = page.context.new_page()
    wrong = watched(offline, app)
    offline.on("requestfailed", lambda request: wrong.append(request.url))
    offline.goto(f"file://{file}")
    assert offline.evaluate("nodes.length") >= 3
    assert offline.locator("img[src='x']").count() == 0
    assert [one for one in wrong if not one.startswith("file:")] == []


def test_search_finds_strange_names_and_tells_namesakes_apart(page: Page, app: App) -> None:
    page.goto(app.address)
    drawn(page)
    field = page.get_by_label("Search players, managers and clubs")
    for typed, shown in (
        ("img src", "onerror"),
        ("محمد", strange.ARABIC),
        ("looo", "ooo"),
    ):
        field.fill(typed)
        expect(page.get_by_role("link", name=re.compile(re.escape(shown))).first).to_be_visible()

    field.fill("danilo twin")
    twins = page.get_by_role("link", name=re.compile("Danilo Twin"))
    expect(twins).to_have_count(2)
    expect(
        page.get_by_role("link", name=re.compile("Danilo Twin .*1991, full-back"))
    ).to_be_visible()
    page.get_by_role("link", name=re.compile("Danilo Twin .*2001")).click()
    page.wait_for_url("**open=player.odd.twin-b")
    page.go_back()
    field.fill("itakara")
    expect(page.get_by_text("Did you mean")).to_be_visible()


def test_races_of_none_and_of_sixteen(page: Page, app: App) -> None:
    page.goto(f"{app.address}/suitors?player=player.odd.none")
    expect(page.get_by_text("No report about Nobody Wants is loaded.")).to_be_visible()
    page.goto(f"{app.address}/suitors?player=player.odd.many")
    drawn(page, 17)

    labels = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")
    box = labels.first.bounding_box()

    assert box
    assert box["height"] > 16 * 24
    expect(page.locator("h2").first).to_contain_text("Wanting Club 15")


def test_paths_say_so_when_there_is_none(page: Page, app: App) -> None:
    page.goto(f"{app.address}/paths?a=player.sample.ko-itakura&b=player.odd.none")
    expect(page.locator("h2").first).to_contain_text("No path within 6 hops")
    page.goto(f"{app.address}/paths?a=club.sample.celtic&b=club.sample.celtic")
    expect(page.locator("h2").first).to_contain_text("Celtic is both ends")
    page.goto(f"{app.address}/paths?a=player.sample.ko-itakura&b=club.sample.celtic&k=1&max=1")
    expect(page.locator("h2").first).to_contain_text("1 path of at most 1 hop")
    page.get_by_role("button", name="As a paragraph with footnotes").click()

    told = page.get_by_test_id("stCode").first.inner_text()

    assert "[1]" in told
    assert "Reported interest is a claim, not a fact." in told


def test_the_console_completes_marks_and_remembers(page: Page, app: App) -> None:
    page.goto(f"{app.address}/cypher")
    options = page.locator(".cm-tooltip-autocomplete li")
    type_query(page, "MATCH (m:Manager)-[x")
    page.keyboard.type(":")
    page.keyboard.press("Control+Space")
    expect(options.filter(has_text="MANAGED")).to_have_count(1)
    expect(options.filter(has_text="PLAYED_FOR")).to_have_count(0)
    page.keyboard.press("Escape")
    type_query(page, "MATCH (p:Player)-[x:PLAYED_FOR]->(y")
    page.keyboard.type(":")
    page.keyboard.press("Control+Space")
    expect(options).to_have_count(1)
    page.wait_for_timeout(300)  # a completion that has just opened takes no Enter
    page.keyboard.press("Enter")
    page.keyboard.type(") RETURN y.name AS name ORDER BY name LIMIT 3")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(re.compile(r"^3 rows in"))).to_be_visible()
    type_query(page, "MATCH (n)\nSET n.x = 1\nRETURN n")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The console only reads: SET is not allowed (line 2).")).to_be_visible()
    expect(page.locator(".cm-lintRange-error")).to_have_text("SET")
    type_query(page, "MATCH (n:Club RETURN n")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".cm-lintRange-error, .cm-lintPoint-error").first).to_be_attached()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Cypher query")).to_contain_text("SET n.x")
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name="Keep on the page").last.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=re.compile("^★"))).to_be_visible()


def test_a_long_query_is_cut_off_and_can_be_cancelled(page: Page, app: App) -> None:
    page.goto(f"{app.address}/cypher")
    type_query(page, "MATCH (p:Player) RETURN p.id AS id")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The first 500 rows; there are more.")).to_be_visible()
    endless = "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b WITH a, b WHERE a + b = -1"
    type_query(page, f"{endless} RETURN a")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(re.compile("Running, .* s of 10 s"))).to_be_visible()

    began = time.monotonic()
    page.get_by_role("button", name="Cancel").click()

    expect(page.get_by_text("Cancelled. Nothing was changed.")).to_be_visible()
    assert time.monotonic() - began < 3
    type_query(page, "RETURN 'SET, CREATE' AS words // DELETE")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(re.compile(r"^1 rows in"))).to_be_visible()
    page.get_by_role("tab", name="Plan").click()
    expect(page.get_by_test_id("stCode").last).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("button", name="Download CSV").click()
    assert Path(got.value.path()).read_text("utf-8") == 'words\n"SET, CREATE"\n'


def taken(page: Page, label: str, folder: Path) -> Path:
    """A file from "Take along", under its own name."""
    with page.expect_download() as got:
        page.get_by_role("button", name=label).click()
    file = folder / got.value.suggested_filename
    got.value.save_as(file)
    return file


def test_what_is_taken_along_opens_elsewhere(page: Page, app: App, tmp_path: Path) -> None:
    page.goto(app.address + ITAKURA)
    drawn(page)
    quiet(page)
    dots, lines = canvas(page).evaluate(
        "box => [box.suitors.view.dots.length, box.suitors.view.lines.length]"
    )
    with page.expect_download() as got:
        page.locator("[data-do=save]").click()
    with Image.open(got.value.path()) as image:
        assert image.size[0] == 2 * canvas(page).evaluate("box => box.clientWidth")
        assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 20
        below = image.convert("RGB").crop((16, image.size[1] - 36, 200, image.size[1] - 10))
        assert len(below.getcolors() or ()) > 5  # the words that say whose data it is
    page.get_by_role("button", name="Take along").click()

    graph = nx.read_graphml(taken(page, "Picture (GraphML)", tmp_path))
    rows = list(
        csv.DictReader(io.StringIO(taken(page, "Table (CSV)", tmp_path).read_text("utf-8")))
    )
    cypher = taken(page, "Questions (Cypher)", tmp_path).read_text("utf-8")
    cited = taken(page, "Citations (text)", tmp_path).read_text("utf-8")
    html = taken(page, "Page (HTML)", tmp_path)

    assert (graph.number_of_nodes(), graph.number_of_edges()) == (dots, lines)
    assert all(told["caution"] for _, _, told in graph.edges(data=True))
    assert "Suitors sample (CC0-1.0)" in graph.graph["about"]
    assert len(rows) == 21
    assert "MATCH (player:Player {id: $player})" in cypher
    assert json.loads(cypher.split("// parameters: ")[1].split("\n")[0])["player"]
    assert cited.count("\n- ") == len({row["In short"] + row["Day"] for row in rows})
    assert "suitors?player=player.sample.ko-itakura" in cited
    offline = page.context.new_page()
    asked: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    offline.goto(f"file://{html}")
    counts = offline.evaluate("[nodes.length, edges.length]")
    assert counts == [dots, lines]
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, app: App, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 1200}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = []
    for link in PAGES:
        page.goto(app.address + link)
        expect(page.locator("h2").first).to_be_visible()
        quiet(page)
        page.wait_for_timeout(1_000)
        for one in Axe().run(page, options=WCAG).response["violations"]:
            if one["impact"] in ("serious", "critical"):
                places = [node["html"][:160] for node in one["nodes"][:2]]
                found.append((link, one["id"], places))
    context.close()
    assert found == []


def test_a_theme_switched_while_the_page_is_open_moves_nothing(page: Page, app: App) -> None:
    page.goto(app.address + ITAKURA)
    drawn(page)
    quiet(page)
    before, light = spots(page), canvas(page).evaluate(COLOUR)

    page.emulate_media(color_scheme="dark")

    assert canvas(page).evaluate(COLOUR, light) != light
    assert spots(page) == before


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, app: App) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = phone.new_page()
    wrong = watched(page, app)
    for place in PAGES:
        page.goto(f"{app.address}{place}")
        expect(page.locator("h2").first).to_be_visible()
        page.wait_for_timeout(500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
    page.goto(app.address + ITAKURA)
    drawn(page)
    quiet(page)
    cards = page.locator(".card")
    expect(cards).to_have_count(8)
    expect(cards.first).to_contain_text("were reported to want Ko Itakura")
    chart = page.get_by_test_id("stVegaLiteChart").bounding_box()
    card = cards.first.bounding_box()
    assert chart
    assert card
    assert card["y"] < chart["y"]
    action = "box => getComputedStyle(box.querySelector('canvas')).touchAction"
    assert canvas(page).evaluate(action) == "pan-y"
    canvas(page).tap(position={"x": 20, "y": 200})
    assert canvas(page).evaluate(action) != "pan-y"
    small = page.locator(".tools button:visible").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 34).length"
    )
    assert small == 0
    phone.close()
    assert wrong == []


def test_a_bad_file_is_told_line_by_line_and_nothing_is_written(
    page: Page, app: App, tmp_path: Path
) -> None:
    bad = town.build(
        tmp_path / "bad", sources=town.TABLES["sources"].replace("outlet,2", "outlet,9")
    )
    page.goto(f"{app.address}/load")
    expect(page.locator("h2").first).to_have_text("2 feeds are loaded.")
    files = sorted(map(str, bad.iterdir()))
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_role("button", name=re.compile("^Remove "))).to_have_count(len(files))
    quiet(page)  # each file that comes runs the page again, and a click before that is lost
    page.get_by_role("button", name="Check first").click()

    told = page.get_by_text(re.compile("lines read, [1-9].* left out"))
    expect(told).to_be_visible()
    expect(page.get_by_text("Nothing was written.")).to_be_visible()
    expect(page.locator("h2").first).to_have_text("2 feeds are loaded.")


def test_a_lost_connection_comes_back_to_the_same_view(page: Page, app: App) -> None:
    page.goto(f"{app.address}/explore?open=club.sample.celtic&hide=Report")
    drawn(page)
    quiet(page)
    before = names(page)

    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.wait_for_timeout(1_000)
    page.context.set_offline(False)
    page.reload()

    drawn(page)
    quiet(page)
    assert names(page) == before


def test_a_choice_keeps_the_picture_when_the_engine_is_gone(page: Page, app: App) -> None:
    page.goto(app.address + ITAKURA)
    drawn(page)
    quiet(page)
    before = names(page)
    os.kill(int(keeper.read(app.home / keeper.ENGINE)["java_pid"]), signal.SIGKILL)

    choose(page, "Ange Postecoglou")

    again = beside(page).get_by_role("button", name="Try again")
    told = beside(page).get_by_text("were reported to want Ko Itakura").first
    expect(again.or_(told).first).to_be_visible()
    assert names(page) == before
    if again.is_visible():
        expect(page.get_by_role("alert")).to_have_count(1)
        again.click()
    expect(told).to_be_visible()


def test_an_engine_that_dies_is_said_once_and_comes_back(page: Page, app: App) -> None:
    link = f"{app.address}/follow?manager=manager.sample.jose-mourinho"
    page.goto(link)
    expect(page.locator("h2").first).to_contain_text("met José Mourinho again.")
    os.kill(int(keeper.read(app.home / keeper.ENGINE)["java_pid"]), signal.SIGKILL)

    page.goto(link)

    again = page.get_by_role("button", name="Try again")
    answer = page.locator("h2").filter(has_text="met José Mourinho again.")
    expect(again.or_(answer).first).to_be_visible()
    if again.is_visible():
        expect(page.get_by_role("alert")).to_have_count(1)
        again.click()
    expect(answer).to_be_visible()
