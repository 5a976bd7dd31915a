"""A footprint beside the certificates that others published, and plants beside each other.

A certificate is compared on its own terms or not at all. ISO 14067 prescribes life-cycle factors
for electricity, so that a certificate by this method which does not say so is taken to have them,
and the reservation is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.carbon.basis import ElectricityBasis, FootprintBasis, SiliconMetal
from polysight.carbon.certificates import Comparison, Computed, Published, compared
from polysight.carbon.comparison import ranking, require_comparable
from polysight.errors import BasisError, Problem
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_account import METHOD, Account
from polysight.study.footprint_draws import Floats, spread_out
from polysight.study.readings import HIGH, LOW
from polysight.study.routes import ROUTES

QUANTITY, PRODUCT, UNIT = "carbon_footprint", "polysilicon", "kgCO2e/kg"
UNSTATED = "unstated"
#: Dimension that a method prescribes where the certificate does not tell it.
PRESCRIBED = {METHOD: {"electricity": ElectricityBasis.LIFE_CYCLE}}


@dataclass(frozen=True, slots=True)
class Certificate:
    """A published footprint beside the computed one.

    Parameters
    ----------
    row : Observation
        What was published.
    comparison : Comparison
        What comes of it.
    """

    row: Observation
    comparison: Comparison


def certificates(found: Footprint, evidence: Evidence) -> tuple[Certificate, ...]:
    """Every published footprint of polysilicon beside a computed one.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Published ones.

    Returns
    -------
    tuple of Certificate
        By the id of the row; a row that repeats another one is left out.
    """
    account = found.life_cycle
    own = Computed(
        spread_out(account.market.total),
        account.basis,
        found.plant.route,
        account.market.not_covered,
    )
    # A route whose published consumption is too thin for a calibration stands outside the model.
    modelled = tuple(one.code for one in ROUTES if one.shares is not ROUTES[-1].shares)
    rows = evidence.select(
        QUANTITY, product=PRODUCT, where=lambda row: not row.same_value_as and row.value is not None
    )
    return tuple(
        Certificate(
            row, compared(_published(row, evidence), own, routes=modelled, interval=HIGH - LOW)
        )
        for row in sorted(rows, key=lambda row: row.id)
    )


def _published(row: Observation, evidence: Evidence) -> Published:
    """Certificate of a row; its range is half the last digit that is printed."""
    value = evidence.units.convert(row.middle, row.canonical_unit, UNIT)
    method = row.basis.get("method") or UNSTATED
    prescribed = PRESCRIBED.get(method, {})
    stated = row.basis.get("electricity") or UNSTATED
    electricity = ElectricityBasis(stated)
    taken = electricity is ElectricityBasis.UNSTATED and "electricity" in prescribed
    metal: SiliconMetal = _metal(row.basis.get("silicon_metal") or UNSTATED)
    digit = 0.5 * 10.0 ** -_decimals(value)
    low, high = (value - digit, value + digit) if row.low is None else row.spread
    return Published(
        row.id, low, high,
        FootprintBasis(
            row.basis.get("boundary") or UNSTATED, metal,
            prescribed["electricity"] if taken else electricity, method,
        ),
        row.route, ("electricity",) if taken else (), supply_known=False,
    )  # fmt: skip


def _metal(stated: str) -> SiliconMetal:
    return (
        "included" if stated == "included" else "excluded" if stated == "excluded" else "unstated"
    )


def _decimals(value: float) -> int:
    """Digits after the point of the shortest text of a number."""
    return len(f"{value!r}".partition(".")[2].rstrip("0"))


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Footprints of several plants beside each other.

    Parameters
    ----------
    order : ndarray, [rank]
        Places of the plants from the lowest to the highest median total.
    below : ndarray, [plant, plant]
        Share of the draws in which the one of the row lies below the one of the column.
    refused : tuple of Problem
        Why they are not ranked; empty where they are.
    """

    order: np.typing.NDArray[np.int64]
    below: Floats
    refused: tuple[Problem, ...]


def ranked(accounts: Sequence[Account]) -> Ranked:
    """Order of footprints, refused where their bases differ.

    Parameters
    ----------
    accounts : sequence of Account
        One a plant, of as many draws each.

    Returns
    -------
    Ranked
        Order and chances; draws are shared, so that what is common to two plants cancels.
    """
    totals = np.stack([one.market.total for one in accounts])
    draws = totals[:, 1:] if totals.shape[1] > 1 else totals
    bases = tuple(one.basis for one in accounts)
    try:
        require_comparable(bases)
        order = ranking(np.median(draws, axis=-1), bases)
    except BasisError as fault:
        none = np.zeros(0, dtype=np.int64)
        return Ranked(none, np.full((len(totals),) * 2, np.nan), fault.problems)
    below = (draws[:, None] < draws[None, :]).mean(axis=-1)
    return Ranked(order, below, ())
