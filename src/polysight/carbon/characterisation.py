"""Factors that turn flows to nature into an indicator, such as kgCO2e by gas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.exchanges import Floats
from polysight.errors import DataError, refusal


@dataclass(frozen=True, slots=True)
class Characterisation:
    """What one unit of each flow counts.

    Parameters
    ----------
    indicators : tuple of str
        Keys of the indicator axis: one total, or one gas each.
    flows : tuple of str
        Keys of the flow axis.
    factors : ndarray of float
        Axes ..., indicator, flow [unit of the indicator per unit of the flow], all finite.

    Raises
    ------
    DataError
        If the last axes do not have the lengths of their keys, or a factor is no finite number.
    """

    indicators: tuple[str, ...]
    flows: tuple[str, ...]
    factors: Floats

    def __post_init__(self) -> None:
        expected = (len(self.indicators), len(self.flows))
        if self.factors.shape[-2:] != expected:
            got = self.factors.shape[-2:]
            raise refusal(DataError, "axis.shape", got=got, expected=expected)
        wrong = ~np.all(np.isfinite(self.factors), axis=tuple(range(self.factors.ndim - 1)))
        if np.any(wrong):
            raise refusal(DataError, "foreground.factor", flow=self.flows[int(np.argmax(wrong))])

    def weighed(self, flows: Floats) -> Floats:
        """Indicators of amounts of flows.

        Parameters
        ----------
        flows : ndarray of float
            Axes ..., flow [unit of the flow].

        Returns
        -------
        ndarray of float
            Axes ..., indicator; ``h = C g``.
        """
        return np.asarray((self.factors @ flows[..., None])[..., 0])


def by_gas(flows: tuple[str, ...], gases: tuple[str, ...], factors: Floats) -> Characterisation:
    """Characterisation that keeps the gases apart.

    Parameters
    ----------
    flows : tuple of str
        Keys of the flow axis.
    gases : tuple of str
        Axis flow; gas that each flow is.
    factors : ndarray of float
        Axes ..., flow; warming potential of each flow [kgCO2e per unit of the flow].

    Returns
    -------
    Characterisation
        One indicator for each gas, in the order in which the gases are first met.

    References
    ----------
    IPCC AR6 WG1 chapter 7, table 7.15: warming potential over 100 years is a factor by gas.

    Examples
    --------
    >>> by_gas(("co2", "ch4-coal"), ("co2", "ch4"), np.array([1.0, 30.0])).factors
    array([[ 1.,  0.],
           [ 0., 30.]])
    """
    kinds = tuple(dict.fromkeys(gases))
    same = np.array([[gas == kind for gas in gases] for kind in kinds], dtype=bool)
    same = same.reshape(len(kinds), len(flows))
    return Characterisation(kinds, flows, np.where(same, factors[..., None, :], 0.0))
