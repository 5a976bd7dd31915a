"""The project made otherwise: each sentence follows the results."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.choices import best_place, choices, joint, scale, where, worst_of
from tests.report.example import changed, numbers, study, writer


def keys(name: str, *values: float) -> str:
    found = scale(numbers(changed(name, *values)))
    assert found is not None
    return found.key


def test_some_size_pays_or_none() -> None:
    assert keys("investment.size_npv", -3.0, -2.0, -1.0) == "choices.scale_none"
    assert keys("investment.size_npv", -3.0, 2.0, 9.0) == "choices.scale_some"


@pytest.mark.parametrize(("shift", "word"), [(1e5, "pays"), (-1e5, "fails")])
def test_a_place_pays_or_none(shift: float, word: str) -> None:
    name = "investment.place_npv"
    values = study().arrays[name].array.values.ravel() + shift
    found = where(numbers(changed(name, *values)))
    assert found is not None
    assert found.key == f"choices.place_{word}"


def test_places_with_the_same_value_are_all_named() -> None:
    name = "investment.place_npv"
    values = np.array(study().arrays[name].array.values)
    values[2, 0] = values[0, 0]
    found = where(numbers(changed(name, *values.ravel())))
    assert found is not None
    names = dict(found.values)["places"]
    assert isinstance(names, tuple)
    assert len(names) == 2
    assert best_place(numbers(changed(name, *values.ravel()))) is not None


@pytest.mark.parametrize(
    ("alone", "word"), [(-20_000.0, "overlap"), (-100.0, "compound"), (-9_300.0, "add")]
)
def test_stresses_overlap_compound_or_add_up(alone: float, word: str) -> None:
    found = joint(numbers(changed("investment.stress_sum", alone)))
    assert found is not None
    assert found.key == f"choices.joint_{word}"


def test_the_worst_is_a_single_one() -> None:
    name = "investment.stress_npv"
    worst = worst_of(numbers(changed(name, -1.0, -5.0, -3.0, -99.0)), name)
    assert worst is not None
    assert worst.id == f"{name}[price-half]"


def test_rules_that_are_missed_are_told_with_their_places() -> None:
    name = "investment.place_missed"
    values = np.zeros(study().arrays[name].array.values.size)
    values[0] = 1.0
    for result, word in ((changed(name, *values), "are missed"), (None, "At no place")):
        told = " ".join(
            plain(one.runs) for one in choices(writer("en", result)) if isinstance(one, Paragraph)
        )
        assert word in told


def test_tables_have_a_row_for_each_case() -> None:
    grids = [one for one in choices(writer("zh")) if isinstance(one, Grid)]
    assert [len(one.rows) for one in grids] == [3, 1, 4, 4, 3]
