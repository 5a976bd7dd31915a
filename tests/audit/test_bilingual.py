from __future__ import annotations

import pytest

from polysight.audit.bilingual import halves
from polysight.audit.reading import claims
from polysight.evidence.store import evidence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("排放 emissions", ("排放", "emissions")),
        ("rated capacity (名义产能)", ("名义产能", "rated capacity")),
        ("碳足迹/carbon footprint", ("碳足迹", "carbon footprint")),
        ("绿电比例", ()),
        ("renewable share", ()),
        ("N型料占比", ()),
        ("2025年 CPIA 口径产量", ()),
        ("", ()),
    ],
)
def test_two_languages_stand_side_by_side(text: str, told: tuple[str, ...]) -> None:
    assert halves(text) == told


def test_a_metric_and_a_firm_may_be_told_in_two_languages() -> None:
    row = {
        "id": "A1", "subject": "多晶硅产量 polysilicon output", "metric": "产量 output",
        "value_low": "84", "unit": "kt", "company": "Hesheng Poly 和晟多晶硅",
    }  # fmt: skip
    plain = row | {"id": "A2", "metric": "production", "company": "Tongwei 通威股份"}
    one, other = sorted(claims([row, plain], evidence()).claims, key=lambda claim: claim.id)
    assert one.metric == other.metric == "production"
    assert len(one.companies) == len(other.companies) == 1
    alone = claims([plain | {"company": "通威股份"}], evidence()).claims[0]
    assert other.companies == alone.companies
