"""When the open input tax of a project is refunded, and what nobody can judge of it.

A manufacturer may claim what is open each month. That it is one shows in its sales of the twelve
months before, or of what it has run, at least three; a new company has none while it builds. What
the file states stands, and both ends are told: nothing before sales, and all from the first month.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.project_finding import Finding, FindingKind, finding
from polysight.study.project_reader import SHARE, Reader
from polysight.study.project_years import MONTHS

Floats = NDArray[np.float64]

#: Topic of the findings, and months of sales before the first claim (FP0097).
REFUND, REFUND_WAIT = "credit-refund", 3
#: Rows on the claim, on the months of sales, and on what other companies may claim.
ROWS = ("FP0080", "FP0097", "FP0098")
#: An extension sets its input tax off against what its site owes.
SETS_OFF = "brownfield"


@dataclass(frozen=True, eq=False)
class Refund:
    """Refund of open input tax.

    Parameters
    ----------
    path : ndarray of float
        Axis year; share of what is open that is refunded in a period.
    bounds : tuple of ndarray or None
        The path without a refund before sales, and with it from the first month; None where
        nothing is open.
    findings : tuple of Finding
        What is said of it.
    """

    path: Floats
    bounds: tuple[Floats, Floats] | None
    findings: tuple[Finding, ...]


def refund(reader: Reader, first_month: int) -> Refund:
    """Refund of open input tax as the file states it, and both ends of what is open.

    Parameters
    ----------
    reader : Reader
        The project; faults are gathered in it.
    first_month : int
        Month of the first commissioning, from January of the first year.

    Returns
    -------
    Refund
        Path, bounds and findings.
    """
    path = reader.by_year(
        "taxes.credit_refund", reader.file.taxes.credit_refund, "1", "taxes.vat_credit_refund",
        SHARE,
    )  # fmt: skip
    head, country = reader.file.project, reader.view.scenario.scope.country
    if head.kind == SETS_OFF or head.region.split("-")[0] != country or not path.max() > 0.0:
        return Refund(path, None, ())
    sold = (first_month + REFUND_WAIT) // MONTHS
    none, full = path.copy(), np.full(path.size, path.max())
    none[:sold] = 0.0
    if np.array_equal(none, full):
        return Refund(path, None, ())
    early = bool(path[:sold].any())
    said = finding(
        REFUND, FindingKind.CANNOT_JUDGE,
        f"project_finding.refund_{'early' if early else 'waits'}",
        tuple(one for one in ROWS if one in reader.view.references.rows),
        year=reader.first_year + sold, months=REFUND_WAIT,
    )  # fmt: skip
    return Refund(path, (none, full), (said,))
