"""Invented projects of every shape, from a seed; nothing here is evidence.

``random_case(seed)`` is one project, the same for the same seed; ``random_cases(n)`` the first n;
``extreme_case(seed)`` one with odd numbers, which may be impossible; ``project_cases()`` the
Hypothesis strategy, which shrinks towards few years, phases and loans.
A test that needs a shape asks for it: ``random_case(7, Shape(period="month", phases=3))``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, Literal, get_args

import numpy as np
from hypothesis import strategies as st

from polysight.investment.case import (
    PERIOD_MONTHS,
    AssetClass,
    Financing,
    Floats,
    Heading,
    InvestmentItem,
    Loan,
    Method,
    Phase,
    Product,
    ProjectCase,
    PurchasedInput,
    Repayment,
    RunningCosts,
    Taxes,
    Timing,
    Valuation,
    WorkingCapital,
)

Period = Literal["year", "half-year", "quarter", "month"]
Mood = Literal["profit", "thin", "loss", "turning"]
METHODS: Final = get_args(Method)
REPAYMENTS: Final = get_args(Repayment)
HEADINGS: Final = get_args(Heading)
TIMINGS: Final = get_args(Timing)
MOODS: Final = get_args(Mood)


@dataclass(frozen=True)
class Shape:
    """What decides the form of a project; None leaves it to the seed.

    Loans are none for a project paid by equity alone. The mood sets prices over costs.
    """

    period: Period | None = None
    life_years: int | None = None
    phases: int | None = None
    loans: int | None = None
    products: int | None = None
    inputs: int | None = None
    method: Method | None = None
    repayment: Repayment | None = None
    mood: Mood | None = None
    foreign: bool | None = None
    idles: bool | None = None


def random_case(seed: int, shape: Shape | None = None) -> ProjectCase:
    """One project; the same seed and shape give the same project, bit by bit."""
    rng = np.random.default_rng(seed)
    full = _full_shape(rng, shape or Shape())
    phases, assets = _phases(rng, full)
    end = min(phase.commissioned for phase in phases) + 12 * (full.life_years or 1)
    years = -(-end // 12)
    load = _path(rng, years, 0.4, 1.1)
    inputs = tuple(_input(rng, index, years) for index in range(full.inputs or 0))
    capacity = sum(phase.capacity_kg_per_year for phase in phases)
    running = _running(rng, years, capacity)
    case = ProjectCase(
        first_year=int(rng.integers(2015, 2031)),
        period=full.period or "year",
        life_years=full.life_years or 1,
        overrun=float(rng.choice([0.0, 0.1, -0.05, 0.5])),
        load=load,
        phases=phases,
        assets=assets,
        products=_products(rng, full, years, _unit_cost(phases, inputs, full.life_years or 1)),
        inputs=inputs,
        running=running,
        working_capital=_working_capital(rng, years),
        financing=_financing(rng, full, years, capacity),
        taxes=_taxes(rng, years),
        valuation=_valuation(rng, years),
    )
    # A stream of its own: the other numbers of a seed are the same whether it idles or not.
    apart = np.random.default_rng([seed, 2])
    idles = bool(apart.random() < 1 / 3)
    return _that_idles(apart, case) if (idles if full.idles is None else full.idles) else case


def _that_idles(rng: np.random.Generator, case: ProjectCase) -> ProjectCase:
    """The project when it may stand still, with prices that fall away in some years."""
    fallen = np.where(rng.random(case.years) < 0.25, rng.uniform(0.02, 0.3, case.years), 1.0)
    products = tuple(
        replace(
            product,
            price_cny_per_kg=product.price_cny_per_kg * fallen,
            export_price_cny_per_kg=product.export_price_cny_per_kg * fallen,
        )
        for product in case.products
    )
    return replace(case, products=products, idles=True)


def random_cases(number: int, start: int = 0, shape: Shape | None = None) -> Iterator[ProjectCase]:
    """Projects of the seeds from ``start``."""
    return (random_case(seed, shape) for seed in range(start, start + number))


def extreme_case(seed: int, chance: float = 0.08) -> ProjectCase:
    """A random project with some numbers set to nothing, one, or much; it may be impossible."""
    rng = np.random.default_rng([seed, 1])
    return _extreme(random_case(seed), rng, chance, "")  # type: ignore[no-any-return]


@st.composite
def project_cases(draw: st.DrawFn, shape: Shape | None = None) -> ProjectCase:
    """Projects whose form Hypothesis chooses (and shrinks) and whose numbers come of a seed."""
    given = shape or Shape()
    chosen: dict[str, Any] = {
        "period": draw(st.sampled_from(list(PERIOD_MONTHS))),
        "life_years": draw(st.integers(1, 12)),
        "phases": draw(st.integers(1, 3)),
        "loans": draw(st.integers(0, 4)),
        "products": draw(st.integers(1, 3)),
        "inputs": draw(st.integers(0, 3)),
        "method": draw(st.sampled_from(METHODS)),
        "repayment": draw(st.sampled_from(REPAYMENTS)),
        "mood": draw(st.sampled_from(MOODS)),
        "foreign": draw(st.booleans()),
        "idles": draw(st.booleans()),
    }
    fixed = {field.name: getattr(given, field.name) for field in fields(given)}
    chosen.update({name: value for name, value in fixed.items() if value is not None})
    return random_case(draw(st.integers(0, 2**32 - 1)), Shape(**chosen))


#: Fields that stay: others would only be refused, or make another project.
_KEPT = frozenset("share spending ramp first_year start_month exchange_rate".split())


def _extreme(value: Any, rng: np.random.Generator, chance: float, name: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: _extreme(getattr(value, each.name), rng, chance, each.name)
            for each in fields(value)
        }
        return replace(value, **changed)
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return tuple(_extreme(each, rng, chance, name) for each in value)
    if rng.random() > chance or name in _KEPT:
        return value
    if isinstance(value, np.ndarray):
        with_gaps = np.where(rng.random(len(value)) < 0.5, 0.0, value)
        return (np.zeros_like(value), with_gaps, value * 3.0, value * 0.01)[rng.integers(4)]
    if isinstance(value, float):
        return float(rng.choice([0.0, 1.0, value * 10.0, value / 100.0]))
    if isinstance(value, int) and not isinstance(value, bool) and name != "life_years":
        return int(rng.choice([0, 1, 2, 40]))
    return value


def _full_shape(rng: np.random.Generator, given: Shape) -> Shape:
    period: Any = str(rng.choice(list(PERIOD_MONTHS), p=[0.4, 0.2, 0.2, 0.2]))
    drawn = Shape(
        period=period,
        life_years=int(rng.integers(1, 21)),
        phases=int(rng.choice([1, 2, 3], p=[0.4, 0.3, 0.3])),
        loans=int(rng.choice([0, 1, 2, 3, 4], p=[0.12, 0.35, 0.25, 0.15, 0.13])),
        products=int(rng.choice([1, 2, 3], p=[0.6, 0.25, 0.15])),
        inputs=int(rng.integers(0, 6)),
        mood=str(rng.choice(MOODS, p=[0.4, 0.2, 0.2, 0.2])),  # type: ignore[arg-type]
    )
    given_values = {field.name: getattr(given, field.name) for field in fields(given)}
    return replace(drawn, **{name: v for name, v in given_values.items() if v is not None})


def _path(rng: np.random.Generator, years: int, low: float, high: float) -> Floats:
    """Numbers by year: level, rising, stepped, or jumping about."""
    first, last = rng.uniform(low, high, 2)
    kind = rng.integers(4)
    if kind == 0:
        return np.full(years, first)
    if kind == 1:
        return np.linspace(first, last, years)
    if kind == 2:
        step = int(rng.integers(0, years + 1))
        return np.asarray([first] * step + [last] * (years - step))
    return np.asarray(rng.uniform(low, high, years), dtype=np.float64)


def _some(rng: np.random.Generator, chance: float, low: float, high: float) -> float:
    """A number, or zero."""
    return float(rng.uniform(low, high)) if rng.random() < chance else 0.0


def _asset(rng: np.random.Generator, key: str, kind: str, method: str | None) -> AssetClass:
    life = int(rng.integers(3, 26))
    chosen = method or str(rng.choice(METHODS))
    most = 0.3 if chosen != "double-declining" else min(0.3, (1 - 2 / life) ** (life - 2))
    residual = _some(rng, 0.7, 0.0, most)
    return AssetClass(key, kind, life, residual, chosen)  # type: ignore[arg-type]


def _assets(rng: np.random.Generator, shape: Shape) -> tuple[AssetClass, ...]:
    kinds = [("buildings", "fixed"), ("machinery", "fixed"), ("land-use", "intangible")]
    kinds += [("start-up", "deferred")]
    number = int(rng.integers(1, len(kinds) + 1))
    return tuple(_asset(rng, key, kind, shape.method) for key, kind in kinds[:number])


def _items(
    rng: np.random.Generator, assets: tuple[AssetClass, ...], total_cny: float
) -> tuple[InvestmentItem, ...]:
    """Lines of one phase; the first always belongs to a fixed class."""
    number = int(rng.integers(1, 7))
    shares = rng.dirichlet(np.ones(number)) * 0.95 + 0.05 / number
    return tuple(
        InvestmentItem(
            key=f"line-{index}",
            heading=str(rng.choice(HEADINGS)),  # type: ignore[arg-type]
            asset=assets[0 if index == 0 else int(rng.integers(len(assets)))].key,
            amount_cny=float(share * total_cny),
            vat_rate=float(rng.choice([0.0, 0.06, 0.09, 0.13])),
        )
        for index, share in enumerate(shares)
    )


def _ramp(rng: np.random.Generator) -> tuple[tuple[int, float], ...]:
    steps = int(rng.integers(0, 4))
    return tuple(
        (int(rng.integers(1, 19)), float(rng.choice([0.0, 0.3, 0.6, 0.85, 1.0])))
        for _ in range(steps)
    )


def _phases(
    rng: np.random.Generator, shape: Shape
) -> tuple[tuple[Phase, ...], tuple[AssetClass, ...]]:
    """Phases that overlap or follow; each is commissioned a year before the end at the latest."""
    assets = _assets(rng, shape)
    life_months = 12 * (shape.life_years or 1)
    begin = int(rng.choice([0, 0, 0, 3, 7, 12, 19, 30]))
    whole_years = bool(rng.random() < 0.3)
    unit_cny = float(rng.uniform(40, 160))
    spans = [(begin, int(rng.integers(1, 43)))]
    for _ in range(1, shape.phases or 1):
        spans.append((begin + int(rng.integers(0, 31)), int(rng.integers(1, 43))))
    if whole_years:
        spans = [(start // 12 * 12, -(-length // 12) * 12) for start, length in spans]
    earliest = min(start + length for start, length in spans)
    latest = max(earliest, earliest + life_months - 13)
    made: list[Phase] = []
    for index, (drawn_start, drawn_length) in enumerate(spans):
        start, building = drawn_start, drawn_length
        if start + building > latest:
            start = min(start, latest - 1)
            building = latest - start
        capacity = float(rng.choice([3e6, 2e7, 5e7])) * float(rng.uniform(0.5, 1.5))
        parts = int(rng.integers(1, 6))
        made.append(
            Phase(
                key=f"phase-{index + 1}",
                capacity_kg_per_year=capacity,
                start_month=start,
                construction_months=building,
                spending=_shares(rng, parts),
                items=_items(rng, assets, capacity * unit_cny),
                ramp=_ramp(rng),
                people=float(round(rng.uniform(0.0, 3e-5) * capacity)),
            )
        )
    return tuple(made), assets


def _shares(rng: np.random.Generator, number: int) -> tuple[float, ...]:
    drawn = rng.dirichlet(np.ones(number))
    if number > 2 and rng.random() < 0.3:
        drawn[int(rng.integers(1, number))] = 0.0
    return tuple(float(share) for share in drawn / drawn.sum())


def _input(rng: np.random.Generator, index: int, years: int) -> PurchasedInput:
    """Something bought for 0.5 to 15 CNY a kilogram of output."""
    quantity = float(rng.choice([0.02, 1.1, 60.0]))
    return PurchasedInput(
        key=f"input-{index}",
        category="materials" if rng.random() < 0.5 else "fuel-power",
        quantity_per_kg=quantity,
        unit=str(rng.choice(["kg", "kWh", "m3"])),
        price_cny=_path(rng, years, 0.5, 15.0) / quantity,
        vat_rate=float(rng.choice([0.0, 0.03, 0.09, 0.13])),
    )


def _unit_cost(
    phases: tuple[Phase, ...], inputs: tuple[PurchasedInput, ...], life_years: int
) -> float:
    """Rough cost of a kilogram with its share of the investment."""
    bought = sum(float(i.quantity_per_kg * i.price_cny.mean()) for i in inputs)
    paid = sum(item.amount_cny for phase in phases for item in phase.items)
    capacity = sum(phase.capacity_kg_per_year for phase in phases)
    return 1.5 * bought + 8.0 + paid / capacity / min(life_years, 8)


def _products(
    rng: np.random.Generator, shape: Shape, years: int, cost: float
) -> tuple[Product, ...]:
    low, high = {
        "profit": (1.3, 3.0),
        "thin": (0.8, 1.3),
        "loss": (0.2, 0.8),
        "turning": (0.2, 2.5),
    }[shape.mood or "profit"]
    count = shape.products or 1
    return tuple(
        Product(
            key=f"product-{index}",
            yield_share=(float(rng.uniform(0.7, 1.0)) if index == 0 else 0.1),
            export_share=float(rng.choice([0.0, 0.0, 0.2, 0.7, 1.0])),
            price_cny_per_kg=_path(rng, years, low, high) * cost,
            export_price_cny_per_kg=_path(rng, years, low, high) * cost * 1.05,
            vat_rate=_path(rng, years, 0.09, 0.17),
            rebate_rate=_path(rng, years, 0.0, 0.18) * float(rng.choice([0.0, 1.0, 1.0])),
        )
        for index in range(count)
    )


def _running(rng: np.random.Generator, years: int, capacity: float) -> RunningCosts:
    def yearly(chance: float, high: float) -> Floats:
        if rng.random() >= chance:
            return np.zeros(years)
        return _path(rng, years, 0.0, high) * capacity

    return RunningCosts(
        pay_cny=_path(rng, years, 5e4, 3e5),
        welfare_share=_some(rng, 0.8, 0.1, 0.6),
        repair_share=_some(rng, 0.8, 0.0, 0.06),
        other_manufacturing_cny=yearly(0.8, 2.0),
        administration_cny=yearly(0.8, 1.5),
        compliance_cny=yearly(0.3, 0.5),
        other_taxes_cny=yearly(0.4, 0.5),
        selling_share=_some(rng, 0.7, 0.0, 0.05),
        research_share=_some(rng, 0.7, 0.0, 0.06),
        research_extra_share=_some(rng, 0.6, 0.5, 1.2),
        carbon_cny_per_kg=_path(rng, years, 0.0, 2.0) * float(rng.random() < 0.4),
        subsidy_cny=yearly(0.4, 3.0),
        sustaining_cny=yearly(0.6, 4.0),
        sustaining_vat_rate=float(rng.choice([0.0, 0.13])),
        sustaining_life_years=int(rng.integers(1, 16)),
    )


def _working_capital(rng: np.random.Generator, years: int) -> WorkingCapital:
    negative = rng.random() < 0.25
    bound, owed = (15.0, 180.0) if negative else (90.0, 60.0)
    held = [float(days) for days in rng.uniform(0, bound, 7)]
    if rng.random() < 0.1:
        held, owed = [0.0] * 7, 0.0
    return WorkingCapital(
        receivable_days=held[0],
        materials_days=held[1],
        fuel_days=held[2],
        in_process_days=held[3],
        finished_days=held[4],
        prepaid_days=held[5],
        cash_days=held[6],
        payable_days=float(rng.uniform(0, owed)) if owed else 0.0,
        advance_days=_some(rng, 0.5, 0, owed),
        equity_share=float(rng.choice([0.0, 0.3, 0.3, 0.45, 1.0])),
        rate=_path(rng, years, 0.0, 0.08),
    )


def _loan(rng: np.random.Generator, shape: Shape, years: int, index: int, share: float) -> Loan:
    foreign = bool(rng.random() < 0.35) if shape.foreign is None else shape.foreign
    rate = np.zeros(years) if rng.random() < 0.12 else _path(rng, years, 0.01, 0.12)
    return Loan(
        key=f"loan-{index + 1}",
        share=share,
        rate=rate,
        currency="USD" if foreign else "CNY",
        exchange_rate=_path(rng, years, 5.5, 8.5) if foreign else np.ones(years),
        grace_months=int(rng.choice([0, 0, 3, 5, 12, 24])),
        repayment_years=int(rng.integers(1, 13)),
        repayment=shape.repayment or str(rng.choice(REPAYMENTS)),  # type: ignore[arg-type]
    )


def _financing(rng: np.random.Generator, shape: Shape, years: int, capacity: float) -> Financing:
    number = shape.loans or 0
    shares = _shares(rng, number) if number else ()
    loans = tuple(_loan(rng, shape, years, index, share) for index, share in enumerate(shares))
    return Financing(
        equity_share=float(rng.choice([0.0, 0.2, 0.3, 0.3, 0.5, 0.9])) if number else 1.0,
        loans=loans,
        short_rate=_path(rng, years, 0.0, 0.1),
        minimum_cash_cny=_some(rng, 0.5, 0.0, 3.0) * capacity,
        reserve_share=float(rng.choice([0.0, 0.1, 0.1])),
        reserve_cap_share=float(rng.choice([0.02, 0.5, 0.5])),
        payout_share=float(rng.choice([0.0, 0.3, 0.8, 1.0])),
        dividends_after_debt=bool(rng.random() < 0.5),
    )


def _taxes(rng: np.random.Generator, years: int) -> Taxes:
    income = rng.choice([0.15, 0.25], years) if rng.random() < 0.3 else np.full(years, 0.25)
    if rng.random() < 0.4:
        free = int(rng.integers(0, years))
        income = np.where((np.arange(years) >= free) & (np.arange(years) < free + 3), 0.0, income)
    refund = _path(rng, years, 0.0, 1.0) if rng.random() < 0.5 else np.zeros(years)
    return Taxes(
        income_tax_rate=np.asarray(income, dtype=np.float64),
        surtax_rate=_path(rng, years, 0.0, 0.12),
        vat_credit_refund=np.where(rng.random(years) < 0.2, 1.0, refund),
        loss_years=int(rng.integers(0, 11)),
    )


def _valuation(rng: np.random.Generator, years: int) -> Valuation:
    rates = [float(rate) for rate in rng.uniform(0.0, 0.2, 5)]
    return Valuation(
        timing=str(rng.choice(TIMINGS)),  # type: ignore[arg-type]
        discount_rate_before_tax=rates[0],
        discount_rate_after_tax=rates[1],
        discount_rate_equity=rates[2],
        finance_rate=rates[3],
        reinvestment_rate=rates[4],
        inflation=_path(rng, years, -0.02, 0.06),
    )
