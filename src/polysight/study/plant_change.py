"""A plant with measures: its file changed, worked through the plant model, and its answers.

What the model answers is what the changed plant answers. A parameter that was measured moves as
the model does: in proportion, or for a percentage by the same points. Effects that rows state are
put on top, in the order of the catalogue. Waste heat raises as many kilograms of steam as before:
steam that is saved is bought steam, and jacket heat that a measure takes away is bought again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.policy.facts import Answer, Origin, Subject
from polysight.policy.instrument import Instrument, Project
from polysight.study.plant_facts import ENERGY, PlantFacts, plant_facts, subject_under
from polysight.study.plant_file import AnswerSetting, DesignChanges, PlantFile
from polysight.study.plant_model import LAST_OBSERVED_YEAR
from polysight.study.plant_supply import Energy
from polysight.study.saving_measures import (
    DESIGNS,
    EFFECTS,
    Item,
    MeasureNumber,
    SavingMeasure,
)
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Measures with the share of each that is taken.
Amounts = Sequence[tuple[SavingMeasure, float]]
PERCENT = "%"
HUNDRED = 100.0
#: Answers that the plant model gives, whatever the file says, so that measured ones can follow it.
MODELLED = (
    "reduction-electricity", "hydrogenation-electricity", "total-electricity",
    "elimination-electricity", "steam-use", "water-use", "recovery-stc", "recovery-hcl",
    "recovery-h2", "green-electricity-share", ENERGY,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class ChangedPlant:
    """A plant with measures.

    Parameters
    ----------
    stated : PlantFacts
        The plant as its file states it, without measures.
    before, after : PlantFacts
        The same with every answer of `MODELLED` from the model, without and with the measures.
    effects : tuple of MeasureNumber
        Effects that rows state.
    """

    stated: PlantFacts
    before: PlantFacts
    after: PlantFacts
    effects: tuple[MeasureNumber, ...]

    def under(self, instrument: Instrument | None = None) -> Subject:
        """What the plant answers under an instrument.

        Parameters
        ----------
        instrument : Instrument, optional
            The instrument; without one computed coal equivalents are left out.

        Returns
        -------
        Subject
            Route, product and state of the plant after the measures, with its answers.
        """
        subject, stated, before = (
            one.subject if instrument is None else subject_under(one, instrument)
            for one in (self.after, self.stated, self.before)
        )
        answers = {one.parameter: one for one in subject.answers}
        for code, setting in self.stated.file.answers.items():
            if setting.unknown or (code in MODELLED and not setting.computed):
                measured = stated.answer(code)
                moved = None
                if measured is not None:
                    moved = _moved(measured, before.answer(code), subject.answer(code))
                answers[code] = moved or Answer(code, None, origin=Origin.UNKNOWN)
        draws = self.after.model.count, self.after.model.seed
        for effect in self.effects:
            known = answers.get(effect.subject)
            if known is not None and isinstance(known.value, float):
                answers[effect.subject] = _affected(known, effect, *draws)
        return dataclasses.replace(subject, answers=tuple(answers.values()))

    @property
    def electricity_kwh_per_kg(self) -> float:
        """Electricity of the whole plant, electric boilers among it.

        Returns
        -------
        float
            kWh/kg at central values, stated effects included.
        """
        return self._energy(
            float(self.after.central.electricity_kwh_per_kg[0]), "total-electricity"
        )

    @property
    def steam_kg_per_kg(self) -> float:
        """Steam that is bought or raised from fuel.

        Returns
        -------
        float
            kg/kg at central values, stated effects included: what they save of all steam is bought
            no more, before any of the steam from waste heat is left.
        """
        bought, recovered = (
            float(one[0])
            for one in (
                self.after.central.steam_bought_kg_per_kg,
                self.after.central.steam_recovered_kg_per_kg,
            )
        )
        return max(self._energy(bought + recovered, "steam-use") - recovered, 0.0)

    def _energy(self, amount: float, parameter: str) -> float:
        for effect in self.effects:
            if effect.subject == parameter and effect.item is Item.EFFECT_SCALE:
                amount *= 1.0 + effect.value / HUNDRED
        return amount


def changed_plant(
    stated: PlantFacts, before: PlantFacts, taken: Amounts, evidence: Evidence
) -> ChangedPlant:
    """A plant with measures, worked through.

    Parameters
    ----------
    stated : PlantFacts
        The plant as its file states it.
    before : PlantFacts
        From `modelled`.
    taken : sequence of (SavingMeasure, float)
        Measures with the share of each.
    evidence : Evidence
        Rows and units.

    Returns
    -------
    ChangedPlant
        The plant.

    Raises
    ------
    UsageError
        If the plant model refuses the changed design.
    """
    some = [(one, amount) for one, amount in taken if amount > 0.0]
    effects = tuple(effect for one, _ in some for effect in one.of(*EFFECTS))
    file = changed_file(before, [one for one in some if not one[0].of(*EFFECTS)])
    same_design = (file.design, file.plant) == (before.file.design, before.file.plant)
    after = plant_facts(
        file, evidence, seed=before.model.seed, count=before.model.count,
        model=before.model if same_design else None, before=before,
    )  # fmt: skip
    return ChangedPlant(stated, before, after, effects)


def modelled(stated: PlantFacts, evidence: Evidence) -> PlantFacts:
    """The same plant with every answer of `MODELLED` from the model.

    Parameters
    ----------
    stated : PlantFacts
        The plant.
    evidence : Evidence
        Rows and units.

    Returns
    -------
    PlantFacts
        The plant as its model has it.
    """
    computed = dict.fromkeys(MODELLED, AnswerSetting(computed=True))
    file = stated.file.model_copy(update={"answers": {**stated.file.answers, **computed}})
    return plant_facts(file, evidence, model=stated.model)


def changed_file(before: PlantFacts, taken: Amounts) -> PlantFile:
    """File of a plant with measures.

    Parameters
    ----------
    before : PlantFacts
        The plant.
    taken : sequence of (SavingMeasure, float)
        Measures with the share of each.

    Returns
    -------
    PlantFile
        Design, energy supply and route as the measures leave them. A changed route starts from
        the default design of the route, in the last year that rows tell, as a new project.
    """
    file = before.file
    for one, _ in taken:
        if one.target_route:
            head = {
                "route": one.target_route,
                "project": Project.NEW,
                "year": max(file.plant.year, LAST_OBSERVED_YEAR),
            }
            energy = file.energy.model_copy(update={"steam_recovered_share": 0.0})
            file = file.model_copy(
                update={
                    "plant": file.plant.model_copy(update=head),
                    "design": DesignChanges(),
                    "energy": energy,
                }
            )
    targets: dict[str, float] = {}
    for one, _ in taken:
        for number in one.of(*DESIGNS):
            reached = targets.get(number.subject, number.value)
            best = max if number.item is Item.DESIGN_AT_LEAST else min
            targets[number.subject] = best(reached, number.value)
    changes = (*file.design.changes, *(f"{key}={value!r}" for key, value in targets.items()))
    return file.model_copy(
        update={
            "design": file.design.model_copy(update={"changes": changes}),
            "energy": _supplied(file.energy, taken),
        }
    )


def _supplied(energy: Energy, taken: Amounts) -> Energy:
    """Energy supply with direct lines first, then contracts and certificates on what is left."""
    grid, bare = energy.grid_share, energy.grid_share - energy.certificates_share
    shares = {"grid_share": grid}
    parts = [(number, amount) for one, amount in taken for number in one.of(Item.SUPPLY)]
    for number, amount in sorted(parts, key=lambda part: part[0].subject != "direct_pv_share"):
        moved = min(number.value * amount * (bare if number.value == 1.0 else 1.0), bare)
        bare -= moved
        shares[number.subject] = float(getattr(energy, number.subject)) + moved
        if number.subject != "certificates_share":
            shares["grid_share"] -= moved
    return energy.model_copy(update=shares)


def moved_share(before: PlantFacts, taken: Amounts, subject: str) -> float:
    """Share of the electricity that measures move to one supply.

    Parameters
    ----------
    before : PlantFacts
        The plant.
    taken : sequence of (SavingMeasure, float)
        Measures with the share of each.
    subject : str
        Field of the energy supply.

    Returns
    -------
    float
        Fraction of the electricity.
    """
    energy = changed_file(before, taken).energy
    return float(getattr(energy, subject)) - float(getattr(before.file.energy, subject))


def _moved(measured: Answer, before: Answer | None, after: Answer | None) -> Answer:
    """A measured answer that follows the model."""
    ends = [one.value for one in (measured, before, after) if one is not None]
    if before is None or after is None or not all(isinstance(one, float) for one in ends):
        return measured
    value, old, new = (float(one) for one in ends if one is not None)
    olds, news = (one.value if one.draws is None else one.draws for one in (before, after))
    start = value if measured.draws is None else measured.draws
    if measured.unit == PERCENT:
        draws = np.minimum(start + (np.asarray(news) - np.asarray(olds, dtype=float)), HUNDRED)
        return dataclasses.replace(measured, value=min(value + new - old, HUNDRED), draws=draws)
    if old == 0.0:
        return measured
    draws = start * np.asarray(news) / np.asarray(olds, dtype=float)
    return dataclasses.replace(measured, value=value * new / old, draws=draws)


def _affected(known: Answer, effect: MeasureNumber, count: int, seed: int) -> Answer:
    """An answer with an effect that a row states."""
    assert isinstance(known.value, float)
    draws = drawn(effect, count, seed)
    old = np.broadcast_to(known.value if known.draws is None else known.draws, draws.shape)
    if effect.item is Item.EFFECT_SCALE:
        value = known.value * (1.0 + effect.value / HUNDRED)
        return dataclasses.replace(known, value=value, draws=old * (1.0 + draws / HUNDRED))
    best = np.maximum if effect.item is Item.EFFECT_AT_LEAST else np.minimum
    return dataclasses.replace(
        known, value=float(best(known.value, effect.value)), draws=best(old, draws)
    )


def drawn(number: MeasureNumber, count: int, seed: int) -> Floats:
    """Draws of a number of a measure: half of them below its value, half above, evenly.

    Parameters
    ----------
    number : MeasureNumber
        The number with its range.
    count, seed : int
        Number of draws, and start of the random sequences.

    Returns
    -------
    ndarray of float
        Axis draw; in the unit of the number.
    """
    chance = uniforms(seed, f"measure.{number.id}", count)
    ends = (number.low, number.value, number.high)
    return np.interp(chance, (0.0, 0.5, 1.0), ends)


def reached(number: MeasureNumber, present: float) -> bool:
    """Whether a design is where a measure would bring it.

    Parameters
    ----------
    number : MeasureNumber
        A number on the design.
    present : float
        Its present value, in the unit of the number.

    Returns
    -------
    bool
        True at the value and beyond.
    """
    at_least = number.item is Item.DESIGN_AT_LEAST
    return present >= number.value if at_least else present <= number.value
