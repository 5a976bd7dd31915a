"""The chain replayed on the shipped data: complete, reproducible, and blind to the future."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import numpy as np
import pytest

from polysight.evidence.location import data_folder
from polysight.study.result import Result
from polysight.study.run import TASKS, Plan, own_rows, plan, run

pytestmark = pytest.mark.slow


def test_every_task_adds_its_arrays(baseline: Result, planned: Plan) -> None:
    assert baseline.tasks == tuple(task.name for task in TASKS)
    rooms = {name.partition(".")[0] for name in baseline.arrays}
    assert rooms == {
        "market", "plant", "costing", "carbon", "policy", "investment", "warning", "evidence",
    }  # fmt: skip
    assert baseline.manifest == planned.manifest


def test_the_same_study_has_the_same_bits_and_tells_each_step(
    baseline: Result, tmp_path: Path
) -> None:
    # A copy of the data is read and worked through anew, whatever the process has in mind.
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    told: list[str] = []
    again = run(plan(folder=folder), told.append)
    assert told == [task.name for task in TASKS]
    assert again.arrays.keys() == baseline.arrays.keys()
    for name, array in baseline.arrays.items():
        np.testing.assert_array_equal(again.arrays[name].array.values, array.array.values)


def test_nothing_from_after_the_day_of_knowledge_is_used(early: tuple[Plan, Result]) -> None:
    planned, result = early
    assert planned.view.as_of is not None
    day = planned.view.as_of.isoformat()
    assert result.manifest["as_of"] == day
    for number in result.numbers():
        assert number.known <= day
        assert not math.isnan(number.value) or result.marks[number.id]


def test_assumptions_are_listed_with_reasons_and_cited_by_numbers(baseline: Result) -> None:
    assert len(baseline.assumptions) > 10
    assert all(one.en and one.zh for one in baseline.assumptions)
    cited = {name for number in baseline.numbers() for name in number.inputs}
    keys = {f"scenario:{one.key}" for one in baseline.assumptions}
    assert {name for name in cited if name.startswith("scenario:")} <= keys


def test_own_rows_that_were_used_are_told(
    baseline: Result, planned: Plan, overlaid: tuple[Plan, Result]
) -> None:
    assert own_rows(*overlaid) == {"OWN1"}
    assert own_rows(planned, baseline) == set()
