"""Random changes of input cells that leave a project possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from polysight.errors import PolysightError
from polysight.investment.case import ProjectCase
from polysight.investment.case_check import checked
from polysight.messages import Language
from polysight.report.workbook.change import with_values
from polysight.report.workbook.functions import Value
from polysight.report.workbook.looks import is_open
from polysight.report.workbook.model import Model, Row
from polysight.report.workbook.project_cells import at, path_of, shown_key, word

#: Rows whose numbers must sum to one with others.
BOUND = {"segment_share", "loan_share"}


@dataclass(frozen=True)
class Changed:
    """A project with other inputs, and the cells that say so."""

    case: ProjectCase
    cells: dict[str, list[Value]]


def changed(
    case: ProjectCase,
    model: Model,
    seed: int,
    chosen: Mapping[str, object],
    *,
    language: Language = "en",
    number: int = 20,
) -> Changed:
    """Choose some inputs by name and change that many at random, so that all stays possible."""
    rng = np.random.default_rng(seed)
    values = {path_of(model.rows[name]): value for name, value in chosen.items()}
    case = checked(with_values(case, values))
    told = {
        name: _cells(model.rows[name], value, model, language) for name, value in chosen.items()
    }
    rows = [row for row in model.rows.values()
            if is_open(row) and row.name.partition("#")[0] not in BOUND
            and row.name not in chosen]  # fmt: skip
    for position in rng.permutation(len(rows)):
        if len(told) == number + len(chosen):
            break
        row = rows[position]
        old = at(case, path_of(row))
        value = _value(row, old, model, rng)
        if _equal(value, old):
            continue
        try:
            trial = checked(with_values(case, {path_of(row): value}))
        except (PolysightError, ValueError):
            continue
        if trial.periods <= model.columns["period"]:
            case = trial
            told[row.name] = _cells(row, value, model, language)
    return Changed(case, told)


def _equal(value: Any, old: Any) -> bool:
    """Whether a change says nothing new for the years that were stated."""
    if isinstance(old, np.ndarray):
        return bool(np.array_equal(value[: len(old)], old))
    return bool(value == old)


def _value(row: Row, old: object, model: Model, rng: np.random.Generator) -> object:
    if row.unit.startswith("choice"):
        axis = row.unit.removeprefix("choice ")
        keys = [member.key for member in model.families.axes[axis]]
        key = str(rng.choice(keys))
        return key == "yes" if axis == "answer" else key
    if isinstance(old, np.ndarray):
        years = model.columns["year"]
        full = np.concatenate([old, np.repeat(old[-1:], max(0, years - len(old)))])
        return (full * rng.uniform(0.8, 1.2, len(full)))[: max(years, len(old))]
    if isinstance(old, int):
        return max(0, old + int(rng.integers(-3, 7)))
    assert isinstance(old, float)
    return old * rng.uniform(0.7, 1.3) + (0.02 * rng.random() if old == 0 else 0.0)


def _cells(row: Row, value: object, model: Model, language: Language) -> list[Value]:
    if row.unit.startswith("choice"):
        axis = row.unit.removeprefix("choice ")
        if axis == "asset":
            kin = model.families.axes["asset"]
            return [next(shown_key(one, kin, language) for one in kin if one.key == value)]
        key = {True: "yes", False: "no"}.get(value, str(value))  # type: ignore[call-overload]
        return [word(axis, key, language)]
    if isinstance(value, np.ndarray):
        return [float(each) for each in value[: model.columns["year"]]]
    return [float(value)]  # type: ignore[arg-type]
