"""A project as a document for machines: money in CNY, both languages, null where there is none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.project_table_document import table_document
from polysight.answers.project_table_names import chosen
from polysight.answers.project_words import factor_name, finding_words
from polysight.answers.score_document import rating_document
from polysight.errors import Problem
from polysight.investment.indicators import Indicators
from polysight.investment.irr_row import IrrStatus
from polysight.investment.outcomes import Outcome
from polysight.investment.statement import Statement
from polysight.investment.valuation import FlowValue
from polysight.messages import LANGUAGES
from polysight.study.project_change import ReadChange
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_finding import Finding
from polysight.study.project_scenarios import ScenarioRow
from polysight.study.project_uncertainty import ProjectUncertainty
from polysight.study.project_worth import repayment_covers, worth
from polysight.study.scenario import Wording


def document(
    asked: ProjectAnswer,
    found: Evaluation,
    scenarios: Sequence[ScenarioRow],
    drawn: ProjectUncertainty | None,
    tables: Sequence[str],
    figures: Sequence[Path],
) -> dict[str, object]:
    """A project worked through.

    Parameters
    ----------
    asked : ProjectAnswer
        What was asked for.
    found : Evaluation
        What it comes to.
    scenarios : sequence of ScenarioRow
        Scenarios beside it.
    drawn : ProjectUncertainty or None
        How sure it is, where that was asked for.
    tables : sequence of str
        Tables that were asked for.
    figures : sequence of pathlib.Path
        Files that were drawn.

    Returns
    -------
    dict
        As `schemas/project.schema.json` says.
    """
    cited = asked.resolved.citations
    return {
        **head(asked),
        "verdict": worth(found).value,
        "indicators": indicators_document(found.statement, found.indicators),
        "repayment_cover": _covers(found),
        "bounds": [
            {
                "topic": one.topic,
                "low": indicators_document(found.statement, one.low),
                "high": indicators_document(found.statement, one.high),
            }
            for one in found.bounds
        ],
        "scenarios": [scenario_document(one) for one in scenarios],
        "findings": [finding_document(one) for one in found.findings],
        "rating": rating_document(found.rating),
        "uncertainty": None if drawn is None else uncertainty_document(drawn),
        "tables": [table_document(found, name) for name in chosen(tables)],
        "citations": {
            key: {"key": one.key, "inputs": list(one.inputs), "marks": list(one.marks)}
            for key, one in cited.items()
        },
        "assumptions": {key: words(one) for key, one in asked.resolved.words.items()},
        "figures": [str(path) for path in figures],
    }


def head(asked: ProjectAnswer) -> dict[str, object]:
    """What the project is.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.

    Returns
    -------
    dict
        Id, title, codes, scenario and day of knowledge.
    """
    file, case, day = asked.resolved.file, asked.case, asked.resolved.view.as_of
    return {
        "project": file.id,
        "title": words(file.title),
        "kind": file.project.kind,
        "route": file.project.route,
        "region": file.project.region,
        "product": file.project.product,
        "decision": file.project.decision,
        "capacity_kg_per_year": sum(one.capacity_kg_per_year for one in case.phases),
        "first_year": case.first_year,
        "period": case.period,
        "scenario": None if asked.scenario is None else asked.scenario.name,
        "as_of": None if day is None else day.isoformat(),
    }


def words(one: Wording) -> dict[str, str]:
    """Words in both languages.

    Parameters
    ----------
    one : Wording
        The words.

    Returns
    -------
    dict
        Under ``en`` and ``zh``.
    """
    return {"en": one.en, "zh": one.zh}


def outcomes_document(outcomes: np.ndarray) -> dict[str, object]:
    """Outcomes of one case.

    Parameters
    ----------
    outcomes : ndarray of float
        Axis `Outcome`.

    Returns
    -------
    dict
        By key; statuses of rates as words. The least price is left out where it is not found.
    """
    told: dict[str, object] = {}
    for one in Outcome:
        value = float(outcomes[one])
        if one is Outcome.MINIMUM_PRICE:
            continue
        if one.key.endswith("status"):
            told[one.key] = IrrStatus(int(value)).label if math.isfinite(value) else None
        else:
            told[one.key] = finite(value)
    return told


def change_document(one: ReadChange) -> dict[str, object]:
    """A change with what it rests on.

    Parameters
    ----------
    one : ReadChange
        The change.

    Returns
    -------
    dict
        What is otherwise, by how much, and its inputs.
    """
    return {
        "what": one.what,
        "name": {each: factor_name(one.what, each) for each in LANGUAGES},
        "operation": one.operation,
        "value": finite(one.value),
        "unit": one.unit,
        "inputs": list(one.inputs),
        "assumptions": {key: words(each) for key, each in one.words.items()},
    }


def scenario_document(one: ScenarioRow) -> dict[str, object]:
    """A named scenario.

    Parameters
    ----------
    one : ScenarioRow
        The scenario.

    Returns
    -------
    dict
        Words, changes and outcomes.
    """
    return {
        "name": one.name,
        "title": words(one.title),
        "reason": words(one.reason),
        "changes": [change_document(each) for each in one.changes],
        "outcomes": outcomes_document(one.outcomes),
    }


def finding_document(one: Finding) -> dict[str, object]:
    """A finding with what it rests on.

    Parameters
    ----------
    one : Finding
        The finding.

    Returns
    -------
    dict
        Topic, kind, words, ids, and clause and source of a rule.
    """
    return {
        "topic": one.topic,
        "kind": one.kind.value,
        "words": {each: finding_words(one, each) for each in LANGUAGES},
        "inputs": list(one.inputs),
        "clause": one.verdict.rule.clause if one.verdict else None,
        "source": one.verdict.source if one.verdict else None,
    }


def problem_words(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Why something cannot be, in both languages.

    Parameters
    ----------
    problems : iterable of Problem
        The reasons.

    Returns
    -------
    list of dict
        One each.
    """
    return [{each: one.sentence(each) for each in LANGUAGES} for one in problems]


