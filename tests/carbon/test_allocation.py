"""Allocation: golden cases, shares that close, rules side by side."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.carbon.allocation import AllocationRule, CoProduct, allocated, alternatives
from polysight.errors import DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "allocation.toml"
TREE: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def optional(row: dict[str, Any], key: str) -> Any:
    return np.asarray(row[key]) if key in row else None


def products(case: dict[str, Any]) -> tuple[CoProduct, ...]:
    return tuple(
        CoProduct(
            row["name"],
            np.asarray(row["kg"]),
            optional(row, "price"),
            optional(row, "displaced"),
        )
        for row in case["products"]
    )


@pytest.mark.parametrize("case", TREE["case"], ids=lambda case: str(case["source"])[:40])
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    got = allocated(AllocationRule(case["rule"]), products(case), case["total"])
    np.testing.assert_allclose(got.shares, case["shares"], rtol=1e-14)
    burdens = got.burdens(np.asarray(case["total"]))
    np.testing.assert_allclose(burdens, np.array(case["shares"]) * case["total"], rtol=1e-14)


@pytest.mark.parametrize("case", TREE["refused"], ids=lambda case: str(case["said"]))
def test_refused(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    with pytest.raises(DataError, match=case["said"]) as caught:
        allocated(AllocationRule(case["rule"]), products(case), case["total"])
    assert caught.value.told("zh")


AMOUNTS = arrays(np.float64, (3, 4), elements=st.floats(0.0, 10.0))


@given(AMOUNTS, AMOUNTS, st.sampled_from(list(AllocationRule)))
def test_shares_close_and_lie_between_nothing_and_everything(
    amounts: Any, prices: Any, rule: AllocationRule
) -> None:
    silicon = CoProduct("polysilicon", np.asarray(1.0), np.asarray(40.0))
    others = tuple(
        CoProduct(f"other-{place}", amount, price, price / 20.0)
        for place, (amount, price) in enumerate(zip(amounts, prices, strict=True))
    )
    total = np.full(4, 200.0)
    got = allocated(rule, (silicon, *others), total)
    np.testing.assert_allclose(got.shares.sum(axis=0), 1.0, rtol=1e-12)
    assert np.all((got.shares >= 0) & (got.shares <= 1))
    np.testing.assert_allclose(got.burdens(total).sum(axis=0), total, rtol=1e-12)
    for place in range(4):
        alone = tuple(
            CoProduct(f"other-{row}", amount, price, price / 20.0)
            for row, (amount, price) in enumerate(
                zip(amounts[:, place], prices[:, place], strict=True)
            )
        )
        single = allocated(rule, (silicon, *alone), 200.0)
        np.testing.assert_allclose(got.shares[:, place], single.shares, rtol=1e-13, atol=1e-16)


def test_draws_of_a_price_meet_a_single_amount() -> None:
    price = np.array([30.0, 60.0, 90.0])
    silicon = CoProduct("polysilicon", np.asarray(1.0), price)
    silica = CoProduct("silica", np.asarray(0.5), np.asarray(20.0))
    got = allocated(AllocationRule.ECONOMIC, (silicon, silica), 20.0)
    np.testing.assert_allclose(got.shares[1], 10.0 / (price + 10.0))
    mass = allocated(AllocationRule.MASS, (silicon, silica), 20.0)
    np.testing.assert_allclose(mass.burdens(np.array([3.0, 6.0])), [[2.0, 4.0], [1.0, 2.0]])


def test_alternatives_stand_side_by_side_and_say_why_not() -> None:
    silicon = CoProduct("polysilicon", np.asarray(1.0))
    silica = CoProduct("silica", np.asarray(0.25))
    by_rule = {each.rule: each for each in alternatives((silicon, silica), 20.0)}
    assert list(by_rule) == list(AllocationRule)
    mass, cut_off = by_rule[AllocationRule.MASS], by_rule[AllocationRule.CUT_OFF]
    assert mass.allocated is not None
    assert cut_off.allocated is not None
    assert mass.problems == ()
    assert by_rule[AllocationRule.ECONOMIC].allocated is None
    assert "price" in by_rule[AllocationRule.ECONOMIC].problems[0].sentence("en")
    assert "替代" in by_rule[AllocationRule.SUBSTITUTION].problems[0].sentence("zh")
