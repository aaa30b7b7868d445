"""One person who walks through the app: `python -m tests.walking ADDRESS CHROMIUM ACTS`.

Prints the seconds of each act as JSON; fails at the first error on a page.
"""

from __future__ import annotations

import json
import sys
import time

from playwright.sync_api import Page, sync_playwright

from tests.browsing import beside, canvas, drawn

THINKING = 3_000  # milliseconds in which a person looks at what he sees
LINKS = (
    "/suitors?player=player.tm.342229",
    "/explore?open=player.tm.342229",
    "/follow",
    "/pursuits",
    "/explore?open=club.tm.631",
)


def walk(address: str, chromium: str, acts: int) -> list[float]:
    """Page after page; on each a dot is chosen, and its details are waited for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 800, "height": 600})
        page.set_default_timeout(60_000)
        spent = []
        for n in range(acts):
            page.goto(address + LINKS[n % len(LINKS)])
            drawn(page)
            for at in range(1, 4):
                page.wait_for_timeout(THINKING)
                spent.append(_choose(page, at))
            assert page.get_by_role("alert").count() == 0
        browser.close()
        return spent


def _choose(page: Page, at: int) -> float:
    """From the choice to its details."""
    before = beside(page).inner_text()
    began = time.perf_counter()
    canvas(page).evaluate("(box, at) => box.suitors.choose(box.suitors.view.dots[at].id)", at)
    while beside(page).inner_text() == before:
        page.wait_for_timeout(10)
        assert time.perf_counter() - began < 30
    return time.perf_counter() - began


if __name__ == "__main__":
    place, browser, many = sys.argv[1:]
    print(json.dumps(walk(place, browser, int(many))))
