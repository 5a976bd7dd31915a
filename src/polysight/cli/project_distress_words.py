"""Standing still and insolvency of a project in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from polysight.cli.terminal import prose
from polysight.investment.case import ProjectCase
from polysight.messages import Language, text
from polysight.study.project_distress import Distress, distress, idling


def write_idle_rule(case: ProjectCase, language: Language) -> None:
    """Print that a plant stands still where running loses cash, and whether the plan does.

    Parameters
    ----------
    case : ProjectCase
        The project as planned.
    language : {"en", "zh"}
        Language.
    """
    years = distress(idling(case)).idle_years
    plan = text("project_page.idle_never", language)
    if years:
        plan = text("project_page.idle_planned", language, years=spans(years, language))
    prose(text("project_page.idle_rule", language, plan=plan))


def write_distress(named: Iterable[tuple[str, Distress]], language: Language) -> None:
    """Print when projects stand still and when their owners have lost all.

    Parameters
    ----------
    named : iterable of (str, Distress)
        Name of a case and its years; a sound one has no line.
    language : {"en", "zh"}
        Language.
    """
    for name, one in named:
        parts = []
        if one.idle_years:
            years = spans(one.idle_years, language)
            parts.append(text("project_page.stands_still", language, years=years))
        if one.insolvent_year is not None:
            parts.append(text("project_page.insolvent", language, year=one.insolvent_year))
        if parts:
            told = text("comply.semicolon", language).join(parts)
            prose(text("project_page.distress", language, name=name, told=told))


def spans(years: Sequence[int], language: Language) -> str:
    """Years with neighbours drawn together.

    Parameters
    ----------
    years : sequence of int
        Rising.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        For example ``2031–2033, 2036``.
    """
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = (f"{one[0]}–{one[-1]}" if len(one) > 1 else f"{one[0]}" for one in runs)
    return text("comply.comma", language).join(told)
