"""Parts of a firm that subjects name, which no rule takes for the whole."""

from __future__ import annotations

import pytest

from polysight.audit.parts_of_firms import of_part, part_of_firm
from polysight.audit.rules.identity import RULE as IDENTITY
from polysight.audit.rules.same_quantity import RULE as SAME
from polysight.audit.vocabulary import Vocabulary
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import claims_of
from tests.audit.told import row, said

FIRM = "North Silicon Ltd"


@pytest.mark.parametrize(
    "subject",
    [
        "前五大客户", "最大单一客户", "供应商A", "top three customers", "largest buyer",
        "customer B",
        "西部生产基地", "二车间", "Plant 2", "Idaho site", "海外市场", "内销", "export sales",
        "domestic", "其他业务", "other products",
    ],
)  # fmt: skip
def test_a_part(subject: str) -> None:
    assert part_of_firm(subject, FIRM) == subject


@pytest.mark.parametrize(
    "subject",
    ["公司", "多晶硅", "各基地合计", "all plants", "polysilicon", "the plant", FIRM, "全国", ""],
)
def test_no_part(subject: str) -> None:
    assert part_of_firm(subject, FIRM) == ""


def test_a_market_or_site_without_a_firm_is_of_a_country() -> None:
    assert part_of_firm("境外", "") == part_of_firm("Site A", "") == ""


def test_only_amounts_become_those_of_a_part() -> None:
    margin, sales = claims_of(
        f"gross_margin, 12, %, 2024, CN; subject=Site A; company={FIRM}",
        f"revenue, 12, 1e8 CNY, 2024, CN; subject=Site A; company={FIRM}",
    )
    assert margin.metric == "gross_margin"
    assert (sales.metric, sales.known) == ("site a revenue [100MCNY]", False)


def test_a_ratio_of_a_part_stays_one_of_its_name() -> None:
    metrics = Vocabulary(evidence()).metrics
    assert of_part(metrics["utilisation"], "二车间") is metrics["utilisation"]
    assert of_part(metrics["capacity"], "二车间").key == "二车间 capacity [kt/a]"


def test_sites_and_customers_are_not_the_firm() -> None:
    of_firm = {"company": FIRM}
    assert not said(
        SAME,
        row("产能", 12, "万吨/年", subject="公司", **of_firm),
        row("产能", 4, "万吨/年", subject="北方基地", **of_firm),
        row("产能", 8, "万吨/年", subject="南方基地", **of_firm),
        row("revenue", 40, "1e8 CNY", subject="company", **of_firm),
        row("revenue", 9, "1e8 CNY", subject="largest customer", **of_firm),
        row("revenue", 31, "1e8 CNY", subject="domestic sales", **of_firm),
    )


def test_price_times_volume_is_no_revenue_of_a_firm_that_sells_more() -> None:
    volume = row("sales volume", 100, "kt", company=FIRM)
    price = row("price", 40, "CNY/kg", company=FIRM)
    whole = row("revenue", 46, "1e8 CNY", subject="company", company=FIRM)
    later = row("revenue", 39, "1e8 CNY", subject="polysilicon", company=FIRM, period="2024")
    assert said(IDENTITY, volume, price, whole)
    beside = row("revenue", 45, "1e8 CNY", subject="company", company=FIRM, period="2024")
    assert not said(IDENTITY, volume, price, whole, later, beside)
