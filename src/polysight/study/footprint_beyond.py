"""What follows the gate, beside a footprint and never in it: recycling of silicon from old modules.

Polysilicon itself emits nothing in use. Recycled silicon replaces silicon metal and no polysilicon;
its credit belongs to module D of EN 15804, which is told apart from all totals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.beyond_gate import Beyond, Recycling, Stage, extended, recycling_credit
from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_amounts import amounts, row
from polysight.study.footprint_draws import told
from polysight.study.readings import Reading

UNIT, FRACTION = "kgCO2e/kg", "1"
#: The one thing after the gate that rows describe.
RECYCLING = "module-recycling"
#: Rows of it.
KEPT, RECOVERED, QUALITY, EFFORT = (
    "silicon_in_modules", "recycled_silicon", "recycled_quality", "recycling_effort",
)  # fmt: skip
METAL = "silicon-metal"


@dataclass(frozen=True, slots=True)
class AfterGate:
    """What follows the gate.

    Parameters
    ----------
    gate : Reading
        Covered footprint by contract, unchanged [kgCO2e/kg].
    credit : Reading
        Net emission of recycling per kilogram of polysilicon [kgCO2e/kg]; negative where it saves.
    returned : Reading
        Silicon that comes back per kilogram [kg/kg].
    displaced : Reading
        Footprint of the silicon metal that it replaces [kgCO2e/kg].
    rows : tuple of str
        Ids of the rows.
    """

    gate: Reading
    credit: Reading
    returned: Reading
    displaced: Reading
    rows: tuple[str, ...]


def after_gate(found: Footprint, evidence: Evidence) -> AfterGate:
    """What follows the gate of a plant.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Rows of recycling.

    Returns
    -------
    AfterGate
        Beside the footprint.

    References
    ----------
    EN 15804:2012+A2:2019, module D; from memory: the text was not seen.
    """
    stated = amounts(found.model, evidence, found.known)
    names = {one: row(found.known, one) for one in (KEPT, RECOVERED, QUALITY, EFFORT)}
    kept, recovered, quality = (
        stated.stated(names[one], FRACTION) for one in (KEPT, RECOVERED, QUALITY)
    )
    (metal,) = found.inventory.of(METAL)
    displaced = np.asarray(found.life_cycle.chains.of(metal.activity).sum(axis=-1))
    effort = stated.stated(names[EFFORT], UNIT)
    credit = recycling_credit(Recycling(kept, recovered, quality, effort, displaced))
    known = (Beyond(RECYCLING, Stage.CREDIT, credit),)
    whole = extended(found.life_cycle.market.covered_total, known, (RECYCLING,))
    return AfterGate(
        told("carbon_account.covered", UNIT, whole.gate_kgco2e_per_kg),
        told("carbon_account.credit", UNIT, whole.credit_kgco2e_per_kg),
        told("carbon_account.amount", "kg/kg", kept * recovered),
        told("carbon_account.metal", UNIT, displaced),
        tuple(names.values()),
    )
