"""How the market model would have done in the past, as numbers of a study.

The record ships as judged forecasts (``data/market_record.csv``); here it is summed up by variable
and horizon, over the scored days alone. A study of an early day has none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from polysight.axes import Axis
from polysight.study.backtest_protocol import backtest_protocol
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.market_record_file import TABLE, market_record
from polysight.study.market_record_summary import RecordSummary, record_summary
from polysight.study.quotes import CASES
from polysight.study.references import SCENARIO
from polysight.study.result import Assumption
from polysight.study.tasks.market_record_parts import add_record_parts
from polysight.study.view import View

CASE = Axis("case", CASES)
PERCENT = 100.0
LATER, AIM = "mark.market_later", "market.record.aim"


def add_record(view: View, draft: Draft) -> None:
    """Add scores, coverage and errors of past forecasts by variable and horizon.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    protocol = backtest_protocol(view.evidence)
    rows = [
        one
        for one in market_record(view.evidence).rows
        if one.origin > protocol.window.developed_until.isoformat()
    ]
    told = {(one.variable, one.horizon): one for one in record_summary(rows, protocol)}
    variables = Axis("variable", tuple(one.name.value for one in protocol.scoring.variables))
    horizons = Axis("horizon", tuple(str(one) for one in protocol.scoring.horizons))
    levels = Axis("level", tuple(f"{PERCENT * one:g}" for one in protocol.scoring.levels))
    places = [
        told.get((one.name, horizon))
        for one in protocol.scoring.variables
        for horizon in protocol.scoring.horizons
    ]
    known = view.as_of is None
    inputs = _rows(view, protocol.window.developed_until.isoformat())
    each = [
        (one if known else None, inputs.get((one.variable.value, str(one.horizon)), ()))
        if one
        else (None, ())
        for one in places
    ]
    axes = (variables, horizons)
    benchmark = protocol.aim.benchmark
    ratios = [cell for one, ids in each for cell in _ratio(one, benchmark, ids)]
    draft.add("market.record.ratio", (*axes, CASE), ratios, "1")
    shares = [cell for one, ids in each for cell in _shares(one, len(levels.keys), ids)]
    draft.add("market.record.coverage", (*axes, levels), shares, "1")
    for name, unit in (("forecasts", "count"), ("apart", "count"), ("error", "1"), ("bias", "1")):
        cells = [
            combined(float(getattr(one, name)), [Cell(0.0, ids)]) if one else unknown(LATER)
            for one, ids in each
        ]
        draft.add(f"market.record.{name}", axes, cells, unit)
    text = protocol.words["aim"]
    draft.assumptions.append(Assumption(AIM, protocol.aim.ratio, "1", text.en, text.zh))
    draft.add("market.record.aim", (), [Cell(protocol.aim.ratio, (f"{SCENARIO}{AIM}",))], "1")
    add_record_parts(view, protocol, draft)


def _rows(view: View, until: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Ids of the judged forecasts after a day, by variable and horizon."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in view.evidence.tables[TABLE]:
        if row.cells["day"] > until:
            key = (row.cells["variable"], row.cells["horizon"])
            found.setdefault(key, []).append(row.cells["id"])
    return {key: tuple(ids) for key, ids in found.items()}


def _ratio(one: RecordSummary | None, benchmark: str, ids: tuple[str, ...]) -> Sequence[Cell]:
    """Score over that of the benchmark: low end, middle, high end of its interval."""
    if one is None:
        return [unknown(LATER)] * len(CASES)
    middle, low, high = one.ratios[benchmark]
    return [combined(value, [Cell(0.0, ids)]) for value in (low, middle, high)]


def _shares(one: RecordSummary | None, levels: int, ids: tuple[str, ...]) -> Sequence[Cell]:
    if one is None:
        return [unknown(LATER)] * levels
    return [combined(each.share, [Cell(0.0, ids)]) for each in one.coverage]
