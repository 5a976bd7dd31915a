"""Amounts by species, and the step of a plant that turns a feed into an effluent."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import UsageError, refusal

Floats = NDArray[np.float64]

#: A species that is not there; without axes, so that it costs nothing in a batch.
NONE: Floats = np.zeros(())
NONE.flags.writeable = False


def _none() -> Floats:
    return NONE


@dataclass(frozen=True, slots=True)
class Amounts:
    """Moles of each species; fields in the order of `polysight.plant.species.SPECIES`.

    Parameters
    ----------
    silicon, hydrogen, hydrogen_chloride, dichlorosilane : ndarray of float
        Axes ...; amount [mol], zero unless given.
    trichlorosilane, silicon_tetrachloride, silane : ndarray of float
        Axes ...; amount [mol], zero unless given.
    """

    silicon: Floats = field(default_factory=_none)
    hydrogen: Floats = field(default_factory=_none)
    hydrogen_chloride: Floats = field(default_factory=_none)
    dichlorosilane: Floats = field(default_factory=_none)
    trichlorosilane: Floats = field(default_factory=_none)
    silicon_tetrachloride: Floats = field(default_factory=_none)
    silane: Floats = field(default_factory=_none)

    @property
    def column(self) -> Floats:
        """The amounts as an array; axes ..., species."""
        return np.stack(np.broadcast_arrays(*self.values), axis=-1)

    @property
    def values(self) -> tuple[Floats, ...]:
        """The amounts one by one, in the order of the species."""
        return tuple(getattr(self, name) for name in NAMES)

    @property
    def chlorosilanes(self) -> Floats:
        """Di-, tri- and tetrachloride together [mol]."""
        return self.dichlorosilane + self.trichlorosilane + self.silicon_tetrachloride


#: Names of the fields, in the order of the species.
NAMES = tuple(each.name for each in fields(Amounts))


def plus(one: Amounts, other: Amounts) -> Amounts:
    """Sum of two amounts.

    Parameters
    ----------
    one, other : Amounts
        Axes ....

    Returns
    -------
    Amounts
        Axes ... of both.
    """
    pairs = zip(one.values, other.values, strict=True)
    return Amounts(*(_sum(first, second) for first, second in pairs))


def times(one: Amounts, factor: ArrayLike) -> Amounts:
    """A multiple of an amount.

    Parameters
    ----------
    one : Amounts
        Axes ....
    factor : array_like of float
        Axes ...; how many times.

    Returns
    -------
    Amounts
        Axes ... of both; species that are not there stay without axes.
    """
    multiple = np.asarray(factor, dtype=np.float64)
    return Amounts(*(value if value is NONE else value * multiple for value in one.values))


def _sum(one: Floats, other: Floats) -> Floats:
    if one is NONE:
        return other
    return one if other is NONE else np.asarray(one + other)


@dataclass(frozen=True, slots=True)
class Step:
    """What one unit operation takes in and gives off per unit of its extent.

    Unused feed leaves with the effluent. Feed and effluent hold the same elements.

    Parameters
    ----------
    feed, effluent : Amounts
        Axes ...; amounts not negative [mol per mol of extent].
    """

    feed: Amounts
    effluent: Amounts

    @property
    def net(self) -> Amounts:
        """Effluent less feed: the column of the step over the species pools."""
        return plus(self.effluent, times(self.feed, -1.0))


def blend(one: Step, other: Step, share: ArrayLike) -> Step:
    """A step of which a share runs one way and the rest another.

    Parameters
    ----------
    one, other : Step
        Axes ...; for example cold and hot hydrogenation, both per mole of SiCl4.
    share : array_like of float
        Axes ...; part of the extent that runs as ``other`` [fraction].

    Returns
    -------
    Step
        Axes ....
    """
    part = fraction("share", share)
    return Step(
        plus(times(one.feed, 1.0 - part), times(other.feed, part)),
        plus(times(one.effluent, 1.0 - part), times(other.effluent, part)),
    )


def fraction(name: str, value: ArrayLike, highest: float = 1.0) -> Floats:
    """A share that is one, or a refusal.

    Parameters
    ----------
    name : str
        What it is, for the message.
    value : array_like of float
        Axes ...; fraction of one.
    highest : float
        The largest value allowed.

    Returns
    -------
    ndarray of float
        Axes ...; the value as an array.

    Raises
    ------
    UsageError
        If any value lies outside 0 to ``highest`` or is not a number; the worst is named.
    """
    share = np.asarray(value, dtype=np.float64)
    low, high = float(np.min(share, initial=0.0)), float(np.max(share, initial=0.0))
    if not (low >= 0.0 and high <= highest):
        worst = low if low < 0.0 or np.isnan(low) else high
        limit = 0.0 if worst < 0.0 else highest
        raise refusal(
            UsageError, "plant.share_outside", field=name, got=f"{worst:g}", nearest=f"{limit:g}"
        )
    return share
