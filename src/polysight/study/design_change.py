"""Changes of a design by a user: a parameter, a number, and the unit it is given in."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import scipy.constants as constants

from polysight.errors import PolysightError, UnitError, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.study.designs import ROUNDING, SET, Design, Parameter, told_end, told_unit
from polysight.suggestion import nearest

#: A number, and a unit behind it with or without a space.
_NUMBER = re.compile(r"([-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([^\d\s.,].*)?")
#: How a user may write the kelvin, and the unit of temperatures in designs.
_KELVIN, _CELSIUS = ("k", "kelvin", "开", "开尔文"), "degC"
#: Ending of parameters that are differences of temperature, which an offset does not move.
_DIFFERENCE = "_range_c"


def changed(one: Design, change: str, evidence: Evidence) -> Design:
    """Design with one parameter set by the user, free of spread.

    Parameters
    ----------
    one : Design
        The design.
    change : str
        ``operation.field=value``, where the value may carry a unit.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    Design
        The changed design.

    Raises
    ------
    UsageError
        If the change has another form, names no parameter, is no number of its unit or lies
        outside the range.
    """
    key, value = stated(one, change, evidence)
    parameter = one.parameters[key]
    near = nearest_in_range(parameter, value)
    if near != value:
        raise out_of_range(parameter, value, near)
    return with_value(one, key, value)


def stated(one: Design, change: str, evidence: Evidence) -> tuple[str, float]:
    """Parameter that a change names, and its value, which may lie outside the range.

    Parameters
    ----------
    one : Design
        The design.
    change : str
        ``operation.field=value``, where the value may carry a unit.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    key : str
        ``operation.field``.
    value : float
        In the unit of the parameter; an end of the range where only the rounding of a unit lies
        between them.

    Raises
    ------
    UsageError
        If the change has another form, names no parameter or is no number of its unit.
    """
    key, equals, text = (part.strip() for part in change.partition("="))
    if not equals:
        raise refusal(UsageError, "design.set_form", got=change)
    if key not in one.parameters:
        known = sorted(one.parameters)
        raise refusal(
            UsageError, "design.set_unknown", got=key, route=one.route,
            suggestion=_alike(key, known),
        )  # fmt: skip
    parameter = one.parameters[key]
    value = _value(parameter, text, evidence)
    near = nearest_in_range(parameter, value)
    return key, near if math.isclose(value, near, rel_tol=ROUNDING) else value


def nearest_in_range(parameter: Parameter, value: float) -> float:
    """Value of the range of a parameter that is nearest to another one.

    Parameters
    ----------
    parameter : Parameter
        The parameter.
    value : float
        Any value, in its unit.

    Returns
    -------
    float
        The value itself where it lies in the range.
    """
    return min(max(value, parameter.minimum), parameter.maximum)


def out_of_range(parameter: Parameter, value: float, near: float) -> PolysightError:
    """Refusal of a value outside the range of its parameter.

    Parameters
    ----------
    parameter : Parameter
        The parameter.
    value, near : float
        The value, and the nearest one that is possible, in its unit.

    Returns
    -------
    PolysightError
        The refusal, to be raised by the caller.
    """
    return refusal(
        UsageError, "design.set_outside", name=parameter.key, got=f"{value:.10g}",
        near=f"{near:.10g}", unit=told_unit(parameter.estimate.unit),
        low=told_end(parameter.minimum), high=told_end(parameter.maximum),
    )  # fmt: skip


def with_value(one: Design, key: str, value: float) -> Design:
    """Design with a parameter at one value, which cites the user.

    Parameters
    ----------
    one : Design
        The design.
    key : str
        ``operation.field`` of one of its parameters.
    value : float
        The value, in the unit of the parameter.

    Returns
    -------
    Design
        The changed design.
    """
    parameter = one.parameters[key]
    estimate = replace(
        parameter.estimate, value=value, low=value, high=value, known="", observations=()
    )
    new = replace(parameter, estimate=estimate, source=f"{SET}{key}", assumption=None)
    return replace(one, parameters={**one.parameters, key: new})


def _alike(key: str, known: Sequence[str]) -> str:
    """Nearest parameter: by the whole name, else by the field alone."""
    fields = {name.partition(".")[2]: name for name in reversed(known)}
    last = key.rpartition(".")[2]
    return fields.get(last) or nearest(key, known) or fields.get(nearest(last, fields), "")


def _value(parameter: Parameter, text: str, evidence: Evidence) -> float:
    """Number of a text with or without a unit, in the unit of the parameter."""
    key, unit = parameter.key, parameter.estimate.unit
    found = _NUMBER.fullmatch(text)
    value = float(found[1].replace("−", "-")) if found else math.nan
    if found is None or not math.isfinite(value):
        raise refusal(UsageError, "design.set_number", name=key, got=text, unit=told_unit(unit))
    own = (found[2] or "").strip()
    if not own:
        return value
    if own.casefold() in _KELVIN and unit == _CELSIUS:
        return value if key.endswith(_DIFFERENCE) else value - constants.zero_Celsius
    try:
        return evidence.units.convert(value, own, unit)
    except UnitError as fault:
        raise refusal(UsageError, "design.set_unit", name=key, got=own, unit=unit) from fault
