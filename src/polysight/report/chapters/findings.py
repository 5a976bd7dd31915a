"""What the report may claim: each finding chooses its words by the numbers, or is withdrawn."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from polysight.evidence.register_sums import published_capacity
from polysight.report.binding import Numbers, observed
from polysight.report.chapters.tariffs import compared
from polysight.report.prose import Bound, Name
from polysight.report.statement import marked
from polysight.study.result import Number

#: Mark of an electricity use that holds all energy of the plant.
CEILING = "mark.energy_as_electricity"


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its numbers.

    Parameters
    ----------
    key : str
        Key of the sentence that the numbers support.
    values : tuple of (str, bound value)
        What its placeholders stand for.
    further : tuple of Finding
        Sentences that qualify it.
    """

    key: str
    values: tuple[tuple[str, Bound], ...]
    further: tuple[Finding, ...] = ()


def _finding(key: str, *further: Finding, **values: Bound) -> Finding | None:
    numbers = [value for value in values.values() if isinstance(value, Number)]
    supported = all(math.isfinite(number.value) for number in numbers)
    return Finding(key, tuple(values.items()), further) if supported else None


def finite(numbers: Numbers, name: str, *, containing: str = "") -> list[Number]:
    """Elements of an array that have a value.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array name; an array that does not exist has no elements.
    containing : str
        Key that the elements must have on some axis.

    Returns
    -------
    list of Number
        The elements in order.
    """
    if not numbers.has(name):
        return []
    return [
        one
        for one in numbers.array(name)
        if math.isfinite(one.value)
        and (not containing or containing in one.id.partition("[")[2].rstrip("]").split(","))
    ]


def _key(number: Number, place: int) -> str:
    return number.id.partition("[")[2].rstrip("]").split(",")[place]


def capacity(numbers: Numbers) -> Finding | None:
    """Register against published capacity in the last year that has both.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    gaps = finite(numbers, "market.unallocated")
    if not gaps:
        return None
    year = _key(gaps[-1], 0)
    return _finding(
        "finding.capacity_short" if gaps[-1].value > 0 else "finding.capacity_over",
        *_rivals(numbers, int(year)),
        published=numbers.at("market.capacity_published", year),
        register=numbers.at("market.capacity_register", year, "all"),
        gap=gaps[-1],
    )


def _rivals(numbers: Numbers, year: int) -> tuple[Finding, ...]:
    """Other values published for the same year end on the basis of the chosen one."""
    choice = published_capacity(numbers.evidence, "CN", year, numbers.as_of)
    if choice is None:
        return ()
    rows = [row for row, _ in choice.losers if row.basis == choice.chosen.basis]
    other = {row.middle: row for row in reversed(rows) if row.middle != choice.chosen.middle}
    values = tuple(observed(row) for row in reversed(other.values()))
    return (Finding("finding.capacity_rivals", (("rivals", values),)),) if values else ()


def utilisation(numbers: Numbers) -> Finding | None:
    """Direction of utilisation on both denominators.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    end = finite(numbers, "warning.utilisation", containing="year-end")
    mean = {_key(one, 1): one for one in finite(numbers, "warning.utilisation", containing="mean")}
    both = [one for one in end if _key(one, 1) in mean]
    if len(both) < 2:
        return None
    before, last = both[-2:]
    moves = {
        last.value > before.value,
        mean[_key(last, 1)].value > mean[_key(before, 1)].value,
    }
    word = "mixed" if len(moves) > 1 else ("up" if moves.pop() else "down")
    return _finding(
        f"finding.utilisation_{word}",
        *_utilisation_range(numbers, _key(last, 1)),
        end=last,
        mean=mean[_key(last, 1)],
        before=before,
        mean_before=mean[_key(before, 1)],
    )


def _utilisation_range(numbers: Numbers, year: str) -> tuple[Finding, ...]:
    """Utilisation over the least and the largest capacity published for the year end."""
    name = "warning.utilisation_range"
    ends = [one for one in finite(numbers, name, containing=year) if _key(one, 0) == "year-end"]
    if len(ends) < 2 or ends[0].value == ends[1].value:
        return ()
    return (Finding("finding.utilisation_range", (("low", ends[0]), ("high", ends[1]))),)


