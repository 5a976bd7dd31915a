"""What the report may claim: each finding chooses its words by the numbers, or is withdrawn."""

from __future__ import annotations

import math
from collections.abc import Callable

from polysight.evidence.register_sums import published_capacity
from polysight.report.binding import Numbers, observed
from polysight.report.chapters.environment_findings import carbon, policy
from polysight.report.chapters.finding import Finding, finite, key_at, supported
from polysight.report.chapters.forecast import outlook
from polysight.report.chapters.tariffs import compared
from polysight.report.prose import Name
from polysight.study.result import Number

#: Mark of an electricity use that holds all energy of the plant.
CEILING = "mark.energy_as_electricity"


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
    year = key_at(gaps[-1], 0)
    return supported(
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
    mean = {
        key_at(one, 1): one for one in finite(numbers, "warning.utilisation", containing="mean")
    }
    both = [one for one in end if key_at(one, 1) in mean]
    if len(both) < 2:
        return None
    before, last = both[-2:]
    moves = {
        last.value > before.value,
        mean[key_at(last, 1)].value > mean[key_at(before, 1)].value,
    }
    word = "mixed" if len(moves) > 1 else ("up" if moves.pop() else "down")
    return supported(
        f"finding.utilisation_{word}",
        *_utilisation_range(numbers, key_at(last, 1)),
        end=last,
        mean=mean[key_at(last, 1)],
        before=before,
        mean_before=mean[key_at(before, 1)],
    )


def _utilisation_range(numbers: Numbers, year: str) -> tuple[Finding, ...]:
    """Utilisation over the least and the largest capacity published for the year end."""
    name = "warning.utilisation_range"
    ends = [one for one in finite(numbers, name, containing=year) if key_at(one, 0) == "year-end"]
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
        if key_at(one, 1) == "siemens" and key_at(one, 0) in compared(numbers, "siemens")
    ]
    price = observed_price(numbers)
    if len(costs) < 2 or price is None:
        return None
    low = min(costs, key=lambda one: one.value)
    high = max(costs, key=lambda one: one.value)
    word = "below" if price.value < low.value else "above" if price.value > high.value else "inside"
    return supported(
        f"finding.cost_{word}",
        Finding("finding.cost_scope", ()),
        cheap=_ties(costs, low),
        low=low,
        dear=_ties(costs, high),
        high=high,
        price=price,
    )


def _ties(costs: list[Number], one: Number) -> tuple[Name, ...]:
    return tuple(Name("region", key_at(c, 0)) for c in costs if math.isclose(c.value, one.value))


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
    """Merit-order price against the observed price, and what the simulated market expects.

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
    ahead = outlook(numbers)
    further = () if ahead is None else (ahead,)
    return supported(f"finding.price_{word}", *further, model=model[0], seen=seen, gap=gap[0])


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
    return supported(
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
    return supported(f"finding.ratio_{word}", company=company, ratio=values[-1])


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
    npv = finite(numbers, "investment.npv", containing="after-tax")
    irr = finite(numbers, "investment.irr", containing="after-tax")
    least = finite(numbers, "investment.minimum_price")
    price = finite(numbers, "investment.price")
    if not npv or not least or not price:
        return None
    word = "gains" if npv[0].value >= 0 else "loses"
    if not irr:
        none = f"finding.project_{word}_no_irr"
        return supported(none, npv=npv[0], least=least[0], price=price[0])
    key = f"finding.project_{word}"
    return supported(key, npv=npv[0], irr=irr[0], least=least[0], price=price[0])


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
    return supported(
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
    ("policy", policy),
    ("carbon", carbon),
    ("quality", quality),
)
