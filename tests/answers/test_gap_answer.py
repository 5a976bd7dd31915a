"""What is asked reaches the study."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers.gap_answer import answer
from polysight.errors import UsageError
from tests.plant.routes.plants import data
from tests.study.gap_example import GRANULES, TURN

PLAIN: dict[str, object] = {
    "conditional": False, "unofficial": False, "only": (), "confidence": None, "aim": "outlay",
    "unproven": False, "draws": 5, "seed": 1,
}  # fmt: skip


def test_unofficial_thresholds_count_only_where_asked() -> None:
    plain, unofficial = (
        answer(GRANULES, data(), TURN, **{**PLAIN, "unofficial": here})  # type: ignore[arg-type]
        for here in (False, True)
    )
    assert not plain.gap.gaps
    told = [*unofficial.gap.gaps, *unofficial.gap.beyond]
    assert any(one.instrument.legal_force.value == "unofficial" for one in told)


def test_a_day_before_the_law_is_refused() -> None:
    with pytest.raises(UsageError):
        answer(GRANULES, data(), dt.date(1900, 1, 1), **PLAIN)  # type: ignore[arg-type]
