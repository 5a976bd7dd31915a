"""Scenario results as a long table in the form of the integrated assessment community.

One row a number: model, scenario, region, variable, unit, year, value (the IAMC form that pyam
reads). Quantiles are variables of their own, ``Price|Polysilicon|50.0th Percentile``, as climate
assessments of that community write them. A year that is simulated in part has no row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from polysight.errors import DataError, refusal
from polysight.study.market_groups import GroupMeasure
from polysight.study.market_tables import GroupTable, MarketTables
from polysight.study.market_years import MONTHS, PROBABILITIES, YearMeasure

HEAD = ("model", "scenario", "region", "variable", "unit", "year", "value")
CHINA, OUTSIDE, WORLD = "China", "World (excluding China)", "World"
PER_CENT = 100.0

#: Region and variable of the measures that are exported.
VARIABLES = {
    YearMeasure.CAPACITY_CHINA: (CHINA, "Capacity|Polysilicon"),
    YearMeasure.CAPACITY_MEAN_CHINA: (CHINA, "Capacity|Polysilicon|Mean of Months"),
    YearMeasure.CAPACITY_AVAILABLE_CHINA: (CHINA, "Capacity|Polysilicon|Available"),
    YearMeasure.CAPACITY_IDLE_CHINA: (CHINA, "Capacity|Polysilicon|Idle"),
    YearMeasure.CAPACITY_BUILDING_CHINA: (CHINA, "Capacity|Polysilicon|Under Construction"),
    YearMeasure.CAPACITY_STARTED: (WORLD, "Capacity Additions|Polysilicon|Started"),
    YearMeasure.CAPACITY_CLOSED: (WORLD, "Capacity Retirements|Polysilicon"),
    YearMeasure.CAPACITY_OUTSIDE: (OUTSIDE, "Capacity|Polysilicon"),
    YearMeasure.OUTPUT_CHINA: (CHINA, "Production|Polysilicon"),
    YearMeasure.OUTPUT_OUTSIDE: (OUTSIDE, "Production|Polysilicon"),
    YearMeasure.OUTPUT_WORLD: (WORLD, "Production|Polysilicon"),
    YearMeasure.WORLD_SHARE_CHINA: (CHINA, "Production|Polysilicon|Share of World"),
    YearMeasure.GRANULAR_SHARE: (CHINA, "Production|Polysilicon|Share of Granules"),
    YearMeasure.N_TYPE_SHARE: (CHINA, "Production|Polysilicon|Share of n-type"),
    YearMeasure.UTILISATION_YEAR_END: (CHINA, "Capacity Utilisation|Polysilicon|Year-End Capacity"),
    YearMeasure.UTILISATION_MEAN: (CHINA, "Capacity Utilisation|Polysilicon|Mean Capacity"),
    YearMeasure.USE_CHINA: (CHINA, "Consumption|Polysilicon"),
    YearMeasure.USE_WORLD: (WORLD, "Consumption|Polysilicon"),
    YearMeasure.USE_ELECTRONIC: (WORLD, "Consumption|Polysilicon|Electronic Grade"),
    YearMeasure.WAFER_OUTPUT: (WORLD, "Production|Solar Wafers"),
    YearMeasure.MODULE_DEMAND: (WORLD, "Demand|Solar Modules"),
    YearMeasure.IMPORTS: (CHINA, "Trade|Polysilicon|Imports"),
    YearMeasure.EXPORTS: (CHINA, "Trade|Polysilicon|Exports"),
    YearMeasure.STOCK_PRODUCERS: (CHINA, "Stock|Polysilicon|Producers"),
    YearMeasure.STOCK_PRODUCERS_AND_FUTURES: (CHINA, "Stock|Polysilicon|Producers and Exchange"),
    YearMeasure.STOCK_INDUSTRY: (CHINA, "Stock|Polysilicon|Industry"),
    YearMeasure.STOCK_WHOLE_CHAIN: (CHINA, "Stock|Polysilicon|Whole Chain"),
    YearMeasure.STOCK_OUTSIDE: (OUTSIDE, "Stock|Polysilicon|Producers"),
    YearMeasure.PRICE_CHINA: (CHINA, "Price|Polysilicon"),
    YearMeasure.PRICE_OUTSIDE: (OUTSIDE, "Price|Polysilicon"),
    YearMeasure.MARGINAL_COST_CHINA: (CHINA, "Break-Even Price|Polysilicon|Last Plant Needed"),
    YearMeasure.MEDIAN_COST_CHINA: (CHINA, "Break-Even Price|Polysilicon|Median Capacity"),
    YearMeasure.REVENUE_CHINA: (CHINA, "Revenue|Polysilicon"),
    YearMeasure.PRODUCER_MARGIN: (CHINA, "Cash Margin|Polysilicon"),
    YearMeasure.METAL_PRICE: (CHINA, "Price|Silicon Metal"),
    YearMeasure.MODULE_PRICE: (CHINA, "Price|Solar Modules"),
}
#: Units as this table writes them, where they differ from the codes of the project; shares are
#: per cent.
UNITS = {
    "kt/a": "kt/yr", "kt": "kt/yr", "GW": "GW/yr", "GCNY": "billion CNY/yr", "1": "%",
    "months": "months", "CNY/kg": "CNY/kg", "CNY/W": "CNY/W",
}  # fmt: skip
#: Parts of China that are exported.
PARTS = {
    GroupMeasure.CAPACITY: ("Capacity|Polysilicon", "kt/yr"),
    GroupMeasure.OUTPUT: ("Production|Polysilicon", "kt/yr"),
    GroupMeasure.CASH_COST: ("Cash Cost|Polysilicon", "CNY/kg"),
}


@dataclass(frozen=True, slots=True)
class IamcRow:
    """One number of a scenario.

    Parameters
    ----------
    model, scenario, region, variable, unit : str
        What it is.
    year : int
        Calendar year.
    value : float
        The number.
    """

    model: str
    scenario: str
    region: str
    variable: str
    unit: str
    year: int
    value: float


def iamc_rows(
    tables: MarketTables, model: str, scenario: str, region_names: dict[str, str]
) -> tuple[IamcRow, ...]:
    """A simulated market as rows.

    Parameters
    ----------
    tables : MarketTables
        The market.
    model, scenario : str
        Names that stand in every row.
    region_names : dict of str to str
        English name of each region of the market; its rows stand under ``China|name``.

    Returns
    -------
    tuple of IamcRow
        Full years only, in the order of variable, region, quantile and year; numbers that no draw
        has are left out.
    """
    rows = [
        IamcRow(model, scenario, region, variable, unit, year, value)
        for region, variable, unit, year, value in _numbers(tables, region_names)
        if value == value
    ]
    return tuple(sorted(rows, key=lambda one: (one.variable, one.region, one.year)))


def iamc_text(rows: Iterable[IamcRow]) -> str:
    """Rows as a CSV text that reads back to the same rows.

    Parameters
    ----------
    rows : iterable of IamcRow
        The rows.

    Returns
    -------
    str
        Header and one line a row; numbers with all their digits.
    """
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(
        (one.model, one.scenario, one.region, one.variable, one.unit, one.year, repr(one.value))
        for one in rows
    )
    return stream.getvalue()


def read_iamc(text: str) -> tuple[IamcRow, ...]:
    """Rows of a CSV text.

    Parameters
    ----------
    text : str
        As `iamc_text` writes it.

    Returns
    -------
    tuple of IamcRow
        The rows.

    Raises
    ------
    DataError
        If a column is missing or a number is none.
    """
    reader = csv.DictReader(StringIO(text, newline=""))
    missing = [name for name in HEAD if name not in (reader.fieldnames or ())]
    if missing:
        raise refusal(DataError, "market_page.iamc_columns", missing=", ".join(missing))
    try:
        return tuple(_row(cells) for cells in reader)
    except (TypeError, ValueError) as fault:
        raise refusal(DataError, "market_page.iamc_number", line=reader.line_num) from fault


def _row(cells: dict[str, str]) -> IamcRow:
    model, scenario, region, variable, unit, year, value = (cells[name] for name in HEAD)
    return IamcRow(model, scenario, region, variable, unit, int(year), float(value))


def _numbers(
    tables: MarketTables, region_names: dict[str, str]
) -> Iterator[tuple[str, str, str, int, float]]:
    whole = [
        (at, int(year))
        for at, (year, months) in enumerate(
            zip(tables.years.years, tables.years.months, strict=True)
        )
        if months == MONTHS
    ]
    for place, probability in enumerate(PROBABILITIES):
        suffix = f"{PER_CENT * probability:.1f}th Percentile"
        for at, year in whole:
            for measure, (region, variable) in VARIABLES.items():
                factor = PER_CENT if measure.unit == "1" else 1.0
                stock = variable.startswith("Stock")
                unit = "kt" if stock else UNITS[measure.unit]
                value = factor * float(tables.yearly[place, at, measure])
                yield region, f"{variable}|{suffix}", unit, year, value
            for region, variable, unit, value in _parts(tables.regions, region_names, place, at):
                yield region, f"{variable}|{suffix}", unit, year, value


def _parts(
    table: GroupTable, names: dict[str, str], place: int, at: int
) -> Iterator[tuple[str, str, str, float]]:
    for group, key in enumerate(table.grouping.keys):
        for measure, (variable, unit) in PARTS.items():
            value = float(table.quantiles[place, at, group, measure])
            yield f"{CHINA}|{names.get(key, key)}", variable, unit, value
