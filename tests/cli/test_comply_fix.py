"""The cheapest fix in short: measures, what they rest on, their cost; or why there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.cli.comply_fix import write_fix
from polysight.messages import LANGUAGES, Language
from polysight.policy.gap import Outcome
from polysight.study.closed_gap import ClosingGap
from polysight.study.closing_gap import closing_gap
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data
from tests.study.gap_example import OLD, TURN, gap

pytestmark = pytest.mark.slow


def fix() -> ClosingGap:
    """The fix of the example in Xinjiang for the next turn of the law."""
    return answered(fix=True).fixes[-1]


@pytest.mark.parametrize(("language", "word"), [("en", "unproven"), ("zh", "未经证实")])
def test_a_negative_cost_is_no_headline(
    language: Language, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = fix()
    write_fix(found, "siemens-xinjiang", data(), language)
    said = capsys.readouterr().out
    line = next(one for one in said.splitlines() if f"{found.cost.net_cny_per_kg:.4g}" in one)
    assert word in line
    assert f"{len(found.assumed)}" in line
    assert line.index(f"{found.cost.outlay_cny_per_kg:.4g}") < line.index(
        f"{found.cost.net_cny_per_kg:.4g}"
    )


def test_a_replacement_tells_the_limit_of_the_new_route(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_fix(gap(OLD), OLD, data(), "en")
    said = capsys.readouterr().out
    assert "GB29447-2026-FBR" in said
    assert "not counted" in said


def test_the_fix_is_worked_with_the_draws_of_the_verdict() -> None:
    """As ``comply gap`` with the same draws and seed tells it."""
    found = answered(fix=True)
    draws = found.compliance.facts.model.count
    asked = closing_gap(
        found.compliance.facts.file, data(), TURN, seed=found.asked.seed, count=draws
    )
    assert draws == found.asked.draws
    assert fix().passing_share == asked.passing_share
    assert (fix().passing_share * draws) % 1.0 == pytest.approx(0.0, abs=1e-9)


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
