"""Datapackages: bw2calc gives our score, what is written is read back, and refusals."""

from __future__ import annotations

import warnings
from pathlib import Path

import bw2calc
import bw_processing
import numpy as np
import pytest

from polysight.carbon.solve import characterised_intensities
from polysight.study.brightway_reading import read
from polysight.study.inventory_export import export
from tests.carbon.foregrounds import Case, cases, method, productive


def opened(path: Path) -> bw_processing.DatapackageBase:
    with warnings.catch_warnings():
        # The reader leaves files to be closed when they are forgotten.
        warnings.simplefilter("ignore", ResourceWarning)
        system = bw_processing.generic_directory_filesystem(dirpath=path)
        return bw_processing.load_datapackage(system)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_golden_cases_go_round(tmp_path: Path, case: Case) -> None:
    given, weights = case.foreground, method(case.foreground, indicators=2)
    target = export(given, weights, tmp_path / "package", title=case.name)
    score = bw2calc.LCA({1: 1.0}, data_objs=[opened(target)])
    score.lci()
    score.lcia()
    expected = characterised_intensities(given, weights)[:, 0].sum()
    np.testing.assert_allclose(score.score, expected, rtol=1e-9)
    back = read(target)
    assert back.foreground.activities == given.activities
    assert back.foreground.flows == given.flows
    assert back.method is not None
    again = characterised_intensities(back.foreground, back.method)
    np.testing.assert_allclose(again[0], characterised_intensities(given, weights).sum(axis=0))


@pytest.mark.parametrize("name", ["package", "package.zip"])
def test_draws_go_round(tmp_path: Path, name: str) -> None:
    given = productive(6, draws=(7,))
    weights = method(given, indicators=1)
    units = ("kg",) * len(given.activities)
    target = export(given, weights, tmp_path / name, title="draws", units=units)
    back = read(target)
    assert back.units == units
    assert back.foreground.free_shape == (7,)
    assert back.method is not None
    np.testing.assert_allclose(
        characterised_intensities(back.foreground, back.method),
        characterised_intensities(given, weights),
        rtol=1e-12,
    )


def test_bw2calc_goes_through_our_draws_in_order(tmp_path: Path) -> None:
    given = productive(6, draws=(7,))
    weights = method(given, indicators=1)
    target = export(given, weights, tmp_path / "package", title="draws")
    found = bw2calc.LCA({3: 1.0}, data_objs=[opened(target)], use_arrays=True)
    found.lci()
    found.lcia()
    scores = [found.score]
    for _ in range(6):
        next(found)
        scores.append(found.score)
    expected = characterised_intensities(given, weights)[:, 0, 2]
    np.testing.assert_allclose(scores, expected, rtol=1e-9)
