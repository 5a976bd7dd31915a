"""Projects side by side as a document for machines."""

from __future__ import annotations

import math
from collections.abc import Sequence

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import finding_document, head, indicators_document
from polysight.answers.project_numbers import finite
from polysight.investment.indicators import mean_price
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_worth import worth

Found = Sequence[tuple[ProjectAnswer, Evaluation]]


def document(found: Found) -> dict[str, object]:
    """Projects beside each other for machines.

    Parameters
    ----------
    found : sequence of (ProjectAnswer, Evaluation)
        The projects.

    Returns
    -------
    dict
        As `schemas/project_compare.schema.json` says.
    """
    return {
        "projects": [
            {
                **head(asked),
                "rank": place,
                "verdict": worth(one).value,
                "price_cny_per_kg": finite(normal_price(one)),
                "indicators": indicators_document(one.statement, one.indicators),
                "findings": [finding_document(each) for each in one.findings],
            }
            for place, (asked, one) in enumerate(ranked(found), start=1)
        ]
    }


def ranked(found: Found) -> list[tuple[ProjectAnswer, Evaluation]]:
    """Projects by their rate of return after tax, those without one last.

    Parameters
    ----------
    found : sequence of (ProjectAnswer, Evaluation)
        The projects.

    Returns
    -------
    list of (ProjectAnswer, Evaluation)
        The best first.
    """

    def place(one: tuple[ProjectAnswer, Evaluation]) -> float:
        told = one[1].indicators.after_tax.irr_per_year
        return -told if math.isfinite(told) else math.inf

    return sorted(found, key=place)


def normal_price(one: Evaluation) -> float:
    """Mean price of the product in the year of normal work.

    Parameters
    ----------
    one : Evaluation
        A project.

    Returns
    -------
    float
        Price in CNY/kg.
    """
    return float(mean_price(one.statement)[one.indicators.normal_year])
