"""A market in the middle of a draw, for tests of single steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from polysight.compiled import compiled
from polysight.market import draw_start
from polysight.market.case import MarketCase
from polysight.market.random_numbers import Stream
from polysight.market.series import Series
from polysight.market.simulation import in_order_of_keys
from polysight.market.working_arrays import Now, Work, working_arrays
from tests.market.synthetic_case import synthetic_case

Floats = NDArray[np.float64]
F = TypeVar("F", bound=Callable[..., object])
STREAM = Stream(7, 0, 3)


def entered(part: F) -> F:
    """A part of the kernel with an entry for Python, stored under a name of its own."""
    plain: Any = part.py_func  # type: ignore[attr-defined]
    own: Any = FunctionType(plain.__code__, plain.__globals__, f"{plain.__name__}_entered")
    own.__annotations__, own.__module__ = plain.__annotations__, plain.__module__
    return cast("F", compiled(own))


start_market = entered(draw_start.start_market)
start_plants_of_draw = entered(draw_start.start_plants_of_draw)


@dataclass(frozen=True)
class DrawnMarket:
    """The first day of one draw, with the row of its first month."""

    given: Any
    theta: Floats
    work: Work
    row: Floats

    @property
    def now(self) -> Floats:
        return self.work.now

    def set(self, **values: float) -> None:
        """Numbers of the whole market by the names of `Now`."""
        for name, value in values.items():
            self.now[Now[name.upper()]] = value


def drawn_market(case: MarketCase | None = None, theta: Floats | None = None) -> DrawnMarket:
    """The synthetic market, or another, on its first day."""
    made, drawn = synthetic_case(plants=20, months=24, draws=1)
    given = in_order_of_keys(case or made)
    behaviour = (drawn if theta is None else theta)[0].copy()
    work = working_arrays(given.plants, given.sites, given.months)
    start_market(behaviour, given.months, given.start, 0, work.now)
    start_plants_of_draw(behaviour, given.months, STREAM, given.plants, work.now, work.plants)
    work.now[Now.PRICE_CHINA] = np.exp(work.now[Now.LOG_PRICE_CHINA])
    work.now[Now.PRICE_OUTSIDE] = np.exp(work.now[Now.LOG_PRICE_OUTSIDE])
    return DrawnMarket(given, behaviour, work, np.zeros(len(Series)))
