"""The fonts that the reports carry."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Polysight Sans SC"
FOLDER = Path(__file__).parent
REGULAR = FOLDER / "PolysightSansSC-Regular.otf"
BOLD = FOLDER / "PolysightSansSC-Bold.otf"


@cache
def characters() -> frozenset[int]:
    """Code points that both weights can draw.

    Returns
    -------
    frozenset of int
        The code points.
    """
    found = []
    for path in (REGULAR, BOLD):
        with TTFont(path, lazy=True) as font:
            found.append(frozenset(font.getBestCmap()))
    return found[0] & found[1]
