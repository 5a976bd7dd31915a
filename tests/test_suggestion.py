from __future__ import annotations

from polysight.suggestion import nearest


def test_the_nearest_word_is_suggested_or_none() -> None:
    assert nearest("SHWO", ["show", "check", "run"]) == "show"
    assert nearest("内蒙谷", ["内蒙古", "新疆"]) == "内蒙古"
    assert nearest("zzzzzz", ["show", "check"]) == ""
    assert nearest("x", []) == ""
