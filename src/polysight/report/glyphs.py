"""No character may be lost: a glyph that the bundled fonts lack stops the build."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from polysight.errors import DataError, Problem
from polysight.report.fonts import characters

#: Line ends and tabs are layout and need no glyph.
LAYOUT = {0x09, 0x0A, 0x0D}


def texts(tree: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a tree of dictionaries and lists.

    Parameters
    ----------
    tree : dict, list or scalar
        The tree.
    place : str
        Path to it.

    Yields
    ------
    tuple of (str, str)
        Path and text.
    """
    if isinstance(tree, str):
        yield place, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from texts(value, f"{place}.{name}" if place else str(name))
    elif isinstance(tree, list | tuple):
        for index, value in enumerate(tree):
            yield from texts(value, f"{place}[{index}]")


def require_glyphs(tree: Any) -> None:
    """Refuse a document with a character that the bundled fonts cannot draw.

    Parameters
    ----------
    tree : dict, list or scalar
        The document as it goes to the page.

    Raises
    ------
    DataError
        If a character is missing; each is named once with its code point, its place and the text.
    """
    drawn = characters()
    missing: dict[str, Problem] = {}
    for place, text in texts(tree):
        for sign in text:
            if ord(sign) not in drawn and ord(sign) not in LAYOUT and sign not in missing:
                point = f"U+{ord(sign):04X}"
                told = (("character", sign), ("point", point), ("place", place), ("text", text))
                missing[sign] = Problem("glyphs.missing", told)
    if missing:
        raise DataError(tuple(missing.values()))


def embedded(path: Path, used: str) -> str:
    """The part of a font that a page uses, ready to stand in a style sheet.

    Parameters
    ----------
    path : pathlib.Path
        Font file.
    used : str
        Every character of the page.

    Returns
    -------
    str
        WOFF file in base 64; the same characters give the same text.
    """
    options = Options(layout_features=["kern", "mark", "mkmk"], notdef_outline=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={ord(sign) for sign in used} | {0x20})
    stream = BytesIO()
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(stream)
    return base64.b64encode(stream.getvalue()).decode()
