"""Value-added tax in prices whose basis a report leaves out."""

from __future__ import annotations

from polysight.audit.claim import Claim
from polysight.audit.report import Report

TABLE, PARAMETER, CHINA = "dated_rates", "vat_rate", "CN"


def price_without_tax(report: Report, claim: Claim, price: float) -> tuple[float, tuple[str, ...]]:
    """Least that a stated price may be without tax.

    Parameters
    ----------
    report : Report
        With the evidence that tells the rate.
    claim : Claim
        Whose price it is; where its basis says that it is without tax, nothing is taken off.
    price : float
        The price.

    Returns
    -------
    tuple
        Price without tax, and the ids of the rows that it rests on.
    """
    if claim.basis.get("tax") in ("excluded", "ex-vat"):
        return price, ()
    rows = [row.cells for row in report.evidence.tables.get(TABLE, ())]
    known = [
        row
        for row in rows
        if row["parameter"] == PARAMETER and row["geography"] == CHINA and row["unit"] == "%"
    ]
    if not known:
        return price, ()
    newest = max(known, key=lambda row: (row["valid_from"], row["id"]))
    if claim.period is not None:
        day = claim.period.end.isoformat()
        then = [
            row
            for row in known
            if (row["valid_from"] or "0") <= day and day <= (row["valid_to"] or "9999")
        ]
        newest = then[-1] if then else newest
    return price / (1.0 + float(newest["value"]) / 100.0), (newest["id"],)


def range_without_tax(report: Report, claim: Claim) -> tuple[float, float]:
    """Between what a stated price lies without tax.

    Parameters
    ----------
    report : Report
        With the evidence that tells the rate.
    claim : Claim
        Whose price it is; where its basis does not tell whether tax is in it, both may be.

    Returns
    -------
    tuple of float
        Lowest and highest, in the unit of the claim; its span must be there.
    """
    assert claim.span is not None
    low, _ = price_without_tax(report, claim, claim.span.low)
    high, _ = price_without_tax(report, claim, claim.span.high)
    return low, high if claim.basis.get("tax") == "included" else claim.span.high