def indicators_document(told: Statement, one: Indicators) -> dict[str, object]:
    """Indicators of a case.

    Parameters
    ----------
    told : Statement
        Its calendar.
    one : Indicators
        The indicators.

    Returns
    -------
    dict
        Flows, investment, covers by year, break-even and least price.
    """
    even = one.break_even
    return {
        "before_tax": _flow(one.before_tax),
        "after_tax": _flow(one.after_tax),
        "equity": _flow(one.equity),
        "total_investment_cny": one.total_investment_cny,
        "return_on_investment": finite(one.return_on_investment),
        "return_on_equity": finite(one.return_on_equity),
        "years": told.years.tolist(),
        "interest_cover": finite_list(one.interest_cover),
        "debt_service_cover": finite_list(one.debt_service_cover),
        "loan_life_cover": finite(one.loan_life_cover),
        "normal_year": int(told.years[one.normal_year]),
        "break_even_load": finite_list(even.load_share),
        "break_even_output_kg": finite_list(even.output_kg),
        "break_even_price_cny_per_kg": finite_list(even.price_cny_per_kg),
        "minimum_price_cny_per_kg": finite(one.minimum_price_cny_per_kg),
        "real_minimum_price_cny_per_kg": finite(one.real_minimum_price_cny_per_kg),
    }


def uncertainty_document(one: ProjectUncertainty) -> dict[str, object]:
    """Distributions of a project.

    Parameters
    ----------
    one : ProjectUncertainty
        The distributions.

    Returns
    -------
    dict
        Draws, quantiles by outcome, and figures of risk.
    """
    return {
        "draws": int(one.draws.values.shape[1]),
        "seed": one.draws.seed,
        "design": one.draws.design.value,
        "outcomes": {
            each.outcome.key: {
                "central": finite(each.central),
                "mean": finite(each.mean),
                "quantiles": _quantiles(each.quantiles),
                "share_below_every_number": each.below,
                "share_above_every_number": each.above,
                "statuses": {key.label: count for key, count in each.statuses.items()},
            }
            for each in one.distributions
        },
        "risk": {
            key: {
                "loss_probability": each.loss_probability,
                "value_at_risk_cny": finite(each.value_at_risk),
                "expected_shortfall_cny": finite(each.expected_shortfall),
                "tail": each.tail,
            }
            for key, each in (
                *((key.key, each) for key, each in one.risks.items()),
                ("npv_equity_limited_liability", one.limited),
            )
        },
    }


def _quantiles(values: np.ndarray) -> dict[str, float | None]:
    names = ("0.01", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.99")
    return dict(zip(names, finite_list(values), strict=True))


def _flow(one: FlowValue) -> dict[str, object]:
    return {
        "npv_cny": one.npv_cny,
        "discount_rate": one.discount_rate,
        "irr": finite(one.irr_per_year),
        "irr_status": one.irr.status.label,
        "irr_roots": finite_list(one.irr.roots),
        "sign_changes": one.irr.sign_changes,
        "real_irr": finite(one.real_irr_per_year),
        "mirr": finite(one.mirr_per_year),
        "payback_years": finite(one.payback_years),
        "payback_from_operation_years": finite(one.payback_from_operation_years),
        "dynamic_payback_years": finite(one.dynamic_payback_years),
        "dynamic_payback_from_operation_years": finite(one.dynamic_payback_from_operation_years),
    }


def _covers(found: Evaluation) -> dict[str, object]:
    years, covers = repayment_covers(found)
    return {
        "years": years.tolist(),
        "debt_service_cover": finite_list(covers),
        "least": finite(float(covers.min())) if covers.size else None,
    }
