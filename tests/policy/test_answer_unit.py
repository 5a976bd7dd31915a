"""Answers that measure something else than the rule limits are refused."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import PolysightError
from polysight.policy.answer_unit import in_unit
from polysight.policy.bounds import Bounds
from polysight.policy.facts import Answer
from polysight.policy.instrument import Conversion
from tests.policy.example import INSTRUMENT, UNITS, answer

KGCE = "kgce/kg"
CONVERSION = INSTRUMENT.conversion
SHARE = Bounds(0.0, 100.0)


def refused(one: Answer, unit: str, conversion: tuple[Conversion, ...] = CONVERSION) -> str:
    with pytest.raises(PolysightError) as caught:
        in_unit(one, unit, UNITS, instrument="norm", conversion=conversion, bounds=SHARE)
    (problem,) = caught.value.problems
    assert problem.sentence("zh")
    return problem.key


def test_numbers_and_draws_change_unit() -> None:
    value, draws = in_unit(answer(6300.0, "kgce/t", draws=[6300.0]), KGCE, UNITS)
    assert value == pytest.approx(6.3)
    assert draws is not None
    np.testing.assert_allclose(draws, [6.3])


@pytest.mark.parametrize(
    ("one", "unit", "key"),
    [
        (answer(48.0, "kWh/kg"), KGCE, "policy.coal_equivalent_needed"),
        (answer(6.0, KGCE), "kWh/kg", "policy.coal_equivalent_given"),
        (answer(48.0, "kg/kg"), "kWh/kg", "unit.dimension"),
        (answer(48.0, "kWh/lb"), KGCE, "unit.unknown"),
        (answer(6.0, ""), KGCE, "policy.unit_missing"),
        (answer(True, ""), KGCE, "policy.number_expected"),
        (answer(101.0, "%", "water-reuse"), "%", "policy.impossible_answer"),
        (answer(1.01, "1", "water-reuse"), "%", "policy.impossible_answer"),
        (answer(-1.0, "%", "water-reuse"), "%", "policy.impossible_answer"),
    ],
)
def test_refusals(one: Answer, unit: str, key: str) -> None:
    assert refused(one, unit) == key


def test_an_instrument_without_conversions_says_so() -> None:
    key = refused(answer(48.0, "kWh/kg"), KGCE, ())
    assert key == "policy.coal_equivalent_unknown"


def test_a_share_may_be_whole_and_output_may_exceed_capacity() -> None:
    assert in_unit(answer(100.0, "%", "water-reuse"), "%", UNITS, bounds=SHARE)[0] == 100.0
    assert in_unit(answer(1.0, "1", "water-reuse"), "%", UNITS, bounds=SHARE)[0] == 100.0
    assert in_unit(answer(104.0, "%", "output-ratio"), "%", UNITS)[0] == 104.0


def test_words_stay_words() -> None:
    assert in_unit(answer("solar-1", ""), "", UNITS) == ("solar-1", None)
    assert in_unit(answer(None), KGCE, UNITS) == (None, None)
    assert in_unit(answer(3.0, ""), "", UNITS) == (3.0, None)
