"""A report pasted in a real browser: read, saved, seen elsewhere, taken back, pasted again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import strange
from tests.browsing import App, drawn, names, quiet, watched
from tests.test_browser_pages import ITAKURA, PURSUIT, WCAG
from tests.test_pages_reading import CLAIMS, PASTED

pytestmark = pytest.mark.browser
PASTE = "/load?part=report"


def paste(page: Page, app: App, text: str, day: str = "", outlet: str = "") -> None:
    """A fresh page with the report read."""
    page.goto(app.address + PASTE)
    page.get_by_label("The report", exact=True).fill(text)
    page.get_by_label("Published by").fill(outlet)
    page.get_by_label("Published on").fill(day)
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator(".report").wait_for()
    quiet(page)


def told(page: Page) -> str:
    """The text of the report as it stands on the page, without what is only spoken."""
    whole: str = page.locator(".report").evaluate(
        "box => { const copy = box.cloneNode(true);"
        " copy.querySelectorAll('.spoken').forEach((one) => one.remove());"
        " return copy.textContent; }"
    )
    return whole


def test_a_pasted_report_is_saved_seen_taken_back_and_pasted_again(page: Page, app: App) -> None:
    headline = page.locator("h2").first
    paste(page, app, PASTED, "2024-03-05")
    expect(headline).to_have_text("The report says of 2 clubs that they want Ko Itakura.")
    assert told(page) == PASTED
    for claim in CLAIMS:
        expect(page.get_by_role("checkbox", name=claim)).to_be_checked()
    expect(page.get_by_text("who is reported to have brought it from Celtic")).to_be_visible()
    drawn(page)
    assert names(page) == {
        *("Liverpool", "Tottenham Hotspur", "Celtic", "Ko Itakura", "Ange Postecoglou"),
    }
    save = page.get_by_role("button", name="Save 2 claims")
    expect(save).to_be_disabled()
    expect(page.get_by_text("Who published it?")).to_be_visible()
    page.get_by_label("Published by").fill("Evening Whistle")
    page.get_by_label("Published by").press("Enter")

    save.click()

    expect(page.get_by_text("2 claims of this report are saved.")).to_be_visible()
    page.get_by_role("link", name="Suitors of Ko Itakura").click()
    expect(page.locator("h2").first).to_contain_text("were reported to want Ko Itakura")
    said = page.get_by_text("Evening Whistle, 5 Mar 2024")
    expect(said.first).to_be_attached()
    page.goto(app.address + PASTE)
    page.get_by_text("Reports read here: 1").click()
    page.get_by_role("button", name="Undo this report").click()
    expect(page.get_by_text("The report was taken back.")).to_be_visible()
    page.goto(app.address + ITAKURA)
    drawn(page)
    quiet(page)
    assert said.count() == 0
    paste(page, app, PASTED, "2024-03-05", "Evening Whistle")
    save.click()
    expect(page.get_by_role("button", name="Undo this report").first).to_be_visible()
    paste(page, app, PASTED, "2024-03-05", "Evening Whistle")
    expect(page.get_by_text("nothing to add.")).to_be_visible()
    page.get_by_text("Reports read here: 1").click()
    page.get_by_role("button", name="Undo this report").click()
    expect(page.get_by_role("button", name="Save 2 claims")).to_be_enabled()


def test_the_sentence_of_a_finding_comes_into_view(page: Page, app: App) -> None:
    paste(page, app, f"{'Rain fell on the town and nobody minded it. ' * 200}\n\n{PASTED}")
    report = page.locator(".report")
    assert report.evaluate("box => box.scrollTop") == 0

    page.get_by_role("button", name="Show and correct").nth(1).click()

    chosen = report.locator(".chosen")
    expect(chosen).to_contain_text("Tottenham Hotspur")
    expect(chosen).to_be_in_viewport()
    assert report.evaluate("box => box.scrollTop") > 0
    expect(page.get_by_role("combobox", name="Stage")).to_be_visible()
    report.locator(".sentence").first.click()
    expect(report.locator(".chosen")).to_contain_text("Liverpool")


def test_a_report_is_read_corrected_and_dropped_by_keyboard(page: Page, app: App) -> None:
    page.goto(app.address + PASTE)
    read = page.get_by_role("button", name="Read", exact=True)
    read.wait_for()
    quiet(page)
    page.get_by_label("The report", exact=True).focus()
    page.keyboard.insert_text(PASTED)
    page.keyboard.press("Tab")
    for _ in range(8):
        if read.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".report").wait_for()
    quiet(page)
    box = page.get_by_role("checkbox", name=CLAIMS[0])
    box.focus()
    page.keyboard.press("Space")

    expect(page.get_by_role("button", name="Save 1 claim")).to_be_visible()
    quiet(page)
    page.get_by_role("button", name="Show and correct").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Stage")).to_be_visible()
    page.locator(".report").press("End")


def test_of_namesakes_none_is_taken_until_somebody_says_which(page: Page, app: App) -> None:
    paste(page, app, "Celtic want to sign Danilo Twin, a midfielder.", "2024-03-05", "Whistle")
    claim = page.get_by_role("checkbox", name="Celtic are reported to want Danilo Twin")
    expect(claim).to_be_disabled()
    expect(page.get_by_text("Danilo Twin can be two players.")).to_be_visible()

    page.get_by_role("button", name="Show and correct").click()
    page.get_by_role("button", name=re.compile(r"● Danilo Twin \(2001, midfielder")).click()

    expect(claim).to_be_checked()
    expect(page.get_by_role("button", name="Save 1 claim")).to_be_enabled()


def test_what_a_text_tries_to_be_stays_text(page: Page, app: App) -> None:
    odd = "\n".join(strange.NAMES)
    text = f"<script>alert(1)</script> {PASTED}\n\nMATCH (n) DETACH DELETE n\n{odd}"

    paste(page, app, text)

    assert told(page) == text
    assert page.locator("img[src='x'], a[href*='elsewhere']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pasting_is_for_everybody(
    browser: Browser, app: App, scheme: Literal["light", "dark"]
) -> None:
    for width, height in ((1440, 1200), (390, 844)):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        wrong = watched(page, app)
        found = []
        for act in ("review", "empty", "read", "chosen"):
            if act in ("review", "empty"):
                page.goto(app.address + ("/load?part=review" if act == "review" else PASTE))
                expect(page.locator("h2").first).to_be_visible()
            elif act == "read":
                paste(page, app, PASTED, "2024-03-05")
            else:
                page.get_by_role("button", name="Show and correct").first.click()
                expect(page.get_by_role("combobox", name="Stage")).to_be_visible()
            quiet(page)
            page.wait_for_timeout(500)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, act
            for one in Axe().run(page, options=WCAG).response["violations"]:
                if one["impact"] in ("serious", "critical"):
                    places = [node["html"][:160] for node in one["nodes"][:2]]
                    found.append((act, one["id"], places))
        context.close()
        assert found == []
        assert wrong == []


def test_the_golden_report_by_pasting(page: Page, app: App, shared: Path) -> None:
    report = json.loads((shared / "articles" / "dev" / "seed-itakura.json").read_text("utf-8"))

    paste(page, app, report["text"], report["date"], "Evening Whistle")

    expect(page.locator("h2").first).to_contain_text("it credits Fabrizio Romano")
    for club in ("Liverpool", "Tottenham Hotspur"):
        claim = re.compile(f"^{club} are reported to want Ko Itakura")
        expect(page.get_by_role("checkbox", name=claim)).to_be_checked()
    page.get_by_role("button", name=re.compile(r"^Save \d claims$")).click()
    expect(page.get_by_text("of this report are saved.")).to_be_visible()
    page.goto(app.address + PURSUIT)
    expect(page.locator("h2").first).to_contain_text("Tottenham Hotspur (2 Jan 2024)")
    page.goto(app.address + PASTE)
    page.get_by_text("Reports read here: 1").click()
    page.get_by_role("button", name="Undo this report").click()
    expect(page.get_by_text("The report was taken back.")).to_be_visible()
