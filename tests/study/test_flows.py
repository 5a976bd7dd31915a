"""Flows as lines of text."""

from __future__ import annotations

from polysight.study.flows import Flow, lines, visible


def test_the_flows_of_one_source_stand_together_with_bars_to_scale() -> None:
    told = lines([Flow("a", "c", 10.0), Flow("b", "c", 5.0), Flow("a", "d", 1e-9)], width=10)
    assert told == [f"a → c  {'█' * 10} 10", f"b → c  {'█' * 5} 5"]


def test_what_cannot_be_seen_is_left_out() -> None:
    assert visible([]) == []
    assert lines([]) == []
    assert visible([Flow("a", "b", 0.0)]) == []
