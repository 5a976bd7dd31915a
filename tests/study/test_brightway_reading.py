"""Datapackages from elsewhere: groups, signs, distributions, products of another number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bw_processing
import numpy as np
import pytest

from polysight.carbon.solve import supply
from polysight.errors import DataError
from polysight.study.brightway_reading import read
from polysight.study.inventory_spread import Kind

PAIR = ([(1, 1), (2, 2), (2, 1)], [1.0, 1.0, 50.0], [False, False, True])


def indices(places: list[tuple[int, int]]) -> np.ndarray:
    return np.array(places, dtype=bw_processing.INDICES_DTYPE)


def package(**told: Any) -> Any:
    return bw_processing.create_datapackage(**told)


def stored(made: Any, folder: Path) -> Path:
    """Folder of a package that was made in memory."""
    path = folder / "package"
    path.mkdir()
    for resource, numbers in zip(made.resources, made.data, strict=True):
        np.save(path / resource["path"], numbers)
    (path / "datapackage.json").write_text(json.dumps(made.metadata))
    return path


def add(made: Any, places: list[tuple[int, int]], data: Any, flip: Any = None, **told: Any) -> None:
    flips = None if flip is None else np.array(flip)
    numbers = np.array(data, dtype=float)
    kind = made.add_persistent_array if numbers.ndim > 1 else made.add_persistent_vector
    told = {"matrix": "technosphere_matrix", **told}
    kind(indices_array=indices(places), data_array=numbers, flip_array=flips, **told)


def matrix(folder: Path, made: Any) -> np.ndarray:
    given = read(stored(made, folder)).foreground
    return np.asarray(given.technosphere.dense((len(given.activities),) * 2))


def test_inputs_are_turned_and_identifiers_are_names(tmp_path: Path) -> None:
    made = package()
    add(made, *PAIR)
    add(made, [(9, 2)], [0.6], matrix="biosphere_matrix")
    found = read(stored(made, tmp_path))
    assert found.foreground.activities == ("1", "2")
    assert found.foreground.flows == ("9",)
    assert found.method is None
    running = supply(found.foreground, found.foreground.demand("1"))
    np.testing.assert_allclose(running, [1.0, 50.0])


def test_a_later_group_replaces_an_earlier_one(tmp_path: Path) -> None:
    made = package()
    add(made, *PAIR)
    add(made, [(2, 1), (2, 1)], [10.0, 20.0], [True, True])
    np.testing.assert_allclose(matrix(tmp_path, made), [[1.0, 0.0], [-30.0, 1.0]])


def test_groups_are_summed_where_the_package_says_so(tmp_path: Path) -> None:
    made = package(sum_inter_duplicates=True, sum_intra_duplicates=False)
    add(made, *PAIR)
    add(made, [(2, 1)], [10.0], [True])
    np.testing.assert_allclose(matrix(tmp_path, made), [[1.0, 0.0], [-10.0, 1.0]])


def test_products_may_have_numbers_of_their_own(tmp_path: Path) -> None:
    made = package()
    add(made, [(101, 1), (102, 2), (102, 1)], [1.0, 1.0, 50.0], [False, False, True])
    np.testing.assert_allclose(matrix(tmp_path, made), [[1.0, 0.0], [-50.0, 1.0]])


def test_a_rescaled_entry_is_scaled(tmp_path: Path) -> None:
    made = package()
    add(made, *PAIR, rescale_array=np.array([1.0, 1.0, 0.5]))
    np.testing.assert_allclose(matrix(tmp_path, made), [[1.0, 0.0], [-25.0, 1.0]])


def test_vectors_stand_beside_draws(tmp_path: Path) -> None:
    made = package()
    add(made, [(1, 1), (2, 2)], [1.0, 1.0])
    add(made, [(2, 1)], [[50.0, 40.0, 30.0]], [True])
    found = matrix(tmp_path, made)
    np.testing.assert_allclose(found[:, 1, 0], [-50.0, -40.0, -30.0])
    np.testing.assert_allclose(found[:, 0, 0], 1.0)


def distribution(kind: int, **numbers: float) -> np.ndarray:
    told = np.zeros(3, dtype=bw_processing.UNCERTAINTY_DTYPE)
    told[["loc", "scale", "shape", "minimum", "maximum"]] = np.nan
    told["uncertainty_type"][2] = kind
    for name, number in numbers.items():
        told[name][2] = number
    return told


@pytest.mark.parametrize(
    ("kind", "numbers", "middle"),
    [
        (Kind.LOGNORMAL, {"loc": np.log(50.0), "scale": 0.1}, 50.0),
        (Kind.NORMAL, {"loc": 50.0, "scale": 5.0}, 50.0),
        (Kind.UNIFORM, {"minimum": 40.0, "maximum": 60.0}, 50.0),
        (Kind.TRIANGULAR, {"loc": 50.0, "minimum": 45.0, "maximum": 55.0}, 50.0),
    ],
)
def test_distributions_are_drawn(
    tmp_path: Path, kind: Kind, numbers: dict[str, float], middle: float
) -> None:
    made = package()
    add(made, *PAIR, distributions_array=distribution(kind, **numbers))
    found = read(stored(made, tmp_path))
    drawn = found.drawn(seed=1, count=2000).technosphere.values[:, 2]
    assert np.all(drawn < 0)
    np.testing.assert_allclose(np.median(drawn), -middle, rtol=0.02)
    if kind in (Kind.UNIFORM, Kind.TRIANGULAR):
        assert drawn.min() >= -numbers["maximum"] - 1e-5
        assert drawn.max() <= -numbers["minimum"] + 1e-5
    else:
        width = {Kind.LOGNORMAL: 5.0, Kind.NORMAL: 5.0}[kind]
        np.testing.assert_allclose(drawn.std(), width, rtol=0.1)


def test_refusals(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="no datapackage"):
        read(tmp_path / "empty")
    (tmp_path / "broken.zip").write_bytes(b"nothing")
    with pytest.raises(DataError, match="no datapackage"):
        read(tmp_path / "broken.zip")


@pytest.mark.parametrize(
    ("places", "flip", "told"),
    [
        ([(1, 1), (3, 1)], [False, True], "makes 3"),
        ([(101, 1), (102, 1)], [False, False], "2 products"),
    ],
)
def test_matrices_that_are_no_foreground(
    tmp_path: Path, places: list[tuple[int, int]], flip: list[bool], told: str
) -> None:
    made = package()
    add(made, places, [1.0, 1.0], flip)
    path = stored(made, tmp_path)
    with pytest.raises(DataError, match=told):
        read(path)


def test_other_distributions_are_refused(tmp_path: Path) -> None:
    made = package()
    add(made, *PAIR, distributions_array=distribution(9, loc=50.0, scale=1.0))
    path = stored(made, tmp_path)
    with pytest.raises(DataError, match="distribution 9"):
        read(path)


def test_a_package_without_technosphere(tmp_path: Path) -> None:
    made = package()
    add(made, [(9, 2)], [0.6], matrix="biosphere_matrix")
    path = stored(made, tmp_path)
    with pytest.raises(DataError, match="no technosphere"):
        read(path)
