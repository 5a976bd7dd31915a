"""What is recorded of the market in every month of every draw."""

from __future__ import annotations

from enum import IntEnum


class Series(IntEnum):
    """Place of each series on the series axis.

    Prices are CNY/kg without value-added tax unless the name says otherwise, flows kt per month,
    stocks kt at the end of the month, capacities kt per year at the end of the month, module and
    wafer quantities GW (direct current); shares, covers and the rest as told.
    """

    # Prices of the month.
    PRICE_CHINA = 0
    PRICE_OUTSIDE = 1
    PRICE_TARGET_CHINA = 2
    MARGINAL_COST_CHINA = 3
    MARGINAL_COST_OUTSIDE = 4
    MEDIAN_COST_CHINA = 5
    GRANULAR_DISCOUNT = 6
    TYPE_DISCOUNT = 7
    FUTURES_BASIS = 8
    METAL_PRICE = 9
    MODULE_PRICE = 10
    SILICON_COST_PER_W = 11
    # Flows of the month.
    OUTPUT_CHINA = 12
    OUTPUT_OUTSIDE = 13
    OUTPUT_GRANULAR = 14
    OUTPUT_N_TYPE = 15
    IMPORTS = 16
    EXPORTS = 17
    USE_CHINA = 18
    USE_OUTSIDE = 19
    USE_ELECTRONIC = 20
    PURCHASES_CHINA = 21
    METAL_USE = 22
    MODULE_DEMAND = 23
    MODULE_SHIPMENTS = 24
    WAFER_OUTPUT = 25
    # Stocks at the end of the month.
    STOCK_PRODUCERS = 26
    STOCK_TRADERS = 27
    STOCK_WAFER_MAKERS = 28
    STOCK_OUTSIDE = 29
    STOCK_MODULES = 30
    STOCK_METAL = 31
    # Capacity.
    CAPACITY_CHINA = 32
    CAPACITY_OUTSIDE = 33
    CAPACITY_AVAILABLE_CHINA = 34
    CAPACITY_IDLE_CHINA = 35
    CAPACITY_BUILDING_CHINA = 36
    CAPACITY_ANNOUNCED_CHINA = 37
    CAPACITY_STARTED = 38
    CAPACITY_CANCELLED = 39
    CAPACITY_CLOSED = 40
    CAPACITY_RULE_CLOSED = 41
    CAPACITY_UNDER_CASH_COST = 42
    PLANTS_RUNNING_CHINA = 43
    # Ratios and money.
    TIGHTNESS_CHINA = 44
    COVER_CHINA_MONTHS = 45
    PRODUCER_MARGIN_CHINA = 46
    EXPECTED_RETURN_CHINA = 47
    STARTS_WITHOUT_SLOT = 48

    @property
    def key(self) -> str:
        """Name as data and catalogues write it, for example ``price_china``."""
        return self.name.lower()


class PlantYear(IntEnum):
    """What is kept of every plant in every calendar year of a draw.

    Output in kt of the year's simulated months; capacity in kt per year at the end of the last
    simulated month of the year, while the plant stands; delivered cash cost as the output-weighted
    mean in CNY/kg, the plain mean over months in which it stood without output, NaN without any;
    margin in CNY/kg on the same weights.
    """

    OUTPUT = 0
    CAPACITY = 1
    CASH_COST = 2
    MARGIN = 3
