"""An interface over the evidence and a little study, and whoever answers its questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
from starlette.testclient import TestClient

from polysight.axes import Axis, LabelledArray
from polysight.study.result import Assumption, Result, ResultArray
from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.question import Question, answer_text
from polysight.web.root import ROOT
from polysight.web.store import Store, store
from polysight.web.worker import Step
from polysight.web.workshop import Answering

HOST = "http://localhost"


class Scripted:
    """Answers every question with its own words, or as it is told."""

    def __init__(self, work: Callable[[Question, Step, Callable[[], bool]], bytes] | None = None):
        self.asked: list[Question] = []
        self.begun = self.stopped = 0
        self._work = work

    def answer(self, asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        self.asked.append(asked)
        if self._work is not None:
            return self._work(asked, step, wanted)
        return answer_text({"room": asked.room, "asked": asked.particulars})

    def begin(self) -> None:
        self.begun += 1

    def stop(self) -> None:
        self.stopped += 1


def little_study() -> Result:
    """Two numbers that rest on a row, one of them by way of the other, and one setting."""
    axis = Axis("year", ("2024", "2025"))
    numbers = ResultArray(
        "costing.cash_cost", LabelledArray(np.array([40.0, np.nan]), (axis,), "CNY/kg"),
        "tax=excluded", "", "2025-09-17", "formula.costing_cash_cost",
        (("MP0415",), ("costing.cash_cost[2024]", "scenario:x")),
    )  # fmt: skip
    assumption = Assumption("x", 1.0, "1", "because", "因为", "ED0005")
    manifest = {"scenario": "little", "data_sha256": ""}
    return Result(
        {numbers.name: numbers}, manifest, ("costing",), (assumption,),
        {"costing.cash_cost[2025]": ("mark.unverified",)},
    )  # fmt: skip


@cache
def little_store() -> Store:
    """The evidence with the little study and a stored market."""
    market = answer_text(
        {
            "scenario": "baseline", "years": [2027], "months": ["2027-01"],
            "yearly": [{"measure": "price", "unit": "CNY/kg", "values": {"p50": [41.5]}}],
            "monthly": [{"series": "price", "values": {"p50": [None]}}],
        }
    )  # fmt: skip
    return replace(store(), study=little_study(), markets={"baseline": market})


def client(
    found: Store | None = None,
    *staff: Answering,
    limits: Limits | None = None,
) -> TestClient:
    """A reader of the interface; the same one where nothing is asked for."""
    if found is None and not staff and limits is None:
        return _reader()
    return _made(found or little_store(), staff or (Scripted(),), limits)


@cache
def _reader() -> TestClient:
    return _made(little_store(), (Scripted(),), None)


def _made(found: Store, staff: tuple[Answering, ...], limits: Limits | None) -> TestClient:
    bounds = limits or Limits(rate=1e6, burst=10**6)
    app = application(found, limits=bounds, staff=staff)
    return TestClient(app, base_url=HOST, raise_server_exceptions=False)


def at(path: str) -> str:
    """Address of a resource."""
    return f"{ROOT}{path}"
