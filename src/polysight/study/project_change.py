"""From a stated change of a project to the change of its case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.investment.case import ProjectCase
from polysight.investment.case_change import CaseChange, Step, changed
from polysight.investment.case_time import (
    ALWAYS,
    MONTHS,
    Stretch,
    by_year,
    commissioning,
    month_count,
)
from polysight.investment.market_change import (
    repriced,
)
from polysight.study.polysilicon_months import every_month, polysilicon_months
from polysight.study.project_change_file import ACCIDENT, HISTORY, ChangeSetting
from polysight.study.project_change_words import INPUT, PRICE, UNITS, Operation, accident, applied
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.scenario import Wording
from polysight.study.stated_numbers import StatedNumbers
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

ELECTRICITY = "electricity"
KG_PER_TONNE = 1000.0
#: Place among several changes of what multiplies, what is added and what stands instead.
STEPS = {"multiply": Step.FACTOR, "add": Step.ADDITION, "replace": Step.LEVEL}


@dataclass(frozen=True, slots=True)
class ReadChange:
    """A change with its number and what it rests on.

    Parameters
    ----------
    change : CaseChange
        The change of the case.
    what, operation : str
        What is changed, and ``multiply``, ``add``, ``replace`` or ``history``.
    value : float
        The number in ``unit``; of a price history the mean of its last year over its first month.
    unit : str
        Unit code.
    inputs : tuple of str
        Ids of rows, sources and assumptions.
    words : dict of str to Wording
        Assumptions by the id with which they are cited.
    """

    change: CaseChange
    what: str
    operation: str
    value: float
    unit: str
    inputs: tuple[str, ...]
    words: dict[str, Wording] = field(default_factory=dict)


def read_changes(view: View, stated: Iterable[ChangeSetting], key: str) -> tuple[ReadChange, ...]:
    """Changes of a case as stated.

    Parameters
    ----------
    view : View
        The evidence.
    stated : iterable of ChangeSetting
        The changes.
    key : str
        Where they stand, by which assumptions are cited.

    Returns
    -------
    tuple of ReadChange
        One for each.

    Raises
    ------
    DataError
        If a word is not known, a unit does not fit, or a row is not there.
    """
    return tuple(
        read_change(view, one, f"{key}.changes.{place}") for place, one in enumerate(stated)
    )


def with_changes(case: ProjectCase, read: Iterable[ReadChange]) -> ProjectCase:
    """Case after changes that were read.

    Parameters
    ----------
    case : ProjectCase
        The project.
    read : iterable of ReadChange
        The changes.

    Returns
    -------
    ProjectCase
        The changed project.
    """
    return changed(case, [one.change for one in read])


def read_change(view: View, stated: ChangeSetting, key: str) -> ReadChange:
    """One change of a case as stated.

    Parameters
    ----------
    view : View
        The evidence.
    stated : ChangeSetting
        The change.
    key : str
        Where it stands, by which its assumption is cited.

    Returns
    -------
    ReadChange
        The change.

    Raises
    ------
    DataError
        If a word is not known, a unit does not fit, or a row is not there.
    """
    if stated.what == HISTORY:
        return _history(view, stated)
    if stated.start and stated.end and not _in_order(stated.start, stated.end):
        raise refusal(DataError, "project_change.dates", first=stated.start, last=stated.end)
    operation, number = _told(stated)
    unit = "1" if operation == "multiply" else _unit(view, stated, key)
    told = StatedNumbers(view, key)
    value = told.number(operation, number, unit)
    for place, one in enumerate(stated.times):
        value *= told.number(f"times.{place}", one, "1")
    if stated.emission is not None:
        emitted = told.number("emission", stated.emission, "kgCO2e/kWh")
        value, unit = value * emitted / KG_PER_TONNE, "CNY/kWh"
    lengths = {
        name: None if one is None else told.number(name, one, unit_of)
        for name, one, unit_of in (
            ("after", stated.after, "months"),
            ("months", stated.months, "months"),
            ("restart", stated.restart, "months"),
            ("restart_load", stated.restart_load, "1"),
        )
    }
    if stated.what == ACCIDENT:
        load = lengths["restart_load"]
        meant = accident(lengths["restart"] or 0.0, 1.0 if load is None else load)
    else:
        meant = applied(stated.what, operation)

    def apply(case: ProjectCase) -> ProjectCase:
        stretch = _stretch(case, stated, lengths)
        return meant(case, value * _measure(case, stated.per), stretch)

    return ReadChange(
        CaseChange(_step(stated.what, operation), apply), stated.what, operation, value, unit,
        told.inputs, dict(told.words),
    )  # fmt: skip


def _told(stated: ChangeSetting) -> tuple[Operation, ProjectNumber]:
    for operation in ("multiply", "add", "replace"):
        number = getattr(stated, operation)
        if number is not None:
            return operation, number
    raise refusal(DataError, "project_file.one_change")


def _in_order(first: str, last: str) -> bool:
    """Whether a year or month does not end before another one begins."""
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]


def _step(what: str, operation: Operation) -> Step:
    if what in ("delay", "postponement"):
        return Step.SCHEDULE
    return Step.EVENT if what in (ACCIDENT, "repair", "retrofit") else STEPS[operation]


def _unit(view: View, stated: ChangeSetting, key: str) -> str:
    """Unit of what a change adds or sets; what is told per capital is a share of it."""
    if stated.per == "capital":
        return "1"
    if stated.what.startswith(INPUT):
        number = stated.add or stated.replace
        return number.unit if number else ""
    word = "price" if stated.what.startswith(PRICE) else stated.what
    if word not in UNITS:
        known = [*UNITS, INPUT, PRICE, HISTORY]
        raise refusal(
            DataError, "project_change.word", got=stated.what, place=key,
            suggestion=nearest(stated.what, known),
        )  # fmt: skip
    if stated.emission is not None:
        return "CNY/tCO2e"
    return "CNY/kWh" if stated.per == ELECTRICITY else UNITS[word]


def _measure(case: ProjectCase, per: str) -> float:
    """What a number counts for in a case."""
    if per == "capital":
        items = (item.amount_cny for phase in case.phases for item in phase.items)
        return sum(items) * (1.0 + case.overrun)
    if per == ELECTRICITY:
        return sum(one.quantity_per_kg for one in case.inputs if one.key == ELECTRICITY)
    return 1.0


def _stretch(case: ProjectCase, stated: ChangeSetting, lengths: dict[str, float | None]) -> Stretch:
    """When a change holds in a case."""
    after, months = lengths["after"], lengths["months"]
    if after is not None:
        start = commissioning(case) + after
        return Stretch(start) if months is None else Stretch(start, months)
    start = _month(case, stated.start, last=False) if stated.start else ALWAYS.start
    if stated.end:
        return Stretch(start, max(_month(case, stated.end, last=True) - start, 0.0))
    return Stretch(start) if months is None else Stretch(start, months)


def _month(case: ProjectCase, text: str, *, last: bool) -> float:
    """First month of a year or month, or the first one after it."""
    year, _, month = text.partition("-")
    if month:
        return month_count(case, int(year), int(month)) + (1.0 if last else 0.0)
    return month_count(case, int(year) + (1 if last else 0))


def _history(view: View, stated: ChangeSetting) -> ReadChange:
    """Yearly price levels of the past over their first month, from commissioning on."""
    quoted = polysilicon_months(view, stated.first, stated.last)
    if not quoted.months or quoted.months[0] != stated.first:
        raise refusal(DataError, "project_change.no_quote", got=stated.first)
    every = every_month(quoted, stated.first, stated.last)
    level = every.price_cny_per_kg / every.price_cny_per_kg[0]

    def apply(case: ProjectCase) -> ProjectCase:
        start = commissioning(case)
        years = case.years
        path = np.ones(MONTHS * years)
        laid = level[: len(path) - start]
        path[start : start + len(laid)] = laid
        if stated.then == "hold":
            path[start + len(laid) :] = laid[-MONTHS:].mean()
        runs = np.arange(len(path)) >= start
        told = np.where(runs, path, 0.0).reshape(years, MONTHS).sum(axis=1)
        months = runs.reshape(years, MONTHS).sum(axis=1)
        mean = np.where(months > 0, told / np.maximum(months, 1), 1.0)
        return repriced(case, by_year(mean, years), product=case.products[0].key)

    return ReadChange(
        CaseChange(Step.FACTOR, apply), HISTORY, "history", float(level[-MONTHS:].mean()), "1",
        quoted.inputs,
    )  # fmt: skip
