"""Whether the year of the fleet presses electrolysis below what its own design allows.

The plant model scales the electricity of a whole section with the year, also where a part of it,
as the splitting of water, cannot follow the learning of the rest.
"""

from __future__ import annotations

import numpy as np

from polysight.evidence.store import Evidence
from polysight.plant.sections import SECTIONS
from polysight.study.designs import stated_range
from polysight.study.footprint_amounts import Amounts, amounts
from polysight.study.plant_model import PlantModel
from polysight.study.references import References

SYNTHESIS = "synthesis"
ELECTROLYSIS = "synthesis_energy.electrolysis_kwh_per_kg"
SHARE = "synthesis_energy.electrolysis_fraction"
MILLING = "synthesis_energy.milling_kwh_per_t"
KG_PER_TONNE = 1000.0
MARK = "mark.footprint_electrolysis_below"


def electrolysis_kwh_per_kg(model: PlantModel, found: Amounts) -> float | None:
    """Electricity of a kilogram of the plant's own hydrogen, as the model counts it.

    Parameters
    ----------
    model : PlantModel
        The plant, worked through.
    found : Amounts
        Its flows.

    Returns
    -------
    float or None
        At central values [kWh/kg]: the design's electricity scaled as the whole section is; None
        where the plant makes no hydrogen so.
    """
    stated, share = found.designed(ELECTROLYSIS), found.designed(SHARE)
    if stated is None or share is None or share[0] <= 0.0:
        return None
    milling = found.designed(MILLING)
    metal = found.flow("silicon_metal")[0]
    made = found.flow("hydrogen")[0] * share[0]
    milled = 0.0 if milling is None else metal * milling[0] / KG_PER_TONNE
    designed = made * stated[0] + milled
    section = found.by_section("electricity_kwh_per_kg")[SECTIONS.index(SYNTHESIS)]
    return float(stated[0] * section[0] / designed) if designed > 0.0 else None


def electrolysis_marks(model: PlantModel, evidence: Evidence, known: References) -> tuple[str, ...]:
    """What must be told of hydrogen that the plant makes itself.

    Parameters
    ----------
    model : PlantModel
        The plant, worked through.
    evidence : Evidence
        Units and rows.
    known : References
        Index of the rows.

    Returns
    -------
    tuple of str
        `MARK` where a kilogram takes less than the lower end of the row of the design; else empty.
    """
    taken = electrolysis_kwh_per_kg(model, amounts(model, evidence, known))
    if taken is None:
        return ()
    low, _, _ = stated_range(
        model.design.parameters[ELECTROLYSIS].source, "kWh/kg", evidence, known
    )
    return (MARK,) if taken < np.nextafter(low, 0.0) else ()
