"""Scores with weights as data; what is open makes a range, never a pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.policy.instrument import Comparator, Wording
from polysight.policy.scorecard import Indicator, Level, Rating, Scorecard, rating
from tests.policy.example import UNITS, answer, plant, seen

NAME = Wording("x", "某")


def indicator(
    name: str, weight: float, *benchmarks: float | bool | None, required: bool = False
) -> Indicator:
    word = isinstance(benchmarks[0], bool)
    comparator = Comparator.EQUAL if word else Comparator.AT_MOST
    unit = "" if word else "kgce/kg"
    amounts = tuple(seen(one) for one in benchmarks)
    return Indicator(name, NAME, name, unit, weight, comparator, amounts, required)


LEVELS = (Level("I", NAME, 85.0), Level("II", NAME, 70.0))
ENERGY = indicator("energy", 60.0, 5.0, 6.0, required=True)
WATER = indicator("water", 25.0, 1.0, 2.0)
SYSTEM = indicator("system", 15.0, True, True)
CARD = Scorecard("card", NAME, (ENERGY, WATER, SYSTEM), LEVELS, True, "a-source")


def rated(energy: float | None, water: float | None, system: bool | None) -> Rating:
    subject = plant(
        answer(energy, parameter="energy"), answer(water, parameter="water"),
        answer(system, "", "system"),
    )  # fmt: skip
    return rating(CARD, subject, units=UNITS)


def reached(found: Rating) -> tuple[str, str]:
    return (
        found.sure.id if found.sure else "",
        found.possible.id if found.possible else "",
    )


@pytest.mark.parametrize(
    ("answers", "levels", "best", "ranges"),
    [
        ((4.0, 0.5, True), ("I", "I"), (100.0, 100.0), 0),
        ((4.0, 0.5, False), ("I", "I"), (85.0, 85.0), 0),
        ((4.0, 1.5, True), ("II", "II"), (75.0, 75.0), 0),
        ((5.5, 0.5, True), ("II", "II"), (40.0, 40.0), 0),
        ((7.0, 0.5, True), ("", ""), (40.0, 40.0), 0),
        ((4.0, None, True), ("II", "I"), (75.0, 100.0), 1),
        ((None, 0.5, True), ("", "I"), (40.0, 100.0), 1),
        ((None, None, None), ("", "I"), (0.0, 100.0), 3),
    ],
)
def test_levels(
    answers: tuple[float | None, float | None, bool | None],
    levels: tuple[str, str],
    best: tuple[float, float],
    ranges: int,
) -> None:
    found = rated(*answers)
    assert reached(found) == levels
    assert (found.levels[0].low, found.levels[0].high) == best
    assert len(found.unscored) == ranges


def test_a_required_indicator_that_is_open_settles_nothing() -> None:
    card = Scorecard("card", NAME, (indicator("a", 100.0, 1.0, 1.0),
                                    indicator("b", 0.0, True, True, required=True)),
                     LEVELS, True, "a-source")  # fmt: skip
    open_one = rating(card, plant(answer(0.5, parameter="a")), units=UNITS)
    assert open_one.levels[0].unsettled == ("b",)
    assert reached(open_one) == ("", "I")
    missed = rating(card, plant(answer(0.5, parameter="a"), answer(False, "", "b")), units=UNITS)
    assert missed.levels[0].missed == ("b",)
    assert reached(missed) == ("", "")


def test_a_benchmark_that_was_not_seen_leaves_its_weight_open() -> None:
    card = Scorecard("card", NAME, (indicator("a", 100.0, None, 2.0),), LEVELS, True, "a-source")
    found = rating(card, plant(answer(1.0, parameter="a")), units=UNITS)
    assert reached(found) == ("II", "I")
    assert found.unscored == ("a",)
    assert found.indicators[0].reasons[0].key == "policy.limit_not_seen"


@pytest.mark.parametrize(
    ("indicators", "levels", "key"),
    [
        ((ENERGY, WATER), LEVELS, "policy.weights"),
        ((indicator("a", 110.0, 1.0, 1.0), indicator("b", -10.0, 1.0, 1.0)), LEVELS,
         "policy.weights"),
        ((indicator("a", 100.0, 1.0),), LEVELS, "policy.benchmarks"),
        ((indicator("a", 100.0, 1.0, 2.0),), LEVELS[::-1], "policy.levels"),
    ],
)  # fmt: skip
def test_a_card_that_does_not_add_up_is_refused(
    indicators: tuple[Indicator, ...], levels: tuple[Level, ...], key: str
) -> None:
    with pytest.raises(DataError) as caught:
        Scorecard("card", NAME, indicators, levels, True, "a-source")
    assert caught.value.problems[0].key == key


def test_an_answer_of_the_wrong_form_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        rating(CARD, plant(answer(1.0, "", "system")), units=UNITS)
    assert caught.value.problems[0].key == "policy.answer_form"


@given(st.none() | st.floats(0.0, 10.0), st.none() | st.floats(0.0, 4.0), st.none() | st.booleans())
def test_one_more_answer_never_widens_the_range(
    energy: float | None, water: float | None, system: bool | None
) -> None:
    whole, part = rated(energy, water, system), rated(energy, None, system)
    for one, other in zip(whole.levels, part.levels, strict=True):
        assert other.low <= one.low <= one.high <= other.high
        if other.reached is not None:
            assert one.reached is other.reached
