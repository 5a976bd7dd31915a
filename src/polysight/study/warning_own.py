"""A user's own indicator beside the shipped ones; all thresholds and weights are learnt anew.

It is refused, with the reason, without a definition, a unit, a publication lag or a source: what
nobody can look up nobody should be warned by. A value counts from the day on which it could be
known, and one that was known before its month was over is a forecast and is refused.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, Problem, UnitError, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import parsed
from polysight.study.form import checked, toml_tree
from polysight.study.warning_costs import last_day
from polysight.study.warning_indicators import Indicator
from polysight.study.warning_own_file import WORDS, OwnFile, OwnTable, OwnValue
from polysight.warning.panel import Panel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MONTHS, DAYS_PER_MONTH = 12, 365.25 / 12.0


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """An indicator of a user.

    Parameters
    ----------
    indicator : Indicator
        Its definition, like those that ship.
    source : str
        Where its values come from, in the user's words.
    values : tuple of OwnValue
        Its values.
    known : tuple of datetime.date
        Day on which each value could be known.
    """

    indicator: Indicator
    source: str
    values: tuple[OwnValue, ...]
    known: tuple[dt.date, ...]


def own_indicator(path: Path, evidence: Evidence) -> OwnIndicator:
    """Indicator of a file.

    Parameters
    ----------
    path : pathlib.Path
        TOML file; a table that it names is looked for beside it.
    evidence : Evidence
        Holds units and shipped indicators.

    Returns
    -------
    OwnIndicator
        Definition and values.

    Raises
    ------
    UsageError
        If there is no such file or table.
    DataError
        With every fault of the form, with an unknown unit, a name that is taken, a value known
        before its month was over, or two values of a month known on one day.
    """
    if not path.is_file():
        raise refusal(UsageError, "warning_own.no_file", got=path)
    file = checked(OwnFile, toml_tree(path, WORDS), path.name, WORDS)
    unit = _unit(file, evidence, path.name)
    values = file.values or _table(path.parent / file.series)
    known = tuple(_known(one, file.publication_lag_months) for one in values)
    place = file.series or path.name
    seen: set[tuple[str, dt.date]] = set()
    for one, day in zip(values, known, strict=True):
        if day < _month_end(one.month):
            raise DataError((Problem("warning_own.forecast", (("month", one.month),), place),))
        if (one.month, day) in seen:
            raise DataError((Problem("warning_own.twice", (("month", one.month),), place),))
        seen.add((one.month, day))
    return OwnIndicator(_indicator(file, unit), file.source, values, known)


def with_own(
    panel: Panel, told: tuple[Indicator, ...], own: OwnIndicator
) -> tuple[Panel, tuple[Indicator, ...]]:
    """Panel with the user's indicator at its end.

    Parameters
    ----------
    panel : Panel
        Shipped indicators.
    told : tuple of Indicator
        Their definitions.
    own : OwnIndicator
        The user's.

    Returns
    -------
    Panel
        With one more row; thresholds and weights follow from it.
    tuple of Indicator
        Definitions in the same order.
    """
    value, age = _as_known(panel.months, own)
    indicator = own.indicator
    more = Panel(
        (*panel.indicators, indicator.key), panel.months,
        np.vstack([panel.value, value]),
        np.vstack([panel.spread, np.full_like(value, np.nan)]),
        np.vstack([panel.age, age]),
        np.append(panel.direction, indicator.direction),
        np.append(panel.stale_after, indicator.stale_after),
    )  # fmt: skip
    return more, (*told, indicator)


def _as_known(months: Integers, own: OwnIndicator) -> tuple[Floats, Floats]:
    """Newest value and its age at the end of each month."""
    about = np.array([_number(one.month) for one in own.values])
    day = np.array([one.toordinal() for one in own.known])
    amount = np.array([one.value for one in own.values])
    # The newest month is taken, and of its values the one that was told last.
    order = np.lexsort((day, about))
    about, day, amount = about[order], day[order], amount[order]
    ends = np.array([last_day(int(month)).toordinal() for month in months])
    there = day <= ends[:, None]
    newest = np.where(there, np.arange(len(about)), -1).max(axis=1)
    found = newest >= 0
    value = np.where(found, amount[newest], np.nan)
    return value, np.where(found, months - about[newest], np.inf)


def _unit(file: OwnFile, evidence: Evidence, name: str) -> str:
    """Code of the unit; the name of the indicator must be free."""
    taken = {row.cells["key"] for row in evidence.tables["warning_indicators"]}
    if file.key in taken:
        raise DataError((Problem("warning_own.taken", (), name, column="key", got=file.key),))
    try:
        return evidence.units.unit(file.unit).code
    except UnitError as fault:
        told = (replace(one, file=name, column="unit") for one in fault.problems)
        raise DataError(tuple(told)) from fault


def _table(path: Path) -> tuple[OwnValue, ...]:
    if not path.is_file():
        raise refusal(UsageError, "warning_own.no_file", got=path)
    try:
        rows = [row.cells for row in parsed(path.read_text(encoding="utf-8-sig"), path.name)]
    except UnicodeDecodeError as fault:
        raise DataError(
            (Problem("warning_own.malformed", (("why", str(fault)),), path.name),)
        ) from fault
    cells = [{name: text for name, text in row.items() if text.strip()} for row in rows]
    return checked(OwnTable, {"values": cells}, path.name, WORDS).values


def _indicator(file: OwnFile, unit: str) -> Indicator:
    return Indicator(
        key=file.key, group=file.group, leading=file.role == "leading", direction=file.direction,
        en=file.name.en, zh=file.name.zh, definition_en=file.definition.en,
        definition_zh=file.definition.zh, unit=unit, series=(),
        publication_lag=file.publication_lag_months, stale_after=file.stale_after_months,
        first_usable="", refs=(), why_en=file.why.en, why_zh=file.why.zh,
    )  # fmt: skip


def _known(value: OwnValue, lag: float) -> dt.date:
    if value.first_known is not None:
        return value.first_known
    return _month_end(value.month) + dt.timedelta(days=round(lag * DAYS_PER_MONTH))


def _number(month: str) -> int:
    return MONTHS * int(month[:4]) + int(month[5:]) - 1


def _month_end(month: str) -> dt.date:
    return last_day(_number(month))
