"""What a stated number allows: bounds by its words, a tolerance by its digits."""

from __future__ import annotations

import math
import re

from polysight.audit.claim import Kind, Qualifier, Span
from polysight.audit.metric import Metric
from polysight.audit.remembered import remembered

#: Rounding of a number whose zeros may or may not count: no more than this is taken for rounding.
ZEROS = 0.02
#: Least and greatest rounding of any number, as a share of it.
LEAST, MOST = 0.002, 0.1

#: Roundings by which a number with a word such as "about" may lie off at most: nobody writes a
#: number to the third figure that is known to a twentieth.
ABOUT = 10.0
#: Decimals in a quotation, with or without marks of thousands.
_DECIMAL = re.compile(r"(?<![\d.,])\d[\d,]*\.\d+(?![\d.])")


def quoted(digits: str, raw: str) -> str:
    """A number with the noughts behind the point that its quotation still has.

    Parameters
    ----------
    digits : str
        Plain decimal as the table has it.
    raw : str
        Quotation of the report.

    Returns
    -------
    str
        The same number as it is quoted, where that shows more places; else as given.

    Examples
    --------
    >>> quoted("0.5", "EPS RMB0.50"), quoted("42", "about 42 kWh/kg")
    ('0.50', '42')
    """
    size = digits.lstrip("+-")
    found: list[str] = _DECIMAL.findall(raw) if "E" not in size else []
    told = [one.replace(",", "") for one in found]
    same = [one for one in told if one.rstrip("0").rstrip(".") == size]
    return max([digits, *same], key=len)


@remembered
def rounding(digits: str) -> float:
    """How far a number may have been rounded, as a share of it.

    Half of the last digit that is no zero; zeros at the end may be figures or fillers, so they are
    taken as fillers only up to `ZEROS`.

    Parameters
    ----------
    digits : str
        Plain decimal as stated, for example ``1200`` or ``48.2``.

    Returns
    -------
    float
        Share of the number.

    Examples
    --------
    >>> round(rounding("48.2"), 5), rounding("1200"), round(rounding("35"), 4)
    (0.002, 0.02, 0.0143)
    """
    value = abs(float(digits))
    if value == 0:
        return LEAST
    whole, _, after = digits.lstrip("+-").partition(".")
    if after:
        step = 10.0 ** -len(after)
        return min(max(0.5 * step / value, LEAST), MOST)
    zeros = len(whole) - len(whole.rstrip("0"))
    exact, filled = 0.5 / value, 0.5 * 10.0**zeros / value
    return min(max(exact, min(filled, ZEROS), LEAST), MOST)


def span(
    low: float, high: float, digits: str, qualifier: Qualifier, kind: Kind, metric: Metric
) -> Span:
    """Values that a claim allows.

    A limit that a rule sets is the number itself, whatever word stands beside it: that word tells
    the direction of the rule. Beside a negative number "over" and "below" speak of its size.

    Parameters
    ----------
    low, high : float
        Ends in the canonical unit.
    digits : str
        Number as stated, for its rounding.
    qualifier : Qualifier
        Word beside it.
    kind : Kind
        What the claim is.
    metric : Metric
        Its metric, for its ends and its tolerance.

    Returns
    -------
    Span
        The values.
    """
    tolerance = rounding(digits)
    if qualifier is Qualifier.ABOUT:
        tolerance = max(tolerance, min(metric.tolerance, ABOUT * tolerance))
    least, most = low - tolerance * abs(low), high + tolerance * abs(high)
    if kind is not Kind.LIMIT:
        negative = high < 0
        if qualifier is Qualifier.OVER:
            least, most = (-math.inf, high) if negative else (low, math.inf)
        elif qualifier is Qualifier.BELOW:
            least, most = (low, 0.0) if negative else (-math.inf, high)
    least, most = max(least, metric.minimum), min(most, metric.maximum)
    # A number beyond the ends of its metric stays what it is: another rule tells of it.
    return Span(low, high, min(least, low), max(most, high), tolerance)
