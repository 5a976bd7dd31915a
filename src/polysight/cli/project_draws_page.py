"""How sure a project is, as a page and as a document."""

from __future__ import annotations

import math

import click
import numpy as np

from polysight.answers.plant_words import number
from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_draws_document import Drawn, market_of
from polysight.answers.project_words import (
    PERCENT,
    factor_name,
    money,
    money_unit,
    outcome_cell,
    outcome_header,
    outcome_name,
    worded,
)
from polysight.cli.project_distress_words import write_idle_rule
from polysight.cli.project_influence_page import write_influence
from polysight.cli.project_page import write_head
from polysight.cli.terminal import prose, table
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, text
from polysight.study.project_factors import FactorCorrelation, UncertainFactor
from polysight.study.project_market import SimulatedPaths
from polysight.study.project_uncertainty import (
    QUANTILES,
    Figure,
    ProjectUncertainty,
)

#: Outcomes that have a row, and quantiles that have a column.
ROWS = (
    Outcome.NPV_BEFORE_TAX, Outcome.NPV, Outcome.NPV_EQUITY, Outcome.IRR_BEFORE_TAX, Outcome.IRR,
    Outcome.IRR_EQUITY, Outcome.PAYBACK, Outcome.DYNAMIC_PAYBACK, Outcome.MINIMUM_DEBT_COVER,
    Outcome.LARGEST_SHORT_LOAN, Outcome.MINIMUM_PRICE,
)  # fmt: skip
SHOWN = (0.05, 0.25, 0.5, 0.75, 0.95)
#: Figures of risk that are shares of the draws.
SHARES = ("loss_probability", "below_one", "never")
#: Steps of convergence that are told.
STEPS = 4


