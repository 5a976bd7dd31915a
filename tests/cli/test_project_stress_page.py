"""Stress tests as a page."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.answers.project_stress_document import document
from polysight.cli.project_stress_page import effects_table, write
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import effects
from polysight.messages import LANGUAGES
from polysight.study.project_outcomes import VALUES
from polysight.study.project_stress import standing, stress_table
from tests.cli.project_example import asked, fits

pytestmark = pytest.mark.slow


def test_value_debt_and_cash_stand_apart() -> None:
    outcomes = np.zeros(len(Outcome))
    outcomes[Outcome.MINIMUM_DEBT_COVER] = 1.2
    assert standing(outcomes) == (True, True, True)
    outcomes[Outcome.NPV], outcomes[Outcome.LARGEST_SHORT_LOAN] = -1.0, 5.0
    assert standing(outcomes) == (False, True, False)


def test_the_page_tells_what_a_stress_adds_and_when_the_plant_stands_still(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one = asked()
    found = stress_table(one.case, one.resolved.view, ["price-half", "price-2022-2025", "rate"])
    for language in LANGUAGES:
        write(one, found, language)
    said = capsys.readouterr().out
    assert "As planned" in said
    assert "stands still in" in said
    assert "Not in the test of all at once" in said
    told = fits(document(one, found), "project_stress")
    assert len(told["left_out"]) == 1
    assert len(told["joined"]) == 2


def test_a_loss_that_saves_after_others_is_no_merit(capsys: pytest.CaptureFixture[str]) -> None:
    # Plan, first alone, second alone, both: the second costs alone and saves after the first.
    values = np.repeat([[10.0], [-20.0], [8.0], [-15.0]], len(VALUES), axis=1) * 1e9
    effects_table(["price halved", "accident"], effects(values), "en")
    assert "accident: costs money alone" in capsys.readouterr().out
    effects_table(["price halved", "accident"], effects(np.repeat(
        [[10.0], [-20.0], [8.0], [-25.0]], len(VALUES), axis=1) * 1e9), "en")  # fmt: skip
    assert "costs money alone" not in capsys.readouterr().out
