"""Charges of carbon at a terminal: allowances, the shadow at the border, modules."""

from __future__ import annotations

from collections.abc import Iterator

import click
import numpy as np

from polysight.answers.plant_words import number
from polysight.carbon.emissions_trading import Status
from polysight.cli.terminal import table
from polysight.messages import Language, text
from polysight.study.footprint_allowances import Allowances, Settlement
from polysight.study.footprint_border import Border
from polysight.study.footprint_charges import Charges

PERCENT = 100.0
#: Mark of a year whose cross-sectoral factor is not stated.
ASSUMED = "*"


def write(made: Charges, language: Language) -> None:
    """Print charges.

    Parameters
    ----------
    made : Charges
        What carbon costs.
    language : {"en", "zh"}
        Language of words.
    """
    _trading(made, language)
    click.echo()
    _border(made.border, language)
    click.echo()
    _modules(made, language)


def _header(key: str, language: Language) -> list[str]:
    return text(f"footprint_page.charges_{key}_header", language).split("|")


def _say(key: str, language: Language, **values: object) -> str:
    return text(f"footprint_page.charges_{key}", language, **values)


def _trading(made: Charges, language: Language) -> None:
    owed = made.trading
    if owed is None or owed.status is Status.SECTOR_NOT_COVERED:
        key = "ets_none" if owed is None else "ets_before"
        click.echo(_say("ets", language, day=made.day, told=_say(key, language)))
        return
    click.echo(_say("ets", language, day=made.day, told=_say("ets_unit", language)))
    rows = [cells for one in owed.settlements for cells in _settled(one, language)]
    table("", _header("ets", language), rows)
    for note in _notes(owed, language):
        click.echo(note)


def _settled(one: Settlement, language: Language) -> Iterator[list[str]]:
    head = [
        _say(f"at_{one.level.value.replace('-', '_')}", language),
        number(one.output_t_per_year), number(one.emitted.central),
    ]  # fmt: skip
    for each in one.allocations:
        allowed = each.benchmark
        yield [
            *head, allowed.id, number(allowed.allowed_tco2e_per_mwh),
            _say(allowed.counted.value.replace("-", "_"), language), number(each.free.central),
            *(number(end) for end in (each.net.central, each.net.low, each.net.high)),
            "–" if each.cost is None else number(each.cost.central),
        ]  # fmt: skip
    if not one.allocations:
        yield [*head, *("–" for _ in _header("ets", language)[len(head) :])]


def _notes(owed: Allowances, language: Language) -> Iterator[str]:
    if any(one.status is Status.BELOW_THRESHOLD for one in owed.settlements):
        yield _say("ets_below", language)
    several = [one for one in owed.settlements if one.allocations]
    if not several and owed.status is Status.COVERED:
        yield _say("ets_no_benchmark", language, year=owed.day.year, last=owed.last_known)
    if any(len(one.allocations) > 1 for one in several):
        rows = ", ".join(one.benchmark.id for one in several[0].allocations)
        yield _say("ets_conflict", language, rows=rows)
    if owed.price is None:
        yield _say("ets_no_price", language, day=owed.day)
    else:
        price = {"price": number(owed.price.middle), "row": owed.price.id}
        yield _say("ets_price", language, period=owed.price.period.text, **price)
    yield _say("ets_counted", language, row=owed.own_use)


def _border(made: Border, language: Language) -> None:
    counted = made.embedded.counted()
    direct, full, life_cycle = (number(float(one)) for one in counted)
    said = {
        "price": number(made.certificate.middle), "row": made.certificate.id,
        "rate": number(made.rate.middle), "rate_row": made.rate.id,
    }  # fmt: skip
    click.echo(_say("border", language, **said))
    click.echo(
        _say(
            "border_counted", language, direct=direct, full=full, life_cycle=life_cycle,
            factor=number(float(made.grid.kgco2e_per_kwh[0])), grid=made.grid.row,
        )
    )  # fmt: skip
    rows = [
        [
            f"{one.charge.year}{'' if one.correction_stated else ASSUMED}",
            number(PERCENT * one.charge.free_share_kept),
            *(
                number(float(cell))
                for cell in np.ravel(one.charge.cost_cny_per_kg(made.rate.middle))
            ),
        ]
        for one in made.years
    ]
    table("", _header("border", language), rows)
    click.echo(
        _say(
            "border_correction", language, mark=ASSUMED, value=number(made.correction),
            row=made.correction_row, last=made.correction_until,
        )
    )  # fmt: skip


def _modules(made: Charges, language: Language) -> None:
    said = {"value": number(made.module.central), "grams": number(made.grams_per_watt)}
    click.echo(_say("modules", language, row=made.grams_row, **said))
    rows = [
        [
            one.limit.id, one.limit.name, number(one.limit.limit_kgco2e_per_kw),
            number(PERCENT * float(one.used[0])), number(float(one.left_kgco2e_per_kw[0])),
            _say(one.outcome.value.replace("-", "_"), language),
            text(f"footprint_page.{'yes' if one.same_method else 'no'}", language),
        ]
        for one in made.limits
    ]  # fmt: skip
    table("", _header("modules", language), rows)
