"""What a chlorosilane loop takes in, gives off and circulates per kilogram of product."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Balance:
    """Flows of a plant; axes ...; kg per kg of polysilicon sold, unless said otherwise.

    ``tcs``, ``stc`` and ``dcs`` are SiHCl3, SiCl4 and SiH2Cl2. Inputs and outlets cross the fence
    and close by element; flows inside circulate and may be counted in more than one field.

    Parameters
    ----------
    silicon_metal : ndarray of float
        Input: metallurgical silicon as bought, with its impurities.
    silicon_in : ndarray of float
        Silicon contained in all inputs: metal without impurities, and bought chlorosilanes.
    hydrogen : ndarray of float
        Input: hydrogen made or bought for the loop.
    hydrogen_chloride : ndarray of float
        Input: HCl bought (not what is made on site from chlorine).
    chlorine : ndarray of float
        Input: Cl2 burnt with hydrogen to HCl on site.
    chlorine_equivalent : ndarray of float
        Chlorine contained in all inputs: in HCl, as Cl2 and in bought chlorosilanes.
    tcs_bought, stc_bought : ndarray of float
        Input: chlorosilanes from outside.
    oxygen : ndarray of float
        Input: oxygen burnt to fumed silica.
    caustic_soda, lime : ndarray of float
        Input: NaOH and Ca(OH)2 that neutralise the lost chlorine, by stoichiometry.
    stc_sold, dcs_sold, fumed_silica : ndarray of float
        Outlet: by-products.
    stc_hydrolysed : ndarray of float
        Outlet: surplus SiCl4 hydrolysed and neutralised; nothing is recovered.
    silicon_fines : ndarray of float
        Outlet: silicon metal lost as dust and in slurry.
    metal_impurities : ndarray of float
        Outlet: what is not silicon in the silicon metal (leaves as chlorides and in fines).
    chlorine_with_metals : ndarray of float
        Outlet: chlorine bound by those impurities.
    silicon_dust : ndarray of float
        Outlet: silicon powder of the fluidised bed that is not sold.
    silicon_handling_loss : ndarray of float
        Outlet: deposited silicon lost in harvest, crushing and etching.
    silane_lost : ndarray of float
        Outlet: SiH4 vented or burnt.
    chlorosilanes_lost : ndarray of float
        Outlet: DCS, TCS and STC lost in slurry, purges and off-gas.
    silicon_in_chlorosilanes_lost : ndarray of float
        Silicon contained in them.
    hydrogen_chloride_lost : ndarray of float
        Outlet: HCl that is not recovered.
    hydrogen_chloride_neutralised : ndarray of float
        All lost or hydrolysed chlorine, counted as HCl, that caustic or lime takes up.
    hydrogen_vented : ndarray of float
        Outlet: hydrogen that is not recovered.
    hydrogen_surplus : ndarray of float
        Outlet: hydrogen that the plant makes beyond its need (direct chlorination).
    silicon_lost, chlorine_lost, hydrogen_lost : ndarray of float
        Element in all outlets but product, by-products sold and surplus hydrogen.
    stc_to_hydrogenation, hydrogen_to_hydrogenation : ndarray of float
        Inside: feeds of cold or hot hydrogenation per pass, recycle included.
    silicon_to_hydrogenation, silicon_to_chlorination : ndarray of float
        Inside: silicon (contained) that reacts in hydrochlorination and with HCl.
    tcs_from_hydrogenation, tcs_from_chlorination, tcs_from_redistribution : ndarray of float
        Inside: trichlorosilane made by step.
    hydrogen_chloride_to_chlorination : ndarray of float
        Inside: HCl that chlorinates silicon, in its own reactor or as co-feed.
    tcs_to_deposition, hydrogen_to_deposition : ndarray of float
        Inside: feeds of the rod reactors.
    tcs_unreacted, stc_from_deposition, dcs_from_deposition, hcl_from_deposition : ndarray of float
        Inside: off-gas of the rod reactors before recovery.
    hydrogen_from_deposition : ndarray of float
        Inside: hydrogen in that off-gas.
    stc_from_deposition_net : ndarray of float
        SiCl4 in that off-gas less what its dichlorosilane takes up on its way back to TCS.
    hcl_recovered : ndarray of float
        Inside: HCl recovered from deposition.
    dcs_redistributed : ndarray of float
        Inside: dichlorosilane that goes back to TCS with SiCl4.
    distillation_feed : ndarray of float
        Inside: crude chlorosilanes to distillation, from every step and from off-gas recovery.
    tcs_to_silane, silane_made, stc_from_redistribution : ndarray of float
        Inside: feed, product and SiCl4 of the disproportionation 4 TCS -> SiH4 + 3 SiCl4.
    hydrogen_to_fluidised_bed, hydrogen_from_pyrolysis : ndarray of float
        Inside: carrier gas of the fluidised bed, and hydrogen that silane sets free.
    silicon_by_silane, silicon_by_rods : ndarray of float
        Silicon deposited from silane and on rods, losses of handling included.
    residual : ndarray of float
        Axes ..., element (Si, H, Cl): inputs less outlets over what circulates [fraction].
    """

    silicon_metal: Floats
    silicon_in: Floats
    hydrogen: Floats
    hydrogen_chloride: Floats
    chlorine: Floats
    chlorine_equivalent: Floats
    tcs_bought: Floats
    stc_bought: Floats
    oxygen: Floats
    caustic_soda: Floats
    lime: Floats
    stc_sold: Floats
    dcs_sold: Floats
    fumed_silica: Floats
    stc_hydrolysed: Floats
    silicon_fines: Floats
    metal_impurities: Floats
    chlorine_with_metals: Floats
    silicon_dust: Floats
    silicon_handling_loss: Floats
    silane_lost: Floats
    chlorosilanes_lost: Floats
    silicon_in_chlorosilanes_lost: Floats
    hydrogen_chloride_lost: Floats
    hydrogen_chloride_neutralised: Floats
    hydrogen_vented: Floats
    hydrogen_surplus: Floats
    silicon_lost: Floats
    chlorine_lost: Floats
    hydrogen_lost: Floats
    stc_to_hydrogenation: Floats
    hydrogen_to_hydrogenation: Floats
    silicon_to_hydrogenation: Floats
    silicon_to_chlorination: Floats
    tcs_from_hydrogenation: Floats
    tcs_from_chlorination: Floats
    tcs_from_redistribution: Floats
    hydrogen_chloride_to_chlorination: Floats
    tcs_to_deposition: Floats
    hydrogen_to_deposition: Floats
    tcs_unreacted: Floats
    stc_from_deposition: Floats
    dcs_from_deposition: Floats
    hcl_from_deposition: Floats
    hydrogen_from_deposition: Floats
    stc_from_deposition_net: Floats
    hcl_recovered: Floats
    dcs_redistributed: Floats
    distillation_feed: Floats
    tcs_to_silane: Floats
    silane_made: Floats
    stc_from_redistribution: Floats
    hydrogen_to_fluidised_bed: Floats
    hydrogen_from_pyrolysis: Floats
    silicon_by_silane: Floats
    silicon_by_rods: Floats
    residual: Floats


def per_year(balance: Balance, output_t_per_year: ArrayLike) -> Balance:
    """Flows of a plant in tonnes a year.

    Parameters
    ----------
    balance : Balance
        Axes ...; kg per kg of product.
    output_t_per_year : array_like of float
        Axes ...; polysilicon sold [t/a].

    Returns
    -------
    Balance
        Axes ...; the same fields in t/a; residuals stay as they are.
    """
    output = np.asarray(output_t_per_year, dtype=np.float64)
    names = [field.name for field in fields(balance) if field.name != "residual"]
    return Balance(
        residual=balance.residual, **{name: getattr(balance, name) * output for name in names}
    )
