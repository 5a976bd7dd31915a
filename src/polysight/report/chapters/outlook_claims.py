"""Claims about the outlook, each with the results that it rests on, or withdrawn."""

from __future__ import annotations

import math
from collections.abc import Callable

from polysight.report.binding import Numbers
from polysight.report.chapters.finding import Finding, finite, key_at, supported
from polysight.report.prose import Name
from polysight.study.result import Number

CHINA, OUTSIDE = "CN", "XCN"
LOW, MEDIAN, HIGH = "p5", "p50", "p95"
#: Row with the utilisation below which there is glut, and setting with that above which it is
#: short: the limits of the warning lights, so that summary, plan and lights say the same.
GLUT_LIMIT, TIGHT_LIMIT = "MW0036", "scenario:thresholds.utilisation-year-end.2"
#: Where a scenario sets no such limit: that of the note of the same row.
TIGHT = 0.85
#: Probability from which a state is taken as likely. Below one half, since these odds come from few
#: cycles and are wide, and to build into a glut costs more than to wait a year for nothing.
LIKELY = 0.4
AFTER = "after-tax"
#: Months ahead at which odds are told and held against the frequency.
YEAR_AHEAD = "12"
Claim = Callable[[Numbers], Finding | None]


def element(numbers: Numbers, name: str, *keys: str) -> Number | None:
    """Element of an array, where it exists and has a value.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array name.
    *keys : str
        Key of each axis in order.

    Returns
    -------
    Number or None
        The element.
    """
    wanted = f"{name}[{','.join(keys)}]" if keys else name
    return next((one for one in finite(numbers, name) if one.id == wanted), None)


def last_year(numbers: Numbers) -> str:
    """Last simulated year.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    str
        The year; empty without a forecast.
    """
    years = numbers.keys("market.forecast.price", "year")
    return years[-1] if years else ""


def told(key: str, condition: object, **values: Number | Name | str | None) -> Finding | None:
    """A claim, where a condition holds and every number of it is there.

    Parameters
    ----------
    key : str
        Key of the sentence.
    condition : object
        What the results must say; false or None withdraws the claim.
    **values : Number, Name, str or None
        What the placeholders stand for.

    Returns
    -------
    Finding or None
        The claim.
    """
    known = {name: one for name, one in values.items() if one is not None}
    if not condition or len(known) < len(values):
        return None
    return supported(key, **known)


def price(numbers: Numbers, quantile: str = MEDIAN, market: str = CHINA) -> Number | None:
    """Price of the last simulated year.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    quantile, market : str
        Which quantile, and where.

    Returns
    -------
    Number or None
        The price without tax.
    """
    return element(numbers, "market.forecast.price", market, last_year(numbers), quantile)


def load(numbers: Numbers, quantile: str = MEDIAN) -> Number | None:
    """Utilisation of year-end capacity in the last simulated year.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    quantile : str
        Which quantile.

    Returns
    -------
    Number or None
        The utilisation.
    """
    name = "market.forecast.utilisation"
    return element(numbers, name, "year-end", last_year(numbers), quantile)


def limit_of(numbers: Numbers, name: str, held: Number, unset: float = math.nan) -> float:
    """A limit in the unit of what is held against it.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Id of the row or setting.
    held : Number
        What is held against it.
    unset : float
        What stands for a limit that is not there; above and below NaN lies nothing.

    Returns
    -------
    float
        The limit.
    """
    limit = numbers.found(name)
    if limit is None:
        return unset
    return limit.value * numbers.evidence.units.factor(limit.unit, held.unit)


def odds(numbers: Numbers, state: str, months: str = YEAR_AHEAD) -> Number | None:
    """Probability of a state some months ahead, by indicators and simulation together.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    state : {"glut", "shortage"}
        Which state.
    months : str
        Horizon.

    Returns
    -------
    Number or None
        The probability.
    """
    return element(numbers, "warning.early.odds_beside", "pooled", state, months)


def least_cover(numbers: Numbers) -> Number | None:
    """Least debt service cover of the reference project.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The cover.
    """
    covers = finite(numbers, "investment.debt_service_cover")
    return min(covers, key=lambda one: one.value) if covers else None


def failing(numbers: Numbers) -> Number | None:
    """Capacity above the mandatory limit on the first day of the timeline.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The mean over draws.
    """
    days = numbers.keys("policy.capacity_failing", "day")
    for key in ("mean", "central"):
        one = element(numbers, "policy.capacity_failing", days[0], key) if days else None
        if one is not None:
            return one
    return None


def closing_cost(numbers: Numbers) -> Number | None:
    """Least central cost of closing the gap of an example plant.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The cost.
    """
    costs = [
        one for one in finite(numbers, "policy.closing_cost", containing="central")
        if one.value > 0.0
    ]  # fmt: skip
    return min(costs, key=lambda one: one.value) if costs else None


def executive(numbers: Numbers) -> Finding | None:
    """The state of the market in one sentence.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        Glut, balance or shortage.
    """
    used, glut, short = load(numbers), odds(numbers, "glut"), odds(numbers, "shortage")
    if used is None or glut is None:
        return None
    idle = limit_of(numbers, GLUT_LIMIT, used)
    tight = limit_of(numbers, TIGHT_LIMIT, used, TIGHT)
    state = "balance"
    if glut.value >= LIKELY or used.value < idle:
        state = "glut"
    elif used.value > tight or (short is not None and short.value >= LIKELY):
        state = "shortage"
    return told(
        f"executive.{state}",
        True,
        year=last_year(numbers),
        load=used,
        odds=short if state == "shortage" else glut,
        price=price(numbers),
        low=price(numbers, LOW),
        high=price(numbers, HIGH),
    )


def odds_apart(numbers: Numbers, state: str) -> Finding | None:
    """What the two ways of telling the odds of a state say by themselves.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    state : {"glut", "balance", "shortage"}
        State of the market; in balance the odds are those of glut.

    Returns
    -------
    Finding or None
        Both odds a year ahead; None where one of them is not known.
    """
    state = "shortage" if state == "shortage" else "glut"
    draws = element(numbers, "warning.early.odds_beside", "ensemble", state, YEAR_AHEAD)
    indicators = element(numbers, "warning.early.odds", state, YEAR_AHEAD, "central")
    return told("executive.apart", draws, indicators=indicators, draws=draws)


def cheapest(numbers: Numbers) -> tuple[Number, Name] | None:
    """Least central cash cost of the Siemens route, and its place.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    tuple of (Number, Name) or None
        Cost and place.
    """
    costs = [
        one for one in finite(numbers, "costing.cash_cost", containing="central")
        if key_at(one, 1) == "siemens"
    ]  # fmt: skip
    if not costs:
        return None
    least = min(costs, key=lambda one: one.value)
    return least, Name("regions", key_at(least, 0))
