"""Every page in both languages, on both grounds and three widths, for eyes, keys and paper."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser

from polysight.messages import LANGUAGES
from tests.structure.source import ROOT
from tests.web.browser.reader import Reader

pytestmark = pytest.mark.slow
#: Pages of the menu.
PAGES = tuple(
    key.removeprefix("nav.")
    for key in json.loads((ROOT / "frontend/src/text/en.json").read_text("utf-8"))
    if key.startswith("nav.")
)
EACH = tuple(itertools.product(PAGES, LANGUAGES))
WIDTHS = (1440, 768, 360)
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
#: What is asked of a page beside the four levels of the guideline.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("page", "language"), EACH)
def test_no_page_is_wider_than_its_window_and_no_word_is_missing(
    reader: Reader, page: str, language: str
) -> None:
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 900})
        found = reader.look(page, lang=language)
        assert found.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    text = found.locator("body").inner_text()
    assert not [word for word in ("undefined", "NaN", "[object", "null") if word in text]
    assert "{" not in text
    lang = found.locator("html").get_attribute("lang") or ""
    assert lang.startswith(language)
    assert found.evaluate("[...document.fonts].some(one => one.status === 'loaded')")


@pytest.mark.parametrize(("page", "language"), EACH)
def test_axe_finds_nothing(browser: Browser, address: str, page: str, language: str) -> None:
    if not AXE.is_file():
        pytest.skip("the packages of the front end are not installed: make frontend")
    context = browser.new_context(bypass_csp=True)
    reader = Reader(context.new_page(), address)
    found = []
    for theme in ("light", "dark"):
        reader.look(page, lang=language, theme=theme)
        reader.page.add_script_tag(path=str(AXE))
        told = reader.page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
        )
        found += [
            (theme, one["id"], node["target"], node.get("failureSummary", "")[:200])
            for one in told["violations"]
            for node in one["nodes"]
        ]
    context.close()
    assert found == []


@pytest.mark.parametrize("page", PAGES)
def test_each_chart_has_all_that_belongs_to_it(reader: Reader, page: str) -> None:
    reader.look(page, lang="en")
    for at in range(reader.figures().count()):
        card = reader.figures().nth(at)
        title = card.locator("h2").inner_text()
        assert title
        assert len(card.locator(".summary").inner_text()) > 20
        assert "Source:" in card.locator(".source").inner_text()
        assert "Known on:" in card.locator(".source").inner_text()
        assert title in (card.locator(".picture").get_attribute("aria-label") or "")
        tools = card.locator("[data-tool]")
        names = [tools.nth(one).get_attribute("data-tool") for one in range(tools.count())]
        assert names == ["png", "svg", "csv", "xlsx", "link"]
        sizes = tools.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(sizes) >= 24


@pytest.mark.parametrize("page", PAGES)
def test_the_address_holds_the_state_and_tongues_differ(reader: Reader, page: str) -> None:
    titles = {}
    for language in LANGUAGES:
        reader.look(page, lang=language)
        assert reader.particulars()["page"] == page
        assert reader.particulars()["lang"] == language
        titles[language] = reader.page.locator("h1").inner_text()
    assert titles["en"] != titles["zh"]


def downloaded(reader: Reader, tool: str, folder: Path) -> bytes:
    with reader.page.expect_download() as told:
        reader.figures().first.locator(f"[data-tool={tool}]").click()
    path = folder / told.value.suggested_filename
    told.value.save_as(path)
    return path.read_bytes()


def test_downloads_hold_what_the_table_holds(reader: Reader, tmp_path: Path) -> None:
    reader.look("record", lang="zh")
    card = reader.figures().first
    title = card.locator("h2").inner_text()
    card.locator("details.data summary").click()
    rows = card.locator("tbody tr").count()
    text = downloaded(reader, "csv", tmp_path)
    assert text.startswith(b"\xef\xbb\xbf")
    assert len(text.decode("utf-8-sig").strip().split("\r\n")) == rows + 1
    book = openpyxl.load_workbook(io.BytesIO(downloaded(reader, "xlsx", tmp_path)))
    assert book.worksheets[0].max_row == rows + 1
    assert title in str([cell.value for row in book.worksheets[1].rows for cell in row])
    picture = downloaded(reader, "svg", tmp_path).decode()
    assert title in picture
    assert reader.address in picture
    assert "来源" in picture
    assert downloaded(reader, "png", tmp_path).startswith(b"\x89PNG")


def test_two_workbooks_of_one_table_are_the_same_bytes(reader: Reader, tmp_path: Path) -> None:
    reader.look("record", lang="en")
    first, second = (downloaded(reader, "xlsx", tmp_path) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None


def test_a_page_is_read_without_a_mouse(reader: Reader) -> None:
    page = reader.look("overview", lang="en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("nav a").nth(1).focus()
    page.keyboard.press("Enter")
    reader.settled()
    assert reader.particulars()["page"] == PAGE_OF_SECOND_LINK
    page.locator("#language").focus()
    page.keyboard.press("Enter")
    reader.settled()
    assert reader.particulars()["lang"] == "zh"
    assert page.evaluate("document.activeElement.id") == "language"
    page.go_back()
    reader.settled()
    assert reader.particulars()["lang"] == "en"


PAGE_OF_SECOND_LINK = "price"


def test_paper_has_the_charts_and_the_address(reader: Reader) -> None:
    page = reader.look("price", lang="en")
    page.emulate_media(media="print")
    assert page.locator(".foot .address").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator(".picture canvas").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_rise_is_red_in_china_and_green_elsewhere(reader: Reader) -> None:
    seen = {}
    for language in LANGUAGES:
        page = reader.look("overview", lang=language)
        seen[language] = page.evaluate(
            "['--rise', '--fall', '--red'].map(one => "
            "getComputedStyle(document.documentElement).getPropertyValue(one).trim())"
        )
    assert seen["en"][0] == seen["zh"][1]
    assert seen["zh"][0] == seen["en"][1]
    assert seen["zh"][0] == seen["zh"][2]
