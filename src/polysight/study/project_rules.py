"""What law and evidence say of a project: equity, plant, price, load, investment, loans."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import ProjectCase
from polysight.policy.verdict import Verdict, VerdictKind, verdict
from polysight.study.capital_cost import capital, planned
from polysight.study.compliance import concerns
from polysight.study.industry_year import price_of, utilisation_of
from polysight.study.project_case_investment import contingency_share
from polysight.study.project_case_plant import Consumed
from polysight.study.project_duties import begun_month, closed_by, duties
from polysight.study.project_file import ProjectFile
from polysight.study.project_finding import OF_VERDICT, Finding, FindingKind, finding
from polysight.study.project_law import CAPITAL, ProjectLaw, decision_day
from polysight.study.project_market import ENSEMBLE, MEDIAN, simulated_price
from polysight.study.project_prices import CLAIM_METRIC, CLAIM_PERIOD, CLAIMS
from polysight.study.project_reader import PROJECT, Reader
from polysight.study.project_years import MONTHS

#: Rows on what the carbon facility of the central bank supports, and on equity for working capital.
FACILITY_SCOPE, CIRCULATING = "FP0067", "FP0026"
FITTED, SIZE, PERCENT = "siemens", "kt/a", 100.0
#: Draws of comparable plans behind a band.
SEED, DRAWS = 20260101, 400


@dataclass(frozen=True, eq=False)
class Looked:
    """A project, ready to be looked at.

    Parameters
    ----------
    reader : Reader
        File, evidence and citations.
    case : ProjectCase
        Its numbers.
    law : ProjectLaw
        The law as it meets it.
    consumed : Consumed
        What the plant model says.
    closed : datetime.date or None
        Day whose gap to the law the measures close that the project pays for.
    """

    reader: Reader
    case: ProjectCase
    law: ProjectLaw
    consumed: Consumed
    closed: dt.date | None = None


def project_findings(looked: Looked) -> tuple[Finding, ...]:
    """Everything that is found about a project but its taxes, duties and carbon.

    Parameters
    ----------
    looked : Looked
        The project.

    Returns
    -------
    tuple of Finding
        Equity, plant, price, load, investment, loans, money, and what the numbers rest on.
    """
    return (
        *_equity(looked),
        *_plant(looked),
        *_price(looked),
        *_simulated(looked),
        *_load(looked),
        *_investment(looked),
        *_loans(looked),
        *_money(looked),
        _footing(looked),
    )


def equity_verdicts(law: ProjectLaw, file: ProjectFile) -> tuple[Verdict, ...]:
    """Verdicts of the rules on the equity of a project on the day of its decision.

    Parameters
    ----------
    law : ProjectLaw
        The law and the project.
    file : ProjectFile
        Tells the day.

    Returns
    -------
    tuple of Verdict
        Of rules that concern the project.
    """
    day = decision_day(file)
    found = (
        verdict(rule, one, law.subject, day, units=law.units)
        for one in law.instruments
        for rule in one.rules
        if rule.parameter == CAPITAL
    )
    return tuple(one for one in found if concerns(one))


def _equity(looked: Looked) -> Iterator[Finding]:
    share = looked.case.financing.equity_share * PERCENT
    verdicts = equity_verdicts(looked.law, looked.reader.file)
    for one in verdicts:
        kind = OF_VERDICT[one.kind]
        limit = one.limit.value if one.limit else None
        told = finding(
            "equity", kind, f"project_finding.equity_{one.kind.value.replace('-', '_')}",
            (one.rule.id,), got=f"{share:g}", rule=one.rule.id,
            limit=f"{limit:g}" if isinstance(limit, float) else "?",
        )  # fmt: skip
        yield Finding(told.topic, told.kind, told.reason, told.inputs, one)
    if not verdicts:
        key = "project_finding.equity_no_rule"
        yield finding("equity", FindingKind.CANNOT_JUDGE, key, region=looked.law.subject.region)


def _plant(looked: Looked) -> Iterator[Finding]:
    """Where plant file and project differ, and which duties the plant misses."""
    facts, head = looked.consumed.facts, looked.reader.file.project
    if facts is None:
        yield finding("plant", FindingKind.CANNOT_JUDGE, "project_finding.no_plant")
        return
    for field in ("route", "region", "product"):
        own, other = getattr(head, field), getattr(facts.file.plant, field)
        if own != other:
            key = "project_finding.plant_differs"
            yield finding("plant", FindingKind.NOTE, key, field=field, own=own, other=other)
    law, evidence = looked.law.instruments, looked.reader.view.evidence
    verdicts = duties(facts, looked.reader.file, looked.case, law, evidence)
    decided = decision_day(looked.reader.file)
    for one in verdicts:
        if one.kind is VerdictKind.FAIL:
            later = {"day": one.day.isoformat()} if one.day > decided else {}
            closed = closed_by(one, looked.closed)
            told = finding(
                "plant", FindingKind.NOTE if closed else FindingKind.FAIL,
                f"project_finding.plant_{'closed' if closed else 'fail'}{'_later' * bool(later)}",
                (one.rule.id,), rule=one.rule.id, instrument=one.instrument.id, **later,
            )  # fmt: skip
            yield Finding(told.topic, told.kind, told.reason, told.inputs, one)
    unsure = [one for one in verdicts if one.kind is VerdictKind.CANNOT_JUDGE]
    kept = sum(one.kind is VerdictKind.PASS for one in verdicts)
    rules = tuple(one.rule.id for one in unsure)
    kind = FindingKind.CANNOT_JUDGE if unsure else FindingKind.PASS
    yield finding(
        "plant", kind, "project_finding.plant_rules", rules, kept=kept, unsure=len(unsure)
    )


def _price(looked: Looked) -> Iterator[Finding]:
    """How far a price of the report lies from what was paid, and what the report contradicts."""
    reader = looked.reader
    year = reader.view.scenario.scope.base_year
    for stated, product in zip(reader.file.products, looked.case.products, strict=True):
        if stated.price.mode != "reference-report":
            continue
        paid = price_of(reader.view, year)
        own = float(product.price_cny_per_kg[0])
        if not math.isnan(paid.value):
            yield finding(
                "price", FindingKind.NOTE, "project_finding.report_price", paid.inputs,
                own=f"{own:.1f}", paid=f"{paid.value:.1f}", year=year,
                times=f"{own / paid.value:.1f}",
            )  # fmt: skip
        claims = (row.cells for row in reader.view.evidence.tables[CLAIMS])
        rows = {one["period"]: one for one in claims if one["metric"] == CLAIM_METRIC}
        names = (CLAIM_PERIOD.format(scenario=name) for name in ("optimistic", "base"))
        high, low = (rows.get(name) for name in names)
        if high and low and float(high["value_high"]) < float(low["value_high"]):
            yield finding(
                "price", FindingKind.NOTE, "project_finding.report_order", (high["id"], low["id"]),
                optimistic=f"{high['value_low']}–{high['value_high']}",
                base=f"{low['value_low']}–{low['value_high']}",
            )  # fmt: skip


def _simulated(looked: Looked) -> Iterator[Finding]:
    """Where a simulated price comes from, and what is taken after its last year."""
    reader, setting = looked.reader, looked.reader.file.products[0].price
    if setting.mode != ENSEMBLE:
        return
    told = simulated_price(reader.file, reader.view, setting, "products.0.price")
    scenario, last = told.forecast.scenario, int(told.years[-1])
    market = "china" if told.in_china else "outside"
    yield finding(
        "price", FindingKind.NOTE, f"project_finding.simulated_{market}",
        quantile=f"{PERCENT * (setting.quantile or MEDIAN):g}", draws=f"{scenario.draws:,}",
        scenario=scenario.id, seed=scenario.seed, first=int(told.years[0]), last=last,
        start=f"{told.level[0]:.1f}", end=f"{told.level[-1]:.1f}", money=told.money_year,
    )  # fmt: skip
    begins = begun_month(looked.case) // MONTHS + looked.case.first_year
    key = "simulated_beyond" if begins > last else "simulated_held"
    yield finding(
        "price", FindingKind.NOTE, f"project_finding.{key}", begins=begins, last=last,
        end=f"{told.level[-1]:.1f}",
    )  # fmt: skip


def _load(looked: Looked) -> Iterator[Finding]:
    """Load against that of the industry in China, which hardly makes other than solar grade."""
    if looked.reader.file.project.product != "solar":
        return
    year = looked.reader.view.scenario.scope.base_year
    seen = utilisation_of(looked.reader.view, year)
    own = float(looked.case.load.max())
    if not math.isnan(seen.value) and own > seen.value:
        yield finding(
            "load", FindingKind.NOTE, "project_finding.load", seen.inputs,
            own=f"{PERCENT * own:.0f}", seen=f"{PERCENT * seen.value:.0f}", year=year,
        )  # fmt: skip


def _investment(looked: Looked) -> Iterator[Finding]:
    """Investment of the phases against comparable plans of their size."""
    reader, route = looked.reader, looked.reader.file.project.route
    told = capital(reader.view, (route,))
    country = reader.file.project.region.split("-")[0]
    year = reader.file.schedule.first_year
    for phase in looked.case.phases:
        amount = sum(item.amount_cny for item in phase.items)
        own = amount / phase.capacity_kg_per_year
        size = reader.view.evidence.units.convert(phase.capacity_kg_per_year, "kg/a", SIZE)
        found = planned(
            told, route, np.array([size]), year, seed=SEED, count=DRAWS, country=country
        )[:, 0]
        if np.isnan(found[0]):
            key = "project_finding.no_plans"
            yield finding("investment", FindingKind.CANNOT_JUDGE, key, route=route, phase=phase.key)
            continue
        low, high = np.quantile(found[1:], (0.05, 0.95))
        inside = low <= own <= high
        yield finding(
            "investment", FindingKind.NOTE,
            f"project_finding.investment_{'inside' if inside else 'outside'}",
            told.inputs, phase=phase.key, own=f"{own:.0f}", low=f"{low:.0f}", high=f"{high:.0f}",
        )  # fmt: skip


def _loans(looked: Looked) -> Iterator[Finding]:
    file, rows = looked.reader.file, looked.reader.view.references.rows
    for one in file.financing.loans:
        if one.kind == "green-facility":
            inputs = (FACILITY_SCOPE,) if FACILITY_SCOPE in rows else ()
            key = "project_finding.facility"
            yield finding("loans", FindingKind.CANNOT_JUDGE, key, inputs, loan=one.key)
    if CIRCULATING in rows and _at_home(looked):
        least = looked.reader.view.references.number(CIRCULATING, "1", looked.reader.view.evidence)
        own = looked.case.working_capital.equity_share
        if own < least:
            yield finding(
                "equity", FindingKind.CANNOT_JUDGE, "project_finding.circulating", (CIRCULATING,),
                got=f"{PERCENT * own:g}", limit=f"{PERCENT * least:g}",
            )  # fmt: skip


def _money(looked: Looked) -> Iterator[Finding]:
    """What is left out, stands twice, or is of other places and other money."""
    file, case = looked.reader.file, looked.case
    if not file.running.other_taxes:
        yield finding("taxes", FindingKind.CANNOT_JUDGE, "project_finding.other_taxes")
    stated, held = file.capital.overrun, contingency_share(case.phases)
    if stated is not None and held > 0.0:
        own = looked.reader.number("capital.overrun", stated, "1")
        yield finding(
            "investment", FindingKind.NOTE, "project_finding.contingency",
            stated=f"{PERCENT * own:.1f}", held=f"{PERCENT * held:.1f}",
            left=f"{PERCENT * case.overrun:.1f}",
        )  # fmt: skip
    research = case.running.research_share
    if research > 0.0 and file.taxes.regime != "high-tech":
        key = "project_finding.research_twice"
        yield finding("research", FindingKind.NOTE, key, share=f"{PERCENT * research:g}")
    cash, days = case.financing.minimum_cash_cny, case.working_capital.cash_days
    if cash > 0.0 and days > 0.0:
        key = "project_finding.held_cash"
        yield finding("cash", FindingKind.NOTE, key, cash=f"{cash / 1e6:g}", days=f"{days:g}")
    if file.valuation.money == "real" and not case.valuation.inflation.any():
        yield finding("valuation", FindingKind.NOTE, "project_finding.rates_real")
    yield from _other_places(looked)


def _other_places(looked: Looked) -> Iterator[Finding]:
    """Inputs whose price is that of another province, and their part of the cost of inputs."""
    told = looked.reader.citations
    costs = {one.key: one.quantity_per_kg * float(one.price_cny[-1]) for one in looked.case.inputs}
    far = [
        key for key in costs
        if costs[key] > 0.0 and f"inputs.{key}.price_cny" in told
        and "mark.other_place" in told[f"inputs.{key}.price_cny"].marks
    ]  # fmt: skip
    if far:
        part = PERCENT * sum(costs[key] for key in far) / sum(costs.values())
        inputs = tuple(name for key in far for name in told[f"inputs.{key}.price_cny"].inputs)
        yield finding(
            "price", FindingKind.NOTE, "project_finding.other_place", inputs,
            names=", ".join(far), share=f"{part:.0f}",
        )  # fmt: skip


def _at_home(looked: Looked) -> bool:
    return looked.reader.view.scenario.scope.country in looked.law.subject.regions


def _footing(looked: Looked) -> Finding:
    """How many fields of the case rest on rows, on assumptions alone, and on unverified rows."""
    told = looked.reader.citations.values()
    assumed = sum(all(name.startswith(PROJECT) for name in one.inputs) for one in told)
    unverified = sum("mark.unverified" in one.marks for one in told)
    return finding(
        "footing", FindingKind.NOTE, "project_finding.footing",
        fields=len(looked.reader.citations), assumed=assumed, unverified=unverified,
    )  # fmt: skip
