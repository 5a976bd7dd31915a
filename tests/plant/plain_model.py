"""A Siemens plant in plain numbers: recycle, reactor, sections and cost, one state at a time.

Written from the equations that the docstrings state, with nothing of the product; values come as
``operation.field``, equilibria as amounts per mole of chlorosilane fed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.plant.plain_recycle import MASS, Gas, Values, part_of_the_way, recycle

GAS_CONSTANT = 8.31446261815324
STEFAN_BOLTZMANN = 5.670374419e-8
GRAVITY = 9.80665
ZERO_CELSIUS = 273.15
#: Steps of the integral over a batch; the product takes six Gauss points.
STEPS = 2000
#: Rounds after which a calibration stands to its last digit.
CALIBRATIONS = 30

#: Sections by what stands in them.
SECTIONS = ("synthesis", "hydrogenation", "distillation", "deposition", "off-gas", "utilities")
Taken = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Surroundings:
    """What a plant needs beside its values: equilibria, enthalpies and the table of its views.

    Equilibria are amounts at full approach per mole of chlorosilane fed. Enthalpies are NASA
    polynomials of hydrogen and trichlorosilane: upper limits of their ranges [K], coefficients.
    The table has diameters [mm] and mean views from the rods to the wall.
    """

    cold: Gas
    hot: Gas
    rods: Gas
    hydrogen: Sequence[tuple[float, Sequence[float]]]
    trichlorosilane: Sequence[tuple[float, Sequence[float]]]
    diameters_mm: Sequence[float]
    views: Sequence[float]


@dataclass(frozen=True)
class Plant:
    """Values, flows [kg/kg], hydrogenation by way, rods by term [kWh/kg deposited], sections."""

    v: Values
    flows: dict[str, float]
    ways: dict[str, dict[str, float]]
    rods: dict[str, float]
    sections: Taken


@dataclass(frozen=True)
class Besides:
    """What a plant takes that nothing here computes: rods, all else [kWh/kg], steam [kg/kg]."""

    rods: float = 0.0
    other: float = 0.0
    steam: float = 0.0


def plant(v: Values, around: Surroundings, steps: int = STEPS) -> Plant:
    """A plant worked through, without its calibrated remainder."""
    stc, tcs = {"STC": 1.0}, {"TCS": 1.0}
    cold, hot, rods = (
        part_of_the_way(
            {**feed, "H2": v[f"{unit}.hydrogen_ratio"]}, end, approach(v, unit, end)
        )
        for unit, feed, end in (
            ("hydrochlorination", stc, around.cold), ("hot_hydrogenation", stc, around.hot),
            ("deposition", tcs, around.rods),
        )
    )  # fmt: skip
    flows = recycle(v, cold, hot, rods)
    power = reactor(v, rods, around, steps)
    ways = by_way(v, flows, cold, hot)
    return Plant(v, flows, ways, power, sections(v, flows, ways, sum(power.values()), Besides()))


def by_way(v: Values, flows: Gas, cold: Gas, hot: Gas) -> dict[str, dict[str, float]]:
    """SiCl4, hydrogen and SiHCl3 of cold and hot hydrogenation [kg/kg]."""
    share = v["synthesis.hot_hydrogenation_share"]
    moles = flows["stc_to_hydrogenation"] / MASS["STC"]
    return {
        unit: {
            "stc": part * moles * MASS["STC"],
            "hydrogen": part * moles * v[f"{unit}.hydrogen_ratio"] * MASS["H2"],
            "tcs": part * moles * gas["TCS"] * MASS["TCS"],
        }
        for unit, part, gas in (
            ("hydrochlorination", 1.0 - share, cold), ("hot_hydrogenation", share, hot),
        )
    }  # fmt: skip


def approach(v: Values, unit: str, end: Gas) -> float:
    """Part of the way to equilibrium: stated, or by a conversion that equilibrium limits."""
    stated = v.get(f"{unit}.approach")
    return min(1.0, v[f"{unit}.conversion"] / (1.0 - end["STC"])) if stated is None else stated


def reactor(v: Values, gas: Gas, around: Surroundings, steps: int) -> dict[str, float]:
    """Electricity of the rods per kilogram deposited: radiation, gas and reaction [kWh/kg]."""
    leaves, enters = v["rod_reactor.off_gas_temperature_c"], v["rod_reactor.preheat_temperature_c"]
    rise = enthalpy(around.trichlorosilane, leaves) - enthalpy(around.trichlorosilane, enters)
    ratio = v["deposition.hydrogen_ratio"]
    rise += ratio * (enthalpy(around.hydrogen, leaves) - enthalpy(around.hydrogen, enters))
    by_stc = min(max(gas["STC"] / (3.0 * gas["Si"]), 0.0), 1.0)
    return {
        "radiation": radiated(v, around, steps),
        "gas": rise / (gas["Si"] * MASS["Si"] * 1e-3) / 3.6e6,
        "reaction": by_stc * v["rod_reactor.tetrachloride_path_kwh_per_kg"]
        + (1.0 - by_stc) * v["rod_reactor.hydrogen_chloride_path_kwh_per_kg"],
    }


def enthalpy(gas: Sequence[tuple[float, Sequence[float]]], temperature_c: float) -> float:
    """Molar enthalpy [J/mol] by the NASA form with nine coefficients."""
    kelvin = temperature_c + ZERO_CELSIUS
    a = next(coefficients for top, coefficients in gas if kelvin < top)
    over_rt = -a[0] / kelvin**2 + a[1] * math.log(kelvin) / kelvin + a[7] / kelvin
    over_rt += sum(a[2 + power] * kelvin**power / (power + 1) for power in range(5))
    return GAS_CONSTANT * kelvin * over_rt


def radiated(v: Values, around: Surroundings, steps: int) -> float:
    """What the legs radiate while they grow, over what grew [kWh/kg]; a step in time at a time."""
    first, last = v["rod_reactor.core_diameter_mm"], v["rod_reactor.final_diameter_mm"]
    seconds = (last - first) / 2.0 * 1e-3 / (v["rod_reactor.growth_um_per_min"] * 1e-6 / 60.0)
    power = 1.0 - v["rod_reactor.growth_exponent"]
    pairs = round(v["rod_reactor.rod_pairs"])
    wall_m = outermost_ring_m(pairs, v["rod_reactor.pitch_mm"] * 1e-3)
    wall_m += v["rod_reactor.wall_gap_mm"] * 1e-3
    rod_k, wall_k = (
        v[f"rod_reactor.{name}"] + ZERO_CELSIUS
        for name in ("rod_temperature_c", "wall_temperature_c")
    )
    black = STEFAN_BOLTZMANN * (rod_k**4 - wall_k**4)
    rod_surface = (1.0 - v["rod_reactor.rod_emissivity"]) / v["rod_reactor.rod_emissivity"]
    wall_surface = (1.0 - v["rod_reactor.wall_emissivity"]) / v["rod_reactor.wall_emissivity"]
    wall_surface += v["rod_reactor.shields"] * (2.0 / v["rod_reactor.shield_emissivity"] - 1.0)
    joules = 0.0
    for step in range(steps):
        share = (step + 0.5) / steps
        if power == 0.0:
            diameter = first * (last / first) ** share
        else:
            diameter = (first**power + share * (last**power - first**power)) ** (1.0 / power)
        view = between(around.diameters_mm, around.views, diameter)
        legs_over_wall = 2 * pairs * math.pi * diameter * 1e-3 / (2.0 * math.pi * wall_m)
        flux = black / (rod_surface + 1.0 / view + legs_over_wall * wall_surface)
        joules += flux * math.pi * diameter * 1e-3 * seconds / steps
    section = math.pi / 4.0 * (last**2 - first**2) * 1e-6
    return joules / (section * v["rod_reactor.silicon_density_kg_per_m3"]) / 3.6e6


def outermost_ring_m(pairs: int, pitch_m: float) -> float:
    """Smallest radius of an outermost ring such that all legs find room, by halving."""

    def room(radius: float) -> int:
        total = 0
        while radius > 0.0:
            chord = pitch_m / 2.0 / radius
            total += int(math.pi / math.asin(chord) / 2.0 + 1e-9) if chord <= 1.0 else 0
            radius -= pitch_m
        return total

    low, high = pitch_m / 4.0, pairs * pitch_m
    for _ in range(100):
        middle = (low + high) / 2.0
        low, high = (low, middle) if room(middle) >= pairs else (middle, high)
    return high


def between(places: Sequence[float], values: Sequence[float], place: float) -> float:
    """Value of a table by a straight line."""
    after = next(at for at, each in enumerate(places) if each >= place)
    share = (place - places[after - 1]) / (places[after] - places[after - 1])
    return values[after - 1] + share * (values[after] - values[after - 1])


def sections(
    v: Values, flows: Gas, ways: Mapping[str, Gas], rods_kwh_per_kg: float, besides: Besides
) -> Taken:
    """What each section takes: electricity, steam, heat, waters, nitrogen, staff."""
    latent = v["machines.steam_latent_kj_per_kg"]
    tcs_latent = v["chlorosilane_properties.tcs_latent_kj_per_kg"]
    taken: Taken = {name: {} for name in SECTIONS}
    taken["synthesis"] = {"electricity": made_up(v, flows)}
    cold = hydrogenation(v, ways, "hydrochlorination", "hydrogenation_energy", bed(v, flows))
    hot = hydrogenation(v, ways, "hot_hydrogenation", "hot_hydrogenation_energy", 0.0)
    taken["hydrogenation"] = {name: cold[name] + hot[name] for name in cold}
    if v["synthesis.hydrogenated_share"] == 0.0:
        taken["hydrogenation"] = {}
    vapour = distilled(v, flows)
    pump = v["machines.pump_efficiency_fraction"]
    lifted = vapour * GRAVITY * v["distillation.reflux_head_m"] / 1e3 / pump / 3600.0
    boiled = vapour * tcs_latent * (1.0 - v["distillation.heat_integration_fraction"]) / latent
    # Jackets flash steam for the evaporators of the feed first, for the columns next.
    rods = flows["silicon_by_rods"] * rods_kwh_per_kg
    flashed = (
        (rods + besides.rods)
        * 3600.0
        * v["waste_heat.jacket_fraction"]
        * v["waste_heat.capture_fraction"]
    )
    flashed /= latent
    evaporated = (flows["tcs_to_deposition"] * tcs_latent + warmed_feed(v, flows)) / latent
    to_feed = min(flashed, evaporated)
    to_columns = min(flashed - to_feed, boiled)
    taken["distillation"] = {"electricity": lifted, "steam": boiled - to_columns}
    taken["deposition"] = {"electricity": rods, "steam": evaporated - to_feed}
    taken["off-gas"] = recovery(v, flows)
    taken["utilities"] = utilities(v, taken, besides)
    return taken


def warmed_feed(v: Values, flows: Gas) -> float:
    """Warming of the rods' feed that off-gas does not give: liquid, vapour, hydrogen [kJ/kg]."""
    d = {name[13:]: value for name, value in v.items() if name.startswith("feed_heating.")}
    gas, start = v["rod_reactor.feed_temperature_c"], d["supply_temperature_c"]
    boils = d["evaporation_temperature_c"]
    tcs = (boils - start) * v["chlorosilane_properties.liquid_heat_capacity_kj_per_kg_k"]
    tcs += (gas - boils) * d["tcs_gas_heat_capacity_kj_per_kg_k"]
    hydrogen = (gas - start) * v["chlorosilane_properties.hydrogen_heat_capacity_kj_per_kg_k"]
    need = flows["tcs_to_deposition"] * tcs + flows["hydrogen_to_deposition"] * hydrogen
    return need * (1.0 - d["recovered_fraction"])


