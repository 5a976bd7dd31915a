"""How sure the order of routes, places or plants is, over draws."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.costing.lines import Floats


@dataclass(frozen=True, slots=True)
class Ranking:
    """Probabilities of order.

    Parameters
    ----------
    before : ndarray, [option, option]
        Probability that the row's option is cheaper than the column's [1]; equal costs count
        half, so that it and its mirror image sum to one. NaN where a cost is not known.
    rank : ndarray, [option, rank]
        Probability that an option is the cheapest, the second cheapest, ... [1]; options that
        cost the same share their ranks. NaN where any cost is not known.
    """

    before: Floats
    rank: Floats


def ranking(cost: Floats) -> Ranking:
    """Order of options over draws that are shared by all of them.

    Parameters
    ----------
    cost : ndarray, [draw, option]
        Money per kilogram on one basis. The same draw must mean the same world in each column:
        costs drawn apart would hide that a dear silicon price is dear for all.

    Returns
    -------
    Ranking
        The probabilities.
    """
    cheaper = np.sign(cost[:, None, :] - cost[:, :, None])
    before = 0.5 + 0.5 * cheaper.mean(axis=0)
    above = (cheaper < 0.0).sum(axis=2)
    alike = (cheaper == 0.0).sum(axis=2)
    places = np.arange(cost.shape[1])
    held = (places >= above[..., None]) & (places < (above + alike)[..., None])
    rank = (held / np.maximum(alike, 1)[..., None]).mean(axis=0)
    return Ranking(before, np.where(np.isnan(cost).any(), np.nan, rank))
