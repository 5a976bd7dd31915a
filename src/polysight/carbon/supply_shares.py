"""Where a plant's electricity comes from, as shares in which no kilowatt hour is claimed twice."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: Difference from one that rounding may leave in a sum of shares.
SHARES_CLOSE = 1e-9


class Carrier(StrEnum):
    """Way by which electricity reaches the plant."""

    GRID = "grid"
    CONTRACT = "contract"
    DIRECT_LINE = "direct-line"
    CAPTIVE_COAL = "captive-coal"


CARRIERS = tuple(Carrier)


@dataclass(frozen=True, slots=True)
class Supply:
    """Where a year's electricity comes from, as fractions of all electricity used.

    Parameters
    ----------
    grid : ndarray of float
        Axes ...; from the public grid without a green contract.
    contract : ndarray of float
        Axes ...; from the public grid under a green contract that brings its certificates.
    direct_line : ndarray of float
        Axes ...; by a private line from wind or sun.
    captive_coal : ndarray of float
        Axes ...; from the plant's own coal unit. The four sum to one.
    certificates : ndarray of float
        Axes ...; certificates bought beside the power. They can cover grid power alone.
    certificates_sold_on : ndarray of float
        Axes ...; bought certificates that were sold again or are not retired for this use.
    direct_line_certificates_sold : ndarray of float
        Axes ...; private-line power whose certificates went to others.

    Raises
    ------
    DataError
        If a share is no number from nought to one, the four do not sum to one, or a kilowatt hour
        would be claimed twice: more certificates kept than grid power, more sold than had.
    """

    grid: Floats
    contract: Floats
    direct_line: Floats
    captive_coal: Floats
    certificates: Floats
    certificates_sold_on: Floats
    direct_line_certificates_sold: Floats

    def __post_init__(self) -> None:
        for each in fields(self):
            _require_share(each.name, getattr(self, each.name))
        total = self.grid + self.contract + self.direct_line + self.captive_coal
        if np.any(np.abs(total - 1.0) > SHARES_CLOSE):
            raise refusal(DataError, "carbon.supply_sum", got=_worst(total))
        _require_within("carbon.sold_on", self.certificates_sold_on, self.certificates)
        _require_within("carbon.claimed_twice", self.certificates_kept, self.grid)
        _require_within("carbon.sold_own", self.direct_line_certificates_sold, self.direct_line)

    @property
    def certificates_kept(self) -> Floats:
        """Certificates that may be claimed: bought and not sold on, axes ...."""
        return np.asarray(self.certificates - self.certificates_sold_on)

    @property
    def claimed(self) -> Floats:
        """Share that may be called green by contract, axes ....

        Contracts, certificates kept, and private-line power with its certificates.
        """
        own = self.direct_line - self.direct_line_certificates_sold
        return np.asarray(self.contract + self.certificates_kept + own)

    @property
    def remainder(self) -> Floats:
        """Share that has no source of its own by contract, axes ....

        Grid power without certificate, and private-line power whose certificates were sold.
        """
        bare = self.grid - self.certificates_kept
        # Rounding within the tolerance of the sums must not make a negative share.
        return np.asarray(np.maximum(bare, 0.0) + self.direct_line_certificates_sold)


def supply(
    *,
    grid: Floats | float,
    contract: Floats | float = 0.0,
    direct_line: Floats | float = 0.0,
    captive_coal: Floats | float = 0.0,
    certificates: Floats | float = 0.0,
    certificates_sold_on: Floats | float = 0.0,
    direct_line_certificates_sold: Floats | float = 0.0,
) -> Supply:
    """Supply from numbers or arrays; what is not named is nought.

    Parameters
    ----------
    grid, contract, direct_line, captive_coal : ndarray or float
        Fractions of all electricity; they sum to one.
    certificates, certificates_sold_on, direct_line_certificates_sold : ndarray or float
        Fractions of all electricity; see `Supply`.

    Returns
    -------
    Supply
        The same, checked.

    Raises
    ------
    DataError
        See `Supply`.
    """
    return Supply(
        grid=np.asarray(grid, dtype=np.float64),
        contract=np.asarray(contract, dtype=np.float64),
        direct_line=np.asarray(direct_line, dtype=np.float64),
        captive_coal=np.asarray(captive_coal, dtype=np.float64),
        certificates=np.asarray(certificates, dtype=np.float64),
        certificates_sold_on=np.asarray(certificates_sold_on, dtype=np.float64),
        direct_line_certificates_sold=np.asarray(direct_line_certificates_sold, dtype=np.float64),
    )


def _require_share(name: str, share: Floats) -> None:
    if not np.all((share >= 0) & (share <= 1)):
        raise refusal(DataError, "carbon.supply_share", name=name, got=_worst(share))


def _require_within(key: str, part: Floats, whole: Floats) -> None:
    excess = np.asarray(part - whole)
    if np.any(excess > SHARES_CLOSE):
        place = np.unravel_index(np.argmax(excess), excess.shape)
        ends = (np.broadcast_to(each, excess.shape)[place] for each in (part, whole))
        part_at, whole_at = (f"{float(each):.6g}" for each in ends)
        raise refusal(DataError, key, got=part_at, most=whole_at)


def _worst(numbers: Floats) -> str:
    """The number farthest from one half: what a reader must look at first."""
    flat = np.ravel(numbers)
    bad = flat[~np.isfinite(flat)]
    return f"{float(bad[0] if bad.size else flat[np.argmax(np.abs(flat - 0.5))]):.6g}"
