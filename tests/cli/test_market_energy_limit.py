"""Capacity that is expected to fail the energy limit stands beside the published one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.cli.market_energy_limit import failing_capacity, write_limit
from polysight.messages import LANGUAGES, Language
from tests.cli.market_example import asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_capacities_are_told(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    write_limit(asked(), language)
    told = capsys.readouterr().out.replace("\n", " ")
    failing = failing_capacity(asked())
    plants = asked().base.model.plants
    assert 0.0 < failing < 12.0 * float(plants.capacity.sum())
    for value in (failing, 517.3):
        assert {"en": f"{value:,.0f}", "zh": f"{value / 10.0:,.1f}"}[language] in told
    assert f"MS0335 [{asked().evidence.observation('MS0335').source}]" in told


def test_nothing_is_told_where_nothing_fails(capsys: pytest.CaptureFixture[str]) -> None:
    base = asked().base
    plants = base.model.plants
    free = plants._replace(rule_failing=np.zeros_like(plants.rule_failing))
    other = replace(base, model=replace(base.model, plants=free))
    write_limit(replace(asked(), base=other), "en")
    assert capsys.readouterr().out == ""
