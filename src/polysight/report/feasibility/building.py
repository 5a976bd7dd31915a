"""Chapters on the site, on how the project is built and on how it is run."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block, Runs, Words
from polysight.report.chapters.finding import finite, key_at
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.law import law_rules, training
from polysight.report.feasibility.opening import named
from polysight.study.result import Number

#: Arrays of amounts and prices, one a unit.
LETTERS = "abcdefgh"


def siting(told: Dossier) -> Iterator[Block]:
    """Where it stands and what the place costs.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and doubt.
    """
    region, share = named(told)["region"], told.number("project.place_share")
    if share is None:
        yield from told.tell("siting_plain", region=region)
    else:
        yield from told.tell("siting", region=region, share=share)
    yield from told.tell("siting_doubt", "note")


def factors(told: Dossier) -> Iterator[Block]:
    """What a normal year takes of power, energy and water.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and doubt.
    """
    power, energy, water = (
        told.number(f"project.yearly_{one}") for one in ("electricity", "coal_equivalent", "water")
    )
    if energy is not None and water is not None:
        yield from told.tell("factors", power=power, energy=energy, water=water)
    elif power is not None:
        yield from told.tell("factors_power", power=power)
    else:
        yield told.writer.say("dropped.needs", "note")
    yield from told.tell("factors_doubt", "note")


def technology(told: Dossier) -> Iterator[Block]:
    """What a kilogram takes.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding, table and doubt.
    """
    route = named(told)["route"]
    power, deposition = (
        told.number(f"project.plant_{one}") for one in ("electricity", "deposition_electricity")
    )
    if power is not None and deposition is not None:
        yield from told.tell("technology", route=route, power=power, deposition=deposition)
    else:
        yield from told.tell("technology_plain", route=route)
    yield from inputs(told)
    yield from told.tell("technology_doubt", "note")


def inputs(told: Dossier) -> Iterator[Block]:
    """Amount, price and cost of each input.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The table.
    """
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for one in told.study.resolved.case.inputs:
        numbers = [
            next(
                (
                    each
                    for letter in LETTERS
                    if (each := told.number(f"project.{name}_{letter}", one.key))
                ),
                None,
            )
            for name in ("amount", "input_price")
        ]
        numbers.append(told.number("investment.unit_cost", one.key))
        ids += numbers
        rows.append(((Words(told.item(one.key)),), *(told.cell(each) for each in numbers)))
    head = told.heads("input", "amount", "price", "unit_cost")
    yield from told.grid("inputs", head, rows, ids)


def equipment(told: Dossier) -> Iterator[Block]:
    """The part of equipment in the investment.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The finding.
    """
    yield from told.tell("equipment", share=told.number("project.equipment_share"))


def land(told: Dossier) -> Iterator[Block]:
    """Cost of land, where the project has one.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The finding, or why there is none.
    """
    for one in told.study.lines:
        if one.table == "construction_investment" and one.item == "land":
            yield from told.tell("land", amount=told.number(one.array, one.number, "net"))
            return
    yield told.writer.say("dropped.land", "note")


def management(told: Dossier) -> Iterator[Block]:
    """Calendar of building and its interest.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and doubt.
    """
    yield from told.tell("management", interest=told.number("project.money", "interest"))
    yield from told.tell("management_doubt", "note")


def production(told: Dossier) -> Iterator[Block]:
    """Cost of a kilogram in a normal year, and staff.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings and a table.
    """
    part = {
        one: told.number("project.cost_part", one)
        for one in ("all", "materials", "fuel-power", "depreciation")
    }
    yield from told.tell(
        "production",
        cost=part["all"],
        materials=part["materials"],
        power=part["fuel-power"],
        depreciation=part["depreciation"],
    )
    yield from told.tell(
        "production_people",
        people=told.number("project.people_total"),
        wages=told.number("project.normal_year", "wages"),
    )
    numbers = finite(told.writer.numbers, "project.cost_part")
    rows: list[tuple[Runs, ...]] = [
        ((Words(told.words(f"part_word.{key_at(one, 0)}")),), told.cell(one)) for one in numbers
    ]
    yield from told.grid("cost", told.heads("part", "unit_cost"), rows, list(numbers))


def safety(told: Dossier) -> Iterator[Block]:
    """What of safety the report can check.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        What is not written, and the rules.
    """
    chosen = training(told)
    yield told.writer.say("dropped.safety" if chosen else "dropped.safety_plain", "note")
    if chosen:
        yield from law_rules(told, chosen, "law_training")
