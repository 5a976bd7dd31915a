"""What a project pays to keep the law."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.project_compliance import compliance_cost
from polysight.study.project_finding import FindingKind
from tests.study.project_file_text import number, reader, resolved

NONE = '[compliance]\nmode = "none"'
#: Month in which the project of the tests begins to run.
BEGINS = 24
GAP = ('[compliance]\nmode = "none"', '[compliance]\nmode = "gap"')


def test_own_amounts_run_by_year() -> None:
    own = f'[compliance]\nmode = "own"\npath = {number(5, "MCNY/a")}'
    assert (resolved((NONE, own)).case.running.compliance_cny == 5e6).all()
    assert not resolved().case.running.compliance_cny.any()


def test_real_amounts_follow_inflation() -> None:
    own = f'[compliance]\nmode = "own"\npath = {number(5, "MCNY/a")}'
    told = compliance_cost(reader((NONE, own), ('money = "nominal"', 'money = "real"')), BEGINS)
    np.testing.assert_allclose(told.yearly_cny, 5e6 * 1.02 ** np.arange(11))


@pytest.mark.slow
def test_measures_cost_by_output() -> None:
    plant = ('decision = "2026-06"', 'decision = "2026-06"\nplant = "siemens-captive-coal-old"')
    found = reader(GAP, plant)
    told = compliance_cost(found, BEGINS)
    assert found.problems == []
    assert told.findings[0].kind in FindingKind
    assert told.findings[0].topic == "compliance"
    cost = float(dict(told.findings[0].reason.fields)["cost"])
    np.testing.assert_allclose(told.yearly_cny, cost * 10e6 * 0.9, rtol=0.05)
    assert told.yearly_cny[0] > 0.0
    closes = told.findings[0].reason.key == "project_finding.gap_closed"
    assert (told.closed is not None) == closes
    assert found.citations["running.compliance_cny"].inputs


def test_a_gap_needs_a_plant() -> None:
    with pytest.raises(DataError) as caught:
        resolved(GAP)
    assert [one.key for one in caught.value.problems] == ["project_file.gap_needs_plant"]
