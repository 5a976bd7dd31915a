from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.evidence.folder import changed, copied


def test_sound_data_pass_and_are_added_up(call: Call) -> None:
    said = call("check")
    assert said.code == 0
    for word in (
        "no rule broken",
        "unallocated",
        "start date",
        "contradictions",
        "pseudo-real-time",
    ):
        assert word in said.out
    document = json.loads(call("check", "--json").out)
    assert document["problems"] == []
    china = [one for one in document["capacity_kt_per_year"] if one["geography"] == "CN"]
    assert {one["year"] for one in china} >= {2021, 2022, 2023, 2024}


def test_a_broken_rule_ends_with_four_in_both_languages(call: Call, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    prices = folder / "observations" / "polysilicon_prices.csv"
    changed(prices, lambda rows: rows[0].update(unit="CNY/kgg"))
    for language, word in (("en", "Did you mean CNY/kg?"), ("zh", "您是否想写")):
        said = call("check", "--data", str(folder), "--lang", language)
        assert said.code == 4
        assert word in said.out
        assert "polysilicon_prices.csv" in said.out
    told = json.loads(call("check", "--data", str(folder), "--json").out)["problems"]
    assert told[0]["row"] == 2
    assert set(told[0]["message"]) == {"en", "zh"}
