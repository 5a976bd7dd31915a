"""How cells look: inputs to change, numbers worked out, headings."""

from __future__ import annotations

import math
from typing import Any

from polysight.messages import Language
from polysight.report.workbook.model import Row, definition

#: Number formats by unit; where amounts are many a nought is a dash, and so is what rounds to it.
_AMOUNT = '[>=0.5]#,##0;[<=-0.5]-#,##0;"–"'
_FORMATS = {
    "share": "0.00%", "CNY": _AMOUNT, "kg": _AMOUNT, "kg/a": _AMOUNT, "unit": _AMOUNT,
    "CNY/person": _AMOUNT, "CNY/kg": "#,##0.00##", "CNY/unit": "#,##0.00##",
    "unit/kg": "#,##0.00####", "kg/kg": "0.00####", "number": "0.0000##", "years": "0.0#",
    "months": "0.0#", "month": "0.0#", "int": "0", "flag": "0", "fault": "0", "year": "0",
    "money": '[>=0.005]#,##0.00;[<=-0.005]-#,##0.00;"–"', "coin": "0.00",
    "tiny": "0E+00", "ratio": "0.00", "days": "0.0", "people": "#,##0", "text": "@",
    "date": "yyyy-mm-dd",
}  # fmt: skip
INPUT_FILL, INPUT_INK, HEAD_FILL, RULE, FAULT_FILL, PASS_FILL, QUIET = (
    "#FFF6CC", "#0B3D91", "#1F3A4D", "#C9D3DA", "#F4B6B0", "#CFE8CF", "#6B7780",
)  # fmt: skip


class Looks:
    """Formats of one book, each made once.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        The book.
    font : str
        Name of the font.
    """

    def __init__(self, book: Any, font: str) -> None:
        self._book = book
        self._font = font
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **properties: Any) -> Any:
        """A format.

        Parameters
        ----------
        **properties : object
            Properties of the writer of workbooks.

        Returns
        -------
        Format
            The format.
        """
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            told = {"font_name": self._font, "font_size": 10, **properties}
            self._made[key] = self._book.add_format(told)
        return self._made[key]

    def number(self, unit: str, **properties: Any) -> Any:
        """A format for numbers of a unit.

        Parameters
        ----------
        unit : str
            Code of the unit.
        **properties : object
            Further properties.

        Returns
        -------
        Format
            The format.
        """
        return self.of(
            num_format=_FORMATS.get(unit.split(" ")[0], "General"), align="right", **properties
        )

    def cell(self, row: Row) -> Any:
        """The format of the cells of a row.

        Parameters
        ----------
        row : Row
            The row.

        Returns
        -------
        Format
            Yellow and open to change for inputs of the project.
        """
        if is_open(row):
            return self.number(row.unit, bg_color=INPUT_FILL, font_color=INPUT_INK, locked=False)
        return self.number(row.unit)

    @property
    def title(self) -> Any:
        """Title of a sheet."""
        return self.of(bold=True, font_size=14, font_color=HEAD_FILL)

    @property
    def part(self) -> Any:
        """Heading of a part."""
        return self.of(bold=True, font_color=HEAD_FILL, bottom=1, bottom_color=RULE)

    @property
    def head(self) -> Any:
        """Heading of columns."""
        return self.of(bold=True, font_color="white", bg_color=HEAD_FILL, align="right")

    def head_month(self, language: Language) -> Any:
        """Heading of columns with the month of the year in which a period begins.

        Parameters
        ----------
        language : {"en", "zh"}
            Language.

        Returns
        -------
        Format
            A number with the word of a month.
        """
        told = definition("words")["heading_month"]["format"][0 if language == "en" else 1]
        return self.of(
            bold=True, font_color="white", bg_color=HEAD_FILL, align="right", num_format=told
        )

    @property
    def head_text(self) -> Any:
        """Heading of columns with text."""
        return self.of(bold=True, font_color="white", bg_color=HEAD_FILL)

    @property
    def quiet(self) -> Any:
        """Remarks, units and members."""
        return self.of(font_color=QUIET)

    @property
    def opening(self) -> Any:
        """What stood before the first period."""
        return self.of(num_format='0;-0;"·"', align="center", font_color=RULE)

    @property
    def text(self) -> Any:
        """Plain text."""
        return self.of()

    @property
    def wrapped(self) -> Any:
        """Long text."""
        return self.of(text_wrap=True, valign="top")


def is_open(row: Row) -> bool:
    """Whether a user may change the cells of a row.

    Parameters
    ----------
    row : Row
        The row.

    Returns
    -------
    bool
        True for inputs of the project but codes.
    """
    return row.formula.startswith("@") and row.formula[1:] not in {
        "key", "number", "setting", "option", ".currency", ".kind", ".category", ".heading",
    }  # fmt: skip


#: Height of one line in points, and how much wider than its count of letters a text may run.
_LINE, _SPARE = 15, 1.1


def height(words: str, room: float) -> int:
    """Height of a row whose text breaks at the width of its column.

    Parameters
    ----------
    words : str
        The text; Chinese takes double width.
    room : float
        Width in characters.

    Returns
    -------
    int
        Height in points.
    """
    wide = sum(1 if sign.isascii() else 2 for sign in words)
    return _LINE * max(1, math.ceil(_SPARE * wide / room))
