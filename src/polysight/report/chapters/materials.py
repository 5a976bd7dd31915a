"""Chapter about what a kilogram takes: inputs by route, silicon metal, and cost by region."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.forecast import whole_year
from polysight.report.chapters.forecast_parts import METAL, medians
from polysight.report.chapters.outlook_claims import MEDIAN, element, last_year, told
from polysight.report.chapters.tables import Row, found, has_value, matrix
from polysight.report.figures import region_cost
from polysight.report.prose import Name, Writer
from polysight.study.result import Number

COMPONENT, COST, ROUTE = "costing.component", "costing.cash_cost", "siemens"
PRICE, COVER = "market.forecast.metal_price", "market.forecast.metal_cover"
VALUE, SENSITIVITY = "investment.npv", "investment.sensitivity"
#: Components that are compared.
PAIR = ("electricity", "silicon-metal")
#: Inputs of a kilogram from the plant model: array below ``plant.``
INPUTS = ("electricity", "steam", "silicon_metal", "hydrogen", "hydrogen_chloride", "caustic_soda")


def materials(writer: Writer) -> Iterator[Block]:
    """The largest item, inputs of each route, the outlook for silicon metal, cost by region.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, a figure and tables.
    """
    numbers = writer.numbers
    for claim in (leading(numbers), metal_price(numbers), metal_cover(numbers), dearer(numbers)):
        if claim is not None:
            yield writer.say(claim.key, "body", **dict(claim.values))
    yield from _inputs(writer)
    grid = medians(writer, "materials_metal", METAL)
    if grid is not None:
        yield grid
        yield writer.say("raw_materials.metal_note", "note")
    if region_cost.ordered(numbers):
        yield region_cost.figure(writer)
    yield writer.say("raw_materials.doubt", "note")


def leading(numbers: Numbers) -> Finding | None:
    """Which item of cash cost is the largest where a kilogram costs least.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; None without components.
    """
    costs = [
        one for one in finite(numbers, COST, containing="central") if key_at(one, 1) == ROUTE
    ]  # fmt: skip
    if not costs:
        return None
    least, most = (pick(costs, key=lambda one: one.value) for pick in (min, max))
    ends = []
    for end in (least, most):
        region = key_at(end, 0)
        pair = [element(numbers, COMPONENT, region, ROUTE, one) for one in PAIR]
        if pair[0] is None or pair[1] is None:
            return None
        ends.append((Name("regions", region), pair[0], pair[1]))
    (place, power, metal), (other, other_power, other_metal) = ends
    key = "power" if other_power.value > other_metal.value else "metal"
    both = "both" if (power.value > metal.value) == (key == "power") else "turns"
    return told(
        f"raw_materials.{key}_{both}", True, place=place, power=power, metal=metal, cost=least,
        other=other, other_power=other_power, other_metal=other_metal, other_cost=most,
    )  # fmt: skip


def metal_price(numbers: Numbers) -> Finding | None:
    """Where the price of silicon metal goes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; None without a forecast.
    """
    first, year = whole_year(numbers), last_year(numbers)
    if first is None or year == first.period:
        return None
    now, then = (element(numbers, PRICE, one, MEDIAN) for one in (first.period, year))
    if now is None or then is None:
        return None
    key = "rises" if then.value > now.value else "falls"
    return told(
        f"raw_materials.metal_{key}", True, first=first.period, now=now, year=year, then=then
    )


def metal_cover(numbers: Numbers) -> Finding | None:
    """How long stocks of silicon metal last, and how much of supply polysilicon takes.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    year = last_year(numbers)
    name = "market.forecast.metal"
    made, used = (element(numbers, name, one, year, MEDIAN) for one in ("supply", "polysilicon"))
    cover = element(numbers, COVER, "stock", year, MEDIAN)
    return told("raw_materials.cover", True, year=year, used=used, made=made, cover=cover)


def dearer(numbers: Numbers) -> Finding | None:
    """What dearer silicon metal and dearer power do to the reference project.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; it names the input that costs the project more.
    """
    value = element(numbers, VALUE, "after-tax")
    metal, power = (
        element(numbers, SENSITIVITY, f"input:{one}", "0.1")
        for one in ("silicon-metal", "electricity")
    )
    if metal is None or power is None:
        return None
    key = "power" if power.value < metal.value else "metal"
    return told(f"raw_materials.dearer_{key}", True, value=value, power=power, metal=metal)


def _inputs(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    routes = numbers.keys("plant.electricity", "route")
    cases = ("low", "central", "high")
    rows: list[Row] = []
    for name in INPUTS:
        array = f"plant.{name}"
        if not numbers.has(array):
            continue
        cells: list[Number | None] = [
            found(writer, array, route, case) for route in routes for case in cases
        ]
        if any(map(has_value, cells)):
            title = writer.words(f"material.{name}")
            unit = writer.unit(array)
            rows.append((writer.words("line.with_unit").format(title=title, unit=unit), cells))
    if rows:
        heads = [
            writer.words("line.subtitle").format(
                title=writer.key("route", route), part=writer.key("case", case)
            )
            for route in routes
            for case in cases
        ]
        told_of = [
            one.id for name in ("electricity", "steam") if numbers.has(f"plant.{name}")
            for one in numbers.array(f"plant.{name}")
        ]  # fmt: skip
        head = [writer.words("head.item"), *heads]
        yield matrix(writer, "materials_inputs", head, rows, told=told_of)
