"""What the market model says of the price and the output of a project."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.chapters.tables import has_value
from polysight.report.feasibility.dossier import Dossier
from polysight.report.figures import market_fan
from polysight.report.period_words import period_words
from polysight.study.project_market import DISCOUNTS
from polysight.study.result import Number

#: Price of what the project itself makes, and that of rods for n-type wafers in the market.
OWN = "project.market_price"
PRICE, MONTHLY = "market.forecast.price", "market.forecast.monthly_price"
#: Grade whose price the market model knows.
SOLAR = "solar"
#: What is known of the market of the other grade.
ELECTRONIC, WORLD, MADE = "electronic", "WLD", "production"
#: How the first month of a year ends.
JANUARY = "-01"
#: Quantiles of the market that are told.
LOW, MEDIAN, HIGH = "p5", "p50", "p95"
CHINA, OUTSIDE = "CN", "XCN"
MARKET_ROWS = (
    (PRICE, (), LOW), (PRICE, (), MEDIAN),
    (PRICE, (), HIGH), ("market.forecast.demand", (), MEDIAN),
    ("market.forecast.output", (CHINA,), MEDIAN), ("market.forecast.capacity", (CHINA,), MEDIAN),
    ("market.forecast.utilisation", ("year-end",), MEDIAN),
)  # fmt: skip


def _place(told: Dossier) -> str:
    """Market in which the project sells."""
    home = told.study.resolved.file.project.region.startswith(CHINA)
    return CHINA if home else OUTSIDE


def unseen(told: Dossier) -> bool:
    """Whether the market model does not know the price of what the project sells.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    bool
        True for any grade but that of solar cells.
    """
    return told.study.resolved.file.project.product != SOLAR


def _last(told: Dossier, quantile: str) -> Number | None:
    """Price of the last year of the market model; None without a study or for another grade."""
    years = () if unseen(told) else told.writer.numbers.keys(PRICE, "year")
    return _priced(told, years[-1], quantile) if years else None


def _priced(told: Dossier, year: str, quantile: str) -> Number | None:
    """Price of a year for what the project makes where it sells, that of rods where none is."""
    own = told.number(OWN, year, quantile)
    return own or told.number(PRICE, _place(told), year, quantile)


def dear(told: Dossier) -> bool:
    """Whether the price as planned lies above what nearly all draws of the market reach.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    bool
        False too where no study was given, or the model does not know the price of the grade.
    """
    price, high = told.number("investment.price"), _last(told, HIGH)
    return price is not None and high is not None and price.value >= high.value


def market_told(told: Dossier) -> Runs:
    """The price as planned beside that of the market model; empty where no study was given.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Words or Cite
        The sentence.
    """
    if unseen(told):
        return told.runs("plan_unseen", price=told.number("investment.price"))
    price, median, high = (
        told.number("investment.price"), _last(told, MEDIAN), _last(told, HIGH),
    )  # fmt: skip
    if price is None or median is None:
        return ()
    if dear(told):
        return told.runs("plan_high", year=high, high=high)
    if price.value > median.value:
        return told.runs("plan_upper", year=median, median=median, high=high)
    return told.runs("plan_lower", year=median, median=median)


def market(told: Dossier) -> Iterator[Block]:
    """Whether the market has room for the project, from the study that stands behind it.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The finding, its evidence and its doubt; why not, where no study was given.
    """
    if unseen(told):
        yield from _other_grade(told)
        return
    numbers = told.writer.numbers
    years = numbers.keys(PRICE, "year")
    if not years:
        yield told.writer.say("dropped.market", "note")
        return
    last = years[-1]
    place = _place(told)
    home = place == CHINA
    least = told.number("investment.minimum_price")
    low, median, high = (_last(told, one) for one in (LOW, MEDIAN, HIGH))
    if median is not None and least is not None:
        if median.value >= least.value:
            yield from told.tell("market_above", least=least)
        elif high is not None and high.value < least.value:
            yield from told.tell("market_high", high=high, least=least)
        else:
            yield from told.tell("market_below", least=least)
    yield from told.tell("market_price", year=median, median=median, low=low, high=high)
    yield from told.tell(
        "market_need",
        demand=told.number("market.forecast.demand", last, MEDIAN),
        output=told.number("market.forecast.output", CHINA, last, MEDIAN),
        load=told.number("market.forecast.utilisation", "year-end", last, MEDIAN),
    )
    together = told.number("warning.early.odds_beside", "pooled", "glut", "12")
    yield from told.tell("market_glut", odds=together)
    shown = numbers.has(MONTHLY, "market.forecast.past_price")
    if home and shown:
        yield market_fan.figure(told.writer, "price")
    yield from _market_table(told, years)
    yield from _part_of_a_year(told)
    if told.study.resolved.file.project.route in DISCOUNTS:
        has_own = told.writer.numbers.has(OWN)
        yield from told.tell("market_route" if has_own else "market_rods", "note")
    if not home:
        yield from told.tell("market_abroad", "note")
    yield from told.tell("market_doubt", "note")


def _other_grade(told: Dossier) -> Iterator[Block]:
    """What is known of a grade that the market model does not have: what the world makes of it."""
    yield from told.tell("market_unseen", price=told.number("investment.price"))
    numbers = told.writer.numbers
    made = [
        row
        for row in numbers.evidence.observations
        if (row.quantity, row.grade, row.geography) == (MADE, ELECTRONIC, WORLD)
        and row.kind == "observed"
    ]
    if made:
        newest = max(made, key=lambda row: (row.period.end, row.first_known))
        yield from told.tell(
            "market_unseen_made",
            world=numbers.number(newest.id),
            output=told.number("project.output", told.year("normal-year")),
        )
    yield from told.tell("market_unseen_doubt", "note")


def _part_of_a_year(told: Dossier) -> Iterator[Block]:
    """That the first year of the market model has fewer months than the others."""
    numbers = told.writer.numbers
    first = numbers.keys(MONTHLY, "month")[0] if numbers.has(MONTHLY) else JANUARY
    if not first.endswith(JANUARY):
        month = period_words(first, told.writer.language)
        yield from told.tell("market_part", "note", month=month)


def _market_table(told: Dossier, years: tuple[str, ...]) -> Iterator[Grid]:
    """Medians by year, the price that of the market in which the project stands."""
    rows, ids = [], []
    for name, own, quantile in MARKET_ROWS:
        priced = name.endswith("price")
        numbers = [
            _priced(told, year, quantile) if priced else told.number(name, *own, year, quantile)
            for year in years
        ]
        if not any(has_value(one) for one in numbers):
            continue
        title = told.words(f"market_row.{name.rpartition('.')[2]}")
        if priced:
            title = f"{title}{told.words('word.comma')}{told.words(f'quantile_word.{quantile}')}"
        ids += numbers
        rows.append(((Words(title),), *(told.cell(one) for one in numbers)))
    yield from told.grid("market", (told.words("feas_head.line"), *years), rows, ids)
