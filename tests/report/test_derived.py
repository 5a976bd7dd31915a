"""Numbers that the report derives."""

from __future__ import annotations

from itertools import pairwise

import pytest

from polysight.evidence.contradiction import contradictions
from polysight.report.derived import (
    comparison_arrays,
    complete,
    evidence_arrays,
    shown_contradictions,
    used_quantities,
    visible_rows,
)
from tests.report.example import shipped, study


def test_tiers_add_up() -> None:
    arrays = {one.name: one.array for one in evidence_arrays(shipped())}
    total = arrays["report.rows"].values
    assert arrays["report.rows_by_tier"].values.sum() == total == len(visible_rows(shipped()))
    assert arrays["report.tier_share"].values.sum() == pytest.approx(1.0)


def test_printed_spreads_belong_to_printed_rows() -> None:
    done = complete(study(), shipped())
    shown = shown_contradictions(
        contradictions(visible_rows(shipped())), used_quantities(done, shipped())
    )
    spreads = done.arrays["report.contradiction_spread"]
    assert [one.spread for one in shown] == spreads.array.values.tolist()
    for one, number in zip(shown, spreads, strict=True):
        assert number.inputs == (one.rows[0].id, one.rows[-1].id)
        assert one.rows[-1].middle / one.rows[0].middle - 1 == pytest.approx(number.value)


def test_contradictions_about_used_quantities_come_first() -> None:
    found = contradictions(visible_rows(shipped()))
    ranks = [one.rows[0].quantity != "price" for one in shown_contradictions(found, {"price"})]
    assert all(a <= b for a, b in pairwise(ranks))


def test_comparisons_are_ratios_less_one() -> None:
    arrays = {one.name: float(one.array.values) for one in comparison_arrays(study())}
    assert arrays["report.price_gap"] == pytest.approx(38.25 / 40.0 - 1)
    assert "report.production_change" in arrays


def test_nothing_of_the_study_is_lost() -> None:
    done = complete(study(), shipped())
    assert study().arrays.items() <= done.arrays.items()
    assert done.assumptions == study().assumptions
