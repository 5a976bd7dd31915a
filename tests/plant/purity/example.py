"""Designs for the tests of purity; plain numbers, no claim about any plant."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from polysight.plant.purity.deposition import GranuleDesign, IncorporationDesign, Pass
from polysight.plant.purity.distillation import ColumnsDesign
from polysight.plant.purity.handling import HandlingDesign
from polysight.plant.purity.impurities import IMPURITIES
from polysight.plant.purity.liquid import AdsorberDesign, PickupDesign
from polysight.plant.purity.metallurgical import RefiningDesign
from polysight.plant.purity.shares import ScatterDesign
from polysight.plant.purity.synthesis import (
    RedistributionTransfer,
    SiliconMetal,
    TransferDesign,
)
from polysight.plant.purity.volatility import VolatilityDesign

FOLDER = Path(__file__).parents[2] / "golden" / "plant"
Kind = TypeVar("Kind")


def cases(kind: str) -> list[dict[str, Any]]:
    """Golden cases of one kind; a case without a source is no case."""
    text = (FOLDER / "purity.toml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["case"]
    assert all(case["source"].strip() for case in found)
    return [case for case in found if case["kind"] == kind]


def filled(kind: type[Kind], base: dict[str, float], **changes: Any) -> Kind:
    """A design whose fields take the value of the ending that they carry."""
    assert dataclasses.is_dataclass(kind)
    values = {}
    for one in dataclasses.fields(kind):
        ending = (
            one.name if one.name in base else next(key for key in base if one.name.endswith(key))
        )
        values[one.name] = np.asarray(changes.get(one.name, base[ending]), dtype=float)
    return kind(**values)


def metal(**changes: Any) -> SiliconMetal:
    return filled(SiliconMetal, {"_ppmw": 10.0}, **changes)


def transfer(**changes: Any) -> TransferDesign:
    return filled(TransferDesign, {"_transfer_fraction": 0.1}, **changes)


#: Boiling points: one lighter than the liquid, the others heavier.
BOILING = dict(
    zip((f"{name}_boiling_c" for name in IMPURITIES), (12.5, 76.0, 40.9, 137.0, 136.5), strict=True)
)


def redistribution(**changes: Any) -> RedistributionTransfer:
    return filled(RedistributionTransfer, {"_redistributed_fraction": 0.1}, **changes)


def volatility(**changes: Any) -> VolatilityDesign:
    base = {
        "key_boiling_c": 32.0, **BOILING, "_activity": 1.0, "temperature_c": 70.0,
        "vaporisation_entropy_j_per_mol_k": 87.0,
    }  # fmt: skip
    return filled(VolatilityDesign, base, **changes)


def columns(**changes: Any) -> ColumnsDesign:
    base = {
        "columns": 4.0, "vapour_mol_per_mol": 5.0, "purge_fraction": 0.04, "_stages": 20.0,
        "feed_place_fraction": 0.5,
    }  # fmt: skip
    return filled(ColumnsDesign, base, **changes)


def adsorber(**changes: Any) -> AdsorberDesign:
    return filled(AdsorberDesign, {"_adsorbed_fraction": 0.0}, **changes)


def pickup(**changes: Any) -> PickupDesign:
    return filled(PickupDesign, {"_pickup_nmol_per_mol": 0.0}, **changes)


def incorporation(**changes: Any) -> IncorporationDesign:
    base = {
        "_incorporation_fraction": 0.05, "_hydrogen_nmol_per_mol": 1.0, "_uptake_fraction": 0.01,
        "_reactor_ppba": 0.1,
    }  # fmt: skip
    return filled(IncorporationDesign, base, **changes)


def one_pass(ratio: Any = 4.0, silicon_yield: Any = 0.1, unreacted: Any = 0.7) -> Pass:
    return Pass(*(np.asarray(one, dtype=float) for one in (ratio, silicon_yield, unreacted)))


def granules(**changes: Any) -> GranuleDesign:
    base = {"_ppma": 200.0, "_released_fraction": 0.92, "_made_fraction": 0.01,
            "_removed_fraction": 0.95}  # fmt: skip
    return filled(GranuleDesign, base, **changes)


def handling(**changes: Any) -> HandlingDesign:
    return filled(HandlingDesign, {"_contact_ppba": 10.0, "_etched_fraction": 0.5}, **changes)


def refining(**changes: Any) -> RefiningDesign:
    base = {
        "slag_ratio_kg_per_kg": 1.0, "slag_treatments": 2.0, "leachings": 1.0,
        "vacuum_share_fraction": 1.0, "_slag_partition": 1.0,
        "_evaporated_fraction": 0.1, "_leached_fraction": 0.1, "_segregation": 0.5,
        "kept_fraction": 0.8, "solidifications": 2.0,
    }  # fmt: skip
    return filled(RefiningDesign, base, **changes)


def scatter(**changes: Any) -> ScatterDesign:
    return filled(ScatterDesign, {"_log_deviation": 0.5, "dense_fraction": 0.75}, **changes)
