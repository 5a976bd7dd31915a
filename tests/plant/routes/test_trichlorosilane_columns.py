"""Trichlorosilane is distilled by the columns of the deposition that it goes to."""

from __future__ import annotations

import pytest

from polysight.plant.routes.trichlorosilane_columns import silane_part
from polysight.plant.sections import DISTILLATION
from tests.plant.routes.plants import plant

FOR_RODS = "distillation.new_purification_columns=6"
FOR_SILANE = "silane_energy.feed_purification_columns=2"


@pytest.mark.parametrize(("route", "part"), [("siemens", 0.0), ("silane-fbr", 1.0)])
def test_each_route_alone_sends_all_one_way(route: str, part: float) -> None:
    assert silane_part(plant(route).central.balance)[0] == part


def test_a_hybrid_sends_a_part_each_way() -> None:
    """30 % of the silicon by 4 SiHCl3 a mole, 70 % by about 4 less what comes back as SiH2Cl2."""
    assert 0.25 < silane_part(plant("hybrid").central.balance)[0] < 0.5


@pytest.mark.parametrize(("change", "share"), [(FOR_RODS, 0), (FOR_SILANE, 1)])
def test_columns_of_one_way_leave_the_other(change: str, share: int) -> None:
    def steam(mix: int, *more: str) -> float:
        made = plant("hybrid", f"mix.silane_share={mix}", *more).central.physics
        return float(made.steam_kg_per_kg[0, DISTILLATION])

    assert steam(share, change) > steam(share) + 1.0
    assert steam(1 - share, change) == pytest.approx(steam(1 - share))
