"""The page of an audit in a real browser: filters, links, the graph, the keyboard and paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from polysight.messages import LANGUAGES
from polysight.report.audit_page import audit_page
from tests.report.audited import FINDINGS, report
from tests.report.payloads import PAYLOADS
from tests.report.test_page_in_a_browser import FLAGS

pytestmark = pytest.mark.slow

WIDTHS = (1440, 768, 380, 320)
HIGH, SAME = "button[data-value=high]", "button[data-value=SAME]"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of pages, one of them about a hostile table."""
    folder = tmp_path_factory.mktemp("audit")
    wild = [
        f"D{at}|{text}|{text}|{text}|7||{text}|2025|{text}|{text}|observed|{text}"
        for at, text in enumerate(one.replace("|", "/") for one in PAYLOADS)
    ]
    for language in LANGUAGES:
        content = audit_page(report(*wild), FINDINGS, language, name="".join(PAYLOADS))
        (folder / f"{language}.html").write_bytes(content)
    return {path.stem: path.as_uri() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def page(chromium: Path) -> Iterator[Page]:
    """A page of the browser that Debian brings."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield browser.new_page()
        browser.close()


@pytest.fixture
def opened(page: Page, pages: dict[str, str]) -> Page:
    """The English page, wide and fresh."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("about:blank")
    page.goto(pages["en"])
    return page


def cards(page: Page) -> list[str]:
    """Findings that are listed."""
    shown = page.locator("article.finding:visible").all()
    return [one.get_attribute("id") or "" for one in shown]


def claims(page: Page) -> list[str]:
    """Claims that are listed."""
    lines = page.locator("li.claim:visible .what .id")
    return [text for text in lines.all_inner_texts() if not text.startswith("D")]


def boxes(page: Page) -> list[str]:
    return page.locator("svg a.box:visible text").all_text_contents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_nothing_of_the_network_and_has_no_fault(
    page: Page, pages: dict[str, str], language: str
) -> None:
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(pages[language])
    page.wait_for_load_state("networkidle")
    assert {url.partition(":")[0] for url in asked} <= {"file", "data"}
    assert faults == []
    assert page.evaluate("[...document.fonts].every(font => font.status !== 'error')")
    assert page.locator("#filters").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(
    page: Page, pages: dict[str, str], language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(pages[language])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_is_shown_before_anything_is_chosen(opened: Page) -> None:
    assert cards(opened) == ["f1", "f2", "f3", "f4"]
    assert len(claims(opened)) == 8
    assert boxes(opened) == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert opened.inner_text("#shown") == "4 of 4 findings shown, on 7 claims"


def test_a_severity_narrows_findings_claims_graph_and_counts(opened: Page) -> None:
    opened.click(HIGH)
    assert opened.get_attribute(HIGH, "aria-pressed") == "true"
    assert cards(opened) == ["f1"]
    assert claims(opened) == ["A1", "A2", "A3"]
    assert boxes(opened) == ["A1", "A2", "A3"]
    assert opened.inner_text("#shown") == "1 of 4 findings shown, on 3 claims"
    assert opened.inner_text(f"{SAME} .count") == "0"
    assert opened.inner_text(f"{HIGH} .count") == "1"
    opened.click("button[data-value=medium]")
    assert cards(opened) == ["f1", "f2"]
    assert opened.inner_text(f"{SAME} .count") == "1"
    opened.click("#clear")
    assert cards(opened) == ["f1", "f2", "f3", "f4"]
    assert opened.get_attribute(HIGH, "aria-pressed") == "false"
    assert len(claims(opened)) == 8


def test_kind_rule_metric_and_words_narrow_together(opened: Page) -> None:
    opened.select_option("#metric", "capacity")
    assert cards(opened) == ["f1", "f3"]
    opened.select_option("#rule", "trend")
    assert cards(opened) == ["f3"]
    opened.select_option("#rule", "")
    opened.fill("#words", "１，５３０  a2")
    expect(opened.locator("article.finding:visible")).to_have_count(1)
    assert cards(opened) == ["f1"]
    opened.click(SAME)
    assert cards(opened) == []
    assert opened.inner_text("#shown").startswith("0 of 4")
    assert boxes(opened) == []
    opened.click("#clear")
    assert opened.input_value("#words") == ""
    assert len(cards(opened)) == 4


def test_claims_without_findings_can_be_hidden_and_shown(opened: Page) -> None:
    opened.click("#plain")
    assert claims(opened) == ["A1", "A2", "A3", "B1", "B2", "B3", "C2"]
    opened.click(SAME)
    assert claims(opened) == ["B2", "B3"]
    opened.click("#plain")
    assert len(claims(opened)) == 8
    opened.select_option("#metric", "capacity")
    opened.click("#plain")
    assert claims(opened) == ["A1"]


def test_links_lead_from_finding_to_claim_and_back(opened: Page) -> None:
    opened.click("#f1 .named a >> nth=2")
    assert opened.evaluate("location.hash") == "#c2"
    assert opened.evaluate("document.querySelector(':target .id').textContent") == "A2"
    assert opened.locator("#c2").evaluate("one => one.getBoundingClientRect().top < innerHeight")
    opened.click("#c2 .beside a")
    assert opened.evaluate("location.hash") == "#f1"


def test_the_graph_brings_out_neighbours_and_leads_to_claims(opened: Page) -> None:
    node = opened.locator("svg a.box[data-claim=c2]")
    node.focus()
    lit = opened.locator("svg a.box.lit text").all_text_contents()
    assert sorted(lit) == ["A1", "A2", "A3"]
    assert opened.locator("#told").is_visible()
    assert "Output" in opened.inner_text("#told")
    opened.locator("svg a.mark[data-of=f3]").hover()
    assert sorted(opened.locator("svg a.box.lit text").all_text_contents()) == ["A1", "B1"]
    node.focus()
    opened.keyboard.press("Enter")
    assert opened.evaluate("location.hash") == "#c2"
    opened.evaluate("document.activeElement.blur()")
    assert opened.locator("svg.dim").count() == 0


def test_filters_work_from_the_keyboard(opened: Page) -> None:
    opened.focus(HIGH)
    opened.keyboard.press("Space")
    assert cards(opened) == ["f1"]
    opened.keyboard.press("Enter")
    assert len(cards(opened)) == 4


def test_paper_holds_claims_and_findings_and_no_filters(opened: Page) -> None:
    opened.emulate_media(media="print")
    assert not opened.locator("#filters").is_visible()
    assert opened.locator("#f1").is_visible()
    assert len(claims(opened)) == 8
    assert len(opened.pdf()) > 10_000
    opened.emulate_media(media="screen")


def test_without_scripts_everything_is_there_but_the_filters(
    page: Page, pages: dict[str, str]
) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(pages["en"])
    assert not plain.locator("#filters").is_visible()
    assert plain.locator("noscript").count() == 1
    assert plain.locator("li.claim:visible").count() == 8 + len(PAYLOADS)
    assert plain.locator("article.finding:visible").count() == 4
    plain.close()
