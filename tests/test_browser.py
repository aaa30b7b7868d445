"""Three walks in a real browser, against the app as `suitors run` serves it, without a network."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from graph.store import engine, keeper
from loaders.load import SAMPLE
from tests import town
from tests.test_loaders_load import LOADING

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "</script><img src=x onerror=alert(1)>"


class App:
    """The running app: where it is, and the graph behind it."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.address = f"http://127.0.0.1:{port}"
        self.environment = {n: v for n, v in os.environ.items() if not n.startswith("NEO4J")}
        self.environment |= {"SUITORS_HOME": str(home), "PYTHONPATH": str(ROOT)}

    def load(self, folder: Path) -> None:
        command = [sys.executable, "-c", LOADING, str(self.home), str(folder)]
        subprocess.run(command, env=self.environment, check=True, timeout=120)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = App(tmp_path_factory.mktemp("home"), 8590)
    command = [sys.executable, "-c", "from explorer.cli import main; main()", "run"]
    started = subprocess.Popen(
        [*command, "--port", str(app.port)],
        cwd=ROOT,
        env=app.environment,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(app.address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    yield app
    started.terminate()
    started.wait(20)
    engine.stop(app.home)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, app: App) -> Iterator[Page]:
    """A fresh page; at its end no error in the log, and nobody else was asked."""
    wrong: list[str] = []

    def on_console(said: ConsoleMessage) -> None:
        # A deep link makes Streamlit look for its own address below the page: two 404s.
        if said.type == "error" and "404" not in said.text:
            wrong.append(said.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith(
            (app.address, "blob:", "data:", f"ws://127.0.0.1:{app.port}")
        ):
            wrong.append(request.url)

    page = browser.new_page(viewport={"width": 1440, "height": 1200})
    page.set_default_timeout(20_000)
    page.on("console", on_console)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", on_request)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield page
    page.close()
    assert wrong == []


def choose(page: Page, dot: str) -> None:
    """Clicks a dot of the picture where it stands."""
    spot = page.locator(".canvas").first.evaluate(
        """(box, name) => {
          const { net, view } = box.suitors, dot = view.dots.find((one) => one.name === name);
          const { x, y } = net.canvasToDOM(net.getPositions([dot.id])[dot.id]);
          return { x, y };
        }""",
        dot,
    )
    page.locator(".canvas").first.click(position=spot)


def test_the_story_from_home_to_pursuit_to_an_earlier_day(page: Page, app: App) -> None:
    page.goto(app.address)
    expect(page.locator("h2").first).to_contain_text("Two clubs were reported to want Ko Itakura")
    expect(page.locator(".canvas").first).to_have_attribute("data-ready", "11")

    page.get_by_role("link", name="See his pursuit").click()

    expect(page.locator("h2").first).to_contain_text(
        "Ange Postecoglou was reported to want Ko Itakura at Celtic (30 Jun 2021)"
    )
    expect(page.locator(".canvas").first).to_have_attribute("data-ready", "4")
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(20):
        slider.press("ArrowLeft")
        if "as_of=2022" in page.url:
            break
        page.wait_for_timeout(300)
    expect(page.locator("h2").first).not_to_contain_text("Tottenham")
    expect(page.locator(".canvas").first).to_have_attribute("data-ready", "3")


def test_choosing_shows_who_said_so_without_asking_again(page: Page, app: App) -> None:
    page.goto(f"{app.address}/suitors?player=player.sample.ko-itakura")
    expect(page.locator(".canvas").first).to_have_attribute("data-ready", "11")
    page.wait_for_load_state("networkidle")
    places = "box => JSON.stringify(box.suitors.net.getPositions())"
    before = page.locator(".canvas").first.evaluate(places)
    sent: list[str | bytes] = []
    page.on("websocket", lambda socket: sent.append(socket.url))

    choose(page, "Ange Postecoglou")

    details = page.locator(".details").first
    expect(details.locator("h3")).to_have_text("◆ Ange Postecoglou")
    expect(details).to_contain_text("reported to want")
    assert page.locator(".canvas").first.evaluate(places) == before
    assert sent == []
    page.locator(".canvas").first.press("ArrowRight")
    expect(page.locator(".spoken").first).not_to_be_empty()
    page.locator(".canvas").first.press("Escape")
    expect(details).to_contain_text("Choose a name or a line")


def test_opening_moves_nobody_and_can_be_undone(page: Page, app: App) -> None:
    page.goto(f"{app.address}/explore?open=club.sample.celtic")
    canvas = page.locator(".canvas").first
    expect(canvas).to_have_attribute("data-ready", "21")
    places = "box => box.suitors.net.getPositions()"
    before = canvas.evaluate(places)

    choose(page, "Ange Postecoglou")
    expect(page.get_by_role("button", name="Add 6 clubs")).to_be_visible()
    canvas.press("e")

    expect(canvas).to_have_attribute("data-ready", "26")
    expect(page.locator("h2").first).to_have_text(
        "Celtic and Ange Postecoglou, and who is around them."
    )
    after = canvas.evaluate(places)
    assert {id: after[id] for id in before} == before
    assert "open=manager.sample.ange-postecoglou" in page.url
    link = page.url
    canvas.press("Control+z")
    expect(canvas).to_have_attribute("data-ready", "21")
    page.get_by_role("button", name="Redo").click()
    expect(canvas).to_have_attribute("data-ready", "26")
    assert page.url == link
    choose(page, "Ko Itakura")
    expect(page.locator(".details").first).to_contain_text("Daily Record, 30 Jun 2021")
    choose(page, "Daizen Maeda")
    canvas.press("Delete")
    expect(canvas).to_have_attribute("data-ready", "25")
    page.go_back()
    expect(canvas).to_have_attribute("data-ready", "26")
    assert canvas.evaluate(places) == after
    page.goto("about:blank")
    page.goto(link)
    expect(canvas).to_have_attribute("data-ready", "26")
    assert canvas.evaluate(places) == after


def test_names_are_text_wherever_they_stand(page: Page, app: App, tmp_path: Path) -> None:
    players = town.TABLES["players"].replace("Pavel Крук,", f"{HOSTILE},")
    app.load(town.build(tmp_path / "town", players=players))

    page.goto(f"{app.address}/suitors?player=player.town.pavel")

    expect(page.locator("h2").first).to_contain_text(f"were reported to want {HOSTILE}.")
    expect(page.locator(".canvas").first).to_have_attribute("data-ready", "5")
    choose(page, HOSTILE)
    expect(page.locator(".details h3").first).to_have_text(f"● {HOSTILE}")
    assert page.locator("img[src='x']").count() == 0
    page.get_by_label("Player").first.fill("img src")
    page.get_by_label("Player").first.press("Enter")
    expect(page.get_by_role("button", name="onerror")).to_be_visible()


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, app: App) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = phone.new_page()
    for place in ("/", "/follow", "/pursuits", "/cypher", "/load", "/about"):
        page.goto(f"{app.address}{place}")
        expect(page.locator("h2").first).to_be_visible()
        page.wait_for_timeout(500)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
    phone.close()


def test_an_engine_that_dies_is_said_once_and_comes_back(page: Page, app: App) -> None:
    link = f"{app.address}/follow?manager=manager.sample.jose-mourinho"
    app.load(SAMPLE)
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
