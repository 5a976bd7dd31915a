"""Chapter about the warning indicators."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block
from polysight.report.chapters.early_warning import early_warning, opening
from polysight.report.chapters.finding import finite
from polysight.report.chapters.tables import basis_of, matrix
from polysight.report.figures import warning_history
from polysight.report.period_words import period_words
from polysight.report.prose import Writer

#: Quarters that the table of the ratio shows; the figure shows all.
QUARTERS = 8


def warning(writer: Writer) -> Iterator[Block]:
    """Utilisation on both denominators, price to cash cost, and the early warning.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, tables and figures.
    """
    numbers = writer.numbers
    yield from opening(writer)
    yield from _lights(writer)
    yield writer.say("warning.rule")
    years = numbers.keys("warning.utilisation", "year")
    yield matrix(
        writer,
        "utilisation",
        [writer.words("head.denominator"), *years],
        [
            (
                writer.key("denominator", one),
                [numbers.at("warning.utilisation", one, year) for year in years],
            )
            for one in numbers.keys("warning.utilisation", "denominator")
        ],
        basis=basis_of(writer, "warning.utilisation"),
    )
    quarters = numbers.keys("warning.price_to_cash_cost", "quarter")[-QUARTERS:]
    if quarters:
        yield matrix(
            writer,
            "ratio",
            [writer.words("head.quarter"), *quarters],
            [
                (
                    writer.words(f"row.{name}"),
                    [numbers.at(f"warning.{name}", quarter) for quarter in quarters],
                )
                for name in warning_history.RATIOS
                if numbers.has(f"warning.{name}")
            ],
            basis=basis_of(writer, "warning.price_to_cash_cost"),
        )
    if finite(numbers, "warning.utilisation") and finite(numbers, "warning.price_to_cash_cost"):
        yield warning_history.figure(writer)
    yield from early_warning(writer)


def _lights(writer: Writer) -> Iterator[Block]:
    marks = writer.numbers.result.marks
    name = "warning.light"
    told = []
    for indicator in writer.numbers.keys(name, "indicator"):
        light = next(iter(marks.get(f"{name}[{indicator}]", ())), "")
        if light:
            told.append(
                writer.words("warning.one_light").format(
                    indicator=writer.key("indicator", indicator), light=writer.formula(light)
                )
            )
    if told:
        lights = writer.words("line.gap").join(told)
        year = period_words(writer.numbers.array(name).period, writer.language)
        yield writer.say("warning.lights", year=year, lights=lights)
