"""Named scenarios, and those of a report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from polysight.errors import UsageError
from polysight.investment.market_change import priced_at, repriced
from polysight.investment.outcomes import Outcome
from polysight.messages import LANGUAGES, text
from polysight.study.project_file_doubt import ScenarioSetting
from polysight.study.project_options import Choice, World
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_price_claims import price_claims
from polysight.study.project_scenarios import (
    REPORT_SCENARIOS,
    Held,
    report_scenarios,
    scenario_row,
    scenario_rows,
)
from polysight.study.project_shock_file import Needs, shocks
from polysight.study.project_shocks import State
from tests.study.project_example import case, view

WHY = {"en": "Why.", "zh": "原因。"}
CHEAP = {
    "title": {"en": "Cheap", "zh": "低价"},
    "reason": WHY,
    "changes": [
        {"what": "price", "multiply": {"value": 0.75, "unit": "1", "assumption": WHY}},
        {"what": "load", "multiply": {"value": 0.9, "unit": "1", "assumption": WHY}},
    ],
}
SCENARIOS = {"cheap": ScenarioSetting.model_validate(CHEAP)}


def test_a_scenario_is_its_changes() -> None:
    row = scenario_row(case(), view(), SCENARIOS, "cheap")
    wanted = repriced(case(), 0.75)
    assert row.case.products[0].price_cny_per_kg == pytest.approx(
        wanted.products[0].price_cny_per_kg
    )
    assert row.case.load == pytest.approx(0.9 * case().load)
    assert row.outcomes.tolist() == pytest.approx(
        case_outcomes([row.case])[0].tolist(), nan_ok=True
    )
    assert row.changes[0].inputs == ("project:scenarios.cheap.changes.0.multiply",)
    assert [one.name for one in scenario_rows(case(), view(), SCENARIOS)] == ["cheap"]


def test_another_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="cheap"):
        scenario_row(case(), view(), SCENARIOS, "cheep")


def test_the_report_is_worked_at_the_ends_of_its_prices() -> None:
    told = report_scenarios(case(), view())
    assert [one.name for one in told] == list(REPORT_SCENARIOS)
    base, optimistic, pessimistic = told
    assert [round(1.13 * price) for price in base.price_cny_per_kg] == [200, 225, 250]
    assert pessimistic.claimed == pytest.approx((0.05, 0.07))
    # Its base price lies above its optimistic one, and its rates the other way round.
    assert base.price_cny_per_kg[1] > optimistic.price_cny_per_kg[1]
    assert base.claimed[1] < optimistic.claimed[0]
    low = case_outcomes([priced_at(case(), base.price_cny_per_kg[0])])[0]
    assert base.outcomes[0].tolist() == pytest.approx(low.tolist(), nan_ok=True)
    for one in told:
        rates = one.outcomes[:, Outcome.IRR]
        assert (one.held is Held.ABOVE) == (rates.min() > one.claimed[1])
        assert (one.held is Held.BELOW) == (rates.max() < one.claimed[0])


def test_every_code_has_a_label() -> None:
    codes: dict[str, Sequence[str]] = {
        "choice": list(Choice),
        "world": list(World),
        "state": list(State),
        "lacks": [*Needs.model_fields, "dates"],
        "kind": sorted({one.kind for one in shocks(view().evidence)}),
        "held": list(Held),
        "claim": [one.claim for one in price_claims(case(), view())],
        "report": REPORT_SCENARIOS,
    }
    for group, names in codes.items():
        for name in names:
            for language in LANGUAGES:
                assert text(f"project_label.{group}_{name.replace('-', '_')}", language)
