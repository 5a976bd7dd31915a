"""What no plant can be: negative flows, shares outside 0 to 1, expanding compressors."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.sections import Floats


def check_design(design: Any) -> None:
    """Refuse a design with a share outside 0 to 1 or a negative size.

    Fields whose names end in ``_fraction`` are shares, those in ``efficiency_fraction`` above 0;
    those in ``pressure_ratio`` are 1 or more; those in ``_c`` (temperatures) and
    ``reaction_heat_kj_per_mol`` may be negative; all others may not.

    Parameters
    ----------
    design : dataclass
        Design with fields of arrays; axes ....

    Raises
    ------
    UsageError
        With the field, its worst value and the nearest possible one.
    """
    for one in fields(design):
        if not one.name.endswith(("_c", "reaction_heat_kj_per_mol")):
            check_not_negative(one.name, getattr(design, one.name))
        if one.name.endswith("pressure_ratio"):
            check_at_least(one.name, getattr(design, one.name), 1.0)
        if one.name.endswith("efficiency_fraction"):
            check_beyond(one.name, getattr(design, one.name), 0.0)
        if one.name.endswith("_fraction"):
            worst = np.max(getattr(design, one.name), initial=0.0)
            if not worst <= 1.0:
                raise refusal(
                    UsageError, "plant.energy_share", field=one.name, got=worst, nearest=1
                )


def check_not_negative(field: str, value: Floats) -> None:
    """Refuse a negative flow or size.

    Parameters
    ----------
    field : str
        Name, for the refusal.
    value : ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If one is negative or not a number.
    """
    worst = np.min(value, initial=np.inf)
    if not worst >= 0.0:
        raise refusal(UsageError, "plant.energy_negative", field=field, got=worst)


def check_at_least(field: str, value: Floats, least: float) -> None:
    """Refuse a value below the least that is possible.

    Parameters
    ----------
    field : str
        Name, for the refusal.
    value : ndarray of float
        Axes ....
    least : float
        The least that is possible.

    Raises
    ------
    UsageError
        If one is smaller or not a number.
    """
    worst = np.min(value, initial=np.inf)
    if not worst >= least:
        raise refusal(UsageError, "plant.energy_least", field=field, got=worst, nearest=least)


def check_beyond(field: str, value: Floats, least: float) -> None:
    """Refuse a value that is not above a bound at which something becomes infinite.

    Parameters
    ----------
    field : str
        Name, for the refusal.
    value : ndarray of float
        Axes ....
    least : float
        The bound, itself impossible.

    Raises
    ------
    UsageError
        If one does not lie above it or is not a number.
    """
    worst = np.min(value, initial=np.inf)
    if not worst > least:
        raise refusal(UsageError, "plant.energy_beyond", field=field, got=worst, nearest=least)


def check_below(field: str, value: Floats, most: float) -> None:
    """Refuse a value that is not below a bound at which something becomes infinite.

    Parameters
    ----------
    field : str
        Name, for the refusal.
    value : ndarray of float
        Axes ....
    most : float
        The bound, itself impossible.

    Raises
    ------
    UsageError
        If one does not lie below it or is not a number.
    """
    worst = np.max(value, initial=-np.inf)
    if not worst < most:
        raise refusal(UsageError, "plant.energy_below", field=field, got=worst, nearest=most)


def check_warmer(field: str, value: Floats, than: Floats) -> None:
    """Refuse a temperature below the one it must exceed.

    Parameters
    ----------
    field : str
        Name, for the refusal.
    value : ndarray of float
        Temperatures [degC]; axes ....
    than : ndarray of float
        What they must reach at least [degC]; axes ....

    Raises
    ------
    UsageError
        If one is colder.
    """
    gap = np.asarray(value - than)
    if gap.size and not np.all(gap >= 0.0):
        worst = np.argmin(gap)
        raise refusal(
            UsageError, "plant.energy_colder", field=field,
            got=np.broadcast_to(value, gap.shape).flat[worst],
            nearest=np.broadcast_to(than, gap.shape).flat[worst],
        )  # fmt: skip
