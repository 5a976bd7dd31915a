"""Which of several projects to build under common limits: an integer programme solved by HiGHS.

Values add up, as present values of projects that do not touch each other do. Of a group at most one
is built, such as one place and size of each project.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from polysight.errors import UsageError, refusal
from polysight.investment.case import Floats
from polysight.investment.site_choice import Flags

#: What the solver may leave of a limit, relative to it.
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Menu:
    """Projects to choose from.

    Parameters
    ----------
    values : ndarray of float
        Axis project; what each adds.
    uses : ndarray of float
        Axes limit, project.
    most : ndarray of float
        Axis limit; what all chosen projects may use together.
    least : ndarray of float
        Axis limit; what they must use together, minus infinity for nothing.
    groups : tuple of tuple of int
        Projects of which at most one is built.
    requires : tuple of (int, int)
        A project and another one without which it is not built.
    """

    values: Floats
    uses: Floats
    most: Floats
    least: Floats
    groups: tuple[tuple[int, ...], ...] = ()
    requires: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """One set of projects.

    Parameters
    ----------
    places : tuple of int
        Projects that are built.
    value : float
        Sum of their values.
    use : ndarray of float
        Axis limit.
    """

    places: tuple[int, ...]
    value: float
    use: Floats


@dataclass(frozen=True, slots=True)
class Selection:
    """The best set and those that come near.

    Parameters
    ----------
    sets : tuple of Chosen
        The best first; empty where no set keeps every limit.
    gained : ndarray of float
        Axis limit; value that the best set without this limit adds over the best; infinite where
        only this limit keeps every set away, NaN where no set keeps even the others.
    impossible : tuple of int
        Where no set keeps every limit: limits without which one would; empty if several are at
        fault together.
    """

    sets: tuple[Chosen, ...]
    gained: Floats
    impossible: tuple[int, ...] = ()


@dataclass
class _Programme:
    menu: Menu
    known: list[Floats] = field(default_factory=list)
    kept: Flags | None = None


def selection(menu: Menu, near: int = 5) -> Selection:
    """Best sets of projects.

    Parameters
    ----------
    menu : Menu
        Projects and limits.
    near : int, default 5
        Number of sets that are told.

    Returns
    -------
    Selection
        Sets in falling order of value, all different.

    Raises
    ------
    UsageError
        If the arrays do not fit each other, or a number is not finite.
    """
    _require_shapes(menu)
    programme, found = _Programme(menu), []
    for _ in range(near):
        amounts = _solved(programme)
        if amounts is None:
            break
        found.append(_chosen(menu, amounts))
        programme.known.append(amounts)
    best = found[0].value if found else np.nan
    gained = np.full(menu.most.size, np.nan)
    for place in range(menu.most.size):
        other = _solved(_Programme(menu, kept=np.arange(menu.most.size) != place))
        if other is not None:
            gained[place] = float(menu.values @ other) - best if found else np.inf
    impossible = () if found else tuple(int(one) for one in np.flatnonzero(np.isinf(gained)))
    return Selection(tuple(found), gained, impossible)


def _require_shapes(menu: Menu) -> None:
    shape = (menu.most.size, menu.values.size)
    if menu.uses.shape != shape or menu.least.shape != menu.most.shape:
        raise refusal(UsageError, "siting.shape", got=menu.uses.shape, expected=shape)
    if not (np.isfinite(menu.values).all() and np.isfinite(menu.uses).all()):
        raise refusal(UsageError, "siting.finite")


def _chosen(menu: Menu, amounts: Floats) -> Chosen:
    places = tuple(int(one) for one in np.flatnonzero(amounts > 0.5))
    return Chosen(places, float(menu.values @ amounts), np.asarray(menu.uses @ amounts))


def _solved(programme: _Programme) -> Floats | None:
    """Amounts of the best set that is not known yet; None where there is none."""
    menu = programme.menu
    count = menu.values.size
    rows, low, high = _limits(programme)
    for group in menu.groups:
        rows.append(_row(count, dict.fromkeys(group, 1.0)))
        low.append(-np.inf)
        high.append(1.0)
    for one, needed in menu.requires:
        rows.append(_row(count, {one: 1.0, needed: -1.0}))
        low.append(-np.inf)
        high.append(0.0)
    for amounts in programme.known:
        rows.append(np.where(amounts > 0.5, -1.0, 1.0))
        low.append(1.0 - float(amounts.sum()))
        high.append(np.inf)
    scale = float(np.abs(menu.values).max(initial=0.0)) or 1.0
    constraints = LinearConstraint(np.array(rows), low, high) if rows else ()
    answer = milp(
        -menu.values / scale,
        integrality=np.ones(count),
        bounds=Bounds(0.0, 1.0),
        constraints=constraints,
        options={"mip_rel_gap": 0.0},
    )
    return None if answer.x is None else np.asarray(np.round(answer.x))


def _limits(programme: _Programme) -> tuple[list[Floats], list[float], list[float]]:
    """Common limits, each scaled to about one."""
    menu = programme.menu
    kept = np.ones(menu.most.size, dtype=bool) if programme.kept is None else programme.kept
    rows: list[Floats] = []
    low: list[float] = []
    high: list[float] = []
    for place in np.flatnonzero(kept):
        scale = float(np.abs(menu.uses[place]).max(initial=0.0)) or 1.0
        rows.append(menu.uses[place] / scale)
        low.append(menu.least[place] / scale - _SLACK)
        high.append(menu.most[place] / scale + _SLACK)
    return rows, low, high


def _row(count: int, entries: dict[int, float]) -> NDArray[np.float64]:
    row = np.zeros(count)
    for place, value in entries.items():
        row[place] = value
    return row
