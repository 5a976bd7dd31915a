"""Heat of silicon and co-fed HCl in the bed, by hand and by Hess's law."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.energy.chlorination import ChlorinationHeatDesign, cofeed_heat_mj_per_kg
from tests.plant.energy.shipped import Rods, shipped

TABLES: Rods = shipped("siemens", Rods)
DESIGN = TABLES.chlorination_heat


def heat(
    silicon: float, chlorinated: float, share: float = 0.6, design: ChlorinationHeatDesign = DESIGN
) -> float:
    return float(
        cofeed_heat_mj_per_kg(
            np.array(silicon), np.array(chlorinated), np.array(share), np.array(550.0), design
        ).item()
    )


def test_by_hand() -> None:
    """14.7 mol of silicon, 60 % to SiHCl3: -3.55 MJ; 1.05 kg Si and 1.82 kg HCl by 510 K: 1.2."""
    assert heat(1.047, 0.4129) == pytest.approx(-3.55 + 0.45 + 0.75, rel=0.01)


def test_silicon_alone_only_warms() -> None:
    assert heat(1.0, 0.0) == pytest.approx(0.85 * 510.0 / 1000.0, rel=1e-3)


def test_both_chlorinations_differ_by_hydrogenation() -> None:
    """Si + 4 HCl -> SiCl4 + 2 H2 and 1/4 of 3 SiCl4 + 2 H2 + Si -> 4 SiHCl3 close (Hess).

    4 TCS from 3 STC: 4 dH_TCS - 3 dH_STC - dH_reaction per Si = 0, where HCl cancels.
    """
    tcs, stc = DESIGN.tcs_reaction_heat_kj_per_mol, DESIGN.stc_reaction_heat_kj_per_mol
    made = TABLES.hydrogenation_energy.reaction_heat_kj_per_mol
    assert (4.0 * tcs - 3.0 * stc).item() == pytest.approx((4.0 * made).item(), abs=0.5)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError, match="cofeed_tcs_share"):
        heat(1.0, 0.5, share=1.5)
    with pytest.raises(UsageError, match="chlorinated_silicon"):
        heat(1.0, -0.5)
    cold = replace(DESIGN, feed_temperature_c=np.array(600.0))
    with pytest.raises(UsageError, match="temperature_c"):
        heat(1.0, 0.5, design=cold)
