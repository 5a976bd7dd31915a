"""The default designs against what is published about products: bracketed, not fitted."""

from __future__ import annotations

import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.plant.purity.impurities import BORON, CARBON, METALS, MOLAR_MASS, PHOSPHORUS
from polysight.plant.purity.impurities import SILICON_MOLAR_MASS as SILICON
from polysight.plant.purity.measured import measured
from polysight.plant.purity.product import Product
from polysight.plant.purity.shares import qualifying_share
from polysight.study.design_values import built, central
from polysight.study.grades import grade, grades
from polysight.study.plant_model import PlantModel, plant_model


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


def plant(route: str, data: Evidence) -> tuple[PlantModel, Product]:
    model = plant_model(route, data, (), seed=1, count=2)
    return model, model.central.product


def test_chunk_lies_within_the_claims_for_crushed_rods(data: Evidence) -> None:
    # hemlock-us8926749b2-1d20c5: B 0.06, donors 0.30, bulk metals 4.5 ppba at most.
    _, made = plant("siemens", data)
    assert made.bulk_ppba[0, BORON] < 0.06
    assert made.bulk_ppba[0, PHOSPHORUS] < 0.30
    assert made.bulk_ppba[0, METALS] < 4.5


def test_chunk_is_as_clean_as_good_chunk_is_sold(data: Evidence) -> None:
    """Of the trade, from memory: boron under 0.1 and phosphorus under 0.2 ppba."""
    _, made = plant("siemens", data)
    assert made.bulk_ppba[0, BORON] < 0.1
    assert made.bulk_ppba[0, PHOSPHORUS] < 0.2


def test_granules_hold_under_a_ppbw_of_metals(data: Evidence) -> None:
    """Claimed by makers of granules (from memory); counted as iron."""
    _, made = plant("silane-fbr", data)
    assert made.total_ppba[0, METALS] * MOLAR_MASS[METALS] / SILICON < 1.0


def test_granules_lie_within_the_claims_for_granules(data: Evidence) -> None:
    _, made = plant("silane-fbr", data)
    # us4820587a-granules-66c7e0: B 0.01-0.25, P 0.01-0.19 ppba, C 0.16-0.33 ppm, dust < 0.08 %.
    assert 0.01 < made.bulk_ppba[0, BORON] < 0.25
    assert 0.01 < made.bulk_ppba[0, PHOSPHORUS] < 0.19
    assert 160 < made.bulk_ppba[0, CARBON] < 330
    assert made.dust_fraction < 0.0008
    # UC0050: less than 20 ppma of hydrogen.
    assert made.hydrogen_ppma < 20.0


def test_refined_silicon_is_of_the_order_that_its_makers_hoped_for(data: Evidence) -> None:
    _, made = plant("umg", data)
    # liquisearch-umg-calisolar-e88f01: 0.3 ppm B, 0.6 ppm P by weight.
    boron, phosphorus = made.bulk_ppba[0, [BORON, PHOSPHORUS]] * 1e-3
    assert 0.3 < boron * 10.81 / 28.085 < 3.0
    assert 0.06 < phosphorus * 30.974 / 28.085 < 6.0


def test_observed_share_of_n_type_is_bracketed_by_two_grades(data: Evidence) -> None:
    # MS0347: 91.6 % of nine producers in 2025-Q4. Which limits "n-type" means is not published.
    model, made = plant("siemens", data)
    scatter = built(model.route.design, central(model.design)).scatter
    product, known = measured(made, "chunk"), grades(data)
    observed = data.observation("MS0347").spread
    loose = grade(known, "GB/T 25074-2017", "2017", "special")
    strict = grade(known, "GB/T 12963-2014", "2014", "electronic 3")
    upper, lower = (qualifying_share(product, one, scatter) for one in (loose, strict))
    assert lower.independent < min(observed) <= max(observed) < upper.independent
    assert lower.conditional
    assert upper.conditional