def bed(v: Values, flows: Gas) -> float:
    """Heat of the hydrochlorination bed beside its gas [kJ/kg]; negative where it gives heat."""
    d = {name[18:]: value for name, value in v.items() if name.startswith("chlorination_heat.")}
    fed = flows["silicon_to_chlorination"] * (1.0 - v["synthesis.direct_chlorination_share"])
    to_tcs = fed / MASS["Si"] * 1e3 * v["hydrochlorination.cofeed_tcs_share"]
    to_stc = fed / MASS["Si"] * 1e3 - to_tcs
    acid = (3.0 * to_tcs + 4.0 * to_stc) * MASS["HCl"] / 1e3
    silicon = fed + flows["silicon_to_hydrogenation"]
    warming = v["hydrochlorination.temperature_c"] - d["feed_temperature_c"]
    taken = warming * acid * d["hydrogen_chloride_heat_capacity_kj_per_kg_k"]
    taken += warming * silicon * d["silicon_heat_capacity_kj_per_kg_k"]
    taken += to_tcs * d["tcs_reaction_heat_kj_per_mol"]
    return taken + to_stc * d["stc_reaction_heat_kj_per_mol"]


def made_up(v: Values, flows: Gas) -> float:
    """Electrolysis and milling [kWh/kg]."""
    own = flows["hydrogen"] * v["synthesis_energy.electrolysis_fraction"]
    milled = flows["silicon_metal"] / 1e3 * v["synthesis_energy.milling_kwh_per_t"]
    return own * v["synthesis_energy.electrolysis_kwh_per_kg"] + milled


