from __future__ import annotations

import math

from polysight.audit.metric import metric_from


def test_open_ends_are_infinite() -> None:
    cells = dict.fromkeys("key en zh unit nature of good per_year closes better".split(), "x")
    made = metric_from(cells | {"weight": "2", "tolerance": "0.1", "minimum": "0", "maximum": ""})
    assert (made.minimum, made.maximum, made.weight) == (0.0, math.inf, 2)
    assert made.known
    assert not made.per_year
