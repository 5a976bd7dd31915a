r"""Weights by skill, held back by how little experience there is, and limited by group.

An indicator's skill is its area under the ROC curve over one half. What few episodes taught is
shrunk to the mean of all indicators,

.. math:: e_i' = Z_i\,e_i + (1 - Z_i)\,\bar e, \qquad Z_i = \frac{n_i}{n_i + k},

where n counts the episodes that the indicator has lived through and k is the number of episodes at
which its own experience weighs as much as that of all. Without any experience, or with no skill
anywhere, weights are equal. A group of indicators that say much the same gets a limited share; what
is over goes to the other groups in proportion.

References
----------
Buehlmann, H. (1967), Experience rating and credibility, ASTIN Bulletin 4, 199-207. Efron, B. and
Morris, C. (1975), Data analysis using Stein's estimator and its generalizations, Journal of the
American Statistical Association 70, 311-319.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polysight.warning.events import spells

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def episodes_seen(score: Floats, event: Floats, known: Integers) -> Floats:
    """Episodes that an indicator has lived through, by what was known in each month.

    Parameters
    ----------
    score : ndarray, [indicator, month]
        NaN where there is none.
    event : ndarray, [month]
        One, zero or NaN.
    known : ndarray of int, [month]
        How many of the first months had an outcome that was known in each month.

    Returns
    -------
    ndarray, [indicator, month]
        Stretches with the event, or without if these are fewer, in which it had a score.
    """
    counts = []
    for side in (event, np.where(np.isfinite(event), 1.0 - event, np.nan)):
        number = spells(side)
        inside = number == np.arange(1, number.max(initial=0) + 1)[:, None]
        lived = inside[:, None, :] & np.isfinite(score)
        begun = np.concatenate(
            [np.zeros((*lived.shape[:-1], 1), dtype=np.bool_), lived.cumsum(axis=-1) > 0], axis=-1
        )
        counts.append(begun[..., known].sum(axis=0))
    return np.asarray(np.minimum(*counts), dtype=np.float64)


def shrunk_weights(skill: Floats, seen: Floats, usable: Flags, prior: float) -> Floats:
    """Weights before any limit of groups.

    Parameters
    ----------
    skill : ndarray, [indicator, month]
        Area under the ROC curve; NaN where it is not known.
    seen : ndarray, [indicator, month]
        Episodes lived through.
    usable : ndarray of bool, [indicator, month]
        Whether the indicator has a score.
    prior : float
        Episodes at which own experience weighs as much as that of all, above zero.

    Returns
    -------
    ndarray, [indicator, month]
        Sum one over the usable ones, zero for the others; all zero where none is usable.
    """
    known = np.isfinite(skill)
    excess = np.ascontiguousarray(np.where(known, np.maximum(skill - 0.5, 0.0), 0.0))
    mean = excess.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    trust = np.where(known, seen / (seen + prior), 0.0)
    shrunk = trust * excess + (1.0 - trust) * mean
    # In one order of storage, so that sums over indicators take one order whatever the months.
    raw = np.ascontiguousarray(usable * np.where(mean > 0.0, shrunk, 1.0))
    # Where those with skill are not usable, the usable ones weigh the same.
    raw = np.where(raw.sum(axis=0) > 0.0, raw, usable)
    return np.asarray(raw / np.maximum(raw.sum(axis=0), np.finfo(np.float64).tiny))


def limited_by_group(weight: Floats, groups: Sequence[str], limit: float) -> Floats:
    """Weights in which no group has more than its share.

    Parameters
    ----------
    weight : ndarray, [indicator, month]
        Sum one, or all zero.
    groups : sequence of str
        Group of each indicator.
    limit : float
        Largest share of a group; raised to equal shares where there are too few groups for it.

    Returns
    -------
    ndarray, [indicator, month]
        Sum one, or all zero; within a group in the old proportions.

    Examples
    --------
    >>> weight = np.array([[0.4], [0.4], [0.1], [0.1]])
    >>> [round(float(w), 3) for w in limited_by_group(weight, ("a", "a", "b", "c"), 0.5)[:, 0]]
    [0.25, 0.25, 0.25, 0.25]
    """
    names = sorted(set(groups))
    member = np.array([[one == name for one in groups] for name in names])
    share = (member[:, :, None] * np.ascontiguousarray(weight)).sum(axis=1)
    there = share > 0.0
    count = there.sum(axis=0)
    most = np.maximum(limit, 1.0 / np.maximum(count, 1))
    full = np.zeros_like(there)
    after = share
    # Each round fills at least one group, or none any more.
    for _ in names:
        full = full | (after > most + 1e-12)
        free = np.where(full, 0.0, share)
        room = 1.0 - most * full.sum(axis=0)
        total = free.sum(axis=0)
        after = np.where(full, most, free * room / np.where(total > 0.0, total, 1.0))
    factor = np.where(there, after / np.where(there, share, 1.0), 0.0)
    limited = np.ascontiguousarray(weight * factor[member.argmax(axis=0)])
    whole = limited.sum(axis=0)
    return np.asarray(limited / np.where(whole > 0.0, whole, 1.0))
