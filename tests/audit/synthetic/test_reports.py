"""The synthetic reports are what they claim to be: true where consistent, wrong where seeded."""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path

import pytest

from tests.audit.synthetic.draft import POINTS
from tests.audit.synthetic.fact import COLUMNS, Key, Row
from tests.audit.synthetic.many import many_claims, one_quantity
from tests.audit.synthetic.reports import REPORTS, Report, consistent, save, seeded
from tests.audit.synthetic.wording import topics
from tests.audit.synthetic.world import World, annual_rate, world_of

KINDS = {
    "SAME", "TREND", "SUBSET", "SUM", "ARITH", "SCALE", "LIMIT", "LOGIC", "MONO", "PHYS", "ECON",
    "ADVICE", "DEF",
}  # fmt: skip
SEEDS = range(REPORTS)
#: How far a rounded number may lie from the true one, and a bound from it.
ROUNDED, NEAR = 0.05, 0.09


@cache
def made(seed: int) -> Report:
    """A report with errors, made once."""
    return seeded(seed)


def true_in(row: Row, world: World) -> bool:
    """Whether a row says what its fact is."""
    fact = world.facts[row.key]
    low, high = (float(row.cells[end]) / factor(row) for end in ("value_low", "value_high"))
    slack = 0.051 if topics()[row.key.topic].nature in {"share", "change"} else 0.0
    word = row.cells["qualifier"]
    if word in {"over", "above"}:
        return low * (1.0 - 1e-9) <= fact.value <= low * (1.0 + NEAR)
    if word in {"below", "limit"}:
        return high * (1.0 - NEAR) <= fact.value <= high * (1.0 + 1e-9)
    if low < high:
        return low < fact.value < high
    return math.isclose(low, fact.value, rel_tol=ROUNDED, abs_tol=slack)