def hydrogenation(
    v: Values, ways: Mapping[str, Gas], unit: str, table: str, bed_kj: float
) -> dict[str, float]:
    """Heat balance of one way to hydrogenate."""
    stc, hydrogen = ways[unit]["stc"], ways[unit]["hydrogen"]
    start = len(table) + 1
    d = {name[start:]: value for name, value in v.items() if name.startswith(f"{table}.")}
    warming = v[f"{unit}.temperature_c"] - d["feed_temperature_c"]
    gas = stc * v["chlorosilane_properties.stc_gas_heat_capacity_kj_per_kg_k"] * warming
    gas += hydrogen * v["chlorosilane_properties.hydrogen_heat_capacity_kj_per_kg_k"] * warming
    reaction = ways[unit]["tcs"] * 1e3 / MASS["TCS"] * d["reaction_heat_kj_per_mol"]
    heater = max(gas * (1.0 - d["heat_recovery_fraction"]) + reaction + bed_kj, 0.0)
    heater /= d["heater_efficiency_fraction"]
    boiling = stc * v["chlorosilane_properties.stc_vaporisation_kj_per_kg"]
    electric = heater * d["electric_heater_fraction"] / 3600.0
    electric += hydrogen * compressed(v, d["recycle_pressure_ratio"])
    electric += cooled(v, boiling * d["refrigerated_fraction"], d["refrigeration_temperature_c"])
    return {
        "electricity": electric,
        "steam": boiling
        * (1.0 - d["vaporisation_recovery_fraction"])
        / v["machines.steam_latent_kj_per_kg"],
        "heat": heater * (1.0 - d["electric_heater_fraction"]) / 1e3,
    }


