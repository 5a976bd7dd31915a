"""Tables of the forecast beside prices and balance: silicon metal, uses, types, provinces."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block
from polysight.report.chapters.tables import found, matrix
from polysight.report.prose import Writer

ARRAY, MEDIAN = "market.forecast", "p50"
#: Rows of the table of medians: array below ``market.forecast.`` and keys before the year.
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("metal", ("supply",)), ("metal", ("polysilicon",)), ("metal", ("other",)),
    ("metal_cover", ("stock",)), ("metal_cover", ("contract",)), ("metal_price", ()),
    ("use", ("solar-china",)), ("use", ("solar-outside",)), ("use", ("chips-china",)),
    ("use", ("chips-outside",)), ("n_type", ("made",)), ("n_type", ("wanted",)),
    ("spread", ("type",)), ("spread", ("granular",)),
)  # fmt: skip
#: Smallest output or use of a province that has a line [kt].
LEAST = 1.0
#: Columns of the table of provinces, each an array by region and year.
COLUMNS = ("province_output", "province_use", "price_at_works", "price_delivered")


def forecast_parts(writer: Writer, year: str) -> Iterator[Block]:
    """Medians of the parts of the market by year, and the provinces in one year.

    Parameters
    ----------
    writer : Writer
        Writes the language.
    year : str
        First year of which every month is simulated.

    Yields
    ------
    Block
        Tables with a sentence each; nothing where a study has none of these.
    """
    if not writer.numbers.has(f"{ARRAY}.metal"):
        return
    years = writer.numbers.keys(f"{ARRAY}.metal", "year")
    rows = []
    for name, keys in ROWS:
        array = f"{ARRAY}.{name}"
        words = "_".join((name, *keys)).replace("-", "_")
        title = writer.words(f"forecast_parts.{words}")
        title = writer.words("line.with_unit").format(title=title, unit=writer.unit(array))
        rows.append((title, [found(writer, array, *keys, one, MEDIAN) for one in years]))
    yield matrix(writer, "forecast_parts", [writer.words("head.item"), *years], rows)
    yield writer.say("forecast_parts.note", "note")
    yield from _provinces(writer, year)


def _provinces(writer: Writer, year: str) -> Iterator[Block]:
    arrays = [f"{ARRAY}.{one}" for one in COLUMNS]
    if not writer.numbers.has(*arrays):
        return
    rows = []
    for region in writer.numbers.keys(arrays[0], "region"):
        cells = [found(writer, one, region, year) for one in arrays]
        if any(one is not None and one.value >= LEAST for one in cells[:2]):
            rows.append((writer.key("region", region), cells))
    if not rows:
        return
    rows.sort(key=lambda row: -(row[1][0].value if row[1][0] is not None else 0.0))
    heads = [
        writer.words("line.with_unit").format(
            title=writer.words(f"forecast_parts.{name}"), unit=writer.unit(array)
        )
        for name, array in zip(COLUMNS, arrays, strict=True)
    ]
    caption = [writer.words("head.region"), *heads]
    yield matrix(writer, "forecast_provinces", caption, rows)
    yield writer.say("forecast_parts.provinces", "note")
