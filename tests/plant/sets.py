"""Thermochemical sets of the golden cases by their short names."""

from __future__ import annotations

import csv
import dataclasses
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.plant.thermochemistry import Thermochemistry, cantera_nasa7
from polysight.study.thermochemistry import thermochemistry

FOLDER = Path(__file__).parents[1] / "golden" / "plant"
R = 8.31446261815324


def cases(name: str, table: str = "case") -> list[dict[str, Any]]:
    """Cases of one file; a case without a source is no case."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)[table]
    assert all(case["source"].strip() for case in found)
    return found


@cache
def enthalpies(name: str) -> dict[str, float]:
    """Formation enthalpies of a set by species [kJ/mol]."""
    path = data_folder() / "thermochemistry.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            row["species"]: float(row["value"])
            for row in csv.DictReader(stream)
            if row["set"] == name and row["value"] and row["quantity"] == "enthalpy_of_formation"
        }


@cache
def named(short: str) -> Thermochemistry:
    """The set of a short name, see the head of the golden file."""
    shipped = cantera_nasa7()
    if short == "glenn":
        return thermochemistry(evidence(), "nasa-glenn-2002")
    if short == "burcat":
        return moved(shipped, "burcat-ho-melius-1990")
    if short == "crc":
        return moved(shipped, "crc-chemicals")
    return shipped.shifted(0.0, 1000.0) if short == "no-sicl3" else shipped


def moved(shipped: Thermochemistry, name: str) -> Thermochemistry:
    """A set with the formation enthalpies of another where that has them."""
    before, coefficients = enthalpies("cantera-nasa7"), shipped.coefficients.copy()
    for species, value in enthalpies(name).items():
        coefficients[shipped.place(species), :, 7] += 1e3 * (value - before[species]) / R
    return dataclasses.replace(shipped, coefficients=coefficients)
