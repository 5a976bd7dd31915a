"""What people come for, done with a mouse and with keys alone."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Route, expect

from tests.web.browser.reader import PATIENCE, Reader

pytestmark = pytest.mark.slow


def worth(reader: Reader) -> str:
    return reader.page.locator("#worth").inner_text()


def test_a_dearer_price_moves_the_value_and_the_address_keeps_it(reader: Reader) -> None:
    page = reader.look("workbench", lang="en")
    stated = worth(reader)
    slider = page.locator("#factor-price")
    slider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#worth")).not_to_have_text(stated, timeout=PATIENCE)
    page.wait_for_url("**set=price%3D1.1**")
    moved = worth(reader)
    assert "against the file" in moved
    page.reload()
    reader.settled()
    assert worth(reader) == moved
    page.locator("#reset").click()
    reader.settled()
    expect(page.locator("#worth")).to_contain_text("as stated in the file", timeout=PATIENCE)
    assert worth(reader) == stated


def test_what_is_not_yet_worked_out_anew_is_marked(reader: Reader) -> None:
    page = reader.look("workbench", lang="en")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/projects/tornado?**", hold)
    cash = page.locator("#cash .summary").inner_text()
    page.locator("#factor-price").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#cash .summary")).not_to_have_text(cash, timeout=PATIENCE)
    marked = page.locator("[data-stale]")
    assert marked.evaluate_all("all => all.map(one => one.id)") == ["tornado", "spider"]
    # Whoever moves on does not wait for what was asked before.
    page.keyboard.press("ArrowRight")
    expect(page.locator("#worth")).to_contain_text("as stated in the file", timeout=PATIENCE)
    expect(marked).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#cash .summary")).not_to_have_text(cash, timeout=PATIENCE)
    held[-1].continue_()
    expect(marked).to_have_count(0, timeout=PATIENCE)


def test_the_workbook_of_a_moved_project_is_had(reader: Reader, tmp_path: Path) -> None:
    page = reader.look("workbench", lang="en", set="price=1.1")
    with page.expect_download(timeout=PATIENCE) as told:
        page.locator("#workbook").click()
    path = tmp_path / "project.xlsx"
    told.value.save_as(path)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert len(book.worksheets) > 5


def test_a_cover_is_a_ratio_wherever_it_stands(reader: Reader) -> None:
    page = reader.look("workbench", lang="en", set="price=1.1", table="headline")
    row = page.locator("#statement tr", has_text="debt service cover").first
    number = float(row.locator("data").get_attribute("value") or "")
    assert "%" not in row.inner_text()
    assert row.locator("data").inner_text().startswith(f"{number:.2f}")
    assert f"{number:.2f}" in reader.page.locator("#worth").inner_text()
    page.locator("#table").select_option("loan_repayment")
    page.wait_for_url("**table=loan_repayment**")
    assert "%" not in page.locator("#statement tr", has_text="Debt service cover").inner_text()


def test_two_scenarios_are_compared(reader: Reader) -> None:
    page = reader.look("price", lang="zh")
    page.locator("#compare").select_option("demand-stall")
    page.wait_for_url("**compare=demand-stall**")
    reader.settled()
    assert "需求" in page.locator("#fan h2").inner_text()


def test_a_day_of_knowledge_is_moved_with_keys(reader: Reader) -> None:
    page = reader.look("evidence", lang="en", quantity="production")
    before = page.locator("#series .summary").inner_text()
    page.locator("#as-of").focus()
    for _ in range(6):
        page.keyboard.press("PageDown")
    expect(page.locator("#series .summary")).not_to_have_text(before, timeout=PATIENCE)
    # Days that were passed on the way are shown too; the last has come when nothing is marked.
    expect(page.locator("[data-stale]")).to_have_count(0, timeout=PATIENCE)
    page.wait_for_url("**as_of=20**")
    after = page.locator("#series .summary").inner_text()
    page.reload()
    reader.settled()
    assert page.locator("#series .summary").inner_text() == after


def test_a_day_is_written_in_the_words_of_the_page(reader: Reader) -> None:
    page = reader.look("compliance", lang="zh")
    field = page.locator("#on")
    field.fill("2026/6/30")
    page.keyboard.press("Enter")
    page.wait_for_url("**on=2026-06-30**")
    reader.settled()
    assert field.input_value() == "2026年6月30日"
    field.fill("30 Jul 2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**on=2026-07-30**")
    reader.settled()
    field.fill("2026-02-30")
    page.keyboard.press("Enter")
    expect(page.locator("#on-told")).to_contain_text("2035年12月31日")
    assert field.get_attribute("aria-invalid") == "true"
    assert reader.particulars()["on"] == "2026-07-30"


def test_a_number_is_one_step_from_its_source(reader: Reader) -> None:
    page = reader.look("evidence", lang="en", view="search", q="MP0415")
    page.goto(f"{reader.address}/?page=evidence&lang=en&view=search&id=MP0415")
    reader.settled()
    assert "MP0415" in page.locator("#row h2").inner_text()
    assert page.locator("#row a[href^=http]").count() == 1
    page.locator("#row a.button").click()
    reader.settled()
    assert page.locator("#row").count() == 0


def test_what_others_wrote_never_runs(reader: Reader) -> None:
    evil = "<img src=x onerror=alert(1)>"
    page = reader.look("evidence", lang="en", view="search", q=evil, set=evil, pick=evil)
    assert page.locator("main img").count() == 0
    assert page.locator("#q").input_value() == evil


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_indicator_is_one_step_from_the_rows_it_rests_on(reader: Reader, lang: str) -> None:
    page = reader.look("overview", lang=lang)
    link = page.locator("#lights-coincident th a").first
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**indicator=**")
    expect(page.locator("#indicator h2")).to_have_text(name, timeout=PATIENCE)
    expect(page.locator("#indicator-rests")).to_be_in_viewport(timeout=PATIENCE)
    address = page.url
    row = page.locator("#indicator-rests th a").first
    told = row.inner_text()
    assert page.locator("#indicator-rests tr", has_text=told).locator("a[href^=http]").count() == 1
    row.click()
    reader.settled()
    assert told in page.locator("#row h2").inner_text()
    page.goto(address)
    reader.settled()
    assert page.locator("#indicator h2").inner_text() == name
    page.locator("#indicator-rests a.button").click()
    reader.settled()
    assert page.locator("#indicator-panel").count() == 0


@pytest.mark.parametrize("name", ["balance", "compliance", "cost", "evidence", "plant", "record"])
def test_old_evidence_is_remarked(reader: Reader, name: str) -> None:
    page = reader.page
    page.clock.set_fixed_time("2035-06-01T10:00:00Z")
    reader.look(name, lang="en")
    expect(page.locator(".age")).to_have_count(1, timeout=PATIENCE)
    assert "nothing newer is used" in page.locator(".age").inner_text()
