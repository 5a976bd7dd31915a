"""A market as numbers: what a simulation of polysilicon needs to know, and nothing else.

Quantities are kt and kt per month, prices CNY/kg without value-added tax, wafers and modules GW
of direct current, electricity tariffs CNY/kWh. Axes are named in each class; the two markets are
China and the rest of the world, in this order (`Market`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Market(IntEnum):
    """The two markets between which trade is explicit."""

    CHINA = 0
    OUTSIDE = 1


class Route(IntEnum):
    """What a plant makes: rods that are broken to chunks, or granules."""

    RODS = 0
    GRANULES = 1


class PlantState(IntEnum):
    """Where a plant stands in its life."""

    EMPTY = 0
    ANNOUNCED = 1
    BUILDING = 2
    STANDING = 3
    CLOSED = 4


class PlantArrays(NamedTuple):
    """Plants of the register, projects, and empty places for plants that may still be started.

    Parameters
    ----------
    key : ndarray of int
        Number below 2**32 by which random numbers know the plant, all different; not its place.
    market, region, supply_point, route, site : ndarray of int
        Market; place on the axes region and supply point; `Route`; site whose start fills an
        empty place, -1 for plants that are not such places.
    slot : ndarray of int
        Order in which the empty places of one site are filled, from 0; -1 for other plants.
    state : ndarray of int
        `PlantState` at the start.
    capacity : ndarray of float
        Nameplate [kt per month].
    building_months : ndarray of float
        Months of construction still ahead of a plant that is being built; NaN draws them.
    age_months : ndarray of float
        Months since the first output of a standing plant.
    load : ndarray of float
        Output over available capacity at the start; 0 for an idle plant.
    idle_months : ndarray of float
        Months for which an idle plant has stood still.
    electricity_kwh_per_kg, metal_kg_per_kg, other_cost : ndarray of float
        Electricity and silicon metal per kilogram, and all other cash cost [CNY/kg], at the start.
    freight : ndarray of float
        From the plant to the wafer makers [CNY/kg].
    n_type_share : ndarray of float
        Share of the output that is good enough for n-type wafers.
    minimum_load_factor : ndarray of float
        Multiplies the parameter for the minimum load.
    required_price : ndarray of float
        Price at which a plant that is announced or being built would earn its hurdle [CNY/kg].
    rule_failing : ndarray of float
        Probability that the plant fails the energy limit that comes into force.
    rule_retrofit : ndarray of float
        What mending it costs per kilogram over its life [CNY/kg]; NaN where nothing mends it.
    closing_month : ndarray of float
        Month, counted as in `MonthArrays.number`, in which the plant closes by plan: it makes
        nothing from then on; infinite for a plant without such a plan.
    price_premium : ndarray of float
        Factor of what buyers of the plant pay over solar grade of its market: 1 for solar grade,
        more for what is sold to chip makers by contract.
    """

    key: Integers
    market: Integers
    region: Integers
    supply_point: Integers
    route: Integers
    site: Integers
    slot: Integers
    state: Integers
    capacity: Floats
    building_months: Floats
    age_months: Floats
    load: Floats
    idle_months: Floats
    electricity_kwh_per_kg: Floats
    metal_kg_per_kg: Floats
    other_cost: Floats
    freight: Floats
    n_type_share: Floats
    minimum_load_factor: Floats
    required_price: Floats
    rule_failing: Floats
    rule_retrofit: Floats
    closing_month: Floats
    price_premium: Floats


class SiteArrays(NamedTuple):
    """Places and routes at which new plants may be started; axis site.

    Parameters
    ----------
    key : ndarray of int
        As for plants, all different from theirs.
    market, route : ndarray of int
        Market and route.
    weight : ndarray of float
        How readily the site is taken at equal returns, for example its share of earlier plants.
    project_capacity : ndarray of float
        Size of one project [kt per month].
    required_price : ndarray of float
        Axes site, month; price of its product at which a plant started in the month earns its
        hurdle [CNY/kg].
    """

    key: Integers
    market: Integers
    route: Integers
    weight: Floats
    project_capacity: Floats
    required_price: Floats


class MonthArrays(NamedTuple):
    """What comes from outside the model; axis month unless told otherwise.

    Parameters
    ----------
    number : ndarray of int
        Months since January of year 0: ``12 * year + month - 1``.
    module_demand : ndarray of float
        Modules wanted in the world at the reference module price [GW per month].
    china_wafer_share : ndarray of float
        Share of the world's wafers that is made in China.
    silicon_g_per_w : ndarray of float
        Polysilicon per watt of wafer [g/W].
    electronic_use : ndarray of float
        Axes market, month; polysilicon for chips [kt per month].
    module_other_cost : ndarray of float
        Module price without its silicon [CNY/W].
    n_type_demand_share : ndarray of float
        Share of wafers that needs n-type silicon.
    tariff : ndarray of float
        Axes supply point, month [CNY/kWh].
    rationing_probability, rationing_depth : ndarray of float
        Axes region, month; probability that power is rationed in the month, and share of the
        output lost then.
    metal_base_price : ndarray of float
        Price of silicon metal to which its market returns [CNY/kg].
    metal_supply, metal_other_use : ndarray of float
        Silicon metal made at the base price, and used by others than polysilicon [kt per month].
    import_duty, export_duty : ndarray of float
        Duty of China on polysilicon from outside, and of the rest on that from China [1].
    import_freight, export_freight : ndarray of float
        Sea freight and handling [CNY/kg].
    import_open, export_open : ndarray of float
        Share of trade that is allowed into and out of China, from 0 to 1.
    restricted_share : ndarray of float
        Share of the use outside China that may not take polysilicon from China.
    traceable_share : ndarray of float
        Share of the wafers of China that must be made from polysilicon from outside.
    trader_cover : ndarray of float
        Months of use that traders and the exchange hold in China.
    futures_listed : ndarray of float
        One where futures trade, else zero.
    price_floor, floor_strength : ndarray of float
        Price below which policy asks producers not to sell [CNY/kg], and how much of the gap to it
        the price target closes, from 0 to 1.
    output_limit : ndarray of float
        Largest load of plants in China by agreement or order; 1 without any.
    start_permit : ndarray of float
        Axes market, month; factor on the starts of new plants.
    purchase_capacity : ndarray of float
        Capacity that a platform buys and closes in China [kt per year of capacity, per month].
    rule_force : ndarray of float
        One from the month on in which the energy limit is in force.
    """

    number: Integers
    module_demand: Floats
    china_wafer_share: Floats
    silicon_g_per_w: Floats
    electronic_use: Floats
    module_other_cost: Floats
    n_type_demand_share: Floats
    tariff: Floats
    rationing_probability: Floats
    rationing_depth: Floats
    metal_base_price: Floats
    metal_supply: Floats
    metal_other_use: Floats
    import_duty: Floats
    export_duty: Floats
    import_freight: Floats
    export_freight: Floats
    import_open: Floats
    export_open: Floats
    restricted_share: Floats
    traceable_share: Floats
    trader_cover: Floats
    futures_listed: Floats
    price_floor: Floats
    floor_strength: Floats
    output_limit: Floats
    start_permit: Floats
    purchase_capacity: Floats
    rule_force: Floats


class StartState(NamedTuple):
    """State of the market at the end of the month before the first; axis draw.

    Parameters
    ----------
    log_price : ndarray of float
        Axes market, draw; natural logarithm of the price [CNY/kg].
    earlier_log_price : ndarray of float
        Axes lag, draw; log price in China one, two and three months before that.
    expected_log_price : ndarray of float
        Axes market, draw; what investors take to be the price in the long run.
    stock : ndarray of float
        Axes holder, draw; producers, traders, wafer makers, outside China [kt].
    module_stock, metal_stock : ndarray of float
        Modules and wafers down the chain [GW], silicon metal [kt].
    metal_log_price : ndarray of float
        Log price of silicon metal [CNY/kg].
    expected_demand : ndarray of float
        Module demand that wafer makers expect [GW per month].
    use : ndarray of float
        Axes market, draw; smoothed use of polysilicon [kt per month].
    """

    log_price: Floats
    earlier_log_price: Floats
    expected_log_price: Floats
    stock: Floats
    module_stock: Floats
    metal_stock: Floats
    metal_log_price: Floats
    expected_demand: Floats
    use: Floats


class RuleTerms(NamedTuple):
    """How a plant that fails the energy limit is given time.

    Parameters
    ----------
    shortest_months, longest_months : float
        Range of the deadline to mend.
    """

    shortest_months: float
    longest_months: float


@dataclass(frozen=True, slots=True, eq=False)
class MarketCase:
    """A market ready to be simulated; every draw of the start state is one draw.

    Parameters
    ----------
    plants : PlantArrays
        Axis plant.
    sites : SiteArrays
        Axis site.
    months : MonthArrays
        Axis month.
    start : StartState
        Axis draw.
    rule : RuleTerms
        Deadlines of the energy limit.
    plant_codes, groups, regions, supply_points, sites_named : tuple of str
        Keys of the axes; ``groups`` is the owner group of each plant, with repeats.
    """

    plants: PlantArrays
    sites: SiteArrays
    months: MonthArrays
    start: StartState
    rule: RuleTerms
    plant_codes: tuple[str, ...]
    groups: tuple[str, ...]
    regions: tuple[str, ...]
    supply_points: tuple[str, ...]
    sites_named: tuple[str, ...]

    @property
    def first_month(self) -> str:
        """First simulated month, as ``2026-01``."""
        year, month = divmod(int(self.months.number[0]), 12)
        return f"{year:04d}-{month + 1:02d}"

    @property
    def years(self) -> tuple[int, ...]:
        """Calendar years of which a month is simulated."""
        numbers = self.months.number
        return tuple(range(int(numbers[0]) // 12, int(numbers[-1]) // 12 + 1))
