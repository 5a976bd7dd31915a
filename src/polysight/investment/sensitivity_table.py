"""What one factor, or two, do to the outcomes of a project, the others unchanged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.investment.bracket import rising_root
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import LOAN_RATE, DrawFactors, draw_factors, factor_keys
from polysight.investment.ensemble import valuer
from polysight.investment.outcomes import Outcome

#: Relative changes of the tables of a Chinese feasibility study.
CHANGES = (-0.2, -0.15, -0.1, -0.05, 0.0, 0.05, 0.1, 0.15, 0.2)
#: Relative changes between which a switching value is looked for.
SEARCH = (-0.999, 9.0)


@dataclass(frozen=True, slots=True)
class SensitivityTable:
    """Outcomes under changes of one factor at a time.

    Parameters
    ----------
    keys : tuple of str
        Keys of the factor axis.
    changes : ndarray of float
        Axis change; relative change of the factor, for example -0.1.
    base : ndarray of float
        Axis `Outcome`; without change.
    values : ndarray of float
        Axes `Outcome`, factor, change.
    """

    keys: tuple[str, ...]
    changes: Floats
    base: Floats
    values: Floats

    def coefficients(self, outcome: Outcome) -> Floats:
        """Relative change of an outcome over that of the factor.

        Parameters
        ----------
        outcome : Outcome
            Which outcome.

        Returns
        -------
        ndarray of float
            Axes factor, change; NaN where the change or the outcome of the base case is zero, or
            an outcome is infinite. Positive where the outcome rises with the factor.

        References
        ----------
        Sensitivity coefficient (dA/A)/(dF/F): NDRC and MOHURD, Economic Evaluation Methods and
        Parameters for Construction Projects, 3rd ed. (2006).
        """
        base = self.base[outcome]
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = (self.values[outcome] - base) / abs(base) / self.changes
        return np.where(np.isfinite(ratio), ratio, np.nan)

    def swing(self, outcome: Outcome, change: float) -> Floats:
        """Outcome at a change down and up, for a tornado.

        Parameters
        ----------
        outcome : Outcome
            Which outcome.
        change : float
            One of the changes, whose negative is another.

        Returns
        -------
        ndarray of float
            Axes factor, end (down, up); NaN where the table does not have the change.
        """
        places = [np.flatnonzero(np.isclose(self.changes, end)) for end in (-change, change)]
        told = [
            self.values[outcome][:, place[0]] if place.size else np.full(len(self.keys), np.nan)
            for place in places
        ]
        return np.stack(told, axis=1)


def sensitivity_table(
    case: ProjectCase,
    keys: Sequence[str] = (),
    changes: Sequence[float] = CHANGES,
    *,
    minimum_price: bool = False,
) -> SensitivityTable:
    """Outcomes of a project under changes of one factor at a time.

    Parameters
    ----------
    case : ProjectCase
        The base case.
    keys : sequence of str
        Factors; all of the project when empty.
    changes : sequence of float
        Relative changes. That of the loan rate is one of the mean rate of the long loans, in
        points added to every rate.
    minimum_price : bool, default False
        Whether the minimum price is found too.

    Returns
    -------
    SensitivityTable
        All outcomes.
    """
    names = tuple(keys) or factor_keys(case)
    moves = np.asarray(changes, dtype=np.float64)
    # One draw for each factor and change, and the base case behind them.
    own = np.kron(np.eye(len(names)), moves)
    drawn = {key: np.append(row, 0.0) for key, row in zip(names, own, strict=True)}
    values = outcomes_of_changes(case, drawn, minimum_price=minimum_price)
    table = values[:, :-1].reshape(len(Outcome), len(names), moves.size)
    return SensitivityTable(names, moves, values[:, -1], table)


def switching_values(
    case: ProjectCase,
    keys: Sequence[str] = (),
    *,
    outcome: Outcome = Outcome.NPV,
    target: float = 0.0,
    search: tuple[float, float] = SEARCH,
) -> Floats:
    """Relative change of each factor at which the decision turns, the others unchanged.

    Parameters
    ----------
    case : ProjectCase
        The base case.
    keys : sequence of str
        Factors; all of the project when empty.
    outcome : Outcome
        Which outcome turns; one that moves in one direction with each factor.
    target : float, default 0
        Where it turns; a value of zero is a rate of return equal to the discount rate.
    search : (float, float)
        Changes between which it is looked for.

    Returns
    -------
    ndarray of float
        Axis factor; NaN where no change in the search reaches the target.

    References
    ----------
    Switching value: NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction
    Projects, 3rd ed. (2006).
    """
    names = tuple(keys) or factor_keys(case)
    own, ready = np.eye(len(names)), valuer(case)

    def distance(moves: Floats) -> Floats:
        drawn = {key: own[at] * moves for at, key in enumerate(names)}
        return np.asarray(ready.outcomes(_factors(case, drawn))[outcome] - target)

    low, high = (np.full(len(names), end) for end in search)
    direction = np.where(distance(high) >= distance(low), 1.0, -1.0)
    return rising_root(lambda moves: direction * distance(moves), low, high)


def two_factor_values(
    case: ProjectCase, first: tuple[str, Sequence[float]], second: tuple[str, Sequence[float]]
) -> Floats:
    """Outcomes over a grid of changes of two factors.

    Parameters
    ----------
    case : ProjectCase
        The base case.
    first, second : (str, sequence of float)
        Factor and its relative changes.

    Returns
    -------
    ndarray of float
        Axes `Outcome`, change of the first, change of the second.
    """
    grid = np.meshgrid(np.asarray(first[1]), np.asarray(second[1]), indexing="ij")
    drawn = {first[0]: grid[0].ravel(), second[0]: grid[1].ravel()}
    return outcomes_of_changes(case, drawn).reshape(len(Outcome), *grid[0].shape)


def outcomes_of_changes(
    case: ProjectCase, changes: Mapping[str, Floats], *, minimum_price: bool = False
) -> Floats:
    """Outcomes under relative changes of several factors at once.

    Parameters
    ----------
    case : ProjectCase
        The base case.
    changes : mapping of str to ndarray of float
        By factor, axis draw; see `sensitivity_table` for the loan rate.
    minimum_price : bool, default False
        Whether the minimum price is found too.

    Returns
    -------
    ndarray of float
        Axes `Outcome`, draw.
    """
    return valuer(case, minimum_price=minimum_price).outcomes(_factors(case, changes))


def _factors(case: ProjectCase, changes: Mapping[str, Floats]) -> DrawFactors:
    """Factors of draws from relative changes."""
    count = max((len(moves) for moves in changes.values()), default=1)
    rate = _mean_rate(case)
    drawn = {
        key: moves * rate if key == LOAN_RATE else 1.0 + moves for key, moves in changes.items()
    }
    return draw_factors(case, drawn, count)


def _mean_rate(case: ProjectCase) -> float:
    """Mean yearly rate of the long loans; zero without any."""
    return float(sum(loan.share * loan.rate.mean() for loan in case.financing.loans))
