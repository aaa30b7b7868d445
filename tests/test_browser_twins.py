"""Two feeds of one town in a real browser: a pair looked at, merged, found, and taken back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import annals, town
from tests.browsing import App, drawn, names, quiet, watched
from tests.test_browser_pages import WCAG

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def towns(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app with the town and its annals, in a graph of its own."""
    app = App(tmp_path_factory.mktemp("home"))
    folder = tmp_path_factory.mktemp("feeds")
    app.call("load", str(town.build(folder / "town", clubs=annals.published(mill="Q2"))))
    app.call("load", str(annals.build(folder / "annals")))
    with app.running():
        yield app


@pytest.fixture
def page(browser: Browser, towns: App) -> Iterator[Page]:
    """A fresh page; at its end no error in the log, and nobody else was asked."""
    context = browser.new_context(viewport={"width": 1440, "height": 1200})
    page = context.new_page()
    wrong = watched(page, towns)
    yield page
    context.close()
    assert wrong == []


def test_a_pair_is_looked_at_merged_found_and_taken_back(page: Page, towns: App) -> None:
    headline = page.locator("h2").first
    page.goto(f"{towns.address}/load?part=twice")
    expect(headline).to_have_text("3 pairs of clubs look the same.")
    page.get_by_text("Same", exact=True).first.click()
    quiet(page)
    if place := os.environ.get("SUITORS_SHOTS"):
        page.screenshot(path=Path(place) / "twins.png", full_page=True)
    broken = Axe().run(page, options=WCAG).response["violations"]
    assert [one["id"] for one in broken if one["impact"] in ("serious", "critical")] == []

    page.get_by_role("button", name="Keep 1 decision").click()
    expect(headline).to_have_text("2 pairs of clubs look the same.")
    page.get_by_role("button", name="Merge the 1 pair tied by ids").click()
    expect(headline).to_have_text("1 pair of clubs looks the same.")
    page.goto(f"{towns.address}/explore?open=club.town.harbour")
    drawn(page)
    assert {"Harbour", "Rosa Quay", "Niels Berg", "Nils Bérg"} <= names(page)

    page.goto(f"{towns.address}/load?part=twice")
    for left in ("2 pairs of clubs look", "3 pairs of clubs look"):
        page.get_by_role("button", name="Take back").first.click()
        expect(headline).to_have_text(f"{left} the same.")
        quiet(page)
    expect(page.get_by_text("What was decided")).not_to_be_visible()
