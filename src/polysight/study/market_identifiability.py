"""What the data say of each fitted parameter: before, after, and which hardly moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.market.parameter import Parameter
from polysight.study.market_calibration_file import LINKS, CalibrationRow, calibration_rows

#: Share of the variance left from which the data are said to hardly move a parameter, and up to
#: which they are said to tell most of it.
UNMOVED, LEARNT = 0.9, 0.5
#: From here on the size of a correlation is told as that of one common factor.
ONE = 0.995


@dataclass(frozen=True, slots=True)
class FittedLink:
    """Correlation of two fitted parameters.

    Parameters
    ----------
    id : str
        Id of the row.
    first, second : Parameter
        The parameters.
    correlation : float
        After the fit.
    """

    id: str
    first: Parameter
    second: Parameter
    correlation: float


@dataclass(frozen=True, slots=True)
class Identifiability:
    """The fit of a day, as far as the data tell it.

    Parameters
    ----------
    day : str
        ISO date; empty where nothing was fitted.
    rows : tuple of CalibrationRow
        Fitted parameters, those first of which the data tell most.
    links : tuple of FittedLink
        Pairs, the strongest correlation first.
    """

    day: str
    rows: tuple[CalibrationRow, ...]
    links: tuple[FittedLink, ...]

    @property
    def factors(self) -> tuple[tuple[Parameter, ...], ...]:
        """Parameters that the fit moves by one common factor, in the order of the rows."""
        groups: list[set[Parameter]] = []
        for one in self.links:
            if abs(one.correlation) >= ONE:
                pair = {one.first, one.second}
                joined = [group for group in groups if group & pair]
                groups = [group for group in groups if not group & pair]
                groups.append(pair.union(*joined))
        places = {one.parameter: at for at, one in enumerate(self.rows)}
        found = (tuple(sorted(group, key=lambda one: places[one])) for group in groups)
        return tuple(sorted(found, key=lambda group: places[group[0]]))

    @property
    def pairs(self) -> tuple[FittedLink, ...]:
        """Pairs, the strongest first; of those that one factor moves, the first stands for all."""
        first = {one: group[0] for group in self.factors for one in group}
        told: dict[frozenset[Parameter], FittedLink] = {}
        for one in self.links:
            pair = frozenset(first.get(each, each) for each in (one.first, one.second))
            if len(pair) > 1:
                told.setdefault(pair, one)
        return tuple(told.values())

    @property
    def unmoved(self) -> tuple[CalibrationRow, ...]:
        """Parameters that the data hardly move."""
        return tuple(one for one in self.rows if one.variance_left >= UNMOVED)

    @property
    def learnt(self) -> tuple[CalibrationRow, ...]:
        """Parameters of which the data tell at least half of the variance."""
        return tuple(one for one in self.rows if one.variance_left <= LEARNT)


def identifiability(evidence: Evidence) -> Identifiability:
    """The newest fit that ships.

    Parameters
    ----------
    evidence : Evidence
        Holds the fits and their correlations.

    Returns
    -------
    Identifiability
        Of the newest day.
    """
    rows = calibration_rows(evidence)
    day = max((one.day for one in rows), default="")
    own = sorted((one for one in rows if one.day == day), key=lambda one: one.variance_left)
    links = [
        FittedLink(
            cells["id"], Parameter[cells["parameter"].upper()], Parameter[cells["other"].upper()],
            float(cells["correlation"]),
        )
        for cells in (row.cells for row in evidence.tables[LINKS])
        if cells["day"] == day
    ]  # fmt: skip
    return Identifiability(day, tuple(own), _by_strength(links))


def _by_strength(links: Sequence[FittedLink]) -> tuple[FittedLink, ...]:
    return tuple(sorted(links, key=lambda one: (-abs(one.correlation), one.id)))
