"""Every page in both languages, on both grounds and three widths, for eyes, keys and paper."""

from __future__ import annotations

import html
import io
import itertools
import json
import re
import zipfile
from pathlib import Path

import axe_playwright_python
import openpyxl
import pytest
from playwright.sync_api import expect

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
THEMES = ("light", "dark")
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
#: What is asked of a page beside the four levels of the guideline.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: On the second ground only colours can be otherwise.
CHECKED: dict[str, dict[str, object]] = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
#: Particulars with which a page has something to tell.
FILLED = {"audit": {"table": "example"}, "overview": {"indicator": "utilisation_year_end"}}
#: How long charts may take to follow the window [ms], and how much wider the page is than it [px]
#: once they have: each picture is as wide as its place. The page's policy runs no text later, so
#: the waiting is inside one function.
FOLLOWING = 30_000
SETTLED_WIDTH = """most => new Promise(tell => {
  const wider = () => document.documentElement.scrollWidth - innerWidth;
  const behind = () => [...document.querySelectorAll(".picture canvas")].some(
    one => Math.abs(one.clientWidth - one.closest(".picture").clientWidth) > 1);
  const until = performance.now() + most;
  const look = () =>
    (wider() <= 0 && !behind()) || performance.now() > until
      ? tell(wider()) : setTimeout(look, 50);
  look();
})"""
#: Place and size of everything in the middle of the page.
BOXES = """() => (scrollTo(0, 0), [...document.querySelectorAll("main *")].map(one => {
  const box = one.getBoundingClientRect();
  return [one.tagName, box.x, box.y, box.width, box.height].join(" ");
}))"""
#: Letters that a sentence about a chart has at least.
MOST_TERSE = {"en": 20, "zh": 10}


def violations(reader: Reader, only: dict[str, object]) -> list[tuple[str, str]]:
    """What the guideline finds wrong with the page as it stands."""
    told = reader.page.evaluate("only => axe.run(document, {runOnly: only})", only)
    return [
        (f"{one['id']}: {node['target']}", node.get("failureSummary", "")[:200])
        for one in told["violations"]
        for node in one["nodes"]
    ]


def overflow(reader: Reader) -> dict[int, int]:
    """Widths of the window at which the page is wider than it, and by how much."""
    found = {}
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 900})
        more = reader.page.evaluate(SETTLED_WIDTH, FOLLOWING)
        if more > 0:
            found[width] = more
    return found


def complete(reader: Reader, language: str) -> None:
    """Each chart has all that belongs to it."""
    words = {"en": ("Source:", "Known on:"), "zh": ("来源：", "信息截至：")}[language]
    for card in reader.figures().all():
        title = card.locator("h2").inner_text()
        assert title
        assert len(card.locator(".summary").inner_text()) > MOST_TERSE[language], title
        source = card.locator(".source").inner_text()
        assert all(one in source for one in words), title
        assert title in (card.locator(".picture").get_attribute("aria-label") or "")
        tools = card.locator("[data-tool]")
        names = tools.evaluate_all("all => all.map(one => one.dataset.tool)")
        assert names == ["png", "svg", "csv", "xlsx", "link", "cite"], title
        sizes = tools.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(sizes) >= 24, title


