"""The picture in a real browser: choosing, opening, undoing, moving, hiding, remembering."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import App, beside, canvas, choose, drawn, names, quiet, spot_of, spots, watched

pytestmark = pytest.mark.browser
ITAKURA = "/suitors?player=player.sample.ko-itakura"
CELTIC = "/explore?open=club.sample.celtic"
SEEN = "box => JSON.stringify([box.suitors.net.getScale(), box.suitors.net.getViewPosition()])"


def sent(page: Page) -> list[int]:
    """A count of what the browser sends, in a list that grows."""
    frames: list[int] = []
    page.on("websocket", lambda ws: ws.on("framesent", lambda data: frames.append(len(data))))
    return frames


def test_choosing_a_dot_fills_the_panel_and_moves_nothing(page: Page, app: App) -> None:
    frames = sent(page)
    page.goto(app.address + ITAKURA)
    drawn(page)
    quiet(page)
    before, seen = spots(page), canvas(page).evaluate(SEEN)
    canvas(page).evaluate("box => { box.querySelector('canvas').mine = true; }")
    frames.clear()

    began = time.perf_counter()
    choose(page, "Ange Postecoglou")
    expect(beside(page).locator("h3")).to_have_text("◆ Ange Postecoglou")
    seconds = time.perf_counter() - began

    expect(beside(page)).to_contain_text("were reported to want Ko Itakura")
    assert len(frames) == 1
    assert seconds < 1
    assert spots(page) == before
    assert canvas(page).evaluate(SEEN) == seen
    assert canvas(page).evaluate("box => box.querySelector('canvas').mine")
    page.locator("[data-do=closer]").click()
    canvas(page).press("f")
    quiet(page)
    assert len(frames) == 1


def test_a_line_tells_every_report_and_choosing_it_again_sends_nothing(
    page: Page, app: App
) -> None:
    frames = sent(page)
    page.goto(app.address + ITAKURA)
    drawn(page)
    line = "club:sample:celtic|player:sample:ko-itakura|INTERESTED_IN"
    quiet(page)
    frames.clear()

    canvas(page).evaluate("(box, id) => box.suitors.choose(id)", line)

    expect(beside(page).locator("h3")).to_have_text("Celtic → Ko Itakura")
    expect(beside(page)).to_contain_text("Daily Record")
    expect(beside(page)).to_contain_text("30 Jun 2021")
    assert beside(page).get_by_role("link", name="read").count() > 1
    quiet(page)
    canvas(page).evaluate("(box, id) => box.suitors.choose(id)", line)
    page.wait_for_timeout(300)
    assert len(frames) == 1


def test_a_hub_opens_fifty_and_the_rest_can_be_searched(page: Page, app: App) -> None:
    received: list[int] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: received.append(len(data))))
    page.goto(f"{app.address}/explore?open=club.odd.hub")
    drawn(page, 52)
    assert "and 4,957 more players" in names(page)
    before = spots(page)

    choose(page, "and 4,957 more players")
    offered = beside(page).get_by_role("button", name=re.compile("Add ● Hubert"))
    expect(offered).to_have_count(20)
    assert not {one.removeprefix("Add ● ") for one in offered.all_inner_texts()} & names(page)
    field = beside(page).get_by_label("Find among them")
    field.fill("Number 4999")
    add = beside(page).get_by_role("button", name=re.compile("Hubert Number 4999$"))
    add.click()

    drawn(page, 53)
    assert "Hubert Number 4999" in names(page)
    after = spots(page)
    assert {id: after[id] for id in before} == before
    assert "~player.odd.h4999" in page.url
    assert max(received) < 1_000_000


def test_five_acts_undone_and_done_again(page: Page, app: App) -> None:
    page.goto(app.address + CELTIC)
    drawn(page)
    quiet(page)
    canvas(page).evaluate("box => { box.querySelector('canvas').mine = true; }")
    states = [(page.url, names(page))]

    def stepped() -> None:
        expect(page).not_to_have_url(states[-1][0])
        quiet(page)
        states.append((page.url, names(page)))

    choose(page, "Ange Postecoglou")
    canvas(page).press("e")
    stepped()
    choose(page, "Daizen Maeda")
    canvas(page).press("Delete")
    stepped()
    page.get_by_role("button", name=re.compile("^was published|^managed")).first.click()
    stepped()
    page.get_by_role("radio", name="Layers").click()
    stepped()
    page.get_by_role("button", name=re.compile("Managers")).click()
    stepped()

    for url, shown in reversed(states[:-1]):
        canvas(page).press("Control+z")
        expect(page).to_have_url(url)
        quiet(page)
        assert names(page) == shown
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    for url, shown in states[1:]:
        page.get_by_role("button", name="Redo").click()
        expect(page).to_have_url(url)
        quiet(page)
        assert names(page) == shown
    assert canvas(page).evaluate("box => box.querySelector('canvas').mine")
    field = page.get_by_label("Player, manager or club")
    field.fill("abc")
    field.press("Control+z")
    quiet(page)
    expect(page).to_have_url(states[-1][0])


def test_back_and_forward_give_the_same_pictures(page: Page, app: App) -> None:
    page.goto(app.address + CELTIC)
    drawn(page)
    quiet(page)
    first, many = names(page), [len(spots(page))]
    choose(page, "Ange Postecoglou")
    canvas(page).press("e")
    page.wait_for_url("**manager.sample**")
    quiet(page)
    expect(canvas(page)).not_to_have_attribute("data-ready", str(many[0]))
    second = names(page)
    many.append(len(spots(page)))
    page.get_by_role("link", name="Paths", exact=True).click()
    expect(page.locator("h2").first).to_have_text("How are two of them connected?")

    page.go_back()
    page.wait_for_url("**manager.sample**")
    drawn(page, many[1])
    assert names(page) == second
    page.go_back()
    drawn(page, many[0])
    assert names(page) == first
    page.go_forward()
    drawn(page, many[1])
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()


def test_a_copied_link_gives_the_same_view_elsewhere(
    page: Page, app: App, browser: Browser
) -> None:
    page.goto(f"{app.address}{CELTIC}&hide=Report&layout=time")
    drawn(page)
    choose(page, "Ange Postecoglou")
    expect(beside(page).locator("h3")).to_contain_text("Postecoglou")
    page.get_by_role("button", name="Copy link").click()
    code = page.get_by_test_id("stCode").locator("code").first
    expect(code).to_contain_text("sel=manager.sample.ange-postecoglou")
    link, here, who = code.inner_text(), spots(page), names(page)

    other = browser.new_context(viewport={"width": 1440, "height": 1200}).new_page()
    wrong = watched(other, app)
    other.goto(link)
    drawn(other)

    expect(beside(other).locator("h3")).to_contain_text("Postecoglou")
    assert names(other) == who
    assert spots(other) == here
    other.goto(link.replace("data=", "data=0000"))
    expect(other.get_by_test_id("stToast").first).to_contain_text("loaded again since this link")
    other.goto(f"{app.address}/explore?open=club.sample.celtic&open=club.x.gone&as_of=never")
    drawn(other)
    expect(other.get_by_role("alert").first).to_contain_text("The rest is shown.")
    other.context.close()
    assert wrong == []


def test_two_tabs_never_share_a_selection(page: Page, app: App) -> None:
    page.goto(app.address + CELTIC)
    drawn(page)
    other = page.context.new_page()
    other.goto(app.address + CELTIC)
    drawn(other)

    choose(page, "Ange Postecoglou")
    canvas(page).press("e")
    page.wait_for_url("**manager.sample**")

    expect(beside(other)).to_contain_text("Choose a name or a line")
    assert "manager.sample" not in other.url


@pytest.mark.parametrize(
    "link",
    [
        ITAKURA,
        "/pursuits?manager=manager.sample.ange-postecoglou&player=player.sample.ko-itakura",
        "/explore?open=player.sample.ko-itakura",
        "/paths?a=player.sample.ko-itakura&b=club.sample.celtic",
    ],
)
def test_an_earlier_day_leaks_nothing(page: Page, app: App, link: str) -> None:
    page.goto(f"{app.address}{link}")
    drawn(page)
    quiet(page)
    before = spots(page)

    page.goto(f"{app.address}{link}&as_of=2021-12-31")
    drawn(page)
    quiet(page)

    after = spots(page)
    assert after
    assert {id: before[id] for id in after if id in before} == {
        id: after[id] for id in after if id in before
    }
    said = page.locator("[data-testid=stMain]").inner_text().replace("As known on", "")
    shown = str(names(page)) + page.locator(".spoken").first.inner_text() + said
    assert "Tottenham" not in shown
    assert "Bournemouth" not in shown
    assert not re.search(r"\b(2022|2023|2024)\b", re.sub(r"(?s)everything known.*?\n", "", said))


def test_play_goes_from_report_to_report_and_stops(page: Page, app: App) -> None:
    page.goto(f"{app.address}{ITAKURA}&as_of=2021-06-30")
    drawn(page)
    first = names(page)

    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("h2").first).not_to_contain_text("30 Jun 2021")
    page.get_by_role("button", name="Stop").click()

    page.wait_for_url(re.compile(r"as_of=20(21-0[789]|21-1|22)"))
    quiet(page)
    assert names(page) >= first
    page.get_by_role("button", name="Next report").click()
    page.wait_for_timeout(500)
    assert "as_of=2021-06-30" not in page.url


def test_the_legend_hides_and_brings_back(page: Page, app: App) -> None:
    page.goto(app.address + CELTIC)
    drawn(page)
    before = spots(page)

    page.get_by_role("button", name=re.compile("^● Players")).click()
    page.wait_for_url("**hide=Player**")
    expect(page.get_by_text(re.compile("Hidden: 1[0-9] players"))).to_be_visible()
    expect(page.locator(f".canvas[data-ready='{len(before)}']")).to_have_count(0)
    assert len(spots(page)) < len(before)
    page.get_by_role("button", name="Show all").click()

    drawn(page, len(before))
    assert spots(page) == before
    assert "hide" not in page.url


def test_a_dragged_dot_stays_until_somebody_tidies_up(page: Page, app: App) -> None:
    page.goto(app.address + CELTIC)
    drawn(page)
    quiet(page)
    before, id = spots(page), "manager:sample:ange-postecoglou"
    box, at = canvas(page).bounding_box(), spot_of(page, "Ange Postecoglou")
    assert box
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + at["x"] + 90, box["y"] + at["y"] + 60, steps=5)
    page.mouse.up()
    page.wait_for_url("**pin=**")
    quiet(page)
    moved = spots(page)
    assert moved[id] != before[id]

    page.get_by_role("link", name="Paths", exact=True).click()
    expect(page.locator("h2").first).to_have_text("How are two of them connected?")
    page.go_back()
    drawn(page)
    quiet(page)

    assert spots(page)[id] == {"x": round(moved[id]["x"]), "y": round(moved[id]["y"])}
    page.get_by_role("button", name="Tidy up").click()
    expect(page).not_to_have_url(re.compile("pin="))
    quiet(page)
    assert spots(page) == before


def test_keys_alone_go_from_search_to_export(page: Page, app: App) -> None:
    page.goto(app.address)
    drawn(page)
    quiet(page)
    page.keyboard.press("/")
    page.keyboard.type("itakura", delay=30)
    result = page.get_by_role("link", name=re.compile("Ko Itakura .*claims"))
    expect(result).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
        if result.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/suitors?player=player.sample.ko-itakura")
    drawn(page)
    quiet(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if canvas(page).evaluate("box => box.matches(':focus')"):
            break
    outline = canvas(page).evaluate("box => getComputedStyle(box).outlineWidth")
    assert outline == "3px"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(beside(page).locator("h3")).to_have_text("● Ko Itakura")
    page.keyboard.press("e")
    page.wait_for_url("**/explore?open=player.sample.ko-itakura")
    drawn(page)
    quiet(page)
    canvas(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    page.wait_for_url("**off=**")
    expect(page.locator(".spoken").first).to_have_text("1 went; 27 names")
    page.keyboard.press("Control+z")
    expect(page).not_to_have_url(re.compile("off="))
    quiet(page)
    canvas(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("p")
    expect(page.locator(".spoken").first).to_contain_text("Path from")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/paths?a=**")
    page.get_by_role("button", name="Take along").focus()
    page.keyboard.press("Enter")
    with page.expect_download() as got:
        page.get_by_role("button", name="Citations (text)").focus()
        page.keyboard.press("Enter")
    assert got.value.suggested_filename.endswith(".txt")


def test_find_in_picture(page: Page, app: App) -> None:
    page.goto(app.address + CELTIC)
    drawn(page)
    canvas(page).focus()

    page.keyboard.press("/")
    page.keyboard.type("maeda")

    expect(page.locator(".spoken").first).to_have_text("1 of 1: Daizen Maeda")
    expect(beside(page).locator("h3")).to_have_text("● Daizen Maeda")


def test_reduced_motion_is_obeyed(browser: Browser, app: App) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(f"{app.address}{ITAKURA}&as_of=2021-07-28")
    drawn(page)

    expect(page.get_by_role("button", name="Next report")).to_be_visible()
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_hidden()
    page.locator("[data-do=farther]").click()
    page.locator("[data-do=fit]").click()
    first = canvas(page).evaluate(SEEN)
    page.wait_for_timeout(300)
    assert canvas(page).evaluate(SEEN) == first
    context.close()
