"""What chapters write from."""

from __future__ import annotations

import pytest

from polysight.report.blocks import plain
from tests.report.feasibility.example import dossier

pytestmark = pytest.mark.slow


def test_a_sentence_with_a_missing_number_is_not_told() -> None:
    told = dossier()
    assert told.runs("investment_unit", unit=None) == ()
    assert list(told.tell("investment_unit", unit=told.number("no.such"))) == []
    assert told.runs("investment_unit", unit=told.number("project.unit_investment"))


def test_names_of_parts_factors_and_parameters() -> None:
    told = dossier("zh")
    assert told.item("silicon-metal") == "工业硅"
    assert told.item("no-such-part") == "no-such-part"
    assert told.factor("input:electricity") == "电力价格"
    assert told.parameter("project-scale") == "单期项目规模"
    assert told.year("normal-year") == "2030"


def test_a_table_names_its_source_and_an_empty_one_is_none() -> None:
    told = dossier()
    one = told.number("investment.price")
    (grid,) = told.grid("values", ("a", "b"), [((), told.cell(one))], [one])
    assert plain(grid.note).startswith("Source: ")
    assert list(told.grid("values", ("a",), [], [])) == []
    assert plain(told.cell(None)) == told.words("word.none")
