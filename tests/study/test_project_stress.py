"""Stress tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import DataError, UsageError
from polysight.investment.case_time import commissioning
from polysight.investment.market_change import repriced
from polysight.investment.outcomes import Outcome
from polysight.investment.schedule_change import delayed
from polysight.study.project_distress import idling
from polysight.study.project_outcomes import VALUES, case_outcomes
from polysight.study.project_stress import FILE, StressTable, standing, stress_table, stresses
from polysight.study.view import View
from tests.study.project_example import case, view

ASKED = {"price-half", "price-2022-2025", "power-rationing", "accident", "delay", "rate"}


@pytest.fixture(scope="module")
def table() -> StressTable:
    return stress_table(case(), view())


def test_the_stresses_that_lenders_ask_for_are_there_and_together(table: StressTable) -> None:
    assert {one.setting.id for one in table.rows if one.setting.together} == ASKED
    assert not any(one.problems for one in table.rows)


def test_one_tale_of_the_price_is_in_the_test_of_all_at_once(table: StressTable) -> None:
    rows = {one.setting.id: one.outcomes[Outcome.NPV] for one in table.rows}
    worse, milder = sorted(("price-half", "price-2022-2025"), key=lambda name: rows[name])
    assert set(table.joined) == ASKED - {milder}
    assert worse in table.joined
    assert table.left_out == (milder,)


def test_each_stress_is_what_it_says(table: StressTable) -> None:
    rows = {one.setting.id: one.outcomes for one in table.rows}
    half = case_outcomes([idling(repriced(case(), 0.5))])[0]
    assert rows["price-half"].tolist() == pytest.approx(half.tolist(), nan_ok=True)
    late = case_outcomes([idling(delayed(case(), 18))])[0]
    assert rows["delay"].tolist() == pytest.approx(late.tolist(), nan_ok=True)
    # Interest moves no flow before financing.
    for one in (Outcome.NPV, Outcome.NPV_BEFORE_TAX):
        assert rows["rate"][one] == pytest.approx(table.planned[one])
    assert rows["rate"][Outcome.NPV_EQUITY] < table.planned[Outcome.NPV_EQUITY]


def test_shares_add_up_to_what_all_do_together(table: StressTable) -> None:
    joint = table.together[list(VALUES)] - table.planned[list(VALUES)]
    assert table.effects.joint == pytest.approx(joint)
    assert table.effects.share.sum(axis=0) == pytest.approx(joint)
    assert np.all(table.effects.least <= table.effects.share + 1e-6)
    assert np.all(table.effects.share <= table.effects.most + 1e-6)


def test_chosen_stresses_are_worked_together(table: StressTable) -> None:
    few = stress_table(case(), view(), ["overrun", "rate"])
    assert few.joined == ("overrun", "rate")
    rows = {one.setting.id: one.outcomes for one in table.rows}
    assert few.rows[0].outcomes.tolist() == pytest.approx(rows["overrun"].tolist(), nan_ok=True)
    with pytest.raises(UsageError, match="overrun"):
        stress_table(case(), view(), ["overun"])


def test_a_stress_that_cannot_be_says_why() -> None:
    short = replace(case(), life_years=1)
    table = stress_table(short, view(), ["accident", "price-half"])
    assert table.joined == ("price-half",)
    assert table.rows[0].problems
    assert np.isnan(table.rows[0].outcomes).all()
    assert commissioning(short) + 24 >= short.end_month


def test_a_plant_stands_still_rather_than_lose_cash_by_running(table: StressTable) -> None:
    poor = repriced(case(), 0.1)
    told = stress_table(poor, view(), ["rate"])
    runs, stands = case_outcomes([poor, idling(poor)])
    assert told.planned.tolist() == pytest.approx(stands.tolist(), nan_ok=True)
    assert told.planned[Outcome.NPV] > runs[Outcome.NPV]
    assert told.planned_distress.idle_years
    # A plan that pays to run is not changed.
    assert table.planned_distress.idle_years == ()
    as_stated = case_outcomes([case()])[0]
    assert table.planned.tolist() == pytest.approx(as_stated.tolist(), nan_ok=True)


def test_failures_that_a_stress_adds_to_those_of_the_plan(table: StressTable) -> None:
    planned = standing(table.planned)
    for one in table.rows:
        worse = [was and not now for was, now in zip(planned, one.standing(), strict=True)]
        assert (one.setting.id in table.added_failures()) == any(worse)
    nothing = np.zeros(len(Outcome))
    nothing[Outcome.MINIMUM_DEBT_COVER] = np.nan
    assert standing(nothing) == (True, True, True)


def test_what_a_project_stands(table: StressTable) -> None:
    for one in table.rows:
        value, covered, liquid = one.standing()
        assert value == (one.outcomes[Outcome.NPV] >= 0)
        assert covered == (one.outcomes[Outcome.MINIMUM_DEBT_COVER] >= 1)
        assert liquid == (one.outcomes[Outcome.LARGEST_SHORT_LOAN] <= 0)


def test_every_number_rests_on_something(table: StressTable) -> None:
    for one in table.rows:
        assert all(change.inputs for change in one.changes), one.setting.id
        cited = {name for change in one.changes for name in change.inputs}
        told = {name for change in one.changes for name in change.words}
        assert {name for name in cited if name.startswith("stress:")} == told


def other(tmp_path: Path, text: str) -> View:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    known = view()
    return replace(
        known, evidence=replace(known.evidence, folders=(*known.evidence.folders, tmp_path))
    )


OWN = """format = 1
[[stresses]]
id = "own"
together = true
title = { en = "Own", zh = "自定" }
reason = { en = "Why.", zh = "原因。" }
[[stresses.changes]]
what = "price"
multiply = { value = 0.7, unit = "1", assumption = { en = "Why.", zh = "原因。" } }
"""


def test_a_folder_of_the_user_has_its_own_stresses(tmp_path: Path) -> None:
    own = other(tmp_path, OWN)
    assert [one.id for one in stresses(own.evidence)] == ["own"]
    assert stress_table(case(), own).joined == ("own",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("multiply", "multipy", "multiply"),
        ('what = "price"', 'what = "pricee"', "price"),
        ('"own"', '"Own stress"', "stresses.0.id"),
        ("format = 1", "format = 2", "format"),
    ],
)
def test_faults_of_the_file_are_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    wrong = other(tmp_path, OWN.replace(old, new))
    with pytest.raises(DataError, match=told):
        stress_table(case(), wrong)


def test_an_id_stands_once(tmp_path: Path) -> None:
    twice = OWN + OWN.removeprefix("format = 1\n")
    with pytest.raises(DataError, match="own"):
        stresses(other(tmp_path, twice).evidence)
