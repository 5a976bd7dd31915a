"""Behaviour of the market as a joint normal distribution: held, moved, conditioned, simulated."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular
from scipy.special import ndtri

from polysight.market.case import MarketCase, StartState
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.study.market_model import EDGE, MarketModel, ParameterSpread, StartSpread
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

#: Shocks that a smoother does without, because their scatter counts as error.
SHOCKS = (
    Parameter.DEMAND_NOISE, Parameter.VOLATILITY_SLACK, Parameter.VOLATILITY_TIGHT,
    Parameter.METAL_VOLATILITY, Parameter.BASIS_VOLATILITY, Parameter.ACCIDENT_RATE,
    Parameter.PRICE_DISCREPANCY,
)  # fmt: skip
#: Share of a covariance between different readings that few draws are trusted with.
SHRINKAGE = 0.95


class Simulate(Protocol):
    """The simulation of the market."""

    def __call__(
        self,
        case: MarketCase,
        parameters: Floats,
        seed: int,
        first_draw: int = 0,
        plants: bool = True,
    ) -> MarketPaths:
        """Paths of a case.

        Parameters
        ----------
        case : MarketCase
            The market, with as many start states as draws.
        parameters : ndarray of float
            Axes draw, `Parameter`.
        seed, first_draw : int
            Seed, and place of the first draw.
        plants : bool
            Whether single plants are kept.

        Returns
        -------
        MarketPaths
            The paths.
        """


def standard_scores(seed: int, name: str, *shape: int) -> Floats:
    """Standard normal numbers of a named stream.

    Parameters
    ----------
    seed : int
        Seed.
    name : str
        Name of the stream.
    *shape : int
        Lengths of the axes.

    Returns
    -------
    ndarray of float
        Of that shape.
    """
    drawn = uniforms(seed, name, int(np.prod(shape)))
    return np.asarray(ndtri(np.clip(drawn, EDGE, 1.0 - EDGE)).reshape(shape))


def standardised(scores: Floats) -> Floats:
    """Numbers moved so that their mean is zero and their covariance one, exactly.

    Parameters
    ----------
    scores : ndarray of float
        Axes member, parameter; more members than parameters.

    Returns
    -------
    ndarray of float
        Axes member, parameter.
    """
    centred = scores - scores.mean(axis=0)
    root = np.linalg.cholesky(np.cov(centred, rowvar=False).reshape(scores.shape[1], -1))
    return np.asarray(solve_triangular(root, centred.T, lower=True).T)


def root_of(covariance: Floats) -> Floats:
    """Symmetric square root, which leaves a number that is independent of all others by itself.

    Parameters
    ----------
    covariance : ndarray of float
        Axes number, number; symmetric, not negative.

    Returns
    -------
    ndarray of float
        Axes number, number.
    """
    size, direction = np.linalg.eigh(covariance)
    return np.asarray((direction * np.sqrt(np.maximum(size, 0.0))) @ direction.T)


def shrunk(covariance: Floats) -> Floats:
    """A covariance from few draws with part of what is off its diagonal left out.

    Parameters
    ----------
    covariance : ndarray of float
        Axes number, number.

    Returns
    -------
    ndarray of float
        Axes number, number.
    """
    whole = np.atleast_2d(covariance)
    return np.asarray(SHRINKAGE * whole + (1.0 - SHRINKAGE) * np.diag(np.diag(whole)))


def drawn_case(model: MarketModel, values: Floats, seed: int, *, sure: bool = False) -> MarketCase:
    """A market with a start for each of some parameters.

    Parameters
    ----------
    model : MarketModel
        The market.
    values : ndarray of float
        Axes draw, `Parameter`.
    seed : int
        Seed of the starts.
    sure : bool
        Whether every start is the central one.

    Returns
    -------
    MarketCase
        Ready to be simulated.
    """
    one = replace(model, start=certain(model.start)) if sure else model
    start = one.start_of(seed, 0, values)
    return MarketCase(
        model.plants, model.sites, model.months, start, model.rule, model.plant_codes,
        model.groups, model.regions, model.supply_points, model.sites_named,
    )  # fmt: skip


def certain(start: StartSpread) -> StartSpread:
    """A start without doubt.

    Parameters
    ----------
    start : StartSpread
        The start.

    Returns
    -------
    StartSpread
        Every draw is the central one.
    """
    return replace(start, deviation=StartState(*(np.zeros_like(one) for one in start.deviation)))


def gain_on(spread: ParameterSpread, places: Places) -> Floats:
    """How much the middle of every parameter moves with that of some.

    Parameters
    ----------
    spread : ParameterSpread
        Joint behaviour.
    places : ndarray of int
        The ones that are known.

    Returns
    -------
    ndarray of float
        Axes `Parameter`, known parameter; the identity for the known ones.
    """
    covariance = spread.factor @ spread.factor[places].T
    return np.asarray(np.linalg.lstsq(covariance[places], covariance.T, rcond=None)[0].T)


def conditional(spread: ParameterSpread, places: Places, latent: Floats) -> ParameterSpread:
    """Behaviour when some parameters are known.

    Parameters
    ----------
    spread : ParameterSpread
        Joint behaviour.
    places : ndarray of int
        The ones that are known.
    latent : ndarray of float
        Axis known parameter; their numbers behind the transforms.

    Returns
    -------
    ParameterSpread
        The known ones stand still; the others keep what the known ones do not tell of them.
    """
    gain = gain_on(spread, places)
    middle = spread.middle + gain @ (latent - spread.middle[places])
    left = spread.factor - gain @ spread.factor[places]
    middle[places], left[places] = latent, 0.0
    return replace(spread, middle=middle, factor=left)


def joined(spread: ParameterSpread, places: Places, members: Floats) -> ParameterSpread:
    """Behaviour with some parameters as members have them.

    Parameters
    ----------
    spread : ParameterSpread
        Joint behaviour; parameters elsewhere have nothing in common with these.
    places : ndarray of int
        The ones of the members.
    members : ndarray of float
        Axes member, parameter; behind the transforms.

    Returns
    -------
    ParameterSpread
        Their mean and covariance; the others as they were.
    """
    middle, factor = spread.middle.copy(), spread.factor.copy()
    middle[places] = members.mean(axis=0)
    factor[places] = 0.0
    covariance = np.cov(members, rowvar=False).reshape(len(places), len(places))
    factor[np.ix_(places, places)] = root_of(covariance)
    return replace(spread, middle=middle, factor=factor)


def transferred(own: ParameterSpread, fitted: ParameterSpread, places: Places) -> ParameterSpread:
    """Behaviour of one market with some parameters as they were fitted to many.

    Parameters
    ----------
    own : ParameterSpread
        Joint behaviour of the market.
    fitted : ParameterSpread
        Behaviour fitted to many.
    places : ndarray of int
        Parameters to take from there.

    Returns
    -------
    ParameterSpread
        The others as the market itself has them, given these.
    """
    gain = gain_on(own, places)
    left = own.factor - gain @ own.factor[places]
    left[places] = 0.0
    moved = gain @ fitted.factor[places]
    middle = own.middle + gain @ (fitted.middle[places] - own.middle[places])
    return replace(own, middle=middle, factor=root_of(moved @ moved.T + left @ left.T))
