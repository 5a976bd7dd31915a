import numpy as np
import pytest

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study import ensemble_draws
from polysight.study.chunks import chunks
from polysight.study.draw_files import MONTHS, PLANTS, file_name, write_months, write_plants
from polysight.study.ensemble_draws import Ensemble, KeptDraws, StoredDraws

NAMES, DRAWS = ("a", "b"), 10
PROBABILITIES = np.array([0.05, 0.5, 0.95])


@pytest.fixture(scope="module")
def paths() -> MarketPaths:
    """Ten draws of three months, with a series that some draws lack."""
    numbers = np.random.default_rng(3)
    values = numbers.normal(size=(DRAWS, 3, len(Series)))
    values[:4, :, Series.PRODUCER_MARGIN_CHINA] = np.nan
    months, years = 12 * 2026 + np.arange(3), np.array([2026])
    return MarketPaths(0, months, values, years, numbers.normal(size=(DRAWS, 1, 2, len(PlantYear))))


@pytest.fixture(scope="module")
def kept(paths: MarketPaths) -> Ensemble:
    """The draws in memory."""
    return Ensemble(1, DRAWS, paths.months, paths.years, NAMES, NAMES, KeptDraws(paths))


@pytest.fixture(scope="module")
def stored(paths: MarketPaths, tmp_path_factory: pytest.TempPathFactory) -> Ensemble:
    """The same draws in files of four."""
    folder = tmp_path_factory.mktemp("draws")
    stretches = chunks(DRAWS, 4)
    for chunk in stretches:
        own = slice(chunk.first, chunk.first + chunk.count)
        part = MarketPaths(
            chunk.first, paths.months, paths.values[own], paths.years, paths.plant_years[own]
        )
        for kind in (MONTHS, PLANTS):
            (folder / kind).mkdir(exist_ok=True)
        write_months(part, folder / file_name(MONTHS, chunk))
        write_plants(part, folder / file_name(PLANTS, chunk), NAMES)
    draws = StoredDraws(folder, stretches, paths.months, paths.years, len(NAMES))
    return Ensemble(1, DRAWS, paths.months, paths.years, NAMES, NAMES, draws)


def test_series_and_quantiles_are_the_same_from_memory_and_from_files(
    kept: Ensemble, stored: Ensemble, monkeypatch: pytest.MonkeyPatch
) -> None:
    for series in (Series.PRICE_CHINA, Series.PRODUCER_MARGIN_CHINA):
        np.testing.assert_array_equal(stored.of(series), kept.of(series))
        whole = kept.quantiles(series, PROBABILITIES)
        np.testing.assert_array_equal(stored.quantiles(series, PROBABILITIES), whole)
        monkeypatch.setattr(ensemble_draws, "AT_A_TIME", 1)
        monkeypatch.setattr(ensemble_draws, "FILES_AT_A_TIME", 1)
        np.testing.assert_array_equal(stored.quantiles(series, PROBABILITIES), whole)


def test_a_measure_sees_every_draw_once_and_in_order(kept: Ensemble, stored: Ensemble) -> None:
    def output(piece: MarketPaths) -> np.ndarray:
        return np.asarray(piece.of_plants(PlantYear.OUTPUT).sum(axis=2))

    found = stored.measured(output, plants=True)
    assert found.shape == (DRAWS, 1)
    np.testing.assert_array_equal(found, kept.measured(output, plants=True))


def test_plants_are_read_only_when_asked_for(stored: Ensemble) -> None:
    assert [len(piece.plant_years) for piece in stored.pieces(plants=False)] == [0, 0, 0]
    assert [len(piece.plant_years) for piece in stored.pieces()] == [4, 4, 2]
    assert [piece.first_draw for piece in stored.pieces()] == [0, 4, 8]


def test_the_hash_is_of_the_numbers_and_not_of_where_they_are(
    kept: Ensemble, stored: Ensemble, paths: MarketPaths
) -> None:
    assert stored.sha256() == kept.sha256()
    assert stored.sha256(plants=False) == kept.sha256(plants=False) != kept.sha256()
    moved = paths.values.copy()
    moved[-1, -1, -1] = np.nextafter(moved[-1, -1, -1], np.inf)
    other = MarketPaths(0, paths.months, moved, paths.years, paths.plant_years)
    changed = Ensemble(1, DRAWS, paths.months, paths.years, NAMES, NAMES, KeptDraws(other))
    assert changed.sha256() != kept.sha256()
