"""The page of the fit names what the data hardly move, or says that there is none."""

from __future__ import annotations

import dataclasses

import pytest

from polysight.answers.market_calibration_document import document
from polysight.cli.market_calibration_page import write
from polysight.evidence.store import Evidence, evidence
from polysight.messages import LANGUAGES, Language, catalogue, text
from polysight.study.market_calibration_file import LINKS, TABLE
from tests.cli.project_example import fits


def changed(share: str, correlation: str) -> Evidence:
    """The evidence with every parameter as well told, and every pair as strongly tied."""
    data = evidence()
    cells = {TABLE: {"variance_left": share}, LINKS: {"correlation": correlation}}
    tables = {
        name: [dataclasses.replace(row, cells={**row.cells, **new}) for row in data.tables[name]]
        for name, new in cells.items()
    }
    return dataclasses.replace(data, tables={**data.tables, **tables})


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "3000")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("share", "correlation", "keys", "others"),
    [
        ("0.95", "0.2", ("no_learnt", "unmoved"), ("one",)),
        ("0.2", "-1", ("learnt", "no_unmoved", "one"), ()),
        ("0.7", "0.5", ("no_learnt", "no_unmoved"), ("one",)),
    ],
)
def test_the_sentences_follow_the_fit(
    language: Language,
    share: str,
    correlation: str,
    keys: tuple[str, ...],
    others: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(changed(share, correlation), language)
    told = capsys.readouterr().out
    words = catalogue(language)
    for key in keys:
        pieces = (one.split("}")[-1] for one in words[f"market_calibration.{key}"].split("{"))
        assert max(pieces, key=len).strip() in told
    for key in others:
        assert words[f"market_calibration.{key}"].split("{")[0] not in told


def test_parameters_of_one_factor_are_told_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    write(evidence(), "en")
    table = capsys.readouterr().out.split("Strongest correlations")[1]
    assert "1.00" not in table


def test_without_a_fit_the_page_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    data = evidence()
    empty = dataclasses.replace(data, tables={**data.tables, TABLE: [], LINKS: []})
    write(empty, "en")
    assert text("market_calibration.none", "en") in capsys.readouterr().out
    assert fits(document(empty), "market_calibration")["parameters"] == []
