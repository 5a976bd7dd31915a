"""Which claims fit to stand in one formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.coherent import coherent_factor
from polysight.audit.finer_basis import AT, is_fuelled
from polysight.audit.report import Report
from polysight.audit.telling import UNSPECIFIED
from polysight.units import UnitTable

#: Words that make a number a bound; where a point is stated too, they prove nothing.
BOUNDS = (Qualifier.OVER, Qualifier.BELOW)
#: Currencies of units.
CURRENCIES = ("CNY", "USD", "EUR")
#: Amounts that a share may be one of.
MEASURED = frozenset(("capacity", "production", "sales_volume"))
#: A share of capacity that is used, of what it may be, and the mean of a year.
USE, OF_USE, MEAN = "utilisation", ("capacity", "project_capacity"), "mean"
#: Carbon of the grid's electricity, which that of a fuel or a supply of one's own is not.
FACTOR = "grid_emission_factor"
#: What is measured by volume and by mass alike.
WATER = "water"
#: Claims from which one that is so many times off their middle shows nothing.
ALIKE, OFF = 3, 6.0


def is_sized(report: Report, claim: Claim) -> bool:
    """Whether a claim can take part in arithmetic: its unit is stated, and its size known.

    Parameters
    ----------
    report : Report
        Holds units and metrics.
    claim : Claim
        The claim.

    Returns
    -------
    bool
        False without a unit where its metric has one, for a unit that nobody knows, and for one
        that measures something else (a step of a price in per cent).
    """
    units, wanted = report.vocabulary.units.table, report.metric(claim).unit
    if wanted in ("", UNSPECIFIED):
        return coherent_factor(claim.unit, units) is not None
    if claim.unit in ("", UNSPECIFIED) or coherent_factor(claim.unit, units) is None:
        return False
    watery = WATER in report.metric(claim).good or WATER in report.metric(claim).key
    return claim.unit == wanted or (
        _measures(claim.unit, units, watery=watery) == _measures(wanted, units, watery=watery)
    )


def _measures(unit: str, units: UnitTable, *, watery: bool) -> str:
    """What a unit measures, whatever the currency; water by volume or by mass."""
    dimension = units.unit(unit).dimension
    for currency in CURRENCIES[1:]:
        dimension = dimension.replace(currency, CURRENCIES[0])
    return dimension.replace("volume", "mass") if watery else dimension


def are_alike(claims: Iterable[Claim]) -> bool:
    """Whether claims are of one currency, one basis of tax and one measure, as far as they tell.

    A share that is told to be one of capacity says nothing of volumes that were made, and a
    utilisation of the mean capacity of a year nothing of the capacity at its end.

    Parameters
    ----------
    claims : iterable of Claim
        Claims of one choice.

    Returns
    -------
    bool
        Whether they may stand in one formula.
    """
    taxes, currencies, chosen = set(), set(), list(claims)
    amounts = {claim.metric for claim in chosen} & MEASURED
    for claim in chosen:
        measure = set(claim.basis.get("measure", "").split("+")) & MEASURED
        if measure and amounts and not measure & amounts:
            return False
        taxes.add(claim.basis.get("tax", ""))
        currencies |= {one for one in CURRENCIES if one in claim.unit}
    nameplate = {claim.basis.get("measured", "") for claim in chosen} - {""}
    uses = {claim.basis.get(AT, "") for claim in chosen if claim.metric == USE}
    sizes = {
        claim.basis.get(AT, claim.basis.get("timing", ""))
        for claim in chosen
        if claim.metric in OF_USE
    }
    scopes = {claim.basis.get("scopes", "") for claim in chosen} - {""}
    fuelled = any(claim.metric == FACTOR and is_fuelled(claim.subject) for claim in chosen)
    if len(scopes) > 1 or fuelled:
        return False
    of_mean = uses == {MEAN} and bool(sizes - {"", MEAN})
    return len(taxes - {""}) < 2 and len(currencies) < 2 and len(nameplate) < 2 and not of_mean


def firm_claims(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Claims that can show that a relation is kept: points, and none of another size.

    Parameters
    ----------
    claims : sequence of Claim
        Claims of one name of a formula.

    Returns
    -------
    sequence of Claim
        At least one of them.
    """
    firm = [one for one in claims if one.qualifier not in BOUNDS] or list(claims)
    sizes = [abs(one.span.middle) for one in firm if one.span is not None]
    if len(sizes) < ALIKE:
        return firm
    centre = median(sizes)
    near = [
        one for one, size in zip(firm, sizes, strict=True) if centre / OFF < size < centre * OFF
    ]
    return near or firm
