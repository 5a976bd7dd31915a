"""How figures of a project write money and changes."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter, MaxNLocator, PercentFormatter
from numpy.typing import NDArray

from polysight.messages import Language
from polysight.report.figures.plant.drawing import Frame

Floats = NDArray[np.float64]

#: CNY in the unit of money of a picture: million, and 亿元.
UNITS = {"en": 1e6, "zh": 1e8}
#: From these values on no decimal, and one decimal, are told.
NO_DECIMAL, ONE_DECIMAL = 1000.0, 10.0
MINUS = "−"
#: Steps of ticks, times a power of ten.
STEPS = (1, 2, 2.5, 5, 10)


def scale(language: Language) -> float:
    """Money of a picture over CNY.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the picture.

    Returns
    -------
    float
        Multiplier.
    """
    return 1.0 / UNITS[language]


def unit(frame: Frame) -> str:
    """Unit of money in words.

    Parameters
    ----------
    frame : Frame
        Knows the language.

    Returns
    -------
    str
        The unit.
    """
    return frame.words("project_money")


def decimals(*values: float | Floats) -> int:
    """Decimals with which numbers that stand together are told: those that the largest needs.

    Parameters
    ----------
    *values : float or ndarray of float
        The numbers.

    Returns
    -------
    int
        None from a thousand on, one from ten on, otherwise two.
    """
    every = np.concatenate([np.ravel(one) for one in values])
    most = float(np.abs(every[np.isfinite(every)]).max(initial=0.0))
    return 0 if most >= NO_DECIMAL else 1 if most >= ONE_DECIMAL else 2


def plain(value: float, places: int | None = None, *, signed: bool = False) -> str:
    """A number in words.

    Parameters
    ----------
    value : float
        The number.
    places : int, optional
        Decimals; as `decimals` says of the number itself when omitted.
    signed : bool, default False
        Whether a plus sign stands before what is above zero.

    Returns
    -------
    str
        The number; empty where there is none.
    """
    if not math.isfinite(value):
        return ""
    shown = decimals(value) if places is None else places
    told = round(value, shown)
    sign = "+" if signed and told else ""
    return f"{told + 0.0:{sign},.{shown}f}".replace("-", MINUS)


def change(value: float) -> str:
    """A relative change in per cent.

    Parameters
    ----------
    value : float
        The change, a fraction.

    Returns
    -------
    str
        For example ``+10 %``.
    """
    return f"{100.0 * value:+.3g} %".replace("-", MINUS) if value else "0 %"


def money_ticks(axis: Axis, most: int = 7) -> None:
    """Ticks of an axis of money, with thousands apart.

    Parameters
    ----------
    axis : Axis
        The axis.
    most : int, default 7
        Most ticks.
    """
    axis.set_major_locator(MaxNLocator(most, steps=STEPS))
    axis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.10g}".replace("-", MINUS)))


def share_ticks(axis: Axis) -> None:
    """Ticks of an axis of shares in per cent.

    Parameters
    ----------
    axis : Axis
        The axis.
    """
    axis.set_major_formatter(PercentFormatter(1.0, symbol=" %"))


def change_ticks(axis: Axis) -> None:
    """Ticks of an axis of relative changes.

    Parameters
    ----------
    axis : Axis
        The axis.
    """
    axis.set_major_formatter(FuncFormatter(lambda x, _: change(x)))