@pytest.mark.parametrize(("page", "language"), EACH)
def test_a_page_is_fit_for_all(reader: Reader, page: str, language: str) -> None:
    """On both grounds and three widths nothing overflows, lacks a word or keeps somebody out."""
    reader.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    found = reader.look(page, lang=language, theme=THEMES[0], **FILLED.get(page, {}))
    assert reader.particulars()["page"] == page
    assert reader.particulars()["lang"] == language
    text = found.locator("body").inner_text()
    assert not [word for word in ("undefined", "NaN", "[object", "null", "{") if word in text]
    assert (found.locator("html").get_attribute("lang") or "").startswith(language)
    assert found.evaluate("[...document.fonts].some(one => one.status === 'loaded')")
    complete(reader, language)
    found.evaluate(AXE.read_text("utf-8"))
    wrong: dict[str, object] = dict(violations(reader, CHECKED[THEMES[0]]))
    wrong |= {f"width {width}": more for width, more in overflow(reader).items()}
    found.set_viewport_size({"width": WIDTHS[0], "height": 900})
    found.evaluate(SETTLED_WIDTH, FOLLOWING)
    boxes = found.evaluate(BOXES)
    found.locator("#theme").select_option(THEMES[1])
    reader.settled()
    assert found.evaluate("document.documentElement.dataset.theme") == THEMES[1]
    # What has the same boxes overflows at no width where it did not before.
    assert found.evaluate(BOXES) == boxes
    wrong |= {f"{THEMES[1]} {place}": why for place, why in violations(reader, CHECKED[THEMES[1]])}
    assert wrong == {}


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
    card.locator("tbody tr").first.wait_for()
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


def test_a_picture_tells_its_whole_address(reader: Reader, tmp_path: Path) -> None:
    page = reader.look("record", lang="zh", more="多晶硅" * 12)
    figure = reader.figures().first.get_attribute("data-figure")
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", downloaded(reader, "svg", tmp_path).decode())
    assert f"{page.url}#{figure}" in html.unescape("".join(texts))


def test_a_figure_is_cited_with_its_source_and_address(reader: Reader) -> None:
    page = reader.look("record", lang="en")
    card = reader.figures().first
    card.locator("[data-tool=cite]").click()
    expect(card.locator(".tools .told")).to_have_text("copied")
    told = page.evaluate("navigator.clipboard.readText()")
    for part in (card.locator("h2").inner_text(), "frozen protocol", f"{page.url}#paths"):
        assert part in told


@pytest.mark.parametrize(("today", "notices"), [("2026-07-20", 0), ("2026-08-20", 1)])
def test_what_is_old_says_so(reader: Reader, today: str, notices: int) -> None:
    reader.page.clock.set_fixed_time(today)
    page = reader.look("price", lang="en")
    assert page.locator(".notice.age").count() == notices


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


PAGE_OF_SECOND_LINK = "balance"


def test_paper_has_the_charts_and_the_address(reader: Reader) -> None:
    page = reader.look("price", lang="en", theme="dark")
    canvas = page.locator(".picture canvas").first
    before = canvas.evaluate("one => one.width")
    # On paper a chart is drawn as fine as text, on white whatever the ground of the screen.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert canvas.evaluate("one => one.width") > 2 * canvas.evaluate("one => one.clientWidth")
    page.emulate_media(media="print")
    assert page.locator(".foot .address").is_visible()
    assert not page.locator("nav").is_visible()
    assert canvas.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert canvas.evaluate("one => one.width") == before


def test_a_legend_takes_the_lines_that_its_names_need(reader: Reader) -> None:
    page = reader.look("price", lang="en")
    heights = []
    for width in (WIDTHS[0], WIDTHS[-1]):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED_WIDTH, FOLLOWING)
        expect(page.locator("#fan canvas")).to_have_count(1)
        heights.append(page.locator("#fan .picture").evaluate("one => one.clientHeight"))
    assert heights[1] > heights[0]


@pytest.mark.parametrize(("part", "rows"), [("", "scored"), ("developed", "developed")])
def test_forecasts_that_are_drawn_are_those_that_are_scored(
    reader: Reader, part: str, rows: str
) -> None:
    page = reader.look("record", lang="en", part=part)
    told = page.request.get(f"{reader.address}/api/v1/market/record").json()[rows]
    one = next(row for row in told if (row["variable"], row["horizon"]) == ("price_china", 12))
    inside = round(one["coverage"][-1]["share"] * one["forecasts"])
    summary = page.locator("#paths .summary").inner_text()
    assert summary.startswith(f"{inside} of {one['forecasts']} ")


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
