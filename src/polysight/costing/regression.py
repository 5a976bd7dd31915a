"""Least squares with few rows: Student's t everywhere, and a plain word on what is not identified.

Ordinary least squares with independent, equally spread normal errors. With four to seven rows the
normal distribution would make every interval too narrow; here the quantiles are those of Student's
t with rows less terms degrees of freedom.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from polysight.costing.lines import Floats
from polysight.errors import UsageError, refusal


@dataclass(frozen=True, slots=True)
class Fit:
    """A line through few rows.

    Parameters
    ----------
    coefficients : ndarray, [term]
        Estimates, in the order of the design's columns.
    low, high : ndarray, [term]
        Ends of their intervals at the stated confidence.
    confidence : float
        Probability that an interval covers, if the model holds.
    residual_sd : float
        Standard deviation of what the line leaves, with rows less terms in the denominator.
    freedom : int
        Rows less terms.
    unscaled_covariance : ndarray, [term, term]
        ``(X'X)^-1``; times the residual variance it is the covariance of the coefficients.
    collinearity : float
        Largest correlation, without sign, between two columns that are not constant; near one,
        the rows cannot tell their effects apart. Zero with fewer than two such columns.
    """

    coefficients: Floats
    low: Floats
    high: Floats
    confidence: float
    residual_sd: float
    freedom: int
    unscaled_covariance: Floats
    collinearity: float

    def identified(self, term: int, value: float = 0.0) -> bool:
        """Whether the interval of a coefficient leaves a value out.

        Parameters
        ----------
        term : int
            Place of the coefficient.
        value : float, default 0.0
            What would mean that there is no effect.

        Returns
        -------
        bool
            True when the rows exclude the value at the confidence of the fit.
        """
        return not self.low[term] <= value <= self.high[term]


def least_squares(design: Floats, observed: Floats, confidence: float) -> Fit:
    """Line that leaves the least squares.

    Parameters
    ----------
    design : ndarray, [row, term]
        One column a term.
    observed : ndarray, [row]
        What is explained.
    confidence : float
        Probability of the intervals, between 0 and 1.

    Returns
    -------
    Fit
        ``b = (X'X)^-1 X'y``, with intervals ``b +- t sd sqrt(diag((X'X)^-1))``.

    Raises
    ------
    UsageError
        If there are not more rows than terms, or the columns are not independent.

    References
    ----------
    Any text on linear regression, for example Draper and Smith, Applied Regression Analysis,
    3rd ed. (1998), chapters 1 and 5.
    """
    rows, terms = design.shape
    if rows <= terms or np.linalg.matrix_rank(design) < terms:
        raise refusal(UsageError, "costing.rows", got=rows, least=terms + 1)
    inverse: Floats = np.asarray(np.linalg.inv(design.T @ design), dtype=np.float64)
    coefficients: Floats = np.asarray(np.linalg.lstsq(design, observed, rcond=None)[0])
    left = observed - design @ coefficients
    freedom = rows - terms
    residual_sd = float(np.sqrt(left @ left / freedom))
    half: Floats = student(confidence, freedom) * residual_sd * np.sqrt(np.diag(inverse))
    return Fit(
        coefficients, coefficients - half, coefficients + half, confidence, residual_sd, freedom,
        inverse, _collinearity(design),
    )  # fmt: skip


def student(confidence: float, freedom: int) -> float:
    """Half-width factor of a two-sided interval of Student's t.

    Parameters
    ----------
    confidence : float
        Probability inside, strictly between 0 and 1.
    freedom : int
        Degrees of freedom, at least one.

    Returns
    -------
    float
        Quantile at ``(1 + confidence) / 2``.

    Raises
    ------
    UsageError
        If the probability is out of range or no degree of freedom is left.
    """
    if not 0.0 < confidence < 1.0:
        raise refusal(UsageError, "costing.probability", got=confidence)
    if freedom < 1:
        raise refusal(UsageError, "costing.rows", got=freedom + 1, least=2)
    return float(stdtrit(freedom, 0.5 + 0.5 * confidence))


def prediction(fit: Fit, design: Floats) -> tuple[Floats, Floats]:
    """Centre and standard error of a new row, its own scatter included.

    Parameters
    ----------
    fit : Fit
        The line.
    design : ndarray, [..., term]
        Terms of the new rows.

    Returns
    -------
    centre : ndarray, [...]
        ``x b``.
    error : ndarray, [...]
        ``sd sqrt(1 + x (X'X)^-1 x')``; times a quantile of Student's t it bounds the new row.
    """
    spread = np.einsum("...i,ij,...j->...", design, fit.unscaled_covariance, design)
    return design @ fit.coefficients, fit.residual_sd * np.sqrt(1.0 + spread)


def _collinearity(design: Floats) -> float:
    moving = design[:, np.ptp(design, axis=0) > 0.0]
    if moving.shape[1] < 2:
        return 0.0
    among = np.corrcoef(moving, rowvar=False)
    return float(np.abs(among - np.eye(moving.shape[1])).max())
