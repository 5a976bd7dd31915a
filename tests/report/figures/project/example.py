"""An invented project in pictures: data of every figure, and what stands around it."""

from __future__ import annotations

import numpy as np

from polysight.messages import Language
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.project.convergence_steps import Steps
from polysight.report.figures.project.cumulative_cash_flow import CumulativeCashFlow
from polysight.report.figures.project.debt_cover import DebtCover
from polysight.report.figures.project.fan import Fan
from polysight.report.figures.project.spider import Spider
from polysight.report.figures.project.tornado import Tornado
from polysight.report.figures.project.two_factor_map import TwoFactorMap
from polysight.report.figures.project.value_distribution import ValueDistribution
from polysight.report.figures.project.value_waterfall import ValueWaterfall

MILLION = 1e6
YEARS = np.arange(2026, 2032)
CHANGES = np.array([-0.1, 0.0, 0.1])


def frame(language: Language) -> Frame:
    return Frame(language, "What it is", "What it rests on")


def flows() -> CumulativeCashFlow:
    net = MILLION * np.array([-600.0, -400.0, 300.0, 400.0, 400.0, 500.0])
    return CumulativeCashFlow(
        YEARS, net, np.cumsum(net), np.cumsum(net) * 0.6, np.cumsum(net) * 0.3, 2026.0, 4.75, 0.1
    )


def bars() -> Tornado:
    ends = MILLION * np.array([[-900.0, 1100.0], [400.0, -200.0], [100.0, 100.0]])
    turning = np.array([-0.01, 0.0333, np.nan])
    return Tornado(("price", "power", "loan rate"), ends, 100 * MILLION, 0.1, turning)


def lines() -> Spider:
    values = MILLION * np.array([[-900.0, 100.0, 1100.0], [400.0, 100.0, -200.0]])
    return Spider(("price", "power"), CHANGES, values)


def grid() -> TwoFactorMap:
    values = MILLION * np.add.outer(10_000 * CHANGES, -4000 * CHANGES)
    return TwoFactorMap("price", "investment", CHANGES, values)


def draws() -> ValueDistribution:
    values = MILLION * np.random.default_rng(1).normal(50.0, 400.0, 4000)
    return ValueDistribution(values, 120 * MILLION, 0.45, 610 * MILLION, 780 * MILLION, 0.05)


def bands() -> Fan:
    middle = MILLION * np.linspace(-900.0, 900.0, YEARS.size)
    spread = MILLION * np.linspace(0.0, 300.0, YEARS.size)
    rows = np.array([middle + one * spread for one in (-2, -1, 0, 1, 2)])
    return Fan(YEARS, np.array([0.05, 0.25, 0.5, 0.75, 0.95]), rows, middle + spread)


def covers() -> DebtCover:
    return DebtCover(YEARS, np.linspace(0.1, 2.1, 6), np.linspace(-1.0, 9.0, 6), 1.23)


def steps() -> list[Steps]:
    counts = np.array([64, 128, 256, 512])
    value = np.array([3.0, 2.5, 2.2, 2.1])
    return [Steps(name, counts, value, value - 0.5, value + 0.5) for name in ("mean", "loss")]


def way() -> ValueWaterfall:
    shares = MILLION * np.array([-900.0, -30.0, 250.0])
    orders = np.stack([shares - 100 * MILLION, shares + 100 * MILLION], axis=1)
    return ValueWaterfall("plan", "storm", 400 * MILLION, ("price", "load", "help"), shares, orders)
