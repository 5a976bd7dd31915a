"""The register of risks: likelihood and effect from the draws, owner, response, trigger."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.outlook_claims import (
    CHINA,
    HIGH,
    LOW,
    MEDIAN,
    closing_cost,
    element,
    failing,
    last_year,
    least_cover,
    load,
    odds,
    price,
)
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.study.result import Number

SENSITIVITY = "investment.sensitivity"
Rated = tuple[str, Number | None, Number | None]


def rated(numbers: Numbers) -> tuple[Rated, ...]:
    """Risks with likelihood and effect, as far as the results tell them.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    tuple of (str, Number or None, Number or None)
        Name of the risk, likelihood and effect; risks without either are left out.
    """
    year = last_year(numbers)
    under = "market.forecast.under_cost"
    listed: tuple[Rated, ...] = (
        ("glut", odds(numbers, "glut"), load(numbers, LOW)),
        ("shortage", odds(numbers, "shortage"), price(numbers, HIGH)),
        ("price", element(numbers, under, "marginal", year), price(numbers, LOW, CHINA)),
        (
            "median",
            element(numbers, under, "median", year),
            element(numbers, "market.forecast.margin", year, LOW),
        ),
        ("limit", failing(numbers), closing_cost(numbers)),
        ("power", None, element(numbers, SENSITIVITY, "input:electricity", "0.1")),
        ("metal", None, element(numbers, SENSITIVITY, "input:silicon-metal", "0.1")),
        ("debt", None, least_cover(numbers)),
    )
    return tuple(one for one in listed if one[1] is not None or one[2] is not None)


def risks(writer: Writer) -> Iterator[Block]:
    """The register, and what happens when prices and output move together.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        The rule, the table, the combined effect and the doubt.
    """
    numbers = writer.numbers
    found = rated(numbers)
    yield writer.say("risk.rule", "note")
    rows: list[tuple[Runs, ...]] = []
    for name, chance, effect in found:
        caption = Words(f"{writer.words(f'risk_effect.{name}')} ")
        rows.append(
            (
                (Words(writer.words(f"risk_name.{name}")),),
                _cell(writer, chance),
                (caption, *_cell(writer, effect)),
                *((Words(writer.words(f"risk_{part}.{name}")),) for part in ("who", "do", "when")),
            )
        )
    if rows:
        heads = ("risk", "chance", "effect", "owner", "response", "trigger")
        head = tuple(writer.words(f"head.{one}") for one in heads)
        ids = [one.id for _, *pair in found for one in pair if one is not None]
        note: Runs = (Words(source_line(writer, ids, told=ids)),)
        title = writer.words("table.risk_register")
        widths = (0.17, 0.11, 0.22, 0.13, 0.22, 0.15)
        yield Grid(title, head, tuple(rows), note, (2, 3, 4, 5), widths)
    year = last_year(numbers)
    revenue = "market.forecast.revenue"
    low, median = (element(numbers, revenue, year, one) for one in (LOW, MEDIAN))
    margin = element(numbers, "market.forecast.margin", year, LOW)
    if low is not None and median is not None and margin is not None:
        yield writer.say("risk.together", year=year, low=low, median=median, margin=margin)
    yield writer.say("risk.doubt", "note")


def _cell(writer: Writer, one: Number | None) -> Runs:
    return (Words(writer.words("word.none")),) if one is None else (writer.cite(one),)
