"""Chapter about purity: impurities, grades, and the demand for n-type silicon."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.binding import Numbers
from polysight.report.blocks import Block
from polysight.report.chapters.finding import Finding, finite, key_at
from polysight.report.chapters.forecast_parts import TYPES, medians
from polysight.report.chapters.outlook_claims import MEDIAN, element, last_year, told
from polysight.report.chapters.tables import Row, found, has_value, matrix
from polysight.report.prose import Name, Writer

ATOMS, METALS = "plant.impurity_atoms", "plant.impurity_metals"
GRADES, VERDICTS = "plant.grade_output", "plant.grade_verdicts"
BALANCE, PREMIUM = "market.forecast.n_type", "costing.premium"
RODS, GRANULES = "siemens", "silane-fbr"
#: Between a standard and its grade.
GRADE = ":"


def purity(writer: Writer) -> Iterator[Block]:
    """Whether n-type silicon suffices and pays, what is in the product, and which grades it makes.

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
    for claim in (balance(numbers), premium(numbers), granules(numbers)):
        if claim is not None:
            yield writer.say(claim.key, "body", **dict(claim.values))
    grid = medians(writer, "purity_types", TYPES)
    if grid is not None:
        yield grid
        yield writer.say("purity.types_note", "note")
    yield from _premiums(writer)
    yield from _grades(writer)
    yield writer.say("purity.doubt", "note")


def balance(numbers: Numbers) -> Finding | None:
    """Whether n-type silicon made in China meets what its wafers want.

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
    made, wanted = (element(numbers, BALANCE, one, year, MEDIAN) for one in ("made", "wanted"))
    if made is None or wanted is None:
        return None
    key = "short" if made.value < wanted.value else "enough"
    return told(f"purity.{key}", True, year=year, made=made, wanted=wanted)


def premium(numbers: Numbers) -> Finding | None:
    """What the purer grade earned when both were last quoted.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    pairs = numbers.keys(PREMIUM, "grade_pair")
    held = [one for one in finite(numbers, PREMIUM) if key_at(one, 0) == pairs[0]]
    if not held:
        return None
    last = held[-1]
    ratio = element(numbers, "costing.premium_ratio", pairs[0], last.period)
    days = element(numbers, "costing.premium_days", pairs[0], last.period)
    key = "pays" if last.value > 0.0 else "does_not_pay"
    return told(f"purity.{key}", True, year=last.period, premium=last, ratio=ratio, days=days)


def granules(numbers: Numbers) -> Finding | None:
    """Whether granules are as pure as rods: dopants and metals against carbon.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    Finding or None
        The claim.
    """
    pairs = {}
    for name, array, which in (("metals", METALS, "bulk-metals"), ("carbon", ATOMS, "carbon")):
        granular, rods = (
            element(numbers, array, route, which, "central") for route in (GRANULES, RODS)
        )
        if granular is None or rods is None:
            return None
        pairs[name] = (granular, rods)
    cleaner = [granular.value <= rods.value for granular, rods in pairs.values()]
    key = {(True, True): "cleaner", (False, False): "dirtier", (True, False): "carbon"}
    return told(
        f"purity.granules_{key.get((cleaner[0], cleaner[1]), 'metals')}", True,
        metals=pairs["metals"][0], rod_metals=pairs["metals"][1],
        carbon=pairs["carbon"][0], rod_carbon=pairs["carbon"][1],
    )  # fmt: skip


def _premiums(writer: Writer) -> Iterator[Block]:
    numbers = writer.numbers
    years = numbers.keys(PREMIUM, "year")
    rows: list[Row] = []
    for pair in numbers.keys(PREMIUM, "grade_pair"):
        names = (writer.name("grades", one) for one in pair.split("/"))
        title = writer.words("line.over").format(grade=next(names), other=next(names))
        for name in ("premium", "premium_ratio", "premium_days"):
            array = f"costing.{name}"
            cells = [found(writer, array, pair, year) for year in years]
            if any(map(has_value, cells)):
                part = writer.words(f"premium_row.{name}")
                told_of = writer.words("line.subtitle").format(title=title, part=part)
                rows.append((told_of, cells))
    if rows:
        yield matrix(writer, "premiums", [writer.words("head.item"), *years], rows)


def _grades(writer: Writer) -> Iterator[Block]:
    """Verdicts by route, and the share of output that would keep each grade."""
    numbers = writer.numbers
    routes = numbers.keys(VERDICTS, "route")
    verdicts = numbers.keys(VERDICTS, "grade_verdict")
    # The table of routes tells what was stretched for them.
    told_of = [one.id for name in (ATOMS, METALS) for one in numbers.array(name)]
    if finite(numbers, VERDICTS):
        judged = [element(numbers, VERDICTS, RODS, one) for one in ("cannot-judge", "pass")]
        if judged[0] is not None and judged[1] is not None:
            key = "some" if judged[1].value > 0 else "none"
            yield writer.say(f"purity.judged_{key}", unseen=judged[0], kept=judged[1])
        yield matrix(
            writer, "grade_verdicts",
            [writer.words("head.route"), *(writer.key("grade_verdict", one) for one in verdicts)],
            [
                (
                    writer.key("route", route),
                    [found(writer, VERDICTS, route, one) for one in verdicts],
                )
                for route in routes
            ],
            told=told_of,
        )  # fmt: skip
    if not finite(numbers, GRADES):
        return
    held = [
        route for route in routes
        if any(key_at(one, 0) == route for one in finite(numbers, GRADES))
    ]  # fmt: skip
    rows: list[Row] = []
    for name in numbers.keys(GRADES, "product_grade"):
        standard, _, grade = name.partition(GRADE)
        part = writer.words(f"product_grade.{grade}", grade)
        title = writer.words("line.subtitle").format(title=standard, part=part)
        rows.append((title, [found(writer, GRADES, route, name) for route in held]))
    yield matrix(
        writer, "grade_output",
        [writer.words("head.grade"), *(writer.key("route", one) for one in held)], rows,
        told=told_of,
    )  # fmt: skip
    best = _strictest(numbers)
    if best is not None:
        yield writer.say("purity.strictest", "body", **dict(best.values))


def _strictest(numbers: Numbers) -> Finding | None:
    """Grade that the least output of rods keeps."""
    held = [one for one in finite(numbers, GRADES) if key_at(one, 0) == RODS]
    if not held:
        return None
    least = min(held, key=lambda one: one.value)
    standard, _, grade = key_at(least, 1).partition(GRADE)
    return told(
        "purity.strictest", True, standard=standard, grade=Name("product_grade", grade), share=least
    )
