"""Chapter about where the market may go: fans, tables by year, and what they leave out."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block
from polysight.report.chapters.finding import Finding, finite, supported
from polysight.report.chapters.tables import found, matrix
from polysight.report.figures import market_fan
from polysight.report.prose import Writer
from polysight.study.result import Number

CHINA = "CN"
LOW, MEDIAN, HIGH = "p5", "p50", "p95"
PRICE, TAXED, CHANCE = "market.forecast.price", "market.forecast.price_taxed", "under_cost"
#: Rows of the table of medians: array below ``market.forecast.`` and keys before the year.
ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("price", (CHINA,)), ("price_taxed", ()), ("price_dollar", ()), ("output", (CHINA,)),
    ("capacity", (CHINA,)), ("utilisation", ("year-end",)), ("utilisation", ("mean",)),
    ("demand", ()), ("imports", ()), ("stock", ("producers",)), ("stock", ("industry",)),
    ("stock", ("whole-chain",)), ("revenue", ()), ("margin", ()), ("world_share", ()),
    ("closed", ()),
)  # fmt: skip


def forecast(writer: Writer) -> Iterator[Block]:
    """Simulated price and output, the market by year, and what such forecasts are worth.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, two figures and two tables.
    """
    numbers = writer.numbers
    told = whole_year(numbers)
    if told is None:
        yield writer.say("forecast.none")
        return
    yield writer.say(
        "forecast.price",
        median=told,
        taxed=numbers.at(TAXED, told.period, MEDIAN),
        low=numbers.at(PRICE, CHINA, told.period, LOW),
        high=numbers.at(PRICE, CHINA, told.period, HIGH),
    )
    yield writer.say(
        "forecast.chance",
        typical=numbers.at("market.forecast.under_cost", "median", told.period),
        last=numbers.at("market.forecast.under_cost", "marginal", told.period),
    )
    yield writer.say("forecast.rule", draws=numbers.at("market.forecast.draws"))
    for name in ("price", "output"):
        yield market_fan.figure(writer, name)
    yield from _tables(writer)
    yield writer.say("forecast.begun", "note")
    yield from _judged(writer)


def outlook(numbers: Numbers) -> Finding | None:
    """Price and utilisation of the first whole year ahead.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim; None without a forecast.
    """
    told = whole_year(numbers)
    if told is None:
        return None
    return supported(
        "finding.outlook",
        median=told,
        low=numbers.at(PRICE, CHINA, told.period, LOW),
        high=numbers.at(PRICE, CHINA, told.period, HIGH),
        used=numbers.at("market.forecast.utilisation", "year-end", told.period, MEDIAN),
    )


def whole_year(numbers: Numbers) -> Number | None:
    """Median price of the first year of which every month is simulated.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Number or None
        The price; None without a forecast.
    """
    months = numbers.keys("market.forecast.monthly_price", "month")
    whole = [
        one
        for one in finite(numbers, PRICE, containing=MEDIAN)
        if one.id.startswith(f"{PRICE}[{CHINA},")
        and sum(month.startswith(one.period) for month in months) == 12
    ]
    return whole[0] if whole else None


def _tables(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    years = numbers.keys(PRICE, "year")
    rows = []
    for name, keys in ROWS:
        array = f"market.forecast.{name}"
        title = writer.words(f"forecast.row_{'_'.join((name, *keys)).replace('-', '_').lower()}")
        unit = writer.unit(array)
        if unit and unit != "%":
            title = writer.words("line.with_unit").format(title=title, unit=unit)
        rows.append((title, [found(writer, array, *keys, year, MEDIAN) for year in years]))
    yield matrix(writer, "forecast", [writer.words("head.item"), *years], rows)
    quantiles = numbers.keys(PRICE, "quantile")
    yield matrix(
        writer,
        "forecast_price",
        [writer.words("head.year"), *(writer.key("quantile", one) for one in quantiles)],
        [
            (year, [numbers.at(PRICE, CHINA, year, one) for one in quantiles])
            for year in years
        ],
        unit=writer.unit(PRICE),
        basis=writer.basis(numbers.array(PRICE).basis),
        told=[numbers.at(PRICE, CHINA, year, MEDIAN).id for year in years],
    )  # fmt: skip


def _judged(writer: Writer) -> Iterator[Block]:
    """How forecasts of this kind are judged, and what they leave out."""
    yield writer.say("forecast.judged")
    yield writer.listing("forecast.limit_known", "forecast.limit_model", "forecast.limit_tail")
