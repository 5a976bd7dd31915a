"""An invented market in pictures: data of every figure, and what stands around it."""

from __future__ import annotations

import numpy as np

from polysight.messages import Language
from polysight.report.figures.market.capacity_waterfall import CapacityWaterfall
from polysight.report.figures.market.clock import Clock
from polysight.report.figures.market.cost_curve_years import YearCurve
from polysight.report.figures.market.differences import Difference
from polysight.report.figures.market.fan import Fan, Past
from polysight.report.figures.market.spaghetti import Spaghetti
from polysight.report.figures.market.tornado import Correlations
from polysight.report.figures.plant.drawing import Frame
from polysight.study.market_years import PROBABILITIES

FIRST, MONTHS = 12 * 2026 + 6, 30


def frame(language: Language) -> Frame:
    return Frame(language, "What it is", "What it rests on")


def fan(name: str = "price of it", *, past: bool = True) -> Fan:
    middle = 40.0 + 5.0 * np.sin(np.arange(MONTHS) / 5.0)
    rows = np.array([middle * factor for factor in (0.7, 0.9, 1.0, 1.2, 2.0)])
    before = np.arange(FIRST - 24, FIRST)
    values = np.full(24, 40.0)
    known = Past(before, values, 0.9 * values, 1.1 * values) if past else None
    return Fan(name, FIRST + np.arange(MONTHS), PROBABILITIES, rows, known)


def single_draws() -> Spaghetti:
    told = fan()
    factors = np.linspace(0.6, 2.5, 9)[:, None]
    return Spaghetti(told, told.quantiles[2] * factors)


def curve(year: str) -> YearCurve:
    return YearCurve(
        year, np.array([300.0, 500.0, 0.0, 80.0]), np.array([35.0, 25.0, np.nan, 42.0]),
        np.array([False, True, False, False]), np.array([False, False, False, True]),
        600.0, 38.0, 33.0, 55.0,
    )  # fmt: skip


def waterfall() -> CapacityWaterfall:
    return CapacityWaterfall(
        3300.0, ("2026", "2027"), np.array([60.0, 90.0]), np.array([0.0, 20.0]),
        np.array([10.0, 200.0]), np.array([0.0, 80.0]),
    )  # fmt: skip


def clock() -> Clock:
    months = FIRST + np.arange(MONTHS)
    turn = np.arange(MONTHS) / 6.0
    past = np.arange(FIRST - 18, FIRST)
    draws = np.random.default_rng(0)
    return Clock(
        months, 2.0 + np.cos(turn), 0.6 + 0.2 * np.sin(turn), past, np.linspace(3.5, 3.0, 18),
        np.linspace(0.5, 0.6, 18), draws.uniform(1.0, 3.0, 50), draws.uniform(0.4, 0.9, 50),
    )  # fmt: skip


def correlations() -> Correlations:
    return Correlations(("cost of it", "demand of it"), np.array([0.5, -0.25]), 0.08)


def difference() -> Difference:
    rows = np.array([[-9.0, 1.0], [-5.0, 2.0], [-2.0, 3.0], [0.0, 4.0], [3.0, 9.0]])
    return Difference("price of it", ("2027", "2028"), rows)
