"""The long table reads back unchanged, and says what it is."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.study.iamc import HEAD, IamcRow, iamc_rows, iamc_text, read_iamc
from polysight.study.market_tables import market_tables, middle
from polysight.study.market_years import PROBABILITIES, YearMeasure
from tests.study.market_paths_example import ensemble, model

TABLES = market_tables(model(), ensemble())
ROWS = iamc_rows(TABLES, "polysight 0", "baseline", {"xinjiang": "Xinjiang"})


def test_it_reads_back_unchanged() -> None:
    assert read_iamc(iamc_text(ROWS)) == ROWS
    assert iamc_text(ROWS).startswith(",".join(HEAD) + "\n")


def test_no_cell_is_empty_and_no_number_stands_twice() -> None:
    names = {(one.region, one.variable, one.year) for one in ROWS}
    assert len(names) == len(ROWS)
    assert all(one.unit and one.region and one.variable for one in ROWS)
    units: dict[str, set[str]] = {}
    for one in ROWS:
        units.setdefault(one.variable, set()).add(one.unit)
    assert all(len(found) == 1 for found in units.values())


def test_a_broken_year_has_no_row() -> None:
    assert {one.year for one in ROWS} == {2027, 2028}


def test_numbers_are_those_of_the_tables() -> None:
    found = {(one.region, one.variable, one.year): one.value for one in ROWS}
    price = TABLES.yearly[middle(), 1, YearMeasure.PRICE_CHINA]
    assert found["China", "Price|Polysilicon|50.0th Percentile", 2027] == price
    use = TABLES.yearly[-1, 2, YearMeasure.UTILISATION_MEAN]
    name = "Capacity Utilisation|Polysilicon|Mean Capacity|95.0th Percentile"
    assert found["China", name, 2028] == pytest.approx(100.0 * use)
    suffixes = {one.variable.rsplit("|", 1)[1] for one in ROWS}
    assert len(suffixes) == len(PROBABILITIES)


def test_provinces_stand_under_their_country() -> None:
    regions = {one.region for one in ROWS}
    assert "China|Xinjiang" in regions
    assert "World" in regions


@pytest.mark.parametrize(
    "wrong", ["model,scenario\na,b\n", ",".join(HEAD) + "\na,b,c,d,e,2027,high\n"]
)
def test_a_table_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(DataError):
        read_iamc(wrong)


def test_every_digit_is_kept() -> None:
    row = IamcRow("m", "s", "China|Xinjiang", "Price, with comma", "CNY/kg", 2030, 0.1 + 0.2)
    assert read_iamc(iamc_text([row])) == (row,)
