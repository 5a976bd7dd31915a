"""Rows behind suppliers: tier by tier, and nothing that is not taken."""

from __future__ import annotations

from polysight.study.footprint import footprint
from polysight.study.footprint_sources import reached, rows_behind, taken_of
from polysight.study.run import Plan
from tests.study.footprint_plants import GRANULES, worked


def test_rows_of_all_tiers_are_found_and_no_others(planned: Plan) -> None:
    found = footprint("siemens", planned.view.evidence, year=2025, count=2)
    chains = found.life_cycle.chains
    rows = rows_behind(chains, ["graphite", "no-such-supplier"], found.known)
    assert rows[0].startswith("IV-graphite-")
    assert "GF0011" in rows
    assert not any(one.startswith("IV-silicon-metal-") for one in rows)
    assert rows_behind(chains, [], found.known) == ()


def test_the_grid_of_a_smelter_is_found_under_its_own_name(planned: Plan) -> None:
    found = footprint("siemens-sichuan", planned.view.evidence, year=2025, count=2)
    assert found.screening is not None
    chains = found.screening.chains
    grids = [code for code in chains.rows if code.startswith("electricity-grid@")]
    rows = rows_behind(chains, ["silicon-metal", "silicon-metal-coal"], found.known)
    assert all(chains.rows[code][0] in rows for code in grids)


def test_what_is_reached_is_what_is_taken_and_what_stands_behind_it() -> None:
    found = worked(GRANULES)
    taken = taken_of(found.inventory, found.plant.origins.energy)
    codes = set(reached(found.life_cycle.chains, taken, found.known))
    assert {"silicon-metal-coal", "electricity-grid", "electricity-pv"} <= codes
    assert not {"silicon-metal", "charcoal", "electricity-coal-captive"} & codes
