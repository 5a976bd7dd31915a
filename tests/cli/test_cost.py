"""``polysight cost``: the stack, its order, the curve and the check, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from tests.cli.conftest import Call

SCHEMA = FOLDER / "cost.schema.json"
FEW = ("--draws", "40")
TWO = ("--place", "CN-XJ", "--place", "CN-SC")


def test_the_cost_is_told_for_machines(call: Call, tmp_path: Path) -> None:
    said = call("cost", "--json", "--figures", str(tmp_path), *TWO, *FEW)
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert [(one["route"], one["place"]) for one in document["places"]] == [
        (route, place) for route in ("siemens", "silane-fbr") for place in ("CN-XJ", "CN-SC")
    ]
    for one in document["places"]:
        lines = sum(line["central"] for line in one["lines"])
        assert lines == pytest.approx(one["total"]["median"], rel=0.03)
        assert one["total"]["low"] <= one["total"]["median"] <= one["total"]["high"]
    assert {one["company"] for one in document["checks"]} == {"daqo", "gcl"}
    assert len(document["curve"]) > 20
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{name}.{ending}" for name in ("cost_stack", "merit_order") for ending in ("svg", "png")
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Mean bias", "Xinjiang", "equal at")), ("zh", ("平均偏差", "新疆", "相等于"))],
)
def test_the_page_tells_stack_order_and_bias(
    call: Call, language: str, words: tuple[str, ...]
) -> None:
    said = call("cost", "--lang", language, "--route", "siemens", *TWO, *FEW)
    assert said.code == 0
    for one in words:
        assert one in said.out


def test_dearer_design_costs_more(call: Call) -> None:
    change = ("--set", "rod_reactor.growth_um_per_min=6")
    cost = [
        json.loads(call("cost", "--json", "--route", "siemens", *TWO, *FEW, *more).out)["places"][0]
        for more in ((), change)
    ]
    assert cost[1]["total"]["median"] > cost[0]["total"]["median"]


def test_full_cost_is_told_for_machines(call: Call) -> None:
    more = ("--full", "--overrun", "--utilisation", "0.7", "--capacity", "100")
    priced = ("--carbon-price", "80", "--compliance-cost", "0.5")
    said = call("cost", "--json", "--place", "CN-XJ", *FEW, *more, *priced)
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    for one in document["places"]:
        keys = [line["key"].removeprefix("cost.") for line in one["beyond"]]
        assert keys == ["depreciation", "finance", "selling-administration", "carbon", "compliance"]
        lines = one["total"]["central"] + sum(line["central"] for line in one["beyond"])
        assert lines == pytest.approx(one["whole"]["central"])
    assert all(one["outside_the_cases"] for one in document["capital"]["plants"])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--route", "simens"), "siemens"),
        (("--route", "umg"), "silane-fbr"),
        (("--place", "CN-XI"), "CN-"),
        (("--set", "siemens:deposition.approch=0.5"), "deposition.approach"),
        (("--set", "siemen:deposition.approach=0.5"), "siemens"),
        (("--set", "nothing.at_all=0.5"), "nothing.at_all"),
        (("--draws", "-1"), "1"),
        (("--full", "--utilisation", "1.2"), "1"),
        (("--full", "--utilisation", "0"), "0"),
        (("--full", "--utilisation", "nan"), "0"),
        (("--full", "--year", "2029"), "--utilisation"),
        (("--utilisation", "0.5"), "--full"),
        (("--overrun",), "--full"),
        (("--capacity", "0"), "0"),
        (("--capacity", "inf"), "0"),
        (("--carbon-price", "-5"), "0"),
        (("--compliance-cost", "nan"), "0"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_impossible_input_is_refused_in_one_sentence(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], near: str, language: str
) -> None:
    folder = tmp_path / "figures"
    said = call("cost", *arguments, "--figures", str(folder), "--lang", language)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.strip().splitlines()) == 1
    assert near in said.err
    assert not folder.exists()
