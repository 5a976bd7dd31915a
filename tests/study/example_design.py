"""A small design for the tests of the loader: two unit operations, rows of the shipped data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HEAD = """format = 1
id = "example"
[title]
en = "Example"
zh = "示例"
"""
REASON = """
[{key}.assumption]
en = "chosen for the test"
zh = "为测试而选"
"""
PARAMETERS = (
    '[reactor.temperature_c]\nunit = "degC"\nvalue = 550.0\nlow = 500.0\nhigh = 580.0\n'
    "minimum = 400.0\nmaximum = 700.0\n" + REASON.format(key="reactor.temperature_c"),
    '[reactor.ratio_mol_per_mol]\nunit = "mol/mol"\nvalue = 2\nminimum = 0.5\n'
    + REASON.format(key="reactor.ratio_mol_per_mol"),
    '[mill.loss_kg_per_kg]\nunit = "kg/kg"\nref = "MB01"\nlow = 19.0\nhigh = 20.0\n',
)


@dataclass(frozen=True, slots=True)
class Reactor:
    temperature_c: Floats
    ratio_mol_per_mol: Floats


@dataclass(frozen=True, slots=True)
class Mill:
    loss_kg_per_kg: Floats


@dataclass(frozen=True, slots=True)
class Plant:
    reactor: Reactor
    mill: Mill


def folder(at: Path, text: str = "") -> Path:
    """A data folder with the design ``example``, and text after it."""
    (at / "designs").mkdir(parents=True, exist_ok=True)
    (at / "designs" / "example.toml").write_text(HEAD + "".join(PARAMETERS) + text, "utf-8")
    return at
