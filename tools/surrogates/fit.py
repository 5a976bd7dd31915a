"""Fit the surrogates of the Si-H-Cl equilibria to Cantera and write them as rows of data.

    python -m tools.surrogates.fit

Ranges are those of `data/surrogates/limits.csv`; sets come from the evidence. The same versions of
Cantera and NumPy give the same bytes. Takes about six minutes.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.polynomial.chebyshev import chebvander
from numpy.typing import NDArray

from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence, evidence
from polysight.plant import gibbs
from polysight.plant.equilibrium import Kind, Outcome, conversion
from polysight.plant.surrogate import INPUTS, Surrogate, outcome, scaled
from polysight.plant.thermochemistry import Thermochemistry
from polysight.study.thermochemistry import thermochemistry

Floats = NDArray[np.float64]

SETS = ("cantera-nasa7", "nasa-glenn-2002")
#: Highest weighted degree of a term, and the weight of each variable in it: a term with degrees k
#: is taken if the sum of k / weight does not exceed the highest.
DEGREES = {
    Kind.HYDROCHLORINATION: (7, (1.0, 1.0, 1.0, 0.5, 0.5)),
    Kind.HOT_HYDROGENATION: (8, (1.0, 1.0, 1.0, 0.5, 0.7)),
    Kind.DEPOSITION: (8, (1.0, 1.0, 1.0, 0.5, 0.7)),
}
FITTED, CHECKED, SEED = 8000, 20000, 20261122
#: Share of the coordinates of a state that are put on an end of their range.
ON_AN_END = 0.15
DECIMALS = 9


def degrees(highest: int, weights: Sequence[float]) -> NDArray[np.int64]:
    """Degrees of the terms, sorted so that neighbours share their beginning; axes term, input."""
    ranges = [range(int(highest * weight) + 1) for weight in weights]
    return np.array(
        [
            term
            for term in itertools.product(*ranges)
            if sum(degree / weight for degree, weight in zip(term, weights, strict=True))
            <= highest + 1e-9
        ],
        dtype=np.int64,
    )


def places(count: int, generator: np.random.Generator, dense_at_ends: bool) -> Floats:
    """Random places from 0 to 1, some on the ends; all corners first; axes state, input."""
    corners = np.array(list(itertools.product((0.0, 1.0), repeat=len(INPUTS))))
    found = generator.uniform(size=(count, len(INPUTS)))
    if dense_at_ends:
        found = 0.5 - 0.5 * np.cos(np.pi * found)
    ends = generator.uniform(size=found.shape) < ON_AN_END
    found = np.where(ends, np.round(found), found)
    return np.concatenate([corners, found])


def inputs_at(where: Floats, low: Floats, high: Floats) -> Floats:
    """Inputs at places of their ranges, pressure and ratio in equal steps of their logarithm."""
    even = low + where * (high - low)
    with np.errstate(divide="ignore", invalid="ignore"):
        geometric = low * (high / low) ** where
    found = np.where([False, True, True, False, False], geometric, even)
    return np.clip(found, low, high)


def states(kind: Kind, thermochemistry: Thermochemistry, inputs: Floats) -> Outcome:
    """Outcomes by Cantera, each state with its own shifts; axes state."""
    rows = []
    for celsius, pressure_bar, ratio, tcs_shift, sicl3_shift in inputs:
        moved = thermochemistry.shifted(float(tcs_shift), float(sicl3_shift))
        rows.append(gibbs.outcome(kind, celsius, pressure_bar, ratio, moved).amounts)
    return Outcome(*np.array(rows).T)


def fitted(kind: Kind, set_name: str, limits: Floats, inputs: Floats, found: Outcome) -> Surrogate:
    """Least-squares fit of the logarithms of the ratios to SiCl4."""
    low, high = limits
    terms = degrees(*DEGREES[kind])
    variables = scaled(low, high, *inputs.T)
    matrix = np.ones((len(inputs), len(terms)))
    for variable, degree in zip(variables, terms.T, strict=True):
        matrix *= chebvander(variable, int(degree.max()))[:, degree]
    ratios = [found.dichlorosilane, found.trichlorosilane]
    if kind.solid:
        ratios.insert(0, found.hydrogen_chloride)
    logs = np.log(np.stack(ratios, axis=-1) / found.silicon_tetrachloride[:, None])
    coefficients = np.asarray(np.linalg.lstsq(matrix, logs, rcond=None)[0], dtype=np.float64)
    return Surrogate(
        kind, set_name, low, high, terms, coefficients.round(DECIMALS), (), np.zeros(0)
    )


def deviations(
    kind: Kind, ratio: Floats, got: Outcome, wanted: Outcome
) -> Iterable[tuple[str, str, float]]:
    """Quantity, measure and largest deviation of each quantity that a balance uses."""
    pairs = {
        "hydrogen": (got.hydrogen, wanted.hydrogen),
        "hydrogen_chloride": (got.hydrogen_chloride, wanted.hydrogen_chloride),
        "dichlorosilane": (got.dichlorosilane, wanted.dichlorosilane),
        "trichlorosilane": (got.trichlorosilane, wanted.trichlorosilane),
        "silicon_tetrachloride": (got.silicon_tetrachloride, wanted.silicon_tetrachloride),
        "conversion": (conversion(kind, got), conversion(kind, wanted)),
        "hydrogen_used": (ratio - got.hydrogen, ratio - wanted.hydrogen),
    }
    if kind.solid:
        pairs["silicon"] = (got.silicon, wanted.silicon)
    for quantity, (one, other) in pairs.items():
        # Hydrogen used in deposition goes through zero.
        if kind is Kind.DEPOSITION and quantity == "hydrogen_used":
            yield quantity, "per-mole-fed", float(np.max(np.abs(one - other)))
        else:
            yield quantity, "relative", float(np.max(np.abs(one / other - 1.0)))


def limits_of(rows: Evidence, kind: Kind, set_name: str) -> Floats:
    """Range of the fit; axes end, input."""
    found = {
        row.cells["variable"]: (float(row.cells["low"]), float(row.cells["high"]))
        for row in rows.tables["surrogate_limits"]
        if (row.cells["kind"], row.cells["set"]) == (kind.value, set_name)
    }
    return np.array([found[name] for name in INPUTS]).T


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_terms(path: Path, fit: Surrogate) -> None:
    """Terms of a surrogate as rows."""
    names = [name.removesuffix("_kj_per_mol") for name in INPUTS]
    names = [name.removesuffix("_c").removesuffix("_bar") + "_degree" for name in names]
    ratios = ["hydrogen_chloride", "dichlorosilane", "trichlorosilane"]
    prefix = f"{fit.kind.value[:3]}-{fit.set_name[:3]}".upper()
    missing = [""] * (len(ratios) - fit.coefficients.shape[1])
    write(
        path,
        ["id", "kind", "set", *names, *ratios],
        (
            [f"S{prefix}-{number:03d}", fit.kind.value, fit.set_name]
            + [int(degree) for degree in term]
            + missing
            + [f"{value:.{DECIMALS}f}" for value in row]
            for number, (term, row) in enumerate(zip(fit.degrees, fit.coefficients, strict=True))
        ),
    )


def main() -> None:
    """Fit every kind to every set, check it on other states and write both."""
    rows = evidence()
    folder = data_folder() / "surrogates"
    errors: list[list[object]] = []
    for kind, set_name in itertools.product(Kind, SETS):
        generator = np.random.default_rng(SEED)
        published = thermochemistry(rows, set_name)
        limits = limits_of(rows, kind, set_name)
        taken = inputs_at(places(FITTED, generator, True), *limits)
        fit = fitted(kind, set_name, limits, taken, states(kind, published, taken))
        write_terms(folder / f"{kind.value}-{set_name}.csv", fit)
        other = inputs_at(places(CHECKED, generator, False), *limits)
        wanted = states(kind, published, other)
        found = outcome(fit, *other.T)
        for quantity, measure, worst in deviations(kind, other[:, 2], found, wanted):
            print(kind.value, set_name, len(fit.degrees), quantity, f"{worst:.2e}", measure)
            number = f"SE{len(errors) + 1:04d}"
            errors.append(
                [number, kind.value, set_name, quantity, f"{worst:.2e}", measure, len(other)]
            )
    header = ["id", "kind", "set", "quantity", "worst_error", "measure", "states"]
    write(folder / "errors.csv", header, errors)


if __name__ == "__main__":
    main()
