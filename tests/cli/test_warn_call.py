"""Branches ask for a warning in the same words."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.answers.warn_answer import WarnAnswer
from polysight.cli.warn_call import assessing

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("shipped_panel")]


def test_a_day_is_assessed() -> None:
    found = assessing("en", dt.date(2016, 3, 31), ())
    assert isinstance(found, WarnAnswer)
    assert found.warning.month == 12 * 2016 + 2
