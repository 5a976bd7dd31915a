r"""When a month of a market counts as one of glut or of shortage, by what is simulated as well.

Two signs are looked at. Prices: how far the month is from the mean of its last twelve months on a
log scale, which is a speed and not a level, since the level falls with cost. Plants: what China
takes in, from its own plants and from abroad, over what its plants could make, and what they make
over that.

.. math::
    g = \ln P - \overline{\ln P}_{n}, \qquad
    s = \frac{12\,\overline{(Q + I)}_{k}}{\overline{C}_{k}}, \qquad
    u = \frac{12\,\overline{Q}_{k}}{\overline{C}_{k}}

It is a glut if prices fall fast or the plants could make far more than is taken in,
:math:`g \le -a` or :math:`s < b`; a shortage if prices rise fast while plants are full,
:math:`g \ge a` and :math:`u \ge c`. Two signs are needed for a glut because a long one ends its
fall of prices long before its idle plants: a rebound of prices among idle plants ends no glut.
Imports count as use that the own plants could serve. Without them every market that is supplied
from abroad, as China's was until 2015, would look like a glut of its own unused plants.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

YEAR_MONTHS = 12.0


@dataclass(frozen=True, slots=True)
class MarketStateRule:
    """Numbers of the rule.

    Parameters
    ----------
    price_months : int
        Months over which the price is averaged, the month itself among them.
    price_gap : float
        Distance of the log price from that mean from which on prices fall or rise fast.
    load_months : int
        Months over which flows and capacity are averaged.
    idle_load : float
        Output and imports over capacity under which plants are idle.
    full_load : float
        Output over capacity from which on plants are full.
    """

    price_months: int
    price_gap: float
    load_months: int
    idle_load: float
    full_load: float

    @property
    def past_months(self) -> int:
        """Months before a month without which its state is not known."""
        return max(self.price_months, self.load_months) - 1


@dataclass(frozen=True, slots=True, eq=False)
class MarketStates:
    """States by month; what is not known is neither.

    Parameters
    ----------
    glut, shortage : ndarray of bool, [..., month]
        Never both.
    known : ndarray of bool, [..., month]
        Whether the months before are all there.
    gap : ndarray, [..., month]
        Log price less its mean.
    supply_load, load : ndarray, [..., month]
        Output and imports, and output alone, over capacity; by the year.
    """

    glut: Flags
    shortage: Flags
    known: Flags
    gap: Floats
    supply_load: Floats
    load: Floats


def market_states(
    price: Floats, output: Floats, imports: Floats, capacity: Floats, rule: MarketStateRule
) -> MarketStates:
    """State of every month.

    Parameters
    ----------
    price : ndarray, [..., month]
        Price in China, above zero, of one basis [money/kg]; months follow on one another.
    output, imports : ndarray, [..., month]
        Of China [mass/month].
    capacity : ndarray, [..., month]
        Nameplate in China at the end of the month [mass/a].
    rule : MarketStateRule
        Numbers of the rule.

    Returns
    -------
    MarketStates
        The first months, before which too little is known, are neither.

    Examples
    --------
    >>> rule = MarketStateRule(2, 0.1, 1, 0.75, 0.85)
    >>> flow, half = np.array([1.0, 1.0, 1.0]), np.array([12.0, 12.0, 24.0])
    >>> found = market_states(np.array([9.0, 12.0, 12.0]), flow, 0.0 * flow, half, rule)
    >>> found.shortage.tolist(), found.glut.tolist()
    ([False, True, False], [False, False, True])
    """
    gap = np.log(price) - trailing_mean(np.log(price), rule.price_months)
    whole = trailing_mean(capacity, rule.load_months) / YEAR_MONTHS
    made = trailing_mean(output, rule.load_months)
    load = made / whole
    supply_load = (made + trailing_mean(imports, rule.load_months)) / whole
    known = np.isfinite(gap) & np.isfinite(supply_load)
    with np.errstate(invalid="ignore"):
        glut = known & ((gap <= -rule.price_gap) | (supply_load < rule.idle_load))
        shortage = known & ~glut & (gap >= rule.price_gap) & (load >= rule.full_load)
    return MarketStates(glut, shortage, known, gap, supply_load, load)


def trailing_mean(values: Floats, months: int) -> Floats:
    """Mean of each month and those before it.

    Parameters
    ----------
    values : ndarray, [..., month]
        Months that follow on one another.
    months : int
        How many, the month itself among them.

    Returns
    -------
    ndarray, [..., month]
        NaN while there are fewer months.
    """
    found = np.full(values.shape, np.nan)
    if values.shape[-1] >= months:
        windows = np.lib.stride_tricks.sliding_window_view(values, months, axis=-1)
        found[..., months - 1 :] = windows.mean(axis=-1)
    return found
