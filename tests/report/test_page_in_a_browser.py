"""The page in a real browser: nothing from outside, every number one step from its row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from polysight.messages import LANGUAGES
from polysight.report.build import build
from tests.report.example import shipped, study

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
NUMBERS = "main a[href^='#']"
WIDTHS = (1440, 768, 360)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of the example study, by language."""
    folder = tmp_path_factory.mktemp("page")
    build(study(), shipped(), folder, LANGUAGES, ("html",), lambda _: None)
    return {language: next(folder.glob(f"*-{language}.html")) for language in LANGUAGES}


@pytest.fixture(scope="module")
def page(chromium: Path) -> Iterator[Page]:
    """A page of the browser that Debian brings."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield browser.new_page()
        browser.close()


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_asks_nothing_of_the_network_and_has_no_fault(
    page: Page, pages: dict[str, Path], language: str
) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(pages[language].as_uri())
    page.wait_for_load_state("networkidle")
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    assert faults == []
    assert (page.locator("html").get_attribute("lang") or "").startswith(language)
    assert page.evaluate("document.fonts.size") > 0
    assert page.evaluate("[...document.fonts].every(font => font.status !== 'error')")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_leads_to_its_row(page: Page, pages: dict[str, Path], language: str) -> None:
    page.goto(pages[language].as_uri())
    count = page.locator(NUMBERS).count()
    assert count > 100
    dangling = page.evaluate(
        f"""[...document.querySelectorAll("{NUMBERS}")]
            .map(link => link.getAttribute('href').slice(1))
            .filter(name => !document.getElementById(decodeURIComponent(name)))"""
    )
    assert dangling == []
    link = page.locator(NUMBERS).nth(count // 2)
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("decodeURIComponent(location.hash)").removeprefix("#") == target


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(
    page: Page, pages: dict[str, Path], language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(pages[language].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
