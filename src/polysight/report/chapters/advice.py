"""Advice by type of reader, each piece derived from stated results and withdrawn without them."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Listing
from polysight.report.chapters.finding import Finding
from polysight.report.chapters.hedging import HEDGE, STEADIES, steadiest
from polysight.report.chapters.outlook_claims import (
    GLUT_LIMIT,
    LIKELY,
    Claim,
    closing_cost,
    element,
    failing,
    last_year,
    least_cover,
    limit_of,
    load,
    odds,
    price,
    told,
)
from polysight.report.prose import Name, Writer

#: Share of draws below the median cash cost from which producers should guard their cash.
GUARD = 0.3


def entrant(numbers: Numbers) -> Finding | None:
    """Whether a new plant earns what it needs.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The advice.
    """
    least, paid = element(numbers, "investment.minimum_price"), price(numbers)
    if least is None or paid is None:
        return None
    side = "no" if paid.value < least.value else "yes"
    year = last_year(numbers)
    return told(f"advise.entrant_{side}", True, year=year, price=paid, least=least)


def incumbent(numbers: Numbers) -> Finding | None:
    """Whether producers should guard cash or may grow.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The advice.
    """
    year, paid = last_year(numbers), price(numbers)
    share = element(numbers, "market.forecast.under_cost", "median", year)
    if share is None:
        return None
    if share.value >= GUARD:
        return told("advise.incumbent_defend", True, year=year, share=share, price=paid)
    return told("advise.incumbent_grow", True, year=year, share=share)


def lender(numbers: Numbers) -> Finding | None:
    """Whether usual credit is served.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The advice.
    """
    cover, paid = least_cover(numbers), price(numbers)
    least = element(numbers, "investment.minimum_price")
    if cover is None:
        return None
    if cover.value >= 1.0:
        return told("advise.lender_open", True, cover=cover)
    dear = least is not None and paid is not None and least.value > paid.value
    year = last_year(numbers)
    return told("advise.lender_tight", dear, cover=cover, least=least, year=year, price=paid)


def regulator(numbers: Numbers) -> Finding | None:
    """Whether new capacity should be restrained, or supply kept open.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The advice.
    """
    used, glut, short = load(numbers), odds(numbers, "glut"), odds(numbers, "shortage")
    if used is None or glut is None:
        return None
    key, likely = "watch", glut
    if glut.value >= LIKELY:
        key = "act" if used.value < limit_of(numbers, GLUT_LIMIT, used) else key
    elif short is not None and short.value >= LIKELY:
        key, likely = "supply", short
    return told(f"advise.regulator_{key}", True, year=last_year(numbers), load=used, odds=likely)


def plant(numbers: Numbers) -> Finding | None:
    """Whether plants must close a gap to the limit.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The advice.
    """
    above = failing(numbers)
    exceeds = above is not None and above.value > 0.0
    cost = closing_cost(numbers)
    return told("advise.plant_limit", exceeds, day=above, failing=above, cost=cost)


def treasury(numbers: Numbers) -> Finding | None:
    """Whether a hedge steadies cash, and that it makes no margin.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The advice.
    """
    found = steadiest(numbers)
    if found is None:
        return None
    told_ = dict(found.values)
    variant, spread, plain = (told_[name] for name in ("variant", "spread", "plain"))
    mean = element(numbers, f"{HEDGE}mean", str(variant))
    if mean is None:
        return None
    word = "steady" if found.key == STEADIES else "plain"
    named = Name("variant", str(variant))
    values = (("variant", named), ("spread", spread), ("plain", plain), ("mean", mean))
    return Finding(f"advise.treasury_{word}", values)


READERS: tuple[tuple[str, Claim], ...] = (
    ("entrant", entrant),
    ("incumbent", incumbent),
    ("lender", lender),
    ("regulator", regulator),
    ("treasury", treasury),
    ("plant", plant),
)


def advice(writer: Writer) -> Iterator[Block]:
    """Advice that the results support, and the names of readers without any.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The rule, a list, what was withdrawn, and the doubt.
    """
    yield writer.say("advise.rule", "note")
    items, withdrawn = [], []
    for name, claim in READERS:
        one = claim(writer.numbers)
        if one is None:
            withdrawn.append(writer.words(f"advise_name.{name}"))
        else:
            items.append(writer.runs(one.key, **dict(one.values)))
    if items:
        yield Listing(tuple(items))
    if withdrawn:
        names = writer.listed(withdrawn)
        yield writer.say("advise.withdrawn", "note", names=names)
    yield writer.say("advise.doubt", "note")