def factor(row: Row) -> float:
    """Units of a row in one unit of its topic."""
    return topics()[row.key.topic].units[row.cells["unit"]]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_consistent_report_says_nothing_untrue(seed: int) -> None:
    report, world = consistent(seed), world_of(seed)
    assert not report.seeds
    assert [row.cells for row in report.rows if not true_in(row, world)] == []
    assert len({row.id for row in report.rows}) == len(report.rows)
    assert all(tuple(row.cells) == COLUMNS for row in report.rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_volumes_and_money_of_an_industry_hold_together(seed: int) -> None:
    world = world_of(seed)
    for year in world.years:
        of = {topic: world.value(topic, year) for topic in (
            "capacity", "production", "utilisation", "imports", "exports", "demand", "price",
            "supply_demand_balance", "sales_volume", "revenue", "world_share")}  # fmt: skip
        assert of["production"] == pytest.approx(of["capacity"] * of["utilisation"] / 100)
        left = of["production"] + of["imports"] - of["exports"] - of["demand"]
        assert left == pytest.approx(of["supply_demand_balance"])
        assert of["revenue"] == pytest.approx(of["price"] * of["sales_volume"] / 100)
        outside = world.value("production", year, "global") - of["production"]
        assert outside > 0
        grams = world.value("demand", year, "global") / world.value("installations", year, "global")
        assert 2.0 < grams < 2.5
        assert of["utilisation"] < 95
        assert of["world_share"] < 95


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_of_an_industry_close(seed: int) -> None:
    world = world_of(seed)
    for year in (world.now, world.last):

        def total(topic: str, at: str = str(year)) -> float:
            return sum(fact.value for key, fact in world.facts.items()
                       if key.topic.startswith(topic) and key.period == at)  # fmt: skip

        assert total("market_share_route") == pytest.approx(100.0)
        assert total("capacity_regional_share") == pytest.approx(100.0)
        assert total("company_share") == pytest.approx(total("cr5_share"))
        assert total("cr10_share") < 100.0
    costs = [fact.value for key, fact in world.facts.items() if key.topic.startswith("cost_share")]
    assert sum(costs) == pytest.approx(100.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_returns_rise_with_the_price(seed: int) -> None:
    world = world_of(seed)
    names = [f"scenario {name}" for name in ("pessimistic", "base", "optimistic")]
    prices = [world.value("price", name) for name in names]
    rates = [world.value("irr", name, company="new project") for name in names]
    years = [world.value("payback", name, company="new project") for name in names]
    assert prices == sorted(prices)
    assert rates == sorted(rates)
    assert all(rate > 0 and rate * year < 100.0 for rate, year in zip(rates, years, strict=True))


def test_a_level_flow_earns_its_rate() -> None:
    rate = annual_rate(6.0, 15.0)
    assert sum((1.0 + rate) ** -year for year in range(1, 16)) == pytest.approx(6.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_seeded_errors_are_wrong_and_nothing_else_is(seed: int) -> None:
    report, world = made(seed), world_of(1000 + seed)
    culprits = frozenset[str]().union(*(each.culprits for each in report.seeds))
    contradictions = frozenset[str]().union(
        *(each.culprits for each in report.seeds if each.kind != "DEF")
    )
    assert all(true_in(row, world) for row in report.rows if row.id not in culprits)
    false = {row.id for row in report.rows if row.id in contradictions and not true_in(row, world)}
    assert false == contradictions
    assert sum(len(each.culprits) for each in report.seeds) == len(culprits)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_shows_an_error_is_a_number_and_true(seed: int) -> None:
    report = made(seed)
    rows = {row.id: row for row in report.rows}
    wrong = frozenset[str]().union(*(each.culprits for each in report.seeds))
    for each in report.seeds:
        assert each.culprits <= set(rows)
        assert each.witnesses <= set(rows) - wrong
        shown: dict[Key, set[str]] = {}
        for name in each.witnesses:
            shown.setdefault(rows[name].key, set()).add(rows[name].cells["qualifier"])
        kinds = {key: world_of(1000 + seed).facts[key].kind for key in shown}
        assert all(words & POINTS or kinds[key] == "limit" for key, words in shown.items())


def test_every_class_is_seeded_in_nearly_every_report() -> None:
    told = [each.kind for seed in SEEDS for each in made(seed).seeds]
    assert set(told) == KINDS
    assert all(told.count(kind) >= REPORTS - 2 for kind in KINDS)


def test_reports_can_be_made_again(tmp_path: Path) -> None:
    assert seeded(3) == made(3)
    save(made(3).rows, tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows == [row.cells for row in made(3).rows]


def test_a_shuffled_report_has_the_same_errors() -> None:
    report, mixed = made(3), made(3).shuffled(1)
    told, retold = (
        {row.id: {**row.cells, "id": ""} for row in each.rows} for each in (report, mixed)
    )
    assert set(told) != set(retold)
    for one, two in zip(report.seeds, mixed.seeds, strict=True):
        for ids, names in ((one.culprits, two.culprits), (one.witnesses, two.witnesses)):
            assert all(told[name] in [retold[each] for each in names] for name in ids)


def test_reports_speak_two_languages_and_many_units() -> None:
    rows = [row for seed in SEEDS for row in consistent(seed).rows]
    assert {"kt/a", "万吨/年", "t/a"} <= {row.cells["unit"] for row in rows}
    assert {"China", "中国"} <= {row.cells["geography"] for row in rows}
    assert {"capacity", "产能"} <= {row.cells["metric"] for row in rows}
    words = {row.cells["qualifier"] for row in rows}
    assert words == {"none", "about", "over", "above", "below", "expected", "limit"}


def test_tables_of_any_length() -> None:
    assert [row.id for row in many_claims(130)] == [f"R{at}" for at in range(1, 131)]
    assert len({row.key for row in many_claims(130)}) == 130
    assert len({row.key for row in one_quantity(130)}) == 1
