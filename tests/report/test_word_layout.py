"""Order, widths and sizes on the pages of a word processor."""

from __future__ import annotations

from polysight.report.blocks import Grid, Paragraph, Section, Words
from polysight.report.word_layout import (
    EDGES,
    LETTER,
    TURNED,
    UPRIGHT,
    breadth,
    column_widths,
    items,
    picture_size,
    pictures,
    text_widths,
)
from tests.report.example import written


def grid(*cells: str, wide: bool = False) -> Grid:
    row = tuple((Words(cell),) for cell in cells)
    return Grid("table", tuple("abcdefgh"[: len(cells)]), (row,), wide=wide)


def test_chinese_counts_twice() -> None:
    assert breadth("硅 Si") == 5


def test_columns_fill_the_width_and_follow_what_they_hold() -> None:
    narrow, broad = column_widths(grid("1", "a long text in a cell"), UPRIGHT)
    assert narrow + broad == UPRIGHT
    assert broad > narrow


def test_a_long_first_column_leaves_the_others_their_words() -> None:
    rows = ("the price outside China, twenty-four months ahead of the day", *["127.5%"] * 7)
    first, *others = column_widths(grid(*rows), UPRIGHT)
    assert first + sum(others) == UPRIGHT
    assert min(others) >= (len("127.5%") + EDGES) * LETTER
    assert first > max(others)


def test_shares_of_a_table_are_kept() -> None:
    stated = Grid("t", ("a", "b"), (((Words("x" * 90),), (Words("y"),)),), widths=(0.25, 0.75))
    first, second = column_widths(stated, TURNED)
    assert abs(second - 3 * first) <= 3


def test_wide_tables_turn_the_page_with_the_heading_that_stands_before_them() -> None:
    report = written("en")[1]
    sections = (
        Section("one", "One", (Paragraph((Words("text"),)),)),
        Section("two", "Two", (grid("1", wide=True), grid("2", wide=True), grid("3"))),
    )
    changed = type(report)(
        report.language, report.title, report.subtitle, report.vintage, report.facts, sections,
        report.groups, report.references,
    )  # fmt: skip
    assert [(one.kind, one.turned, one.turns) for one in items(changed)] == [
        ("heading", False, False),
        ("text", False, False),
        ("heading", True, True),
        ("table", True, False),
        ("table", True, False),
        ("table", False, True),
    ]


def test_pictures_keep_their_proportion_and_fit() -> None:
    name, png = next(pictures(items(written("en")[1])))
    assert name
    wide, high = picture_size(png, UPRIGHT)
    narrow, low = picture_size(png, UPRIGHT // 2)
    assert narrow < wide
    assert abs(high / wide - low / narrow) < 1e-4


def test_what_says_most_has_most_room() -> None:
    rows = [
        ("F01", "37.0", "cradle to gate, Jiangsu, granular, silicon metal included"),
        ("F02", "1", ""),
    ]
    few, number, many = text_widths(("Id", "Value", "Known"), rows, 4520, 66)
    assert few + number + many == 4520
    assert many > few + number
