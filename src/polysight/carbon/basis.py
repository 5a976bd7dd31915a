"""What makes two footprints comparable, and which electricity factors may share one total."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

SiliconMetal = Literal["included", "excluded", "unstated"]


class ElectricityBasis(StrEnum):
    """How the electricity inside a factor was counted.

    ``LIFE_CYCLE`` is what a product footprint asks for. ``COMBUSTION`` (average of a grid),
    ``RESIDUAL`` (the same without market-traded non-fossil power), ``FOSSIL_ONLY`` and
    ``DIRECT`` leave out the supply of fuels and plants. ``ETS_REPORTING`` (prescribed for bought
    power in emission trading reports) and ``IEA_AVERAGE`` are averages of other bodies. ``NONE``
    marks a factor without electricity inside (a process emission, burnt fuel), which may stand
    beside any of them.
    """

    LIFE_CYCLE = "life-cycle"
    COMBUSTION = "combustion"
    RESIDUAL = "combustion-excluding-traded-non-fossil"
    FOSSIL_ONLY = "fossil-only"
    DIRECT = "direct"
    ETS_REPORTING = "ets-reporting"
    IEA_AVERAGE = "iea-average"
    UNSTATED = "unstated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FootprintBasis:
    """Basis of a footprint, computed here or printed on a certificate.

    Parameters
    ----------
    boundary : str
        Code of the system boundary, for example ``cradle-to-gate``.
    silicon_metal : {"included", "excluded", "unstated"}
        Whether the silicon metal bought is inside.
    electricity : ElectricityBasis
        Basis of the electricity factors.
    method : str
        Code of the method and its version; ``unstated`` where unknown.
    """

    boundary: str
    silicon_metal: SiliconMetal
    electricity: ElectricityBasis
    method: str

    @property
    def screening(self) -> bool:
        """True where the electricity factors are not life-cycle ones: no product footprint."""
        return self.electricity not in {ElectricityBasis.LIFE_CYCLE, ElectricityBasis.NONE}
