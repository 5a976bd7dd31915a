"""The cases of the capex fit are those of the golden file, and no others."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.capex import overrun, scale_fit
from polysight.study.capex_cases import capex_cases, overruns
from polysight.study.run import Plan
from tests.costing.golden import cases

SCALE, OVERRUN = cases("capex")


def test_comparable_plants_of_china(planned: Plan) -> None:
    found = capex_cases(planned.view, "siemens", country="CN", currency="CNY")
    expected = 100 * np.array(SCALE["capex_100mcny"]) / np.array(SCALE["capacity_kt_per_year"])
    np.testing.assert_allclose(np.sort(found.unit_capex), np.sort(expected), rtol=1e-12)
    fit = scale_fit(
        found.unit_capex, found.capacity_kt_per_year, found.year, with_year=True, confidence=0.95
    )
    assert fit.exponent == pytest.approx(SCALE["exponent"], abs=5e-4)


def test_other_scopes_memory_and_revisions_stay_out(planned: Plan) -> None:
    found = capex_cases(planned.view, "siemens", country="CN", currency="CNY")
    assert not {"EX0006", "EX0009", "EX0013", "EX0016", "MC0244"} & set(found.ids)
    assert found.ids[0::2] == tuple(one.replace("K", "X") for one in found.ids[1::2])


def test_other_places_and_routes_have_one_case_each(planned: Plan) -> None:
    oman = capex_cases(planned.view, "siemens", country="OM", currency="USD")
    assert (oman.ids, oman.unit_capex.tolist()) == (("EX0022", "EK0022"), [13.5])
    granular = capex_cases(planned.view, "silane-fbr", country="CN", currency="CNY")
    assert (granular.ids, granular.unit_capex.tolist()) == (("EX0021", "EK0021"), [100.0])
    nowhere = capex_cases(planned.view, "umg", country="CN", currency="CNY")
    assert nowhere.unit_capex.size == 0


def test_overruns_are_those_of_the_golden_file(planned: Plan) -> None:
    found = overruns(planned.view)
    expected = np.array(OVERRUN["outturn"]) / np.array(OVERRUN["plan"])
    np.testing.assert_allclose(found.ratio, expected, atol=6e-4)
    ratio = overrun(np.ones(3), found.ratio, confidence=0.8)
    assert ratio.centre == pytest.approx(OVERRUN["centre"], abs=2e-3)
