"""Numbers that the report works out from the study and the evidence, as arrays like all others."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from polysight.axes import Axis, LabelledArray
from polysight.evidence.contradiction import Contradiction, contradictions
from polysight.evidence.observation import Observation
from polysight.evidence.source import TIERS
from polysight.evidence.store import Evidence
from polysight.evidence.vintage import known
from polysight.study.result import Number, Result, ResultArray

#: Contradictions that the report prints; all of them are counted.
SHOWN_CONTRADICTIONS = 8
#: Beginning of the names of the arrays that are made here.
OWN = "report."


def visible_rows(evidence: Evidence) -> list[Observation]:
    """Rows of the latest vintage.

    Parameters
    ----------
    evidence : Evidence
        The evidence.

    Returns
    -------
    list of Observation
        Rows that nothing replaces.
    """
    return known(evidence.observations)


def used_quantities(result: Result, evidence: Evidence) -> set[str]:
    """Quantities of the observations that a study rests on.

    Parameters
    ----------
    result : Result
        The study.
    evidence : Evidence
        The evidence.

    Returns
    -------
    set of str
        Quantity codes.
    """
    inputs = {
        part
        for array in result.arrays.values()
        if not array.name.startswith(OWN)
        for element in array.inputs
        for part in element
    }
    return {row.quantity for row in evidence.observations if row.id in inputs}


def shown_contradictions(
    found: Iterable[Contradiction], used: Collection[str] = ()
) -> list[Contradiction]:
    """The widest contradiction of each quantity and place, up to the number that is printed.

    Parameters
    ----------
    found : iterable of Contradiction
        Contradictions, widest first.
    used : collection of str
        Quantities that the study uses; contradictions about them come first.

    Returns
    -------
    list of Contradiction
        Those with a finite spread, at most one a quantity and geography.
    """
    kept: dict[tuple[str, str], Contradiction] = {}
    for one in sorted(found, key=lambda one: one.rows[0].quantity not in used):
        if math.isfinite(one.spread):
            kept.setdefault((one.rows[0].quantity, one.rows[0].geography), one)
    return list(kept.values())[:SHOWN_CONTRADICTIONS]


def _array(
    name: str,
    values: Mapping[str, float],
    unit: str,
    vintage: str,
    axis: str = "",
    inputs: Sequence[tuple[str, ...]] = ((),),
    period: str = "",
) -> ResultArray:
    axes = (Axis(axis, tuple(values)),) if axis else ()
    numbers = np.array(list(values.values()), dtype=np.float64)
    shaped = numbers if axis else numbers.reshape(())
    formula = f"derived.{name.partition('.')[2]}"
    return ResultArray(
        name, LabelledArray(shaped, axes, unit), "", period, vintage, formula, tuple(inputs)
    )


def evidence_arrays(evidence: Evidence, used: Collection[str] = ()) -> list[ResultArray]:
    """Counts and shares that tell the quality of the evidence.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    used : collection of str
        Quantities that the study uses.

    Returns
    -------
    list of ResultArray
        Rows and sources, rows by tier, shares that are unverified or inferred in date, and the
        spread of the contradictions that are printed.
    """
    rows = visible_rows(evidence)
    found = contradictions(rows)
    shown = shown_contradictions(found, used)
    vintage = max((row.first_known.isoformat() for row in rows), default="")
    tiers = {tier: float(sum(row.tier == tier for row in rows)) for tier in TIERS}
    total = float(len(rows))
    inferred = sum(row.pseudo_real_time for row in rows)
    cited = len({row.source for row in rows})

    def share(part: float) -> float:
        return part / total if total else math.nan

    return [
        _array("report.rows", {"": total}, "count", vintage),
        _array("report.sources", {"": float(cited)}, "count", vintage),
        _array("report.rows_by_tier", tiers, "count", vintage, "tier"),
        _array("report.tier_share", {k: share(v) for k, v in tiers.items()}, "1", vintage, "tier"),
        _array("report.inferred_date_share", {"": share(inferred)}, "1", vintage),
        _array("report.contradictions", {"": float(len(found))}, "count", vintage),
        _array(
            "report.contradiction_spread",
            {str(place): one.spread for place, one in enumerate(shown, 1)},
            "1",
            vintage,
            "place",
            [(one.rows[0].id, one.rows[-1].id) for one in shown] or ((),),
        ),
    ]


def _ratio(name: str, top: Number, bottom: Number, less: float = 1.0) -> ResultArray:
    value = top.value / bottom.value - less if bottom.value else math.nan
    vintage = max(top.known, bottom.known)
    return _array(name, {"": value}, "1", vintage, inputs=[(top.id, bottom.id)], period=top.period)


def _elements(result: Result, name: str) -> list[Number]:
    return list(result.arrays[name]) if name in result.arrays else []


def comparison_arrays(result: Result) -> list[ResultArray]:
    """Comparisons that the findings speak of.

    Parameters
    ----------
    result : Result
        The study.

    Returns
    -------
    list of ResultArray
        Change of production in the last year, and the gap between modelled and observed price;
        each only where the study has its parts.
    """
    found = []
    made = [one for one in _elements(result, "market.production") if math.isfinite(one.value)]
    if len(made) > 1:
        found.append(_ratio("report.production_change", made[-1], made[-2]))
    model = [one for one in _elements(result, "market.merit_order_price") if "central" in one.id]
    seen = [one for one in _elements(result, "market.observed_price") if math.isfinite(one.value)]
    central = [one for one in seen if "central" in one.id] or seen
    if model and central and math.isfinite(model[0].value):
        found.append(_ratio("report.price_gap", central[0], model[0]))
    return found


def complete(result: Result, evidence: Evidence) -> Result:
    """The study with the numbers that the report derives.

    Parameters
    ----------
    result : Result
        The study.
    evidence : Evidence
        The evidence that it rests on.

    Returns
    -------
    Result
        All arrays of the study and those named ``report.…``.
    """
    used = used_quantities(result, evidence)
    extra = [*evidence_arrays(evidence, used), *comparison_arrays(result)]
    return replace(result, arrays={**result.arrays, **{one.name: one for one in extra}})
