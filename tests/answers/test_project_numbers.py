"""Numbers of documents."""

from __future__ import annotations

import math

from polysight.answers.project_numbers import finite, finite_list


def test_what_is_no_number_is_null() -> None:
    assert finite(math.nan) is None
    assert finite_list([1.0, math.inf, -math.inf]) == [1.0, None, None]
