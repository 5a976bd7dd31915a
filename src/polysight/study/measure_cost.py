"""What measures cost at a plant: investment over their life, running cost, and what they save."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants

from polysight.evidence.store import Evidence
from polysight.policy.marginal_cost import capital_recovery
from polysight.study.capital_cost import USUAL, capital, planned
from polysight.study.closed_gap import MeasureCost
from polysight.study.draft import Cell, combined
from polysight.study.input_prices import Input, input_prices
from polysight.study.plant_change import Amounts, ChangedPlant, moved_share
from polysight.study.plant_files import stated_number
from polysight.study.plant_supply import Stated
from polysight.study.saving_measures import Item, MeasureNumber, SavingMeasure
from polysight.study.tariffs import tariff
from polysight.study.view import View

#: What a cost is counted on.
PRODUCT, WATER, WASTEWATER, ELECTRICITY, POWER = (
    "product", "water", "wastewater", "electricity", "power"
)  # fmt: skip
STEAM = Input("steam", "steam", ("steam",))
WATER_USE, DIRECT, OUTPUT_RATIO = "water-use", "direct_pv_share", "output-ratio"
PLANT = "plant:costs."
CAPEX_UNIT = "CNY/(t/a)"


@dataclass(frozen=True, slots=True)
class Prices:
    """With what savings are valued and investments spread, at one plant.

    Parameters
    ----------
    electricity_cny_per_kwh, steam_cny_per_kg, water_cny_per_t : float
        Prices without value-added tax; zero where none is known, which is marked.
    discount_rate, load : float
        Rate at which investments are spread [1/a], and output over nameplate [1]: what the plant
        file answers, else the scenario, which is marked.
    inputs, marks : tuple of str
        Ids of what they rest on, and message keys of what was stretched.
    """

    electricity_cny_per_kwh: float
    steam_cny_per_kg: float
    water_cny_per_t: float
    discount_rate: float
    load: float
    inputs: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ends:
    """A cost at the cheap end of every stated number, as stated, and at the dear end.

    Parameters
    ----------
    low, middle, high : MeasureCost
        The three; savings are the same in all of them.
    """

    low: MeasureCost
    middle: MeasureCost
    high: MeasureCost


def prices(plant: ChangedPlant, view: View) -> Prices:
    """Prices at a plant.

    Parameters
    ----------
    plant : ChangedPlant
        The plant; prices that its file states win.
    view : View
        The evidence with its scenario, whose base year is that of the prices.

    Returns
    -------
    Prices
        The prices.
    """
    file, year = plant.before.file, view.scenario.scope.base_year
    own, region = file.costs, file.plant.region
    captive = file.energy.captive_coal_share
    rest = 1.0 - captive
    grid = tariff(view, region, year, "grid")["central"]
    power = grid
    if captive > 0.0:
        unit = tariff(view, region, year, "captive")["central"]
        power = combined(rest * grid.value + captive * unit.value, [grid, unit])
    found = input_prices(view, region, year, (STEAM,)).priced
    steam = found[0].central if found else Cell(0.0, (), ("gap.steam_unpriced",))
    project = view.scenario.reference_plant
    cells = {
        "electricity_tariff": _own(own.electricity_tariff, "CNY/kWh", power, view.evidence),
        "steam_price": _own(own.steam_price, "CNY/kg", steam, view.evidence),
        "water_price": _own(
            own.water_price, "CNY/t", Cell(0.0, (), ("gap.water_unpriced",)), view.evidence
        ),
        "discount_rate": _own(
            own.discount_rate, "1",
            view.setting(f"{USUAL}.discount_rate", project.discount_rate, "1"), view.evidence,
        ),
        "load": _load(plant, view),
    }  # fmt: skip
    whole = combined(0.0, cells.values())
    power_price, steam_price, water_price, rate, load = (
        0.0 if np.isnan(one.value) else one.value for one in cells.values()
    )
    return Prices(power_price, steam_price, water_price, rate, load, whole.inputs, whole.marks)


def _load(plant: ChangedPlant, view: View) -> Cell:
    """Output over nameplate as the plant file answers it, else that of the scenario."""
    answer = plant.stated.subject.answer(OUTPUT_RATIO)
    if answer is not None and isinstance(answer.value, float) and answer.value > 0.0:
        return Cell(view.evidence.units.convert(answer.value, answer.unit, "1"), ())
    project = view.setting(f"{USUAL}.load", view.scenario.reference_plant.load, "1")
    return combined(project.value, [project], "gap.load_of_scenario")


def _own(stated: Stated | None, unit: str, otherwise: Cell, evidence: Evidence) -> Cell:
    if stated is None:
        return otherwise
    inputs = (stated.ref,) if stated.ref else ()
    return Cell(stated_number(stated, unit, evidence), inputs)


def route_capex(measure: SavingMeasure, plant: ChangedPlant, view: View) -> float:
    """Investment of a new plant of the route that a measure leads to.

    Parameters
    ----------
    measure : SavingMeasure
        The measure.
    plant : ChangedPlant
        The plant, whose nameplate the new one has.
    view : View
        Plans of plants.

    Returns
    -------
    float
        CNY/(t/a) as planned, at central values; NaN for a route without a plan.
    """
    capacity = plant.stated.subject.capacity_t_per_year or np.nan
    scale = view.evidence.units.factor("t/a", "kt/a")
    told = capital(view, (measure.target_route,))
    year = view.scenario.scope.base_year
    cost = planned(told, measure.target_route, np.array([capacity * scale]), year, seed=0, count=1)
    # CNY/(kg/a) of the fit.
    return float(cost[0, 0]) * view.evidence.units.factor("t/a", "kg/a")


def set_cost(
    plant: ChangedPlant,
    base: ChangedPlant,
    taken: Amounts,
    told: Prices,
    routes: dict[str, float],
    evidence: Evidence,
) -> Ends:
    """Cost of a set of measures, its savings worked through together.

    Parameters
    ----------
    plant, base : ChangedPlant
        The plant with the measures, and without any.
    taken : sequence of (SavingMeasure, float)
        Measures with the share of each.
    told : Prices
        Prices.
    routes : dict of str to float
        Investment of a new plant of a route [CNY/(t/a)], by measure.
    evidence : Evidence
        Units.

    Returns
    -------
    Ends
        The cost per kilogram of product.
    """
    saved = (
        (base.electricity_kwh_per_kg - plant.electricity_kwh_per_kg) * told.electricity_cny_per_kwh
        + (base.steam_kg_per_kg - plant.steam_kg_per_kg) * told.steam_cny_per_kg
        + _water_saved(plant, base, evidence) * told.water_cny_per_t
    )
    direct = moved_share(base.before, taken, DIRECT) * plant.electricity_kwh_per_kg
    saved += direct * told.electricity_cny_per_kwh
    ends = []
    for end in ("low", "value", "high"):
        capex = capital_cost = opex = 0.0
        for one, amount in taken:
            basis = _basis(one, amount, plant, base, evidence)
            own, run = _stated(one, basis, end, routes.get(one.code, 0.0) * amount, evidence)
            life = one.of(Item.LIFE)
            spread = capital_recovery(
                np.asarray(told.discount_rate), np.asarray(life[0].value if life else 1.0)
            )
            capex += own
            capital_cost += own * float(spread) / told.load
            opex += run
        per_kg = evidence.units.factor("CNY/t", "CNY/kg")
        ends.append(MeasureCost(capex, capital_cost * per_kg, opex, saved))
    return Ends(*ends)


def _water_saved(plant: ChangedPlant, base: ChangedPlant, evidence: Evidence) -> float:
    """Fresh water that is not taken any more [t/kg]."""
    before, after = (one.after.subject.answer(WATER_USE) for one in (base, plant))
    if before is None or after is None:
        return 0.0
    left = float(after.value or 0.0)
    for effect in plant.effects:
        if effect.subject == WATER_USE and effect.item is Item.EFFECT_SCALE:
            left *= 1.0 + evidence.units.factor("%", "1") * effect.value
    return (float(before.value or 0.0) - left) * evidence.units.factor("t/t", "t/kg")


def _basis(
    one: SavingMeasure, amount: float, plant: ChangedPlant, base: ChangedPlant, evidence: Evidence
) -> dict[str, float]:
    """Amounts on which the costs of a measure are counted, per kilogram of product.

    Product [1], water and wastewater [t/kg], electricity that changes its supply [kWh/kg], and
    power of modules [W/(kg/a)].
    """
    share = sum(
        moved_share(base.before, [(one, amount)], number.subject) for number in one.of(Item.SUPPLY)
    )
    electricity = share * plant.electricity_kwh_per_kg
    hours = one.of(Item.YIELD)
    volume = sum(number.value for number in one.of(Item.VOLUME))
    water = _water_saved(plant, base, evidence) if _on(one, WATER) else 0.0
    return {
        PRODUCT: amount,
        WATER: water,
        WASTEWATER: volume * amount * evidence.units.factor("t/t", "t/kg"),
        ELECTRICITY: electricity,
        POWER: electricity * constants.kilo / hours[0].value if hours else 0.0,
    }


def _on(one: SavingMeasure, basis: str) -> bool:
    return any(number.subject == basis for number in one.of(Item.CAPEX, Item.OPEX))


def _stated(
    one: SavingMeasure, basis: dict[str, float], end: str, whole: float, evidence: Evidence
) -> tuple[float, float]:
    """Investment [CNY/(t/a)] and running cost [CNY/kg] of a measure at one end of its numbers."""

    def at(number: MeasureNumber) -> float:
        return float(getattr(number, end))

    tonne = evidence.units.factor("t", "kg")
    capex = whole
    for number in one.of(Item.CAPEX):
        if number.subject == PRODUCT:
            capex += evidence.units.convert(at(number), number.unit, CAPEX_UNIT) * basis[PRODUCT]
        else:
            # Money per tonne a year of water, or per watt, times that amount per kilogram a year.
            capex += at(number) * basis[number.subject] * tonne
    capex *= 1.0 + sum(at(number) for number in one.of(Item.INSTALLATION))
    opex = 0.0
    for number in one.of(Item.OPEX):
        opex += at(number) * basis[number.subject]
    return capex, opex
