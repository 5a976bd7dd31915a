"""The interface answers with the bytes that the command prints."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.web import model_forms
from polysight.web.forms import Form
from polysight.web.question import question
from polysight.web.rooms import ROOMS, answered
from tests.cli.conftest import Call
from tests.web.test_worker import untold

pytestmark = pytest.mark.slow


def said(form: Form) -> dict[str, object]:
    """What a form asks, its language left out."""
    return form.model_dump(exclude={"lang"})


MODEL = model_forms.Model(draws=20).model_dump(exclude={"lang"})
DAY = dt.date(2027, 1, 1)
PLANT = "siemens-captive-coal-old"
FEW = ("--draws", "20")
#: Room, particulars, command.
CASES: dict[str, tuple[dict[str, object], tuple[str, ...]]] = {
    "plant": (
        {**MODEL, "route": "silane-fbr", "year": 2024},
        ("plant", "silane-fbr", "--year", "2024", *FEW),
    ),
    "cost": (
        {
            **model_forms.Cost(
                draws=20, route=("siemens",), place=("CN-XJ",), full=True, utilisation=0.7,
                carbon_price=80.0,
            ).model_dump(exclude={"lang"})
        },
        (
            "cost", "--route", "siemens", "--place", "CN-XJ", "--full", "--utilisation", "0.7",
            "--carbon-price", "80", *FEW,
        ),
    ),
    "footprint": (
        {**said(model_forms.Footprint(draws=20, capture=True)), "plant": PLANT},
        ("footprint", PLANT, "--capture", *FEW),
    ),
    "compliance": (
        {
            **model_forms.Compliance(draws=20, on=DAY, fix=False).model_dump(exclude={"lang"}),
            "plant": PLANT,
        },
        ("comply", PLANT, "--on", DAY.isoformat(), "--no-fix", *FEW),
    ),
    "compliance_gap": (
        {**said(model_forms.Gap(draws=20, on=DAY, aim="net")), "plant": PLANT},
        ("comply", "gap", PLANT, "--on", DAY.isoformat(), "--aim", "net", *FEW),
    ),
    "law": (
        {"on": DAY, "force": "mandatory"},
        ("law", "--on", DAY.isoformat(), "--force", "mandatory"),
    ),
    "law_instrument": ({"instrument": "gb-29447-2026"}, ("law", "show", "gb-29447-2026")),
    "law_changes": (
        {"first": DAY, "last": dt.date(2026, 12, 31)},
        ("law", "diff", "2026-12-31", DAY.isoformat()),
    ),
    "market_history": ({}, ("market", "history")),
    "market_calibration": ({}, ("market", "calibration")),
    "market_record": ({}, ("market", "backtest")),
    "warning": ({"as_of": dt.date(2024, 6, 30)}, ("warn", "--as-of", "2024-06-30")),
    "warning_indicator": (
        {"as_of": dt.date(2024, 6, 30), "indicator": "utilisation_mean"},
        ("warn", "why", "utilisation_mean", "--as-of", "2024-06-30"),
    ),
}  # fmt: skip
#: The same work with more of it; the tests of their documents hold them.
SAME = {"market", "market_comparison", "warning_history", "warning_record"}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("room", ["footprint", "law", "plant"])
def test_words_follow_the_language(room: str, language: str, call: Call) -> None:
    asked, command = CASES[room]
    told = answered(question(room, asked, language), evidence(), untold)  # type: ignore[arg-type]
    assert told.decode() == call(*command, "--json", "--lang", language).out


@pytest.mark.parametrize("room", sorted(CASES.keys() - {"footprint", "law", "plant"}))
def test_the_answer_is_what_the_command_prints(room: str, call: Call) -> None:
    asked, command = CASES[room]
    told = answered(question(room, asked, "en"), evidence(), untold)
    assert told.decode() == call(*command, "--json").out


def test_every_room_is_held_against_the_command() -> None:
    assert CASES.keys() | SAME == ROOMS.keys()


def test_a_market_is_what_the_command_prints(call: Call) -> None:
    steps: list[tuple[int, int | None]] = []
    asked = question("market", {"scenario": "baseline", "draws": 4, "seed": 7}, "en")
    told = answered(asked, evidence(), lambda done, total: steps.append((done, total)))
    command = call("market", "baseline", "--draws", "4", "--seed", "7", "--json")
    assert told.decode() == command.out
    assert steps[-1] == (4, 4)


def test_a_comparison_is_what_the_command_prints_and_progress_is_of_both(call: Call) -> None:
    steps: list[tuple[int, int | None]] = []
    names = {"first": "baseline", "second": "demand-stall"}
    asked = question("market_comparison", {**names, "draws": 4, "seed": None}, "en")
    told = answered(asked, evidence(), lambda done, total: steps.append((done, total)))
    assert told.decode() == call("market", "compare", *names.values(), "--draws", "4", "--json").out
    assert steps[-1] == (8, 8)
    assert steps == sorted(steps)


def test_an_answer_of_today_has_no_earlier_face() -> None:
    asked, _ = CASES["plant"]
    early = question("plant", {**asked, "as_of": "2024-06-30"}, "en")
    with pytest.raises(UsageError, match="as of 2024-06-30"):
        answered(early, evidence(), untold)
