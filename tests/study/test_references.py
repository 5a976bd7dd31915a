"""Any id finds its row, its number in any unit, and the day on which it could be known."""

from __future__ import annotations

import pytest

from polysight.errors import DataError, UnitError
from polysight.study.run import Plan


def test_numbers_of_rows_in_other_units(planned: Plan) -> None:
    view = planned.view
    assert view.references.number("MV020", "1", view.evidence) == pytest.approx(0.13)
    assert view.references.number("EX0014", "MCNY", view.evidence) == pytest.approx(4719.6794)
    assert view.references.number("FP0022", "years", view.evidence) == pytest.approx(12.5)
    with pytest.raises(UnitError):
        view.references.number("MV020", "kg", view.evidence)


def test_days_of_rows(planned: Plan) -> None:
    references = planned.view.references
    assert references.known("MP0415") == "2025-09-17"
    assert references.known("FP0001") == "2024-11-21"


def test_an_unknown_id_and_a_row_without_a_number_are_refused(planned: Plan) -> None:
    view = planned.view
    with pytest.raises(DataError) as caught:
        view.references.known("MV0200")
    assert caught.value.problems[0].suggestion == "MV020"
    with pytest.raises(DataError) as caught:
        view.references.number("FP0021", "years", view.evidence)
    assert caught.value.problems[0].key == "study.reference_no_number"
