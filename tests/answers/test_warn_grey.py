"""Why a light is grey."""

from __future__ import annotations

import pytest

from polysight.answers.warn_grey import reason_of_grey
from tests.cli.warn_example import assessed

pytestmark = pytest.mark.slow


def test_grey_has_its_reason() -> None:
    found = assessed()
    grey = [at for at in range(len(found.indicators)) if not found.signals.light[at, -1]]
    assert [reason_of_grey(found, at) for at in grey] == ["short"]
