"""What a reader of a hedge must know: what is old, falls short, or cannot be judged."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.study.hedge_variants import Variant
from polysight.study.project_case import ResolvedProject
from polysight.study.project_finding import Finding, FindingKind, by_urgency, finding
from polysight.study.project_hedge import HedgeTable

PERCENT, MILLION = 100.0, 1e6
#: Rows that tell how many brands may be delivered, and how limits rise with open positions.
BRANDS, LIMIT_SHARE, LIMIT_FROM = "FC0032", "FC0036", "FC0037"
#: What the futures are of, where, and the row of their grade.
PRODUCT, COUNTRY, GRADE = "solar", "CN", "FC0009"
#: Part of the planned lots below which limits are not worth telling.
LITTLE = 0.005


def hedge_findings(
    table: HedgeTable, resolved: ResolvedProject | None = None
) -> tuple[Finding, ...]:
    """Findings of a hedge.

    Parameters
    ----------
    table : HedgeTable
        Its variants.
    resolved : ResolvedProject, optional
        The project, where a file states it: whether its product and place are those of the futures.

    Returns
    -------
    tuple of Finding
        What is missed first, then what cannot be judged, and remarks.
    """
    own = _project(resolved) if resolved is not None else ()
    return by_urgency((*own, *_rules(table), *_market(table), *_contract(table)))


def _project(resolved: ResolvedProject) -> Iterator[Finding]:
    """Whether the futures are those of the project's product and place."""
    head = resolved.file.project
    if head.product != PRODUCT:
        yield finding("product", FindingKind.CANNOT_JUDGE, "hedge.finding_product", (GRADE,))
    if not head.region.startswith(COUNTRY):
        yield finding("place", FindingKind.CANNOT_JUDGE, "hedge.finding_abroad", (GRADE,))


def _rules(table: HedgeTable) -> Iterator[Finding]:
    """Findings of the rules of the exchange."""
    if table.terms.plan.share == 0.0:
        return
    short = table.short_of_plan[Variant.FUTURES]
    if short > LITTLE:
        share = f"{PERCENT * short:.1f}"
        yield finding("position", FindingKind.FAIL, "hedge.finding_short", share=share)
    if table.terms.quota_lots is None and table.terms.open_interest is None:
        own = (LIMIT_SHARE, LIMIT_FROM)
        yield finding("position", FindingKind.CANNOT_JUDGE, "hedge.finding_limit", own)
    yield finding("brand", FindingKind.CANNOT_JUDGE, "hedge.finding_brand", (BRANDS,))
    yield finding("rules", FindingKind.NOTE, "hedge.finding_rules", day=table.rules_day)


def _market(table: HedgeTable) -> Iterator[Finding]:
    """Findings of the movement of price and basis."""
    first, last = table.basis.window
    yield finding(
        "basis", FindingKind.NOTE, "hedge.finding_basis", table.basis.inputs,
        count=len(table.basis.pairs), first=first, last=last,
    )  # fmt: skip
    if table.fit.may_be_a_random_walk:
        years = f"{table.fit.central.half_life_years:.1f}"
        yield finding("price", FindingKind.NOTE, "hedge.finding_walk", years=years)


def _contract(table: HedgeTable) -> Iterator[Finding]:
    """Findings of the long contract, and of what the cash of futures asks for."""
    contract = table.terms.contract
    if contract.price_bound > 0.0 and contract.default_chance == 0.0:
        yield finding("contract", FindingKind.NOTE, "hedge.finding_default")
    none, bound = table.row(Variant.NONE), table.row(Variant.CONTRACT)
    if contract.share > 0.0 and bound.low < none.low:
        yield finding(
            "contract", FindingKind.NOTE, "hedge.finding_bound",
            less=f"{(none.low - bound.low) / MILLION:.0f}",
        )  # fmt: skip
    futures = table.row(Variant.FUTURES)
    if futures.need[1] > none.need[1]:
        yield finding(
            "cash", FindingKind.NOTE, "hedge.finding_need",
            more=f"{(futures.need[1] - none.need[1]) / MILLION:.0f}",
        )  # fmt: skip
