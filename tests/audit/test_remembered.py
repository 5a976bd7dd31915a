"""A function that remembers is asked once for the same words."""

from __future__ import annotations

from polysight.audit.remembered import ANSWERS, remembered


def test_the_same_words_are_read_once() -> None:
    read: list[str] = []

    @remembered
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    assert [length("price"), length("price"), length("cost"), length("price")] == [5, 5, 4, 5]
    assert read == ["price", "cost"]


def test_what_was_not_asked_for_longest_is_let_go() -> None:
    read: list[int] = []

    @remembered
    def same(number: int) -> int:
        read.append(number)
        return number

    for number in (*range(ANSWERS + 1), ANSWERS, 0):
        same(number)
    assert read == [*range(ANSWERS + 1), 0]
