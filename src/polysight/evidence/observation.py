"""One number as somebody stated it, with everything needed to trust it or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polysight.evidence.basis import Basis, basis
from polysight.evidence.quantity import Quantity
from polysight.periods import Period, period
from polysight.units import UnitTable

#: Columns beside the basis that must also agree before two numbers may be combined.
IDENTITY = ("geography", "product", "route", "grade")
YEAR_END = 12
COLUMNS = (
    "id quantity value low high qualifier unit period basis geography site product route grade "
    "company kind evidence tier source published first_known first_known_by supersedes "
    "same_value_as note"
).split()


@dataclass(frozen=True, slots=True)
class Observation:
    """A number from a source, in its own unit and in the canonical unit of its quantity.

    Parameters
    ----------
    id, quantity, unit : str
        Name of the row; quantity code; unit code as stated.
    value, low, high : float or None
        Number or range as stated.
    qualifier : str
        Empty, ``about``, ``over``, ``under``, ``limit`` or ``withdrawn``.
    period : Period
        Time that the number is about.
    basis : Basis
        Dimensions that the quantity requires.
    geography, site, product, route, grade, company : str
        What the number is about; empty where it does not matter.
    kind, evidence, tier, source : str
        Observed or not; as stated or derived; trust; source key.
    published : str
        Date printed on the source, as precise as known.
    first_known : datetime.date
        Day on which this value could first be known.
    first_known_by : str
        ``published`` when read from the source, otherwise the rule by which it was inferred.
    supersedes, same_value_as : str
        Ids of the row that this one replaces, and of the row that says the same.
    note : str
        Remark.
    factor : float
        Canonical units in one stated unit.
    canonical_unit : str
        Canonical unit code.
    """

    id: str
    quantity: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    unit: str
    period: Period
    basis: Basis
    geography: str
    site: str
    product: str
    route: str
    grade: str
    company: str
    kind: str
    evidence: str
    tier: str
    source: str
    published: str
    first_known: dt.date
    first_known_by: str
    supersedes: str
    same_value_as: str
    note: str
    factor: float
    canonical_unit: str

    @property
    def middle(self) -> float:
        """Central value in the canonical unit.

        Returns
        -------
        float
            The stated value, else the middle of the range, else the one bound given; NaN for a
            withdrawal.
        """
        if self.value is not None:
            return self.value * self.factor
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) * self.factor if ends else float("nan")

    @property
    def spread(self) -> tuple[float, float]:
        """Stated range in the canonical unit.

        Returns
        -------
        tuple of float
            Lower and upper end; both are the central value where no range was stated.
        """
        low = self.low * self.factor if self.low is not None else self.middle
        high = self.high * self.factor if self.high is not None else self.middle
        return low, high

    @property
    def moment(self) -> str:
        """Time that the number is about, alike for all ways of writing the same time.

        Returns
        -------
        str
            The year for a year-end figure, whether the source writes the year or its December;
            otherwise the period as written.
        """
        if self.basis.get("timing") == "year-end" and self.period.end.month == YEAR_END:
            return str(self.period.end.year)
        return self.period.text

    @property
    def pseudo_real_time(self) -> bool:
        """Whether the day on which the value was known had to be inferred.

        Returns
        -------
        bool
            True unless the date was read from the source.
        """
        return self.first_known_by != "published"

    @property
    def comparability(self) -> Basis:
        """Everything that must agree before this number may meet another.

        Returns
        -------
        Basis
            The basis with quantity, unit, currency, geography, product, route and grade.
        """
        pairs = dict(self.basis.pairs)
        pairs.update({name: getattr(self, name) or "all" for name in IDENTITY})
        pairs["quantity"], pairs["unit"] = self.quantity, self.canonical_unit
        return Basis(tuple(sorted(pairs.items())))


def _decimal(text: str) -> float | None:
    return float(text) if text else None


def observation_from(
    cells: dict[str, str], units: UnitTable, quantities: dict[str, Quantity]
) -> Observation:
    """Observation of a checked table row.

    Parameters
    ----------
    cells : dict of str to str
        Text by column name.
    units : UnitTable
        Units that exist.
    quantities : dict of str to Quantity
        Quantities that exist, by code.

    Returns
    -------
    Observation
        The row with its canonical factor.

    Raises
    ------
    UnitError
        If the unit does not measure the quantity.
    DataError
        If the period is malformed.
    """
    text = {name: cells.get(name, "") for name in COLUMNS}
    canonical = quantities[text["quantity"]].unit_for(text["unit"], units)
    stated = units.unit(text["unit"]).code
    return Observation(
        id=text["id"],
        quantity=text["quantity"],
        value=_decimal(text["value"]),
        low=_decimal(text["low"]),
        high=_decimal(text["high"]),
        qualifier=text["qualifier"],
        unit=stated,
        period=period(text["period"]),
        basis=basis(text["basis"]),
        geography=text["geography"],
        site=text["site"],
        product=text["product"],
        route=text["route"],
        grade=text["grade"],
        company=text["company"],
        kind=text["kind"],
        evidence=text["evidence"],
        tier=text["tier"],
        source=text["source"],
        published=text["published"],
        first_known=dt.date.fromisoformat(text["first_known"]),
        first_known_by=text["first_known_by"],
        supersedes=text["supersedes"],
        same_value_as=text["same_value_as"],
        note=text["note"],
        factor=units.factor(stated, canonical),
        canonical_unit=canonical,
    )
