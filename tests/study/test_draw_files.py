from pathlib import Path

import duckdb
import numpy as np
import pytest

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.chunks import Chunk
from polysight.study.draw_files import columns_of, file_name, month_file, plant_file

NAMES = ("it's", "b", "c")


@pytest.fixture
def paths() -> MarketPaths:
    """Two draws from the third on, of four months over a turn of the year; some without number."""
    numbers = np.random.default_rng(1)
    values = numbers.normal(size=(2, 4, len(Series)))
    values[:, 1, Series.FUTURES_BASIS] = np.nan
    months = 12 * 2026 + np.array([10, 11, 12, 13])
    years = np.array([2026, 2027])
    return MarketPaths(2, months, values, years, numbers.normal(size=(2, 2, 3, len(PlantYear))))


def written(folder: Path, content: bytes) -> Path:
    file = folder / "draws.parquet"
    file.write_bytes(content)
    return file


def test_months_are_read_back_as_they_were(paths: MarketPaths, tmp_path: Path) -> None:
    file = written(tmp_path, month_file(paths))
    found = columns_of(file, [one.key for one in Series])
    np.testing.assert_array_equal(found.reshape(paths.values.shape), paths.values)


def test_plants_are_read_back_as_they_were(paths: MarketPaths, tmp_path: Path) -> None:
    file = written(tmp_path, plant_file(paths, NAMES))
    found = columns_of(file, [one.name.lower() for one in PlantYear])
    np.testing.assert_array_equal(found.reshape(paths.plant_years.shape), paths.plant_years)


def test_rows_say_which_draw_month_year_and_plant_they_are(
    paths: MarketPaths, tmp_path: Path
) -> None:
    months = written(tmp_path, month_file(paths))
    query = "SELECT draw, month, price_china, futures_basis FROM read_parquet(?)"
    with duckdb.connect(":memory:") as connection:
        rows = connection.execute(query, [str(months)]).fetchall()
    price = paths.of(Series.PRICE_CHINA)
    assert rows[4][:3] == (3, "2026-11", price[1, 0])
    assert rows[7][:3] == (3, "2027-02", price[1, 3])
    assert [row[3] is None for row in rows] == [False, True, False, False] * 2
    plants = written(tmp_path, plant_file(paths, NAMES))
    with duckdb.connect(":memory:") as connection:
        query = "SELECT draw, year, plant, output FROM read_parquet(?)"
        rows = connection.execute(query, [str(plants)]).fetchall()
    assert rows[3] == (2, 2027, "it's", paths.of_plants(PlantYear.OUTPUT)[0, 1, 0])


def test_the_same_draws_give_the_same_bytes(paths: MarketPaths) -> None:
    assert month_file(paths) == month_file(paths)
    assert plant_file(paths, NAMES) == plant_file(paths, NAMES)


def test_files_sort_by_draw() -> None:
    names = [file_name("months", Chunk(first, 1)) for first in (0, 1024, 99_328, 9_999_360)]
    assert names == sorted(names)
