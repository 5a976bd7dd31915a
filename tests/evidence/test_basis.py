from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import BasisError
from polysight.evidence.basis import Basis, basis, differences, require_alike
from polysight.messages import LANGUAGES

GOLDEN = Path(__file__).parents[1] / "golden" / "evidence" / "illegal_bases.csv"
#: A full basis into which a case puts its one difference.
COMMON = "geography=CN;grade=all;product=polysilicon;route=all;unit=CNY/kg"


def cases() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def built(text: str) -> Basis:
    quantity, _, pair = text.partition("|")
    dimension, _, code = pair.partition("=")
    return basis(COMMON).replaced("quantity", quantity).replaced(dimension, code)


def test_there_are_at_least_forty_cases() -> None:
    assert len(cases()) >= 40


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['one']} {case['other']}")
def test_illegal_combinations_are_refused_with_the_fix(case: dict[str, str]) -> None:
    one, other = built(case["one"]), built(case["other"])
    with pytest.raises(BasisError) as caught:
        require_alike([one, other], f"operation.{case['operation']}")
    problem = caught.value.problems[0]
    assert problem.key == case["fix"]
    assert dict(problem.fields)["dimension"] == case["dimension"]
    for language in LANGUAGES:
        sentence = caught.value.told(language)
        assert "{" not in sentence
        assert len(sentence) > 20


def test_equal_stated_bases_combine() -> None:
    one = built("price|tax=included")
    assert require_alike([one, one, one], "operation.average") == one


@given(st.dictionaries(st.sampled_from("abcde"), st.sampled_from(["x", "y"]), min_size=1))
def test_a_written_basis_reads_back(pairs: dict[str, str]) -> None:
    made = Basis(tuple(sorted(pairs.items())))
    assert basis(str(made)) == made
    assert differences(made, made) == []


def test_a_missing_dimension_is_a_difference() -> None:
    assert differences(basis("a=x"), basis("a=x;b=y")) == [("b", "unstated", "y")]
