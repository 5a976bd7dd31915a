"""An answer in the unit of a text, refused where it does not measure what the text limits."""

from __future__ import annotations

import math
from collections.abc import Sequence

from polysight.errors import DataError, UnitError, refusal
from polysight.policy.bounds import OPEN, Bounds
from polysight.policy.facts import Answer, Floats
from polysight.policy.instrument import Conversion
from polysight.units import UnitTable

#: Dimensions of coal equivalent begin so.
COAL_EQUIVALENT = "coal-equivalent"


def in_unit(
    answer: Answer,
    unit: str,
    units: UnitTable,
    *,
    instrument: str = "",
    conversion: Sequence[Conversion] = (),
    bounds: Bounds = OPEN,
) -> tuple[float | bool | str | None, Floats | None]:
    """Answer and its draws in the unit in which a text counts.

    Parameters
    ----------
    answer : Answer
        What the plant answers.
    unit : str
        Wanted unit code; empty where the text asks for a yes or no, or a code.
    units : UnitTable
        Units that exist.
    instrument : str
        Id of the text, for refusals.
    conversion : sequence of Conversion
        Its coal equivalents, which are named where they have to be applied first.
    bounds : Bounds
        Numbers that the answer can be [unit].

    Returns
    -------
    value : float, bool, str or None
        The number in ``unit``; a yes or no or a code as it is; None for no finite number.
    draws : ndarray, [draw], or None
        The draws in ``unit``.

    Raises
    ------
    UnitError
        If the units do not measure the same.
    DataError
        If the number is impossible, or a yes or no, or a code, stands where a number is asked.
    """
    value = answer.value
    if value is None or isinstance(value, bool | str):
        if unit and value is not None:
            raise refusal(
                DataError, "policy.number_expected", parameter=answer.parameter, got=value
            )
        return value, None
    plain = not unit and not answer.unit
    factor = 1.0 if plain else _factor(answer, unit, units, instrument, conversion)
    number = _finite(float(value) * factor)
    if number is not None and not bounds.hold(number):
        raise refusal(
            DataError, "policy.impossible_answer", parameter=answer.parameter,
            got=f"{value:g} {answer.unit}".strip(), expected=bounds.told(unit),
        )  # fmt: skip
    return number, None if answer.draws is None else answer.draws * factor


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _factor(
    answer: Answer, unit: str, units: UnitTable, instrument: str, conversion: Sequence[Conversion]
) -> float:
    """Wanted units in one unit of the answer."""
    if not answer.unit:
        raise refusal(UnitError, "policy.unit_missing", parameter=answer.parameter, expected=unit)
    one, other = units.unit(answer.unit), units.unit(unit)
    if one.dimension == other.dimension:
        return one.factor / other.factor
    coal = [each.dimension.startswith(COAL_EQUIVALENT) for each in (one, other)]
    told = {"parameter": answer.parameter, "got": answer.unit, "expected": unit}
    if coal == [True, False]:
        raise refusal(UnitError, "policy.coal_equivalent_given", **told)
    if coal == [False, True]:
        known = ", ".join(
            f"{each.carrier} {each.value:g} {each.unit} ({each.ref})" for each in conversion
        )
        key = "policy.coal_equivalent_needed" if known else "policy.coal_equivalent_unknown"
        raise refusal(UnitError, key, **told, instrument=instrument, conversion=known)
    return units.factor(answer.unit, unit)
