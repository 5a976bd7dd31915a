"""Charges are optional lines: price times footprint, and a yearly sum over output."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.costing.charges import carbon_charge, compliance_charge
from polysight.costing.lines import CASH_LINES, LINES, Book
from polysight.costing.streaming import costs, costs_by_line


def test_charges_stand_beside_the_cost_of_making() -> None:
    carbon = carbon_charge(np.array([[37.0]]), np.array([[[0.08]]]), np.array([[0.5]]))
    compliance = compliance_charge(np.array([[0.3]]))
    book = Book((carbon, compliance), np.array([0]), np.full((1, 1, 1), 0.5))
    by_line = costs_by_line(book, ("carbon", "compliance"))[0, 0, 0]
    assert by_line.tolist() == pytest.approx([37.0 * 0.08 * 0.5, 0.3 / 0.5])
    assert costs(book, lines=CASH_LINES).item() == 0.0
    assert costs(book, lines=LINES).item() == pytest.approx(1.48 + 0.6)
