"""Answers of the rooms by name; the functions are those that the command line calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from polysight.answers import (
    comply_document,
    cost_document,
    footprint_document,
    gap_document,
    law_answer,
    market_backtest_document,
    market_calibration_document,
    market_compare_document,
    market_document,
    market_history_document,
    plant_document,
    warn_document,
    warn_history_document,
    warn_record_document,
    warn_why_document,
)
from polysight.answers.comply_answer import Asked, answer
from polysight.answers.gap_answer import answer as gap_answer
from polysight.answers.market_answer import Simulated, Wanted, market_answer, simulated
from polysight.answers.market_record_answer import shipped_record
from polysight.answers.warn_answer import WarnAnswer, warn_answer
from polysight.answers.warn_why_answer import checked_key, why
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.study.cost_model import cost_model
from polysight.study.executors import LOCAL, engine
from polysight.study.footprint import footprint
from polysight.study.footprint_beyond import after_gate
from polysight.study.footprint_capture import captured
from polysight.study.footprint_summary import summary
from polysight.study.full_cost import Asked as Beyond
from polysight.study.plant_account import plant_account
from polysight.study.plant_model import plant_model
from polysight.study.run import plan
from polysight.web import audit_room, document_room, project_rooms
from polysight.web.knowledge import require_known
from polysight.web.question import Question, answer_text

#: Told of progress: what is ready, and all of it; None where that is not known yet.
Step = Callable[[int, int | None], None]
Particulars = dict[str, Any]
#: Answers that have no earlier face: told on a day of knowledge only where all of it was known.
OF_TODAY = frozenset(("plant", "footprint", "compliance", "compliance_gap"))
#: Answers that are files: findings in a table of claims, and documents of the report.
AUDIT, DOCUMENT = "audit", "document"


def answered(asked: Question, data: Evidence, step: Step, study: Path | None = None) -> bytes:
    """Answer to a question.

    Parameters
    ----------
    asked : Question
        The question.
    data : Evidence
        Rows, units, law.
    step : callable
        Told of progress; what it raises ends the work.
    study : pathlib.Path, optional
        Folder of the stored study.

    Returns
    -------
    bytes
        The document as JSON, or the bytes of a file.

    Raises
    ------
    PolysightError
        As the room refuses it.
    """
    work = ROOMS.get(asked.room)
    if work is not None:
        told = asked.particulars
        found = work(told, data, asked.language, step)
        day = _day(told.get("as_of"))
        if asked.room in OF_TODAY and day is not None:
            require_known(found, day, data)
        return answer_text(found)
    if asked.room == AUDIT:
        return audit_room.answered(asked, data, step)
    if asked.room == DOCUMENT:
        return document_room.answered(asked, data, step, study)
    return project_rooms.answered(asked, data)


def _day(told: str | None) -> dt.date | None:
    return None if told is None else dt.date.fromisoformat(told)


def _plant(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del step
    model = plant_model(
        asked["route"], data, asked["set"], seed=asked["seed"], count=asked["draws"],
        year=asked["year"],
    )  # fmt: skip
    return plant_document.document(model, plant_account(model, data), data, language, [])


def _cost(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del step
    view = plan("baseline", data.folders[1:], _day(asked["as_of"])).view
    beyond = Beyond(
        full=asked["full"],
        overrun=asked["overrun"],
        utilisation=asked["utilisation"],
        capacity_kt_per_year=asked["capacity"],
        carbon_price_cny_per_t=asked["carbon_price"],
        compliance_cny_per_kg=asked["compliance_cost"],
    )
    model = cost_model(
        view, asked["route"], asked["place"], asked["set"],
        year=asked["year"], seed=asked["seed"], count=asked["draws"], asked=beyond,
    )  # fmt: skip
    return cost_document.document(model, view, language, [])


def _footprint(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del step
    found = footprint(
        asked["plant"], data, asked["set"], year=asked["year"],
        factor_year=asked["factor_year"], seed=asked["seed"], count=asked["draws"],
    )  # fmt: skip
    caught = captured(found, data) if asked["capture"] else None
    later = after_gate(found, data) if asked["beyond_gate"] else None
    told = summary(found, data)
    return footprint_document.document(told, data, language, caught=caught, later=later)


def _compliance(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del step
    wanted = Asked(
        asked["plant"], dt.date.fromisoformat(asked["on"]), asked["conditional"], asked["fix"],
        asked["seed"], asked["draws"],
    )  # fmt: skip
    return comply_document.document(answer(wanted, data), data, language, [])


def _gap(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del step
    found = gap_answer(
        asked["plant"], data, dt.date.fromisoformat(asked["on"]),
        conditional=asked["conditional"], unofficial=asked["unofficial"], only=(),
        confidence=asked["confidence"], aim=asked["aim"], unproven=asked["unproven"],
        draws=asked["draws"], seed=asked["seed"],
    )  # fmt: skip
    return gap_document.document(found, data, language, [])


def _law(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language, step
    on, day = dt.date.fromisoformat(asked["on"]), _day(asked.get("as_of"))
    return law_answer.on_day(data, on, asked["force"], day)


def _instrument(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language, step
    return law_answer.by_name(data, asked["instrument"], _day(asked.get("as_of")))


def _law_changes(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language, step
    first, last = (dt.date.fromisoformat(asked[end]) for end in ("first", "last"))
    return law_answer.changes(data, first, last, _day(asked.get("as_of")))


def _simulated(name: str, asked: Particulars, data: Evidence, step: Step) -> Simulated:
    wanted = Wanted(asked["draws"], asked["seed"], LOCAL, None)
    with engine(LOCAL) as working:
        return simulated(market_answer(name, wanted, data), wanted, working, step)


def _market(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language
    return market_document.document(_simulated(asked["scenario"], asked, data, step))


def _comparison(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language

    def half(offset: int) -> Step:
        return lambda done, total: step(
            offset * (total or 0) + done, None if total is None else 2 * total
        )

    first = _simulated(asked["first"], asked, data, half(0))
    second = _simulated(asked["second"], asked, data, half(1))
    found = market_compare_document.compared(first, second)
    return market_compare_document.document(found, first, second, [])


def _record(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del asked, language, step
    return market_backtest_document.document(shipped_record(data.folders[1:]))


def _history(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language, step
    found = market_history_document.past_price(data.folders[1:], _day(asked.get("as_of")))
    return market_history_document.document(found)


def _calibration(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del asked, language, step
    return market_calibration_document.document(data)


def _assessed(asked: Particulars, data: Evidence, step: Step) -> WarnAnswer:
    return warn_answer(data.folders[1:], _day(asked["as_of"]), step)


def _warning(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language
    return warn_document.document(_assessed(asked, data, step))


def _warning_history(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language
    return warn_history_document.document(_assessed(asked, data, step).warning)


def _warning_record(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language
    return warn_record_document.document(_assessed(asked, data, step).warning)


def _why(asked: Particulars, data: Evidence, language: Language, step: Step) -> object:
    del language
    key = checked_key(data, asked["indicator"])
    return warn_why_document.document(why(_assessed(asked, data, step), key))


#: Work by name of the answer; those about projects are in `polysight.web.project_rooms`.
ROOMS: dict[str, Callable[[Particulars, Evidence, Language, Step], object]] = {
    "plant": _plant,
    "cost": _cost,
    "footprint": _footprint,
    "compliance": _compliance,
    "compliance_gap": _gap,
    "law": _law,
    "law_instrument": _instrument,
    "law_changes": _law_changes,
    "market": _market,
    "market_comparison": _comparison,
    "market_record": _record,
    "market_history": _history,
    "market_calibration": _calibration,
    "warning": _warning,
    "warning_history": _warning_history,
    "warning_record": _warning_record,
    "warning_indicator": _why,
}
