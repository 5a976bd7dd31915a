"""Tables of the simulated market that other chapters show: silicon metal, uses and types."""

from __future__ import annotations

from collections.abc import Sequence

from polysight.report.blocks import Grid
from polysight.report.chapters.tables import found, matrix
from polysight.report.prose import Writer

ARRAY, MEDIAN = "market.forecast", "p50"
Rows = Sequence[tuple[str, tuple[str, ...]]]
#: Rows of the tables of medians: array below ``market.forecast.`` and keys before the year.
METAL: Rows = (
    ("metal", ("supply",)), ("metal", ("polysilicon",)), ("metal", ("other",)),
    ("metal_cover", ("stock",)), ("metal_cover", ("contract",)), ("metal_price", ()),
)  # fmt: skip
TYPES: Rows = (
    ("use", ("solar-china",)), ("use", ("solar-outside",)), ("use", ("chips-china",)),
    ("use", ("chips-outside",)), ("n_type", ("made",)), ("n_type", ("wanted",)),
    ("spread", ("type",)), ("spread", ("granular",)),
)  # fmt: skip


def medians(writer: Writer, key: str, rows: Rows) -> Grid | None:
    """Medians of parts of the market by year.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    key : str
        Key of the caption.
    rows : sequence of (str, tuple of str)
        Arrays below ``market.forecast.`` and their keys before the year.

    Returns
    -------
    Grid or None
        The table; None where a study has none of these.
    """
    first = f"{ARRAY}.{rows[0][0]}"
    if not writer.numbers.has(first):
        return None
    years = writer.numbers.keys(first, "year")
    told = []
    for name, keys in rows:
        array = f"{ARRAY}.{name}"
        words = "_".join((name, *keys)).replace("-", "_")
        title = writer.words(f"forecast_parts.{words}")
        title = writer.words("line.with_unit").format(title=title, unit=writer.unit(array))
        told.append((title, [found(writer, array, *keys, one, MEDIAN) for one in years]))
    return matrix(writer, key, [writer.words("head.item"), *years], told)
