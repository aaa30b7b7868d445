"""The running app and a real browser: what the walks through it share."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect

from graph.errors import RecordError
from graph.store import engine
from tests.ports import free_port

ROOT = Path(__file__).resolve().parent.parent
SAYS_WHERE = re.compile(r"http://127\.0\.0\.1:\d+")
PATIENCE = 30_000  # ms; what is promised in seconds is measured where it is promised
expect.set_options(timeout=PATIENCE)
# What came is drawn when the browser has nothing to do, however slow it is: four times in a row.
IDLE = """() => new Promise((done) => {
  let left = 4;
  const look = () => (left-- ? setTimeout(() => requestIdleCallback(look), 40) : done());
  look();
})"""
CALL = [sys.executable, "-c", "from explorer.cli import main; main()"]


class App:
    """The app as `suitors run` serves it: where it is, and the graph behind it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.address, self.seconds = "", 0.0
        self.environment = {n: v for n, v in os.environ.items() if not n.startswith("NEO4J")}
        self.environment |= {"SUITORS_HOME": str(home), "PYTHONPATH": str(ROOT)}

    def call(self, *words: str) -> None:
        """One command of `suitors`, on the graph of the app."""
        done = subprocess.run(
            [*CALL, *words], env=self.environment, cwd=ROOT, timeout=240, capture_output=True
        )
        assert done.returncode in (0, RecordError.exit_code), done.stderr

    @contextmanager
    def running(self) -> Iterator[App]:
        """Serves until the end; `seconds` is how long it took to answer."""
        began = time.monotonic()
        with (self.home / "said.txt").open("w") as said:
            started = subprocess.Popen(
                [*CALL, "run", "--port", str(free_port())],
                cwd=ROOT,
                env=self.environment,
                stdout=said,
                stderr=said,
            )
        try:
            self._wait(started, began + 120)
            self.seconds = time.monotonic() - began
            yield self
        finally:
            started.terminate()
            try:
                started.wait(20)
            finally:
                engine.stop(self.home)

    def _wait(self, started: subprocess.Popen[bytes], end: float) -> None:
        """Until it answers where it says it is: on the port it was given, or the next free one."""
        said = ""
        while time.monotonic() < end and started.poll() is None:
            said = (self.home / "said.txt").read_text("utf-8")
            if found := SAYS_WHERE.search(said):
                self.address = found[0]
                with suppress(OSError):
                    urllib.request.urlopen(self.address, timeout=2).close()
                    assert started.poll() is None, f"who else answers at {self.address}?"
                    return
            time.sleep(0.1)
        raise AssertionError(f"nobody answers at {self.address or 'any address'}; it said: {said}")


def watched(page: Page, app: App) -> list[str]:
    """What goes wrong on the page: errors in its log, and anybody else who is asked."""
    wrong: list[str] = []

    def on_console(said: ConsoleMessage) -> None:
        # A deep link makes Streamlit look for its own address below the page: two 404s.
        if said.type == "error" and "404" not in said.text:
            wrong.append(said.text)

    def on_request(request: Request) -> None:
        own = (app.address, "blob:", "data:", app.address.replace("http", "ws"))
        if not request.url.startswith(own):
            wrong.append(request.url)

    page.set_default_timeout(PATIENCE)
    page.on("console", on_console)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", on_request)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    return wrong


def canvas(page: Page) -> Locator:
    """The first picture of the page."""
    return page.locator(".canvas").first


def drawn(page: Page, number: int | None = None) -> Locator:
    """The picture, once it is drawn (with so many names)."""
    said = f"[data-ready='{number}']" if number is not None else "[data-ready]"
    page.locator(f".canvas{said}").first.wait_for()
    return canvas(page)


def beside(page: Page) -> Locator:
    """The details beside the picture."""
    return page.locator("[class*=_beside]").first


def spots(page: Page) -> dict[str, Any]:
    """Where every dot stands in the picture."""
    found: dict[str, Any] = canvas(page).evaluate("box => box.suitors.net.getPositions()")
    return found


def names(page: Page) -> set[str]:
    """Whoever is in the picture."""
    return set(canvas(page).evaluate("box => box.suitors.view.dots.map((dot) => dot.name)"))


def spot_of(page: Page, dot: str) -> dict[str, float]:
    """Where a dot stands on the screen, within the picture."""
    found: dict[str, float] = canvas(page).evaluate(
        """(box, name) => {
          const { net, view } = box.suitors, dot = view.dots.find((one) => one.name === name);
          const { x, y } = net.canvasToDOM(net.getPositions([dot.id])[dot.id]);
          return { x, y };
        }""",
        dot,
    )
    return found


def choose(page: Page, dot: str) -> None:
    """Clicks a dot of the picture where it stands."""
    spot = spot_of(page, dot)
    canvas(page).click(position={"x": spot["x"], "y": spot["y"]})


def quiet(page: Page) -> None:
    """Until no script runs, nothing comes any more and every picture is drawn."""
    page.evaluate(IDLE)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.evaluate(IDLE)
    expect(page.locator(".canvas[aria-busy]")).to_have_count(0)
