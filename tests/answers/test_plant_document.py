"""A plant for machines: what is not known is null."""

from __future__ import annotations

import json
import math

from polysight.answers.plant_document import document, known
from polysight.study.plant_account import plant_account
from tests.plant.routes.plants import data, plant


def test_json_has_no_infinite_number() -> None:
    assert known(math.inf) is None
    assert known(math.nan) is None
    assert known(1.0) == 1.0


def test_the_document_is_the_same_in_numbers_for_both_languages() -> None:
    one = plant("siemens")
    account = plant_account(one, data())
    en, zh = (document(one, account, data(), language, []) for language in ("en", "zh"))
    json.dumps(en, allow_nan=False)
    assert en["parameters"] == zh["parameters"]
    assert en["closure"] == zh["closure"]
    assert en["reactor"] != zh["reactor"]
