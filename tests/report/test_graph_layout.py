"""Places of boxes: linked ones near, none on another, the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.report.graph_layout import laid_out


def tree(parents: list[int]) -> list[tuple[int, int]]:
    return [(at, parent % at) for at, parent in enumerate(parents, 1)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 100), max_size=60), st.integers(10, 90))
def test_no_box_lies_on_another(parents: list[int], wide: int) -> None:
    sizes = np.array([(wide if at % 2 else 18.0, 22.0) for at in range(len(parents) + 1)])
    places = laid_out(sizes, tree(parents), 44.0)
    gaps = np.abs(places[:, None] - places[None, :])
    need = (sizes[:, None] + sizes[None, :]) / 2.0
    over = (need - gaps > 0.5).all(axis=2)
    np.fill_diagonal(over, False)
    assert not over.any()
    assert (places - sizes / 2.0 >= -1e-6).all()
    assert np.isfinite(places).all()


def test_the_same_graph_gets_the_same_places() -> None:
    sizes = np.full((40, 2), 20.0)
    links = [(at, (at * 7) % at) for at in range(1, 40)]
    assert (laid_out(sizes, links, 44.0) == laid_out(sizes, links, 44.0)).all()


def test_linked_boxes_are_nearer_than_others() -> None:
    sizes = np.full((12, 2), 10.0)
    places = laid_out(sizes, [(at, at + 1) for at in range(11)], 44.0)
    lengths = np.hypot(*np.diff(places, axis=0).T)
    assert lengths == pytest.approx(44.0, rel=0.1)
    assert np.hypot(*(places[-1] - places[0])) > 5 * 44.0


def test_boxes_that_look_the_same_do_not_fall_together() -> None:
    sizes = np.full((25, 2), 20.0)
    places = laid_out(sizes, [(0, at) for at in range(1, 25)], 44.0)
    assert len({tuple(place) for place in places.round(1)}) == 25


def test_one_box_lies_at_the_corner() -> None:
    assert laid_out(np.array([[30.0, 20.0]]), [], 44.0).tolist() == [[15.0, 10.0]]
