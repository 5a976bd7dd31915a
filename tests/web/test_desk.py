"""Answers are kept up to a number of bytes, the ones asked for lately longest."""

from __future__ import annotations

from polysight.web.desk import Shelf


def test_what_nobody_asked_for_lately_goes() -> None:
    shelf = Shelf(10)
    shelf.keep("a", b"1234")
    shelf.keep("b", b"1234")
    assert shelf.find("a") == b"1234"
    shelf.keep("c", b"1234")
    assert [shelf.find(one) for one in "abc"] == [b"1234", None, b"1234"]


def test_an_answer_that_is_told_again_is_counted_once() -> None:
    shelf = Shelf(10)
    for _ in range(5):
        shelf.keep("a", b"12345678")
    assert shelf.find("a") == b"12345678"
    shelf.keep("b", b"x" * 11)
    assert shelf.find("b") is None
