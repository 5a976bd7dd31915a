"""Purity: balance, premium and fitness turn with the results, and no grade is claimed unseen."""

from __future__ import annotations

import math

import pytest

from polysight.report.blocks import Grid, Paragraph, plain
from polysight.report.chapters.purity import (
    ATOMS,
    BALANCE,
    GRADES,
    METALS,
    PREMIUM,
    VERDICTS,
    balance,
    granules,
    premium,
    purity,
)
from polysight.study.result import Result
from tests.report.chapters.claims import set_to, told
from tests.report.example import changed, study, without, writer


def balanced(made: float) -> Result:
    return set_to(study(), BALANCE, ("made,2024,p50", made), ("wanted,2024,p50", 100.0))


def test_the_balance_of_n_type_turns() -> None:
    assert told(balance, balanced(90.0)) == "short"
    assert told(balance, balanced(110.0)) == "enough"
    assert told(balance, without(BALANCE)) == ""


def test_the_premium_turns_and_goes() -> None:
    assert told(premium, study()) == "pays"
    elements = [(f"n-type/p-type,{year}", -1.0) for year in range(2021, 2025)]
    assert told(premium, set_to(study(), PREMIUM, *elements)) == "does_not_pay"
    empty = [math.nan] * study().arrays[PREMIUM].array.values.size
    assert told(premium, changed(PREMIUM, *empty)) == ""


@pytest.mark.parametrize(
    ("metals", "carbon", "key"),
    [(1.0, 1.0, "cleaner"), (3.0, 3.0, "dirtier"), (1.0, 3.0, "carbon"), (3.0, 1.0, "metals")],
)
def test_granules_are_held_against_rods(metals: float, carbon: float, key: str) -> None:
    result = study()
    for name, which, value in ((METALS, "bulk-metals", metals), (ATOMS, "carbon", carbon)):
        ends = ((f"siemens,{which},central", 2.0), (f"silane-fbr,{which},central", value))
        result = set_to(result, name, *ends)
    assert told(granules, result) == f"granules_{key}"


@pytest.mark.parametrize(
    ("kept", "words"), [(0.0, "no grade is claimed"), (2.0, "found to keep is 2.")]
)
def test_what_cannot_be_judged_is_no_claim(kept: float, words: str) -> None:
    result = set_to(study(), VERDICTS, ("siemens,pass", kept))
    blocks = purity(writer("en", result))
    sentences = [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]
    assert any(words in one for one in sentences)


def test_only_routes_with_a_comparable_limit_have_a_column() -> None:
    values = study().arrays[GRADES].array.values.copy()
    values[1:] = math.nan
    blocks = list(purity(writer("en", changed(GRADES, *values.ravel()))))
    last = [block for block in blocks if isinstance(block, Grid)][-1]
    assert last.head == ("Grade", "modified Siemens")
