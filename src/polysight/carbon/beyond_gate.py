"""What comes after the gate: use, end of life, recycling. Told beside the footprint, never in it.

EN 15804 keeps credits beyond the system (module D) apart from what happens in it, and a partial
footprint ends at the gate. Nothing here is counted unless the caller names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]


class Stage(StrEnum):
    """Part of the life after the gate, with its group in EN 15804."""

    USE = "B"
    END_OF_LIFE = "C"
    CREDIT = "D"


@dataclass(frozen=True, slots=True)
class Beyond:
    """One thing that happens after the gate.

    Parameters
    ----------
    name : str
        Code, for example ``module-recycling``.
    stage : Stage
        Group that it belongs to.
    kgco2e_per_kg : ndarray of float
        Axes ...; emission per kg of polysilicon at the gate; a credit is negative.
    """

    name: str
    stage: Stage
    kgco2e_per_kg: Floats

    def __post_init__(self) -> None:
        credit = self.stage is Stage.CREDIT
        if not credit and np.any(self.kgco2e_per_kg < 0):
            raise refusal(DataError, "carbon.credit_in_stage", name=self.name, stage=self.stage)


@dataclass(frozen=True, slots=True)
class Extended:
    """A footprint at the gate with what follows, apart.

    Parameters
    ----------
    gate_kgco2e_per_kg : ndarray of float
        Axes ...; footprint at the gate, unchanged.
    following_kgco2e_per_kg : ndarray of float
        Axes ...; use and end of life that were asked for; nought where none was.
    credit_kgco2e_per_kg : ndarray of float
        Axes ...; credits that were asked for; never part of a sum here.
    included : tuple of str
        Codes of what was asked for, in the order given.
    """

    gate_kgco2e_per_kg: Floats
    following_kgco2e_per_kg: Floats
    credit_kgco2e_per_kg: Floats
    included: tuple[str, ...]

    @property
    def life_kgco2e_per_kg(self) -> Floats:
        """Gate and what follows, axes ...; without credits."""
        return np.asarray(self.gate_kgco2e_per_kg + self.following_kgco2e_per_kg)


def extended(
    gate_kgco2e_per_kg: Floats, known: tuple[Beyond, ...], wanted: tuple[str, ...] = ()
) -> Extended:
    """Footprint with those later stages that are asked for.

    Parameters
    ----------
    gate_kgco2e_per_kg : ndarray of float
        Axes ...; footprint at the gate.
    known : tuple of Beyond
        What could be counted.
    wanted : tuple of str
        Codes to count; none by default.

    Returns
    -------
    Extended
        Gate, following and credit, apart.

    Raises
    ------
    DataError
        If a code is not known or stands twice.

    References
    ----------
    EN 15804:2012+A2:2019, 5.2 and 6.3.5 (modules A to D); ISO 14067:2018, partial footprint.
    """
    names = tuple(each.name for each in known)
    for name in wanted:
        if names.count(name) != 1 or wanted.count(name) != 1:
            told = {"name": name, "known": ", ".join(sorted(set(names))) or "-"}
            raise refusal(DataError, "carbon.beyond_unknown", **told)
    chosen = [each for each in known if each.name in wanted]
    following = [each.kgco2e_per_kg for each in chosen if each.stage is not Stage.CREDIT]
    credited = [each.kgco2e_per_kg for each in chosen if each.stage is Stage.CREDIT]
    return Extended(
        gate_kgco2e_per_kg=gate_kgco2e_per_kg,
        following_kgco2e_per_kg=np.asarray(sum(following, start=np.zeros(()))),
        credit_kgco2e_per_kg=np.asarray(sum(credited, start=np.zeros(()))),
        included=tuple(name for name in names if name in wanted),
    )


@dataclass(frozen=True, slots=True)
class Recycling:
    """Silicon that comes back from old modules; arrays have axes ....

    Parameters
    ----------
    kept_to_end : ndarray of float
        Silicon in modules at the end of life per kg of polysilicon made, a fraction: what kerf
        and yields left over.
    recovered : ndarray of float
        Part of it that is recovered, a fraction.
    quality : ndarray of float
        Part of the displaced supply that a kg of it replaces, a fraction: one for silicon as
        good as the displaced one.
    effort_kgco2e_per_kg : ndarray of float
        Emission of recovery per kg recovered.
    displaced_kgco2e_per_kg : ndarray of float
        Footprint of the supply that it replaces: polysilicon or, honestly more often, silicon
        metal.
    """

    kept_to_end: Floats
    recovered: Floats
    quality: Floats
    effort_kgco2e_per_kg: Floats
    displaced_kgco2e_per_kg: Floats


def recycling_credit(recycling: Recycling) -> Floats:
    """Net emission beyond the system of recycling silicon.

    Parameters
    ----------
    recycling : Recycling
        What is recovered and what it replaces.

    Returns
    -------
    ndarray of float
        Axes ... [kgCO2e per kg of polysilicon made]; ``m r (e - q d)``; negative where recycling
        saves, positive where its effort is more than it replaces.

    Raises
    ------
    DataError
        If a share is no fraction or an emission is negative.
    """
    for name in ("kept_to_end", "recovered", "quality"):
        share = getattr(recycling, name)
        if not np.all((share >= 0) & (share <= 1)):
            raise refusal(DataError, "carbon.recycling", name=name)
    for name in ("effort_kgco2e_per_kg", "displaced_kgco2e_per_kg"):
        if not np.all(getattr(recycling, name) >= 0):
            raise refusal(DataError, "carbon.recycling", name=name)
    replaced = recycling.quality * recycling.displaced_kgco2e_per_kg
    recovered = recycling.kept_to_end * recycling.recovered
    return np.asarray(recovered * (recycling.effort_kgco2e_per_kg - replaced))


def carbon_payback(
    module_kgco2e_per_kw: Floats, yield_kwh_per_kw_per_year: Floats, displaced: Floats
) -> Floats:
    """Years of use after which a module has displaced what its making emitted.

    Parameters
    ----------
    module_kgco2e_per_kw : ndarray of float
        Axes ...; footprint of the whole module; of polysilicon alone it is polysilicon's part.
    yield_kwh_per_kw_per_year : ndarray of float
        Axes ...; electricity delivered per kilowatt and year.
    displaced : ndarray of float
        Axes ...; factor of the electricity displaced [kgCO2e/kWh].

    Returns
    -------
    ndarray of float
        Axes ... [years]; infinite where nothing is displaced. Avoided emissions are no part of
        any footprint: they are told as this time and not subtracted.

    Raises
    ------
    DataError
        If a number is negative.
    """
    for numbers in (module_kgco2e_per_kw, yield_kwh_per_kw_per_year, displaced):
        if not np.all(numbers >= 0):
            raise refusal(DataError, "carbon.payback_number")
    saved = np.asarray(yield_kwh_per_kw_per_year * displaced)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(saved > 0, module_kgco2e_per_kw / saved, np.inf))
