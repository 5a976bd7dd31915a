"""Changing a basis openly: VAT and currency, each by a dated and cited rate."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from polysight.errors import BasisError, DataError, refusal
from polysight.estimate import Estimate
from polysight.evidence.choice import choice
from polysight.evidence.store import Evidence
from polysight.periods import Period, period


@dataclass(frozen=True, slots=True)
class DatedRate:
    """A rate that holds between two days.

    Parameters
    ----------
    id, parameter : str
        Row id and what the rate is, for example ``vat_rate``.
    value : float
        The rate as a fraction.
    valid_from, valid_to : datetime.date
        First and last day on which it holds.
    geography, source : str
        Where it holds and who says so.
    """

    id: str
    parameter: str
    value: float
    valid_from: dt.date
    valid_to: dt.date
    geography: str
    source: str


def dated_rates(evidence: Evidence, parameter: str, geography: str) -> list[DatedRate]:
    """Rates of a parameter in a country, oldest first.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    parameter, geography : str
        What the rate is, and where.

    Returns
    -------
    list of DatedRate
        The rates.
    """
    found = []
    for row in evidence.tables["dated_rates"]:
        cells = row.cells
        if cells["parameter"] == parameter and cells["geography"] == geography:
            factor = evidence.units.factor(cells["unit"], "1")
            start = dt.date.fromisoformat(cells["valid_from"] or "0001-01-01")
            end = dt.date.fromisoformat(cells["valid_to"] or "9999-12-31")
            value = float(cells["value"]) * factor
            found.append(
                DatedRate(cells["id"], parameter, value, start, end, geography, cells["source"])
            )
    return sorted(found, key=lambda rate: rate.valid_from)


def rate_on(rates: list[DatedRate], when: Period) -> DatedRate:
    """The one rate that holds during a whole period.

    Parameters
    ----------
    rates : list of DatedRate
        Rates of one parameter.
    when : Period
        The period.

    Returns
    -------
    DatedRate
        The rate.

    Raises
    ------
    DataError
        If no rate holds on all its days: a period that straddles a change has no one rate.
    """
    for rate in rates:
        if rate.valid_from <= when.start and when.end <= rate.valid_to:
            return rate
    raise refusal(DataError, "rate.none", period=when)


def without_vat(number: Estimate, evidence: Evidence) -> Estimate:
    """A Chinese price with value-added tax taken out.

    Parameters
    ----------
    number : Estimate
        A price with a stated tax basis.
    evidence : Evidence
        Holds the dated rates.

    Returns
    -------
    Estimate
        Price without tax: price / (1 + rate), the rate being the one in force in its period.

    Raises
    ------
    BasisError
        If the tax basis is not stated.
    DataError
        If no one rate holds in the period.
    """
    basis = dict(number.basis)
    if basis.get("tax") in ("excluded", "not-applicable"):
        return number
    if basis.get("tax") != "included":
        raise refusal(
            BasisError,
            "basis.fix_state",
            dimension="tax",
            one=basis.get("tax", ""),
            other="excluded",
            operation="operation.convert",
        )
    rate = rate_on(dated_rates(evidence, "vat_rate", "CN"), period(number.period))
    basis["tax"] = "excluded"
    return _scaled(number, 1 / (1 + rate.value), tuple(sorted(basis.items())), f"vat:{rate.id}")


def in_currency(
    number: Estimate, currency: str, evidence: Evidence, as_of: dt.date | None = None
) -> Estimate:
    """A price or cost in another currency at the average rate of its year.

    Parameters
    ----------
    number : Estimate
        Money per unit, with a currency in its unit.
    currency : str
        Wanted currency; the pair must be observed against it directly.
    evidence : Evidence
        Holds the exchange rates.
    as_of : datetime.date, optional
        Only rates that could be known by this day.

    Returns
    -------
    Estimate
        The same number in the other currency, citing the rate.

    Raises
    ------
    DataError
        If no rate for the pair and year is known.
    """
    unit = evidence.units.unit(number.unit)
    if unit.currency == currency:
        return number
    year = number.period[:4]
    for pair, inverse in (
        (f"{currency}/{unit.currency}", False),
        (f"{unit.currency}/{currency}", True),
    ):
        rows = [
            row
            for row in evidence.select("exchange_rate", as_of=as_of)
            if row.canonical_unit == pair and row.period.text == year and row.kind == "observed"
        ]
        if not rows:
            continue
        picked = choice(rows).chosen
        factor = 1 / picked.middle if inverse else picked.middle
        target = number.unit.replace(unit.currency, currency, 1)
        basis = tuple((k, target if k == "unit" else v) for k, v in number.basis)
        scaled = _scaled(number, factor, basis, f"exchange:{picked.id}")
        return replace(scaled, unit=target)
    raise refusal(DataError, "rate.no_exchange", one=unit.currency, other=currency, period=year)


def _scaled(
    number: Estimate, factor: float, basis: tuple[tuple[str, str], ...], step: str
) -> Estimate:
    return replace(
        number,
        value=number.value * factor,
        low=number.low * factor,
        high=number.high * factor,
        basis=basis,
        conversions=(*number.conversions, step),
    )
