"""Where the energy and materials of a plant come from, and what it pays, as its file states it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, Field, model_validator

from polysight.study.scenario import STRICT, Wording

#: Rounding of shares that sum to one.
ROUNDING = 1e-6

Number = Annotated[float, Field(allow_inf_nan=False, strict=False)]
Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False, strict=False)]
Kilometres = Annotated[float, Field(ge=0.0, allow_inf_nan=False, strict=False)]


class SteamSource(StrEnum):
    """What raises the steam that a plant does not raise from its own waste heat."""

    GRID_ELECTRIC = "grid-electric"
    COAL_BOILER = "coal-boiler"
    GAS_BOILER = "gas-boiler"
    BOUGHT = "bought"
    WASTE_HEAT = "waste-heat"


class HydrogenSource(StrEnum):
    """Where the hydrogen comes from."""

    BOUGHT = "bought"
    ELECTROLYSIS = "electrolysis"
    REFORMING = "reforming"


class ChlorineSource(StrEnum):
    """Where chlorine and hydrogen chloride come from."""

    BOUGHT = "bought"
    OWN_ELECTROLYSIS = "own-electrolysis"


class Reductant(StrEnum):
    """What reduces the quartz of the silicon metal."""

    COAL = "coal"
    PETCOKE = "petcoke"
    CHARCOAL = "charcoal"
    MIXED = "mixed"


class Mode(StrEnum):
    """How goods travel."""

    ROAD = "road"
    RAIL = "rail"


class Stated(BaseModel):
    """A number of a plant and what it rests on.

    Parameters
    ----------
    unit : str
        Unit code; with ``ref`` the unit into which the row is converted.
    value : float or None
        The number, only where no row gives it.
    ref : str
        Id of the row that gives it; empty when none does.
    assumption : Wording or None
        Why it was chosen, where nobody measured it, or why the row may stand for it.
    """

    model_config = STRICT
    unit: str
    value: Number | None = None
    ref: str = ""
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if bool(self.ref) == (self.value is not None):
            raise ValueError("plant_file.ref_or_value")
        return self


class Energy(BaseModel):
    """Where electricity and steam come from; shares are fractions of the electricity used.

    Parameters
    ----------
    grid_share, green_contract_share, captive_coal_share : float
        Grid without contract, contract for green power over the grid, coal units of the plant.
    direct_pv_share, direct_wind_share, direct_hydro_share : float
        Direct lines; with the three shares above they sum to one.
    certificates_share : float
        Part of the electricity for which certificates are bought; they attach to the grid part.
    grid_region : str
        Region code of the grid.
    steam_source : SteamSource
        What raises the steam that is not recovered.
    steam_recovered_share : float
        Part of the steam that the fleet of the year still takes from outside which this plant
        raises from its own waste heat, beyond what the fleet recovers: it is used, and not bought.
        What the heat of the reactors cannot raise is refused, see `study.plant_energy`.
    certificates_sold_on : float
        Of the certificates, those that were sold again or are not retired for this plant.
    direct_line_certificates_sold : float
        Power by direct line whose certificates went to others: by contract no green power.
    assumption : Wording or None
        Why these numbers, where nobody measured them.
    """

    model_config = STRICT
    grid_share: Share
    green_contract_share: Share = 0.0
    direct_pv_share: Share = 0.0
    direct_wind_share: Share = 0.0
    direct_hydro_share: Share = 0.0
    captive_coal_share: Share = 0.0
    certificates_share: Share = 0.0
    grid_region: str
    steam_source: Annotated[SteamSource, Field(strict=False)]
    steam_recovered_share: Share = 0.0
    certificates_sold_on: Share = 0.0
    direct_line_certificates_sold: Share = 0.0
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _counted_once(self) -> Self:
        whole = sum(
            (
                self.grid_share, self.green_contract_share, self.direct_pv_share,
                self.direct_wind_share, self.direct_hydro_share, self.captive_coal_share,
            )
        )  # fmt: skip
        if abs(whole - 1.0) > ROUNDING:
            raise ValueError("plant_file.shares")
        kept = self.certificates_share - self.certificates_sold_on
        if kept > self.grid_share + ROUNDING:
            raise ValueError("plant_file.certificates")
        if kept < -ROUNDING:
            raise ValueError("plant_file.certificates_sold_on")
        lines = self.direct_pv_share + self.direct_wind_share + self.direct_hydro_share
        if self.direct_line_certificates_sold > lines + ROUNDING:
            raise ValueError("plant_file.direct_line_certificates_sold")
        return self


#: Design change by source of hydrogen: what the plant makes itself is electricity of its own.
ELECTROLYSIS_SHARE = {
    HydrogenSource.ELECTROLYSIS: "synthesis_energy.electrolysis_fraction=1",
    HydrogenSource.BOUGHT: "synthesis_energy.electrolysis_fraction=0",
    HydrogenSource.REFORMING: "synthesis_energy.electrolysis_fraction=0",
}


class Materials(BaseModel):
    """Where materials come from.

    Parameters
    ----------
    silicon_metal_origin : str
        Region code, or ``national`` for the average of the country.
    silicon_metal_reductant : Reductant
        What reduced its quartz.
    hydrogen_source : HydrogenSource
        Where hydrogen comes from.
    chlorine_source : ChlorineSource
        Where chlorine and hydrogen chloride come from.
    assumption : Wording or None
        Why these.
    """

    model_config = STRICT
    silicon_metal_origin: str
    silicon_metal_reductant: Annotated[Reductant, Field(strict=False)]
    hydrogen_source: Annotated[HydrogenSource, Field(strict=False)]
    chlorine_source: Annotated[ChlorineSource, Field(strict=False)]
    assumption: Wording | None = None

    @property
    def design_changes(self) -> tuple[str, ...]:
        """Changes of the design that follow from the sources.

        Returns
        -------
        tuple of str
            ``operation.field=value``.
        """
        return (ELECTROLYSIS_SHARE[self.hydrogen_source],)


class Transport(BaseModel):
    """How far materials travel.

    Parameters
    ----------
    silicon_metal_km, chemicals_km, waste_km : float
        Distances [km].
    silicon_metal_mode, chemicals_mode, waste_mode : Mode
        How they travel.
    assumption : Wording or None
        Why these.
    """

    model_config = STRICT
    silicon_metal_km: Kilometres
    silicon_metal_mode: Annotated[Mode, Field(strict=False)]
    chemicals_km: Kilometres
    chemicals_mode: Annotated[Mode, Field(strict=False)]
    waste_km: Kilometres
    waste_mode: Annotated[Mode, Field(strict=False)] = Mode.ROAD
    assumption: Wording | None = None


class Costs(BaseModel):
    """Prices of the plant itself; those of its region hold where it states none.

    Parameters
    ----------
    electricity_tariff, steam_price, water_price, discount_rate : Stated or None
        Price of a kilowatt hour, of steam, of water, and the rate at which investment is spread.
    """

    model_config = STRICT
    electricity_tariff: Stated | None = None
    steam_price: Stated | None = None
    water_price: Stated | None = None
    discount_rate: Stated | None = None
