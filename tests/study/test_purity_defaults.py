"""The default designs against what is published about products: bracketed, not fitted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from polysight.evidence.store import Evidence, evidence
from polysight.plant.purity.deposition import GranuleDesign, IncorporationDesign, Pass
from polysight.plant.purity.distillation import DistillationDesign
from polysight.plant.purity.handling import HandlingDesign
from polysight.plant.purity.impurities import BORON, CARBON, METALS, PHOSPHORUS
from polysight.plant.purity.measured import measured
from polysight.plant.purity.metallurgical import RefiningDesign
from polysight.plant.purity.product import (
    Product,
    granular_product,
    metallurgical_product,
    rod_product,
)
from polysight.plant.purity.shares import ScatterDesign, qualifying_share
from polysight.plant.purity.synthesis import SiliconMetal, TransferDesign
from polysight.study.design_values import built, central
from polysight.study.designs import design
from polysight.study.grades import grade, grades
from polysight.study.references import references

#: Hydrogen ratio and silicon yield of a pass; a route takes them from its reactor.
RODS = Pass(np.array(4.0), np.array(0.1))
BED = Pass(np.array(5.0), np.array(0.95))


@dataclass(frozen=True, slots=True)
class Rods:
    silicon_metal: SiliconMetal
    impurity_transfer: TransferDesign
    impurity_columns: DistillationDesign
    incorporation: IncorporationDesign
    handling: HandlingDesign
    scatter: ScatterDesign


@dataclass(frozen=True, slots=True)
class Granules:
    silicon_metal: SiliconMetal
    impurity_transfer: TransferDesign
    impurity_columns: DistillationDesign
    incorporation: IncorporationDesign
    granules: GranuleDesign
    handling: HandlingDesign


@dataclass(frozen=True, slots=True)
class Ingots:
    silicon_metal: SiliconMetal
    refining: RefiningDesign
    handling: HandlingDesign


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


def rods(data: Evidence) -> tuple[Rods, Product]:
    of = built(Rods, central(design("siemens", data, references(data))))
    made = rod_product(
        of.silicon_metal, of.impurity_transfer, of.impurity_columns, RODS, of.incorporation,
        of.handling,
    )  # fmt: skip
    return of, made


def test_chunk_lies_within_the_claims_for_crushed_rods(data: Evidence) -> None:
    # hemlock-us8926749b2-1d20c5: B 0.06, donors 0.30, bulk metals 4.5 ppba at most.
    _, made = rods(data)
    assert made.bulk_ppba[0, BORON] < 0.06
    assert made.bulk_ppba[0, PHOSPHORUS] < 0.30
    assert made.bulk_ppba[0, METALS] < 4.5


def test_granules_lie_within_the_claims_for_granules(data: Evidence) -> None:
    of = built(Granules, central(design("silane-fbr", data, references(data))))
    made = granular_product(
        of.silicon_metal, of.impurity_transfer, of.impurity_columns, BED, of.incorporation,
        of.granules, of.handling,
    )  # fmt: skip
    # us4820587a-granules-66c7e0: B 0.01-0.25, P 0.01-0.19 ppba, C 0.16-0.33 ppm, dust < 0.08 %.
    assert 0.01 < made.bulk_ppba[0, BORON] < 0.25
    assert 0.01 < made.bulk_ppba[0, PHOSPHORUS] < 0.19
    assert 160 < made.bulk_ppba[0, CARBON] < 330
    assert made.dust_fraction < 0.0008
    # UC0050: less than 20 ppma of hydrogen.
    assert made.hydrogen_ppma < 20.0


def test_refined_silicon_is_of_the_order_that_its_makers_hoped_for(data: Evidence) -> None:
    of = built(Ingots, central(design("umg", data, references(data))))
    made = metallurgical_product(of.silicon_metal, of.refining, of.handling)
    # liquisearch-umg-calisolar-e88f01: 0.3 ppm B, 0.6 ppm P by weight.
    boron, phosphorus = made.bulk_ppba[0, [BORON, PHOSPHORUS]] * 1e-3
    assert 0.3 < boron * 10.81 / 28.085 < 3.0
    assert 0.06 < phosphorus * 30.974 / 28.085 < 6.0


def test_observed_share_of_n_type_is_bracketed_by_two_grades(data: Evidence) -> None:
    # MS0347: 91.6 % of nine producers in 2025-Q4. Which limits "n-type" means is not published.
    of, made = rods(data)
    product, known = measured(made, "chunk"), grades(data)
    observed = data.observation("MS0347").spread
    loose = grade(known, "GB/T 25074-2017", "2017", "special")
    strict = grade(known, "GB/T 12963-2014", "2014", "electronic 3")
    upper, lower = (qualifying_share(product, one, of.scatter) for one in (loose, strict))
    assert lower.independent < min(observed) <= max(observed) < upper.independent
    assert lower.conditional
    assert upper.conditional
