"""Numbers and arithmetic of findings as text, in signs only."""

from __future__ import annotations

import math
import re

from polysight.audit.claim import Claim, Qualifier

#: Unit of ratios, shown as per cent.
RATIO = "1"
#: Unit of numbers whose unit nobody knows.
UNSPECIFIED = "unspecified"
#: Units whose codes nobody writes, as they are told.
WRITTEN = {UNSPECIFIED: "", "100MCNY": "×1e8 CNY", "MCNY": "×1e6 CNY", "ktCO2e": "kt CO2e"}
#: A key inside a field, which a sentence tells by its name.
NAMED = re.compile(r"‹(\w+):([^›]*)›")
_SIGNS = {Qualifier.OVER: ">", Qualifier.BELOW: "<", Qualifier.ABOUT: "~"}


def figure(value: float) -> str:
    """Number with four figures that count, never with an exponent below a million million.

    Parameters
    ----------
    value : float
        The number.

    Returns
    -------
    str
        For example ``1,356``, ``48.2`` or ``0.25``.
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else "-∞" if value < 0 else "?"
    size = abs(value)
    if size == 0:
        return "0"
    if size >= 1e12 or size < 1e-4:
        return f"{value:.4g}"
    places = max(0, 3 - math.floor(math.log10(size)))
    text = f"{value:,.{min(places, 7)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: float, unit: str) -> str:
    """Number with its unit; a ratio in per cent.

    Parameters
    ----------
    value : float
        In the canonical unit.
    unit : str
        The canonical unit.

    Returns
    -------
    str
        For example ``45 kWh/kg`` or ``75%``.
    """
    if unit == RATIO:
        return f"{_per_cent(value)}%"
    return f"{figure(value)} {WRITTEN.get(unit, unit)}".strip()


def _per_cent(value: float) -> str:
    """Per cent with as many figures as tell a share just below one from all."""
    text = figure(100.0 * value)
    if text != "100" or value >= 1.0:
        return text
    return f"{100.0 * value:.{min(2 - math.floor(math.log10(1.0 - value)), 12)}f}".rstrip("0")


def stated(claim: Claim) -> str:
    """Number of a claim as it is stated: with its sign of bound or tolerance, and its range.

    Parameters
    ----------
    claim : Claim
        A claim with a number.

    Returns
    -------
    str
        For example ``>75%`` or ``60-80 kWh/kg``; empty without a number.
    """
    if claim.span is None:
        return ""
    low, high = claim.span.low, claim.span.high
    negative = high < 0
    sign = _SIGNS.get(claim.qualifier, "")
    if negative and sign in "<>" and sign:
        sign = "<" if sign == ">" else ">"
    if low == high:
        return sign + shown(low, claim.unit)
    ends = "…" if low < 0 or high < 0 else "-"
    if claim.unit == RATIO:
        return f"{sign}{figure(100 * low)}{ends}{figure(100 * high)}%"
    unit = WRITTEN.get(claim.unit, claim.unit)
    return f"{sign}{figure(low)}{ends}{figure(high)} {unit}".strip()


def named(sort: str, key: str) -> str:
    """Key inside a field of a statement, to be told by its name.

    Parameters
    ----------
    sort : str
        What it is a key of: metric, place, route, company, group, relation or when.
    key : str
        The key.

    Returns
    -------
    str
        The marked key, which `polysight.audit.sentence` puts into the reader's language.

    Examples
    --------
    >>> named("place", "CN-XJ")
    '‹place:CN-XJ›'
    """
    return f"‹{sort}:{key}›"


def about(claim: Claim) -> str:
    """Place, route and firms of a claim, as marked keys.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        Keys with commas between; a dash where it names none.
    """
    parts = [named("place", place) for place in claim.geographies]
    parts += [named("route", claim.route)] if claim.route else []
    parts += [named("company", company) for company in claim.companies]
    parts += [named("group", claim.group)] if claim.group else []
    parts += [named("scenario", claim.scenario)] if claim.scenario else []
    return ", ".join(parts) or "-"


def basis(claim: Claim, *, routed: bool = False) -> str:
    """Time and finer basis of a claim, as marked keys.

    Parameters
    ----------
    claim : Claim
        The claim.
    routed : bool
        Whether its route is told too.

    Returns
    -------
    str
        Keys with commas between.
    """
    parts = [named("when", claim.stated_period)]
    parts += [named("route", claim.route)] if routed and claim.route else []
    for sort in ("measure", "aspect"):
        parts += [named(sort, key) for key in claim.basis.get(sort, "").split("+") if key]
    return ", ".join(parts)
