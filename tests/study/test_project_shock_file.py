"""Policy shocks as their file states them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.errors import UsageError
from polysight.study.law import law
from polysight.study.project_shock_file import ShockSetting, moved, shocks
from tests.study.project_example import view

KINDS = {
    "tariff", "income-tax", "export-rebate", "carbon-price", "green-power", "energy-limit",
    "import-duty", "subsidy",
}  # fmt: skip


def test_every_kind_of_policy_has_a_shock() -> None:
    assert {one.kind for one in shocks(view().evidence)} == KINDS


def test_the_instruments_exist() -> None:
    known = {one.id for one in law(view().evidence)}
    named = {name for one in shocks(view().evidence) for name in one.instruments}
    assert named - known == set()


def test_a_verdict_has_its_changes() -> None:
    judged = next(one for one in shocks(view().evidence) if one.verdict == "judged")
    told = judged.model_dump(by_alias=True)
    for wrong in ({"verdict": "cannot-judge"}, {"changes": ()}, {"low": told["changes"]}):
        with pytest.raises(ValidationError):
            ShockSetting.model_validate({**told, **wrong})
    assert ShockSetting.model_validate(told) == judged


def test_a_moved_shock_changes_its_date_only() -> None:
    one = next(one for one in shocks(view().evidence) if one.id == "west-preference-renewed")
    other = moved(one, "2033-07")
    assert (other.changes[0].start, other.changes[0].end) == ("2033-07", "2040")
    assert moved(other, one.changes[0].start) == one
    with pytest.raises(UsageError):
        moved(one, "2033-13")
