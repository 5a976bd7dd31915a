"""Refusing what cannot be built or run, with the worst value and the nearest possible one."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import UsageError, refusal

#: Significant digits of a value in a refusal.
_DIGITS = 6


def demand(holds: ArrayLike, key: str, got: ArrayLike, nearest: ArrayLike, **told: object) -> None:
    """Nothing if a rule holds everywhere, else a refusal that names the worst value.

    Parameters
    ----------
    holds : array_like of bool
        Axes ...; whether the rule holds.
    key : str
        Message of the rule; it has the placeholders ``got`` and ``nearest``.
    got : array_like of float
        Axes ..., or fewer; the value that is judged.
    nearest : array_like of float
        Axes ..., or fewer; the nearest value that is possible.
    **told : object
        Further placeholders of the message.

    Raises
    ------
    UsageError
        If the rule is broken anywhere, or a judged value is not a number.
    """
    kept = np.asarray(holds)
    if np.all(kept) and np.all(np.isfinite(got)):
        return
    kept = kept & np.isfinite(got)
    kept, found, possible = np.broadcast_arrays(
        kept, np.asarray(got, dtype=np.float64), np.asarray(nearest, dtype=np.float64)
    )
    distance = np.where(kept, -1.0, np.nan_to_num(np.abs(found - possible), nan=np.inf))
    worst = np.unravel_index(int(np.argmax(distance)), kept.shape)
    got_, near = float(found[worst]), float(possible[worst])
    raise refusal(
        UsageError, key, got=f"{got_:.{_DIGITS}g}", nearest=rounded_away(near, got_), **told
    )


def bounded(
    field: str,
    values: ArrayLike,
    *,
    above: float = -math.inf,
    least: float = -math.inf,
    most: float = math.inf,
    key: str = "plant.out_of_range",
) -> NDArray[np.float64]:
    """Numbers within limits; only the smallest and the largest of them are looked at.

    Parameters
    ----------
    field : str
        Name of the parameter, for the message.
    values : array_like of float
        Axes ...; may be empty.
    above, least, most : float
        What they must exceed, and their least and greatest possible value.
    key : str
        Message of a broken limit; ``plant.not_finite`` and, for an open limit, ``plant.not_above``
        are told instead where they apply.

    Returns
    -------
    ndarray of float
        Axes ...; the numbers as an array.

    Raises
    ------
    UsageError
        If a number lies outside or is not finite; the worst is named with the nearest possible.
    """
    given = np.asarray(values, dtype=np.float64)
    if not given.size:
        return given
    low, high = float(given.min()), float(given.max())
    # What is not a number makes every comparison false.
    if low > above and low >= least and high <= most and high < math.inf and low > -math.inf:
        return given
    if not (math.isfinite(low) and math.isfinite(high)):
        raise refusal(UsageError, "plant.not_finite", field=field)
    if low <= above:
        raise refusal(
            UsageError, "plant.not_above", field=field, got=f"{low:g}", limit=f"{above:g}"
        )
    below = low < least
    worst, limit = (low, least) if below else (high, most)
    raise refusal(
        UsageError, key, field=field, got=f"{worst:.{_DIGITS}g}", nearest=rounded_away(limit, worst)
    )


def rounded_away(nearest: float, got: float) -> str:
    """The nearest possible value in few digits, rounded to the side that is possible.

    Parameters
    ----------
    nearest : float
        Nearest possible value.
    got : float
        The impossible one.

    Returns
    -------
    str
        Never between the two.
    """
    if not math.isfinite(nearest):
        return f"{nearest:g}"
    value = float(nearest)
    if value == 0.0 or not math.isfinite(value):
        return f"{value:.{_DIGITS}g}"
    step = 10.0 ** (math.floor(math.log10(abs(value))) + 1 - _DIGITS)
    rounded = float(f"{value:.{_DIGITS}g}")
    beyond = rounded < value if nearest > got else rounded > value
    return f"{rounded + (math.copysign(step, value - rounded) if beyond else 0.0):.{_DIGITS}g}"
