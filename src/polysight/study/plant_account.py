"""What a plant model tells: readings in parts, flows of energy, purity, influences, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.plant.balance import Balance, per_year
from polysight.plant.operation import Operation, RodReactor
from polysight.plant.purity.grades import Grade, Verdict, judged
from polysight.plant.purity.measured import Property, measured
from polysight.plant.purity.nines import Counted, impurity_fraction, notation
from polysight.plant.purity.shares import qualifying_share
from polysight.plant.rod_reactor.batch import reactors_needed
from polysight.plant.sections import SECTIONS, Consumption, whole_plant
from polysight.plant.species import ELEMENTS
from polysight.study.designs import Design
from polysight.study.flows import Flow
from polysight.study.grades import grades
from polysight.study.plant_model import PlantModel
from polysight.study.readings import Reading, influences, reading, readings, units_of

Floats = NDArray[np.float64]

#: Fields of a balance by what they are.
INPUTS = (
    "silicon_metal", "hydrogen", "hydrogen_chloride", "chlorine", "tcs_bought", "stc_bought",
    "oxygen", "caustic_soda", "lime",
)  # fmt: skip
OUTLETS = ("stc_sold", "dcs_sold", "fumed_silica", "hydrogen_surplus")
LOSSES = (
    "stc_hydrolysed", "silicon_fines", "metal_impurities", "chlorine_with_metals", "silicon_dust",
    "silicon_handling_loss", "silane_lost", "chlorosilanes_lost", "hydrogen_chloride_lost",
    "hydrogen_vented", "silicon_lost", "chlorine_lost", "hydrogen_lost",
)  # fmt: skip
CIRCULATION = (
    "stc_to_hydrogenation", "hydrogen_to_hydrogenation", "tcs_from_hydrogenation",
    "tcs_from_chlorination", "tcs_from_redistribution", "distillation_feed", "tcs_to_deposition",
    "hydrogen_to_deposition", "tcs_unreacted", "stc_from_deposition", "dcs_from_deposition",
    "hcl_from_deposition", "hydrogen_from_deposition", "tcs_to_silane", "silane_made",
    "stc_from_redistribution", "hydrogen_to_fluidised_bed",
)  # fmt: skip
PARTS = {
    "inputs": INPUTS, "outlets": OUTLETS, "losses": LOSSES, "circulation": CIRCULATION,
}  # fmt: skip
#: Terms of the electricity of a rod reactor.
ROD_TERMS = ("radiation", "gas", "reaction", "remainder")
#: Properties that are told of a product, with their units.
PROPERTIES = (
    (Property.DONORS, "ppba"), (Property.ACCEPTORS, "ppba"), (Property.CARBON, "at/cm3"),
    (Property.OXYGEN, "at/cm3"), (Property.BULK_METALS, "ppbw"),
    (Property.SURFACE_METALS, "ppbw"),
)  # fmt: skip
INFLUENCES = 8
TONNES_PER_KT = 1000.0


@dataclass(frozen=True)
class SectionAccount:
    """What one section takes.

    Parameters
    ----------
    section : str
        One of `SECTIONS`, or ``whole``.
    readings : tuple of Reading
        Each quantity, physics and remainder together.
    physics, remainder, learning : Reading
        Electricity that heat balances explain, the calibrated rest, and the change of the fleet
        since the year of the calibration.
    """

    section: str
    readings: tuple[Reading, ...]
    physics: Reading
    remainder: Reading
    learning: Reading


@dataclass(frozen=True, slots=True)
class GradeVerdict:
    """Verdict of a grade on the product.

    Parameters
    ----------
    grade : Grade
        The grade.
    verdict : Verdict
        At central values.
    share : float
        Share of the draws with this verdict.
    conditional : Verdict
        Verdict at central values if limits whose document was not seen held.
    qualifying : float
        Share of output that keeps those limits that can be compared, unseen ones taken as they
        are told; batches scatter and their properties are independent; mean over the draws. Not a
        number where nothing can be compared.
    """

    grade: Grade
    verdict: Verdict
    share: float
    conditional: Verdict
    qualifying: float


@dataclass(frozen=True)
class PlantAccount:
    """Everything that is told of a plant.

    Parameters
    ----------
    materials : dict of str to tuple of Reading
        Readings of the balance by part: inputs, outlets, losses, circulation.
    yearly : tuple of Reading
        Inputs, by-products and losses of the plant at its nameplate [t/a].
    closure : dict of str to float
        Largest relative residual of each element over all draws.
    conversions : tuple of Reading
        Conversion per pass by step.
    sections : tuple of SectionAccount
        Sections, and the whole plant at the end.
    energy : tuple of Flow
        Electricity, steam and heat [kWh/kg]; the labels are message keys.
    reactor : tuple of Reading
        Rod reactors; empty where the route has none.
    purity : tuple of Reading
        Properties of the product.
    verdicts : tuple of GradeVerdict
        Every grade of every standard that is known.
    nines : dict of str to (str, str)
        N-number of the product at central values, by atoms and by weight, for what is counted.
    influences : dict of str to tuple of (str, float)
        Parameters that electricity and silicon metal follow most, with the rank correlation.
    """

    materials: dict[str, tuple[Reading, ...]]
    yearly: tuple[Reading, ...]
    closure: dict[str, float]
    conversions: tuple[Reading, ...]
    sections: tuple[SectionAccount, ...]
    energy: tuple[Flow, ...]
    reactor: tuple[Reading, ...]
    purity: tuple[Reading, ...]
    verdicts: tuple[GradeVerdict, ...]
    nines: dict[str, tuple[str, str]]
    influences: dict[str, tuple[tuple[str, float], ...]]


def plant_account(model: PlantModel, evidence: Evidence) -> PlantAccount:
    """Account of a plant.

    Parameters
    ----------
    model : PlantModel
        The plant.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    PlantAccount
        What is told of it.
    """
    middle, many = model.central, model.draws
    units = units_of(Balance, evidence.units, "kg/kg")
    return PlantAccount(
        materials={
            part: tuple(readings("balance", middle.balance, many.balance, names, units))
            for part, names in PARTS.items()
        },
        yearly=tuple(_yearly(model)),
        closure=_closure(many),
        conversions=tuple(
            reading(f"conversion.{kind}", "1", middle.conversions[kind], many.conversions[kind])
            for kind in middle.conversions
        ),
        sections=_sections(middle, many, evidence),
        energy=tuple(energy_flows(middle, _latent(model.design), evidence)),
        reactor=_reactor(model),
        purity=_purity(model),
        verdicts=tuple(_verdicts(model, evidence)),
        nines=_nines(model),
        influences=_influences(model),
    )


def _yearly(model: PlantModel) -> list[Reading]:
    """Flows across the fence of the plant in a year at nameplate."""
    parts: Any = model.built
    output = parts.site.capacity_kt_per_year * TONNES_PER_KT
    middle, many = (per_year(one.balance, output) for one in (model.central, model.draws))
    names = (*INPUTS, *OUTLETS, *LOSSES)
    return readings("balance", middle, many, names, dict.fromkeys(names, "t/a"))


def _closure(many: Operation) -> dict[str, float]:
    worst = np.abs(many.balance.residual).reshape(-1, len(ELEMENTS)).max(axis=0)
    return dict(zip(ELEMENTS, worst.tolist(), strict=True))


def _sections(middle: Operation, many: Operation, evidence: Evidence) -> tuple[SectionAccount, ...]:
    units = units_of(Consumption, evidence.units, "1")
    told = []
    for place, section in enumerate((*SECTIONS, "whole")):

        def at(consumption: Consumption, name: str, place: int = place) -> Floats:
            if place == len(SECTIONS):
                return np.asarray(getattr(whole_plant(consumption), name))
            return np.asarray(getattr(consumption, name)[..., place])

        power = "electricity_kwh_per_kg"
        each = tuple(
            reading(
                f"sections.{name}", unit, at(middle.consumption, name), at(many.consumption, name)
            )
            for name, unit in units.items()
        )
        parts = (
            reading(f"sections.{power}", "kWh/kg", at(one, power), at(other, power))
            for one, other in (
                (middle.physics, many.physics),
                (middle.remainder, many.remainder),
                (middle.learnt, many.learnt),
            )
        )
        told.append(SectionAccount(section, each, *parts))
    return tuple(told)


def energy_flows(middle: Operation, latent_kj_per_kg: float, evidence: Evidence) -> list[Flow]:
    """Energy from carrier through section to what it does [kWh/kg].

    Parameters
    ----------
    middle : Operation
        At central values.
    latent_kj_per_kg : float
        Heat of condensation of steam; zero for a route without steam.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    list of Flow
        Labels are message keys. Steam is counted with the heat that it gives off; of the sections
        with rod reactors deposition is divided into what its electricity does, every other one
        into what is explained and what is calibrated.
    """
    taken = middle.consumption
    heat, joules = (evidence.units.factor(one, "kWh/kg") for one in ("MJ/kg", "kJ/kg"))
    carriers = (
        ("reading.sections_electricity_kwh_per_kg", taken.electricity_kwh_per_kg),
        ("reading.sections_steam_kg_per_kg", taken.steam_kg_per_kg * latent_kj_per_kg * joules),
        ("reading.sections_heat_mj_per_kg", taken.heat_mj_per_kg * heat),
    )
    found = [
        Flow(carrier, section_key(section), float(np.ravel(amount[..., place])[0]))
        for carrier, amount in carriers
        for place, section in enumerate(SECTIONS)
    ]
    reactor = middle.reactor
    if reactor is not None:
        rods = float(np.ravel(middle.balance.silicon_by_rods)[0])
        found += [
            Flow(
                section_key("deposition"), f"reading.reactor_{term}_kwh_per_kg",
                rods * float(np.ravel(getattr(reactor.energy, f"{term}_kwh_per_kg"))[0]),
            )
            for term in ROD_TERMS
        ]  # fmt: skip
        found += _learnt(rods * float(np.ravel(reactor.energy.learning_kwh_per_kg)[0]))
    return found


def _learnt(change: float) -> list[Flow]:
    """Change since the year of the calibration: what is saved stands beside what is taken."""
    learning, section = "reading.reactor_learning_kwh_per_kg", section_key("deposition")
    if change == 0.0:
        return []
    return [Flow(learning, section, -change) if change < 0.0 else Flow(section, learning, change)]


def _latent(design: Design) -> float:
    """Heat of condensation of steam that a design states."""
    key = "machines.steam_latent_kj_per_kg"
    return float(design.central(key)[0]) if key in design.parameters else 0.0


def section_key(section: str) -> str:
    """Message key of the name of a section.

    Parameters
    ----------
    section : str
        One of `SECTIONS`, or ``whole``.

    Returns
    -------
    str
        Message key.
    """
    return f"section.{section.replace('-', '_')}"


def _reactor(model: PlantModel) -> tuple[Reading, ...]:
    middle, many = model.central.reactor, model.draws.reactor
    if middle is None or many is None:
        return ()
    told = [
        reading(f"reactor.{term}_kwh_per_kg", "kWh/kg", *(
            getattr(one.energy, f"{term}_kwh_per_kg") for one in (middle, many)
        ))
        for term in (*ROD_TERMS, "learning", "total")
    ]  # fmt: skip
    for name, unit in (
        ("deposition_h", "h"), ("deposited_t", "t"), ("batches_per_year", "1"),
        ("product_t_per_year", "t/a"),
    ):  # fmt: skip
        ends = (getattr(one.batch, name) for one in (middle, many))
        told.append(reading(f"reactor.{name}", unit, *ends))
    needed = (_needed(one, model.design) for one in (middle, many))
    return (*told, reading("reactor.needed", "count", *needed))


def _needed(reactor: RodReactor, design: Design) -> Floats:
    capacity = design.central("site.capacity_kt_per_year") * 1e3
    return np.asarray(reactors_needed(capacity, reactor.batch.product_t_per_year), dtype=np.float64)


def _purity(model: PlantModel) -> tuple[Reading, ...]:
    middle, many = (measured(one.product, model.route.form) for one in (model.central, model.draws))
    return tuple(
        reading(f"purity.{which.value}", unit, middle.value(which), many.value(which))
        for which, unit in PROPERTIES
    )


def _verdicts(model: PlantModel, evidence: Evidence) -> Iterator[GradeVerdict]:
    form = model.route.form
    parts: Any = model.built
    middle, many = (measured(one.product, form) for one in (model.central, model.draws))
    for one in grades(evidence):
        verdict = Verdict(int(np.ravel(judged(middle, one).verdict)[0]))
        drawn = judged(many, one).verdict
        held = judged(middle, one, if_unverified_hold=True).verdict
        share = qualifying_share(many, one, parts.scatter).independent
        yield GradeVerdict(
            one,
            verdict,
            float(np.mean(drawn == verdict)),
            Verdict(int(np.ravel(held)[0])),
            float(np.mean(share)),
        )


def _nines(model: PlantModel) -> dict[str, tuple[str, str]]:
    """N-number of the inside by atoms and by weight; trade often counts metals alone."""
    inside = model.central.product.bulk_ppba
    return {
        counted.value: (
            notation(float(np.ravel(impurity_fraction(inside, counted, by_weight=False))[0])),
            notation(float(np.ravel(impurity_fraction(inside, counted, by_weight=True))[0])),
        )
        for counted in Counted
    }


def _influences(model: PlantModel) -> dict[str, tuple[tuple[str, float], ...]]:
    moving = [
        (key, drawn)
        for key in model.design.parameters
        if (drawn := model.design.drawn(key, seed=model.seed, count=model.count)).size > 1
    ]
    outcomes = {
        "sections.electricity_kwh_per_kg": whole_plant(
            model.draws.consumption
        ).electricity_kwh_per_kg,
        "balance.silicon_metal": model.draws.balance.silicon_metal,
    }
    return {
        name: tuple(influences(moving, values, INFLUENCES))
        for name, values in outcomes.items()
        if values.size > 1
    }
