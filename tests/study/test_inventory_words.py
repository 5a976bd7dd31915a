"""Spellings of columns, directions and gases."""

from __future__ import annotations

import pytest

from polysight.evidence.store import evidence
from polysight.study.inventory_words import _spellings, column, columns, direction, directions, gas


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Name", "flow"),
        ("GeneralComment", "note"),
        ("StandardDeviation95%", "spread"),
        ("单位", "unit"),
        (" Amount ", "amount"),
        ("smelter", ""),
    ],
)
def test_columns(word: str, meant: str) -> None:
    assert column(word) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("technosphere", "input"),
        ("emission air, unspecified", "emission"),
        ("Resource, in water", "resource"),
        ("reference product", "production"),
        ("产出", "production"),
        ("emitted", ""),
        ("", ""),
    ],
)
def test_directions(word: str, meant: str) -> None:
    assert direction(word) == meant
    assert not meant or meant in directions()


def test_gases_are_those_of_the_list() -> None:
    known = {row.cells["code"] for row in evidence().tables["gases"]}
    assert set(_spellings("gases").values()) <= known
    assert gas("Dinitrogen monoxide") == "N2O"
    assert gas("Carbon monoxide, fossil") == ""


def test_no_spelling_is_lost() -> None:
    assert len(set(columns())) == len(list(columns())) > 30
