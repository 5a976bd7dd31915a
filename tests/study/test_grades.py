"""Grades of the shipped rows: units, editions, what was seen, forms; faults are told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import Row
from polysight.plant.purity.grades import Verdict, judged
from polysight.plant.purity.measured import PROPERTIES, Measured, Property
from polysight.study.grades import grade, grades


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


def clean(form: str) -> Measured:
    """Silicon without impurities and with a long life."""
    values = np.zeros(len(PROPERTIES))
    for which in (Property.LIFETIME, Property.N_RESISTIVITY, Property.P_RESISTIVITY):
        values[PROPERTIES.index(which)] = 1e6
    return Measured(values, form)


def test_every_limit_is_read_once(data: Evidence) -> None:
    rows = [row for row in data.tables["grade_limits"] if row.cells["kind"] == "limit"]
    found = [one.id for each in grades(data) for one in each.limits]
    assert sorted(found) == sorted(row.cells["id"] for row in rows)


def test_units_become_those_of_the_property(data: Evidence) -> None:
    early = grade(grades(data), "early solar-grade spec", "", "1")
    metals = next(one for one in early.limits if one.property is Property.TOTAL_METALS)
    assert metals.limit == pytest.approx(50.0), "0.05 ppmw are 50 ng/g"
    assert all(one.verified for one in early.limits)


def test_rows_from_memory_never_judge(data: Evidence) -> None:
    for edition in ("GB/T 25074-2017", "GB/T 12963-2014"):
        for one in grades(data):
            if one.standard == edition:
                assert not any(each.verified for each in one.limits)
                assert judged(clean("chunk"), one).verdict == Verdict.CANNOT_JUDGE
    special = grade(grades(data), "GB/T 25074-2017", "2017", "special")
    told = judged(clean("chunk"), special, if_unverified_hold=True)
    assert told.conditional
    assert told.verdict == Verdict.PASS


def test_editions_without_limits_cannot_judge(data: Evidence) -> None:
    known = grades(data)
    for name, form in (
        (("GB/T 12963-2022", "2022", ""), "chunk"),
        (("GB/T 35307", "", ""), "granular"),
        (("SEMI PV17-0611", "0611", ""), "umg-ingot"),
    ):
        got = judged(clean(form), grade(known, *name), if_unverified_hold=True)
        assert got.verdict == Verdict.CANNOT_JUDGE


def test_forms_are_those_of_the_scopes(data: Evidence) -> None:
    known = grades(data)
    solar = grade(known, "GB/T 25074-2017", "2017", "1")
    assert judged(clean("granular"), solar).verdict == Verdict.NOT_COVERED
    futures = grade(known, "GFEX polysilicon futures", "", "")
    assert judged(clean("granular"), futures).verdict == Verdict.NOT_COVERED
    assert not any(one.standard == "GB/T 40566-2021" for one in known), "a test method"


def test_a_company_s_hydrogen_is_strict(data: Evidence) -> None:
    stated = grade(grades(data), "GCL FBR", "", "")
    values = clean("granular").values.copy()
    values[PROPERTIES.index(Property.HYDROGEN)] = 20.0
    assert judged(Measured(values, "granular"), stated).verdict == Verdict.FAIL


def changed(data: Evidence, column: str, value: str) -> Evidence:
    rows = list(data.tables["grade_limits"])
    rows[0] = Row(rows[0].file, rows[0].number, {**rows[0].cells, column: value})
    return replace(data, tables={**data.tables, "grade_limits": rows})


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("property", "donor", "no measured property"),
        ("comparator", "=", "comparator"),
        ("unit", "kg", "mass"),
    ],
)
def test_faults_are_told(data: Evidence, column: str, value: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        grades(changed(data, column, value))


def test_an_unknown_grade_is_told_with_the_nearest(data: Evidence) -> None:
    with pytest.raises(DataError, match="GB/T 25074-2017 / 2017 / special"):
        grade(grades(data), "GB/T 25074-2017", "2017", "specials")
