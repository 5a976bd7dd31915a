"""The page of a project."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from polysight.answers.project_scenarios_told import scenarios_of
from polysight.answers.project_words import price, rate
from polysight.cli.project_page import TOLD, write, write_findings, write_lender
from polysight.messages import LANGUAGES
from tests.cli.project_example import asked, evaluated

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("width", ["80", "140"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_keeps_to_the_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    write(asked(), evaluated(), scenarios_of(asked()), language)  # type: ignore[arg-type]
    told = capsys.readouterr().out
    rows = [line for line in told.splitlines() if "  " in line]
    assert max(map(cell_len, rows)) <= int(width)
    found = evaluated().indicators
    assert rate(found.after_tax.irr_per_year, "en") in told
    assert price(found.minimum_price_cny_per_kg) in told


def test_findings_stand_by_urgency(capsys: pytest.CaptureFixture[str]) -> None:
    write_findings(evaluated("entrant-east-coast").findings, "en")
    told = capsys.readouterr().out
    assert told.index("MISSED") < told.index("cannot judge") < told.index("note")


def test_what_the_verdict_tells_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    write(asked(), evaluated(), (), "en")
    assert "lies below the" not in capsys.readouterr().out
    assert any(one.reason.key in TOLD for one in evaluated().findings)


def test_the_rating_is_told_by_criterion(capsys: pytest.CaptureFixture[str]) -> None:
    write_lender(asked(), evaluated(), "en")
    assert "Sources" not in capsys.readouterr().err
