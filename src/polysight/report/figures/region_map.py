"""Provinces as tiles, coloured by a number of one year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from polysight.report.blocks import Picture
from polysight.report.figures.frame import framed, shown
from polysight.report.figures.province_tiles import Tiles, height_inches, tiled
from polysight.report.prose import Name, Writer
from polysight.study.result import Number

TABLE = "region_tiles"
#: Height of a row of tiles on a page that also holds tables.
ROW_INCHES = 0.32


def figure(writer: Writer, numbers: Mapping[str, Number], year: str) -> Picture:
    """Tiles of all provinces, those with a value coloured.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    numbers : mapping of str to Number
        What is drawn, by region.
    year : str
        Year.

    Returns
    -------
    Picture
        The figure.
    """
    values = {region: shown(writer, one) for region, one in numbers.items()}
    places = [row.cells for row in writer.numbers.evidence.tables[TABLE]]
    tiles = Tiles(
        tuple(writer.name("regions", one["region"]) for one in places),
        np.array([int(one["row"]) for one in places]),
        np.array([int(one["column"]) for one in places]),
        np.array([values.get(one["region"], np.nan) for one in places]),
        None,
    )
    place = max(numbers, key=lambda region: numbers[region].value)
    most = numbers[place]
    summary = writer.runs("regions.seen", year=year, place=Name("regions", place), most=most)
    unit = writer.unit(most.id.partition("[")[0])
    return framed(
        writer, "region_map", list(numbers.values()), tiled(tiles), summary=summary, unit=unit,
        height_inches=height_inches(tiles, ROW_INCHES),
    )  # fmt: skip
