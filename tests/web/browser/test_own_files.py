"""What readers bring along: projects and tables of claims, with a mouse and with keys alone."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.structure.source import ROOT
from tests.web.browser.reader import PATIENCE, Reader

pytestmark = pytest.mark.slow
PROJECTS = ROOT / "data" / "projects"
#: Two claims of one quantity that cannot both be true, and one that would run if it could.
CLAIMS = """id,section,subject,metric,value_low,value_high,unit,raw,qualifier,period,geography
C1,1,Capacity of China,capacity,180,180,10kt/a,"=cmd|' /C calc'!A0",none,2023,China
C2,2,Capacity of China,capacity,150,150,10kt/a,<img src=x onerror=alert(1)>,none,2023,China
"""


def worth(reader: Reader) -> str:
    return reader.page.locator("#worth").inner_text()


def opened(reader: Reader, selector: str) -> None:
    """Open what is folded, with keys."""
    reader.page.locator(f"{selector} > summary").focus()
    reader.page.keyboard.press("Enter")


def test_a_project_is_edited_with_keys_and_the_address_keeps_it(reader: Reader) -> None:
    page = reader.look("workbench", lang="en")
    stated = worth(reader)
    opened(reader, "#edit")
    opened(reader, "#edit-phases")
    field = page.locator("[data-path='phases.0.capacity']")
    expect(field).to_have_value("100")
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("120")
    page.keyboard.press("Enter")
    expect(page.locator("#worth")).not_to_have_text(stated, timeout=PATIENCE)
    page.wait_for_url("**edit=phases.0.capacity%3D120**")
    moved = worth(reader)
    page.reload()
    reader.settled()
    assert worth(reader) == moved
    page.locator("[data-path='phases.0.capacity']").fill("-5")
    page.keyboard.press("Enter")
    expect(page.locator("main > .refusal")).to_contain_text("phases.0.capacity", timeout=PATIENCE)
    # What was worked out before stands there still, and says so.
    stale = page.locator("[data-stale]:has(#worth)").get_attribute("data-stale") or ""
    assert "before the change" in stale
    # A browser writes down whatever was refused, to the last answer; nothing else went wrong.
    page.wait_for_load_state("networkidle")
    reader.settled()
    assert all("422" in one for one in reader.faults)
    reader.faults.clear()


def test_a_project_of_ones_own_is_worked_through(reader: Reader, tmp_path: Path) -> None:
    text = (PROJECTS / "granular-leshan.toml").read_text("utf-8")
    evil = "<img src=x onerror=alert(1)>"
    own = tmp_path / "own.toml"
    own.write_text(text.replace("Example: granules, 100 kt/a, Leshan", evil), "utf-8")
    page = reader.look("workbench", lang="en")
    stated = worth(reader)
    page.locator("#own-file > summary").click()
    page.locator("#project-file").set_input_files(own)
    page.wait_for_url("**file=**", timeout=PATIENCE)
    reader.settled()
    assert worth(reader) == stated
    assert evil in page.locator("#project option").first.inner_text()
    assert page.locator("main img").count() == 0
    assert not [url for url in reader.asked if "file=" in url.partition("#")[0]]
    page.reload()
    reader.settled()
    assert evil in page.locator("#project option").first.inner_text()
    with page.expect_download() as told:
        page.locator("#toml").click()
    told.value.save_as(tmp_path / "back.toml")
    assert tomllib.loads((tmp_path / "back.toml").read_text("utf-8"))["title"]["en"] == evil


def test_a_file_that_is_none_is_refused_with_a_reason(reader: Reader) -> None:
    page = reader.look("workbench", lang="zh")
    opened(reader, "#own-file")
    page.locator("#project-text").fill("format = = 1")
    page.locator("#apply-text").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#own-file .refusal")).to_contain_text("1", timeout=PATIENCE)
    assert "file=" not in page.url


def test_claims_are_audited_and_findings_taken_along(reader: Reader, tmp_path: Path) -> None:
    claims = tmp_path / "claims.csv"
    claims.write_text(CLAIMS, "utf-8")
    page = reader.look("audit", lang="en")
    page.locator("#claims").set_input_files(claims)
    page.wait_for_url("**table=own**", timeout=PATIENCE)
    reader.settled()
    finding = page.locator(".finding").first
    expect(finding).to_contain_text("C1")
    expect(finding).to_contain_text("<img src=x")
    assert page.locator("main img").count() == 0
    with page.expect_download(timeout=PATIENCE) as told:
        page.locator("#audit-xlsx").click()
    path = tmp_path / "findings.xlsx"
    told.value.save_as(path)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.data_type == "f"]
    page.reload()
    reader.settled()
    assert page.locator("#audit-again").is_visible()


def test_findings_are_narrowed_and_let_stand_with_keys(reader: Reader) -> None:
    page = reader.look("audit", lang="zh")
    page.locator("#example").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**table=example**", timeout=PATIENCE)
    reader.settled()
    every = page.locator("#audit-findings > .summary").inner_text()
    page.locator("#severity").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**severity=high**", timeout=PATIENCE)
    reader.settled()
    fewer = page.locator("#audit-findings > .summary").inner_text()
    assert every != fewer
    name = page.locator(".finding").first.get_attribute("id")
    page.locator(f"[data-accept='{name}']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**accept=**", timeout=PATIENCE)
    reader.settled()
    assert page.locator(f"[id='{name}']").count() == 0


def test_a_map_and_a_table_are_chosen_with_keys(reader: Reader) -> None:
    page = reader.look("balance", lang="en")
    before = page.locator("#map .summary").inner_text()
    page.locator("#measure").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**measure=capacity**", timeout=PATIENCE)
    reader.settled()
    assert page.locator("#map .summary").inner_text() != before
    reader.look("workbench", lang="en", project="siemens-inner-mongolia")
    page.locator("#table").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**table=construction_investment**", timeout=PATIENCE)
    number = page.locator("#statement tbody tr").first.locator("data").first
    assert float(number.get_attribute("value") or "") > 1e9


def test_a_document_is_made_and_can_be_stopped(reader: Reader, tmp_path: Path) -> None:
    page = reader.look("workbench", lang="en")
    page.locator("#document").select_option("lender")
    page.locator("#form").select_option("html")
    with page.expect_download(timeout=PATIENCE) as told:
        page.locator("#make-document").click()
    path = tmp_path / "form.html"
    told.value.save_as(path)
    text = path.read_text("utf-8")
    assert text.lstrip().lower().startswith("<!doctype html")
    assert "<script" not in text.lower()
