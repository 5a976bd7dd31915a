"""When open input tax is refunded, and both ends of what nobody can judge."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.project_finding import FindingKind
from polysight.study.project_refund import Refund, refund
from tests.study.project_file_text import Change, number, reader, resolved

NOTHING = f"credit_refund = {number(0)}"
ALL = f"credit_refund = {number(1)}"
LATER = number(1).replace("{ ", '{ from = "2028", ', 1)
WAITS = (NOTHING, f"credit_refund = [{number(0)}, {LATER}]")


def told(first_month: int, *changes: Change) -> Refund:
    found = reader(*changes)
    taken = refund(found, first_month)
    assert found.problems == []
    return taken


def test_a_refund_before_sales_cannot_be_judged_and_has_both_ends() -> None:
    taken = told(24, (NOTHING, ALL))
    assert (taken.path == 1.0).all()
    assert taken.bounds is not None
    none, full = taken.bounds
    np.testing.assert_allclose(none, [0.0, 0.0] + [1.0] * 9)
    np.testing.assert_allclose(full, 1.0)
    assert [(one.kind, one.reason.key) for one in taken.findings] == [
        (FindingKind.CANNOT_JUDGE, "project_finding.refund_early")
    ]
    assert set(taken.findings[0].inputs) == {"FP0080", "FP0097", "FP0098"}


def test_a_refund_that_waits_still_tells_the_other_end() -> None:
    taken = told(24, WAITS)
    np.testing.assert_allclose(taken.path, [0.0, 0.0] + [1.0] * 9)
    assert taken.bounds is not None
    np.testing.assert_allclose(taken.bounds[0], taken.path)
    np.testing.assert_allclose(taken.bounds[1], 1.0)
    assert taken.findings[0].reason.key == "project_finding.refund_waits"


def test_the_first_claim_comes_three_months_after_the_first_sale() -> None:
    late, early = told(21, (NOTHING, ALL)), told(20, (NOTHING, ALL))
    assert late.bounds is not None
    assert early.bounds is not None
    assert (late.bounds[0] == 0.0).sum() == 2
    assert (early.bounds[0] == 0.0).sum() == 1


@pytest.mark.parametrize(
    "change", [("[taxes]", "[taxes]"), ('kind = "greenfield"', 'kind = "brownfield"')]
)
def test_nothing_is_open_without_a_refund_or_on_a_site_that_owes_tax(change: Change) -> None:
    taken = told(24, change) if "taxes" in change[0] else told(24, change, (NOTHING, ALL))
    assert (taken.bounds, taken.findings) == (None, ())


def test_the_case_has_both_ends() -> None:
    found = resolved((NOTHING, ALL))
    low, high = found.bounds["credit-refund"]
    assert low.taxes.vat_credit_refund[0] == 0.0
    assert (high.taxes.vat_credit_refund == 1.0).all()
