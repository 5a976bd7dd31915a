"""Foregrounds for tests: the golden ones, and productive ones of any size that do not exist."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges, Floats
from polysight.carbon.foreground import Foreground

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "foreground.toml"


@dataclass(frozen=True)
class Case:
    """A foreground with what must come out."""

    name: str
    foreground: Foreground
    demand: Floats
    supply: Floats
    released: Floats


def entries(matrix: Floats) -> Exchanges:
    """Exchanges of a matrix, or of one matrix a draw, with the axes ..., row, column."""
    used = np.any(matrix != 0, axis=tuple(range(matrix.ndim - 2)))
    rows, columns = np.nonzero(used)
    return Exchanges(rows, columns, matrix[..., rows, columns])


def foreground(technosphere: Floats, biosphere: Floats) -> Foreground:
    """Foreground of two matrices, with codes of no meaning."""
    flows, count = biosphere.shape[-2:]
    return Foreground(
        tuple(f"activity-{place}" for place in range(count)),
        tuple(f"flow-{place}" for place in range(flows)),
        entries(technosphere),
        entries(biosphere),
    )


def cases() -> list[Case]:
    """The golden cases; one without a source is no case."""
    found = []
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]:
        assert row["source"].strip()
        given = Foreground(
            tuple(row["activities"]),
            tuple(row["flows"]),
            entries(np.array(row["technosphere"])),
            entries(np.array(row["biosphere"])),
        )
        asked = (np.array(row[name]) for name in ("demand", "supply", "released"))
        found.append(Case(row["name"], given, *asked))
    return found


def productive(
    seed: int, *, draws: tuple[int, ...] = (), count: int = 12, flows: int = 3, inputs: float = 0.3
) -> Foreground:
    """A random foreground that needs less of everything than it makes, in units of any size."""
    chance = np.random.default_rng(seed)
    there = (chance.random((count, count)) < inputs) & ~np.eye(count, dtype=bool)
    size = chance.uniform(0.1, 1.0, (*draws, count, count)) * there
    # Less than one of all inputs together, by column; then every product in a unit of its own.
    size *= 0.9 / np.maximum(size.sum(axis=-2, keepdims=True), 0.9)
    unit = np.exp(chance.uniform(-7, 7, count))
    matrix = (np.eye(count) - size) * unit[:, None] / unit
    made = chance.uniform(0.5, 2.0, count)
    emitted = chance.random((flows, count)) < 0.6
    released = chance.uniform(0.1, 5.0, (*draws, flows, count)) * emitted
    return foreground(matrix * made, released)


def method(given: Foreground, seed: int = 5, indicators: int = 2) -> Characterisation:
    """Factors that do not exist."""
    names = tuple(f"indicator-{place}" for place in range(indicators))
    factors = np.random.default_rng(seed).uniform(0.5, 30.0, (indicators, len(given.flows)))
    return Characterisation(names, given.flows, factors)
