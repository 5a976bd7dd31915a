"""What a project puts into the input cells, and which members its rows have."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from polysight.investment.case import ProjectCase
from polysight.messages import Language, item_name
from polysight.report.workbook.functions import Value
from polysight.report.workbook.model import Model, Row, definition
from polysight.report.workbook.reference import Member

Axes = dict[str, tuple[Member, ...]]
#: Axes whose members are the choices of a list.
CHOICES = ("kind", "method", "heading", "category", "repayment", "timing", "answer", "outcome",
           "flow", "rate")  # fmt: skip
#: Months that the columns go on after the end of operation, so that a project may be delayed.
SPARE_MONTHS = 24
#: Steps of the ladder of rates at which values of flows are tried.
TRIALS = 64
_STEP = re.compile(r"\.?([a-z_]+)|\[(\d+)\]")


def axes(case: ProjectCase) -> Axes:
    """Members of every axis of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    dict of str to tuple of Member
        By name of the axis.
    """
    loans = case.financing.loans
    found = {
        "phase": _members("phase", "phases", [each.key for each in case.phases]),
        "asset": _members("asset", "assets", [each.key for each in case.assets]),
        "product": _members("product", "products", [each.key for each in case.products]),
        "input": _members(
            "input",
            "inputs",
            [each.key for each in case.inputs],
            [each.unit for each in case.inputs],
        ),
        "loan": _members(
            "loan", "financing.loans", [each.key for each in loans], [one.currency for one in loans]
        ),
    }
    inner = {"item": "items", "segment": "spending", "step": "ramp"}
    for axis, name in inner.items():
        found[axis] = _children(axis, name, case, found["phase"])
    found["pair"] = tuple(
        Member("pair", 1 + i * len(case.assets) + j, asset.key, phase, {"asset": asset.number})
        for i, phase in enumerate(found["phase"])
        for j, asset in enumerate(found["asset"])
    )
    words = definition("words")
    for axis in CHOICES:
        found[axis] = _members(axis, axis, list(words[axis]))
    return found


def _members(
    axis: str, path: str, keys: list[str], counted: list[str] | None = None
) -> tuple[Member, ...]:
    units = counted or [""] * len(keys)
    return tuple(
        Member(axis, number, key, path=f"{path}[{number - 1}]", counted=unit)
        for number, (key, unit) in enumerate(zip(keys, units, strict=True), 1)
    )


def _children(
    axis: str, name: str, case: ProjectCase, phases: tuple[Member, ...]
) -> tuple[Member, ...]:
    """Items, parts of the time of building or steps of the ramp of all phases in a row."""
    found: list[Member] = []
    for phase, parent in zip(case.phases, phases, strict=True):
        for position, each in enumerate(getattr(phase, name)):
            key = str(getattr(each, "key", position + 1))
            path = f"{parent.path}.{name}[{position}]"
            found.append(Member(axis, len(found) + 1, key, parent, path=path))
    return tuple(found)


def columns(case: ProjectCase) -> dict[str, int]:
    """Number of columns of each grid, with some to spare for a project that ends later.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    dict of str to int
        Columns of ``period``, ``year`` and ``trial``.
    """
    periods = case.periods + SPARE_MONTHS // case.period_months
    years = -(-periods * case.period_months // 12)
    return {"period": periods, "year": years, "trial": TRIALS}


def path_of(row: Row) -> str:
    """Where an input row stands in the project.

    Parameters
    ----------
    row : Row
        A row of inputs.

    Returns
    -------
    str
        Dotted path; empty for what belongs to the book and not to the project.
    """
    told = row.formula.removeprefix("@")
    if told in {"key", "number", "setting", "option"}:
        return ""
    if told.startswith("."):
        assert row.member is not None
        return row.member.path + (told if told[1:2].isalpha() else told[1:])
    return told


def at(case: Any, path: str) -> Any:
    """Value at a path.

    Parameters
    ----------
    case : object
        The project or a part of it.
    path : str
        For example ``phases[0].items[2].amount_cny``.

    Returns
    -------
    object
        What stands there.
    """
    for name, number in _STEP.findall(path):
        case = getattr(case, name) if name else case[int(number)]
    return case


def named_path(case: ProjectCase, path: str) -> str:
    """A path with the codes of members in place of their numbers.

    Parameters
    ----------
    case : ProjectCase
        The project.
    path : str
        For example ``inputs[0].price_cny``.

    Returns
    -------
    str
        For example ``inputs.electricity.price_cny``.
    """

    def code(match: re.Match[str]) -> str:
        number = int(match[1])
        member = at(case, path[: match.end()])
        return f".{getattr(member, 'key', number + 1)}"

    return re.sub(r"\[(\d+)\]", code, path)


def word(axis: str, key: str, language: Language) -> str:
    """Word of a choice or a unit.

    Parameters
    ----------
    axis : str
        Section of the words.
    key : str
        Code.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The word.
    """
    return str(definition("words")[axis][key][0 if language == "en" else 1])


def settings(case: ProjectCase) -> dict[str, float]:
    """What belongs to the book and not to the project.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    dict of str to float
        By name of the row.
    """
    return {
        "period_months": float(case.period_months),
        "money_unit": 10_000.0,
        "tolerance": 1e-9,
        "cash_rounding": 1e-13,
        "settled": 1e-6,
        "least_life": 3.0,
        "least_amount": 0.01,
        "search_step": 0.1,
    }


def cells(
    model: Model, case: ProjectCase, language: Language, given: dict[str, float]
) -> dict[str, list[Value]]:
    """Content of the cells of all input rows.

    Parameters
    ----------
    model : Model
        Rows.
    case : ProjectCase
        The project.
    language : {"en", "zh"}
        Language of the words of choices.
    given : dict of str to float
        Settings by the name of their row.

    Returns
    -------
    dict of str to list
        By full name of the row, the opening cell left out.
    """
    years = model.columns["year"]
    return {
        row.name: _cells(row, model, case, language, given, years)
        for row in model.rows.values()
        if row.is_input
    }


def shown_key(one: Member, kin: tuple[Member, ...], language: Language) -> str:
    """What a cell shows for a part of the project, by which formulas find it too.

    Parameters
    ----------
    one : Member
        The part.
    kin : tuple of Member
        All of its axis.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; its key where another part has the same name.
    """
    names = [item_name(each.key, language).casefold() for each in kin]
    name = item_name(one.key, language)
    return name if names.count(name.casefold()) == 1 else one.key


def _cells(
    row: Row,
    model: Model,
    case: ProjectCase,
    language: Language,
    given: dict[str, float],
    years: int,
) -> list[Value]:
    told = row.formula.removeprefix("@")
    path = path_of(row)
    if path:
        value = at(case, path)
        if row.across:
            stated = [float(each) for each in np.asarray(value)[:years]]
            return stated + stated[-1:] * (years - len(stated))
        if row.unit == "choice asset":
            kin = model.families.axes["asset"]
            return [next(shown_key(one, kin, language) for one in kin if one.key == value)]
        return [_shown(value, row.unit, language)]
    if told == "setting":
        return [given[row.name]]
    assert row.member is not None
    if told == "option":
        return [word(row.member.axis, row.member.key, language)]
    if told == "key":
        return [shown_key(row.member, model.families.axes[row.member.axis], language)]
    return [float(row.member.path.rpartition("[")[2][:-1]) + 1]


def _shown(value: Any, unit: str, language: Language) -> Value:
    if isinstance(value, bool):
        return word("answer", "yes" if value else "no", language)
    if isinstance(value, str):
        axis = unit.removeprefix("choice ")
        return word(axis, value, language) if axis in CHOICES else value
    return float(value)
