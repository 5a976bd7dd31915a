"""The reference project on its grid: phasing closes, and the tax preference ends with its row."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.project_settings import project_settings
from polysight.study.run import Plan


def test_the_project_is_that_of_the_scenario(planned: Plan) -> None:
    found = project_settings(planned.view)
    assert found.capacity_t_per_year == pytest.approx(50e3)
    assert found.capital_cny / found.capacity_t_per_year == pytest.approx(94.4e3, abs=100)
    assert found.phasing.sum() == pytest.approx(1.0)
    assert len(found.loads) + found.construction_years == found.years
    assert found.surtax == pytest.approx(0.12)


def test_the_income_tax_is_dated(planned: Plan) -> None:
    found = project_settings(planned.view)
    first = planned.view.scenario.project.first_year
    calendar = first + np.arange(found.years)
    assert set(found.income_tax[calendar <= 2030].round(6)) == {0.15}
    assert set(found.income_tax[calendar > 2030].round(6)) == {0.25}
