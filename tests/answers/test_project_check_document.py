"""Published returns that are checked, and their document for machines."""

from __future__ import annotations

import pytest

from polysight.answers.project_check_document import checks
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


def test_rows_can_be_chosen() -> None:
    (one,) = checks(asked().evidence, ("PP0002",))
    assert one.id == "PP0002"
