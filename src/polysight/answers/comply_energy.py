"""Comprehensive energy of a plant in words: its arithmetic, its boundary, and the other reading."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from polysight.answers.comply_words import reasons_cell, worded
from polysight.answers.plant_words import number
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.instrument import Instrument, Standing
from polysight.policy.instrument import Wording as Words
from polysight.study.compliance import Compliance
from polysight.study.plant_energy import recoverable_kg_per_kg
from polysight.study.plant_facts import ENERGY, Footing, energy_account
from polysight.study.readings import HIGH, LOW

#: Reason of a rule whose text names what it leaves out.
EXCLUDED = "policy.excluded"
#: Row of the average of the industry as the standard counts it.
AVERAGE = "UC0030"


def energy_instrument(found: Compliance) -> Instrument | None:
    """Instrument by which comprehensive energy is told.

    Parameters
    ----------
    found : Compliance
        What the law says.

    Returns
    -------
    Instrument or None
        The one that limits it at the next turn, else on the day; None where none does.
    """
    coming = found.turn.verdicts if found.turn else ()
    for one in (*coming, *found.verdicts, *found.previews):
        if one.rule.parameter == ENERGY and one.instrument.conversion:
            return one.instrument
    return None


def energy_lines(found: Compliance, evidence: Evidence, language: Language) -> Iterator[str]:
    """Comprehensive energy in words.

    Parameters
    ----------
    found : Compliance
        What the law says.
    evidence : Evidence
        Holds the average of the industry.
    language : {"en", "zh"}
        Language.

    Yields
    ------
    str
        One line a statement.
    """
    facts = found.facts
    ground = facts.grounds.get(ENERGY)
    if ground is None or ground.footing is Footing.UNKNOWN:
        yield text("comply.energy_unknown", language)
        return
    if not facts.computes_energy:
        answer = facts.subject.answer(ENERGY)
        value = number(answer.value) if answer and isinstance(answer.value, float) else "–"
        told = {"value": value, "period": ground.period or "–", "ref": ground.ref}
        yield text(f"comply.energy_{ground.footing.value}", language, **told)
        if ground.boundary:
            words = worded(Words(ground.boundary.en, ground.boundary.zh), language)
            yield text("comply.energy_own_boundary", language, boundary=words)
        return
    instrument = energy_instrument(found)
    if instrument is None:
        yield from _unlimited(found, evidence, language)
    else:
        yield from _computed(found, instrument, language)
        row = evidence.observation(AVERAGE)
        if row.route == facts.file.plant.route:
            average = {"average": number(row.middle), "year": row.period.text, "row": row.id}
            yield text("comply.energy_average", language, **average)


def _unlimited(found: Compliance, evidence: Evidence, language: Language) -> Iterator[str]:
    """That nothing limits it, and the texts that leave the plant out by name."""
    yield text("comply.energy_unlimited", language)
    for one in found.outside:
        excluded = [each for each in one.reasons if each.key == EXCLUDED]
        held = one.standing in (Standing.IN_FORCE, Standing.PREVIEW_FUTURE)
        if one.rule.parameter == ENERGY and excluded and held:
            yield f"  {one.rule.id}: {reasons_cell(excluded, evidence, language)}"


def _computed(found: Compliance, instrument: Instrument, language: Language) -> Iterator[str]:
    facts = found.facts
    account = energy_account(facts, instrument, facts.central)
    drawn = energy_account(facts, instrument, facts.draws).total_kgce_per_kg
    low, high = (float(one) for one in np.quantile(drawn, (LOW, HIGH)))
    parts = " + ".join(
        text(
            f"comply.energy_{line.carrier}", language, amount=number(float(line.amount[0])),
            unit=line.unit, factor=number(line.factor), row=line.ref,
        )
        for line in account.lines
        if line.amount[0]
    )  # fmt: skip
    total = float(account.total_kgce_per_kg[0])
    yield text(
        "comply.energy_computed", language, parts=parts, total=number(total), low=number(low),
        high=number(high), instrument=instrument.id,
    )  # fmt: skip
    most = float(recoverable_kg_per_kg(facts.model, facts.model.central)[0])
    recovered = float(facts.central.steam_recovered_kg_per_kg[0])
    boiler = float(facts.central.boiler_kwh_per_kg[0])
    if boiler:
        yield text("comply.energy_boiler", language, amount=number(boiler))
    if recovered:
        every = energy_account(facts, instrument, facts.central, all_steam=True)
        yield text(
            "comply.energy_boundary", language, recovered=number(recovered),
            total=number(float(every.total_kgce_per_kg[0])),
            most=number(most),
        )  # fmt: skip
    else:
        yield text("comply.energy_whole", language)
        if most:
            yield text("comply.energy_net", language)
