"""Chemical equilibrium a second time: own reader of the polynomials, Newton on element potentials.

Written for the tests. Nothing of Cantera's solver or of the room's code takes part; the equations
are those of NASA RP-1311 (Gordon and McBride 1994), section 2.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cantera
import numpy as np
import yaml

from polysight.evidence.location import data_folder

R = 8.31446261815324
#: From the lattice constant of silicon, 543.102 pm: a^3 N_A / 8 [m3/mol].
SOLID_VOLUME = 543.102051e-12**3 * 6.02214076e23 / 8
ELEMENTS = ("SI", "H", "CL")


@dataclass(frozen=True)
class Entry:
    """Atoms of a species, and its coefficients by range of temperature."""

    atoms: tuple[float, ...]
    ranges: tuple[tuple[float, float, tuple[float, ...]], ...]

    def gibbs(self, kelvin: float, shift_kj: float = 0.0) -> float:
        """G / (R T) at 1 bar."""
        for low, high, row in self.ranges:
            if low <= kelvin <= high:
                a1, a2, a3, a4, a5, a6, a7, b1, b2 = row
                t, log = kelvin, np.log(kelvin)
                enthalpy = (
                    -a1 / t**2 + a2 * log / t + a3 + a4 * t / 2 + a5 * t**2 / 3 + a6 * t**3 / 4
                    + a7 * t**4 / 5 + (b1 + 1e3 * shift_kj / R) / t
                )  # fmt: skip
                entropy = (
                    -a1 / (2 * t**2) - a2 / t + a3 * log + a4 * t + a5 * t**2 / 2 + a6 * t**3 / 3
                    + a7 * t**4 / 4 + b2
                )  # fmt: skip
                return float(enthalpy - entropy)
        raise AssertionError(kelvin)


@cache
def janaf() -> dict[str, Entry]:
    """The polynomials of the files that Cantera ships, read as text."""
    found = {}
    for name in ("nasa_gas.yaml", "nasa_condensed.yaml"):
        path = Path(cantera.__file__).parent / "data" / name
        for block in path.read_text(encoding="utf-8").split("\n- name: ")[1:]:
            composition = yaml.safe_load(block.split("composition:")[1].split("\n")[0])
            if not {key.upper() for key in composition} <= set(ELEMENTS):
                continue
            entry: dict[str, Any] = yaml.safe_load("- name: " + block)[0]
            if name == "nasa_condensed.yaml" and entry["name"] != "Si(cr)":
                continue
            ends = entry["thermo"]["temperature-ranges"]
            rows = [(0.0, 0.0, *row) for row in entry["thermo"]["data"]]
            atoms = {key.upper(): float(number) for key, number in composition.items()}
            found[entry["name"].upper()] = Entry(
                tuple(atoms.get(element, 0.0) for element in ELEMENTS),
                tuple(zip(ends[:-1], ends[1:], rows, strict=True)),
            )
    return found


@cache
def glenn() -> dict[str, Entry]:
    """The polynomials of the rows of data."""
    path = data_folder() / "thermochemistry_polynomials.csv"
    found: dict[str, Entry] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = row["species"].upper()
            before = found[name].ranges if name in found else ()
            numbers = tuple(float(row[key]) for key in "a1 a2 a3 a4 a5 a6 a7 b1 b2".split())
            piece = (float(row["t_low_k"]), float(row["t_high_k"]), numbers)
            atoms = tuple(float(row[element.lower()]) for element in ELEMENTS)
            found[name] = Entry(atoms, (*before, piece))
    return found


def amounts(
    entries: dict[str, Entry],
    fed: dict[str, float],
    celsius: float,
    bar: float,
    shifts: dict[str, float],
    solid: bool,
) -> dict[str, float]:
    """Moles at equilibrium; with a solid it is in excess, and its change is given."""
    kelvin = celsius + 273.15
    names = [name for name in entries if name != "SI(CR)"]
    atoms = np.array([entries[name].atoms for name in names])
    potential = np.array([entries[name].gibbs(kelvin, shifts.get(name, 0.0)) for name in names])
    potential += np.log(bar)
    total = np.array(list(fed.values())) @ np.array([entries[name].atoms for name in fed])
    free = [1, 2] if solid else [0, 1, 2]
    of_solid = 0.0
    if solid:
        work = SOLID_VOLUME * (bar - 1.0) * 1e5 / (R * kelvin)
        of_solid = entries["SI(CR)"].gibbs(kelvin) + work
    silicon = atoms[:, 0] * of_solid if solid else 0.0
    moles = np.full(len(names), float(total.sum()) / len(names) / 3)
    gas = float(moles.sum())
    for _ in range(500):
        chemical = potential + np.log(moles / gas) - silicon
        used = atoms[:, free]
        size = len(free)
        matrix = np.zeros((size + 1, size + 1))
        matrix[:size, :size] = used.T @ (moles[:, None] * used)
        matrix[:size, size] = matrix[size, :size] = used.T @ moles
        matrix[size, size] = moles.sum() - gas
        right = np.append(
            total[free] - used.T @ moles + used.T @ (moles * chemical),
            gas - moles.sum() + moles @ chemical,
        )
        solution = np.linalg.solve(matrix, right)
        steps = used @ solution[:size] + solution[size] - chemical
        # Traces may grow fast but not past a share of the whole; the rest at most by e^2.
        large = np.log(moles / gas) > -18.4
        longest = max(5 * abs(solution[size]), float(np.max(np.abs(steps[large]))))
        damping = min(1.0, 2.0 / max(longest, 1e-300))
        growing = ~large & (steps > 0)
        if growing.any():
            with np.errstate(divide="ignore"):
                room = (-np.log(moles / gas)[growing] - 9.2) / (steps[growing] - solution[size])
            damping = min(damping, float(np.min(np.abs(room))))
        moles = np.maximum(moles * np.exp(damping * steps), 1e-60)
        gas *= float(np.exp(damping * solution[size]))
        if damping == 1.0 and np.max(moles * np.abs(steps)) < 1e-13 and abs(solution[size]) < 1e-13:
            break
    else:
        raise AssertionError((celsius, bar, fed))
    found = dict(zip(names, moles.tolist(), strict=True))
    if solid:
        found["SI(CR)"] = float(total[0] - atoms[:, 0] @ moles)
    return found
