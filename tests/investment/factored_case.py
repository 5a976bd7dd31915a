"""A project with factors worked into its own numbers, for tests of those who draw them."""

from __future__ import annotations

from dataclasses import replace

from polysight.investment.case import ProjectCase


def factored_case(case: ProjectCase, factors: dict[str, float]) -> ProjectCase:
    """The same project with every number multiplied where it stands."""

    def of(key: str) -> float:
        return factors.get(key, 1.0)

    def product_key(at: int) -> str:
        return f"price:{case.products[at].key}" if at else "price"

    added = factors.get("loan-rate", 0.0)
    running, money = case.running, case.financing
    fixed = of("fixed-cost")
    return replace(
        case,
        load=case.load * of("load"),
        overrun=(1.0 + case.overrun) * of("capital") - 1.0,
        products=tuple(
            replace(
                one,
                price_cny_per_kg=one.price_cny_per_kg * of(product_key(at)),
                export_price_cny_per_kg=one.export_price_cny_per_kg * of(product_key(at)),
            )
            for at, one in enumerate(case.products)
        ),
        inputs=tuple(
            replace(one, price_cny=one.price_cny * of(f"input:{one.key}")) for one in case.inputs
        ),
        running=replace(
            running,
            pay_cny=running.pay_cny * fixed,
            repair_share=running.repair_share * fixed,
            other_manufacturing_cny=running.other_manufacturing_cny * fixed,
            administration_cny=running.administration_cny * fixed,
            compliance_cny=running.compliance_cny * fixed,
            carbon_cny_per_kg=running.carbon_cny_per_kg * of("carbon"),
        ),
        working_capital=replace(case.working_capital, rate=case.working_capital.rate + added),
        financing=replace(
            money,
            loans=tuple(replace(one, rate=one.rate + added) for one in money.loans),
            short_rate=money.short_rate + added,
        ),
    )
