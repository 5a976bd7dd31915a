"""Spread of a number from the quality of its data, and which number the spread of a total is from.

A pedigree matrix scores a row in five respects from 1 (best) to 5; each score widens a lognormal
distribution about the stated value, which is its median. Rows that rest on one factor share one
deviate: what is wrong with the factor is wrong in each of them alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: Smallest probability that has a finite normal quantile here: half the step of a uniform draw.
LEAST_PROBABILITY = 2.0**-54


class Indicator(StrEnum):
    """Respects in which the quality of a row is scored."""

    RELIABILITY = "reliability"
    COMPLETENESS = "completeness"
    TEMPORAL = "temporal"
    GEOGRAPHICAL = "geographical"
    TECHNOLOGICAL = "technological"


INDICATORS = tuple(Indicator)


@dataclass(frozen=True, slots=True)
class PedigreeTable:
    """What each score adds to the spread.

    Parameters
    ----------
    name : str
        Code of the edition, for example ``ecoinvent-2``.
    uncertainty_factors : ndarray of float
        Axes indicator (as `INDICATORS`), score (1 to 5); square of the geometric standard
        deviation, one or more; NaN where the edition leaves a score out.

    Raises
    ------
    DataError
        If a factor is below one, a worse score narrows the spread, or the shape is another.
    """

    name: str
    uncertainty_factors: Floats

    def __post_init__(self) -> None:
        factors = self.uncertainty_factors
        if factors.ndim != 2 or factors.shape[0] != len(INDICATORS):
            raise refusal(DataError, "carbon.pedigree_shape", name=self.name, got=factors.shape)
        for indicator, row in zip(INDICATORS, factors, strict=True):
            known = row[~np.isnan(row)]
            if known.size == 0 or np.any(known < 1) or np.any(np.diff(known) < 0):
                raise refusal(
                    DataError, "carbon.pedigree_factor", name=self.name, indicator=indicator
                )

    @property
    def log_variance(self) -> Floats:
        """Variance of the logarithm, axes indicator, score: ``(ln U / 2)^2``."""
        return np.asarray((np.log(self.uncertainty_factors) / 2.0) ** 2)


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one row, each from 1 (best) to the last that the table knows.

    Parameters
    ----------
    reliability, completeness, temporal, geographical, technological : int
        Score in each respect.
    """

    reliability: int
    completeness: int
    temporal: int
    geographical: int
    technological: int


def log_deviations(
    table: PedigreeTable, scores: tuple[Scores, ...], basic_factors: Floats | None = None
) -> Floats:
    """Standard deviation of the logarithm of each row.

    Parameters
    ----------
    table : PedigreeTable
        What a score adds.
    scores : tuple of Scores
        Scores of each row.
    basic_factors : ndarray of float or None
        Axis row; square of the geometric standard deviation that the kind of flow has at best
        data; None or one where the row has a spread of its own, which already holds it.

    Returns
    -------
    ndarray of float
        Axis row; ``sigma = sqrt(sum((ln U_i / 2)^2))`` over the basic and the five factors.

    Raises
    ------
    DataError
        If a score is unknown to the table or a basic factor is below one.

    References
    ----------
    Weidema and Wesnaes, Journal of Cleaner Production 4 (1996) 167; Frischknecht and others,
    ecoinvent report 1 (2007), 7.3; Ciroth and others, Int. J. Life Cycle Assessment 21 (2016) 1338.
    """
    variances = table.log_variance
    chosen = np.zeros((len(scores), len(INDICATORS)))
    for column, indicator in enumerate(INDICATORS):
        for row, each in enumerate(scores):
            chosen[row, column] = _variance(variances[column], indicator, each)
    basic = np.ones(len(scores)) if basic_factors is None else basic_factors
    if not np.all(basic >= 1):
        raise refusal(DataError, "carbon.basic_factor", got=float(np.min(basic)))
    return np.asarray(np.sqrt(chosen.sum(axis=1) + (np.log(basic) / 2.0) ** 2))


def _variance(by_score: Floats, indicator: Indicator, scores: Scores) -> float:
    score: int = getattr(scores, indicator)
    known = [place + 1 for place in range(by_score.size) if not np.isnan(by_score[place])]
    if score not in known:
        told = {"indicator": indicator, "got": score, "expected": ", ".join(map(str, known))}
        raise refusal(DataError, "carbon.score", **told)
    return float(by_score[score - 1])


def stream_places(streams: tuple[str, ...]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Streams without repetition, and the place of each row's stream among them.

    Parameters
    ----------
    streams : tuple of str
        Name of the stream of each row; rows that rest on one factor carry one name.

    Returns
    -------
    names : tuple of str
        Each stream once, in the order in which it first appears.
    places : ndarray of int
        Axis row.
    """
    names = tuple(dict.fromkeys(streams))
    return names, np.array([names.index(stream) for stream in streams], dtype=np.int64)


def multipliers(log_deviation: Floats, places: NDArray[np.int64], probability: Floats) -> Floats:
    """What the quality of the data makes of one, in each draw.

    Parameters
    ----------
    log_deviation : ndarray of float
        Axis row; standard deviation of the logarithm.
    places : ndarray of int
        Axis row; place of the row's stream.
    probability : ndarray of float
        Axes stream, draw; uniform numbers in [0, 1), one independent row a stream.

    Returns
    -------
    ndarray of float
        Axes row, draw; median one. Multiply the central value by it, or draws of a parameter
        that have a spread of their own: then the two are independent and their variances add.
    """
    deviates = ndtri(np.maximum(probability, LEAST_PROBABILITY))
    return np.asarray(np.exp(log_deviation[:, None] * deviates[places]))


def variance_shares(parts: Floats) -> Floats:
    """Share of each part in the variance of the sum.

    Parameters
    ----------
    parts : ndarray of float
        Axes part, draw; what is summed.

    Returns
    -------
    ndarray of float
        Axis part; ``cov(part, sum) / var(sum)``; they sum to one. A part that moves against the
        sum has a negative share; all are nought where nothing varies.

    Raises
    ------
    DataError
        If there are fewer than two draws or a number is missing.
    """
    if parts.shape[-1] < 2 or not np.all(np.isfinite(parts)):
        raise refusal(DataError, "carbon.variance")
    centred = parts - parts.mean(axis=-1, keepdims=True)
    total = centred.sum(axis=0)
    variance = float(np.mean(total * total))
    if variance == 0.0:
        return np.zeros(parts.shape[0])
    return np.asarray(np.mean(centred * total, axis=-1) / variance)


def grouped_shares(shares: Floats, places: NDArray[np.int64], count: int) -> Floats:
    """Shares of variance by stream: rows that share a factor counted together.

    Parameters
    ----------
    shares : ndarray of float
        Axis part.
    places : ndarray of int
        Axis part; place of the part's stream.
    count : int
        Number of streams.

    Returns
    -------
    ndarray of float
        Axis stream; same sum.
    """
    return np.asarray(np.bincount(places, weights=shares, minlength=count))