def cost(numbers: Numbers) -> Finding | None:
    """Regional spread of Siemens cash cost, and where the observed price stands to it.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    costs = [
        one
        for one in finite(numbers, "costing.cash_cost", containing="central")
        if _key(one, 1) == "siemens" and _key(one, 0) in compared(numbers, "siemens")
    ]
    price = observed_price(numbers)
    if len(costs) < 2 or price is None:
        return None
    low = min(costs, key=lambda one: one.value)
    high = max(costs, key=lambda one: one.value)
    word = "below" if price.value < low.value else "above" if price.value > high.value else "inside"
    return _finding(
        f"finding.cost_{word}",
        Finding("finding.cost_scope", ()),
        cheap=_ties(costs, low),
        low=low,
        dear=_ties(costs, high),
        high=high,
        price=price,
    )


def _ties(costs: list[Number], one: Number) -> tuple[Name, ...]:
    return tuple(Name("region", _key(c, 0)) for c in costs if math.isclose(c.value, one.value))


def observed_price(numbers: Numbers) -> Number | None:
    """Observed price on the basis of the cost model.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The price; None where the study has none.
    """
    seen = finite(numbers, "market.observed_price", containing="central")
    seen = seen or finite(numbers, "market.observed_price")
    return seen[0] if seen else None


def price(numbers: Numbers) -> Finding | None:
    """Merit-order price against the observed price.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    model = finite(numbers, "market.merit_order_price", containing="central")
    seen = observed_price(numbers)
    gap = finite(numbers, "market.price_gap")
    if not model or seen is None or not gap:
        return None
    word = "above" if gap[0].value > 0 else "below"
    return _finding(f"finding.price_{word}", model=model[0], seen=seen, gap=gap[0])


def concentration(numbers: Numbers) -> Finding | None:
    """Concentration as bounds.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    shares = finite(numbers, "market.cr5")
    indices = finite(numbers, "market.hhi")
    if len(shares) < 2 or len(indices) < 2:
        return None
    return _finding(
        "finding.concentration",
        low=shares[0],
        high=shares[1],
        hhi_low=indices[0],
        hhi_high=indices[1],
    )


def ratio(numbers: Numbers) -> Finding | None:
    """Price over cash cost of one company in the last quarter.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    values = finite(numbers, "warning.price_to_cash_cost")
    if not values:
        return None
    companies = numbers.companies(values[-1].id)
    word = "below" if values[-1].value < 1 else "above"
    company = Name("companies", companies[0] if companies else "")
    return _finding(f"finding.ratio_{word}", company=company, ratio=values[-1])


def project(numbers: Numbers) -> Finding | None:
    """Whether the reference project earns its discount rate.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; without an internal rate of return it says that there is none.
    """
    npv = finite(numbers, "investment.npv", containing="after")
    irr = finite(numbers, "investment.irr", containing="after")
    least = finite(numbers, "investment.minimum_price")
    price = observed_price(numbers)
    if not npv or not least or price is None:
        return None
    word = "gains" if npv[0].value >= 0 else "loses"
    if not irr:
        key = f"finding.project_{word}_no_irr"
        return _finding(key, npv=npv[0], least=least[0], price=price)
    return _finding(f"finding.project_{word}", npv=npv[0], irr=irr[0], least=least[0], price=price)


def carbon(numbers: Numbers) -> Finding | None:
    """Life-cycle footprints of both routes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    totals = {_key(one, 0): one for one in finite(numbers, "carbon.covered_lifecycle")}
    if not {"siemens", "silane-fbr"} <= totals.keys():
        return None
    rods, granules = totals["siemens"], totals["silane-fbr"]
    word = "lower" if granules.value < rods.value else "not_lower"
    return _finding(f"finding.carbon_{word}", bounds(numbers), rods=rods, granules=granules)


def bounds(numbers: Numbers) -> Finding:
    """Whether the sums of covered stages are bounds.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding
        Lower bounds, or no bounds where all energy of a route was counted as electricity.
    """
    routes = tuple(
        Name("route", _key(one, 0))
        for one in finite(numbers, "costing.electricity_intensity")
        if marked(numbers, one, CEILING)
    )
    if not routes:
        return Finding("finding.carbon_bound", ())
    return Finding("finding.carbon_ceiling", (("routes", routes),))


def quality(numbers: Numbers) -> Finding | None:
    """What the evidence is worth.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    spread = finite(numbers, "evidence.contradiction_spread")
    if not numbers.has("evidence.rows", "evidence.tier_share"):
        return None
    return _finding(
        "finding.quality" if spread else "finding.quality_agrees",
        rows=numbers.at("evidence.rows"),
        sources=numbers.at("evidence.sources"),
        unverified=numbers.at("evidence.tier_share", "unverified"),
        found=numbers.at("evidence.contradictions"),
    )


#: In the order in which they are printed.
FINDINGS: tuple[tuple[str, Callable[[Numbers], Finding | None]], ...] = (
    ("capacity", capacity),
    ("utilisation", utilisation),
    ("cost", cost),
    ("price", price),
    ("ratio", ratio),
    ("concentration", concentration),
    ("project", project),
    ("carbon", carbon),
    ("quality", quality),
)
