from __future__ import annotations

import pytest

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.definitions import RULE
from tests.audit.told import Row, row, said


@pytest.mark.parametrize(
    ("lack", "rows"),
    [
        ("unit", [row("capacity", 1800)]),
        ("other_unit", [row("capacity", 1800, "kWh/kg")]),
        ("period", [row("capacity", 1800, "kt/a", period="undated-current")]),
        ("subject", [row("capacity", 1, "kt/a"), row("demand", 2, "kt", subject=""),
                     row("price", 3, "CNY/kg")]),
        ("basis", [row("world_share", 75, "%", subject="share of the world")]),
        ("kin", [row("energy_intensity_change", -30, "%", subject="energy"),
                 row("electricity_intensity_change", -15, "%", subject="electricity")]),
        ("unlike", [row("production", 140, "kt", geography="global", period="year not printed"),
                    row("capacity", 80, "kt/a", period="year not printed")]),
    ],
)  # fmt: skip
def test_what_is_missing_is_a_warning(lack: str, rows: list[Row]) -> None:
    found = {one.statement.rpartition(".")[2]: one for one in said(RULE, *rows)}
    assert lack in found
    assert found[lack].kind is FindingKind.DEF
    assert found[lack].severity is Severity.LOW


def test_whole_definitions_are_silent() -> None:
    assert not said(
        RULE,
        row("capacity", 1800, "kt/a"),
        row("price", 60, "USD/t"),
        row("world_share", 75, "%", subject="share of world production"),
        row("carbon_price", 60, "CNY/t"),
    )


def test_a_report_that_is_undated_by_nature_is_warned_of_once() -> None:
    told = [
        row("production", 50, "kt", subject=f"plant {at}", section=str(at), period="")
        for at in range(1, 6)
    ]
    found = [one for one in said(RULE, *told) if one.statement.endswith(("undated", "period"))]
    assert len(found) == 1
    assert len(found[0].rows) == 5


def test_a_project_that_is_never_dated_is_warned_of_once() -> None:
    told = [
        row("capacity", 50 + at, "kt/a", subject=f"line {at}", company="A", section=str(at % 3))
        for at in range(6)
    ]
    plan = [{**one, "period": ""} for one in told]
    dated = [row("price", 40 + at, "CNY/kg", period=str(2010 + at)) for at in range(9)]
    (one,) = (each for each in said(RULE, *plan, *dated) if each.statement.endswith("plan"))
    assert len(one.rows) == 6
    assert not any(each.statement.endswith("period") for each in said(RULE, *plan, *dated))
    assert any(each.statement.endswith("period") for each in said(RULE, *plan, told[0], *dated))
