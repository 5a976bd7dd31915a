"""The cheapest fix in short: measures, what they rest on, their cost; or why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.cli.comply_fix import write_fix
from polysight.messages import LANGUAGES, Language
from polysight.policy.gap import Outcome
from polysight.study.closed_gap import ClosingGap
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data


def fix() -> ClosingGap:
    """The fix of the example in Xinjiang."""
    (found,) = answered(fix=True).fixes
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_measures_are_told_with_rows_and_cost(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write_fix(fix(), "siemens-xinjiang", data(), language)
    said = capsys.readouterr().out
    for one in fix().taken:
        assert next(each for each in fix().catalogue if each.code == one.code).inputs[0] in said
    assert "GB29447-2026-TCS" in said
    assert "polysight comply gap siemens-xinjiang --on 2027-01-01" in said


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_its_words(
    outcome: Outcome, language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    one = replace(fix(), outcome=outcome, beyond=fix().gaps[:1])
    write_fix(one, "siemens-xinjiang", data(), language)
    said = capsys.readouterr().out
    assert "comply.fix" not in said
    assert "2027-01-01" in said