def distilled(v: Values, flows: Gas) -> float:
    """Vapour that the columns raise [kg/kg]."""
    column = 1.0 + v["distillation.purification_reflux"]
    fresh = sum(flows[f"tcs_from_{name}"] for name in
                ("hydrogenation", "chlorination", "redistribution"))  # fmt: skip
    passed = 1.0 + v["distillation.crude_reflux"]
    passed += v["distillation.new_purification_columns"] * column
    again = 1.0 + v["distillation.recovered_reflux"]
    again += v["distillation.recovered_purification_columns"] * column
    return fresh * passed + flows["tcs_unreacted"] * again


def recovery(v: Values, flows: Gas) -> dict[str, float]:
    """Compression, condensation and stripping of the off-gas."""
    d = {name[15:]: value for name, value in v.items() if name.startswith("off_gas_energy.")}
    condensed = sum(flows[f"{name}_from_deposition"] for name in ("stc", "dcs"))
    condensed = (condensed + flows["tcs_unreacted"]) * d["refrigerated_fraction"]
    stripped = flows["hcl_from_deposition"] * d["absorbent_kg_per_kg"] * d["stripping_range_c"]
    stripped *= v["chlorosilane_properties.liquid_heat_capacity_kj_per_kg_k"]
    stripped *= 1.0 - d["stripping_recovery_fraction"]
    load = condensed * v["chlorosilane_properties.tcs_latent_kj_per_kg"] + stripped
    electric = flows["hydrogen_from_deposition"] * compressed(v, d["pressure_ratio"])
    electric += cooled(v, load, d["refrigeration_temperature_c"])
    return {"electricity": electric, "steam": stripped / v["machines.steam_latent_kj_per_kg"]}


