"""What a task sees: facts of the day, settings in the unit of use, verified rows first."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.errors import DataError, UnitError
from polysight.study.run import Plan
from polysight.study.scenario import Setting, Wording
from polysight.study.view import cell_of, in_yuan_without_vat, latest_verified, picked

WHY = Wording(en="because", zh="因为")


def test_facts_are_no_forecasts_and_known_on_the_day(planned: Plan) -> None:
    early = replace(planned.view, as_of=dt.date(2025, 6, 30))
    for view, last in ((planned.view, "2025"), (early, "2023")):
        rows = view.facts("production", geography="CN", company="", product="polysilicon")
        assert {row.kind for row in rows} <= {"observed", "estimate"}
        years = [row.period.text for row in rows if row.period.grain == "year"]
        assert max(years) == last


def test_a_setting_is_converted_and_cites_row_and_assumption(planned: Plan) -> None:
    view = planned.view
    own = view.setting("a.b", Setting(unit="%", value=12, assumption=WHY), "1")
    assert own.value == pytest.approx(0.12)
    assert own.inputs == ("scenario:a.b",)
    borrowed = view.setting("a.b", Setting(unit="1", ref="MV020", assumption=WHY), "1")
    assert borrowed.value == pytest.approx(0.13)
    assert borrowed.inputs == ("MV020", "scenario:a.b")
    with pytest.raises(UnitError):
        view.setting("a.b", Setting(unit="kg", value=12, assumption=WHY), "1")


def test_a_row_that_was_not_known_gives_no_setting(planned: Plan) -> None:
    early = replace(planned.view, as_of=dt.date(2020, 1, 1))
    cell = early.setting("project.capital_cost", Setting(unit="CNY", ref="EX0014"), "CNY")
    assert math.isnan(cell.value)
    assert (cell.inputs, cell.marks) == ((), ("mark.not_known_then",))


def test_a_missing_setting_is_named(planned: Plan) -> None:
    with pytest.raises(DataError) as caught:
        planned.view.named("nothing")
    assert caught.value.problems[0].key == "scenario.setting_missing"


def test_verified_rows_come_before_later_unverified_ones(planned: Plan) -> None:
    rows = planned.view.facts(
        "electricity_intensity", geography="CN", route="siemens", product="polysilicon"
    )
    whole = [row for row in rows if row.basis.get("step") == "whole-plant"]
    found, mark = latest_verified(whole, 2023)
    assert found is not None
    assert (found.observations, mark) == (("UC0006",), "mark.other_year")
    assert latest_verified(whole, 1990) == (None, "")


def test_money_is_converted_openly_or_not_at_all(planned: Plan) -> None:
    view = planned.view
    cost = picked([view.references.observations["MC0114"]])
    assert cost is not None
    cell = in_yuan_without_vat(cost, view)
    assert cell.value == pytest.approx(4.46 * 7.1875)
    assert len(cell.inputs) == 2
    early = replace(view, as_of=dt.date(2025, 6, 30))
    assert in_yuan_without_vat(cost, early).marks == ("mark.no_rate",)
    assert cell_of(None).marks == ("mark.no_row",)
