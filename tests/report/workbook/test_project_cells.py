"""What a project puts into the cells."""

from __future__ import annotations

import numpy as np

from polysight.report.workbook.model import laid_out
from polysight.report.workbook.project_cells import (
    at,
    axes,
    cells,
    columns,
    named_path,
    path_of,
    settings,
    shown_key,
    word,
)
from tests.report.workbook.books import small_case


def test_every_input_of_the_project_has_a_cell() -> None:
    case = small_case()
    model = laid_out(axes(case), columns(case), "en")
    paths = {path_of(row) for row in model.rows.values() if row.is_input}
    assert {"life_years", "phases[0].items[0].amount_cny", "financing.loans[1].rate"} <= paths
    assert {"phases[1].ramp[0][1]", "phases[0].spending[0]", "taxes.loss_years"} <= paths
    for path in paths - {""}:
        at(case, path)


def test_years_after_the_last_repeat_it() -> None:
    case = small_case()
    model = laid_out(axes(case), columns(case), "en")
    told = cells(model, case, "en", settings(case))["load_by_year"]
    assert len(told) == model.columns["year"]
    assert set(told[len(case.load) :]) <= {float(np.asarray(case.load)[-1])}


def test_paths_are_told_by_codes() -> None:
    case = small_case()
    key, item = case.phases[0].key, case.phases[0].items[0].key
    told = named_path(case, "phases[0].items[0].amount_cny")
    assert told == f"phases.{key}.items.{item}.amount_cny"
    assert named_path(case, "phases[0].ramp[0][1]") == f"phases.{key}.ramp.1.2"


def test_words_of_choices_are_in_both_languages() -> None:
    assert word("method", "straight-line", "zh") == "年限平均法"
    assert word("method", "straight-line", "en") == "straight-line"


def test_parts_are_shown_by_name_unless_two_share_one() -> None:
    kin = axes(small_case())["asset"]
    named = {one.key: shown_key(one, kin, "zh") for one in kin}
    assert named["machinery"] == "机器设备"
    twice = (kin[0], kin[0])
    assert shown_key(kin[0], twice, "zh") == kin[0].key


def test_purchased_things_tell_in_what_they_are_counted() -> None:
    model = laid_out(axes(small_case()), columns(small_case()), "en")
    bought = {one.key: one.unit for one in small_case().inputs}
    row = next(one for one in model.rows.values() if one.name.startswith("input_quantity#"))
    assert row.member is not None
    assert row.unit == f"unit/kg {bought[row.member.key]}"
