"""Every flow of the balance from the extents of a solved loop.

A flow is extent of its unit [mol/g] x what one run takes or gives [mol/mol] x molar mass [g/mol],
which is kg per kg of product. Flows across the fence come from `fence`; those below circulate, see
the sketch in `extents`. What leaves a unit is told before gas recovery and columns, as the machines
of these have to take it.
"""

from __future__ import annotations

import numpy as np

from polysight.plant.balance import Balance
from polysight.plant.extents import Extents, runs
from polysight.plant.fence import crossing, inputs, outlets, residual
from polysight.plant.loop import Loop, Units
from polysight.plant.losses import SiliconMetal
from polysight.plant.species import DCS, H2, HCL, MOLAR_MASS, SI, SILANE, STC, TCS
from polysight.plant.stream import Floats, times


def flows(loop: Loop, parts: Units, metal: SiliconMetal, extents: Extents) -> Balance:
    """Every flow of the balance from the extents.

    Parameters
    ----------
    loop : Loop
        Axes ....
    parts : Units
        Units of the loop.
    metal : SiliconMetal
        What each mole of reacted silicon brings along.
    extents : Extents
        Solution of the loop.

    Returns
    -------
    Balance
        Axes ... of all parts together.
    """
    running = runs(parts, extents)
    fence = crossing(loop, parts, metal, extents, running)
    values = {
        **inputs(loop, metal, fence),
        **outlets(metal, fence),
        **_chlorosilanes(parts, extents),
        **_deposition(parts, extents, loop.redistribution.dcs_returned_share),
    }
    shape = np.broadcast_shapes(*(np.shape(value) for value in values.values()))
    closing = residual(fence, running)
    return Balance(
        residual=np.broadcast_to(closing, (*shape, closing.shape[-1])),
        **{name: np.broadcast_to(value, shape) for name, value in values.items()},
    )


def _chlorosilanes(parts: Units, extents: Extents) -> dict[str, Floats]:
    """Flows of hydrogenation, chlorination, redistribution and distillation."""
    hydrogenation, chlorination = parts.hydrogenation, parts.chlorination
    x, y, back = extents.hydrogenation, extents.chlorination, extents.comproportionation
    silane = parts.disproportionation
    tcs_back = parts.comproportionation.effluent.trichlorosilane
    crude = x * hydrogenation.crude + y * chlorination.crude + extents.rods * parts.rods.crude
    crude = (
        crude + back * parts.comproportionation.crude + extents.disproportionation * silane.crude
    )
    return {
        "stc_to_hydrogenation": x * MOLAR_MASS[STC],
        "hydrogen_to_hydrogenation": x * (hydrogenation.feed.hydrogen * MOLAR_MASS[H2]),
        "silicon_to_hydrogenation": x * (hydrogenation.feed.silicon * MOLAR_MASS[SI]),
        "silicon_to_chlorination": y * MOLAR_MASS[SI],
        "tcs_from_hydrogenation": x * (hydrogenation.effluent.trichlorosilane * MOLAR_MASS[TCS]),
        "tcs_from_chlorination": y * (chlorination.effluent.trichlorosilane * MOLAR_MASS[TCS]),
        "tcs_from_redistribution": back * (tcs_back * MOLAR_MASS[TCS]),
        "hydrogen_chloride_to_chlorination": y
        * (chlorination.feed.hydrogen_chloride * MOLAR_MASS[HCL]),
        "dcs_redistributed": back * MOLAR_MASS[DCS],
        "distillation_feed": crude,
        "tcs_to_silane": extents.disproportionation
        * (silane.feed.trichlorosilane * MOLAR_MASS[TCS]),
        "silane_made": extents.disproportionation * MOLAR_MASS[SILANE],
        "stc_from_redistribution": extents.disproportionation
        * (silane.effluent.silicon_tetrachloride * MOLAR_MASS[STC]),
    }


def _deposition(parts: Units, extents: Extents, dcs_returned: Floats) -> dict[str, Floats]:
    """Flows of the rod reactors, their off-gas and the fluidised bed."""
    off_gas = times(parts.rods.effluent, extents.rods)
    granules = parts.granules
    formed = granules.effluent.silicon * extents.granules
    net = off_gas.silicon_tetrachloride - off_gas.dichlorosilane * dcs_returned
    return {
        "tcs_to_deposition": extents.rods * MOLAR_MASS[TCS],
        "hydrogen_to_deposition": extents.rods * (parts.rods.feed.hydrogen * MOLAR_MASS[H2]),
        "tcs_unreacted": off_gas.trichlorosilane * MOLAR_MASS[TCS],
        "stc_from_deposition": off_gas.silicon_tetrachloride * MOLAR_MASS[STC],
        "dcs_from_deposition": off_gas.dichlorosilane * MOLAR_MASS[DCS],
        "hcl_from_deposition": off_gas.hydrogen_chloride * MOLAR_MASS[HCL],
        "hydrogen_from_deposition": off_gas.hydrogen * MOLAR_MASS[H2],
        "stc_from_deposition_net": net * MOLAR_MASS[STC],
        "hcl_recovered": extents.rods * (parts.rods.kept.hydrogen_chloride * MOLAR_MASS[HCL]),
        "hydrogen_to_fluidised_bed": extents.granules * (granules.feed.hydrogen * MOLAR_MASS[H2]),
        "hydrogen_from_pyrolysis": 2.0 * formed * MOLAR_MASS[H2],
        "silicon_by_silane": formed * MOLAR_MASS[SI],
        "silicon_by_rods": off_gas.silicon * MOLAR_MASS[SI],
    }
