from __future__ import annotations

from dataclasses import replace

from polysight.audit.twins import untwinned
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import claims_of

TWINS = {"apparent_consumption": "demand"}
METRICS = Vocabulary(evidence()).metrics


def test_apparent_consumption_alone_is_demand() -> None:
    [claim] = claims_of("表观消费量, 150, 万吨, 2024, 中国")
    assert claim.metric == "demand"


def test_beside_demand_of_the_same_place_it_is_its_own() -> None:
    told = claims_of("表观消费量, 150, 万吨, 2024, 中国", "需求量, 140, 万吨, 2024, 中国")
    assert [claim.metric for claim in told] == ["apparent_consumption", "demand"]
    world = claims_of("表观消费量, 150, 万吨, 2024, 中国", "需求量, 160, 万吨, 2024, 全球")
    assert [claim.metric for claim in world] == ["demand", "demand"]


def test_only_quantities_of_one_unit_are_twins() -> None:
    [claim] = claims_of("需求量, 140, 万吨, 2024, 中国")
    near = replace(claim, metric="apparent_consumption")
    assert untwinned([near], TWINS.get, METRICS)[0].metric == "demand"
    assert untwinned([near], {"apparent_consumption": "price"}.get, METRICS) == [near]
