"""Formulas are worked out as a spreadsheet program would."""

from __future__ import annotations

import re

import pytest

from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.formula import compiled, references
from polysight.report.workbook.reference import Families, Member, Reference

FAMILIES = Families(
    {"loan": (Member("loan", 1, "a"), Member("loan", 2, "b"))},
    {"one": "", "rate": "loan", "flow": "", "words": ""},
)
VALUES = Values(
    {
        "one": [4.0],
        "flow": [0.0, 10.0, 20.0, 30.0],
        "rate#1": [0.0, 1.0, 2.0, 3.0],
        "rate#2": [0.0, 5.0, 6.0, 7.0],
        "words": [0.0, "none", 2.0, 3.0],
    }
)


def find(token: re.Match[str]) -> Reference:
    return FAMILIES.reference(token, None)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("one + 2*3", 10.0),
        ("-(one - 1)", -3.0),
        ("2^3 + one", 12.0),
        ("(1 + 1)^-flow[-1]", 2.0**-10),
        ("flow - flow[-1]", 10.0),
        ("SUM(flow[..])", 30.0),
        ("SUM(flow[..-1])", 10.0),
        ("SUM(flow[*])", 60.0),
        ("SUM(rate#@)", 8.0),
        ("SUMPRODUCT(rate#1[*], rate#2[*])", 1 * 5 + 2 * 6 + 3 * 7),
        ("SUMPRODUCT(flow[*], 2^(-rate#1[*]))", 5 + 5 + 3.75),
        ("IF(one = 4, 1, 1/0)", 1.0),
        ("IF(one <> 4, 1, 2)", 2.0),
        ("IFERROR(1/(one - 4), 7)", 7.0),
        ("CHOOSE(2, 1/0, one)", 4.0),
        ("COUNT(words[*])", 2.0),
        ("IF(AND(one >= 4, flow < 100), 1, 0)", 1.0),
        ('COUNTIF(flow[*], ">10")', 2.0),
    ],
)
def test_a_formula_has_a_value_in_a_column(formula: str, value: float) -> None:
    assert compiled(formula, find, VALUES)(2) == pytest.approx(value)


def test_what_a_formula_names_is_told_from_left_to_right() -> None:
    found = [reference.rows for _, reference in references("flow*rate#2 + one", find)]
    assert found == [("flow",), ("rate#2",), ("one",)]


@pytest.mark.parametrize("formula", ["__import__('os')", "[one]", "one if one else 1", "lambda: 1"])
def test_only_formulas_are_understood(formula: str) -> None:
    with pytest.raises((ValueError, KeyError, SyntaxError)):
        compiled(formula, find, VALUES)(1)
