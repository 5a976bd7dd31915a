"""Small data for the figures of plants."""

from __future__ import annotations

import numpy as np

from polysight.messages import Language
from polysight.report.figures.plant.batch_profile import BatchProfile
from polysight.report.figures.plant.conversion_map import ConversionMap
from polysight.report.figures.plant.cost_stack import CostStack
from polysight.report.figures.plant.drawing import Frame
from polysight.report.figures.plant.merit_order import MeritOrder
from polysight.report.figures.plant.rod_layout import RodLayout
from polysight.study.flows import Flow

TERMS = {
    "en": ("radiation to the wall", "heating of the gas", "reaction heat", "remainder, calibrated"),
    "zh": ("对炉壁的辐射", "气体加热", "反应热", "余项（校准）"),
}
SECTIONS = {
    "en": ("deposition", "hydrogenation", "distillation", "off-gas recovery", "utilities"),
    "zh": ("还原", "冷氢化", "精馏", "尾气回收", "公用工程"),
}
SUPPLY = {"en": ("electricity", "steam"), "zh": ("电力", "蒸汽")}


def frame(language: Language) -> Frame:
    note = {"en": "Sources: rows PR0001, PN0004; 2025", "zh": "来源：PR0001、PN0004；2025年"}
    return Frame(language, {"en": "An example", "zh": "示例"}[language], note[language])


def flows(language: Language) -> list[Flow]:
    power, steam = SUPPLY[language]
    sections = SECTIONS[language]
    made = [
        Flow(power, name, amount)
        for name, amount in zip(sections, (44.0, 5.0, 2.0, 3.0, 4.0), strict=True)
    ]
    made += [Flow(steam, sections[2], 9.0), Flow(steam, sections[1], 2.0)]
    return made + [
        Flow(sections[0], name, amount)
        for name, amount in zip(TERMS[language], (18.0, 8.0, 0.9, 17.1), strict=True)
    ]


def layout() -> RodLayout:
    rings = ((6, 0.25, 0.05), (12, 0.5, 0.2), (18, 0.75, 0.45))
    angle = np.concatenate([2 * np.pi * np.arange(count) / count for count, _, _ in rings])
    radius = np.concatenate([np.full(count, size) for count, size, _ in rings])
    view = np.concatenate([np.full(count, share) for count, _, share in rings])
    return RodLayout(radius * np.cos(angle), radius * np.sin(angle), view, 0.008, 0.15, 0.95)


def profile(language: Language) -> BatchProfile:
    time = np.linspace(0, 100, 41)
    diameter = 8 + 1.42 * time
    power = np.array([0.06, 0.03, 0.004, 0.05])[:, None] * diameter
    return BatchProfile(time, diameter, TERMS[language], power)


def grid() -> ConversionMap:
    heat, ratio = np.linspace(450, 650, 21), np.linspace(1, 5, 17)
    share = 0.2 + 0.07 * ratio[:, None] ** 0.7 - 0.0001 * (heat - 500)
    return ConversionMap("hydrochlorination", heat, ratio, share, (550.0, 2.0, 0.31))


def stack(language: Language) -> CostStack:
    bars = {"en": ("Xinjiang", "Inner Mongolia", "Sichuan"), "zh": ("新疆", "内蒙古", "四川")}
    lines = {
        "en": ("electricity", "silicon", "steam", "chemicals", "labour", "upkeep", "by-products"),
        "zh": ("电力", "金属硅", "蒸汽", "化学品", "人工", "维修", "副产品"),
    }  # fmt: skip
    cost = np.array([[15, 11, 2, 1, 2, 2, -1], [17, 11, 2, 1, 2, 2, -1], [20, 11, 2, 1, 2, 2, -1]])
    total = cost.sum(axis=1).astype(float)
    return CostStack(
        bars[language], lines[language], cost.astype(float), np.array([total - 4, total + 6]), total
    )


def order(language: Language) -> MeritOrder:
    routes = {"en": ("modified Siemens", "silane bed"), "zh": ("改良西门子法", "硅烷流化床法")}
    count = 24
    names = tuple(f"{'工厂' if language == 'zh' else 'Plant'} {place}" for place in range(count))
    kinds = tuple(routes[language][place % 3 == 0] for place in range(count))
    capacity = 20.0 + 12.0 * (np.arange(count) % 7)
    cost = 30.0 + 1.1 * ((7.0 * np.arange(count)) % count)
    spread = np.stack([cost - 3, cost, cost + 5])
    return MeritOrder(names, kinds, capacity.astype(np.float64), spread, 38.0)