def write(asked: ProjectAnswer, found: Drawn, language: Language) -> None:
    """Print distributions, risk, factors and convergence.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Drawn
        What was found.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(asked, language)
    write_short(found, language)
    _simulated(found.uncertainty.draws.project.simulated, language)
    write_idle_rule(asked.case, language)
    click.echo()
    _convergence(found.uncertainty.figures, language)
    if found.influence is not None:
        write_influence(found.influence, language)
    factors = found.uncertainty.draws.project.factors
    _factors(asked, factors.factors, language)
    _correlations(factors.correlations, factors.largest_change, language)


def write_short(found: Drawn, language: Language) -> None:
    """Print distributions and figures of risk alone.

    Parameters
    ----------
    found : Drawn
        What was found.
    language : {"en", "zh"}
        Language of the page.
    """
    one = found.uncertainty
    places = [QUANTILES.index(each) for each in SHOWN]
    loss = one.risks[Outcome.NPV].loss_probability
    npv = one.distribution(Outcome.NPV)
    told = {
        "loss": f"{PERCENT * loss:.1f}%", "unit": money_unit(language),
        "low": money(float(npv.quantiles[places[0]]), language),
        "high": money(float(npv.quantiles[places[-1]]), language),
        "draws": f"{one.draws.values.shape[1]:,}", "seed": one.draws.seed,
    }  # fmt: skip
    prose(text("project_page.draws_verdict", language, **told))
    header = [
        "",
        *text("project_page.draws_header", language).split("|"),
        *(f"{PERCENT * each:g}%" for each in SHOWN),
    ]
    rows = []
    for outcome in ROWS:
        each = one.distribution(outcome)
        values = [each.central, each.mean, *(each.quantiles[at] for at in places)]
        cells = [outcome_cell(outcome, float(value), language) for value in values]
        if not math.isfinite(each.mean):
            cells[1] = "–"
        rows.append([outcome_name(outcome, language), *cells])
    table("", header, rows, right=range(1, len(header)))
    for outcome in ROWS:
        _remark(one, outcome, language)
    click.echo()
    _risk(one, language)


def _remark(one: ProjectUncertainty, outcome: Outcome, language: Language) -> None:
    """How many draws have no such number, and where they stand."""
    each = one.distribution(outcome)
    for share, side in ((each.below, "below"), (each.above, "above")):
        if share > 0.0 and outcome is not Outcome.MINIMUM_DEBT_COVER:
            kind = outcome.name.partition("_")[0].lower()
            kind = "payback" if outcome.name.endswith("PAYBACK") else kind
            name = outcome_header([outcome], language)[0]
            told = {"name": name, "share": f"{PERCENT * share:.1f}%"}
            prose(text(f"project_page.infinite_{kind}_{side}", language, **told))


def _risk(one: ProjectUncertainty, language: Language) -> None:
    header = text("project_page.risk_header", language).split("|")
    named = [(outcome_name(key, language), each) for key, each in one.risks.items()]
    rows = [
        [
            key, f"{PERCENT * each.loss_probability:.1f}%",
            money(each.value_at_risk, language), money(each.expected_shortfall, language),
        ]
        for key, each in [*named, (text("project_page.risk_limited", language), one.limited)]
    ]  # fmt: skip
    table(text("project_page.risk_title", language), header, rows, right=range(1, 4))
    told = {"paid": money(float(one.paid_in.mean()), language), "unit": money_unit(language)}
    prose(text("project_page.risk_note", language, **told))
    click.echo()


def _simulated(paths: SimulatedPaths | None, language: Language) -> None:
    """Which paths the price follows, where it is simulated."""
    if paths is not None:
        told = market_of(paths)
        told["draws"] = f"{told['draws']:,}"
        prose(text("project_page.simulated_paths", language, **told))


def _convergence(figures: tuple[Figure, ...], language: Language) -> None:
    if not figures:
        return
    counts = figures[0].steps.counts[-STEPS:]
    header = ["", *(f"{count:,}" for count in counts)]
    header.append(text("project_page.interval", language))
    rows = []
    for one in figures:
        name = text(f"project_page.figure_{one.key}", language,
                    outcome=outcome_name(one.outcome, language))  # fmt: skip
        cells = [_figure(one, float(value), language) for value in one.steps.value[-STEPS:]]
        low, high = (
            _figure(one, float(end[-1]), language) for end in (one.steps.low, one.steps.high)
        )
        rows.append([name, *cells, f"{low} … {high}"])
    title = text("project_page.convergence", language)
    table(title, header, rows, right=range(1, len(header)))
    click.echo()


def _figure(one: Figure, value: float, language: Language) -> str:
    if one.key in SHARES:
        return f"{PERCENT * value:.1f}%" if math.isfinite(value) else "–"
    return outcome_cell(one.outcome, value, language)


def _factors(
    asked: ProjectAnswer, factors: tuple[UncertainFactor, ...], language: Language
) -> None:
    header = text("project_page.factor_header", language).split("|")
    rows = []
    for one in factors:
        form = getattr(one.margin, "form", None)
        name = text(f"project_page.form_{form.value if form else 'sampled'}", language)
        ends = one.margin.quantile(np.array([0.05, 0.5, 0.95]))
        why = " ".join(
            dict.fromkeys(
                worded(asked.resolved.words[key], language)
                for key in one.inputs
                if key in asked.resolved.words
            )
        )
        cells = [number(float(end)) for end in ends]
        rows.append([factor_name(one.key, language), name, *cells, why])
    table(text("project_page.factors", language), header, rows)
    click.echo()


def _correlations(found: tuple[FactorCorrelation, ...], change: float, language: Language) -> None:
    if not found:
        return
    header = text("project_page.correlation_header", language).split("|")
    rows = []
    for one in found:
        between = " – ".join(factor_name(key, language) for key in one.between)
        span = f"{one.low:.2f} … {one.high:.2f}" if math.isfinite(one.low) else "–"
        months = f"{one.first} … {one.last}" if one.first else ""
        rows.append(
            [
                between, text(f"project_page.origin_{one.origin}", language), f"{one.rank:.2f}",
                span, f"{one.used:.2f}", str(one.count) if one.count else "", months,
            ]
        )  # fmt: skip
    table(text("project_page.correlations", language), header, rows, right=(2, 3, 4, 5))
    if change > 1e-9:
        prose(text("project_page.repaired", language, change=f"{change:.2f}"))
    for one in found:
        if one.uninformative:
            told = {
                "between": " – ".join(factor_name(key, language) for key in one.between),
                "count": one.count, "span": f"{one.low:.2f} … {one.high:.2f}",
            }  # fmt: skip
            prose(text("project_page.correlation_none", language, **told))
    click.echo()
