"""A plant under the law for machines: the same for both languages, with a snapshot of each rule."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

from polysight.answers.comply_document import document, verdict_document
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data


def test_the_document_is_the_same_for_both_languages() -> None:
    en, zh = (document(answered(), data(), language, []) for language in ("en", "zh"))
    assert json.dumps(en, allow_nan=False) == json.dumps(zh, allow_nan=False)


def test_a_verdict_holds_its_arithmetic_and_its_rule() -> None:
    found = next(one for one in answered().compliance.verdicts if one.rule.id == "GB29447-2022")
    told: Any = verdict_document(found, data())
    assert told["verdict"] == "pass"
    assert math.isclose(told["limit"]["value"] - told["value"], told["margin"])
    assert told["rule"]["grades"][2]["value"] == told["limit"]["value"]
    assert told["title"]["zh"]


def test_what_is_not_known_is_null() -> None:
    one = answered(fix=True)
    without = replace(one.fixes[0], passing_share=math.nan)
    told: Any = document(replace(one, fixes=(without,)), data(), "en", [])
    json.dumps(told, allow_nan=False)
    assert told["fixes"][0]["passing_share"] is None


def test_every_answer_says_what_it_rests_on() -> None:
    told: Any = document(answered(), data(), "en", [])
    footing = {one["parameter"]: one["footing"] for one in told["answers"]}
    assert footing["total-electricity"] == "computed"
    assert footing["water-reuse"] == "assumed"
    assert footing["cod"] == "unknown"
    assert told["energy"]["with_all_steam_kgce_per_kg"] > told["energy"]["kgce_per_kg"]
