"""Answers that measure something else than the rule limits are refused."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import PolysightError
from polysight.policy.answer_unit import in_unit
from polysight.policy.facts import Answer
from polysight.policy.instrument import Rule
from tests.policy.example import INSTRUMENT, RULE, UNITS, answer, changed, changed_rule, limits

SHARE = changed_rule(parameter="water-reuse", unit="%", limits=limits(95.0), grades=())


def refused(one: Answer, rule: Rule, **fields: object) -> str:
    with pytest.raises(PolysightError) as caught:
        in_unit(one, rule, changed(**fields), UNITS)
    (problem,) = caught.value.problems
    assert problem.sentence("zh")
    return problem.key


def test_numbers_and_draws_change_unit() -> None:
    value, draws = in_unit(answer(6300.0, "kgce/t", draws=[6300.0]), RULE, INSTRUMENT, UNITS)
    assert value == pytest.approx(6.3)
    assert draws is not None
    np.testing.assert_allclose(draws, [6.3])


@pytest.mark.parametrize(
    ("one", "rule", "key"),
    [
        (answer(48.0, "kWh/kg"), RULE, "policy.coal_equivalent_needed"),
        (
            answer(6.0, "kgce/kg", "total-electricity"),
            changed_rule(unit="kWh/kg", parameter="total-electricity"),
            "policy.coal_equivalent_given",
        ),
        (answer(48.0, "kg/kg"), changed_rule(unit="kWh/kg"), "unit.dimension"),
        (answer(48.0, "kWh/lb"), RULE, "unit.unknown"),
        (answer(6.0, ""), RULE, "policy.unit_missing"),
        (answer(True, ""), RULE, "policy.number_expected"),
        (answer(101.0, "%", "water-reuse"), SHARE, "policy.share_over_one"),
        (answer(1.01, "1", "water-reuse"), SHARE, "policy.share_over_one"),
    ],
)
def test_refusals(one: Answer, rule: Rule, key: str) -> None:
    assert refused(one, rule) == key


def test_an_instrument_without_conversions_says_so() -> None:
    key = refused(answer(48.0, "kWh/kg"), RULE, conversion=())
    assert key == "policy.coal_equivalent_unknown"


def test_a_share_may_be_whole_and_output_may_exceed_capacity() -> None:
    assert in_unit(answer(100.0, "%", "water-reuse"), SHARE, INSTRUMENT, UNITS)[0] == 100.0
    assert in_unit(answer(1.0, "1", "water-reuse"), SHARE, INSTRUMENT, UNITS)[0] == 100.0
    output = changed_rule(parameter="output-ratio", unit="%", limits=limits(50.0))
    assert in_unit(answer(104.0, "%", "output-ratio"), output, INSTRUMENT, UNITS)[0] == 104.0


def test_words_stay_words() -> None:
    rule = changed_rule(unit="", limits=limits("solar-1"), grades=())
    assert in_unit(answer("solar-1", ""), rule, INSTRUMENT, UNITS) == ("solar-1", None)
    assert in_unit(answer(None), RULE, INSTRUMENT, UNITS) == (None, None)
