"""Chapter about where the market may go: fans, a table by year, and how the model is judged."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block
from polysight.report.chapters.finding import Finding, finite, supported
from polysight.report.chapters.forecast_parts import forecast_parts
from polysight.report.chapters.tables import found, has_value, matrix
from polysight.report.figures import market_fan
from polysight.report.prose import Writer
from polysight.study.result import Number

CHINA = "CN"
LOW, MEDIAN, HIGH = "p5", "p50", "p95"
PRICE, TAXED, CHANCE = "market.forecast.price", "market.forecast.price_taxed", "under_cost"
#: Arrays of the record, variable and horizon of its aim, and columns of its table.
RECORD, AIMED = "market.record", "price_china,12"
CASES = ("low", "central", "high")
RECORD_HEAD = ("low", "ratio", "high", "coverage", "error", "bias", "forecasts", "apart")
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
    told = _year(numbers)
    if told is None:
        yield writer.say("forecast.none")
        return
    yield writer.say("forecast.rule", draws=numbers.at("market.forecast.draws"))
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
    for name in ("price", "output"):
        yield market_fan.figure(writer, name)
    yield from _tables(writer)
    yield writer.say("forecast.begun", "note")
    yield from forecast_parts(writer, told.period)
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
    told = _year(numbers)
    if told is None:
        return None
    return supported(
        "finding.outlook",
        median=told,
        low=numbers.at(PRICE, CHINA, told.period, LOW),
        high=numbers.at(PRICE, CHINA, told.period, HIGH),
        used=numbers.at("market.forecast.utilisation", "year-end", told.period, MEDIAN),
    )


def _year(numbers: Numbers) -> Number | None:
    """Median price of the first year of which every month is simulated."""
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
    """How forecasts of this kind are judged, the record, and what they leave out."""
    yield writer.say("forecast.judged")
    yield from _record(writer)
    yield writer.listing("forecast.limit_known", "forecast.limit_model", "forecast.limit_tail")


def _record(writer: Writer) -> Iterator[Block]:
    """Whether the aim was reached, and the scores by variable and horizon."""
    numbers = writer.numbers
    told = finite(numbers, f"{RECORD}.ratio", containing="central")
    aim = [one for one in told if one.id == f"{RECORD}.ratio[{AIMED},central]"]
    if not aim:
        yield writer.say("forecast.record_none")
        return
    goal = numbers.at(f"{RECORD}.aim")
    yield writer.say(
        "forecast.record_met" if aim[0].value <= goal.value else "forecast.record_missed",
        ratio=aim[0],
        low=numbers.at(f"{RECORD}.ratio", *AIMED.split(","), "low"),
        high=numbers.at(f"{RECORD}.ratio", *AIMED.split(","), "high"),
        aim=goal,
        apart=numbers.at(f"{RECORD}.apart", *AIMED.split(",")),
    )
    covered = numbers.at(f"{RECORD}.coverage", *AIMED.split(","), "80")
    yield writer.say("forecast.record_covered", covered=covered)
    rows = []
    for variable in numbers.keys(f"{RECORD}.ratio", "variable"):
        for horizon in numbers.keys(f"{RECORD}.ratio", "horizon"):
            cells = [found(writer, f"{RECORD}.ratio", variable, horizon, one) for one in CASES]
            cells += [found(writer, f"{RECORD}.coverage", variable, horizon, "80")]
            cells += [
                found(writer, f"{RECORD}.{name}", variable, horizon)
                for name in ("error", "bias", "forecasts", "apart")
            ]
            if cells[1] is not None and has_value(cells[1]):
                name = writer.key("record_variable", variable.replace("_", "-"))
                rows.append((f"{name}, {writer.key('horizon', horizon)}", cells))
    head = [writer.words(f"head.record_{one}") for one in RECORD_HEAD]
    yield matrix(writer, "record", [writer.words("head.item"), *head], rows)
