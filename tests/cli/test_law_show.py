"""A family whose name is that of an instrument shows the instrument."""

from __future__ import annotations

import pytest

from polysight.study.law import law
from tests.cli.conftest import Call
from tests.plant.routes.plants import data


@pytest.mark.parametrize("name", [one.id for one in law(data())])
def test_every_instrument_can_be_shown(call: Call, name: str) -> None:
    said = call("law", "show", name, "--lang", "zh")
    assert (said.code, said.err) == (0, "")
    assert name in said.out
    assert "law_page." not in said.out


def test_a_family_is_suggested_like_an_instrument(call: Call) -> None:
    said = call("law", "show", "gb29447")
    assert said.code != 0
    assert "gb-29447" in said.err
