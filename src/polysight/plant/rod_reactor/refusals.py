"""Refusing what cannot be built or run, with the worst value and the nearest possible one."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

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
    kept = np.asarray(holds) & np.isfinite(got)
    if np.all(kept):
        return
    kept, found, possible = np.broadcast_arrays(
        kept, np.asarray(got, dtype=np.float64), np.asarray(nearest, dtype=np.float64)
    )
    distance = np.where(kept, -1.0, np.nan_to_num(np.abs(found - possible), nan=np.inf))
    worst = np.unravel_index(int(np.argmax(distance)), kept.shape)
    raise refusal(
        UsageError,
        key,
        got=f"{found[worst]:.{_DIGITS}g}",
        nearest=f"{possible[worst]:.{_DIGITS}g}",
        **told,
    )
