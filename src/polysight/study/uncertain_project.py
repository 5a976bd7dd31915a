"""A project whose factors vary: from points of the unit cube to what every draw comes to."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import DrawFactors, draw_factors
from polysight.investment.ensemble import Valuer, valuer
from polysight.investment.mean_reversion import MeanReversion, deviations, price_factors
from polysight.investment.outcomes import Outcome
from polysight.investment.paid_in import paid_in
from polysight.investment.schedule_change import delayed
from polysight.study.project_factors import CONSUMPTION, DELAY, INPUT, ProjectFactors
from polysight.study.project_market import SimulatedPaths
from polysight.uncertainty.copula import correlated
from polysight.uncertainty.designs import Design, points

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Name of the stream of price paths.
PATH = "price-path"


class UncertainProject:
    """A project whose factors vary.

    Parameters
    ----------
    case : ProjectCase
        The central case.
    factors : ProjectFactors
        What varies.
    minimum_price : bool, default False
        Whether the minimum price of every draw is found.
    movement : MeanReversion, optional
        How the price of the main product moves about the level of a draw from the start of
        building, which it does not when omitted; see `price_paths`.
    simulated : SimulatedPaths, optional
        Paths of the price that the draws take in turn, in place of ``movement``.
    """

    def __init__(
        self,
        case: ProjectCase,
        factors: ProjectFactors,
        *,
        minimum_price: bool = False,
        movement: MeanReversion | None = None,
        simulated: SimulatedPaths | None = None,
    ) -> None:
        """See the class."""
        self.case = case
        self.factors = factors
        self.movement = movement
        self.simulated = simulated
        self._minimum_price = minimum_price
        self._late: dict[int, tuple[ProjectCase, Valuer]] = {}
        self._lock = Lock()

    def values(self, cube: Floats) -> Floats:
        """Values of the factors at points that are correlated already.

        Parameters
        ----------
        cube : ndarray of float
            Axes factor, draw; between 0 and 1.

        Returns
        -------
        ndarray of float
            Axes factor, draw; unit of each factor.
        """
        rows = [
            one.margin.quantile(row) for one, row in zip(self.factors.factors, cube, strict=True)
        ]
        return np.array(rows).reshape(cube.shape)

    def drawn(self, design: Design, *, seed: int, count: int, replicate: int = 0) -> Floats:
        """Values of the factors in one replicate.

        Parameters
        ----------
        design : Design
            How points are spread.
        seed, count, replicate : int
            As of `polysight.uncertainty.designs.points`.

        Returns
        -------
        ndarray of float
            Axes factor, draw.
        """
        free = points(design, self.factors.keys, seed=seed, count=count, replicate=replicate)
        return self.values(correlated(free, self.factors.copula))

    def paths(self, *, seed: int, count: int, replicate: int = 0) -> Floats | None:
        """Price over the level of a draw in one replicate.

        Parameters
        ----------
        seed, count, replicate : int
            As of `polysight.uncertainty.designs.points`; whatever the design, paths are random, or
            those of a simulated market one after the other.

        Returns
        -------
        ndarray of float or None
            Axes draw, t; None where the price does not move about its level.
        """
        if self.simulated is not None:
            return self.simulated.of_draws(replicate * count, count)
        if self.movement is None:
            return None
        shocks = points(Design.RANDOM, (PATH,), seed=seed, count=1, replicate=replicate)
        chance = np.random.default_rng([seed, int(shocks[0, 0] * 2**53)])
        return price_paths(self.case, self.movement, chance, count)

    def outcomes(self, values: Floats, paths: Floats | None = None) -> Floats:
        """What draws come to.

        Parameters
        ----------
        values : ndarray of float
            Axes factor, draw.
        paths : ndarray of float, optional
            Axes draw, t; see `UncertainProject.paths`.

        Returns
        -------
        ndarray of float
            Axes `Outcome`, draw.
        """
        told = np.empty((len(Outcome), values.shape[1]))
        for places, late, factors in self._late_draws(values, paths):
            own = np.empty((len(Outcome), places.size))
            self._ready(late)[1].fill(factors, 0, places.size, own)
            told[:, places] = own
        return told

    def paid_in(self, values: Floats, paths: Floats | None = None) -> Floats:
        """Present value of what owners pay in.

        Parameters
        ----------
        values, paths : ndarray of float
            As of `UncertainProject.outcomes`.

        Returns
        -------
        ndarray of float
            Axis draw [CNY]; see `polysight.investment.paid_in.paid_in`.
        """
        told = np.empty(values.shape[1])
        for places, late, factors in self._late_draws(values, paths):
            told[places] = paid_in(self._ready(late)[0], factors)
        return told

    def central(self) -> Floats:
        """What the central case comes to.

        Returns
        -------
        ndarray of float
            Axis `Outcome`.
        """
        middle = np.array([[one.central] for one in self.factors.factors])
        return np.asarray(self.outcomes(middle)[:, 0])

    def _late_draws(
        self, values: Floats, paths: Floats | None
    ) -> Iterator[tuple[Integers, int, DrawFactors]]:
        """Draws by months of delay: their places, the delay, and their factors."""
        rows = dict(zip(self.factors.keys, values, strict=True))
        delay = rows.pop(DELAY, np.zeros(values.shape[1]))
        months = np.maximum(np.rint(delay), 0.0).astype(np.int64)
        for late in np.unique(months):
            places = np.flatnonzero(months == late)
            own = {key: row[places] for key, row in rows.items()}
            path = None if paths is None else paths[places]
            yield places, int(late), self._factors(int(late), own, places.size, path)

    def _factors(
        self, late: int, rows: dict[str, Floats], count: int, path: Floats | None
    ) -> DrawFactors:
        case, _ = self._ready(late)
        if path is not None:
            # A project built later runs longer; its last periods keep the last price known.
            more = max(case.periods - path.shape[1], 0)
            path = np.pad(path, ((0, 0), (0, more)), mode="edge")[:, : case.periods]
        told: dict[str, Floats] = {}
        for key, row in rows.items():
            # Price and consumption of an input multiply the same cost.
            own = f"{INPUT}{key.removeprefix(CONSUMPTION)}" if key.startswith(CONSUMPTION) else key
            told[own] = told[own] * row if own in told else row
        return draw_factors(case, told, count, price_path=path)

    def _ready(self, late: int) -> tuple[ProjectCase, Valuer]:
        """The project built later by some months, made ready once."""
        with self._lock:
            if late not in self._late:
                case = delayed(self.case, late)
                self._late[late] = (case, valuer(case, minimum_price=self._minimum_price))
            return self._late[late]


def price_paths(
    case: ProjectCase, movement: MeanReversion, chance: np.random.Generator, count: int
) -> Floats:
    """Prices over their expected level, from the start of building on.

    The level of a draw is what its price returns to; its own distribution then tells how well
    the mean of the whole life is known, and no longer what single years may bring.

    Parameters
    ----------
    case : ProjectCase
        The project.
    movement : MeanReversion
        Speed of return and volatility; the first month is on the level.
    chance : numpy.random.Generator
        Random numbers.
    count : int
        Number of paths.

    Returns
    -------
    ndarray of float
        Axes draw, t; mean over the months of each period, one before building starts.
    """
    start = min(one.start_month for one in case.phases)
    length = case.periods * case.period_months
    shocks = chance.standard_normal((count, length - start))
    moved = price_factors(movement, deviations(movement, 0.0, length - start, shocks))
    months = np.concatenate([np.ones((count, start)), moved], axis=1)
    return np.asarray(months.reshape(count, case.periods, -1).mean(axis=2))
