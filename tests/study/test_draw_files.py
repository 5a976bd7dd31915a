from pathlib import Path

import duckdb
import numpy as np
import pytest

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.chunks import Chunk
from polysight.study.draw_files import columns_of, file_name, write_months, write_plants

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


@pytest.fixture
def months(paths: MarketPaths, tmp_path: Path) -> Path:
    """Their months as a file."""
    file = tmp_path / "it's months"
    write_months(paths, file)
    return file


@pytest.fixture
def plants(paths: MarketPaths, tmp_path: Path) -> Path:
    """Their plants as a file."""
    file = tmp_path / "plants"
    write_plants(paths, file, NAMES)
    return file


def test_months_are_read_back_as_they_were(paths: MarketPaths, months: Path) -> None:
    found = columns_of([months], [one.key for one in Series])
    np.testing.assert_array_equal(found.reshape(paths.values.shape), paths.values)


def test_plants_are_read_back_as_they_were(paths: MarketPaths, plants: Path) -> None:
    found = columns_of([plants], [one.name.lower() for one in PlantYear])
    np.testing.assert_array_equal(found.reshape(paths.plant_years.shape), paths.plant_years)


def test_rows_say_which_draw_month_year_and_plant_they_are(
    paths: MarketPaths, months: Path, plants: Path
) -> None:
    query = "SELECT draw, month, price_china, futures_basis FROM read_parquet(?)"
    with duckdb.connect(":memory:") as connection:
        rows = connection.execute(query, [str(months)]).fetchall()
    price = paths.of(Series.PRICE_CHINA)
    assert rows[4][:3] == (3, "2026-11", price[1, 0])
    assert rows[7][:3] == (3, "2027-02", price[1, 3])
    assert [row[3] is None for row in rows] == [False, True, False, False] * 2
    with duckdb.connect(":memory:") as connection:
        query = "SELECT draw, year, plant, output FROM read_parquet(?)"
        rows = connection.execute(query, [str(plants)]).fetchall()
    assert rows[3] == (2, 2027, "it's", paths.of_plants(PlantYear.OUTPUT)[0, 1, 0])


def test_the_same_draws_give_the_same_bytes(
    paths: MarketPaths, months: Path, plants: Path, tmp_path: Path
) -> None:
    write_months(paths, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == months.read_bytes()
    write_plants(paths, tmp_path / "again", NAMES)
    assert (tmp_path / "again").read_bytes() == plants.read_bytes()


def test_files_sort_by_draw() -> None:
    names = [file_name("months", Chunk(first, 1)) for first in (0, 1024, 99_328, 9_999_360)]
    assert names == sorted(names)
