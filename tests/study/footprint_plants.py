"""Footprints of shipped plants with few draws, worked out once."""

from __future__ import annotations

from functools import cache

from polysight.study.footprint import Footprint, footprint
from polysight.study.footprint_summary import Summary, summary
from tests.study.footprint_example import data

FEW = 60
ROD, CAPTIVE, GRANULES, HYDRO = (
    "siemens-xinjiang", "siemens-captive-coal-old", "granular-inner-mongolia", "siemens-sichuan",
)  # fmt: skip


@cache
def worked(name: str, *changes: str) -> Footprint:
    return footprint(name, data(), changes, count=FEW)


@cache
def told(name: str) -> Summary:
    return summary(worked(name), data())
