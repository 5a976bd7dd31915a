"""Flows of a footprint keep its sum."""

from __future__ import annotations

import pytest

from polysight.messages import text
from polysight.study.footprint_flows import PRODUCT, footprint_flows
from tests.study.footprint_plants import CAPTIVE, GRANULES, ROD, worked


@pytest.mark.parametrize("name", [ROD, GRANULES, CAPTIVE])
def test_what_arises_is_what_arrives(name: str) -> None:
    found = worked(name)
    flows = footprint_flows(found.inventory, found.life_cycle)
    arriving = sum(one.amount for one in flows if one.target == PRODUCT)
    arising = sum(one.amount for one in flows if one.target != PRODUCT)
    assert arriving == pytest.approx(arising)
    assert arriving == pytest.approx(found.life_cycle.location.total[0], rel=1e-9)


def test_every_label_is_a_message() -> None:
    found = worked(CAPTIVE)
    for one in footprint_flows(found.inventory, found.life_cycle):
        assert text(one.source, "zh")
        assert text(one.target, "en")