def utilities(v: Values, taken: Taken, besides: Besides) -> dict[str, float]:
    """Cooling of all heat but that of the utilities, fresh water, gases and staff."""
    d = {name[10:]: value for name, value in v.items() if name.startswith("utilities.")}
    heat_mj = sum(
        3.6 * one.get("electricity", 0.0)
        + one.get("steam", 0.0) * v["machines.steam_latent_kj_per_kg"] / 1e3
        + one.get("heat", 0.0)
        for one in taken.values()
    )
    heat_mj += 3.6 * (besides.rods + besides.other)
    heat_mj += besides.steam * v["machines.steam_latent_kj_per_kg"] / 1e3
    shed = heat_mj * d["water_cooled_fraction"]
    circulating = shed / (d["water_heat_capacity_kj_per_kg_k"] * d["cooling_range_c"])
    cycles = d["cycles_of_concentration"]
    size = v["site.capacity_kt_per_year"] / v["labour.reference_capacity_kt_per_year"]
    electric = circulating * d["cooling_kwh_per_t"] + d["compressed_air_kwh_per_kg"]
    return {
        "electricity": electric + d["nitrogen_kg_per_kg"] * d["nitrogen_kwh_per_kg"],
        "cooling water": circulating,
        "process water": shed / d["evaporation_kj_per_kg"] * cycles / (cycles - 1.0),
        "nitrogen": d["nitrogen_kg_per_kg"],
        "labour": v["labour.reference_persons_per_kt_per_year"]
        * math.pow(size, v["labour.scale_exponent"] - 1.0),
    }


def compressed(v: Values, pressure_ratio: float) -> float:
    """Electricity to compress hydrogen in one adiabatic stage [kWh/kg]."""
    k = v["machines.hydrogen_heat_capacity_ratio"]
    inlet = GAS_CONSTANT * (v["machines.suction_temperature_c"] + ZERO_CELSIUS) / MASS["H2"]
    work = inlet * k / (k - 1.0) * (math.pow(pressure_ratio, (k - 1.0) / k) - 1.0)
    return work / v["machines.compressor_efficiency_fraction"] / 3600.0


def cooled(v: Values, load_kj: float, temperature_c: float) -> float:
    """Electricity of refrigeration, a share of Carnot's performance [kWh/kg]."""
    lift = v["machines.heat_rejection_temperature_c"] - temperature_c
    performance = (temperature_c + ZERO_CELSIUS) / lift
    return load_kj / (performance * v["machines.refrigeration_carnot_fraction"]) / 3600.0


def whole(taken: Taken, quantity: str) -> float:
    """All sections together."""
    return sum(one.get(quantity, 0.0) for one in taken.values())


def calibrated(own: Plant, default: Plant, v: Values) -> Taken:
    """Sections with what published consumption has beyond the default plant.

    That of hydrogenation follows the SiCl4 hydrogenated cold, that of deposition the silicon
    deposited, everything else the product. Jackets and cooling meet the heat of all of it.
    """
    published = {name[12:]: value for name, value in v.items() if name.startswith("calibration.")}
    power = {name: default.sections[name].get("electricity", 0.0) for name in SECTIONS}
    cold = published["hydrogenation_kwh_per_kg"] - power["hydrogenation"]
    rods = published["deposition_kwh_per_kg"] - power["deposition"]
    rest = steam = 0.0
    for _ in range(CALIBRATIONS):
        # What is not explained is cooled, cooling takes electricity, which is explained.
        fleet = again(default, Besides(rods, cold + rest, steam))
        steam = published["steam_kg_per_kg"] - whole(fleet, "steam")
        rest = published["whole_plant_kwh_per_kg"] - whole(fleet, "electricity") - cold - rods
    water = published["process_water_t_per_kg"] - whole(fleet, "process water")
    cold *= own.ways["hydrochlorination"]["stc"] / default.ways["hydrochlorination"]["stc"]
    rods *= ratio(own, default, "silicon_by_rods")
    more = {
        "hydrogenation": {"electricity": cold},
        "deposition": {"electricity": rods},
        "utilities": {"electricity": rest, "steam": steam, "process water": water},
    }
    return {
        name: {
            quantity: one.get(quantity, 0.0) + more.get(name, {}).get(quantity, 0.0)
            for quantity in {**one, **more.get(name, {})}
        }
        for name, one in again(own, Besides(rods, cold + rest, steam)).items()
    }


def again(one: Plant, besides: Besides) -> Taken:
    """Sections of a plant that takes some more besides."""
    return sections(one.v, one.flows, one.ways, sum(one.rods.values()), besides)


def ratio(own: Plant, default: Plant, flow: str) -> float:
    """A flow over that of the default plant."""
    return own.flows[flow] / default.flows[flow]


def cash_cost(
    bought: Mapping[str, tuple[str, float, float, bool]], utilisation: float
) -> dict[str, float]:
    """Money per kilogram by line; an item is its line, quantity, price and whether it is fixed."""
    lines: dict[str, float] = {}
    for line, quantity, price, fixed in bought.values():
        paid = quantity * price / (utilisation if fixed else 1.0)
        lines[line] = lines.get(line, 0.0) + paid
    return lines
