"""Limits are told as they hold."""

from __future__ import annotations

from dataclasses import asdict

from polysight.web.limits import MOST_PAGE_ROWS, PAGE_ROWS, Limits


def test_every_bound_is_one() -> None:
    assert all(one > 0 for one in asdict(Limits()).values())
    assert 0 < PAGE_ROWS <= MOST_PAGE_ROWS
    assert Limits().patience < Limits().run_patience
