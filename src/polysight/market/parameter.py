"""What the behaviour of the market depends on: one number a draw each."""

from __future__ import annotations

from enum import IntEnum


class Parameter(IntEnum):
    """Place of each parameter on the parameter axis.

    Every parameter is a row of ``data/market_parameters.csv`` under its `key`, with unit, range
    and source, or with the method, window and interval of its calibration. Rates are per year,
    shares and elasticities plain numbers, prices relative or CNY/kg as the row says; what each one
    does stands in the function that reads it.
    """

    # Demand (`polysight.market.demand_step`).
    DEMAND_LEVEL = 0
    DEMAND_GROWTH = 1
    DEMAND_NOISE = 2
    DEMAND_PERSISTENCE = 3
    ELASTICITY_SHORT = 4
    ELASTICITY_LONG = 5
    PASS_THROUGH = 6
    MODULE_COVER_MONTHS = 7
    MODULE_ADJUSTMENT_MONTHS = 8
    DEMAND_SMOOTHING_MONTHS = 9
    # Stocks (`polysight.market.stock_step`).
    WAFER_COVER_MONTHS = 10
    RESTOCK_MONTHS = 11
    RESTOCK_MOMENTUM = 12
    PRODUCER_COVER_MONTHS = 13
    STOCK_MONTHS = 14
    # Price (`polysight.market.price_step`).
    PRICE_SPEED = 15
    PRICE_MOMENTUM = 16
    COVER_ELASTICITY = 17
    NORMAL_COVER_MONTHS = 18
    TIGHT_AT = 19
    SCARCITY = 20
    FLOOR = 21
    VOLATILITY_SLACK = 22
    VOLATILITY_TIGHT = 23
    GRANULAR_DISCOUNT = 24
    TYPE_DISCOUNT = 25
    TYPE_SENSITIVITY = 26
    BASIS_MEAN = 27
    BASIS_PERSISTENCE = 28
    BASIS_VOLATILITY = 29
    # Supply in the short run (`polysight.market.supply_step`).
    POWER_FACTOR = 30
    COST_FACTOR = 31
    COST_SCATTER = 32
    IMPROVEMENT = 33
    EFFECTIVE_CAPACITY = 34
    OUTAGE_DEPTH = 35
    ACCIDENT_RATE = 36
    MINIMUM_LOAD = 37
    LOAD_SLOPE = 38
    STOCK_RESPONSE = 39
    RAMP_LIMIT = 40
    STOP_MARGIN = 41
    STOP_PROBABILITY = 42
    RESTART_MARGIN = 43
    RESTART_PROBABILITY = 44
    RESTART_MONTHS = 45
    # Silicon metal (`polysight.market.metal_step`).
    METAL_CONTRACT_SHARE = 46
    METAL_SPEED = 47
    METAL_VOLATILITY = 48
    METAL_COVER_ELASTICITY = 49
    METAL_NORMAL_COVER_MONTHS = 50
    METAL_SUPPLY_ELASTICITY = 51
    # Trade (`polysight.market.trade_step`).
    TRADE_SPREAD = 52
    # The long run (`polysight.market.investment_step`, `polysight.market.closure_step`).
    EXPECTATION_MONTHS = 53
    PIPELINE_WEIGHT = 54
    START_RATE = 55
    START_SLOPE = 56
    SITE_SPREAD = 57
    ANNOUNCED_RATE = 58
    CANCEL_RATE = 59
    DELAY_SLOPE = 60
    CONSTRUCTION_SHORTEST_MONTHS = 61
    CONSTRUCTION_LONGEST_MONTHS = 62
    RAMP_SHORTEST_MONTHS = 63
    RAMP_LONGEST_MONTHS = 64
    EXIT_IDLE_MONTHS = 65
    EXIT_RATE = 66
    RULE_CLOSURE = 67
    # Price again: the largest premium of scarcity, in logarithms.
    SCARCITY_TOP = 68
    # And the cost up to which a plant counts as waiting to run, over the expected price.
    COST_CEILING = 69
    # What cost, scarcity and stocks do not explain of the price target, and how long it lasts.
    PRICE_DISCREPANCY = 70
    DISCREPANCY_PERSISTENCE = 71

    @property
    def key(self) -> str:
        """Name as data and catalogues write it, for example ``price_speed``."""
        return self.name.lower()
