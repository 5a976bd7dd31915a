"""What the tariffs of the cost model rest on: signs of regions, and the table of tariff inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.evidence.plants import register
from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Listing, Runs, Words
from polysight.report.chapters.tables import found, has_value, matrix
from polysight.report.prose import Writer
from polysight.report.references import UNTOLD
from polysight.report.statement import behind, marked
from polysight.study.result import Number

NAME = "costing.tariff"
CASES = ("low", "central", "high")
OWN, BORROWED = "mark.national_range", "mark.captive_as_grid"
UNVERIFIED = ("mark.unverified", "mark.tariff_unverified")
#: Sign of each mark that a reader of the tables must know.
SIGNS = {
    "mark.other_year": "sign.other_year",
    **dict.fromkeys(UNVERIFIED, "sign.unverified"),
    "mark.other_user": "sign.borrowed",
    OWN: "sign.borrowed",
}
COUNTS = ("tariffs_of_other_years", "tariffs_of_national_range", "assumed_seasonal_factors")
#: Array whose table tells its marks before the unit consumptions.
SECTIONS = "plant.section_electricity"
USES = ("costing.electricity_intensity", "costing.silicon_metal_intensity")


def central(numbers: Numbers, region: str, supply: str = "grid") -> Number | None:
    """Central tariff of a region.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    region, supply : str
        Codes.

    Returns
    -------
    Number or None
        The tariff; None where the study has none.
    """
    if region not in numbers.keys(NAME, "region") or supply not in numbers.keys(NAME, "supply"):
        return None
    return numbers.at(NAME, region, supply, "central")


def own(numbers: Numbers, region: str) -> bool:
    """Whether the grid tariff of a region rests on a verified statement of its own.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    region : str
        Code of the region.

    Returns
    -------
    bool
        False for tariffs from memory or from the range over other regions; a study that stores no
        tariffs gives no reason for doubt.
    """
    tariff = central(numbers, region)
    if tariff is None:
        return not numbers.has(NAME)
    return not any(marked(numbers, tariff, mark) for mark in (OWN, *UNVERIFIED))


def compared(numbers: Numbers, route: str) -> set[str]:
    """Regions whose cash costs of a route may be ranked.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    route : str
        Route code.

    Returns
    -------
    set of str
        Regions where plants of the route stand and the tariff rests on verified rows of their own.
    """
    name = "costing.plant_capacity"
    sizes = {key: numbers.at(name, key).value for key in numbers.keys(name, "plant")}
    return {
        one.geography
        for one in register(numbers.evidence)
        if one.route == route and sizes.get(one.code, 0.0) > 0 and own(numbers, one.geography)
    }


def signed(writer: Writer, region: str) -> str:
    """Name of a region with the signs of its grid tariff.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    region : str
        Code of the region.

    Returns
    -------
    str
        For example ``Hubei *†‡``.
    """
    tariff = central(writer.numbers, region)
    name = writer.key("region", region)
    if tariff is None:
        return name
    keys = [key for mark, key in SIGNS.items() if marked(writer.numbers, tariff, mark)]
    signs = "".join(writer.words(key) for key in dict.fromkeys(keys))
    return f"{name} {signs}".rstrip()


def explained(writer: Writer, grid: Grid) -> Grid:
    """A table of regions with the legend of the signs before its note.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    grid : Grid
        The table.

    Returns
    -------
    Grid
        The table; unchanged where the study stores no tariffs.
    """
    if not writer.numbers.has(NAME):
        return grid
    return replace(grid, note=(Words(writer.words("sign.note")), *grid.note))


def inputs(writer: Writer) -> Iterator[Block]:
    """Counts of stretched tariffs, the table of tariffs, and the unit consumptions.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        A sentence, a table and a list.
    """
    numbers = writer.numbers
    if numbers.has(NAME, *(f"costing.{name}" for name in COUNTS)):
        other, national, seasonal = (numbers.at(f"costing.{name}") for name in COUNTS)
        yield writer.say("cost.tariffs", other=other, national=national, seasonal=seasonal)
        yield _table(writer)
    if numbers.has(*USES):
        yield Listing(tuple(_consumption(writer)))


def _table(writer: Writer) -> Grid:
    numbers = writer.numbers
    lines = [
        (region, supply, tariff)
        for region in numbers.keys(NAME, "region")
        for supply in numbers.keys(NAME, "supply")
        if (tariff := central(numbers, region, supply)) is not None
        and has_value(tariff)
        and not marked(numbers, tariff, BORROWED)
    ]
    grid = matrix(
        writer,
        "tariffs",
        [writer.words("head.region"), *(writer.key("case", case) for case in CASES)],
        [
            (
                writer.key("region", region),
                _range(writer, region, supply),
            )
            for region, supply, _ in lines
        ],
        unit=writer.unit(NAME),
    )
    rows = tuple(
        (row[0], (Words(writer.key("supply", supply)),), *row[1:], *_ground(writer, tariff))
        for row, (_, supply, tariff) in zip(grid.rows, lines, strict=True)
    )
    heads = [writer.words(f"head.{name}") for name in ("supply", "stated", "user", "tier", "rows")]
    head = (grid.head[0], heads[0], *grid.head[1:], *heads[1:])
    widths = (0.13, 0.07, 0.07, 0.07, 0.07, 0.1, 0.22, 0.13, 0.14)
    return replace(grid, head=head, rows=rows, words=(1, 5, 6, 7, 8), widths=widths)


def _range(writer: Writer, region: str, supply: str) -> list[Number | None]:
    """Low, central and high; only the central one where the statement gave no range."""
    cases = [found(writer, NAME, region, supply, case) for case in CASES]
    if len({one.value for one in cases if one is not None}) == 1:
        return [one if case == "central" else None for case, one in zip(CASES, cases, strict=True)]
    return cases


def _ground(writer: Writer, tariff: Number) -> list[Runs]:
    """Year, class of users, tier and ids of the rows behind a tariff, as cells."""
    if marked(writer.numbers, tariff, OWN):
        none = (Words(writer.words("word.none")),)
        return [(Words(writer.words("cost.several")),), none, none, none]
    rows = behind(writer.numbers, tariff)
    parts = (
        [str(row.period.end.year) for row in rows],
        [writer.basis(f"user={row.basis.get('user')}") for row in rows],
        [writer.name("tiers", row.tier) for row in rows],
        [row.id for row in rows],
    )
    joined = writer.words("word.list")
    return [(Words(joined.join(dict.fromkeys(part))),) for part in parts]


def _consumption(writer: Writer) -> Iterator[Runs]:
    numbers = writer.numbers
    told = [one.id for one in numbers.array(SECTIONS)] if numbers.has(SECTIONS) else []
    for route in numbers.keys(USES[0], "route"):
        power, metal = (found(writer, name, route) for name in USES)
        if power is None or metal is None:
            continue
        before = {mark for name in told for mark in numbers.result.marks.get(name, ())}
        yield writer.runs(
            "cost.consumption",
            route=writer.key("route", route),
            power=power,
            power_marks=_marks(writer, power, before),
            metal=metal,
            metal_marks=_marks(writer, metal, before),
        )


def _marks(writer: Writer, number: Number, before: set[str]) -> str:
    """Marks of a number in brackets that no table before told; each is told once."""
    own = [
        mark
        for mark in writer.numbers.result.marks.get(number.id, ())
        if mark not in before and not mark.startswith(UNTOLD)
    ]
    before.update(own)
    told = writer.words("word.list").join(writer.formula(mark) for mark in own)
    return writer.words("line.keys").format(keys=told) if told else ""
