"""Published projects held against themselves; every row of the table is a golden case."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.investment.case import ProjectCase
from polysight.investment.indicators import indicators
from polysight.investment.level_flow import PlanRanges
from polysight.investment.market_change import repriced
from polysight.investment.published_return import (
    PairCheck,
    PublishedReturn,
    ReturnVerdict,
    checked_return,
)
from polysight.investment.statement import statement
from polysight.study.project_case import resolved_project
from polysight.study.project_files import project_file
from polysight.study.published_projects import (
    TABLE,
    PublishedCheck,
    checked_figures,
    published_check,
    published_checks,
    published_return,
)
from polysight.study.return_bands import ends, return_bands
from tests.investment.golden import cases


@cache
def checks() -> dict[str, PublishedCheck]:
    return {one.id: one for one in published_checks(evidence())}


def test_every_row_is_judged() -> None:
    assert list(checks()) == [row.cells["id"] for row in evidence().tables[TABLE]]
    assert [case["id"] for case in cases("published_returns")] == list(checks())


def _pair(check: PublishedCheck, name: str) -> PairCheck:
    found = check.found.readings
    reading = next((one for one in found if one.holds), found[0])
    return next(one for one in reading.pairs if one.pair.value == name)


@pytest.mark.parametrize("case", cases("published_returns"), ids=lambda case: str(case["id"]))
def test_golden_verdicts(case: dict[str, Any]) -> None:
    check = checks()[case["id"]]
    assert check.found.verdict.value == case["verdict"]
    assert check.found.simple_rate is case["simple_rate"]
    if "pair" in case:
        pair = _pair(check, case["pair"])
        scale = 1.0 if case["pair"].endswith("payback") else 100.0
        assert [round(scale * one, 1) for one in pair.band] == case["band"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_verdict_has_its_arithmetic_in_words(language: str) -> None:
    for one in checks().values():
        told = [reason.told(language) for reason in one.reasons]  # type: ignore[arg-type]
        assert told
        assert all("{" not in line for line in told)


def test_the_reading_that_holds_is_told() -> None:
    told = " ".join(one.told() for one in checks()["PP0011"].reasons)
    assert "start of operation" in told
    assert "start of building" not in told
    assert "23.8–63.1 %" in " ".join(one.told() for one in checks()["PP0002"].reasons)


def test_figures_of_a_user() -> None:
    told = {"payback_construction": "excluded", "construction_years": "2"}
    told["payback_discounting"] = "static"
    found = checked_figures(evidence(), irr_percent="49.48", payback_years="2.61", **told)
    assert found.found.verdict is ReturnVerdict.CANNOT_HOLD
    assert found.found == checks()["PP0001"].found
    lower = checked_figures(evidence(), irr_percent="32", payback_years="2.61", **told)
    assert lower.found.verdict is ReturnVerdict.HOLDS


def test_figures_that_are_none_are_refused() -> None:
    with pytest.raises(UsageError, match="irr_percent"):
        checked_figures(evidence(), irr_percnt="12")
    for text in ("much", "-3", "nan", "0"):
        with pytest.raises(UsageError, match="payback_years"):
            checked_figures(evidence(), irr_percent="12", payback_years=text)


def test_figures_carry_their_rounding() -> None:
    cells = next(row.cells for row in evidence().tables[TABLE] if row.cells["id"] == "PP0004")
    told = published_return(cells, return_bands(evidence()))
    assert told.rate == pytest.approx((0.10955, 0.10965))
    assert told.payback == pytest.approx((9.825, 9.835))
    assert told.from_building is True
    assert told.discounted is False


def test_a_rate_on_equity_is_not_judged() -> None:
    cells = next(row.cells for row in evidence().tables[TABLE] if row.cells["id"] == "PP0004")
    found = published_check(cells | {"irr_viewpoint": "equity"}, return_bands(evidence()))
    assert found.found.verdict is ReturnVerdict.CANNOT_JUDGE
    assert "loans" in found.reasons[0].told()


def test_money_of_two_currencies_is_not_divided() -> None:
    cells = next(row.cells for row in evidence().tables[TABLE] if row.cells["id"] == "PP0004")
    told = published_return(cells | {"money_unit": "MUSD"}, return_bands(evidence()))
    assert told.flow is None


def test_sides_of_tax_that_differ_widen() -> None:
    cells = next(row.cells for row in evidence().tables[TABLE] if row.cells["id"] == "PP0004")
    bands = return_bands(evidence())
    tax = ends(bands.income_tax)[1]
    before = published_return(cells | {"irr_tax": "before"}, bands)
    assert before.tax_step == pytest.approx((1.0, 1.0 / (1.0 - tax)))
    back = published_return(cells | {"payback_tax": "before"}, bands)
    assert back.tax_step == pytest.approx((1.0 - tax, 1.0))


@cache
def worked(name: str) -> ProjectCase:
    """A shipped project."""
    return resolved_project(project_file(name, evidence()), evidence(), count=50).case


@pytest.mark.slow
@pytest.mark.parametrize("name", ["siemens-inner-mongolia", "granular-leshan"])
@pytest.mark.parametrize("price", [1.0, 1.5, 2.0])
def test_projects_worked_in_full_are_never_accused(name: str, price: float) -> None:
    case = repriced(worked(name), price)
    told, ranges = _published(case)
    assert checked_return(told, ranges).verdict is ReturnVerdict.HOLDS


@pytest.mark.slow
@pytest.mark.parametrize("times", [0.5, 1.6])
def test_a_rate_that_was_changed_is_found_out(times: float) -> None:
    told, ranges = _published(worked("siemens-inner-mongolia"))
    assert told.rate is not None
    wrong = replace(told, rate=(times * told.rate[0], times * told.rate[1]))
    assert checked_return(wrong, ranges).verdict is ReturnVerdict.CANNOT_HOLD


def _published(case: ProjectCase) -> tuple[PublishedReturn, PlanRanges]:
    """What a source would print of a project, and what its plan may be."""
    found = indicators(statement(case)).after_tax
    rate, years = found.irr_per_year, found.payback_years
    told = PublishedReturn((rate, rate), (years, years), None, True, False, (0.0, 0.0))
    life = (float(case.life_years), float(case.life_years))
    return told, return_bands(evidence()).plan_ranges(life_years=life)
