"""Cases of a project beside each other, by their outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from polysight.answers.project_words import (
    COLUMNS,
    money_unit,
    outcome_cell,
    outcome_header,
    worded,
)
from polysight.cli.project_distress_words import write_distress, write_idle_rule
from polysight.cli.terminal import table
from polysight.investment.case import ProjectCase
from polysight.messages import Language, text
from polysight.study.project_distress import distress, idling
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_scenarios import ScenarioRow


def write_outcomes(title: str, named: Iterable[tuple[str, np.ndarray]], language: Language) -> None:
    """Print outcomes, a case a line.

    Parameters
    ----------
    title : str
        Message key of the title, with ``unit``.
    named : iterable of (str, ndarray of float)
        Name of a case and its outcomes, axis `polysight.investment.outcomes.Outcome`.
    language : {"en", "zh"}
        Language.
    """
    header = ["", *outcome_header(COLUMNS, language)]
    rows = [
        [name, *(outcome_cell(each, float(told[each]), language) for each in COLUMNS)]
        for name, told in named
    ]
    told = text(title, language, unit=money_unit(language))
    table(told, header, rows, right=range(1, len(header)))


def write_scenarios(case: ProjectCase, rows: Sequence[ScenarioRow], language: Language) -> None:
    """Print the plan and its scenarios, all of which stand still rather than lose cash by running.

    Parameters
    ----------
    case : ProjectCase
        The project as planned.
    rows : sequence of ScenarioRow
        Its scenarios.
    language : {"en", "zh"}
        Language.
    """
    plan = idling(case)
    titles = [text("project_page.as_stated", language)]
    titles += [worded(one.title, language) for one in rows]
    outcomes = [case_outcomes([plan])[0], *(one.outcomes for one in rows)]
    named = zip(titles, outcomes, strict=True)
    write_outcomes("project_page.scenarios", named, language)
    write_idle_rule(case, language)
    years = [distress(plan), *(one.distress for one in rows)]
    write_distress(zip(titles, years, strict=True), language)
