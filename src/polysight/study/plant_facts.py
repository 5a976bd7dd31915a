"""What a plant answers when law asks: its file, and where the file says so the plant model."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.plant.sections import DEPOSITION, HYDROGENATION, whole_plant
from polysight.policy.calendar import told_date
from polysight.policy.coal_equivalent import UNIT, EnergyAccount, comprehensive_energy
from polysight.policy.coal_equivalent import energy_use as carried
from polysight.policy.facts import Answer, Origin, Subject
from polysight.policy.instrument import Instrument
from polysight.policy.plant_state import state_under
from polysight.study.electric_boiler import electric_boiler_kwh_per_kg
from polysight.study.enclosing_regions import enclosing_country, enclosing_regions
from polysight.study.plant_energy import EnergyUse, energy_use, require_heat
from polysight.study.plant_file import AnswerSetting, PlantFile
from polysight.study.plant_files import stated_number
from polysight.study.plant_model import DRAWS, SEED, PlantModel, plant_model
from polysight.study.plant_supply import SteamSource
from polysight.study.references import references
from polysight.study.scenario import Wording
from polysight.units import UnitTable

Floats = NDArray[np.float64]

ENERGY = "comprehensive-energy"
PERCENT = 100.0
#: Carriers of energy as conversion sets name them, and the units in which plants take them.
CARRIERS = {"electricity": "kWh/kg", "steam": "kg/kg"}
#: Recoveries of the off-gas, by parameter of law.
RECOVERIES = {
    "recovery-stc": "off_gas.stc_recovery",
    "recovery-hcl": "off_gas.hydrogen_chloride_recovery",
    "recovery-h2": "off_gas.hydrogen_recovery",
}


class Footing(StrEnum):
    """What an answer rests on."""

    MEASURED = "measured"
    ROW = "row"
    ASSUMED = "assumed"
    COMPUTED = "computed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ground:
    """What one answer rests on.

    Parameters
    ----------
    footing : Footing
        Measured, a row, an assumption, the model, or nothing.
    ref : str
        Id of the row; empty for the other footings.
    period : str
        When it was measured.
    boundary : Wording or None
        What was counted, as the file says.
    reason : Wording or None
        Assumption or remark of the file.
    """

    footing: Footing
    ref: str = ""
    period: str = ""
    boundary: Wording | None = None
    reason: Wording | None = None


@dataclass(frozen=True, eq=False)
class PlantFacts:
    """A plant, ready to be judged.

    Parameters
    ----------
    file : PlantFile
        Its file.
    model : PlantModel
        Its model.
    central, draws : EnergyUse
        Its energy, at central values and over the draws.
    subject : Subject
        What it answers, but for coal equivalents that are computed, and its state as its file
        tells it: see `subject_under`.
    grounds : dict of str to Ground
        What every answer rests on, by parameter.
    units : UnitTable
        Units that exist.
    """

    file: PlantFile
    model: PlantModel
    central: EnergyUse
    draws: EnergyUse
    subject: Subject
    grounds: dict[str, Ground]
    units: UnitTable

    @property
    def computes_energy(self) -> bool:
        """Whether coal equivalents come from the model and not from a measurement.

        Returns
        -------
        bool
            False where the file states a number, which wins, or says that nobody knows.
        """
        ground = self.grounds.get(ENERGY)
        return ground is not None and ground.footing is Footing.COMPUTED


def plant_facts(
    file: PlantFile,
    evidence: Evidence,
    *,
    seed: int = SEED,
    count: int = DRAWS,
    model: PlantModel | None = None,
    before: PlantFacts | None = None,
) -> PlantFacts:
    """Facts of a plant.

    Parameters
    ----------
    file : PlantFile
        Its file, checked.
    evidence : Evidence
        Rows and units.
    seed, count : int
        Start of the random sequences, and number of draws.
    model : PlantModel, optional
        Its model where it is at hand; worked through when omitted.
    before : PlantFacts, optional
        The plant without measures, where the file is that of one with measures: steam that waste
        heat raises stays, as far as the reactors can still raise it. Of a file as a user wrote it
        steam that its reactors cannot raise is refused.

    Returns
    -------
    PlantFacts
        The facts.

    Raises
    ------
    UsageError
        If a change of the design is impossible.
    DataError
        If the file has more steam raised from waste heat than its reactors can raise.
    """
    head = file.plant
    found = model or plant_model(
        head.route, evidence, file.design_changes, year=head.year, seed=seed, count=count
    )
    if before is None:
        require_heat(found, file.energy)
    use = _energy(file, found, before, evidence)
    answers = tuple(_answers(file, found, use, evidence))
    regions = enclosing_regions(head.region, evidence)
    subject = Subject(
        route=head.route,
        product=head.product,
        region=head.region,
        project=head.project,
        capacity_t_per_year=stated_number(head.capacity, "t/a", evidence),
        company=head.company,
        commissioned=told_date(head.commissioned),
        origin=enclosing_country(regions, evidence),
        regions=regions,
        answers=answers,
    )
    return PlantFacts(
        file,
        found,
        *use,
        subject,
        {code: _ground(setting) for code, setting in file.answers.items()},
        evidence.units,
    )


def subject_under(facts: PlantFacts, instrument: Instrument, *, all_steam: bool = False) -> Subject:
    """What a plant is and answers under one instrument, which counts energy in its own way.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    instrument : Instrument
        The instrument.
    all_steam : bool, default False
        Whether steam from waste heat is counted too, which is not bought.

    Returns
    -------
    Subject
        Existing or new as the days of plant and instrument have it; with comprehensive energy
        where the model gives it and the instrument says how to count it; what was measured stays
        as it is.
    """
    own = replace(facts.subject, project=state_under(facts.subject, instrument))
    if not facts.computes_energy or not _counts(instrument):
        return own
    middle, many = (
        energy_account(facts, instrument, one, all_steam=all_steam).total_kgce_per_kg
        for one in (facts.central, facts.draws)
    )
    answer = Answer(ENERGY, float(middle[0]), UNIT, many, Origin.COMPUTED)
    return replace(own, answers=(*own.answers, answer))


def energy_account(
    facts: PlantFacts, instrument: Instrument, use: EnergyUse, *, all_steam: bool = False
) -> EnergyAccount:
    """Comprehensive energy of a plant as one instrument counts it, line by line.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    instrument : Instrument
        The instrument with its conversion set.
    use : EnergyUse
        Energy at central values or over the draws.
    all_steam : bool, default False
        Whether steam from waste heat is counted too.

    Returns
    -------
    EnergyAccount
        Electricity and steam in coal equivalent; axis draw.

    Raises
    ------
    DataError
        If the instrument has no coal equivalent for a carrier.
    """
    steam = use.steam_kg_per_kg if all_steam else use.steam_bought_kg_per_kg
    amounts = {"electricity": use.electricity_kwh_per_kg, "steam": steam}
    uses = [carried(code, amounts[code], unit) for code, unit in CARRIERS.items()]
    return comprehensive_energy(uses, instrument.conversion, facts.units)


def _counts(instrument: Instrument) -> bool:
    """Whether an instrument says how electricity and steam become coal equivalent."""
    return set(CARRIERS) <= {one.carrier for one in instrument.conversion}


def _ground(setting: AnswerSetting) -> Ground:
    if setting.unknown:
        footing = Footing.UNKNOWN
    elif setting.computed:
        footing = Footing.COMPUTED
    elif setting.ref:
        footing = Footing.ROW
    else:
        footing = Footing.ASSUMED if setting.assumption else Footing.MEASURED
    reason = setting.assumption or setting.note
    return Ground(footing, setting.ref, setting.period, setting.boundary, reason)


def _energy(
    file: PlantFile, model: PlantModel, before: PlantFacts | None, evidence: Evidence
) -> tuple[EnergyUse, EnergyUse]:
    """Energy at central values and over the draws."""
    supply, boiler = file.energy, math.nan
    if supply.steam_source is SteamSource.GRID_ELECTRIC:
        boiler = electric_boiler_kwh_per_kg(evidence, references(evidence))
    middle = before.central.steam_recovered_kg_per_kg if before else None
    many = before.draws.steam_recovered_kg_per_kg if before else None
    return (
        energy_use(model, model.central, supply, middle, boiler_kwh_per_kg=boiler),
        energy_use(model, model.draws, supply, many, boiler_kwh_per_kg=boiler),
    )


def _answers(
    file: PlantFile, model: PlantModel, use: tuple[EnergyUse, EnergyUse], evidence: Evidence
) -> Iterator[Answer]:
    """Answers of a file, those of the model put in; coal equivalents are left to the instrument."""
    modelled = {one.parameter: one for one in _modelled(file, model, use, evidence)}
    units = {row.cells["code"]: row.cells["unit"] for row in evidence.tables["parameters"]}
    for code, setting in file.answers.items():
        if setting.unknown:
            yield Answer(code, None, origin=Origin.UNKNOWN)
        elif setting.computed:
            if code in modelled:
                yield modelled[code]
            elif code != ENERGY:
                yield Answer(code, None, origin=Origin.UNKNOWN)
        elif setting.ref or isinstance(setting.value, float):
            number = _number(setting, units[code], evidence)
            yield Answer(code, number, units[code])
        else:
            yield Answer(code, setting.value)


def _number(setting: AnswerSetting, unit: str, evidence: Evidence) -> float:
    if not unit and not setting.ref:
        assert isinstance(setting.value, float)
        return setting.value
    return stated_number(setting, unit, evidence)


def _modelled(
    file: PlantFile, model: PlantModel, use: tuple[EnergyUse, EnergyUse], evidence: Evidence
) -> Iterator[Answer]:
    """Everything that model and file answer by themselves."""
    middle, many = model.central.consumption, model.draws.consumption
    ends = (whole_plant(middle), whole_plant(many))
    power = [
        np.asarray(one.electricity_kwh_per_kg) + each.boiler_kwh_per_kg
        for one, each in zip(ends, use, strict=True)
    ]
    for code in ("total-electricity", "elimination-electricity"):
        yield _computed(code, "kWh/kg", *power)
    for code, place in (
        ("reduction-electricity", DEPOSITION), ("hydrogenation-electricity", HYDROGENATION)
    ):  # fmt: skip
        at = (one.electricity_kwh_per_kg[..., place] for one in (middle, many))
        yield _computed(code, "kWh/kg", *at)
    yield _computed("steam-use", "kg/kg", *(one.steam_kg_per_kg for one in ends))
    tonnes = evidence.units.factor("t/kg", "t/t")
    yield _computed("water-use", "t/t", *(one.process_water_t_per_kg * tonnes for one in ends))
    for code, key in RECOVERIES.items():
        if key in model.design.parameters:
            drawn = model.design.drawn(key, seed=model.seed, count=model.count)
            yield _computed(code, "%", model.design.central(key) * PERCENT, drawn * PERCENT)
    yield from _stated_elsewhere(file, evidence)


def _computed(code: str, unit: str, middle: Floats, many: Floats) -> Answer:
    return Answer(
        code, float(np.ravel(middle)[0]), unit, np.ravel(np.asarray(many)), Origin.COMPUTED
    )


def _stated_elsewhere(file: PlantFile, evidence: Evidence) -> Iterator[Answer]:
    """Answers that follow from other parts of the file."""
    energy = file.energy
    direct = energy.direct_pv_share + energy.direct_wind_share + energy.direct_hydro_share
    kept = energy.certificates_share - energy.certificates_sold_on
    own = direct - energy.direct_line_certificates_sold
    green = energy.green_contract_share + kept + own
    share = min(green, 1.0) * PERCENT
    yield Answer("green-electricity-share", share, "%", origin=Origin.COMPUTED)
    yield Answer("green-electricity", green > 0.0, origin=Origin.COMPUTED)
    captive = energy.captive_coal_share > 0.0
    yield Answer("captive-coal-power", captive, origin=Origin.COMPUTED)
    yield Answer("reductant", file.materials.silicon_metal_reductant.value, origin=Origin.COMPUTED)
    capacity = stated_number(file.plant.capacity, "t/a", evidence)
    yield Answer("project-scale", capacity, "t/a", origin=Origin.COMPUTED)


def row_ids(facts: PlantFacts) -> tuple[str, ...]:
    """Ids of every row that the facts of a plant rest on.

    Parameters
    ----------
    facts : PlantFacts
        The plant.

    Returns
    -------
    tuple of str
        Rows of its answers and of its design, each once.
    """
    own = [ground.ref for ground in facts.grounds.values() if ground.ref]
    design = [one.source for one in facts.model.design.parameters.values() if ":" not in one.source]
    return tuple(dict.fromkeys((*own, *design)))
