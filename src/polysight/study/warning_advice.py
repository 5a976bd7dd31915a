"""What a light asks of a lender, a producer and a regulator: measures that were computed to help.

A light on the side of glut is answered by the measures that act on what its indicator measures, as
far as the simulation says that they lower the odds of a glut beyond the error of that number. A
light in the middle or on the other side asks for nothing, and an unknown one cannot.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from polysight.study.scenario import Wording
from polysight.study.warning_effects import MeasureEffect, MeasureEffects, Verdict
from polysight.study.warning_labels import GLUT, SHORTAGE, STATES
from polysight.study.warning_measure_file import ACTORS, STAGES, Measure, MeasureFile

AHEAD, INSIDE = STAGES
#: Lights that speak for a glut: to come by indicators that lead, there by the others.
HOT, COLD = ("yellow", "red"), ("light-blue", "blue")


@dataclass(frozen=True, slots=True)
class Advice:
    """A measure that was computed to help, for one who may take it.

    Parameters
    ----------
    actor : {"lender", "producer", "regulator"}
        Who may act.
    measure : Measure
        The measure.
    words : Wording
        What it asks of the actor.
    horizon : int
        Months ahead at which it lowers the odds of a glut most.
    change, error : float
        Change of the probability there, and its standard error.
    price : float
        Mean change of the log price there.
    shortage : bool
        Whether it raises the odds of a shortage at any horizon.
    later : bool
        Whether it raises the odds of a glut at another horizon.
    """

    actor: str
    measure: Measure
    words: Wording
    horizon: int
    change: float
    error: float
    price: float
    shortage: bool
    later: bool


def stage_of(light: str, leading: bool) -> str:
    """What a light speaks for.

    Parameters
    ----------
    light : str
        One of `polysight.warning.light.LIGHTS`.
    leading : bool
        Whether its indicator leads.

    Returns
    -------
    str
        ``ahead`` for a glut to come, ``inside`` for one that is there, nothing for neither.
    """
    if leading:
        return AHEAD if light in HOT else ""
    return INSIDE if light in COLD else ""


def advice(
    effects: MeasureEffects,
    file: MeasureFile,
    *,
    stages: Collection[str] = STAGES,
    groups: Collection[str] = (),
) -> tuple[Advice, ...]:
    """Measures that help, by actor, the strongest first.

    Parameters
    ----------
    effects : MeasureEffects
        What measures do on the day.
    file : MeasureFile
        The measures.
    stages : collection of {"ahead", "inside"}
        What is to be answered; see `stage_of`.
    groups : collection of str
        Groups of the indicators that are to be answered; all when empty.

    Returns
    -------
    tuple of Advice
        Empty where no measure has an effect beyond its error.
    """
    found = []
    for effect in effects.effects:
        measure = file.named(effect.measure)
        fits = not groups or not set(groups).isdisjoint(measure.groups)
        if fits and not set(stages).isdisjoint(measure.stages):
            found += _advice(effect, measure, file)
    order = {actor: place for place, actor in enumerate(ACTORS)}
    return tuple(sorted(found, key=lambda one: (order[one.actor], one.change)))


def light_advice(
    effects: MeasureEffects, file: MeasureFile, light: str, *, leading: bool, group: str
) -> tuple[Advice, ...]:
    """Measures that answer the light of an indicator.

    Parameters
    ----------
    effects : MeasureEffects
        What measures do on the day.
    file : MeasureFile
        The measures.
    light : str
        The light.
    leading : bool
        Whether the indicator leads.
    group : str
        Its group.

    Returns
    -------
    tuple of Advice
        Empty for a light that asks for nothing.
    """
    stage = stage_of(light, leading)
    return advice(effects, file, stages=(stage,), groups=(group,)) if stage else ()


def _advice(effect: MeasureEffect, measure: Measure, file: MeasureFile) -> list[Advice]:
    horizons = effect.odds.horizons

    def verdicts(state: str) -> list[Verdict]:
        return [_verdict(effect, state, ahead, file) for ahead in horizons]

    told, at = verdicts(GLUT), STATES.index(GLUT)
    helping = [place for place, one in enumerate(told) if one is Verdict.LOWERS]
    if not helping:
        return []
    best = min(helping, key=lambda place: float(effect.change[at, place]))
    return [
        Advice(
            actor, measure, words, horizons[best], float(effect.change[at, best]),
            float(effect.error[at, best]), float(effect.price[best]),
            Verdict.RAISES in verdicts(SHORTAGE), Verdict.RAISES in told,
        )
        for actor in ACTORS
        if (words := getattr(measure.actors, actor)) is not None
    ]  # fmt: skip


def _verdict(effect: MeasureEffect, state: str, horizon: int, file: MeasureFile) -> Verdict:
    return effect.verdict(state, horizon, errors=file.terms.errors, least=file.terms.least_change)
