"""The chlorosilane loop of a Siemens plant in plain numbers: run pass after pass until it stands.

Nothing of the product is used: every pass works through the units one by one, with what the pass
before gave back, and what crosses the fence is counted atom by atom. Amounts are moles per gram of
polysilicon sold, so that amount times molar mass is kg/kg.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

#: Atoms of a molecule.
MOLECULES = {
    "Si": {"Si": 1}, "H2": {"H": 2}, "Cl2": {"Cl": 2}, "HCl": {"H": 1, "Cl": 1},
    "DCS": {"Si": 1, "H": 2, "Cl": 2}, "TCS": {"Si": 1, "H": 1, "Cl": 3},
    "STC": {"Si": 1, "Cl": 4}, "O2": {"O": 2}, "SiO2": {"Si": 1, "O": 2},
    "NaOH": {"Na": 1, "O": 1, "H": 1}, "CaO2H2": {"Ca": 1, "O": 2, "H": 2},
}  # fmt: skip
#: Abridged standard atomic weights, IUPAC 2021.
WEIGHTS = {
    "Si": 28.085, "H": 1.0080, "Cl": 35.45, "O": 15.999, "Na": 22.990, "Ca": 40.078,
}  # fmt: skip
MASS = {
    name: sum(WEIGHTS[atom] * count for atom, count in atoms.items())
    for name, atoms in MOLECULES.items()
}
CHLOROSILANES = ("DCS", "TCS", "STC")
#: Passes after which a loop that still moves is not one that settles.
MOST_PASSES = 5000

Gas = Mapping[str, float]
Values = Mapping[str, float]


def part_of_the_way(feed: Gas, end: Gas, approach: float) -> dict[str, float]:
    """Gas that has gone a part of the way from its feed to equilibrium."""
    names = ("H2", "HCl", "DCS", "TCS", "STC", "Si")
    return {
        name: feed.get(name, 0.0) + approach * (end[name] - feed.get(name, 0.0)) for name in names
    }


def atoms(amounts: Gas, element: str) -> float:
    """Atoms of one element in some amounts."""
    return sum(MOLECULES[name].get(element, 0) * amount for name, amount in amounts.items())


def add(pools: defaultdict[str, float], amounts: Gas) -> None:
    """Put amounts into their pools."""
    for name, amount in amounts.items():
        pools[name] += amount


class Loop:
    """The units of a plant and what one pass through them gives; `v` is ``operation.field``."""

    def __init__(self, v: Values, cold: Gas, hot: Gas, rods: Gas) -> None:
        self.v = v
        self.hot_share = v["synthesis.hot_hydrogenation_share"]
        self.direct_share = v["synthesis.direct_chlorination_share"]
        self.hydrogenated = {
            name: (1.0 - self.hot_share) * cold[name] + self.hot_share * hot[name] for name in cold
        }
        self.ratio = (1.0 - self.hot_share) * v["hydrochlorination.hydrogen_ratio"]
        self.ratio += self.hot_share * v["hot_hydrogenation.hydrogen_ratio"]
        self.rods = rods
        sold = (1.0 - v["deposition.handling_loss_share"]) * rods["Si"]
        self.tcs_fed = 1.0 / WEIGHTS["Si"] / sold
        self.tcs_share = (1.0 - self.direct_share) * v["hydrochlorination.cofeed_tcs_share"]
        self.tcs_share += self.direct_share * v["direct_chlorination.tcs_share"]
        self.lost: defaultdict[str, float] = defaultdict(float)

    def returned(self, gas: Gas, recovery: Gas) -> dict[str, float]:
        """What of a gas comes back after its recovery and the columns; the rest is booked lost."""
        purge = self.v["losses.distillation_purge_share"]
        kept = {}
        for name, amount in gas.items():
            if name != "Si":
                share = recovery.get(name, 1.0) * (1.0 - purge * (name in CHLOROSILANES))
                kept[name] = amount * share
                self.lost[name] += amount * (1.0 - share)
        return kept

    def one_pass(self, stc_fed: float) -> dict[str, float]:
        """Work through all units once with the SiCl4 that the pass before gave back."""
        v, self.lost = self.v, defaultdict(float)
        got: defaultdict[str, float] = defaultdict(float)
        crude = 0.0

        off_gas = {name: self.tcs_fed * amount for name, amount in self.rods.items()}
        tcs_back = v["off_gas.tcs_recovery"]
        condensed = {
            "H2": v["off_gas.hydrogen_recovery"], "HCl": v["off_gas.hydrogen_chloride_recovery"],
            "DCS": tcs_back, "TCS": tcs_back, "STC": v["off_gas.stc_recovery"],
        }  # fmt: skip
        add(got, self.returned(off_gas, condensed))
        crude += sum(off_gas[name] * condensed[name] * MASS[name] for name in CHLOROSILANES)
        arising = got["STC"]

        gas = {name: stc_fed * amount for name, amount in self.hydrogenated.items()}
        kept_gas = (1.0 - self.hot_share) * v["hydrochlorination.hydrogen_recovery"]
        kept_gas += self.hot_share * v["hot_hydrogenation.hydrogen_recovery"]
        add(got, self.returned(gas, {"H2": kept_gas, "HCl": kept_gas}))
        crude += sum(gas[name] * MASS[name] for name in CHLOROSILANES)

        dcs_back = got["DCS"] * v["redistribution.dcs_returned_share"]
        redistributed = {"TCS": 2.0 * dcs_back}
        add(got, self.returned(redistributed, {}))
        crude += redistributed["TCS"] * MASS["TCS"]

        # Chlorination makes the SiHCl3 that the rods still lack.
        purified = 1.0 - v["losses.distillation_purge_share"]
        bought_tcs = v["make_up.tcs_bought_kg_per_kg"] / MASS["TCS"]
        lacking = self.tcs_fed - got["TCS"] - bought_tcs
        burnt_silicon = lacking / (self.tcs_share * purified)
        chlorinated = {
            "H2": burnt_silicon * (2.0 - self.tcs_share), "TCS": burnt_silicon * self.tcs_share,
            "STC": burnt_silicon * (1.0 - self.tcs_share),
        }  # fmt: skip
        vented = (1.0 - self.direct_share) * v["hydrochlorination.hydrogen_recovery"]
        vented += self.direct_share * v["direct_chlorination.hydrogen_recovery"]
        back = self.returned(chlorinated, {"H2": vented})
        add(got, back)
        crude += chlorinated["TCS"] * MASS["TCS"] + chlorinated["STC"] * MASS["STC"]
        arising += back["STC"]

        used = -gas["Si"]
        metal = self.metal(used + burnt_silicon)
        leaving = arising * v["by_products.stc_outlet_share"]
        flame = leaving * v["by_products.fumed_silica_share"]
        acid_back = 4.0 * flame * v["by_products.fumed_chloride_recovery"]
        acid_used = burnt_silicon * (4.0 - self.tcs_share) + metal["bound"]
        bought_stc = v["make_up.stc_bought_kg_per_kg"] / MASS["STC"]
        self.lost["HCl"] += 4.0 * flame - acid_back
        self.lost["STC"] += metal["slurry"]
        stc = got["STC"] + bought_stc - dcs_back - metal["slurry"] - leaving
        if v["synthesis.hydrogenated_share"] == 0.0:
            # An open loop: everything that the columns leave of it goes away.
            leaving, stc = stc, 0.0
        return {
            "stc": stc, "dcs_back": dcs_back, "dcs_sold": got["DCS"] - dcs_back,
            "burnt_silicon": burnt_silicon, "used_silicon": used, "leaving": leaving,
            "flame": flame, "hydrolysed": leaving * v["by_products.hydrolysed_share"],
            "acid": acid_used - acid_back - got["HCl"], "bought_tcs": bought_tcs,
            "bought_stc": bought_stc, "crude": crude,
            "hydrogen_fed": self.tcs_fed * self.v["deposition.hydrogen_ratio"]
            + stc_fed * self.ratio + 2.0 * flame,
            "hydrogen_got": got["H2"] + metal["bound"] / 2.0, **metal,
        }  # fmt: skip

    def metal(self, reacted: float) -> dict[str, float]:
        """Silicon metal for what reacts, and what its impurities take."""
        v = self.v
        fed = reacted / (1.0 - v["losses.silicon_fines_share"])
        bought = fed * WEIGHTS["Si"] / v["losses.silicon_content"]
        impurities = bought * (1.0 - v["losses.silicon_content"])
        return {
            "fed": fed, "fines": fed - reacted, "metal": bought, "impurities": impurities,
            "bound": impurities * v["losses.chlorine_per_impurity_kg_per_kg"] / WEIGHTS["Cl"],
            "slurry": bought * v["losses.slurry_stc_kg_per_kg"] / MASS["STC"],
        }  # fmt: skip


def settled(loop: Loop) -> tuple[float, dict[str, float]]:
    """SiCl4 hydrogenated when a pass gives back what it was fed, and that pass."""
    fed = 0.0
    for _ in range(MOST_PASSES):
        state = loop.one_pass(fed)
        if abs(state["stc"] - fed) <= 1e-14 * abs(fed):
            return fed, state
        fed = state["stc"]
    raise AssertionError("the loop does not settle")


def recycle(v: Values, cold: Gas, hot: Gas, rods: Gas) -> dict[str, float]:
    """Flows of a plant in kg/kg, by the names of the product.

    `cold`, `hot` and `rods` are gases per mole of chlorosilane fed, approach applied.
    """
    loop = Loop(v, cold, hot, rods)
    fed, state = settled(loop)
    off_gas = {name: loop.tcs_fed * amount * MASS[name] for name, amount in rods.items()}
    made = {name: fed * amount * MASS[name] for name, amount in loop.hydrogenated.items()}
    return {
        **at_the_fence(loop, state),
        "stc_to_hydrogenation": fed * MASS["STC"],
        "hydrogen_to_hydrogenation": fed * loop.ratio * MASS["H2"],
        "silicon_to_hydrogenation": state["used_silicon"] * MASS["Si"],
        "silicon_to_chlorination": state["burnt_silicon"] * MASS["Si"],
        "tcs_from_hydrogenation": made["TCS"],
        "tcs_from_chlorination": state["burnt_silicon"] * loop.tcs_share * MASS["TCS"],
        "tcs_from_redistribution": 2.0 * state["dcs_back"] * MASS["TCS"],
        "hydrogen_chloride_to_chlorination": state["burnt_silicon"]
        * (4.0 - loop.tcs_share)
        * MASS["HCl"],
        "dcs_redistributed": state["dcs_back"] * MASS["DCS"],
        "distillation_feed": state["crude"],
        "tcs_to_deposition": loop.tcs_fed * MASS["TCS"],
        "hydrogen_to_deposition": loop.tcs_fed * v["deposition.hydrogen_ratio"] * MASS["H2"],
        "tcs_unreacted": off_gas["TCS"],
        "stc_from_deposition": off_gas["STC"],
        "dcs_from_deposition": off_gas["DCS"],
        "hcl_from_deposition": off_gas["HCl"],
        "hydrogen_from_deposition": off_gas["H2"],
        "silicon_by_rods": off_gas["Si"],
    }


def at_the_fence(loop: Loop, state: Gas) -> dict[str, float]:
    """Inputs and outlets; chlorine and hydrogen made up are what their atoms say, nothing else."""
    v, lost = loop.v, loop.lost
    product = 1.0 / WEIGHTS["Si"]
    handling = loop.tcs_fed * loop.rods["Si"] - product
    sold = {
        "STC": state["leaving"] - state["flame"] - state["hydrolysed"],
        "DCS": state["dcs_sold"],
    }
    drowned = {"STC": state["hydrolysed"]}
    bought = {"TCS": state["bought_tcs"], "STC": state["bought_stc"]}
    away = (lost, sold, drowned)
    taken_up = atoms(lost, "Cl") + atoms(drowned, "Cl") + state["bound"]
    acid = sum(atoms(each, "Cl") for each in away) + state["bound"] - atoms(bought, "Cl")
    outside = acid * (1.0 - v["make_up.chlorine_burnt_share"])
    # The flame takes hydrogen and gives it back as HCl; hydrolysis takes none of the plant's.
    hydrogen = sum(atoms(each, "H") for each in away) - atoms(bought, "H") - outside
    silicon = sum(atoms(each, "Si") for each in away) + state["flame"] + product + handling
    fed = state["fed"] - state["fines"] + atoms(bought, "Si")
    # Atoms and pools are counted apart and must agree.
    assert abs(fed - silicon) < 1e-12 * fed
    assert abs(acid - state["acid"]) < 1e-10 * loop.tcs_fed
    assert abs(hydrogen / 2.0 - pool_of_hydrogen(v, state, acid)) < 1e-10 * loop.tcs_fed
    lime = v["by_products.lime_share"]
    lost_silicon = atoms(lost, "Si")
    return {
        "silicon_metal": state["metal"],
        "silicon_in": (state["fed"] + atoms(bought, "Si")) * WEIGHTS["Si"],
        "hydrogen": max(hydrogen, 0.0) * WEIGHTS["H"],
        "hydrogen_surplus": max(-hydrogen, 0.0) * WEIGHTS["H"],
        "hydrogen_chloride": outside * MASS["HCl"],
        "chlorine": (acid - outside) * WEIGHTS["Cl"],
        "chlorine_equivalent": (acid + atoms(bought, "Cl")) * WEIGHTS["Cl"],
        "oxygen": state["flame"] * MASS["O2"],
        "caustic_soda": taken_up * (1.0 - lime) * MASS["NaOH"],
        "lime": taken_up * lime * MASS["CaO2H2"] / 2.0,
        "stc_sold": sold["STC"] * MASS["STC"],
        "dcs_sold": sold["DCS"] * MASS["DCS"],
        "fumed_silica": state["flame"] * MASS["SiO2"],
        "stc_hydrolysed": state["hydrolysed"] * MASS["STC"],
        "silicon_fines": state["fines"] * WEIGHTS["Si"],
        "metal_impurities": state["impurities"],
        "chlorine_with_metals": state["bound"] * WEIGHTS["Cl"],
        "silicon_handling_loss": handling * WEIGHTS["Si"],
        "chlorosilanes_lost": sum(lost[name] * MASS[name] for name in CHLOROSILANES),
        "silicon_in_chlorosilanes_lost": lost_silicon * WEIGHTS["Si"],
        "hydrogen_chloride_lost": lost["HCl"] * MASS["HCl"],
        "hydrogen_chloride_neutralised": taken_up * MASS["HCl"],
        "hydrogen_vented": lost["H2"] * MASS["H2"],
        "silicon_lost": (lost_silicon + state["hydrolysed"] + state["fines"] + handling)
        * WEIGHTS["Si"],
        "chlorine_lost": taken_up * WEIGHTS["Cl"],
        "hydrogen_lost": atoms(lost, "H") * WEIGHTS["H"],
    }


def pool_of_hydrogen(v: Values, state: Gas, acid: float) -> float:
    """Hydrogen made up, from what the units take and give back."""
    to_burner = acid * v["make_up.chlorine_burnt_share"] / 2.0
    return state["hydrogen_fed"] + to_burner - state["hydrogen_got"]
