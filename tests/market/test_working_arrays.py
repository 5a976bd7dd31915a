"""Room to work in: sizes of the market, and mean projects by market."""

from __future__ import annotations

import numpy as np

from polysight.market.working_arrays import Now, working_arrays
from tests.market.synthetic_case import synthetic_case

CASE, _ = synthetic_case(plants=9, months=6, draws=1)


def test_every_plant_site_region_and_number_has_its_room() -> None:
    work = working_arrays(CASE.plants, CASE.sites, CASE.months)
    count = len(CASE.plants.key)
    assert {each.shape[-1] for each in work.plants} == {count}
    assert work.curve.value.shape == work.curve.total.shape == (2, count)
    assert work.region_factor.shape == (len(CASE.regions),)
    assert work.sites.log_return.shape == (len(CASE.sites_named),)
    assert work.now.shape == (len(Now),)
    assert sorted(int(one) for one in Now) == list(range(len(Now)))


def test_numbers_of_the_two_markets_stand_side_by_side() -> None:
    for one in Now:
        if (
            one.name.endswith("_OUTSIDE")
            and one.name.replace("_OUTSIDE", "_CHINA") in Now._member_map_
        ):
            assert Now[one.name.replace("_OUTSIDE", "_CHINA")] == one - 1


def test_a_mean_project_weighs_sites_and_may_have_none() -> None:
    sites = CASE.sites
    means = working_arrays(CASE.plants, sites, CASE.months).sites.mean_project
    china = sites.market == 0
    assert np.isclose(
        means[0], np.average(sites.project_capacity[china], weights=sites.weight[china])
    )
    nobody = sites._replace(weight=np.where(china, sites.weight, 0.0))
    assert working_arrays(CASE.plants, nobody, CASE.months).sites.mean_project[1] == 0.0
