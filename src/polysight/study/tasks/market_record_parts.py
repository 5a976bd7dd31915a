"""What a report shows of the record beside its scores: days, turns, published forecasts, the fit.

Everything here is made from rows that ship (the record, the fit, the comparison with published
forecasts), which say by which code and when they were made. A study of an early day has none of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from polysight.axes import Axis
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.market_calibration_file import CalibrationRow
from polysight.study.market_identifiability import identifiability
from polysight.study.market_parameters import parameter_rows
from polysight.study.market_record import RecordRow
from polysight.study.market_record_file import TABLE, market_record
from polysight.study.market_record_summary import RecordSummary, record_summary
from polysight.study.market_turns import DAYS, SAID, Turn, TurnTold, turns
from polysight.study.published_record import TABLE as PUBLISHED_TABLE
from polysight.study.published_record import PublishedRow, published_errors, published_record
from polysight.study.quotes import CASES
from polysight.study.view import View

CASE, BOUND = Axis("case", CASES), Axis("bound", ("low", "high"))
DAY_SETS = Axis("days", ("scored", "developed", "all"))
TURN = Axis("turn", tuple(one.value for one in Turn))
NUMBER = Axis("said", SAID)
WHO = Axis("forecaster", ("published", "model", "walk"))
LATER, UNCOMPARED = "mark.market_later", "mark.not_compared"
WITHOUT_TAX = "deal=spot;tax=excluded"
#: Units of fitted parameters, and what an array of each is called.
UNITS = {"1": "", "months": "_months", "1/a": "_yearly"}
#: Pairs of parameters that are told.
PAIRS = 6


def add_record_parts(view: View, protocol: BacktestProtocol, draft: Draft) -> None:
    """Add what the record holds beside its scores.

    Parameters
    ----------
    view : View
        The evidence.
    protocol : BacktestProtocol
        What was laid down.
    draft : Draft
        The result so far.
    """
    known = view.as_of is None
    rows = market_record(view.evidence).rows if known else ()
    ids = _Ids(view)
    _days(rows, protocol, ids, draft)
    _coverage(rows, protocol, ids, draft)
    _turns(turns(rows, protocol), ids, draft)
    _published(published_record(view.evidence, protocol, None if known else ()), view, draft)
    _fit(view, draft, known=known)


class _Ids:
    """Ids of judged forecasts by day, variable and horizon."""

    def __init__(self, view: View) -> None:
        self._found: dict[tuple[str, str, int], list[str]] = {}
        for row in view.evidence.tables[TABLE]:
            key = (row.cells["day"], row.cells["variable"], int(row.cells["horizon"]))
            self._found.setdefault(key, []).append(row.cells["id"])

    def of(self, rows: Sequence[RecordRow]) -> Cell:
        """Rows as what a number rests on."""
        keys = ((one.origin, one.variable.value, one.horizon) for one in rows)
        return Cell(0.0, tuple(name for key in keys for name in self._found[key]))


def _days(rows: Sequence[RecordRow], protocol: BacktestProtocol, ids: _Ids, draft: Draft) -> None:
    """Variable and horizon of the aim on the scored days, on those of development, and on all."""
    aim, until = protocol.aim, protocol.window.developed_until.isoformat()
    own = [one for one in rows if (one.variable, one.horizon) == (aim.variable, aim.horizon)]
    sets = ([one for one in own if one.origin > until], [one for one in own if one.origin <= until])
    ratios: list[Cell] = []
    apart: list[Cell] = []
    for told in (*sets, own):
        found = next(iter(record_summary(told, protocol)), None)
        if found is None:
            ratios += [unknown(LATER)] * len(CASES)
            apart.append(unknown(LATER))
            continue
        middle, low, high = found.ratios[aim.benchmark]
        ratios += [combined(value, [ids.of(told)]) for value in (low, middle, high)]
        apart.append(combined(float(found.apart), [ids.of(told)]))
    draft.add("market.record.ratio_by_days", (DAY_SETS, CASE), ratios, "1")
    draft.add("market.record.apart_by_days", (DAY_SETS,), apart, "count")


def _coverage(
    rows: Sequence[RecordRow], protocol: BacktestProtocol, ids: _Ids, draft: Draft
) -> None:
    """Coverage at the aim with its sampling error, of the scored days."""
    aim, until = protocol.aim, protocol.window.developed_until.isoformat()
    own = [
        one
        for one in rows
        if (one.variable, one.horizon) == (aim.variable, aim.horizon) and one.origin > until
    ]
    levels = Axis("level", tuple(f"{100.0 * one:g}" for one in protocol.scoring.levels))
    found: RecordSummary | None = next(iter(record_summary(own, protocol)), None)
    if found is None:
        cells = [unknown(LATER)] * (len(levels.keys) * len(CASES))
    else:
        cells = [
            combined(value, [ids.of(own)])
            for one in found.coverage
            for value in (one.low, one.share, one.high)
        ]
    draft.add("market.record.coverage_at_aim", (levels, CASE), cells, "1")


def _turns(told: Sequence[TurnTold], ids: _Ids, draft: Draft) -> None:
    by_turn = {one.turn: one for one in told}
    cells: list[Cell] = []
    months: list[Cell] = []
    for turn in DAYS:
        one = by_turn.get(turn)
        if one is None:
            cells += [unknown(LATER)] * len(SAID)
            months.append(unknown(LATER))
            continue
        rests = [ids.of([one.row])]
        cells += [combined(getattr(one.numbers, name), rests) for name in SAID]
        months.append(combined(float(one.row.horizon), rests))
    draft.add("market.record.turn", (TURN, NUMBER), cells, "CNY/kg", basis=WITHOUT_TAX)
    draft.add("market.record.turn_months", (TURN,), months, "months")


def _published(rows: Sequence[PublishedRow], view: View, draft: Draft) -> None:
    """Errors of published forecasts, of the model and of the walk: told over come, less one."""
    beside = {
        row.cells["forecast"]: row.cells["id"] for row in view.evidence.tables[PUBLISHED_TABLE]
    }
    cells, every = [], []
    for one in rows:
        if one.told is None:
            cells += [unknown(UNCOMPARED)] * len(WHO.keys)
            continue
        own = [Cell(0.0, (one.cells["id"],)), Cell(0.0, (beside[one.cells["id"]],))]
        every += own
        errors = (one.error, one.told.model_error, one.told.walk_error)
        cells += [
            combined(math.expm1(value), rests) if math.isfinite(value) else unknown(UNCOMPARED)
            for value, rests in zip(errors, (own[:1], own[1:], own[1:]), strict=True)
        ]
    axis = Axis("published", tuple(one.cells["id"] for one in rows))
    draft.add("market.record.published", (axis, WHO), cells, "1")
    found = published_errors(rows)
    sums = [math.expm1(getattr(found, name)) for name in WHO.keys]
    known: Callable[[float], Cell] = (
        (lambda value: combined(value, every)) if found.cases else (lambda _: unknown(UNCOMPARED))
    )
    draft.add("market.record.published_median", (WHO,), [known(one) for one in sums], "1")
    draft.add("market.record.published_cases", (), [known(found.cases)], "count")
    draft.add("market.record.published_nearer", (), [known(found.nearer)], "count")


def _fit(view: View, draft: Draft, *, known: bool) -> None:
    """Fitted parameters before and after the newest fit, what is left, and what hangs together."""
    found = identifiability(view.evidence)
    priors = {one.parameter: one for one in parameter_rows(view.evidence)}
    for unit, end in UNITS.items():
        own = [one for one in found.rows if priors[one.parameter].unit == unit]
        axis = Axis("parameter", tuple(one.parameter.key for one in own))
        before, after = (_ends(own, before=one) for one in (True, False))
        draft.add(f"market.fit.before{end}", (axis, CASE), _told(before, known=known), unit)
        draft.add(f"market.fit.after{end}", (axis, CASE), _told(after, known=known), unit)
    axis = Axis("parameter", tuple(one.parameter.key for one in found.rows))
    left = [Cell(one.variance_left, (one.id,)) for one in found.rows]
    draft.add("market.fit.variance_left", (axis,), _told(left, known=known), "1")
    pairs = found.pairs[:PAIRS]
    names = tuple(f"{one.first.key}/{one.second.key}" for one in pairs)
    cells = [Cell(one.correlation, (one.id,)) for one in pairs]
    draft.add("market.fit.correlation", (Axis("pair", names),), _told(cells, known=known), "1")


def _told(cells: Sequence[Cell], *, known: bool) -> list[Cell]:
    """Cells, or as many without a value where they came later than the day of the study."""
    return list(cells) if known else [unknown(LATER)] * len(cells)


def _ends(rows: Sequence[CalibrationRow], *, before: bool) -> list[Cell]:
    return [
        Cell(value, (one.id,))
        for one in rows
        for value in (
            (one.prior_low, one.prior_value, one.prior_high)
            if before
            else (one.low, one.value, one.high)
        )
    ]
