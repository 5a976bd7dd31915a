"""Parts of the chapter on cost: where electricity goes, and how well reported quarters are told."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block
from polysight.report.chapters.tables import basis_of, found, has_value, matrix
from polysight.report.prose import Writer
from polysight.study.result import Number

#: What a row of the table of quarters tells of each route.
MEASURES = ("reported", "predicted", "low", "high")


def sections(writer: Writer) -> Iterator[Block]:
    """Electricity by section of the plant, and what of it is calibrated.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and a table; nothing where the study has no plant model.
    """
    numbers, name = writer.numbers, "plant.section_electricity"
    if not numbers.has(name, "plant.electricity", "plant.electricity_part"):
        return
    routes = numbers.keys(name, "route")
    told = [(route, found(writer, "plant.electricity", route, "central")) for route in routes]
    for route, whole in told:
        parts = [
            found(writer, "plant.electricity_part", route, part)
            for part in ("explained", "calibrated", "learnt")
        ]
        ends = [found(writer, "plant.electricity", route, case) for case in ("low", "high")]
        if any(not has_value(one) for one in (whole, *parts, *ends)):
            continue
        yield writer.say(
            "consumption.electricity", route=writer.key("route", route), whole=_of(whole),
            low=_of(ends[0]), high=_of(ends[1]), explained=_of(parts[0]), rest=_of(parts[1]),
            learnt=_of(parts[2]),
        )  # fmt: skip
        radiated = found(writer, "plant.radiation", route)
        if has_value(radiated):
            yield writer.say("consumption.radiation", radiated=_of(radiated))
    yield matrix(
        writer,
        "sections",
        [writer.words("head.section"), *(writer.key("route", route) for route in routes)],
        [
            (
                writer.key("section", section),
                [found(writer, name, route, section) for route in routes],
            )
            for section in numbers.keys(name, "section")
        ],
        unit=writer.unit(name),
    )  # fmt: skip


def _of(number: Number | None) -> Number:
    """A number that was found."""
    if number is None:
        raise KeyError("number")
    return number


def check(writer: Writer) -> Iterator[Block]:
    """Reported quarters, each told with a remainder from the others.

    Parameters
    ----------
    writer : Writer
        Writes the language.

    Yields
    ------
    Block
        Sentences and a table; nothing where the study has no such check.
    """
    numbers, name = writer.numbers, "costing.check"
    if not numbers.has(name, f"{name}_error", f"{name}_coverage"):
        return
    routes = numbers.keys(name, "route")
    for route in routes:
        error, held = (found(writer, f"{name}_{one}", route) for one in ("error", "coverage"))
        if has_value(error) and has_value(held):
            yield writer.say(
                "consumption.check", route=writer.key("route", route), error=_of(error),
                held=_of(held),
            )  # fmt: skip
    heads = [
        f"{writer.key('route', route)}{writer.words('word.gap')}{writer.key('measure', measure)}"
        for route in routes
        for measure in MEASURES
    ]
    yield matrix(
        writer,
        "check",
        [writer.words("head.quarter"), *heads],
        [
            (
                quarter,
                [found(writer, name, route, quarter, m) for route in routes for m in MEASURES],
            )
            for quarter in numbers.keys(name, "quarter")
        ],
        unit=writer.unit(name),
        basis=basis_of(writer, name),
    )
