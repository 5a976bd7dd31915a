"""A result comes back the same, has the same bytes each time, and a broken pair is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import numpy as np
import pytest

from polysight.errors import DataError, UsageError
from polysight.study.explanation import Explainer
from polysight.study.result import Result
from polysight.study.run import Plan
from polysight.study.storage import DOCUMENT, NUMBERS, read, write

pytestmark = pytest.mark.slow

#: Arrays with an axis of what was simulated, quoted or worked through: an early day has none.
SIMULATED = re.compile(
    r"costing\.premium|investment\.(hedge|load|place|shock|size|stage|stress|tariff)_"
    r"|market\.forecast\.(entrant|lane|leading|owner|region|route)_|plant\.grade_output$"
)


def test_a_result_comes_back_exactly(baseline: Result, tmp_path: Path) -> None:
    write(baseline, tmp_path)
    alike(read(tmp_path), baseline)


def test_a_study_of_an_early_day_comes_back_and_can_be_explained(
    early: tuple[Plan, Result], baseline: Result, tmp_path: Path
) -> None:
    planned, result = early
    write(result, tmp_path)
    found = read(tmp_path)
    alike(found, result)
    explainer = Explainer(found, planned.view.evidence, "en")
    for number in found.numbers():
        assert explainer.node(number.id).id == number.id
    assert found.arrays.keys() <= baseline.arrays.keys()
    assert all(SIMULATED.match(one) for one in baseline.arrays.keys() - found.arrays.keys())


def alike(found: Result, baseline: Result) -> None:
    assert found.manifest == baseline.manifest
    assert found.tasks == baseline.tasks
    # As text, where a number that is none equals itself.
    assert repr(found.assumptions) == repr(baseline.assumptions)
    assert found.marks == baseline.marks
    assert list(found.arrays) == list(baseline.arrays)
    for name, array in baseline.arrays.items():
        other = found.arrays[name]
        np.testing.assert_array_equal(other.array.values, array.array.values)
        assert (other.array.axes, other.array.unit) == (array.array.axes, array.array.unit)
        assert (other.inputs, other.known) == (array.inputs, array.known)
        assert (other.basis, other.period, other.formula) == (
            array.basis,
            array.period,
            array.formula,
        )


def test_the_same_result_has_the_same_bytes(baseline: Result, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(baseline, tmp_path / name)
    for file in (NUMBERS, DOCUMENT):
        one, two = ((tmp_path / name / file).read_bytes() for name in ("one", "two"))
        assert one == two


def test_the_table_has_a_row_a_number(baseline: Result, tmp_path: Path) -> None:
    write(baseline, tmp_path)
    with duckdb.connect(":memory:") as connection:
        path = str(tmp_path / NUMBERS)
        rows = connection.execute("SELECT id, value FROM read_parquet(?)", [path]).fetchall()
    values = {number.id: number.value for number in baseline.numbers()}
    assert {name: value for name, value in rows if value is not None} == {
        name: value for name, value in values.items() if value == value
    }


def test_no_result_and_a_broken_pair_are_refused(baseline: Result, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read(tmp_path)
    write(baseline, tmp_path)
    tree = json.loads((tmp_path / DOCUMENT).read_text(encoding="utf-8"))
    tree["numbers_sha256"] = "0"
    (tmp_path / DOCUMENT).write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(DataError):
        read(tmp_path)
