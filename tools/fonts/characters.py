"""Which characters the bundled fonts carry."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

#: Blocks that reports use beside hanzi: first and last code point.
BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A: names of sources
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x205E),  # general punctuation
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letter-like: ℃, №
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2460, 0x2473),  # circled numbers
    (0x2500, 0x257F),  # box drawing
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x2606),  # stars
    (0x3000, 0x303F),  # punctuation of Chinese and Japanese
    (0xFF00, 0xFFEF),  # full-width and half-width forms
)
#: Text files whose characters must be printable in a report.
PRINTED = (
    "data/**/*.csv",
    "data/**/*.toml",
    "data/**/*.yaml",
    "src/polysight/**/*.toml",
    "src/polysight/report/**/*.typ",
    "src/polysight/report/**/*.html",
)


def gb2312() -> set[int]:
    """The characters of GB/T 2312-1980: 6,763 hanzi and the symbols of rows 1 to 9.

    Returns
    -------
    set of int
        Code points.
    """
    found: set[int] = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            text = bytes((row, cell)).decode("gb2312", errors="ignore")
            found.update(map(ord, text))
    return found


def big5() -> set[int]:
    """The 5,401 frequently used traditional characters (level 1 of Big5).

    Returns
    -------
    set of int
        Code points.
    """
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    codes = [
        (row, cell) for row in range(0xA4, 0xC7) for cell in cells if (row, cell) <= (0xC6, 0x7E)
    ]
    return {ord(bytes(code).decode("big5")) for code in codes}


def printed(root: Path) -> set[int]:
    """Every character that stands in the data and the messages.

    Parameters
    ----------
    root : pathlib.Path
        Root of the checkout.

    Returns
    -------
    set of int
        Code points, control characters left out.
    """
    paths: Iterable[Path] = (path for pattern in PRINTED for path in root.glob(pattern))
    found = {ord(character) for path in paths for character in path.read_text(encoding="utf-8-sig")}
    return {point for point in found if point >= 0x20 and point != 0x7F}


def wanted(root: Path) -> set[int]:
    """Code points that the fonts should carry.

    Parameters
    ----------
    root : pathlib.Path
        Root of the checkout.

    Returns
    -------
    set of int
        Blocks, both character sets and whatever the data and messages print.
    """
    blocks = {point for first, last in BLOCKS for point in range(first, last + 1)}
    return blocks | gb2312() | big5() | printed(root)
