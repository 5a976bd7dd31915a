"""Whether a project is worth it; the pages of the command are tested on the same judgement."""

from __future__ import annotations

import pytest

from polysight.study.project_worth import Worth, flaws, npv_ends, repayment_covers, worth
from tests.report.feasibility.example import DEAR, project

pytestmark = pytest.mark.slow


def test_the_judgement_turns_with_the_price() -> None:
    assert worth(project().evaluation) is Worth.NOT_WORTH_IT
    assert worth(project(DEAR).evaluation) is Worth.WORTH_IT
    assert "debt" in flaws(project().evaluation)
    assert flaws(project(DEAR).evaluation) == ()


def test_ends_begin_with_the_value_as_stated_and_covers_with_repayment() -> None:
    found = project().evaluation
    assert npv_ends(found)[0] == found.indicators.after_tax.npv_cny
    years, covers = repayment_covers(found)
    assert years[0] == 2029
    assert covers.min() == pytest.approx(found.indicators.least_debt_service_cover)
