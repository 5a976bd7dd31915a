"""The baseline study on the shipped data, computed once for all tests of the conductor."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from polysight.evidence.location import data_folder
from polysight.study.result import Result
from polysight.study.run import Plan, plan, run


@pytest.fixture(scope="session")
def planned() -> Plan:
    """The plan of the baseline study."""
    return plan()


@pytest.fixture(scope="session")
def baseline(planned: Plan) -> Result:
    """The result of the baseline study."""
    return run(planned)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    """A folder of a user with one weekly quote of a month that has none, and one that is unused."""
    shipped = data_folder() / "observations" / "polysilicon_prices.csv"
    with shipped.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    row = rows["MP0415"]
    own = [
        {**row, "id": "OWN1", "period": "2025-12-17"},
        {**row, "id": "OWN2", "period": "2025-12-17", "grade": "mono-dense"},
    ]
    path = tmp_path / "own" / "observations" / "own.csv"
    path.parent.mkdir(parents=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(own)
    return tmp_path / "own"
