"""Strengths, weaknesses, opportunities and threats, each entry supported by a computed result."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.finding import Finding
from polysight.report.chapters.outlook_claims import (
    GLUT_LIMIT,
    LIKELY,
    MEDIAN,
    OUTSIDE,
    Claim,
    cheapest,
    element,
    failing,
    last_year,
    least_cover,
    limit_of,
    load,
    odds,
    price,
    told,
)
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.study.result import Number

#: Share of the world that is a strength, and share of draws that is a threat.
LEADING, OFTEN = 0.5, 0.25


def _share(numbers: Numbers) -> Finding | None:
    year = last_year(numbers)
    share = element(numbers, "market.forecast.world_share", year, MEDIAN)
    return told("swot.s_share", share and share.value > LEADING, share=share, year=year)


def _cost(numbers: Numbers) -> Finding | None:
    found, outside = cheapest(numbers), price(numbers, MEDIAN, OUTSIDE)
    if found is None or outside is None:
        return None
    least, place = found
    below = least.value < outside.value
    return told("swot.s_cost", below, place=place, cost=least, outside=outside)


def _carbon(numbers: Numbers) -> Finding | None:
    rods, granular = (
        element(numbers, "carbon.total_lifecycle", route, "central")
        for route in ("siemens", "silane-fbr")
    )
    lower = rods is not None and granular is not None and granular.value < rods.value
    return told("swot.s_carbon", lower, granular=granular, rods=rods)


def _load(numbers: Numbers) -> Finding | None:
    used = load(numbers)
    year = last_year(numbers)
    return told(
        "swot.w_load",
        used is not None and used.value < limit_of(numbers, GLUT_LIMIT, used),
        year=year,
        load=used,
    )


def _law(numbers: Numbers) -> Finding | None:
    capacity = failing(numbers)
    days = numbers.keys("policy.capacity_judged", "day")
    judged = element(numbers, "policy.capacity_judged", days[0]) if days else None
    above = capacity is not None and capacity.value > 0.0
    return told("swot.w_law", above, day=capacity, failing=capacity, judged=judged)


def _debt(numbers: Numbers) -> Finding | None:
    cover = least_cover(numbers)
    return told("swot.w_debt", cover and cover.value < 1.0, cover=cover)


def _demand(numbers: Numbers) -> Finding | None:
    years = numbers.keys("market.forecast.demand", "year")
    if len(years) < 2:
        return None
    last, first = (
        element(numbers, "market.forecast.demand", year, MEDIAN)
        for year in (years[-1], years[min(1, len(years) - 2)])
    )
    grows = last is not None and first is not None and last.value > first.value
    return told("swot.o_demand", grows, year=years[-1], demand=last, first=first)


def _outside(numbers: Numbers) -> Finding | None:
    outside, inside = price(numbers, MEDIAN, OUTSIDE), price(numbers)
    above = outside is not None and inside is not None and outside.value > inside.value
    return told("swot.o_outside", above, outside=outside, inside=inside)


def _exit(numbers: Numbers) -> Finding | None:
    year = last_year(numbers)
    closed = element(numbers, "market.forecast.closed", year, MEDIAN)
    return told("swot.o_exit", closed and closed.value > 0.0, year=year, closed=closed)


def _glut(numbers: Numbers) -> Finding | None:
    glut = odds(numbers, "glut")
    return told("swot.t_glut", glut and glut.value >= LIKELY, odds=glut)


def _price(numbers: Numbers) -> Finding | None:
    year = last_year(numbers)
    share = element(numbers, "market.forecast.under_cost", "median", year)
    return told("swot.t_price", share and share.value >= OFTEN, year=year, share=share)


def _shortage(numbers: Numbers) -> Finding | None:
    short = odds(numbers, "shortage", "24")
    return told("swot.t_shortage", short and short.value >= OFTEN, odds=short)


ENTRIES: tuple[tuple[str, Claim], ...] = (
    ("s_share", _share), ("s_cost", _cost), ("s_carbon", _carbon), ("w_load", _load),
    ("w_law", _law), ("w_debt", _debt), ("o_demand", _demand), ("o_outside", _outside),
    ("o_exit", _exit), ("t_glut", _glut), ("t_price", _price), ("t_shortage", _shortage),
)  # fmt: skip


def swot(writer: Writer) -> Iterator[Block]:
    """The four fields with entries that the results support.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The rule, the table and the entries that were left out.
    """
    yield writer.say("swot.rule", "note")
    rows: list[tuple[Runs, ...]] = []
    withdrawn, ids = [], []
    for name, claim in ENTRIES:
        one = claim(writer.numbers)
        if one is None:
            withdrawn.append(writer.words(f"swot_name.{name}"))
            continue
        part = writer.words(f"swot_part.{name[0]}")
        rows.append(((Words(part),), writer.runs(one.key, **dict(one.values))))
        ids += [value.id for _, value in one.values if isinstance(value, Number)]
    if rows:
        head = (writer.words("head.part"), writer.words("head.entry"))
        note: Runs = (Words(source_line(writer, ids, told=ids)),)
        yield Grid(writer.words("table.swot"), head, tuple(rows), note, (1,), (0.12, 0.88))
    if withdrawn:
        names = writer.listed(withdrawn)
        yield writer.say("swot.withdrawn", "note", names=names)
