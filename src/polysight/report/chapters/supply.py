"""Chapters about capacity, the market balance and prices."""

from __future__ import annotations

import math
from collections.abc import Iterator

from polysight.periods import period
from polysight.report.blocks import Block
from polysight.report.chapters.finding import finite
from polysight.report.chapters.findings import observed_price
from polysight.report.chapters.tables import basis_of, found, has_value, matrix
from polysight.report.figures import capacity as capacity_figure
from polysight.report.figures import price_history
from polysight.report.period_words import period_words
from polysight.report.prose import Writer
from polysight.report.statement import behind
from polysight.study.result import Number

#: Years of the table of observed shares.
SHARE_YEARS = 3
FLOWS = ("production", "imports", "exports", "gross_supply", "apparent_supply")


def capacity(writer: Writer) -> Iterator[Block]:
    """The register against published capacity, and how much of it is observed.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences, two tables and a figure.
    """
    numbers = writer.numbers
    years = numbers.keys("market.capacity_register", "year")
    gaps = finite(numbers, "market.unallocated")
    if gaps:
        year = gaps[-1].period
        yield writer.say(
            "capacity.short" if gaps[-1].value > 0 else "capacity.over",
            register=numbers.at("market.capacity_register", year, "all"),
            sourced=numbers.at("market.capacity_register", year, "sourced"),
            published=numbers.at("market.capacity_published", year),
            gap=gaps[-1],
        )
    yield writer.say("capacity.rule")
    heads = ["year", "sourced", "all", "published", "unallocated"]
    yield matrix(
        writer,
        "capacity",
        [writer.words(f"head.{name}") for name in heads],
        [
            (
                year,
                [
                    numbers.at("market.capacity_register", year, "sourced"),
                    numbers.at("market.capacity_register", year, "all"),
                    found(writer, "market.capacity_published", year),
                    found(writer, "market.unallocated", year),
                ],
            )
            for year in years
        ],
        unit=writer.unit("market.capacity_register"),
        basis=basis_of(writer, "market.capacity_register"),
    )
    if finite(numbers, "market.capacity_register"):
        yield capacity_figure.figure(writer)
    if numbers.has("market.observed_share"):
        yield from _observed(writer)


def _observed(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    years = numbers.keys("market.observed_share", "year")[-SHARE_YEARS:]
    fields = numbers.keys("market.observed_share", "field")
    yield writer.say("capacity.observed")
    yield matrix(
        writer,
        "observed_share",
        [writer.words("head.field"), *years],
        [
            (
                writer.key("field", field),
                [numbers.at("market.observed_share", year, field) for year in years],
            )
            for field in fields
        ],
    )


def market(writer: Writer) -> Iterator[Block]:
    """Balance, regional shares, concentration and the merit-order price.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and tables.
    """
    numbers = writer.numbers
    years = numbers.keys("market.production", "year")
    columns = [
        (writer.words(f"head.{name}"), [found(writer, f"market.{name}", year) for year in years])
        for name in FLOWS
        if numbers.has(f"market.{name}")
    ]
    columns += [
        (
            writer.words("head.stock").format(coverage=writer.key("coverage", one)),
            [found(writer, "market.stock", year, one) for year in years],
        )
        for one in numbers.keys("market.stock", "coverage")
    ]
    full = [(head, cells) for head, cells in columns if any(map(has_value, cells))]
    empty = [head for head, cells in columns if not any(map(has_value, cells))]
    change = finite(numbers, "market.production_change")
    if change:
        made = numbers.at("market.production", change[-1].period)
        before = numbers.at("market.production", years[years.index(made.period) - 1])
        word = "grew" if change[-1].value > 0 else "fell"
        yield writer.say(f"market.{word}", made=made, change=change[-1], before=before)
    yield matrix(
        writer,
        "balance",
        [writer.words("head.year"), *(head for head, _ in full)],
        [(year, [cells[place] for _, cells in full]) for place, year in enumerate(years)],
        unit=writer.unit("market.production"),
        basis=writer.words("market.balance_basis"),
    )
    if empty:
        yield writer.say("market.empty", "note", names=writer.listed(empty))
    if numbers.has("market.region_share", "market.cr5", "market.hhi"):
        yield from _structure(writer)
    yield from _price(writer)


def _structure(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    regions = [
        region
        for region in numbers.keys("market.region_share", "region")
        if numbers.at("market.region_share", region, "high").value > 0
    ]
    yield writer.say(
        "market.bounds",
        low=numbers.at("market.cr5", "low"),
        high=numbers.at("market.cr5", "high"),
        hhi_low=numbers.at("market.hhi", "low"),
        hhi_high=numbers.at("market.hhi", "high"),
    )
    rows = [
        (
            writer.key("bound", bound),
            [numbers.at("market.region_share", one, bound) for one in regions],
        )
        for bound in ("low", "high")
    ]
    yield matrix(
        writer,
        "region_share",
        [writer.words("head.bound"), *(writer.key("region", one) for one in regions)],
        rows,
        basis=basis_of(writer, "market.region_share"),
    )


def _price(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    seen = observed_price(numbers)
    model = [
        one
        for one in (
            found(writer, "market.merit_order_price", case) for case in ("low", "central", "high")
        )
        if one is not None
    ]
    if (
        not numbers.has("market.price_gap")
        or seen is None
        or len(model) < 3
        or not all(math.isfinite(one.value) for one in model)
    ):
        return
    gap = numbers.at("market.price_gap")
    word = "above" if gap.value > 0 else "below"
    yield writer.say(
        f"market.price_{word}",
        low=model[0],
        high=model[2],
        model=model[1],
        seen=seen,
        basis=writer.basis(seen.basis) or writer.words("word.unstated"),
        gap=gap,
    )
    months = [found(writer, "market.observed_price", bound) for bound in ("low", "high")]
    if months[0] is not None and months[1] is not None:
        yield writer.say("market.months", least=months[0], most=months[1])
    missing = months_without(writer, seen)
    if missing:
        yield writer.say("market.missing", "note", months=writer.listed(missing))


def months_without(writer: Writer, price: Number) -> list[str]:
    """Months of the year of a mean price that have no quote behind it.

    Parameters
    ----------
    writer : Writer
        Knows language and rows.
    price : Number
        The mean price of a year.

    Returns
    -------
    list of str
        The months in words.
    """
    year = period(price.period).start.year
    seen = {row.period.start.month for row in behind(writer.numbers, price)}
    months = [f"{year}-{month:02d}" for month in range(1, 13) if month not in seen]
    return [period_words(month, writer.language) for month in months]


def prices(writer: Writer) -> Iterator[Block]:
    """Price history on stated bases.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        A sentence and a figure.
    """
    drawn = price_history.lines(writer)
    if drawn:
        top, last = price_history.ends(drawn)
        word = "fell" if last.value < top.value else "peak"
        grade = writer.name("grades", drawn[0][0].get("grade"))
        yield writer.say(f"prices.{word}", grade=grade, top=top, last=last)
        yield price_history.figure(writer)
    yield writer.say("prices.rule", "note")
