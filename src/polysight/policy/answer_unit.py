"""An answer in the unit of a rule, refused where it does not measure what the rule limits."""

from __future__ import annotations

import math

import numpy as np

from polysight.errors import DataError, PolysightError, UnitError, refusal
from polysight.policy.facts import Answer, Floats
from polysight.policy.instrument import Instrument, Rule
from polysight.units import UnitTable

#: Dimensions of coal equivalent begin so.
COAL_EQUIVALENT = "coal-equivalent"
SHARE = "%"
#: Ratios of two flows, or changes, that may exceed one though they are told in per cent.
UNBOUNDED = ("output-ratio", "carbon-intensity-change", "duty-rate", "surtax-rate")


def in_unit(
    answer: Answer, rule: Rule, instrument: Instrument, units: UnitTable
) -> tuple[float | bool | str | None, Floats | None]:
    """Answer and its draws in the unit of a rule.

    Parameters
    ----------
    answer : Answer
        What the plant answers.
    rule : Rule
        The rule.
    instrument : Instrument
        Its instrument, whose conversion set is named where coal equivalent is missing.
    units : UnitTable
        Units that exist.

    Returns
    -------
    value : float, bool, str or None
        The number in ``rule.unit``; a yes or no or a code as it is; None for no finite number.
    draws : ndarray, [draw], or None
        The draws in ``rule.unit``.

    Raises
    ------
    UnitError
        If the units do not measure the same.
    DataError
        If a share exceeds one, or a number stands where a yes or no is asked, or the reverse.
    """
    value, told = answer.value, rule.limits or rule.rate or rule.grades
    if value is None or isinstance(value, bool | str):
        if rule.unit and value is not None and told:
            raise refusal(DataError, "policy.number_expected", parameter=rule.parameter, got=value)
        return value, None
    if not rule.unit and not answer.unit:
        return _finite(float(value)), answer.draws
    factor = _factor(answer, rule, instrument, units)
    number = _finite(float(value) * factor)
    if number is not None and rule.unit == SHARE and rule.parameter not in UNBOUNDED:
        whole = units.convert(1.0, "1", SHARE)
        if number > whole * (1.0 + np.finfo(float).eps):
            told_value = f"{value:g} {answer.unit}".strip()
            raise refusal(
                DataError, "policy.share_over_one", parameter=rule.parameter, got=told_value
            )
    return number, None if answer.draws is None else answer.draws * factor


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _factor(answer: Answer, rule: Rule, instrument: Instrument, units: UnitTable) -> float:
    """Units of the rule in one unit of the answer."""
    if not answer.unit:
        raise refusal(
            UnitError, "policy.unit_missing", parameter=rule.parameter, expected=rule.unit
        )
    one, other = units.unit(answer.unit), units.unit(rule.unit)
    if one.dimension == other.dimension:
        return one.factor / other.factor
    coal = [unit.dimension.startswith(COAL_EQUIVALENT) for unit in (one, other)]
    if coal == [False, True]:
        raise _conversion_needed(answer, rule, instrument)
    if coal == [True, False]:
        raise refusal(
            UnitError,
            "policy.coal_equivalent_given",
            parameter=rule.parameter,
            got=one.code,
            expected=other.code,
        )
    return units.factor(answer.unit, rule.unit)


def _conversion_needed(answer: Answer, rule: Rule, instrument: Instrument) -> PolysightError:
    """Refusal that names the coal equivalents with which the instrument counts."""
    known = ", ".join(
        f"{one.carrier} {one.value:g} {one.unit} ({one.ref})" for one in instrument.conversion
    )
    key = "policy.coal_equivalent_needed" if known else "policy.coal_equivalent_unknown"
    return refusal(
        UnitError,
        key,
        parameter=rule.parameter,
        got=answer.unit,
        expected=rule.unit,
        instrument=instrument.id,
        conversion=known,
    )
