"""The baseline study on the shipped data, computed once for all tests of the conductor."""

from __future__ import annotations

import pytest

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
