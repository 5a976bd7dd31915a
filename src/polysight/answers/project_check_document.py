"""Published returns that are checked, and their document for machines."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.answers.project_numbers import finite
from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.investment.level_flow import Range
from polysight.investment.published_return import ReturnVerdict
from polysight.messages import LANGUAGES, text
from polysight.study.published_projects import (
    PublishedCheck,
    checked_figures,
    published_checks,
)
from polysight.suggestion import nearest


def checks(evidence: Evidence, ids: tuple[str, ...]) -> tuple[PublishedCheck, ...]:
    """Published projects that were asked for.

    Parameters
    ----------
    evidence : Evidence
        Holds them.
    ids : tuple of str
        Ids of rows; all when empty.

    Returns
    -------
    tuple of PublishedCheck
        What cannot hold first.

    Raises
    ------
    UsageError
        If there is no such row.
    """
    found = published_checks(evidence)
    known = [one.id for one in found]
    for name in ids:
        if name not in known:
            near = nearest(name, known)
            raise refusal(UsageError, "project_page.no_published", got=name, suggestion=near)
    order = (ReturnVerdict.CANNOT_HOLD, ReturnVerdict.CANNOT_JUDGE, ReturnVerdict.HOLDS)
    wanted = (one for one in found if not ids or one.id in ids)
    return tuple(sorted(wanted, key=lambda one: order.index(one.found.verdict)))


def own(evidence: Evidence, figures: Mapping[str, str]) -> tuple[PublishedCheck, ...]:
    """Figures of a user held against each other.

    Parameters
    ----------
    evidence : Evidence
        Holds the ranges.
    figures : mapping of str to str
        Columns of the table of published projects, as they are printed.

    Returns
    -------
    tuple of PublishedCheck
        One, without a source.

    Raises
    ------
    UsageError
        If a figure is no number above zero.
    """
    names = {one: text("project_page.check_own", one) for one in LANGUAGES}
    return (checked_figures(evidence, **names, **figures),)


def document(found: tuple[PublishedCheck, ...]) -> dict[str, object]:
    """Published sets held against themselves, for machines.

    Parameters
    ----------
    found : tuple of PublishedCheck
        The checks.

    Returns
    -------
    dict
        As `schemas/project_check.schema.json` says.
    """
    return {
        "projects": [
            {
                "id": one.id,
                "title": {"en": one.en, "zh": one.zh},
                "verdict": one.found.verdict.value,
                "rate": _ends(one.told.rate),
                "payback_years": _ends(one.told.payback),
                "flow_over_capital": _ends(one.told.flow),
                "growth": finite(one.found.growth),
                "simple_rate": one.found.simple_rate,
                "reasons": [
                    {each: reason.told(each) for each in LANGUAGES} for reason in one.reasons
                ],
                "source": one.source,
            }
            for one in found
        ]
    }


def _ends(one: Range | None) -> list[float | None] | None:
    return None if one is None else [finite(one[0]), finite(one[1])]
